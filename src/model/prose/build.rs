//! Tokens made into a prose: owned events with places, and the outline over them.

use crate::base::mapping::Mapping;
use crate::base::span::{Span, Spanned};
use crate::model::link::SourceRef;
use crate::model::prose::event::{Cite, ClaimRef, End, Event, Html, Link, LinkKind, Tag, ValueRef};
use crate::model::prose::outline::Outline;
use crate::model::prose::tag;
use crate::model::prose::{Allow, Cell, FaultKind, Mode, Prose, ProseFault};
use crate::source::inline::{CiteItem, ClaimItem, Reference, ValueItem};
use crate::source::markdown::{AllowItem, Document, Found, Token};
use pulldown_cmark::{CowStr, LinkType, Tag as Element, TagEnd};

/// Builds a prose from the tokens of `text`, whose first `guard` bytes are not in the file.
pub(in crate::model::prose) fn build(
    document: Document<'_>,
    text: &str,
    guard: usize,
    mapping: &Mapping,
    mode: Mode,
) -> Prose {
    let Document { tokens, faults } = document;
    let mut builder = Builder {
        text,
        mapping,
        guard: guard as u32,
        mode,
        events: Vec::with_capacity(tokens.len()),
        places: Vec::with_capacity(tokens.len()),
        outline: Outline::default(),
        faults: Vec::with_capacity(faults.len()),
    };
    for (kind, span) in faults {
        builder.fault(kind, span);
    }
    for (token, span) in tokens {
        builder.token(token, span);
    }
    builder.finish()
}

struct Builder<'t> {
    text: &'t str,
    mapping: &'t Mapping,
    guard: u32,
    mode: Mode,
    events: Vec<Event>,
    places: Vec<Span>,
    outline: Outline,
    faults: Vec<ProseFault>,
}

