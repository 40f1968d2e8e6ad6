//! References for BibTeX and biblatex: UTF-8, with what TeX would read as commands written out.
//!
//! Titles stand in two pairs of braces, so that no style changes their capitals. Keys are the stems of the sources'
//! files, which do not change. Identifiers and addresses are verbatim, as biblatex reads them.

use std::io::{self, Write};

use crate::emit::export::person::Person;
use crate::emit::export::standing;
use crate::model::reference::{Csl, Name, Reference};
use crate::model::scalar::Text;
use crate::model::vocab::CslType;
use crate::model::work::Work;
use crate::render::name::{Piece, pieces};

/// Writes an entry for each, in the order given.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<'r>(references: impl Iterator<Item = &'r Reference>, out: &mut dyn Write) -> io::Result<()> {
    for (reference, at) in references.zip(0..) {
        if at > 0 {
            writeln!(out)?;
        }
        entry(reference, out)?;
    }
    Ok(())
}

fn entry(reference: &Reference, out: &mut dyn Write) -> io::Result<()> {
    let csl = &reference.record.csl;
    let work = Work::of(csl.kind.as_ref().map_or(CslType::Document, |kind| kind.value));
    writeln!(out, "@{}{{{},", entry_type(work), reference.id.file_stem())?;
    for (name, value) in fields(reference, work) {
        writeln!(out, "  {name} = {value},")?;
    }
    writeln!(out, "}}")
}

/// The types of BibTeX's own styles.
fn entry_type(work: Work) -> &'static str {
    match work {
        Work::JournalArticle | Work::MagazineArticle | Work::NewspaperArticle => "article",
        Work::Book => "book",
        Work::Chapter => "incollection",
        Work::ConferencePaper => "inproceedings",
        Work::Thesis => "phdthesis",
        Work::Report => "techreport",
        Work::Preprint | Work::Dataset | Work::WebPage | Work::Law | Work::Other => "misc",
    }
}

/// What holds the work, under the name that its type has for it.
fn container(work: Work) -> &'static str {
    match work {
        Work::JournalArticle | Work::MagazineArticle | Work::NewspaperArticle => "journal",
        Work::Chapter | Work::ConferencePaper => "booktitle",
        Work::Book => "series",
        Work::Thesis | Work::Report | Work::Preprint | Work::Dataset | Work::WebPage | Work::Law | Work::Other => {
            "howpublished"
        }
    }
}

/// Who made it public, under the name that its type has for it.
fn publisher(work: Work) -> &'static str {
    match work {
        Work::Thesis => "school",
        Work::Report => "institution",
        Work::JournalArticle
        | Work::MagazineArticle
        | Work::NewspaperArticle
        | Work::Book
        | Work::Chapter
        | Work::ConferencePaper
        | Work::Preprint
        | Work::Dataset
        | Work::WebPage
        | Work::Law
        | Work::Other => "publisher",
    }
}

fn fields(reference: &Reference, work: Work) -> Vec<(&'static str, String)> {
    let csl = &reference.record.csl;
    let mut all: Vec<(&'static str, String)> = Vec::new();
    let mut add = |name: &'static str, value: Option<String>| all.extend(value.map(|value| (name, value)));
    let plain = |text: &Option<Text>| text.as_ref().map(|text| braced(&tex(&text.value)));
    add("author", names(&csl.author));
    add("editor", names(&csl.editor));
    add("title", Some(format!("{{{{{}}}}}", title(&reference.title()))));
    let held_in = csl.container_title.as_ref().or(csl.collection_title.as_ref().filter(|_| work == Work::Book));
    add(container(work), held_in.map(|text| braced(&title(&text.value))));
    let date = csl.issued.as_ref().or(csl.available_date.as_ref());
    add("year", date.and_then(|date| date.year()).map(|year| braced(&format!("{year:04}"))));
    add("month", month(csl).map(str::to_owned));
    add("volume", plain(&csl.volume));
    add("number", plain(&csl.issue).or_else(|| plain(&csl.number)));
    add("pages", csl.page.as_ref().map(|page| braced(&tex(&page.value).replace('–', "-").replace('-', "--"))));
    add("edition", plain(&csl.edition));
    add(publisher(work), plain(&csl.publisher));
    add("address", plain(&csl.publisher_place));
    add("type", plain(&csl.genre).filter(|_| matches!(work, Work::Report | Work::Thesis)));
    add("language", plain(&csl.language));
    add("isbn", csl.isbn.as_ref().map(|id| braced(&id.value.to_string())));
    add("issn", csl.issn.as_ref().map(|id| braced(&id.value.to_string())));
    add("doi", csl.doi.as_ref().map(|id| verbatim(&id.value.to_string())));
    add("pmid", csl.pmid.as_ref().map(|id| braced(&id.value.to_string())));
    add("pmcid", csl.pmcid.as_ref().map(|id| braced(&id.value.to_string())));
    add("url", csl.url.as_ref().map(|url| verbatim(&url.value)));
    add("note", standing::note(reference).map(|note| braced(&tex(&note))));
    all
}

fn month(csl: &Csl) -> Option<&'static str> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = csl.issued.as_ref()?.date_parts.first()?.get(1)?.value;
    MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?).copied()
}

