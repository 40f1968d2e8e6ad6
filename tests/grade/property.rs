//! What must hold for every body of evidence, tried on made-up ones.

use monograph::derive::grade::{Certainty, Rung, StepKind, replay};
use monograph::model::vocab::{Design, DowngradeDomain, Tier, Word};
use proptest::prelude::*;
use proptest::sample::select;

use crate::sketch::{Graded, Quote, Sketch, Source};

/// The height of a tier, with `contradicted` below the ladder.
fn height(tier: Tier) -> i8 {
    tier.rank().map_or(-1, |rank| i8::try_from(rank).expect("five rungs"))
}

fn sketch(kind: &str, about: &str, sources: Vec<Source>) -> Sketch {
    Sketch {
        kind: kind.to_owned(),
        about: about.to_owned(),
        page: "relations: [{to: relative, kind: salt}, {to: cousin, kind: class}]".to_owned(),
        sources,
        ..Sketch::default()
    }
}

const CLAIMS: [(&str, &str); 17] = [
    ("efficacy", "species: human, route: oral, outcome: clinical, direction: increases, condition: gout"),
    ("efficacy", "species: human, outcome: clinical, direction: no-important-effect"),
    ("efficacy", "species: mouse, outcome: clinical, direction: increases"),
    ("pharmacodynamics", "species: human, outcome: biomarker, direction: increases"),
    ("safety", "species: human, outcome: harm, direction: increases"),
    ("safety", "species: human, outcome: harm, direction: present"),
    ("safety", "species: human, outcome: harm, direction: no-important-effect"),
    ("biochemistry", "species: any, direction: present"),
    ("biochemistry", "species: human, direction: present"),
    ("occurrence", "species: human, direction: present"),
    ("pharmacokinetics", "species: human, route: oral, outcome: pharmacokinetic, direction: present"),
    ("quality", "outcome: product, direction: differs"),
    ("interaction", "species: human, outcome: pharmacokinetic, direction: increases"),
    ("interaction", "species: human, outcome: clinical, direction: increases"),
    ("efficacy", "species: human, outcome: clinical, direction: disputed"),
    ("pharmacokinetics", "species: mouse, outcome: pharmacokinetic, direction: present"),
    ("regulatory", "direction: present"),
];

fn claim() -> impl Strategy<Value = (&'static str, &'static str)> {
    select(CLAIMS.to_vec())
}

fn design() -> impl Strategy<Value = String> {
    select(Design::ALL).prop_map(|design| design.word().to_owned())
}

/// The parts of a source that grades look at, each with the usual and the unusual.
fn source() -> impl Strategy<Value = Source> {
    let what = (design(), select(vec!["supports", "supports", "contradicts", "mixed", "inconclusive"]), 1u32..3000);
    let whom = (
        select(vec!["human", "human", "human", "mouse"]),
        select(vec!["example", "example", "relative", "cousin", "other"]),
        select(vec!["oral", "oral", "intravenous"]),
    );
    let result = (
        select(vec![Some("clinical"), Some("biomarker"), Some("harm"), Some("mechanism"), None]),
        select(vec!["increases", "decreases", "no-important-effect", "inconclusive"]),
        select(vec![
            None,
            Some("{effect: risk-ratio, value: 2.5, ci: [1.5, 4]}"),
            Some("{effect: mean-difference, value: 1, ci: [-2, 4]}"),
        ]),
    );
    let appraisal = (
        select(vec![Some("low"), Some("low"), Some("high"), None]),
        select(vec!["full-text", "abstract"]),
        select(vec![Quote::None, Quote::Verified]),
        select(vec!["public", "industry", "unknown"]),
        select(vec!["current", "current", "current", "concern", "retracted"]),
    );
    let kin =
        (prop::collection::vec(select(vec!["Li", "Wu", "Ma", "Ng", "Ono", "Paz"]), 1..3), prop::bool::weighted(0.9));
    (what, whom, result, appraisal, kin).prop_map(|(what, whom, result, appraisal, kin)| {
        let text = |text: &str| Some(text.to_owned());
        let mut source = Source::new("x");
        (source.design, source.stance, source.n) = (what.0, what.1, Some(what.2));
        (source.species, source.given, source.route) = (text(whom.0), text(whom.1), text(whom.2));
        source.class = result.0.map(str::to_owned);
        (source.direction, source.estimate) = (text(result.1), result.2.map(str::to_owned));
        (source.bias, source.read) = (appraisal.0.map(str::to_owned), text(appraisal.1));
        (source.quote, source.funding) = (appraisal.2, text(appraisal.3));
        source.status = appraisal.4.to_owned();
        source.authors = kin.0.into_iter().map(str::to_owned).collect();
        source.authors_complete = kin.1;
        if source.design.contains("meta") || source.design.contains("systematic") {
            source.pooled = text("{of: rct}");
        }
        source
    })
}

