//! The words by which a sentence speaks of a substance as given to somebody, rather than as a molecule of the body, and
//! those by which it denies that it was.

use crate::check::substance_name::Word;

/// Words before a name that say that it is given to somebody.
const BEFORE: [&str; 61] = [
    "administered",
    "administering",
    "administration",
    "capsule",
    "capsules",
    "dose",
    "dosed",
    "doses",
    "dosing",
    "drip",
    "drips",
    "exogenous",
    "gave",
    "give",
    "given",
    "gives",
    "giving",
    "infuse",
    "infused",
    "infusing",
    "infusion",
    "infusions",
    "injectable",
    "injected",
    "injecting",
    "injection",
    "injections",
    "intramuscular",
    "intranasal",
    "intravenous",
    "intravenously",
    "iv",
    "mg",
    "oral",
    "receive",
    "received",
    "receives",
    "receiving",
    "subcutaneous",
    "sublingual",
    "supplement",
    "supplementation",
    "supplemented",
    "supplementing",
    "supplements",
    "swallow",
    "swallowed",
    "swallowing",
    "tablet",
    "tablets",
    "take",
    "taken",
    "takes",
    "taking",
    "therapy",
    "took",
    "topical",
    "transdermal",
    "treatment",
    "treatments",
    "μg",
];
/// Words after a name that say so.
const AFTER: [&str; 31] = [
    "administered",
    "administration",
    "capsule",
    "capsules",
    "dose",
    "doses",
    "dosing",
    "drip",
    "drips",
    "given",
    "infused",
    "infusion",
    "infusions",
    "injected",
    "injection",
    "injections",
    "intake",
    "intravenously",
    "iv",
    "orally",
    "supplement",
    "supplementation",
    "supplements",
    "swallowed",
    "tablet",
    "tablets",
    "taken",
    "therapy",
    "treatment",
    "treatments",
    "users",
];
/// What a substance is said to do to who was given it.
const EFFECTS: [&str; 58] = [
    "alleviated",
    "alleviates",
    "boosted",
    "boosts",
    "caused",
    "causes",
    "cut",
    "cuts",
    "decreased",
    "decreases",
    "delayed",
    "delays",
    "doubled",
    "doubles",
    "ease",
    "eased",
    "eases",
    "elevated",
    "elevates",
    "enhanced",
    "enhances",
    "extended",
    "extends",
    "helped",
    "helps",
    "improve",
    "improved",
    "improves",
    "increase",
    "increased",
    "increases",
    "lengthened",
    "lengthens",
    "lower",
    "lowered",
    "lowers",
    "prevented",
    "prevents",
    "prolonged",
    "prolongs",
    "protected",
    "protects",
    "raise",
    "raised",
    "raises",
    "reduce",
    "reduced",
    "reduces",
    "relieved",
    "relieves",
    "restored",
    "restores",
    "slowed",
    "slows",
    "strengthened",
    "strengthens",
    "worsened",
    "worsens",
];
/// What becomes of a substance in who was given it.
const KINETICS: [&str; 9] = [
    "absorbed",
    "absorption",
    "bioavailability",
    "bioavailable",
    "clearance",
    "cleared",
    "half",
    "pharmacokinetics",
    "tolerated",
];
/// Words that may stand between such a word and the name.
const BETWEEN: [&str; 12] =
    ["of", "with", "the", "a", "an", "intact", "pure", "labelled", "labeled", "high", "single", "more"];
/// Words that may stand between the name and such a word after it.
const AUXILIARY: [&str; 6] = ["is", "was", "were", "are", "been", "being"];
/// Whether the words around a name say that the substance is given.
pub fn is_given(words: &[Word], start: usize, end: usize) -> bool {
    let is_giving = |word: &Word| BEFORE.contains(&word.plain.as_str());
    // Backwards over small words; a sign that begins a clause ends the look.
    let mut at = start;
    while let Some(before) = at.checked_sub(1).filter(|_| words.get(at).is_some_and(|word| !word.is_apart)) {
        let Some(word) = words.get(before) else { break };
        if is_giving(word) {
            return true;
        }
        if !BETWEEN.contains(&word.plain.as_str()) {
            break;
        }
        at = before;
    }
    let next = |at: usize| words.get(at).filter(|word| !word.is_apart);
    let skips = next(end).is_some_and(|word| AUXILIARY.contains(&word.plain.as_str()));
    let after = end + usize::from(skips);
    let is_by = |at: usize| {
        let by = next(at).is_some_and(|word| word.plain == "by");
        by && next(at + 1)
            .is_some_and(|word| matches!(word.plain.as_str(), "vein" | "mouth" | "injection" | "infusion"))
    };
    next(after).is_some_and(|word| AFTER.contains(&word.plain.as_str())) || is_by(after) || is_taken(words, end)
}

