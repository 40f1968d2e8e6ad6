//! What prose refers to: sources, figures of records, claims.

use crate::model::link::RefIx;
use crate::model::prose::{Cite, ClaimRef, End, Event, ValueRef};
use crate::model::vocab::Word;
use crate::render::prose::Writer;
use crate::render::value;
use crate::render::view::escape;

impl Writer<'_, '_, '_> {
    pub(in crate::render::prose) fn cite(&mut self, group: &[Cite]) {
        let sources: Vec<(RefIx, Option<&str>)> = group
            .iter()
            .filter_map(|cite| Some((cite.source.target?, cite.locator.as_ref().map(|l| &*l.value))))
            .collect();
        for cite in group {
            match cite.source.target {
                Some(target) if cite.narrative => {
                    escape(&self.pen.site.shelf.get(target).authors, &mut self.out);
                    self.out.push('\u{a0}');
                }
                Some(_) => {}
                // A finding elsewhere (CIT002); readers of a preview see what is missing.
                None => {
                    self.out.push_str("<span class=\"lost\">[@");
                    escape(&cite.source.raw, &mut self.out);
                    self.out.push_str("]</span>");
                }
            }
        }
        if !sources.is_empty() {
            let mark = self.pen.marks.cite(&sources);
            self.out.push_str(mark.as_str());
        }
    }

    /// A figure links to its row, says when it is calculated, and carries its source, unless that is cited further on
    /// in the same block.
    pub(in crate::render::prose) fn value(&mut self, reference: &ValueRef, after: &[Event]) {
        let (kb, strings) = (self.pen.kb(), self.pen.strings());
        let text = value::text(kb, strings, reference);
        let Some(target) = reference.target else { return self.lost(&text) };
        let address = self.on_page(target.page, "value", &reference.record.value);
        self.out.push_str(&format!("<a class=\"value-ref\" href=\"{address}\">"));
        escape(&text, &mut self.out);
        self.out.push_str("</a>");
        if reference.derived.is_some() {
            self.out.push_str(" <span class=\"mark\">");
            escape(strings.get("calculated"), &mut self.out);
            self.out.push_str("</span>");
        }
        let source = kb.measure(target).and_then(|measure| measure.source()?.target);
        let is_cited = |source: RefIx| cites_in_block(after).any(|cite| cite.source.target == Some(source));
        if let Some(source) = source.filter(|source| !is_cited(*source)) {
            let mark = self.pen.marks.cite(&[(source, None)]);
            self.out.push('\u{a0}');
            self.out.push_str(mark.as_str());
        }
    }

    pub(in crate::render::prose) fn claim(&mut self, reference: &ClaimRef) {
        let Some(target) = reference.target else { return self.lost(&reference.id.value) };
        let tier = self.pen.site.grades.stated(target.page, target.claim).word();
        let address = self.on_page(target.page, "claim", &reference.id.value);
        self.out.push_str(&format!(
            "<a class=\"claim-ref\" href=\"{address}\"><span class=\"tier\" data-tier=\"{tier}\"><svg class=\"shape\" width=\"12\" \
             height=\"12\" aria-hidden=\"true\"><use href=\"#shape-{tier}\"/></svg>"
        ));
        escape(self.pen.strings().label("tier", tier), &mut self.out);
        self.out.push_str("</span></a>");
    }

    /// A reference to nothing, which is a finding elsewhere.
    pub(in crate::render::prose) fn lost(&mut self, text: &str) {
        self.out.push_str("<span class=\"lost\">");
        escape(text, &mut self.out);
        self.out.push_str("</span>");
    }

    /// The address of a record or claim: within the page, or on another.
    fn on_page(&self, page: u32, kind: &str, id: &str) -> String {
        let slug = self.pen.kb().compounds.get(page as usize).map_or("", |page| &*page.slug);
        let mut address = String::new();
        if self.pen.own != Some(page) {
            escape(&format!("{}/compounds/{slug}/", self.pen.root()), &mut address);
        }
        address.push_str(&format!("#{kind}-"));
        escape(id, &mut address);
        address
    }
}

/// The citations up to the end of the block.
fn cites_in_block(after: &[Event]) -> impl Iterator<Item = &Cite> {
    let ends = |end: &End| matches!(end, End::Paragraph | End::Item | End::TableCell | End::Heading(_));
    let block = after.iter().take_while(move |event| !matches!(event, Event::End(end) if ends(end)));
    block.filter_map(|event| if let Event::Cite(group) = event { Some(group) } else { None }).flatten()
}
