//! Claims with their grades as rules judge them: those that were read whole, and the words for what took a grade down.

use crate::base::diag::Finding;
use crate::base::span::Span;
use crate::check::flawed::is_flawed;
use crate::check::rule::GradeCx;
use crate::check::source_name::source_name;
use crate::derive::grade::{Aside, ClaimGrade, Detour, Ground, Rung, Standing, Step, StepKind};
use crate::model::claim::{Claim, Evidence};
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::vocab::{Kind, Species, Stance, Tier, Word};

/// A claim and its grade.
#[derive(Clone, Copy)]
pub struct GradedClaim<'a> {
    /// The page that it stands on.
    pub graded: &'a GradeCx<'a>,
    /// The claim.
    pub claim: &'a Claim,
    /// Its grade.
    pub grade: &'a ClaimGrade,
}

/// An entry of evidence and what became of it.
#[derive(Clone, Copy)]
pub struct GradedEntry<'a> {
    /// The entry.
    pub entry: &'a Evidence,
    /// What became of it.
    pub standing: &'a Standing,
}

/// The claims of a page that were read whole, with all their sources. A grade of what could not be read would be a
/// second finding on the same slip.
pub fn claims<'a>(graded: &'a GradeCx<'a>) -> impl Iterator<Item = GradedClaim<'a>> {
    let all = graded.page.head.claims.iter().zip(&graded.grade.claims);
    let all = all.map(move |(claim, grade)| GradedClaim { graded, claim, grade });
    all.filter(|claim| claim.is_whole())
}

impl<'a> GradedClaim<'a> {
    fn is_whole(&self) -> bool {
        let cx = self.graded.cx;
        let whole_source = |entry: &Evidence| {
            let source = entry.source.target.map(|source| cx.kb.library.get(source));
            source.is_some_and(|source| cx.kb.file(source.file).flaws.is_empty())
        };
        let page = !self.graded.page.incomplete && !is_flawed(cx.kb, cx.file, self.claim.at.span);
        page && self.claim.kind.is_some() && self.claim.evidence.iter().all(whole_source)
    }

    /// The claim's id.
    pub fn id(&self) -> &'a str {
        self.claim.id.value.as_str()
    }

    /// The declared tier, and where.
    pub fn declared(&self) -> Option<(Tier, Span)> {
        self.claim.level.as_ref().map(|level| (level.value, level.span))
    }

    /// The entries with what became of each.
    pub fn entries(&self) -> impl Iterator<Item = GradedEntry<'a>> + use<'a> {
        self.claim.evidence.iter().zip(&self.grade.standings).map(|(entry, standing)| GradedEntry { entry, standing })
    }

    /// The record of a source that is known.
    pub fn reference(&self, entry: &Evidence) -> Option<&'a Reference> {
        let kb = self.graded.cx.kb;
        entry.source.target.map(|source| kb.library.get(source))
    }

    /// How a sentence names the source of an entry.
    pub fn source_name(&self, entry: &Evidence) -> String {
        self.reference(entry).map_or_else(|| entry.source.raw.to_string(), source_name)
    }

    /// The steps that took the grade down.
    pub fn losses(&self) -> impl Iterator<Item = &'a Step> + use<'a> {
        self.grade.derivation.iter().filter(|step| is_loss(step))
    }

    /// What an entry's being indirect took off the grade: "took `id` from high to moderate"; `None` where it took nothing.
    fn cost_of_indirectness(&self, entry: &Evidence) -> Option<String> {
        let source = entry.source.target?;
        let mut steps = self.losses().filter(|step| step.kind == StepKind::Indirectness);
        let step = steps.find(|step| step.sources.contains(&source))?;
        let word = |rung: Option<Rung>| rung.map_or("nothing", Rung::word);
        Some(format!("took `{}` from {} to {}", self.id(), word(step.from), word(step.to)))
    }

    /// A help that begins with what an entry's being indirect cost, where it cost something.
    pub fn help_with_cost(&self, entry: &Evidence, help: String) -> String {
        self.cost_of_indirectness(entry).map_or_else(|| help.clone(), |cost| format!("this {cost}; {help}"))
    }

    /// What would lift the claim above its grade, in a phrase; `None` where nothing took it down.
    pub fn lift(&self) -> Option<String> {
        let mut remedies: Vec<&str> = self.losses().filter_map(|step| remedy(step.kind)).collect();
        remedies.dedup();
        (!remedies.is_empty()).then(|| format!("more would take {}", remedies.join("; ")))
    }

    /// The finding with each loss at the first entry that caused it.
    pub fn with_losses(&self, finding: Finding) -> Finding {
        let file = self.graded.cx.file;
        let place = |sources: &[RefIx]| {
            let caused = |entry: &&Evidence| entry.source.target.is_some_and(|source| sources.contains(&source));
            self.claim.evidence.iter().find(caused).map(|entry| entry.source.span)
        };
        self.losses().fold(finding, |finding, step| match place(&step.sources) {
            Some(span) => finding.related(file, span, loss(step)),
            None => finding,
        })
    }
}

