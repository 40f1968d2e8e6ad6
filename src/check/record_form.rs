//! What an editor types of a source by hand: the least record that a page can cite, and where to compare one.

use crate::base::date::Date;
use crate::model::ident::RefId;
use crate::model::reference::Reference;
use crate::model::vocab::{Against, Word};

/// The file of a source that the library lacks and its least content, `…` and `YEAR` to be filled in.
pub fn record_form(id: &RefId, today: Date) -> String {
    let from = id.link().map_or_else(String::new, |link| format!(", from {link},"));
    let (kind, by, of, against) = match id {
        RefId::Pmid(_) => ("article-journal", AUTHOR, JOURNAL, Against::Pubmed),
        RefId::Doi(_) | RefId::Pmcid(_) => ("article-journal", AUTHOR, JOURNAL, Against::PublisherPage),
        RefId::Url(_) => ("webpage", "publisher: \"…\"", "URL: https://…", Against::PublisherPage),
    };
    format!(
        "write its record{from} as `{}`:\ncsl:\n  id: {id}\n  type: {kind}\n  title: \"…\"\n  {by}\n  {of}\n  \
         issued: {{date-parts: [[YEAR]]}}\nintegrity: {{status: current, checked: {today}, against: {}}}",
        path(id),
        against.word(),
    )
}

const AUTHOR: &str = "author: [{family: …, given: …}]";
const JOURNAL: &str = "container-title: \"…\"";

/// The file that holds a source's record.
pub fn path(id: &RefId) -> String {
    format!("references/{}.yaml", id.file_stem())
}

/// The page that a record is compared with, and the word for it: PubMed's, else the publisher's.
pub fn compared_with(reference: &Reference) -> (String, Against) {
    let others = reference.other_ids();
    let ids = || std::iter::once(&reference.id).chain(&others);
    let pubmed = ids().find(|id| matches!(id, RefId::Pmid(_))).and_then(RefId::link);
    match (pubmed, ids().find_map(RefId::link)) {
        (Some(link), _) => (link, Against::Pubmed),
        (None, Some(link)) => (link, Against::PublisherPage),
        (None, None) => ("the page at its `URL`".to_owned(), Against::PublisherPage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Severity;
    use crate::check::example;
    use crate::check::rule::Example;
    use crate::check::rules;
    use crate::check::run::{Choice, run};
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    #[test]
    fn a_record_filled_in_by_the_form_checks_clean() {
        let today = Date::parse("2026-11-21").expect("a date");
        for text in ["pmid:12345678", "doi:10.1002/(sici)61:3<216::aid>3.0.co;2-u", "pmcid:PMC5476803", "url:a-page"] {
            let id = RefId::parse(text).expect("an id");
            let form = record_form(&id, today);
            let (head, record) = form.split_once('\n').expect("a sentence and a record");
            assert!(head.ends_with(&format!("as `{}`:", path(&id))), "{head}");
            let filled =
                record.replace("https://…", "https://example.org").replace('…', "Words").replace("YEAR", "2020");
            let mut world = MemoryWorld::new(today);
            let page = format!("safety:\n  - {{effect: nausea, source: '{text}'}}\n");
            let page: &'static str = Box::leak(page.into_boxed_str());
            for (path, text) in example::files(Example::FrontMatter(page)) {
                world.set(path, text.into_bytes());
            }
            world.set(path(&id), filled.into_bytes());
            let kb = load(&world).expect("memory can be listed");
            let found = run(&kb, today, &rules::all(), &Choice::default()).findings;
            let faults = found.iter().filter(|finding| finding.severity != Severity::Info).map(|finding| {
                let file = kb.file(finding.file);
                format!("{}: {} {}", file.path, finding.code, finding.message)
            });
            assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new(), "{text}");
        }
    }
}
