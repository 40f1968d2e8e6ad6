//! Rewrites a style so that hayagriva prints it as CSL defines it.
//!
//! Each function here is one correction; the file's tests show each alone, the conformance corpus all together.
//! Values and cases are kept away from the engine by markers (see `code`); the rest is said in CSL that it follows:
//!
//! - a `<names>` without `<name>` loses its authors: one is put in;
//! - `container-title` in short form ignores the abbreviation: it is asked for as `container-title-short`;
//! - `plural="never"` and `"always"` on labels are ignored: such labels get a term form of their own, with one text;
//! - title case, sentence case and stripping of full stops are done by `compose`, and so are initials;
//! - delimiters of groups and dates are printed beside parts that turn out empty: they become markers;
//! - missing names are not counted as an empty variable: they are put beside one;
//! - affixes take on the face of their element: they move to a group around it;
//! - suffixes are merged with the text before them, whatever its face: a marker keeps them apart for `compose`;
//! - pages are asked for as text, so that ranges like `e250-e262` are written as the style wants them;
//! - a date is marked, so that two ends of a range can be joined;
//! - the year suffix of author–date styles becomes an ordinary variable, since suffixes are given out here;
//! - the citation number is taken out of the entry: pages number their references themselves.

use crate::derive::csl::code;
use crate::derive::csl::item::slot;
use crate::derive::csl::marking;
use crate::derive::csl::op::Ops;
use crate::derive::csl::xml::{Child, Element};

/// What a rewritten style is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Entries of the reference list, one at a time; its citation layout is the style's bibliography layout.
    Entry,
    /// In-text citations of author–date styles, and the order of their reference list.
    Citation,
}

/// The style rewritten, with the instructions that its markers name. `english` is the en-US locale.
pub fn rewrite(style: &Element, english: &Element, role: Role) -> (Element, Ops) {
    let mut root = style.clone();
    year_suffix(&mut root);
    if role == Role::Entry {
        entry_layout(&mut root);
        without_number(&mut root);
    }
    if role == Role::Citation {
        plain_citation(&mut root);
    }
    labels(&mut root, english);
    root.each(&mut short_container);
    root.each(&mut page_text);
    root.each(&mut ensure_name);
    root.each(&mut name_affixes);
    known_names(&mut root, false);
    affixes_outside(&mut root);
    let mut ops = Ops::default();
    if role == Role::Entry {
        marking::initials(&mut root, &mut ops);
    }
    if root.get("default-locale").is_none_or(|locale| locale.starts_with("en")) {
        root.each(&mut year_only);
    }
    root.each(&mut |element| marking::mark_text(element, &mut ops));
    root.each(&mut marking::mark_date);
    marking::mark_joints(&mut root, &mut ops);
    root.each(&mut guard_affixes);
    (root, ops)
}

/// Makes the bibliography's layout the citation's, so that one reference is one rendering.
fn entry_layout(root: &mut Element) {
    let Some(bibliography) = root.child("bibliography").cloned() else { return };
    let mut citation = Element::new("citation");
    let about_the_list = ["second-field-align", "hanging-indent", "entry-spacing", "line-spacing"];
    for (name, value) in &bibliography.attributes {
        if !about_the_list.contains(&name.as_str()) && !name.starts_with("subsequent-author") {
            citation.set(name, value);
        }
    }
    citation.children.extend(bibliography.child("layout").cloned().map(Child::Element));
    root.children.retain(|child| !is(child, "bibliography") && !is(child, "citation"));
    root.children.push(Child::Element(citation));
}

fn is(child: &Child, name: &str) -> bool {
    matches!(child, Child::Element(element) if element.name == name)
}

/// Citations with each reference in full: years are collected on the page, after names are told apart.
fn plain_citation(root: &mut Element) {
    if let Some(citation) = root.child_mut("citation") {
        for attribute in ["collapse", "cite-group-delimiter", "year-suffix-delimiter", "after-collapse-delimiter"] {
            citation.take(attribute);
        }
    }
}

