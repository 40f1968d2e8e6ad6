//! Runs the rules over a knowledge base: in parallel by page and source, with levels, choices and
//! suppressions applied, and the findings in their fixed order.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diag::{self, FileId, Finding, Severity};
use crate::base::span::Span;
use crate::check::rule::{AnyPage, Family, FlawCx, GradeCx, PageCx, ReferenceCx, Rule, Run};
use crate::check::studied::Studied;
use crate::check::suppress;
use crate::check::wording;
use crate::derive::grade::{self, Basis, Grades, PageGrade};
use crate::model::cited::{self, Cited, Written};
use crate::model::kb::{CompoundPage, Kb, LeafPage};

/// Which rules run.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Codes or prefixes of codes (`CIT`, `PK`); all where empty.
    pub select: Vec<String>,
    /// Codes or prefixes not to run.
    pub ignore: Vec<String>,
}

impl Choice {
    /// Whether the rule runs.
    pub fn takes(&self, code: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|prefix| code.starts_with(&**prefix));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Findings {
    /// What counts, in the order of reports.
    pub findings: Vec<Finding>,
    /// What was silenced with a reason, in the same order.
    pub suppressed: Vec<Silenced>,
}

/// A finding that an editor has silenced.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// What was found.
    pub finding: Finding,
    /// The editor's reason.
    pub because: Box<str>,
}

impl Findings {
    /// How many findings have that level.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Runs every rule of `rules` that `choice` takes and that the settings leave on.
pub fn run(kb: &Kb, today: Date, rules: &[&'static Rule], choice: &Choice) -> Findings {
    run_on(kb, None, today, rules, choice)
}

/// The same on grades that are at hand already, and are needed further.
pub fn run_graded(grades: &Grades<'_>, today: Date, rules: &[&'static Rule], choice: &Choice) -> Findings {
    run_on(grades.basis.kb, Some(grades), today, rules, choice)
}

fn run_on(kb: &Kb, grades: Option<&Grades<'_>>, today: Date, rules: &[&'static Rule], choice: &Choice) -> Findings {
    let off = |rule: &Rule| rule.silenceable && kb.settings.levels.get(rule.code).is_some_and(Option::is_none);
    let active: Vec<&'static Rule> =
        rules.iter().copied().filter(|rule| choice.takes(rule.code) && !off(rule)).collect();
    let mut found = flaws(kb, &active);
    found.extend(pages(kb, grades, today, &active));
    found.extend(references(kb, today, &active));
    for rule in &active {
        if let Run::Base(run) | Run::FlawAndBase(_, run) = rule.run {
            run(kb, today, &mut found);
        }
    }
    let (silenceable, firm): (Vec<&'static Rule>, Vec<&'static Rule>) =
        active.iter().partition(|rule| rule.silenceable);
    yield_to(&mut found, &silenceable);
    for finding in &mut found {
        if let Some(Some(level)) = kb.settings.levels.get(finding.code) {
            finding.severity = *level;
        }
    }
    let mut findings = suppress::apply(kb, found, &active, rules);
    // What cannot be silenced yields only to what stands: silencing the more exact rule does not silence it too.
    yield_to(&mut findings.findings, &firm);
    sort(kb, &mut findings.findings);
    findings.suppressed.sort_by(|a, b| order(kb, &a.finding, &b.finding));
    findings
}

/// The order of reports.
pub fn sort(kb: &Kb, findings: &mut [Finding]) {
    findings.sort_by(|a, b| order(kb, a, b));
}

fn order(kb: &Kb, a: &Finding, b: &Finding) -> Ordering {
    diag::order(a, b, |file| &kb.file(file).path)
}

fn flaws(kb: &Kb, active: &[&'static Rule]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, id) in kb.files.iter().zip(0..) {
        for flaw in &file.flaws {
            let cx = FlawCx { kb, file: FileId(id), flaw: &flaw.flaw, span: flaw.span };
            for rule in active {
                if let Run::Flaw(run) | Run::FlawAndPage(run, _) | Run::FlawAndBase(run, _) = rule.run {
                    found.extend(run(&cx));
                }
            }
        }
    }
    found
}

