//! Markers put into a style, so that `compose` finds names, dates and joints in what the engine prints.

use crate::derive::csl::case::Case;
use crate::derive::csl::code;
use crate::derive::csl::field;
use crate::derive::csl::given::{Hyphen, Initials, Whole};
use crate::derive::csl::op::{Dress, Op, Ops, Periods};
use crate::derive::csl::xml::{Child, Element};

/// Replaces the attributes that abbreviate given names by markers before the given name.
pub fn initials(root: &mut Element, ops: &mut Ops) {
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
pub fn mark_text(element: &mut Element, ops: &mut Ops) {
    if element.name != "text" {
        return;
    }
    let number = element.get("variable").is_some_and(field::is_number);
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
            enclose(element, code::open(index), code::CLOSE);
        }
    }
}

/// Replaces the delimiters of groups and dates by markers: the engine prints them beside parts that are empty.
pub fn mark_joints(root: &mut Element, ops: &mut Ops) {
    root.each(&mut |element| {
        let group = element.name == "group";
        let delimiter = element.get("delimiter").filter(|text| !text.is_empty() && (group || element.name == "date"));
        let Some(joint) = delimiter.and_then(|text| ops.index(Op::Joint(text.to_owned()))) else { return };
        element.set("delimiter", &code::before(joint).to_string());
        if group && let Some(index) = ops.index(Op::Group) {
            enclose(element, code::open(index), code::CLOSE);
        }
    });
}

/// Puts two markers around what an element prints, inside its own prefix and suffix.
fn enclose(element: &mut Element, open: char, close: char) {
    let prefix = format!("{}{open}", element.get("prefix").unwrap_or(""));
    let suffix = format!("{close}{}", element.get("suffix").unwrap_or(""));
    element.set("prefix", &prefix);
    element.set("suffix", &suffix);
}

/// Marks where a date begins and ends.
pub fn mark_date(element: &mut Element) {
    let index = (element.name == "date").then(|| element.get("variable").and_then(field::date_index)).flatten();
    if let Some(index) = index {
        enclose(element, code::date_open(index), code::DATE_CLOSE);
    }
}
