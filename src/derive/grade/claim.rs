//! The grade of one claim: which sources are heard, what the rules of its kind find, the caps, and how the answer would
//! stand without each source.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::body::{Body, Case};
use crate::derive::grade::cap::{self, Refusal};
use crate::derive::grade::derivation::{Certainty, Step, StepKind, Trail};
use crate::derive::grade::kinship::{Kin, Kinship};
use crate::derive::grade::subject::Subject;
use crate::derive::grade::verdict::Verdict;
use crate::derive::grade::voice::{self, Standing};
use crate::derive::grade::{biochemistry, efficacy, pharmacokinetics, quality, regulatory, safety};
use crate::model::claim::{Claim, Evidence};
use crate::model::kb::CompoundPage;
use crate::model::link::RefIx;
use crate::model::vocab::{Direction, Kind, Stance, Tier, Word};

/// A claim's grade and all that led to it.
#[derive(Clone, Debug)]
pub struct ClaimGrade {
    /// The computed tier.
    pub tier: Tier,
    /// The certainty behind it; `None` outside GRADE.
    pub certainty: Option<Certainty>,
    /// How many people were exposed, where the claim says that a harm is absent: rates above three in so many are
    /// excluded.
    pub exposed: Option<u64>,
    /// The steps, from the sources that do not count to the tier.
    pub derivation: Vec<Step>,
    /// The tier without each source that counts, in the library's order.
    pub fragility: Vec<Fragile>,
    /// What became of each entry of evidence, in the order of the claim.
    pub standings: Vec<Standing>,
    /// The tier if all sources were independent.
    pub if_independent: Tier,
    /// Pairs of supporting sources that are not independent, by their places among the entries.
    pub kin: Vec<(usize, usize, Kin)>,
    /// Why the recorded override was not followed.
    pub refusal: Option<Refusal>,
}

/// The tier that would remain without a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragile {
    /// The source.
    pub without: RefIx,
    /// The tier.
    pub tier: Tier,
}