fn pages(kb: &Kb, grades: Option<&Grades<'_>>, today: Date, active: &[&'static Rule]) -> Vec<Finding> {
    let wanted = active.iter().any(|rule| matches!(rule.run, Run::Grade(_)));
    let own = (wanted && grades.is_none()).then(|| Basis::new(kb));
    let basis = grades.map(|grades| &grades.basis).or(own.as_ref());
    let studied = basis.filter(|_| wanted).map(Studied::new);
    let each = kb.compounds.par_iter().enumerate().flat_map_iter(|(at, page)| {
        let known = grades.and_then(|grades| grades.page(at as u32)).map(Cow::Borrowed);
        let grade = known.or_else(|| basis.map(|basis| Cow::Owned(grade::page(basis, page))));
        compound(kb, today, active, basis.zip(grade.as_deref()).zip(studied.as_ref()), page)
    });
    let mut found: Vec<Finding> = each.collect();
    found.par_extend(kb.leaves.par_iter().flat_map_iter(|page| leaf(kb, today, active, page)));
    found
}

fn compound(
    kb: &Kb,
    today: Date,
    active: &[&'static Rule],
    graded: Option<((&Basis<'_>, &PageGrade), &Studied)>,
    page: &CompoundPage,
) -> Vec<Finding> {
    let texts = cited::texts_of_compound(page);
    let cx = page_cx((kb, today), active, AnyPage::Compound(page), texts, cited::of_compound(page));
    let graded = graded.map(|((basis, grade), studied)| GradeCx { cx: &cx, page, grade, basis, studied });
    let mut found = Vec::new();
    for rule in active {
        match rule.run {
            Run::Grade(run) => graded.iter().for_each(|graded| run(graded, &mut found)),
            Run::Page(run) | Run::FlawAndPage(_, run) | Run::PageAndReference(run, _) => run(&cx, &mut found),
            Run::Compound(run) => run(&cx, page, &mut found),
            Run::Flaw(_) | Run::FlawAndBase(..) | Run::Reference(_) | Run::Base(_) | Run::Suppression => {}
        }
    }
    found
}

fn leaf(kb: &Kb, today: Date, active: &[&'static Rule], page: &LeafPage) -> Vec<Finding> {
    let cx = page_cx((kb, today), active, AnyPage::Leaf(page), cited::texts_of_leaf(page), cited::of_leaf(page));
    let mut found = Vec::new();
    for rule in active {
        if let Run::Page(run) | Run::FlawAndPage(_, run) | Run::PageAndReference(run, _) = rule.run {
            run(&cx, &mut found);
        }
    }
    found
}

/// What the rules of a page see. The passages that rules of language read are there where one runs.
fn page_cx<'a>(
    (kb, today): (&'a Kb, Date),
    active: &[&'static Rule],
    page: AnyPage<'a>,
    texts: Vec<Written<'a>>,
    cites: Vec<Cited<'a>>,
) -> PageCx<'a> {
    let file = match page {
        AnyPage::Compound(page) => page.file,
        AnyPage::Leaf(page) => page.file,
    };
    let text = kb.text(file);
    let reads = active.iter().any(|rule| rule.family == Family::Lng);
    let passages = if reads { wording::passages(text, &texts) } else { Vec::new() };
    PageCx { kb, today, file, text, page, texts, cites, stated: OnceCell::new(), passages }
}

fn references(kb: &Kb, today: Date, active: &[&'static Rule]) -> Vec<Finding> {
    let all = kb.library.references.par_iter().zip(kb.uses.par_iter());
    let each = all.flat_map_iter(|(reference, uses)| {
        let cx = ReferenceCx { kb, today, reference, uses };
        let mut found = Vec::new();
        for rule in active {
            if let Run::Reference(run) | Run::PageAndReference(_, run) = rule.run {
                run(&cx, &mut found);
            }
        }
        found
    });
    each.collect()
}

/// Drops a finding where a more exact rule speaks of an overlapping span of the same file, no more softly.
fn yield_to(found: &mut Vec<Finding>, yielding: &[&'static Rule]) {
    for rule in yielding.iter().filter(|rule| !rule.yields_to.is_empty()) {
        let mut exact: HashMap<FileId, Vec<(Severity, Span)>> = HashMap::new();
        for finding in found.iter().filter(|finding| rule.yields_to.contains(&finding.code)) {
            exact.entry(finding.file).or_default().push((finding.severity, finding.span));
        }
        let overlaps = |finding: &Finding| {
            let near = exact.get(&finding.file).into_iter().flatten();
            near.filter(|(level, _)| *level <= finding.severity).any(|(_, span)| {
                span.start < finding.span.end.max(finding.span.start + 1)
                    && finding.span.start < span.end.max(span.start + 1)
            })
        };
        if !exact.is_empty() {
            found.retain(|finding| finding.code != rule.code || !overlaps(finding));
        }
    }
}
