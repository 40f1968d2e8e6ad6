//! pulldown's events made into tokens.
//!
//! Invariants: text that runs on in the source becomes one token, however pulldown splits it; `pending` is that
//! text, not yet looked through for marks; everything else flushes it first.

use crate::base::span::Span;
use crate::source::inline;
use crate::source::markdown::bracket::{Brackets, brackets};
use crate::source::markdown::definition;
use crate::source::markdown::html::Html;
use crate::source::markdown::marks::OpenBracket;
use crate::source::markdown::strike;
use crate::source::markdown::{Document, FaultKind, Token};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What pulldown is asked for.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Reads `text`, whose first `guard` bytes are no part of it.
pub(in crate::source::markdown) fn read(text: &str, guard: usize) -> Document<'_> {
    let is_ours = |link: BrokenLink<'_>| {
        let ours = Brackets::is_ours(text.get(link.span).unwrap_or(""), &link.reference);
        ours.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(is_ours));
    let stolen = definition::stolen(&parser);
    let mut reader = Reader::new(text, guard);
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
    let mut document = reader.document;
    if !stolen.is_empty() {
        definition::report(text, &stolen, &mut document);
    }
    if reader.struck {
        strike::pair(text, &mut document);
    }
    document
}

/// A link or an image that is open.
enum OpenLink {
    /// A real one.
    Link,
    /// `<https://…>`, `<me@example.org>`.
    Address,
    /// `[words][@key]`, which is no link: the place of the second brackets.
    Beside(Range<usize>),
    /// Brackets that were read as a reference: their content is passed over.
    Read,
}

