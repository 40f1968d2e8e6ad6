//! Rewrites a style so that hayagriva prints it as CSL defines it.
//!
//! Each function here is one correction; the file's tests show each alone, the conformance corpus all together.
//! Values and cases are kept away from the engine by markers (see `code`); the rest is said in CSL that it follows:
//!
//! - a `<names>` without `<name>` loses its authors: one is put in;
//! - `container-title` in short form ignores the abbreviation: it is asked for as `container-title-short`;
//! - `plural="never"` and `"always"` on labels are ignored: such labels get a term form of their own, with one text;
//! - title case, sentence case and stripping of full stops are done by `compose`, and so are initials;
//! - the delimiter of a date is printed beside parts that are missing: it becomes a marker;
//! - a date is marked, so that two ends of a range can be joined;
//! - the year suffix of author–date styles becomes an ordinary variable, since suffixes are given out here;
//! - the citation number is taken out of the entry: pages number their references themselves.

use crate::derive::csl::case::Case;
use crate::derive::csl::code;
use crate::derive::csl::given::{Hyphen, Initials, Whole};
use crate::derive::csl::item::{self, YEAR_SUFFIX};
use crate::derive::csl::op::{Dress, Op, Ops, Periods};
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
    labels(&mut root, english);
    root.each(&mut short_container);
    root.each(&mut ensure_name);
    let mut ops = Ops::default();
    if role == Role::Entry {
        initials(&mut root, &mut ops);
    }
    root.each(&mut |element| mark_text(element, &mut ops));
    root.each(&mut mark_date);
    mark_joints(&mut root, &mut ops);
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
    root.each(&mut |element| {
        if let Some(variables) =
            element.get("variable").filter(|names| names.split(' ').any(|name| name == "year-suffix"))
        {
            let renamed: Vec<&str> =
                variables.split(' ').map(|name| if name == "year-suffix" { YEAR_SUFFIX } else { name }).collect();
            let renamed = renamed.join(" ");
            element.set("variable", &renamed);
        }
    });
    if wants_it && !says_so {
        suffix_dates(root);
    }
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
        let suffix = Element::new("text").with("variable", YEAR_SUFFIX);
        group.children = vec![Child::Element(date), Child::Element(suffix)];
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

/// Replaces the attributes that abbreviate given names by markers before the given name.
fn initials(root: &mut Element, ops: &mut Ops) {
    let hyphen = if root.get("initialize-with-hyphen") == Some("false") { Hyphen::Dropped } else { Hyphen::Kept };
    let mut base = Initials { with: None, whole: Whole::Initial, hyphen };
    inherit(root, &mut base);
    if let Some(citation) = root.child_mut("citation") {
        inherit(citation, &mut base);
    }
    root.each(&mut |element| {
        if element.name != "names" {
            return;
        }
        let mut own = base.clone();
        inherit(element, &mut own);
        if let Some(name) = element.child_mut("name") {
            inherit(name, &mut own);
            mark_given(name, own, ops);
            mark_family(name, ops);
        }
    });
}

/// Takes an element's attributes on initials over into the rule, and off the element.
fn inherit(element: &mut Element, rule: &mut Initials) {
    if let Some(with) = element.take("initialize-with") {
        rule.with = Some(with);
    }
    match element.take("initialize").as_deref() {
        Some("false") => rule.whole = Whole::Kept,
        Some(_) => rule.whole = Whole::Initial,
        None => {}
    }
}

fn mark_given(name: &mut Element, rule: Initials, ops: &mut Ops) {
    let part = name_part(name, "given");
    let case = part.take("text-case").as_deref().and_then(Case::read);
    if rule.with.is_some() || case.is_some() {
        mark(part, Op::Given(rule, case), ops);
    }
}

fn mark_family(name: &mut Element, ops: &mut Ops) {
    let part = name_part(name, "family");
    if let Some(case) = part.take("text-case").as_deref().and_then(Case::read) {
        mark(part, Op::Text(Dress { case: Some(case), periods: Periods::Kept }), ops);
    }
}

/// The `<name-part>` of a `<name>`, made where there is none.
fn name_part<'a>(name: &'a mut Element, which: &str) -> &'a mut Element {
    let of = |element: &Element| element.name == "name-part" && element.get("name") == Some(which);
    let at = name.children.iter().position(|child| matches!(child, Child::Element(element) if of(element)));
    let at = at.unwrap_or_else(|| {
        name.children.push(Child::Element(Element::new("name-part").with("name", which)));
        name.children.len() - 1
    });
    match name.children.get_mut(at) {
        Some(Child::Element(part)) => part,
        _ => unreachable!("the position was just found or made"),
    }
}

/// Puts a marker at the end of an element's prefix.
fn mark(element: &mut Element, op: Op, ops: &mut Ops) {
    if let Some(index) = ops.index(op) {
        let prefix = format!("{}{}", element.get("prefix").unwrap_or(""), code::before(index));
        element.set("prefix", &prefix);
    }
}

/// Replaces case and stripping on a variable by a marker, and on a macro by a pair of them.
fn mark_text(element: &mut Element, ops: &mut Ops) {
    if element.name != "text" {
        return;
    }
    let number = element.get("variable").is_some_and(item::is_number);
    let variable = element.get("variable").is_some();
    if !variable && element.get("macro").is_none() {
        return;
    }
    let case = element.take("text-case").as_deref().and_then(Case::read);
    let periods =
        if element.take("strip-periods").as_deref() == Some("true") { Periods::Stripped } else { Periods::Kept };
    let dress = Dress { case, periods };
    if number {
        mark(element, Op::Number(dress), ops);
    } else if case.is_some() || periods == Periods::Stripped {
        if variable {
            mark(element, Op::Text(dress), ops);
        } else if let Some(index) = ops.index(Op::Text(dress)) {
            let prefix = format!("{}{}", element.get("prefix").unwrap_or(""), code::open(index));
            let suffix = format!("{}{}", code::CLOSE, element.get("suffix").unwrap_or(""));
            element.set("prefix", &prefix);
            element.set("suffix", &suffix);
        }
    }
}

/// Replaces the delimiters of dates by markers: the engine prints them beside parts that are missing.
pub fn mark_joints(root: &mut Element, ops: &mut Ops) {
    root.each(&mut |element| {
        if element.name == "date"
            && let Some(delimiter) = element.get("delimiter").filter(|delimiter| !delimiter.is_empty())
            && let Some(index) = ops.index(Op::Joint(delimiter.to_owned()))
        {
            element.set("delimiter", &code::before(index).to_string());
        }
    });
}

/// Marks where a date begins and ends.
fn mark_date(element: &mut Element) {
    let index = (element.name == "date").then(|| element.get("variable").and_then(item::date_index)).flatten();
    if let Some(index) = index {
        let prefix = format!("{}{}", element.get("prefix").unwrap_or(""), code::date_open(index));
        let suffix = format!("{}{}", code::DATE_CLOSE, element.get("suffix").unwrap_or(""));
        element.set("prefix", &prefix);
        element.set("suffix", &suffix);
    }
}
