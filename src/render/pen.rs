//! Writes the texts of one page: what it cites is numbered in the order in which it is written.

use crate::model::kb::Kb;
use crate::model::link::SourceRef;
use crate::model::prose::Prose;
use crate::model::scalar::{Rich, Text};
use crate::render::mark::Marks;
use crate::render::prose::{Footnotes, Writer};
use crate::render::site::Site;
use crate::render::strings::Strings;
use crate::render::unparted::unparted;
use crate::render::view::{Html, Reference};

/// The pen for one page. Views are filled from the top of the page to its end, so that citations count up.
pub struct Pen<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The compound's page that is written; `None` for any other.
    pub own: Option<u32>,
    /// The citations so far.
    pub marks: Marks<'a>,
    /// The footnotes so far.
    pub footnotes: Footnotes,
}

impl<'a> Pen<'a> {
    /// A pen for a compound's page, or for another where `own` is `None`.
    pub fn new(site: &'a Site<'a>, own: Option<u32>) -> Pen<'a> {
        Pen { site, own, marks: Marks::new(site.shelf), footnotes: Footnotes::default() }
    }

    /// The knowledge base.
    pub fn kb(&self) -> &'a Kb {
        self.site.kb
    }

    /// The words of the site's language.
    pub fn strings(&self) -> &'a Strings {
        &self.site.press.strings
    }

    /// The path that stands before the site's own addresses.
    pub fn root(&self) -> &'a str {
        &self.site.press.site.root
    }

    /// Markdown of the front matter.
    pub fn rich(&mut self, rich: &Rich) -> Html {
        self.events(&rich.prose, 0..u32::MAX, 0)
    }

    /// The same where it may be missing.
    pub fn maybe(&mut self, rich: Option<&Rich>) -> Option<Html> {
        rich.map(|rich| self.rich(rich))
    }

    /// A range of a text's events; headings are put `deeper` levels down.
    pub fn events(&mut self, prose: &Prose, range: std::ops::Range<u32>, deeper: u8) -> Html {
        let end = u32::try_from(prose.events().len()).unwrap_or(u32::MAX);
        let range = range.start.min(end)..range.end.min(end);
        let mut writer = Writer::new(self, prose, deeper);
        writer.write(range);
        writer.finish()
    }

    /// A citation mark of a source named in a field; its words where the library does not hold it.
    pub fn cite(&mut self, source: Option<&SourceRef>) -> Option<Html> {
        let source = source?;
        Some(match source.target {
            Some(target) => self.marks.cite(&[(target, None)]),
            None => Html::text(&source.raw),
        })
    }

    /// The reference list, and what [`crate::render::mark::settle`] needs.
    pub fn finish(self) -> (Vec<Reference>, Vec<String>) {
        self.marks.finish()
    }
}

/// A text field as a string, numbers unparted from their units.
pub fn string(text: Option<&Text>) -> Option<String> {
    text.map(|text| unparted(&text.value).into_owned())
}