/// The state of reading one text.
pub(in crate::source::markdown) struct Reader<'a> {
    pub(in crate::source::markdown) text: &'a str,
    pub(in crate::source::markdown) document: Document<'a>,
    /// Literal `[` that are open in this paragraph.
    pub(in crate::source::markdown) open: Vec<OpenBracket>,
    /// The end of the last link that is a fault as a whole.
    pub(in crate::source::markdown) refused_to: usize,
    /// How many references were pushed.
    pub(in crate::source::markdown) references: usize,
    /// Where an element ended that `~` and `^` may follow.
    pub(in crate::source::markdown) closed_at: usize,
    /// Whether `~~` was met.
    pub(in crate::source::markdown) struck: bool,
    pending: Range<usize>,
    links: Vec<OpenLink>,
    /// How many of `links` are [`OpenLink::Link`].
    real_links: usize,
    in_code: bool,
    pub(in crate::source::markdown) html: Option<Html<'a>>,
    guard: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, guard: usize) -> Reader<'a> {
        let mut document = Document::default();
        document.tokens.reserve(text.len() / 24 + 8);
        Reader {
            text,
            document,
            open: Vec::new(),
            refused_to: 0,
            references: 0,
            closed_at: usize::MAX,
            struck: false,
            pending: 0..0,
            links: Vec::new(),
            real_links: 0,
            in_code: false,
            html: None,
            guard,
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if matches!(self.links.last(), Some(OpenLink::Read)) {
            return self.pass_over(&event);
        }
        if let Event::Text(text) = event {
            return self.text(text, range);
        }
        self.flush();
        match event {
            Event::Text(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Code(code) => self.push(Token::Code(code), range),
            Event::Html(raw) => self.html_line(raw, range),
            Event::InlineHtml(raw) => self.inline_html(raw, range),
            Event::FootnoteReference(label) => self.push(Token::FootnoteRef(label), range),
            Event::SoftBreak => self.push(Token::SoftBreak, range),
            Event::HardBreak => self.push(Token::HardBreak, range),
            Event::Rule => self.push(Token::Rule, range),
        }
    }

    /// Waits for the end of brackets that were read as a reference.
    fn pass_over(&mut self, event: &Event<'a>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links.push(OpenLink::Read),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.links.pop();
            }
            Event::Start(_)
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        let range = range.start.max(self.guard)..range.end.max(self.guard);
        let is_source = self.text.get(range.clone()).is_some_and(|source| text.ends_with(source));
        if is_source && !self.in_code && !matches!(self.links.last(), Some(OpenLink::Address)) {
            return self.extend(range);
        }
        self.flush();
        if text.ends_with(char::is_alphanumeric) {
            self.closed_at = range.end;
        }
        self.push(Token::Text(text), range);
    }

    /// Adds a stretch of the source to the pending text.
    fn extend(&mut self, range: Range<usize>) {
        if self.pending.end == range.start && !self.pending.is_empty() {
            self.pending.end = range.end;
        } else {
            self.flush();
            self.pending = range;
        }
    }

    /// Looks through the pending text and pushes what it holds.
    pub(in crate::source::markdown) fn flush(&mut self) {
        if !self.pending.is_empty() {
            let range = std::mem::replace(&mut self.pending, 0..0);
            self.marks(range);
        }
    }

    pub(in crate::source::markdown) fn push(&mut self, token: Token<'a>, range: Range<usize>) {
        self.document.tokens.push((token, Span::new(range.start, range.end)));
    }

    pub(in crate::source::markdown) fn fault(&mut self, kind: FaultKind, range: Range<usize>) {
        self.document.faults.push((kind, Span::new(range.start, range.end)));
    }

    /// Whether the place is within a link's or an image's text.
    pub(in crate::source::markdown) fn in_link(&self) -> bool {
        self.real_links > 0
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match &tag {
            Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. } => {
                let is_image = matches!(tag, Tag::Image { .. });
                if let Some(found) = brackets(self.text, &range, *link_type, id, is_image) {
                    return self.reference(found, range);
                }
                self.open_link(*link_type);
                let words = range.start + usize::from(is_image) + 1;
                if self.text.get(words..).is_some_and(inline::is_surely_reference) {
                    self.fault(FaultKind::CitationInLink, range.clone());
                    self.refused_to = range.end;
                }
            }
            Tag::HtmlBlock => {
                self.html = Some(Html::new());
                return;
            }
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => self.open.clear(),
        }
        self.push(Token::Start(tag), range);
    }

    fn open_link(&mut self, link_type: LinkType) {
        match link_type {
            LinkType::Autolink | LinkType::Email => self.links.push(OpenLink::Address),
            LinkType::Inline
            | LinkType::Reference
            | LinkType::ReferenceUnknown
            | LinkType::Collapsed
            | LinkType::CollapsedUnknown
            | LinkType::Shortcut
            | LinkType::ShortcutUnknown
            | LinkType::WikiLink { .. } => {
                self.links.push(OpenLink::Link);
                self.real_links += 1;
            }
        }
    }

    /// The end of a link or an image; `true` where it was a real one.
    fn close_link(&mut self, end: usize) -> bool {
        let link = self.links.pop();
        self.closed_at = end;
        match link {
            Some(OpenLink::Link) => self.real_links -= 1,
            Some(OpenLink::Beside(second)) => {
                self.extend(second.start - 1..second.start);
                self.beside(second);
                return false;
            }
            Some(OpenLink::Address | OpenLink::Read) | None => {}
        }
        true
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Link | TagEnd::Image => {
                if !self.close_link(range.end) {
                    return;
                }
            }
            TagEnd::HtmlBlock => return self.html_end(range),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Emphasis | TagEnd::Strong => self.closed_at = range.end,
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
        self.push(Token::End(end), range);
    }

    /// Brackets that pulldown took for a link and that are references, or stand beside one.
    fn reference(&mut self, found: Brackets, range: Range<usize>) {
        if found.first.start > range.start {
            self.extend(range.start..found.first.start);
        }
        self.flush();
        if found.first_is_reference {
            self.bracket(found.first);
            if let Some(second) = found.second {
                self.beside(second);
            }
            self.links.push(OpenLink::Read);
        } else {
            self.extend(found.first.start..found.first.start + 1);
            self.links.push(found.second.map_or(OpenLink::Read, OpenLink::Beside));
        }
        if let Some(empty) = found.empty {
            let kind = FaultKind::Malformed(inline::Malformed::EmptyBrackets);
            self.fault(kind, empty);
        }
    }

    /// The second of two pairs of brackets: a reference or plain text.
    fn beside(&mut self, second: Range<usize>) {
        let words = self.text.get(second.start + 1..second.end.saturating_sub(1)).unwrap_or("");
        if Brackets::holds_reference(words) {
            self.flush();
            self.bracket(second);
        } else {
            self.extend(second);
        }
    }
}
