//! Suppressions: `allow` in front matter for a page, a comment for the next block. Each needs a reason and an effect.

use crate::base::diag::{FileId, Finding};
use crate::base::span::Span;
use crate::check::rule::Rule;
use crate::check::rules::sup;
use crate::check::run::{Findings, Silenced};
use crate::model::compound::AllowRule;
use crate::model::kb::Kb;
use crate::model::prose::Prose;

/// A suppression as written.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The file.
    pub file: FileId,
    /// The code, as typed.
    pub code: Box<str>,
    /// Where the code stands.
    pub code_span: Span,
    /// The reason, where one is given.
    pub because: Option<Box<str>>,
    /// What it covers; the whole page where `None`.
    pub covers: Option<Span>,
    /// How many findings it silenced.
    pub silenced: usize,
}

/// Splits what was found into what counts and what is silenced, and adds what is wrong with the suppressions.
///
/// Judges only codes that ran (`active`), so that a run of a few rules does not call the others' suppressions useless.
pub fn apply(kb: &Kb, found: Vec<Finding>, active: &[&'static Rule], all: &[&'static Rule]) -> Findings {
    let mut suppressions = collect(kb);
    let mut result = Findings::default();
    for finding in found {
        let silenceable = all.iter().any(|rule| rule.code == finding.code && rule.silenceable);
        let mut silencing = suppressions.iter_mut().filter(|suppression| silenceable && suppression.applies(&finding));
        match silencing.find_map(|suppression| Some((suppression.because.clone()?, suppression))) {
            Some((because, suppression)) => {
                suppression.silenced += 1;
                result.suppressed.push(Silenced { finding, because });
            }
            None => result.findings.push(finding),
        }
    }
    let ran = |code: &str| active.iter().any(|rule| rule.code == code);
    if ran(sup::sup001::RULE.code) {
        result.findings.extend(malformed(kb));
    }
    for suppression in &suppressions {
        if ran(sup::sup001::RULE.code) {
            result.findings.extend(sup::sup001::judge(suppression));
        }
        if ran(sup::sup002::RULE.code) {
            let rule = all.iter().copied().find(|rule| rule.code == &*suppression.code);
            if rule.is_none() || ran(&suppression.code) {
                result.findings.extend(sup::sup002::judge(suppression, rule, all));
            }
        }
    }
    result
}

/// Comments that are meant as suppressions and cannot be read as one.
fn malformed(kb: &Kb) -> Vec<Finding> {
    let compounds = kb.compounds.iter().map(|page| (page.file, &page.body));
    let pages = compounds.chain(kb.leaves.iter().map(|page| (page.file, &page.body)));
    let faults = pages.flat_map(|(file, body)| body.faults().iter().map(move |fault| (file, fault)));
    faults.filter_map(|(file, fault)| sup::sup001::malformed(file, fault)).collect()
}

impl Suppression {
    fn applies(&self, finding: &Finding) -> bool {
        let within =
            |block: Span| block.start <= finding.span.start && finding.span.start < block.end.max(block.start + 1);
        self.file == finding.file && *self.code == *finding.code && self.covers.is_none_or(within)
    }
}

/// Every suppression of the knowledge base, by file and place.
fn collect(kb: &Kb) -> Vec<Suppression> {
    let mut all = Vec::new();
    for page in &kb.compounds {
        from_page(page.file, &page.head.allow, &page.body, &mut all);
    }
    for page in &kb.leaves {
        from_page(page.file, &page.head.allow, &page.body, &mut all);
    }
    all.sort_by_key(|s| (s.file, s.code_span));
    all
}

fn from_page(file: FileId, allow: &[AllowRule], body: &Prose, all: &mut Vec<Suppression>) {
    for rule in allow {
        let because = rule.because.as_ref().map(|because| because.value.clone());
        let code = rule.code.value.clone();
        all.push(Suppression { file, code, code_span: rule.code.span, because, covers: None, silenced: 0 });
    }
    for comment in body.allows() {
        let block = comment.block.and_then(|block| body.block(block));
        let nothing = Span { start: comment.span.end, end: comment.span.end };
        let covers = Some(block.map_or(nothing, |block| block.span));
        let code = comment.code.value.clone();
        let because = comment.because.as_ref().map(|because| because.value.clone());
        all.push(Suppression { file, code, code_span: comment.code.span, because, covers, silenced: 0 });
    }
}
