//! The files of data: of one page, which stand beside it, and of all pages together.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use crate::derive::grade::Grades;
use crate::emit::export::{bibtex, csl_json, csv, page_json, ris};
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::vocab::DataFile;
use crate::render::strings::Strings;

/// Writes a file of the compound's page with that index. `cited` are its sources in the order of its references, which
/// only files that hold references need.
///
/// # Errors
/// Where `out` cannot be written.
pub fn of_page(
    grades: &Grades<'_>,
    strings: &Strings,
    page: u32,
    cited: &[RefIx],
    file: DataFile,
    out: &mut dyn Write,
) -> io::Result<()> {
    let kb = grades.basis.kb;
    if file.holds_references() {
        return references(file, cited.iter().map(|source| kb.library.get(*source)), out);
    }
    let Some(data) = data(grades, strings, page) else { return Ok(()) };
    tables(file, &data, std::iter::once(&data), out)
}

/// Writes a file of the whole knowledge base: pages by slug, references by id.
///
/// # Errors
/// Where `out` cannot be written.
pub fn of_all(grades: &Grades<'_>, strings: &Strings, file: DataFile, out: &mut dyn Write) -> io::Result<()> {
    let kb = grades.basis.kb;
    if file.holds_references() {
        return references(file, kb.library.references.iter(), out);
    }
    let pages: Vec<Json> = (0..kb.compounds.len() as u32).filter_map(|page| data(grades, strings, page)).collect();
    match file {
        DataFile::Data => {
            let sources: Vec<Json> = kb.library.references.iter().map(csl_json::item).collect();
            let all = json!({ "title": kb.settings.title, "pages": pages, "sources": sources });
            tables(file, &all, std::iter::empty(), out)
        }
        DataFile::Records | DataFile::Claims | DataFile::Bibtex | DataFile::Ris | DataFile::CslJson => {
            tables(file, &Json::Null, pages.iter(), out)
        }
    }
}

fn data(grades: &Grades<'_>, strings: &Strings, page: u32) -> Option<Json> {
    let kb = grades.basis.kb;
    let (model, grade) = kb.compounds.get(page as usize).zip(grades.page(page))?;
    Some(page_json::page(kb, strings, model, grade))
}

fn tables<'p>(
    file: DataFile,
    whole: &Json,
    pages: impl Iterator<Item = &'p Json>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match file {
        DataFile::Data => {
            serde_json::to_writer_pretty(&mut *out, whole)?;
            writeln!(out)
        }
        DataFile::Records => csv::records(pages, out),
        DataFile::Claims => csv::claims(pages, out),
        DataFile::Bibtex | DataFile::Ris | DataFile::CslJson => Ok(()),
    }
}

fn references<'r>(file: DataFile, list: impl Iterator<Item = &'r Reference>, out: &mut dyn Write) -> io::Result<()> {
    match file {
        DataFile::Bibtex => bibtex::write(list, out),
        DataFile::Ris => ris::write(list, out),
        DataFile::CslJson => csl_json::write(list, out),
        DataFile::Data | DataFile::Records | DataFile::Claims => Ok(()),
    }
}