fn sources() -> impl Strategy<Value = Vec<Source>> {
    prop::collection::vec(source(), 0..6).prop_map(|sources| {
        let named = sources.into_iter().enumerate();
        named.map(|(i, source)| Source { id: format!("s{i}"), ..source }).collect()
    })
}

/// Without sizes here and there.
fn sources_of_unknown_size() -> impl Strategy<Value = Vec<Source>> {
    (sources(), prop::collection::vec(any::<bool>(), 6)).prop_map(|(mut sources, known)| {
        for (source, known) in sources.iter_mut().zip(known) {
            source.n = source.n.filter(|_| known);
        }
        sources
    })
}

/// A direct, sound, public study that supports the claim, of the best design that the body has.
fn good(graded: &Graded, about: &str, n: u32) -> Source {
    let after = |key: &str| about.split(", ").find_map(|pair| pair.strip_prefix(key)).map(str::to_owned);
    let start = graded.claim().derivation.iter().find(|step| step.kind == StepKind::Start).and_then(|step| step.to);
    let design = match start {
        _ if about.starts_with("outcome: product") => "product-analysis",
        _ if about.contains("species: mouse") => "animal",
        Some(Rung::Certainty(Certainty::Low)) => "cohort",
        Some(Rung::Certainty(Certainty::VeryLow)) => "single-arm",
        Some(Rung::Certainty(Certainty::High | Certainty::Moderate) | Rung::Tier(_)) | None => "rct",
    };
    let mut source = Source::new("good");
    source.design = design.to_owned();
    source.n = Some(n);
    source.species = after("species: ").filter(|species| species != "any").or(source.species);
    source.class = after("outcome: ").or(source.class);
    source.direction = after("direction: ");
    source
}