fn names(all: &[Name]) -> Option<String> {
    let names: Vec<String> = all.iter().filter_map(name).collect();
    if names.is_empty() { None } else { Some(braced(&names.join(" and "))) }
}

/// `von Family, Suffix, Given`; a group stands in braces of its own, so that it is not taken apart.
fn name(name: &Name) -> Option<String> {
    match Person::of(name)? {
        Person::Whole(name) => Some(braced(&tex(&name))),
        // A single name would be cut at its spaces, and `others` stands for "et al.".
        Person::Individual { family, given: None, suffix: None } => Some(braced(&tex(&family))),
        Person::Individual { family, given, suffix } => {
            let parts = [Some(family), suffix, given].into_iter().flatten().map(|part| whole(&part));
            Some(parts.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A part of a name, in braces where it holds what separates names.
fn whole(part: &str) -> String {
    let separates = part.contains(',') || part.to_lowercase().split_whitespace().any(|word| word == "and");
    if separates { braced(&tex(part)) } else { tex(part) }
}

fn braced(text: &str) -> String {
    format!("{{{text}}}")
}

/// An address or identifier: as it is, but for what would end the field.
fn verbatim(text: &str) -> String {
    braced(&text.trim().replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"))
}

/// A title with its markup as commands. What is left open ends with the title.
fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(words) => out.push_str(&tex(words)),
            Piece::Open(tag) => {
                open.push(tag);
                out.push_str(command(tag));
            }
            Piece::Close(tag) if open.last() == Some(&tag) => {
                open.pop();
                out.push('}');
            }
            Piece::Close(_) => {}
        }
    }
    out.extend(open.iter().map(|_| '}'));
    out
}

fn command(tag: &str) -> &'static str {
    match tag {
        "i" => "\\textit{",
        "b" => "\\textbf{",
        "sup" => "\\textsuperscript{",
        "sub" => "\\textsubscript{",
        _ => "{",
    }
}

/// Text in one line, with TeX's own characters written out. BibTeX counts even an escaped brace, so braces are named.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    // The pieces of a title keep the spaces at their ends.
    let start = if text.starts_with(char::is_whitespace) && !out.is_empty() { " " } else { "" };
    let end = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{start}{out}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_reads_as_commands_is_written_out() {
        for (given, expected) in [
            ("50 % of A&B_c #1 $5", "50 \\% of A\\&B\\_c \\#1 \\$5"),
            (
                "a\\b {c} ~d^e",
                "a\\textbackslash{}b \\textbraceleft{}c\\textbraceright{} \\textasciitilde{}d\\textasciicircum{}e",
            ),
            ("NAD<sup>+</sup> in <i>E. coli</i> cells", "NAD\\textsuperscript{+} in \\textit{E. coli} cells"),
            ("<i>left open", "\\textit{left open}"),
            ("two\n  lines µ – é", "two lines µ – é"),
        ] {
            assert_eq!(title(given), expected);
        }
    }

    #[test]
    fn braces_balance_whatever_a_title_holds() {
        for given in ["}{", "{{{", "\\{", "<sup>}</sup>", "a</i>b<b>"] {
            let tex = title(given);
            let mut depth = 0;
            for c in tex.chars() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                assert!(depth >= 0, "{tex}");
            }
            assert_eq!(depth, 0, "{tex}");
        }
    }
}
