//! Events of one text, written as HTML in order; every foreign word escaped.

use std::ops::Range;

use crate::model::prose::{Alert, Align, End, Event, Link, LinkKind, ListKind, Prose, Tag};
use crate::render::pen::Pen;
use crate::render::prose::safe_address;
use crate::render::sanitise::{self, Inline};
use crate::render::unparted::unparted;
use crate::render::view::{Html, escape};

/// Writes events of one text.
pub struct Writer<'p, 'a, 't> {
    pub(in crate::render::prose) pen: &'p mut Pen<'a>,
    prose: &'t Prose,
    /// How many levels headings are put down.
    deeper: u8,
    pub(in crate::render::prose) out: String,
    /// What of the text stands in no output: an image's words, a footnote that has its own place.
    silent: u32,
    /// Whether the rows being written are a table's head.
    in_head: bool,
    /// The alignments of the table being written, and the column.
    columns: (Vec<Align>, usize),
    /// The ends of quotations, alerts and links that are open.
    ends: Vec<&'static str>,
    /// The ids of headings that are open.
    anchors: Vec<String>,
    /// Raw elements that are open in this block.
    raw: Vec<&'static str>,
}

impl<'p, 'a, 't> Writer<'p, 'a, 't> {
    /// A writer whose headings stand `deeper` levels down.
    pub fn new(pen: &'p mut Pen<'a>, prose: &'t Prose, deeper: u8) -> Writer<'p, 'a, 't> {
        Writer {
            pen,
            prose,
            deeper,
            out: String::new(),
            silent: 0,
            in_head: false,
            columns: (Vec::new(), 0),
            ends: Vec::new(),
            anchors: Vec::new(),
            raw: Vec::new(),
        }
    }

    /// Writes the events of a range.
    pub fn write(&mut self, range: Range<u32>) {
        let events = self.prose.events_in(range);
        for (at, event) in events.iter().enumerate() {
            match event {
                Event::Start(tag @ (Tag::Image(_) | Tag::Footnote(_))) => self.start_silent(tag),
                Event::End(End::Image | End::Footnote) => self.silent = self.silent.saturating_sub(1),
                _ if self.silent > 0 => {}
                _ => self.event(event, events.get(at + 1..).unwrap_or(&[])),
            }
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Html {
        self.close_raw();
        Html::trusted(self.out)
    }

    fn event(&mut self, event: &Event, after: &[Event]) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(*end),
            Event::Text(text) => escape(&unparted(text), &mut self.out),
            Event::Code(text) => self.plain("code", text),
            Event::Sub(text) => self.plain("sub", text),
            Event::Sup(text) => self.plain("sup", text),
            Event::Cite(group) => self.cite(group),
            Event::Value(reference) => self.value(reference, after),
            Event::Claim(reference) => self.claim(reference),
            Event::FootnoteRef(label) => self.call(label),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::Html(html) => self.raw(&html.raw, html.block),
        }
    }

    fn plain(&mut self, element: &str, text: &str) {
        self.out.extend(["<", element, ">"]);
        escape(text, &mut self.out);
        self.out.extend(["</", element, ">"]);
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, section } => self.heading(*level, *section),
            Tag::Quote(None) => self.open("<blockquote>", "</blockquote>\n"),
            Tag::Quote(Some(kind)) => self.alert(*kind),
            Tag::CodeBlock(_) => self.out.push_str("<pre tabindex=\"0\"><code>"),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(columns) => self.table(columns),
            Tag::TableHead => {
                (self.in_head, self.columns.1) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.columns.1 = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strike => self.out.push_str("<s>"),
            Tag::Link(link) => self.link(link),
            Tag::Image(_) | Tag::Footnote(_) => {}
        }
    }

    fn end(&mut self, end: End) {
        match end {
            End::Paragraph => self.close("</p>\n"),
            End::Heading(level) => {
                self.close_raw();
                let anchor = self.anchors.pop().unwrap_or_default();
                let level = heading_level(level, self.deeper);
                self.out.push_str(&format!("{anchor}</h{level}>\n"));
            }
            End::Quote | End::Link => {
                self.close_raw();
                self.out.push_str(self.ends.pop().unwrap_or_default());
            }
            End::CodeBlock => self.out.push_str("</code></pre>\n"),
            End::List(ListKind::Bulleted) => self.out.push_str("</ul>\n"),
            End::List(ListKind::Numbered) => self.out.push_str("</ol>\n"),
            End::Item => self.close("</li>\n"),
            End::Table => self.out.push_str("</tbody></table></div>\n"),
            End::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            End::TableRow => self.out.push_str("</tr>\n"),
            End::TableCell => {
                self.close(if self.in_head { "</th>" } else { "</td>" });
                self.columns.1 += 1;
            }
            End::Emphasis => self.close("</em>"),
            End::Strong => self.close("</strong>"),
            End::Strike => self.close("</s>"),
            End::Image | End::Footnote => {}
        }
    }

    fn open(&mut self, start: &str, end: &'static str) {
        self.out.push_str(start);
        self.ends.push(end);
    }