/// Takes the citation number out, wherever it is printed.
fn without_number(root: &mut Element) {
    root.each(&mut |element| {
        element.children.retain(|child| match child {
            Child::Element(inner) => inner.get("variable") != Some("citation-number"),
            Child::Text(_) => true,
        });
    });
}

/// Gives the year suffix a variable of its own; where a style leaves it implicit it is printed after the year.
fn year_suffix(root: &mut Element) {
    let says_so = root.any(&|element| element.get("variable") == Some("year-suffix"));
    let wants_it =
        root.child("citation").and_then(|citation| citation.get("disambiguate-add-year-suffix")) == Some("true");
    if let Some(citation) = root.child_mut("citation") {
        citation.take("disambiguate-add-year-suffix");
    }
    if says_so {
        rename_suffix(root);
    } else if wants_it {
        suffix_dates(root);
    }
}

/// The suffix under its own variable, and under a condition: a variable that is empty would empty its group.
fn rename_suffix(element: &mut Element) {
    for inner in element.elements_mut() {
        rename_suffix(inner);
        let variables = inner.get("variable").unwrap_or("");
        if !variables.split(' ').any(|name| name == "year-suffix") {
            continue;
        }
        let renamed: Vec<&str> =
            variables.split(' ').map(|name| if name == "year-suffix" { slot::YEAR_SUFFIX } else { name }).collect();
        let renamed = renamed.join(" ");
        inner.set("variable", &renamed);
        if inner.name == "text" {
            let text = std::mem::take(inner);
            *inner = if_suffix(text);
        }
    }
}

fn if_suffix(text: Element) -> Element {
    let mut branch = Element::new("if").with("variable", slot::YEAR_SUFFIX);
    branch.children.push(Child::Element(text));
    let mut choose = Element::new("choose");
    choose.children.push(Child::Element(branch));
    choose
}

/// Puts the year suffix behind each date of publication, innermost elements first.
fn suffix_dates(element: &mut Element) {
    for inner in element.elements_mut() {
        suffix_dates(inner);
        if inner.name != "date" || inner.get("variable") != Some("issued") {
            continue;
        }
        let mut group = Element::new("group");
        for affix in ["prefix", "suffix"] {
            if let Some(text) = inner.take(affix) {
                group.set(affix, &text);
            }
        }
        let date = std::mem::take(inner);
        let suffix = Element::new("text").with("variable", slot::YEAR_SUFFIX);
        group.children = vec![Child::Element(date), Child::Element(if_suffix(suffix))];
        *inner = group;
    }
}

/// `container-title` in its short form, by the name under which the engine finds it.
fn short_container(element: &mut Element) {
    let short = element.name == "text" && element.get("form") == Some("short");
    if short && element.get("variable") == Some("container-title") {
        element.take("form");
        element.set("variable", "container-title-short");
    }
}

/// A date of which only the year is asked for, part by part: asked for as a whole, the engine adds the season.
fn year_only(element: &mut Element) {
    if element.name == "date" && element.get("form").is_some() && element.get("date-parts") == Some("year") {
        element.take("form");
        element.take("date-parts");
        element.children.retain(|child| matches!(child, Child::Element(part) if part.get("name") == Some("year")));
        if element.children.is_empty() {
            element.children.push(Child::Element(Element::new("date-part").with("name", "year")));
        }
    }
}

/// Pages as text: the engine would write their ranges its own way.
fn page_text(element: &mut Element) {
    if !matches!(element.name.as_str(), "text" | "number") {
        return;
    }
    let slot = match element.get("variable") {
        Some("page") => slot::PAGES,
        Some("page-first") => slot::FIRST_PAGE,
        _ => return,
    };
    element.set("variable", slot);
    if element.name == "number" {
        "text".clone_into(&mut element.name);
        element.take("form");
    }
}