/// Grades a claim of a page.
pub fn claim(basis: &Basis<'_>, page: &CompoundPage, claim: &Claim) -> ClaimGrade {
    let Some(kind) = &claim.kind else { return without_kind(claim) };
    let subject = Subject::new(basis, page, claim, kind.value);
    let heard = claim.evidence.iter().map(|entry| voice::hear(basis, &subject, entry));
    let (mut standings, mut voices, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (place, (standing, voice)) in heard.enumerate() {
        standings.push(standing);
        places.extend(voice.as_ref().map(|_| place));
        voices.extend(voice);
    }
    let kinship = Kinship::new(basis, &voices);
    let mut case = Case { basis, page: &page.head, claim, subject, voices, kinship };
    let mut trail = Trail::told();
    set_asides(claim, &standings, &mut trail);
    let answer = judge(&Body::whole(&case), &mut trail);
    let mut sources: Vec<RefIx> = case.voices.iter().map(|voice| voice.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let fragile = |without| {
        let tier = judge(&Body::without(&case, without), &mut Trail::silent()).verdict.tier;
        Fragile { without, tier }
    };
    let fragility = sources.into_iter().map(fragile).collect();
    let kin = kin(&case, &places);
    let if_independent = if kin.is_empty() { answer.verdict.tier } else { among_strangers(&mut case) };
    ClaimGrade {
        tier: answer.verdict.tier,
        certainty: answer.verdict.certainty,
        exposed: answer.verdict.exposed,
        derivation: trail.finish(),
        fragility,
        standings,
        if_independent,
        kin,
        refusal: answer.refusal,
    }
}

/// Whether a source would bear on a claim, were it named there: of the claim's own compound, in the kind of subject that
/// the claim is about, and of a design that carries claims of its kind.
pub fn would_bear(basis: &Basis<'_>, page: &CompoundPage, claim: &Claim, source: RefIx) -> bool {
    let Some(kind) = &claim.kind else { return false };
    voice::would_bear(basis, &Subject::new(basis, page, claim, kind.value), source)
}

/// A claim whose kind cannot be read has no rules.
fn without_kind(claim: &Claim) -> ClaimGrade {
    let mut trail = Trail::told();
    trail.step(StepKind::Start, Tier::Unproven, [], || "the claim does not say of what kind it is".to_owned());
    trail.step(StepKind::Tier, Tier::Unproven, [], || Tier::Unproven.gloss().to_owned());
    ClaimGrade {
        tier: Tier::Unproven,
        certainty: None,
        exposed: None,
        derivation: trail.finish(),
        fragility: Vec::new(),
        standings: claim.evidence.iter().map(|_| Standing::Aside(voice::Aside::OtherDesign)).collect(),
        if_independent: Tier::Unproven,
        kin: Vec::new(),
        refusal: None,
    }
}

/// Tells of the sources that do not count, and of those that say less than was declared, in the library's order.
fn set_asides(claim: &Claim, standings: &[Standing], trail: &mut Trail) {
    let mut told: Vec<(Option<RefIx>, String)> = Vec::new();
    for (entry, standing) in claim.evidence.iter().zip(standings) {
        let because = match standing {
            Standing::Aside(aside) => aside.phrase(),
            Standing::Heard { stance, .. } => match declared(entry) {
                Some(declared) if declared != *stance => {
                    format!("{} declared, but its result settles nothing: {}", declared.word(), stance.word())
                }
                Some(_) | None => continue,
            },
        };
        told.push((entry.source.target, because));
    }
    told.sort();
    told.dedup();
    for (source, because) in told {
        trail.note(StepKind::SetAside, source, || because);
    }
}

fn declared(entry: &Evidence) -> Option<Stance> {
    entry.stance.as_ref().map(|stance| stance.value)
}

fn kin(case: &Case<'_>, places: &[usize]) -> Vec<(usize, usize, Kin)> {
    let supports = |i: usize| case.voices[i].stance == Stance::Supports;
    let mut kin = Vec::new();
    for (i, &one) in places.iter().enumerate() {
        for (j, &other) in places.iter().enumerate().skip(i + 1) {
            if let Some(tie) = case.kinship.between(i, j).filter(|_| supports(i) && supports(j)) {
                kin.push((one, other, tie));
            }
        }
    }
    kin
}

/// The tier if no two sources were kin.
fn among_strangers(case: &mut Case<'_>) -> Tier {
    case.kinship = Kinship::of_strangers(&case.voices);
    judge(&Body::whole(case), &mut Trail::silent()).verdict.tier
}

struct Answer {
    verdict: Verdict,
    refusal: Option<Refusal>,
}

/// The rules of the claim's kind, then what holds for all kinds.
fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Answer {
    let mut verdict = by_kind(body, trail);
    if verdict.tier != Tier::Contradicted {
        verdict.tier = cap::capped(body, verdict.tier, trail);
    }
    let (tier, refusal) = cap::overridden(body, verdict.tier, trail);
    verdict.tier = tier;
    trail.step(StepKind::Tier, tier, [], || tier.gloss().to_owned());
    Answer { verdict, refusal }
}

fn by_kind(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let subject = body.subject();
    if subject.direction == Some(Direction::Disputed) {
        let because = || "the question is disputed; both sides are shown".to_owned();
        trail.step(StepKind::Disputed, Tier::Unproven, body.sources(), because);
        return Verdict::of(Tier::Unproven);
    }
    match subject.kind {
        Kind::Efficacy | Kind::Pharmacodynamics => efficacy::judge(body, trail),
        Kind::Biochemistry | Kind::Occurrence => biochemistry::judge(body, trail),
        Kind::Pharmacokinetics => pharmacokinetics::judge(body, trail),
        Kind::Interaction if subject.is_of_kinetics() => pharmacokinetics::judge(body, trail),
        Kind::Safety | Kind::Interaction => safety::judge(body, trail),
        Kind::Quality => quality::judge(body, trail),
        Kind::Regulatory => regulatory::judge(body, trail),
    }
}
