//! CIT011: the founding case. A sentence names the page's compound or a route, and cites a study that gave another.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::given::{Compound, Given, mismatch};
use crate::check::route_word;
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::check::substance_name::{self, Word};
use crate::model::cited::{Role, Written};
use crate::model::claim::Claim;
use crate::model::link::RefIx;
use crate::model::prose::{Event, Prose, TextRun};
use crate::model::vocab::{Route, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT011",
    family: Family::Cit,
    level: Severity::Error,
    title: "study of another compound or route, cited for this one",
    why: "Monograph began with a page that cited one study eleven times for the half-life of infused NAD+. The study had \
          given nicotinamide riboside by mouth. A sentence that names a compound as given, or a route, and cites a study \
          that gave another, must name what was given: then a reader can see how far the study reaches. What a study \
          measured is no mismatch: “NAD+ in blood rose” may cite a study that gave a precursor. Asked of prose, claims and \
          other texts, and of records with a route; quotations and claims in circulation are left alone.",
    origin: "ours; the founding case",
    wrong: Example::Page(WRONG),
    right: Example::Page(RIGHT),
    silenceable: true,
    yields_to: &["EVD004", "PK009"],
    run: Run::Grade(run),
};

const WRONG: &str = "---
title: NAD+ (injectable)
summary: A page to show a rule.
active_moiety: NAD+
---
An infusion of NAD+ keeps it raised in cells for hours [@pmid:27721479].
";

const RIGHT: &str = "---
title: NAD+ (injectable)
summary: A page to show a rule.
active_moiety: NAD+
---
Swallowed nicotinamide riboside raised NAD+ in blood cells; nobody has tested whether an infusion of NAD+ does
[@pmid:27721479].
";

/// A page and what the sources that it cites gave.
struct Judge<'g, 'a> {
    graded: &'g GradeCx<'a>,
    compound: Compound<'a>,
    given: BTreeMap<RefIx, Option<Given<'a>>>,
}

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    let compound = Compound::of_page(graded.basis, graded.page);
    let cited = graded.cx.cites.iter().filter_map(|cited| cited.source.target);
    let mut given = BTreeMap::new();
    for source in cited {
        given.entry(source).or_insert_with(|| Given::of(graded.basis, &compound, source));
    }
    let judge = Judge { graded, compound, given };
    for written in graded.cx.texts.iter().filter(|written| judge.is_told(written.role)) {
        judge.text(written, found);
    }
    for claim in &graded.page.head.claims {
        judge.claim(claim, found);
    }
    judge.records(found);
}

impl Judge<'_, '_> {
    /// Whether a text tells something of its own. The reason of a verdict says of a wrong claim what its source gave, and of
    /// a right one what is true.
    fn is_told(&self, role: Role) -> bool {
        let Role::CirculatingWhy(index) = role else { return !role.is_quotation() };
        let circulating = self.graded.page.head.circulating.get(index as usize);
        let verdict = circulating.and_then(|circulating| circulating.verdict.as_ref()).map(|verdict| verdict.value);
        matches!(verdict, Some(Verdict::Supported | Verdict::Partial))
    }

    fn text(&self, written: &Written<'_>, found: &mut Vec<Finding>) {
        let prose = written.prose;
        if prose.cites().next().is_none() {
            return;
        }
        if prose.blocks().is_empty() {
            self.sentences(prose, &whole(prose), found);
            return;
        }
        for block in prose.paragraphs().filter(|block| !block.in_quote && prose.is_cited(block.events.clone())) {
            self.sentences(prose, &prose.text(block.events.clone()), found);
        }
        for (_, rows) in prose.tables().filter(|(table, _)| !table.in_quote) {
            self.table(prose, rows.map(|(block, _)| prose.text(block.events.clone())).collect(), found);
        }
    }

    fn sentences(&self, prose: &Prose, run: &TextRun<'_>, found: &mut Vec<Finding>) {
        // What no block names, none of its sentences does.
        if !self.may_differ(&self.cited(prose, run.references(0..run.text().len())), run.text()) {
            return;
        }
        for range in run.sentences() {
            let cited = self.cited(prose, run.references(range.clone()));
            let text = run.text().get(range.clone()).unwrap_or("");
            if !self.may_differ(&cited, text) {
                continue;
            }
            let words = substance_name::words(run, range);
            found.extend(
                cited.iter().filter_map(|(span, given)| self.judge(&self.compound, given, *span, &words, "sentence")),
            );
        }
    }

    /// A row of a table is read with its head.
    fn table(&self, prose: &Prose, rows: Vec<TextRun<'_>>, found: &mut Vec<Finding>) {
        let Some((head, rows)) = rows.split_first() else { return };
        for row in rows {
            let cited = self.cited(prose, row.references(0..row.text().len()));
            if !self.may_differ(&cited, row.text()) && !self.may_differ(&cited, head.text()) {
                continue;
            }
            let mut words = substance_name::words(row, 0..row.text().len());
            words.extend(substance_name::words(head, 0..head.text().len()));
            found.extend(
                cited.iter().filter_map(|(span, given)| self.judge(&self.compound, given, *span, &words, "row")),
            );
        }
    }

