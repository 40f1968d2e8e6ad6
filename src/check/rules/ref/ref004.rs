//! REF004: the name of a reference file, the id and the identifiers inside disagree.

use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, Rule, Run};
use crate::check::work_ids::{address_id, typed_ids};
use crate::model::ident::RefId;
use crate::model::kb::Kb;
use crate::model::reference::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF004",
    family: Family::Ref,
    level: Severity::Error,
    title: "file name, id and PMID or DOI inside disagree",
    why: "A source is found by its id, shown with its DOI and PMID, and kept in a file of its id's name. Where these \
          name different works, a page cites one work and sends its readers to another. A file with a list of records \
          may have any name. Two ids that make one file name would share one address on the site.",
    origin: "ours, after a real page whose PMID was another paper's",
    wrong: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
  PMID: 27511844
",
    ),
    right: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
  PMID: 31572171
",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Base(run),
};

fn run(kb: &Kb, _: Date, found: &mut Vec<Finding>) {
    let all = &kb.library.references;
    found.par_extend(all.par_iter().flat_map_iter(|reference| {
        file_name(kb, reference).into_iter().chain(identifier(reference)).chain(address(reference))
    }));
    let mut stems: Vec<(String, &Reference)> = all.par_iter().map(|each| (each.id.file_stem(), each)).collect();
    stems.par_sort_by(|a, b| a.0.cmp(&b.0));
    for pair in stems.windows(2) {
        if let [(first, one), (second, other)] = pair
            && first == second
            && one.id != other.id
        {
            found.push(collision(one, other));
        }
    }
}

/// The file's name against the id.
fn file_name(kb: &Kb, reference: &Reference) -> Option<Finding> {
    if reference.in_list {
        return None;
    }
    let path = &*kb.file(reference.file).path;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let right = reference.id.file_stem();
    if stem == right {
        return None;
    }
    let message = format!("the file is `{name}`, but the id in it is `{}`", reference.id);
    let inside = typed_ids(reference).into_iter().map(|(id, _)| id).find(|id| id.file_stem() == stem);
    let help = match inside {
        Some(id) => format!("write `id: {id}`, or rename the file to `{right}.yaml`"),
        None if kb.paths.contains(&*format!("{folder}/{right}.yaml")) => {
            format!("`{right}.yaml` is there already: give this record the id of its own work, or keep one of the two")
        }
        None => format!("rename the file to `{right}.yaml`, or mend the id"),
    };
    Some(RULE.finding(reference.file, reference.place(), message).help(help))
}

/// The PMID, PMCID or DOI inside against an id of the same kind.
fn identifier(reference: &Reference) -> Option<Finding> {
    let (other, span) = typed_ids(reference).into_iter().skip(1).find(|(id, _)| is_at_odds(id, &reference.id))?;
    let message = format!("the record's id is `{}`, but the {} inside is {}", reference.id, kind(&other), bare(&other));
    let finding = RULE.finding(reference.file, span, message).related(reference.file, reference.place(), "the id");
    Some(finding.help(format!("keep the one that is “{}”", reference.title())))
}

/// The address against the identifiers, where it is that of a register.
fn address(reference: &Reference) -> Option<Finding> {
    let (led_to, span) = address_id(reference)?;
    let ids = typed_ids(reference);
    let (typed, place) = ids.iter().find(|(id, _)| is_at_odds(id, &led_to))?;
    if ids.iter().any(|(id, _)| *id == led_to) {
        return None;
    }
    let message = format!("the address leads to `{led_to}`, but the record's {} is {}", kind(typed), bare(typed));
    let finding = RULE.finding(reference.file, span, message).related(reference.file, *place, "the identifier");
    Some(match typed.link() {
        Some(link) => finding.help(format!("write `URL: {link}`, or mend the {}", kind(typed))),
        None => finding,
    })
}

/// Whether two ids are of one register and differ.
fn is_at_odds(one: &RefId, other: &RefId) -> bool {
    one.prefix() == other.prefix() && one != other
}

fn kind(id: &RefId) -> &'static str {
    match id {
        RefId::Pmid(_) => "PMID",
        RefId::Doi(_) => "DOI",
        RefId::Pmcid(_) => "PMCID",
        RefId::Url(_) => "name",
    }
}

fn bare(id: &RefId) -> String {
    match id {
        RefId::Pmid(id) => id.to_string(),
        RefId::Doi(id) => id.to_string(),
        RefId::Pmcid(id) => id.to_string(),
        RefId::Url(slug) => slug.to_string(),
    }
}

fn collision(one: &Reference, other: &Reference) -> Finding {
    let stem = other.id.file_stem();
    let message = format!("`{}` and `{}` both make the file name and address `{stem}`", other.id, one.id);
    RULE.finding(other.file, other.place(), message)
        .help("give one of the two an id of another kind, such as its PMID")
        .related(one.file, one.place(), "the other")
}