/// Puts names that are missing under a condition with an empty variable as its other branch: the engine does not
/// count missing names as an empty variable, and prints "In" before editors that are not there.
fn known_names(element: &mut Element, in_names: bool) {
    let within = in_names || element.name == "substitute";
    for inner in element.elements_mut() {
        known_names(inner, within);
        let variable = inner.get("variable").unwrap_or("").to_owned();
        if within || inner.name != "names" || variable.is_empty() || inner.child("substitute").is_some() {
            continue;
        }
        let names = std::mem::take(inner);
        let mut branch = Element::new("if").with("match", "any").with("variable", &variable);
        branch.children.push(Child::Element(names));
        let mut other = Element::new("else");
        other.children.push(Child::Element(Element::new("text").with("variable", slot::EMPTY)));
        *inner = Element::new("choose");
        inner.children = vec![Child::Element(branch), Child::Element(other)];
    }
}

/// Takes affixes out of their element's face: a bold volume's comma is not bold.
fn affixes_outside(element: &mut Element) {
    const FACES: [&str; 5] = ["font-style", "font-variant", "font-weight", "text-decoration", "vertical-align"];
    let in_names = matches!(element.name.as_str(), "names" | "name" | "substitute" | "date");
    for inner in element.elements_mut() {
        affixes_outside(inner);
        let wrapped = matches!(inner.name.as_str(), "text" | "number" | "date" | "label" | "group" | "names");
        let faced = FACES.iter().any(|face| inner.get(face).is_some());
        let affixed = inner.get("prefix").is_some() || inner.get("suffix").is_some();
        if in_names || !wrapped || !faced || !affixed {
            continue;
        }
        let mut group = Element::new("group");
        for affix in ["prefix", "suffix"] {
            if let Some(text) = inner.take(affix) {
                group.set(affix, &text);
            }
        }
        group.children.push(Child::Element(std::mem::take(inner)));
        *inner = group;
    }
}

/// Keeps the engine from merging affixes, or a text of the style, with what it has printed: that is done later.
fn guard_affixes(element: &mut Element) {
    for name in ["prefix", "suffix", "value"] {
        // An address before an identifier is known to the engine as the beginning of a link.
        let guarded = |text: &&str| !text.is_empty() && !text.starts_with("http");
        if (name != "value" || element.name == "text")
            && let Some(text) = element.get(name).filter(guarded)
        {
            let text = format!("{}{text}", code::NOTHING);
            element.set(name, &text);
        }
    }
}

/// Affixes of `<name>` stand around all names of a variable; the engine ignores them, so what stands next gets them.
fn name_affixes(names: &mut Element) {
    if names.name != "names" {
        return;
    }
    let position = |what: &str| names.elements().position(|element| element.name == what);
    let (label, name) = (position("label"), position("name"));
    let label_before = label.is_some() && label < name;
    let label_after = label.is_some() && !label_before;
    if let Some(prefix) = names.child_mut("name").and_then(|name| name.take("prefix")) {
        let (target, key) =
            if label_before { (names.child_mut("label"), "suffix") } else { (Some(&mut *names), "prefix") };
        if let Some(target) = target {
            let both = format!("{}{prefix}", target.get(key).unwrap_or(""));
            target.set(key, &both);
        }
    }
    if let Some(suffix) = names.child_mut("name").and_then(|name| name.take("suffix")) {
        let (target, key) = if label_after { (names.child_mut("label"), "prefix") } else { (Some(names), "suffix") };
        if let Some(target) = target {
            let both = format!("{suffix}{}", target.get(key).unwrap_or(""));
            target.set(key, &both);
        }
    }
}

/// Puts `<name/>` into each `<names>` that needs one. In `<substitute>` an empty `<names>` inherits its parent's.
fn ensure_name(element: &mut Element) {
    let in_substitute = element.name == "substitute";
    for inner in element.elements_mut().filter(|inner| inner.name == "names") {
        let inherits = in_substitute && inner.children.is_empty();
        if inner.child("name").is_none() && !inherits {
            inner.children.insert(0, Child::Element(Element::new("name")));
        }
    }
}