/// "NAD+ that people took": who took it stands between.
fn is_taken(words: &[Word], end: usize) -> bool {
    let rest: Vec<&str> = words.iter().skip(end).take(4).map(|word| word.plain.as_str()).collect();
    let is_relative = rest.first().is_some_and(|word| matches!(*word, "that" | "which"));
    is_relative
        && rest.iter().any(|word| matches!(*word, "took" | "take" | "swallowed" | "received" | "infused" | "injected"))
}

/// Whether a name is the subject of an effect, or the words are of what becomes of the substance in the body: said of one
/// that the study did not even measure, this too is of something given.
pub fn is_said_to_act(words: &[Word], start: usize, end: usize) -> bool {
    let after = words.get(end..).unwrap_or(&[]).iter().take(5).take_while(|word| !word.is_apart);
    let before = words.get(start.saturating_sub(4)..start).unwrap_or(&[]).iter();
    let is_kinetic = |word: &Word| KINETICS.contains(&word.plain.as_str());
    after.clone().any(|word| EFFECTS.contains(&word.plain.as_str()) || is_kinetic(word))
        || before.clone().any(is_kinetic)
        || before.last().is_some_and(|word| word.plain == "after")
}

/// Words that set what follows them apart from what was studied.
const DENIALS: [&str; 18] = [
    "no", "not", "never", "none", "neither", "nor", "without", "unlike", "than", "versus", "vs", "instead", "rather",
    "against", "nobody", "besides", "contrast", "compared",
];
/// What was not done, after the name.
const DONE: [&str; 10] =
    ["given", "infused", "injected", "studied", "tested", "used", "received", "administered", "measured", "part"];

/// Whether the clause denies that this was studied, or sets it apart: "no one received NAD+", "unlike an infusion", "NAD+
/// was not given".
pub fn is_denied(words: &[Word], start: usize, end: usize) -> bool {
    let clause = (0..=start).rev().find(|&at| at == 0 || words.get(at).is_some_and(|word| word.is_apart)).unwrap_or(0);
    let before = words.get(clause.max(start.saturating_sub(6))..start).unwrap_or(&[]);
    if before.iter().any(|word| DENIALS.contains(&word.plain.as_str())) {
        return true;
    }
    let after: Vec<&Word> = words.get(end..).unwrap_or(&[]).iter().take(6).take_while(|word| !word.is_apart).collect();
    let not = after.iter().position(|word| matches!(word.plain.as_str(), "not" | "never"));
    not.is_some_and(|not| after.iter().skip(not).any(|word| DONE.contains(&word.plain.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::mapping::Mapping;
    use crate::check::substance_name;
    use crate::model::prose::{Mode, Prose};

    /// Asks of the word NAD in a text.
    fn ask(text: &str, question: fn(&[Word], usize, usize) -> bool) -> bool {
        let prose = Prose::parse(text, &Mapping::starting_at(0), Mode::Inline);
        let run = prose.text(0..prose.events().len() as u32);
        let words = substance_name::words(&run, 0..run.text().len());
        let at = words.iter().position(|word| word.raw == "NAD").expect("the word");
        question(&words, at, at + 1)
    }

    #[test]
    fn a_substance_is_given_or_measured() {
        for text in [
            "infused NAD",
            "an infusion of intact NAD",
            "500 mg of NAD",
            "NAD was given",
            "NAD by vein",
            "NAD supplements",
            "NAD that people took",
        ] {
            assert!(ask(text, is_given), "{text}");
        }
        for text in ["NAD rose", "after an infusion, NAD rose", "dosing raised NAD", "NAD takes part", "the NAD pool"] {
            assert!(!ask(text, is_given), "{text}");
        }
        assert!(ask("NAD raised it", is_said_to_act) && ask("the half-life of NAD", is_said_to_act));
        assert!(!ask("NAD is methylated", is_said_to_act) && !ask("NAD, which rose, raised", is_said_to_act));
    }

    #[test]
    fn what_is_denied_is_not_claimed() {
        for text in ["nobody received NAD", "NAD was not given", "unlike infused NAD", "safer than NAD"] {
            assert!(ask(text, is_denied), "{text}");
        }
        for text in ["NAD does not last", "it is not new, but NAD works", "NAD was given"] {
            assert!(!ask(text, is_denied), "{text}");
        }
    }
}