fn tier(sketch: &Sketch) -> Tier {
    sketch.grade().claim().tier
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_sources_never_matters(
        (kind, about) in claim(),
        (sources, shuffled) in sources_of_unknown_size().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let (one, other) = (sketch(kind, about, sources).grade(), sketch(kind, about, shuffled).grade());
        let (one, other) = (one.claim(), other.claim());
        prop_assert_eq!(one.tier, other.tier);
        prop_assert_eq!(&one.derivation, &other.derivation);
        prop_assert_eq!(&one.fragility, &other.fragility);
    }

    #[test]
    fn a_source_that_does_not_count_changes_nothing(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
        more in source(),
        retracted in any::<bool>(),
    ) {
        let before = sketch(kind, about, sources.clone()).grade();
        let mut sources = sources;
        let status = if retracted { "retracted".to_owned() } else { more.status.clone() };
        sources.push(Source { id: "more".to_owned(), status, appraised: retracted, ..more });
        let after = sketch(kind, about, sources).grade();
        prop_assert_eq!(before.claim().tier, after.claim().tier);
        prop_assert_eq!(before.claim().certainty, after.claim().certainty);
        let fragility = |graded: &Graded| -> Vec<(String, Tier)> {
            graded.claim().fragility.iter().map(|fragile| (graded.id(fragile.without), fragile.tier)).collect()
        };
        let (mut one, mut other) = (fragility(&before), fragility(&after));
        one.sort();
        other.sort();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_good_study_never_lowers(
        (kind, about) in claim(),
        sources in sources(),
        n in 1u32..3000,
    ) {
        let before = sketch(kind, about, sources.clone()).grade();
        let mut sources = sources;
        sources.push(good(&before, about, n));
        let after = sketch(kind, about, sources).grade();
        prop_assert!(
            height(after.claim().tier) >= height(before.claim().tier),
            "{} to {}\n{:#?}\n{:#?}", before.claim().tier, after.claim().tier,
            before.claim().derivation, after.claim().derivation
        );
    }

    #[test]
    fn nor_does_it_where_sizes_are_unknown_if_it_is_not_the_smallest(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
    ) {
        let before = sketch(kind, about, sources.clone()).grade();
        let mut sources = sources;
        sources.push(good(&before, about, 3000));
        prop_assert!(height(tier(&sketch(kind, about, sources))) >= height(before.claim().tier));
    }

    #[test]
    fn a_greater_number_in_a_good_study_never_lowers(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
        n in 1u32..3000,
        more in 1u32..3000,
    ) {
        let before = sketch(kind, about, sources.clone()).grade();
        let mut sources = sources;
        sources.push(good(&before, about, n));
        let few = tier(&sketch(kind, about, sources.clone()));
        let last = sources.len() - 1;
        sources[last].n = Some(n + more);
        prop_assert!(height(tier(&sketch(kind, about, sources))) >= height(few));
    }

    #[test]
    fn a_contrary_study_never_lifts(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
        contrary in source(),
        mixed in any::<bool>(),
        known in any::<bool>(),
    ) {
        let before = sketch(kind, about, sources.clone()).grade();
        let mut sources = sources;
        let stance = if mixed { "mixed" } else { "contradicts" };
        let n = contrary.n.filter(|_| known);
        sources.push(Source { id: "contrary".to_owned(), stance, n, ..contrary });
        let after = sketch(kind, about, sources).grade();
        prop_assert!(
            height(after.claim().tier) <= height(before.claim().tier),
            "{} to {}\n{:#?}\n{:#?}", before.claim().tier, after.claim().tier,
            before.claim().derivation, after.claim().derivation
        );
    }

    #[test]
    fn a_recorded_downgrade_never_lifts_and_two_of_a_domain_are_the_larger(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
        domain in select(DowngradeDomain::ALL),
        upgraded in any::<bool>(),
    ) {
        let signed = "reason: r, by: b, date: 2026-11-01";
        let with = |downgrades: &[u8]| {
            let each = downgrades.iter().map(|steps| format!("{{domain: {}, steps: {steps}, {signed}}}", domain.word()));
            let each = each.collect::<Vec<_>>().join(", ");
            let upgrades = if upgraded { format!("{{domain: dose-response, steps: 1, {signed}}}") } else { String::new() };
            let claim = format!("downgrades: [{each}], upgrades: [{upgrades}]");
            Sketch { claim, ..sketch(kind, about, sources.clone()) }.grade()
        };
        let (none, one, two, both) = (with(&[]), with(&[1]), with(&[2]), with(&[1, 2]));
        let of = |graded: &Graded| (height(graded.claim().tier), graded.claim().certainty);
        prop_assert!(of(&one).0 <= of(&none).0 && of(&two).0 <= of(&one).0);
        prop_assert!(of(&one).1 <= of(&none).1 && of(&two).1 <= of(&one).1);
        prop_assert_eq!(of(&both), of(&two));
        prop_assert_eq!(replay(&both.claim().derivation), Some(both.claim().tier));
    }

    #[test]
    fn a_null_result_without_an_interval_contradicts_nothing(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
        nulls in prop::collection::vec(select(vec!["no-important-effect", "inconclusive"]), 6),
    ) {
        let mut sources = sources;
        for (source, null) in sources.iter_mut().zip(nulls).filter(|(source, _)| source.stance == "contradicts") {
            source.class = source.class.take().or(Some("clinical".to_owned()));
            (source.direction, source.estimate) = (Some(null.to_owned()), None);
        }
        let graded = sketch(kind, about, sources).grade();
        prop_assert_ne!(graded.claim().tier, Tier::Contradicted, "{:#?}", graded.claim().derivation);
    }

    #[test]
    fn a_tier_is_reproduced_from_its_derivation(
        (kind, about) in claim(),
        sources in sources_of_unknown_size(),
    ) {
        let graded = sketch(kind, about, sources.clone()).grade();
        prop_assert_eq!(replay(&graded.claim().derivation), Some(graded.claim().tier));
        for fragile in &graded.claim().fragility {
            let id = graded.id(fragile.without);
            let rest = sources.iter().filter(|source| source.id != id).cloned().collect();
            prop_assert_eq!(fragile.tier, tier(&sketch(kind, about, rest)), "without {}", id);
        }
    }
}