impl Builder<'_> {
    fn token(&mut self, token: Token<'_>, span: Span) {
        match token {
            Token::Start(element) => self.start(element, span),
            Token::End(end) => self.end(end, span),
            Token::Text(text) => self.inline(Event::Text(boxed(text)), span),
            Token::Code(code) => self.inline(Event::Code(boxed(code)), span),
            Token::Sub(text) => self.inline(Event::Sub(text.into()), span),
            Token::Sup(text) => self.inline(Event::Sup(text.into()), span),
            Token::StrikeStart => self.inline(Event::Start(Tag::Strike), span),
            Token::StrikeEnd => self.inline(Event::End(End::Strike), span),
            Token::Reference(found) => {
                let event = self.reference(&found, span);
                self.inline(event, span);
            }
            Token::FootnoteRef(label) => self.inline(Event::FootnoteRef(boxed(label)), span),
            Token::SoftBreak => self.inline(Event::SoftBreak, span),
            Token::HardBreak => self.inline(Event::HardBreak, span),
            Token::Rule => self.push(Event::Rule, span),
            Token::InlineHtml(raw) => self.inline(Event::Html(Html { raw: boxed(raw), block: false }), span),
            Token::HtmlBlock(raw) => {
                self.outline.end_implied(self.next());
                self.push(Event::Html(Html { raw: raw.into(), block: true }), span);
            }
            Token::Allow(item) => self.allow(*item, span),
        }
    }

    /// The index of the next event.
    fn next(&self) -> u32 {
        self.events.len() as u32
    }

    fn push(&mut self, event: Event, span: Span) {
        self.events.push(event);
        self.places.push(self.place(span));
    }

    /// Pushes what is part of a text.
    fn inline(&mut self, event: Event, span: Span) {
        if self.outline.wants_inline() {
            self.outline.inline(self.next(), self.file(span));
        }
        self.push(event, span);
    }

    /// The place in the text without its guard.
    fn place(&self, span: Span) -> Span {
        Span { start: span.start.saturating_sub(self.guard), end: span.end.saturating_sub(self.guard) }
    }

    /// The place in the file.
    fn file(&self, span: Span) -> Span {
        self.mapping.map(self.place(span))
    }

    fn fault(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(ProseFault { kind, span: self.file(span) });
    }

    fn start(&mut self, element: Element<'_>, span: Span) {
        let kind = match (&element, self.mode) {
            (Element::Paragraph, Mode::Inline) => return,
            (Element::Heading { .. }, _) => return self.heading(element, span),
            (Element::Link { link_type, .. } | Element::Image { link_type, .. }, _) => {
                let link_type = *link_type;
                return self.link(element, link_type, span);
            }
            (Element::TableCell, _) => {
                self.push(Event::Start(Tag::TableCell), span);
                let words = self.trimmed(span);
                let blank = words.text(self.text).len() - words.text(self.text).trim_start().len();
                let span = self.file(Span { start: words.start + blank as u32, end: words.end });
                return self.outline.cell(Cell { span, events: self.next()..self.next() });
            }
            (other, _) => tag::block(other),
        };
        let Some(tag) = tag::tag(element) else { return };
        match kind {
            Some(kind) => {
                self.outline.start(kind, self.next(), self.file(self.trimmed(span)));
                self.push(Event::Start(tag), span);
            }
            None if tag == Tag::Emphasis || tag == Tag::Strong => self.inline(Event::Start(tag), span),
            None => {
                self.outline.end_implied(self.next());
                self.push(Event::Start(tag), span);
            }
        }
    }

    /// The span without white space at its end, which pulldown counts to paragraphs and items.
    fn trimmed(&self, span: Span) -> Span {
        let len = span.text(self.text).trim_end().len();
        Span { start: span.start, end: span.start + len as u32 }
    }

    fn heading(&mut self, element: Element<'_>, span: Span) {
        let Element::Heading { level, id, classes, attrs } = element else { return };
        let level = level as u8;
        let spanned = |words: &CowStr<'_>, whole: Span| {
            let span = self.words(words).unwrap_or(whole);
            Spanned::new(Box::from(&**words), self.file(span))
        };
        let given = id.map(|id| spanned(&id, span));
        let classes: Box<[_]> = classes.iter().map(|class| spanned(class, span)).collect();
        let heading = self.trimmed(span);
        for (name, value) in &attrs {
            let end = value.as_ref().unwrap_or(name);
            let place = self.words(name).zip(self.words(end)).map_or(heading, |(name, end)| name.join(end));
            self.fault(FaultKind::HeadingAttribute, place);
        }
        let (next, place) = (self.next(), self.file(heading));
        let section = self.outline.heading(level, next, place, classes, given);
        self.push(Event::Start(Tag::Heading { level, section }), span);
    }

    /// The place of words that were borrowed from the text.
    fn words(&self, words: &str) -> Option<Span> {
        let start = (words.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (self.text.get(start..start + words.len())? == words).then(|| Span::new(start, start + words.len()))
    }

    fn link(&mut self, element: Element<'_>, link_type: LinkType, span: Span) {
        let is_image = matches!(element, Element::Image { .. });
        let (Element::Link { dest_url, title, .. } | Element::Image { dest_url, title, .. }) = element else { return };
        let kind = match link_type {
            LinkType::Email => LinkKind::Email,
            LinkType::Autolink => LinkKind::Address,
            LinkType::Inline
            | LinkType::Reference
            | LinkType::ReferenceUnknown
            | LinkType::Collapsed
            | LinkType::CollapsedUnknown
            | LinkType::Shortcut
            | LinkType::ShortcutUnknown
            | LinkType::WikiLink { .. } => LinkKind::Words,
        };
        let url_span = self.file(self.words(&dest_url).filter(|url| !url.is_empty()).unwrap_or(span));
        let link = Box::new(Link { url: boxed(dest_url), url_span, title: boxed(title), kind });
        self.inline(Event::Start(if is_image { Tag::Image(link) } else { Tag::Link(link) }), span);
    }

    fn end(&mut self, end: TagEnd, span: Span) {
        let Some(ended) = tag::end(end).filter(|_| self.mode == Mode::Page || end != TagEnd::Paragraph) else {
            return;
        };
        match end {
            TagEnd::TableCell => self.outline.end_cell(self.next()),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {}
            _ => self.outline.end_implied(self.next()),
        }
        self.push(Event::End(ended), span);
        if tag::is_block_end(end) {
            self.outline.end(self.next());
        }
    }

    fn allow(&mut self, item: AllowItem, span: Span) {
        let spanned = |words: Spanned<Box<str>>| Spanned::new(words.value, self.file(words.span));
        let (code, because) = (spanned(item.code), item.because.map(spanned));
        self.outline.allow(Allow { code, because, span: self.file(span), block: None });
    }

    fn reference(&self, found: &Found<'_>, span: Span) -> Event {
        let words = |part: Span| Spanned::new(Box::from(part.text(&found.words)), self.file(found.at.map(part)));
        let span = self.file(span);
        match &found.reference {
            Reference::Cites(items) => {
                let cite = |item: &CiteItem| {
                    let key = words(item.key);
                    let source = SourceRef::new(key.value, key.span);
                    Cite { source, locator: item.locator.map(words), narrative: found.narrative }
                };
                Event::Cite(items.iter().map(cite).collect())
            }
            &Reference::Value(ValueItem { page, record, derived }) => {
                let derived = derived.map(|(figure, part)| Spanned::new(figure, words(part).span));
                let (page, record) = (page.map(words), words(record));
                Event::Value(Box::new(ValueRef { page, record, derived, span, target: None }))
            }
            &Reference::Claim(ClaimItem { page, id }) => {
                Event::Claim(Box::new(ClaimRef { page: page.map(words), id: words(id), span, target: None }))
            }
        }
    }

    fn finish(mut self) -> Prose {
        let parts = self.outline.finish(&self.events);
        let doubled = parts.doubled.into_iter().map(|span| ProseFault { kind: FaultKind::DuplicateAnchor, span });
        self.faults.extend(doubled);
        self.faults.sort_by_key(|fault| (fault.span, fault.kind));
        Prose {
            events: self.events.into(),
            places: self.places.into(),
            sections: parts.sections.into(),
            blocks: parts.blocks.into(),
            allows: parts.allows.into(),
            faults: self.faults.into(),
            mapping: self.mapping.clone(),
        }
    }
}

fn boxed(text: CowStr<'_>) -> Box<str> {
    text.into_string().into_boxed_str()
}
