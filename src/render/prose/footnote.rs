//! Footnotes: called by label where they stand, written at the end of the page in the order of their calls.

use std::ops::Range;

use crate::model::prose::{End, Event, Prose, Tag};
use crate::render::pen::Pen;
use crate::render::view::{Html, escape};

/// The footnotes of a page: their labels in the order in which they are called.
#[derive(Clone, Debug, Default)]
pub struct Footnotes {
    /// A label, and how often it was called.
    called: Vec<(Box<str>, u32)>,
}

impl Footnotes {
    /// The number of a label, and the how manieth call of it this is.
    pub(in crate::render::prose) fn call(&mut self, label: &str) -> (usize, u32) {
        let at = self.called.iter().position(|(known, _)| **known == *label).unwrap_or_else(|| {
            self.called.push((label.into(), 0));
            self.called.len() - 1
        });
        let times = self.called.get_mut(at).map_or(1, |(_, times)| {
            *times += 1;
            *times
        });
        (at + 1, times)
    }
}

/// The footnotes of a text that were called, in the order of their calls; those called within them come after.
pub fn footnotes(pen: &mut Pen<'_>, prose: &Prose) -> Html {
    let mut out = String::new();
    let mut at = 0;
    while let Some((label, _)) = pen.footnotes.called.get(at).cloned() {
        let number = at + 1;
        let text = footnote(prose, &label).map(|range| pen.events(prose, range, 1)).unwrap_or_default();
        let times = pen.footnotes.called.get(at).map_or(1, |(_, times)| *times);
        out.push_str(&format!("<li id=\"fn-{number}\">{text}<p class=\"backlinks\">"));
        for time in 1..=times {
            let again = if time > 1 { format!("-{time}") } else { String::new() };
            out.push_str(&format!("<a href=\"#fnref-{number}{again}\" role=\"doc-backlink\" aria-label=\""));
            escape(pen.strings().get("back_to_text"), &mut out);
            out.push_str("\">↩</a> ");
        }
        out.push_str("</p></li>\n");
        at += 1;
    }
    if out.is_empty() { Html::default() } else { Html::trusted(format!("<ol>\n{out}</ol>")) }
}

/// The events within a footnote.
fn footnote(prose: &Prose, label: &str) -> Option<Range<u32>> {
    let events = prose.events();
    let start =
        events.iter().position(|event| matches!(event, Event::Start(Tag::Footnote(known)) if **known == *label))?;
    let length = events.iter().skip(start).position(|event| *event == Event::End(End::Footnote))?;
    Some(u32::try_from(start + 1).ok()?..u32::try_from(start + length).ok()?)
}