impl GradedEntry<'_> {
    /// What the source says to the claim; `None` where it does not count.
    pub fn stance(&self) -> Option<Stance> {
        match self.standing {
            Standing::Heard { stance, .. } => Some(*stance),
            Standing::Aside(_) => None,
        }
    }

    /// Why it does not count; `None` where it does.
    pub fn aside(&self) -> Option<Aside> {
        match self.standing {
            Standing::Heard { .. } => None,
            Standing::Aside(aside) => Some(*aside),
        }
    }

    /// In which ways it differs from the claim.
    pub fn detours(&self) -> &[Detour] {
        match self.standing {
            Standing::Heard { detours, .. } => detours,
            Standing::Aside(_) => &[],
        }
    }

    /// Whether it supports the claim, and is grounded so.
    pub fn supports_from(&self, wanted: Ground) -> bool {
        match self.standing {
            Standing::Heard { stance: Stance::Supports, ground, .. } => *ground == wanted,
            Standing::Heard { .. } | Standing::Aside(_) => false,
        }
    }
}

/// Whether a claim is about people: it says so, or leaves the species out where people are meant.
pub fn is_about_people(claim: &Claim) -> bool {
    let species = claim.about.as_ref().and_then(|about| about.species.as_ref());
    let meant = || match claim.kind.as_ref().map(|kind| kind.value) {
        Some(Kind::Biochemistry | Kind::Quality | Kind::Regulatory) | None => false,
        Some(
            Kind::Occurrence
            | Kind::Pharmacokinetics
            | Kind::Pharmacodynamics
            | Kind::Efficacy
            | Kind::Safety
            | Kind::Interaction,
        ) => true,
    };
    species.map_or_else(meant, |species| species.value.species() == Some(Species::Human))
}

fn is_loss(step: &Step) -> bool {
    match (step.from, step.to) {
        (Some(Rung::Certainty(from)), Some(Rung::Certainty(to))) => to < from,
        (Some(Rung::Tier(from)), Some(Rung::Tier(to))) => from.is_above(to) || from != to && to == Tier::Contradicted,
        (Some(_) | None, Some(_) | None) => false,
    }
}

/// A loss in words: "indirectness, high to moderate: route oral, claim intravenous".
fn loss(step: &Step) -> String {
    let word = |rung: Option<Rung>| rung.map_or("nothing", Rung::word);
    format!("{}, {} to {}: {}", step.kind.word(), word(step.from), word(step.to), step.because)
}

/// What would lift a claim again that lost by such a step; `None` where nothing an editor types would.
fn remedy(kind: StepKind) -> Option<&'static str> {
    match kind {
        StepKind::RiskOfBias => Some("studies at lower risk of bias"),
        StepKind::Inconsistency | StepKind::Contrary | StepKind::Contradicted => {
            Some("more evidence for it than against it")
        }
        StepKind::Indirectness => Some("studies of the claim's own route, compound and outcome"),
        StepKind::Imprecision => Some("more participants or events, and an interval that excludes no effect"),
        StepKind::PublicationBias => Some("a trial that industry did not pay for"),
        StepKind::UnknownSize => Some("the `n` of each outcome"),
        StepKind::Preclinical => Some("studies of people"),
        StepKind::ReadDepth => Some("a source read in full, or a quote verified in its abstract"),
        StepKind::Interval => Some("an interval that excludes an important effect"),
        StepKind::SetAside
        | StepKind::Start
        | StepKind::Upgrade
        | StepKind::Certainty
        | StepKind::Official
        | StepKind::Guideline
        | StepKind::Reports
        | StepKind::Disputed
        | StepKind::Override
        | StepKind::Tier => None,
    }
}