/// Gives labels that are always singular, or always plural, a term of their own.
fn labels(root: &mut Element, english: &Element) {
    let mut wanted: Vec<(String, String, String)> = Vec::new();
    let terms = root.clone();
    root.each(&mut |element| {
        let variables = match element.name.as_str() {
            "names" => element.get("variable").unwrap_or("").to_owned(),
            "label" => element.get("variable").unwrap_or("").to_owned(),
            _ => return,
        };
        let names = element.name == "names";
        let label = if names { element.child_mut("label") } else { Some(element) };
        let Some(label) = label.filter(|label| matches!(label.get("plural"), Some("never" | "always"))) else { return };
        let number = if label.take("plural").as_deref() == Some("always") { "multiple" } else { "single" };
        let form = label.get("form").unwrap_or("long").to_owned();
        // Forms that no style uses for these terms.
        let own = if names { "symbol" } else { "verb-short" };
        label.set("form", own);
        for variable in variables.split(' ') {
            let text = term(&terms, variable, &form, number).or_else(|| term(english, variable, &form, number));
            wanted.push((variable.to_owned(), own.to_owned(), text.unwrap_or_default()));
        }
    });
    if wanted.is_empty() {
        return;
    }
    let mut made = Element::new("terms");
    for (name, form, text) in wanted {
        let mut term = Element::new("term").with("name", &name).with("form", &form);
        term.children.push(Child::Text(text));
        made.children.push(Child::Element(term));
    }
    let mut locale = Element::new("locale");
    locale.children.push(Child::Element(made));
    root.children.insert(0, Child::Element(locale));
}

/// A term's text in a style's own locales, or in a locale file.
pub fn term(root: &Element, name: &str, form: &str, number: &str) -> Option<String> {
    let fallbacks: &[&str] = match form {
        "verb-short" => &["verb-short", "verb", "long"],
        "symbol" => &["symbol", "short", "long"],
        "short" => &["short", "long"],
        "verb" => &["verb", "long"],
        _ => &["long"],
    };
    let english = |element: &&Element| matches!(element.get("xml:lang"), None | Some("en" | "en-US"));
    let locales: Vec<&Element> = if root.name == "locale" {
        vec![root]
    } else {
        root.elements().filter(|element| element.name == "locale").filter(english).collect()
    };
    let terms: Vec<&Element> =
        locales.iter().filter_map(|locale| locale.child("terms")).flat_map(Element::elements).collect();
    fallbacks.iter().find_map(|form| {
        let found =
            terms.iter().find(|term| term.get("name") == Some(name) && term.get("form").unwrap_or("long") == *form)?;
        Some(found.child(number).map_or_else(|| found.text(), Element::text))
    })
}

/// How many names of a variable can make a difference to an entry: what "et al." cuts off need not be read.
pub fn most_names(entry: &Element) -> Option<usize> {
    let number = |element: &Element, name: &str| element.get(name).and_then(|text| text.parse::<usize>().ok());
    let citation = entry.child("citation")?;
    let mut most = number(citation, "et-al-min")?;
    let mut uses_last = false;
    let mut check = |element: &Element| {
        for name in ["et-al-min", "et-al-use-first", "et-al-subsequent-min", "et-al-subsequent-use-first"] {
            most = most.max(number(element, name).unwrap_or(0));
        }
        uses_last |= element.get("et-al-use-last") == Some("true") || element.get("form") == Some("count");
    };
    visit(entry, &mut check);
    (!uses_last).then_some(most)
}

fn visit(element: &Element, check: &mut impl FnMut(&Element)) {
    check(element);
    element.elements().for_each(|inner| visit(inner, check));
}

/// Whether a full stop goes before a closing quotation mark, by the style's own options or the locale's.
pub fn stops_inside(style: &Element, english: &Element) -> bool {
    let option = |locale: &Element| {
        locale.child("style-options").and_then(|options| options.get("punctuation-in-quote")).map(|word| word == "true")
    };
    let own = style.elements().filter(|element| element.name == "locale").find_map(option);
    own.or_else(|| option(english)).unwrap_or(false)
}
