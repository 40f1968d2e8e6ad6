//! How a source is called in a word or two, and its title with the markup that CSL allows in it.

use crate::model::reference::{Csl, Name};
use crate::render::view::{Html, escape};

/// Who and when: "Grant 2019", "Liu & Rabinowitz 2018", "Grant et al. 2019", "FDA 2024"; without authors or a
/// publisher, the title.
pub fn short(csl: &Csl) -> String {
    let names = if csl.author.is_empty() { &csl.editor } else { &csl.author };
    let who = match names.as_slice() {
        [] => publisher(csl),
        [one] => surname(one).to_owned(),
        [one, other] => format!("{} & {}", surname(one), surname(other)),
        [one, ..] => format!("{} et al.", surname(one)),
    };
    match csl.year() {
        Some(year) => format!("{who} {year}"),
        None => who,
    }
}

/// The name alone, as a sentence uses it: "Grant et al."
pub fn authors(csl: &Csl) -> String {
    let whole = short(csl);
    match csl.year() {
        Some(year) => whole.strip_suffix(&format!(" {year}")).unwrap_or(&whole).to_owned(),
        None => whole,
    }
}

/// A title as HTML: `<i>`, `<b>`, `<sup>` and `<sub>` stay, all else is text.
pub fn title(title: &str) -> Html {
    let mut html = String::with_capacity(title.len());
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces(title) {
        match piece {
            Piece::Text(text) => escape(text, &mut html),
            Piece::Open(tag) => {
                open.push(tag);
                html.extend(["<", tag, ">"]);
            }
            Piece::Close(tag) if open.last() == Some(&tag) => {
                open.pop();
                html.extend(["</", tag, ">"]);
            }
            Piece::Close(_) => {}
        }
    }
    for tag in open.into_iter().rev() {
        html.extend(["</", tag, ">"]);
    }
    Html::trusted(html)
}

/// A title without its markup.
pub fn plain_title(title: &str) -> String {
    let texts = pieces(title).filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Open(_) | Piece::Close(_) => None,
    });
    texts.collect()
}

fn surname(name: &Name) -> &str {
    name.family.as_ref().or(name.literal.as_ref()).or(name.given.as_ref()).map_or("?", |text| &text.value)
}

fn publisher(csl: &Csl) -> String {
    let called = csl.publisher.as_ref().or(csl.container_title.as_ref()).or(csl.title.as_ref());
    called.map_or_else(|| csl.id.value.to_string(), |text| plain_title(&text.value))
}

/// A piece of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Text(&'t str),
    /// `<i>`, `<b>`, `<sup>` or `<sub>`, by its name.
    Open(&'static str),
    /// Its end.
    Close(&'static str),
}

const MARKUP: [&str; 4] = ["i", "b", "sup", "sub"];

/// A title cut at its markup, in order.
pub fn pieces(title: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = title;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((piece, after)) = tag(rest) {
            rest = after;
            return Some(piece);
        }
        let end = rest.char_indices().skip(1).find(|(at, c)| *c == '<' && tag(&rest[*at..]).is_some());
        let (text, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(Piece::Text(text))
    })
}

fn tag(text: &str) -> Option<(Piece<'static>, &str)> {
    let inner = text.strip_prefix('<')?;
    let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    MARKUP.into_iter().find_map(|name| {
        let after = inner.strip_prefix(name)?.strip_prefix('>')?;
        Some((if is_end { Piece::Close(name) } else { Piece::Open(name) }, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_keep_the_markup_of_csl_and_nothing_else() {
        for (given, html, plain) in [
            ("NAD<sup>+</sup> in <i>E. coli</i>", "NAD<sup>+</sup> in <i>E. coli</i>", "NAD+ in E. coli"),
            ("p < 0.05 & <script>", "p &lt; 0.05 &amp; &lt;script&gt;", "p < 0.05 & <script>"),
            ("<i>left open", "<i>left open</i>", "left open"),
            ("</i>closed twice</i>", "closed twice", "closed twice"),
            ("<i>a<b>b</i>c</b>", "<i>a<b>bc</b></i>", "abc"),
        ] {
            assert_eq!(title(given).as_str(), html);
            assert_eq!(plain_title(given), plain);
        }
    }
}
