//! pulldown's elements as ours.

use crate::model::prose::BlockKind;
use crate::model::prose::event::{Alert, Align, End, ListKind, Tag};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag as Element, TagEnd};

/// The block that an element makes; `None` for what is no block, and for headings, which are read apart.
pub(in crate::model::prose) fn block(element: &Element<'_>) -> Option<BlockKind> {
    Some(match element {
        Element::Paragraph => BlockKind::Paragraph,
        Element::Item => BlockKind::Item,
        Element::BlockQuote(kind) => BlockKind::Quote(kind.map(alert)),
        Element::CodeBlock(_) => BlockKind::Code,
        Element::FootnoteDefinition(label) => BlockKind::Footnote(Box::from(&**label)),
        Element::Table(_) => BlockKind::Table(0..0),
        Element::TableHead => BlockKind::row(true),
        Element::TableRow => BlockKind::row(false),
        Element::Heading { .. }
        | Element::HtmlBlock
        | Element::List(_)
        | Element::DefinitionList
        | Element::DefinitionListTitle
        | Element::DefinitionListDefinition
        | Element::TableCell
        | Element::Emphasis
        | Element::Strong
        | Element::Strikethrough
        | Element::Superscript
        | Element::Subscript
        | Element::Link { .. }
        | Element::Image { .. }
        | Element::MetadataBlock(_) => return None,
    })
}

/// Whether the end of an element is the end of a block.
pub(in crate::model::prose) fn is_block_end(end: TagEnd) -> bool {
    match end {
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::CodeBlock
        | TagEnd::Item
        | TagEnd::FootnoteDefinition
        | TagEnd::Table
        | TagEnd::TableHead
        | TagEnd::TableRow => true,
        TagEnd::HtmlBlock
        | TagEnd::List(_)
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::TableCell
        | TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link
        | TagEnd::Image
        | TagEnd::MetadataBlock(_) => false,
    }
}

/// An element; `None` for headings, links and images, which are read apart, and for what is not asked for.
pub(in crate::model::prose) fn tag(element: Element<'_>) -> Option<Tag> {
    Some(match element {
        Element::Paragraph => Tag::Paragraph,
        Element::BlockQuote(kind) => Tag::Quote(kind.map(alert)),
        Element::CodeBlock(CodeBlockKind::Fenced(language)) => Tag::CodeBlock(Box::from(&*language)),
        Element::CodeBlock(CodeBlockKind::Indented) => Tag::CodeBlock(Box::from("")),
        Element::List(first) => Tag::List(first),
        Element::Item => Tag::Item,
        Element::FootnoteDefinition(label) => Tag::Footnote(Box::from(&*label)),
        Element::Table(columns) => Tag::Table(columns.into_iter().map(align).collect()),
        Element::TableHead => Tag::TableHead,
        Element::TableRow => Tag::TableRow,
        Element::TableCell => Tag::TableCell,
        Element::Emphasis => Tag::Emphasis,
        Element::Strong => Tag::Strong,
        Element::Heading { .. }
        | Element::HtmlBlock
        | Element::DefinitionList
        | Element::DefinitionListTitle
        | Element::DefinitionListDefinition
        | Element::Strikethrough
        | Element::Superscript
        | Element::Subscript
        | Element::Link { .. }
        | Element::Image { .. }
        | Element::MetadataBlock(_) => return None,
    })
}

/// The end of an element; `None` for what is not asked for.
pub(in crate::model::prose) fn end(end: TagEnd) -> Option<End> {
    Some(match end {
        TagEnd::Paragraph => End::Paragraph,
        TagEnd::Heading(level) => End::Heading(level as u8),
        TagEnd::BlockQuote(_) => End::Quote,
        TagEnd::CodeBlock => End::CodeBlock,
        TagEnd::List(false) => End::List(ListKind::Bulleted),
        TagEnd::List(true) => End::List(ListKind::Numbered),
        TagEnd::Item => End::Item,
        TagEnd::FootnoteDefinition => End::Footnote,
        TagEnd::Table => End::Table,
        TagEnd::TableHead => End::TableHead,
        TagEnd::TableRow => End::TableRow,
        TagEnd::TableCell => End::TableCell,
        TagEnd::Emphasis => End::Emphasis,
        TagEnd::Strong => End::Strong,
        TagEnd::Link => End::Link,
        TagEnd::Image => End::Image,
        TagEnd::HtmlBlock
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::MetadataBlock(_) => return None,
    })
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::Right,
    }
}