    fn close(&mut self, end: &str) {
        self.close_raw();
        self.out.push_str(end);
    }

    fn heading(&mut self, level: u8, section: Option<u32>) {
        let level = heading_level(level, self.deeper);
        let found = section.and_then(|section| self.prose.section(section));
        let (mut id, mut anchor) = (String::new(), String::new());
        if let Some(section) = found {
            escape(&section.id, &mut id);
            anchor = format!("<a class=\"anchor\" href=\"#{id}\" aria-label=\"");
            escape(self.pen.strings().get("link_to_section"), &mut anchor);
            anchor.push_str("\">#</a>");
            id = format!(" id=\"{id}\"");
        }
        self.anchors.push(anchor);
        self.out.push_str(&format!("<h{level}{id}>"));
    }

    fn alert(&mut self, kind: Alert) {
        let word = match kind {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        };
        self.open(
            &format!("<div class=\"alert\" data-alert=\"{word}\" role=\"note\"><p class=\"alert-title\">"),
            "</div>\n",
        );
        escape(self.pen.strings().label("alert", word), &mut self.out);
        self.out.push_str("</p>\n");
    }

    fn table(&mut self, columns: &[Align]) {
        self.columns = (columns.to_vec(), 0);
        self.out.push_str("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
        escape(self.pen.strings().get("table_region"), &mut self.out);
        self.out.push_str("\"><table>");
    }

    fn cell(&mut self) {
        let class = match self.columns.0.get(self.columns.1) {
            Some(Align::Right) => " class=\"to-end\"",
            Some(Align::Centre) => " class=\"to-centre\"",
            Some(Align::Left | Align::None) | None => "",
        };
        let start = if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") };
        self.out.push_str(&start);
    }

    fn link(&mut self, link: &Link) {
        let scheme = if link.kind == LinkKind::Email { "mailto:" } else { "" };
        let Some(address) = safe_address(&format!("{scheme}{}", link.url), self.pen.root()) else {
            return self.open("", "");
        };
        let mut start = String::from("<a href=\"");
        escape(&address, &mut start);
        start.push('"');
        title(&link.title, &mut start);
        start.push('>');
        self.open(&start, "</a>");
    }

    /// An image's words are its alternative text; a footnote is written at the end of the page.
    fn start_silent(&mut self, tag: &Tag) {
        self.silent += 1;
        let Tag::Image(link) = tag else { return };
        if self.silent > 1 {
            return;
        }
        let Some(address) = safe_address(&link.url, self.pen.root()) else { return };
        self.out.push_str("<img src=\"");
        escape(&address, &mut self.out);
        self.out.push_str("\" alt=\"");
        escape(&self.alternative(link), &mut self.out);
        self.out.push_str("\" loading=\"lazy\"");
        title(&link.title, &mut self.out);
        self.out.push('>');
    }

    fn alternative(&self, image: &Link) -> String {
        let is_start = |event: &Event| matches!(event, Event::Start(Tag::Image(link)) if std::ptr::eq(&**link, image));
        let inner = self.prose.events().iter().skip_while(|event| !is_start(event)).skip(1);
        let words = inner.take_while(|event| !matches!(event, Event::End(End::Image))).map(|event| match event {
            Event::Text(text) | Event::Code(text) | Event::Sub(text) | Event::Sup(text) => text,
            Event::SoftBreak | Event::HardBreak => " ",
            Event::Start(_)
            | Event::End(_)
            | Event::Cite(_)
            | Event::Value(_)
            | Event::Claim(_)
            | Event::FootnoteRef(_)
            | Event::Rule
            | Event::Html(_) => "",
        });
        words.collect()
    }

    fn call(&mut self, label: &str) {
        let (number, time) = self.pen.footnotes.call(label);
        let again = if time > 1 { format!("-{time}") } else { String::new() };
        self.out.push_str(&format!(
            "<sup class=\"note-ref\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    fn raw(&mut self, raw: &str, is_block: bool) {
        if !self.pen.kb().settings.sanitise {
            // A finding elsewhere (SYN020); a preview shows it as text.
            return self.plain("code", raw);
        }
        if is_block {
            let clean = sanitise::block(raw, self.pen.root());
            return self.out.push_str(&clean);
        }
        match sanitise::inline(raw) {
            Inline::Open(name) => {
                self.raw.push(name);
                self.out.extend(["<", name, ">"]);
            }
            Inline::Close(name) if self.raw.last() == Some(&name) => {
                self.raw.pop();
                self.out.extend(["</", name, ">"]);
            }
            Inline::Break => self.out.push_str("<br>"),
            Inline::Close(_) | Inline::Dropped => {}
        }
    }

    fn close_raw(&mut self) {
        while let Some(name) = self.raw.pop() {
            self.out.extend(["</", name, ">"]);
        }
    }
}

fn heading_level(level: u8, deeper: u8) -> u8 {
    level.max(2).saturating_add(deeper).min(6)
}

fn title(title: &str, out: &mut String) {
    if !title.is_empty() {
        out.push_str(" title=\"");
        escape(title, out);
        out.push('"');
    }
}
