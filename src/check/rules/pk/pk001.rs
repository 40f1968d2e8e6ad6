//! PK001: a half-life that does not say of what, or where.

use crate::base::diag::{Finding, Severity};
use crate::check::flawed;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;
use crate::model::kinetics::HalfLife;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK001",
    family: Family::Pk,
    level: Severity::Error,
    title: "half-life without compartment or analyte",
    why: "A half-life belongs to one substance in one place: minutes in plasma and hours in cells can both be true of \
          one compound. Without the analyte and the compartment nobody can compare the figure, draw its curve or \
          check it against its source.",
    origin: "ours; the case is the first seed article, whose half-life of NAD+ names two places at once",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, species: human, route: oral, unpublished: None was found., searched: none}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, species: human, route: oral, unpublished: None was found., searched: none}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    if page.incomplete {
        return;
    }
    for half_life in &page.head.half_lives {
        let lacks = |key: &&str| lacks(cx, half_life, key);
        let missing: Vec<&str> = ["analyte", "compartment"].into_iter().filter(lacks).collect();
        if missing.is_empty() {
            continue;
        }
        let (id, absent) = (half_life.id.value.as_str(), missing.join("` and no `"));
        let message = format!("the half-life `{id}` has no `{absent}`");
        let lines = missing.join(": …` and `");
        found.push(RULE.finding(cx.file, half_life.at.key, message).help(format!("add `{lines}: …`")));
    }
}

/// Whether a key was not typed, and none that is near it either.
fn lacks(cx: &PageCx<'_>, half_life: &HalfLife, key: &str) -> bool {
    !half_life.has(key) && !flawed::is_misspelt(cx.kb, cx.file, half_life.at.span, key)
}
