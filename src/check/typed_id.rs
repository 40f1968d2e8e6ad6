//! The id that was meant where another spelling of it was typed: a label, an address, the name of the record's file.

use crate::check::attribution::{has_person, is_first_author, is_of_year};
use crate::check::short_key::short_key;
use crate::model::ident::RefId;
use crate::model::kb::Kb;
use crate::model::reference::Reference;

/// The id behind `typed`, where that is certain enough to offer.
pub fn meant_id(kb: &Kb, typed: &str) -> Option<RefId> {
    let read = |text: &str| match RefId::parse(text) {
        Ok(id) => Some(id),
        Err(fault) => fault.suggestion().and_then(|suggestion| RefId::parse(suggestion).ok()),
    };
    by_file(kb, typed).or_else(|| read(typed)).or_else(|| read(stem(typed)))
}

/// The id of the text that begins with a label or an address and was cut by the rules for keys: `@PMID 26008214`,
/// `@https://doi.org/10.1007/s00228-015-1873-4`. `rest` is what follows `typed`.
pub fn cut_id(kb: &Kb, typed: &str, rest: &str) -> Option<RefId> {
    const BEGINNINGS: [&str; 7] = ["pmid", "pubmed", "pmcid", "pmc", "doi", "http", "https"];
    if !BEGINNINGS.iter().any(|word| typed.eq_ignore_ascii_case(word)) {
        return None;
    }
    let end = rest.find([']', ';', ',', '\n']).unwrap_or(rest.len());
    meant_id(kb, &format!("{typed}{}", rest.get(..end)?))
}

/// The id of the one record in the library whose first author and year a short key names.
pub fn named_id<'k>(kb: &'k Kb, key: &str) -> Option<&'k RefId> {
    let read = short_key(key)?;
    let fits = |reference: &&Reference| {
        has_person(reference) && is_first_author(reference, &read.candidates) && is_of_year(reference, read.year)
    };
    let mut fitting = kb.library.references.iter().filter(fits);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(&first.id)
}

/// The known id whose record has a file of that name.
fn by_file(kb: &Kb, typed: &str) -> Option<RefId> {
    let folded = |text: &str| text.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "_");
    let typed = folded(stem(typed));
    kb.library.known_ids().find(|id| folded(&id.file_stem()) == typed).cloned()
}

/// A path's last part, without its ending.
fn stem(path: &str) -> &str {
    let name = path.strip_prefix("references/").unwrap_or(path);
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::check::example;
    use crate::check::rule::Example;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    fn kb() -> Kb {
        let mut world = MemoryWorld::new(Date::parse("2026-11-21").expect("a date"));
        for (path, text) in example::files(Example::Files(&[])) {
            world.set(path, text.into_bytes());
        }
        world.set(
            "references/doi-10.1007_s00228_015_1873_4.yaml",
            b"csl: {id: 'doi:10.1007/s00228-015-1873-4', type: article-journal, title: A title}\n".to_vec(),
        );
        load(&world).expect("memory can be listed")
    }

    #[test]
    fn what_was_typed_leads_to_the_id() {
        let kb = kb();
        for (typed, id) in [
            ("pmid-26008214", Some("pmid:26008214")),
            ("PMID 26008214", Some("pmid:26008214")),
            ("PMID: 26008214", Some("pmid:26008214")),
            ("https://pubmed.ncbi.nlm.nih.gov/26008214/", Some("pmid:26008214")),
            ("https://doi.org/10.1007/s00228-015-1873-4", Some("doi:10.1007/s00228-015-1873-4")),
            ("https://pmc.ncbi.nlm.nih.gov/articles/PMC5476803/", Some("pmcid:PMC5476803")),
            ("references/pmid-26008214.yaml", Some("pmid:26008214")),
            // The name of a file does not tell where a DOI's slash was; the library does.
            ("doi-10.1007_s00228_015_1873_4", Some("doi:10.1007/s00228-015-1873-4")),
            ("doi-10.1007_s00228-015-1873-4.yaml", Some("doi:10.1007/s00228-015-1873-4")),
            ("doi-10.1007_s00228-015-1873-5", None),
            ("url-example_label", Some("url:example-label")),
            ("grant2019", None),
        ] {
            assert_eq!(meant_id(&kb, typed).map(|id| id.to_string()).as_deref(), id, "{typed}");
        }
    }

    #[test]
    fn a_short_key_names_a_record_of_the_library() {
        let kb = kb();
        let named = |key| named_id(&kb, key).map(ToString::to_string);
        assert_eq!(named("grant2019").as_deref(), Some("pmid:31572171"));
        assert_eq!(named("Trammell_2016").as_deref(), Some("pmid:27721479"));
        assert_eq!(named("grant2018"), None);
        assert_eq!(named("label"), None);
    }

    #[test]
    fn what_was_cut_is_read_to_its_end() {
        let kb = kb();
        let cut = |typed, rest| cut_id(&kb, typed, rest).map(|id| id.to_string());
        assert_eq!(cut("PMID", " 26008214]. And so on").as_deref(), Some("pmid:26008214"));
        assert_eq!(cut("PMID", ": 26008214, Table 2; @x]").as_deref(), Some("pmid:26008214"));
        assert_eq!(
            cut("https", "://doi.org/10.1007/s00228-015-1873-4]").as_deref(),
            Some("doi:10.1007/s00228-015-1873-4")
        );
        assert_eq!(cut("grant2019", " 26008214]"), None);
        assert_eq!(cut("PMID", "]"), None);
    }
}
