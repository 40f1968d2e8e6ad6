//! References as RIS, for EndNote, Zotero, Mendeley and others: one tag a line, text without markup.

use std::io::{self, Write};

use crate::emit::export::person::Person;
use crate::emit::export::standing;
use crate::model::reference::{CslDate, Name, Reference};
use crate::model::scalar::Text;
use crate::model::vocab::CslType;
use crate::model::work::Work;
use crate::render::name::plain_title;

/// Writes a record for each, in the order given.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<'r>(references: impl Iterator<Item = &'r Reference>, out: &mut dyn Write) -> io::Result<()> {
    for reference in references {
        for (tag, value) in lines(reference) {
            write!(out, "{tag}  - {value}\r\n")?;
        }
        write!(out, "ER  - \r\n\r\n")?;
    }
    Ok(())
}

fn record_type(work: Work) -> &'static str {
    match work {
        Work::JournalArticle => "JOUR",
        Work::MagazineArticle => "MGZN",
        Work::NewspaperArticle => "NEWS",
        Work::Preprint => "UNPB",
        Work::Book => "BOOK",
        Work::Chapter => "CHAP",
        Work::ConferencePaper => "CPAPER",
        Work::Thesis => "THES",
        Work::Report => "RPRT",
        Work::Dataset => "DATA",
        Work::WebPage => "ELEC",
        Work::Law => "LEGAL",
        Work::Other => "GEN",
    }
}

fn lines(reference: &Reference) -> Vec<(&'static str, String)> {
    let csl = &reference.record.csl;
    let work = Work::of(csl.kind.as_ref().map_or(CslType::Document, |kind| kind.value));
    let mut all = vec![("TY", record_type(work).to_owned())];
    let mut add = |tag: &'static str, value: Option<String>| {
        all.extend(value.map(|value| (tag, one_line(&value))).filter(|(_, value)| !value.is_empty()));
    };
    let plain = |text: &Option<Text>| text.as_ref().map(|text| plain_title(&text.value));
    csl.author.iter().for_each(|author| add("AU", name(author)));
    csl.editor.iter().for_each(|editor| add("ED", name(editor)));
    add("TI", Some(plain_title(&reference.title())));
    add("T2", plain(&csl.container_title));
    add("J2", plain(&csl.container_title_short));
    add("T3", plain(&csl.collection_title));
    let date = csl.issued.as_ref().or(csl.available_date.as_ref());
    add("PY", date.and_then(CslDate::year).map(|year| format!("{year:04}")));
    add("DA", date.and_then(self::date));
    add("VL", plain(&csl.volume));
    add("IS", plain(&csl.issue).or_else(|| plain(&csl.number)));
    if let Some(page) = &csl.page {
        let (start, end) = pages(&page.value);
        add("SP", Some(start));
        add("EP", end);
    }
    add("ET", plain(&csl.edition));
    add("PB", plain(&csl.publisher));
    add("CY", plain(&csl.publisher_place));
    add(
        "SN",
        csl.issn.as_ref().map(|id| id.value.to_string()).or_else(|| csl.isbn.as_ref().map(|id| id.value.to_string())),
    );
    add("DO", csl.doi.as_ref().map(|id| id.value.to_string()));
    if let Some(pmid) = &csl.pmid {
        add("AN", Some(pmid.value.to_string()));
        add("DB", Some("PubMed".to_owned()));
    }
    add("C2", csl.pmcid.as_ref().map(|id| id.value.to_string()));
    add("LA", plain(&csl.language));
    add("UR", csl.url.as_ref().map(|url| url.value.to_string()).or_else(|| reference.id.link()));
    add("Y2", csl.accessed.as_ref().and_then(self::date));
    add("N1", standing::note(reference));
    add("ID", Some(reference.id.file_stem()));
    all
}

/// `Family, Given, Suffix`, particles before the family name; a group's name as it is.
fn name(name: &Name) -> Option<String> {
    Some(match Person::of(name)? {
        Person::Whole(name) => name,
        Person::Individual { family, given, suffix } => {
            [Some(family), given, suffix].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
    })
}

/// `YYYY/MM/DD`, with slashes that stay where a part is not known.
fn date(date: &CslDate) -> Option<String> {
    let date = date.date()?;
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    Some(format!("{:04}/{}/{}", date.year, part(date.month), part(date.day)))
}

/// First and last page; an article number is a first page alone.
fn pages(text: &str) -> (String, Option<String>) {
    match text.split_once(['-', '–']) {
        Some((start, end)) if !start.trim().is_empty() && !end.trim().is_empty() => {
            (start.trim().to_owned(), Some(end.trim().to_owned()))
        }
        Some(_) | None => (text.to_owned(), None),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_first_and_last_where_there_are_two() {
        for (given, start, end) in
            [("257-265", "257", Some("265")), ("S12–S19", "S12", Some("S19")), ("e123", "e123", None), ("-", "-", None)]
        {
            assert_eq!(pages(given), (start.to_owned(), end.map(str::to_owned)), "{given}");
        }
    }
}