    /// What the sources cited at some references gave, each with the place of its key.
    fn cited(&self, prose: &Prose, references: &[(u32, u32)]) -> Vec<(Span, &Given<'_>)> {
        let events = references.iter().filter_map(|(_, event)| prose.events().get(*event as usize));
        let cites = events.filter_map(|event| match event {
            Event::Cite(group) => Some(group.iter()),
            _ => None,
        });
        let given = cites.flatten().filter_map(|cite| {
            let given = self.given.get(&cite.source.target?)?.as_ref()?;
            Some((cite.source.span, given))
        });
        given.collect()
    }

    /// A cheap look before a text is taken apart.
    fn may_differ(&self, cited: &[(Span, &Given<'_>)], text: &str) -> bool {
        let is_other = || cited.iter().any(|(_, given)| given.is_other);
        !cited.is_empty() && (route_word::may_name(text) || (is_other() && self.compound.may_be_named(text)))
    }

    /// A claim's sentence against each source that it names. A note to the entry that names what was given will do.
    fn claim(&self, claim: &Claim, found: &mut Vec<Finding>) {
        let named = claim.about.as_ref().and_then(|about| about.compound.as_ref());
        let other = named.filter(|name| !self.is_own(&name.value));
        let other = other.map(|name| Compound::of_name(self.graded.basis, &name.value));
        let compound = other.as_ref().unwrap_or(&self.compound);
        let run = whole(&claim.text.prose);
        let names_route = route_word::may_name(run.text());
        let words = OnceCell::new();
        for entry in &claim.evidence {
            let Some(source) = entry.source.target else { continue };
            let Some(given) = Given::of(self.graded.basis, compound, source) else { continue };
            let may_differ = names_route || given.is_other && compound.may_be_named(run.text());
            if !may_differ {
                continue;
            }
            let words = words.get_or_init(|| substance_name::words(&run, 0..run.text().len()));
            let noted = entry.note.as_ref().map(|note| all_words(&note.prose)).unwrap_or_default();
            if !given.is_named(self.graded.basis, compound, &noted) {
                found.extend(self.judge(compound, &given, entry.source.span, words, "claim"));
            }
        }
    }

    fn is_own(&self, name: &str) -> bool {
        let GradeCx { cx, page, basis, .. } = self.graded;
        basis.substances.is(&basis.substances.of_page(page, cx.kb.compound(&page.slug).unwrap_or(u32::MAX)), name)
    }

    fn judge(
        &self,
        compound: &Compound<'_>,
        given: &Given<'_>,
        span: Span,
        words: &[Word],
        noun: &str,
    ) -> Option<Finding> {
        let said = mismatch(self.graded.basis, compound, given, words)?;
        let (first, last) = (said.words.first()?, said.words.last()?);
        let place = first.span.join(last.span);
        let typed = place.text(self.graded.cx.text);
        let message =
            format!("{} gave {}, and the {noun} speaks of “{typed}”", source_name(given.reference), given.told());
        let what =
            if said.is_compound { "another compound than the study gave" } else { "another route than the study's" };
        let help = format!("cite a study of {}, or name in the {noun} what was given", compound.title);
        Some(self.finding(given, span, message).help(help).related(self.graded.cx.file, place, what))
    }

    fn finding(&self, given: &Given<'_>, span: Span, message: String) -> Finding {
        let help = format!("cite a study of {}, or say in a `note` what was given", self.compound.title);
        let finding = RULE.finding(self.graded.cx.file, span, message).help(help);
        finding.related(given.reference.file, given.place(), "what the study gave")
    }

    /// Records that say how the compound was given.
    fn records(&self, found: &mut Vec<Finding>) {
        let head = &self.graded.page.head;
        let measures = head.measures().filter(|measure| measure.has("value") || measure.has("result"));
        let measures = measures.map(|measure| (measure.source(), measure.route(), measure.note(), measure.noun()));
        let safety = head.safety.iter();
        let safety =
            safety.map(|record| (record.source.as_ref(), record.route.as_ref(), record.note.as_ref(), "safety record"));
        for (source, route, note, noun) in measures.chain(safety) {
            let (Some(source), Some(route)) = (source, route) else { continue };
            let Some(given) = source.target.and_then(|target| self.given.get(&target)?.as_ref()) else { continue };
            let is_of_giving = !matches!(route.value, Route::Endogenous | Route::Any | Route::InVitro);
            let noted = note.map(|note| all_words(&note.prose)).unwrap_or_default();
            let is_noted = given.is_named(self.graded.basis, &self.compound, &noted);
            if !is_of_giving || is_noted || !(given.is_other || given.is_by_other_route(route.value)) {
                continue;
            }
            let message = format!(
                "{} gave {}, and this {noun} is of {} by the route {}",
                source_name(given.reference),
                given.told(),
                self.compound.title,
                route.value
            );
            found.push(self.finding(given, source.span, message));
        }
    }
}

/// A whole text.
fn whole(prose: &Prose) -> TextRun<'_> {
    prose.text(0..prose.events().len() as u32)
}

/// The words of a whole text.
fn all_words(prose: &Prose) -> Vec<Word> {
    let run = whole(prose);
    substance_name::words(&run, 0..run.text().len())
}
