//! What a word of the lexicon is to the rules.

/// The senses, as the lexicon's files spell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sense {
    /// Claims more than evidence gives: "clinically proven".
    Overclaim,
    /// A verb of effect: "improves".
    Effect,
    /// A verb of a result that nobody need have caused: "rose".
    Result,
    /// A verb of medicine: "cures".
    Treat,
    /// Calls something a remedy: "is a cure for".
    Remedy,
    /// A verb of taking: "inject".
    Take,
    /// Appeals to studies: "research shows".
    Studies,
    /// Calls something safe.
    Safe,
    /// Denies a difference or an effect.
    Null,
    /// Speaks of a usual dose or protocol.
    Protocol,
    /// How often something is given.
    Frequency,
    /// The unit of a dose.
    DoseUnit,
    /// What is given, or its giving: "infusion", "capsule".
    Giving,
    /// An authority's approval.
    Approval,
    /// What unnamed people are said to feel.
    Testimony,
    /// Praise.
    Hype,
    /// "Always", "never".
    Absolute,
    /// Draws a conclusion: "therefore".
    Inference,
    /// Denies what follows: "not", "no trial".
    Negation,
    /// Denies or doubts what stands before: "is unproven".
    Doubt,
    /// Weakens: "may".
    Hedge,
    /// Weakens where it stands beside the verb: "perhaps".
    Aside,
    /// Leaves open: "whether", "if".
    Condition,
    /// Gives the words of others: "is marketed as".
    Report,
    /// What people feel, do or survive: "sleep".
    Outcome,
    /// A disease.
    Disease,
    /// People.
    People,
    /// Animals.
    Animal,
    /// Cells, tissues and reactions.
    Bench,
    /// How a study was done: "randomised".
    Design,
}

impl Sense {
    /// Every sense, by the word of the lexicon's files.
    pub const ALL: [(&'static str, Sense); 30] = [
        ("overclaim", Sense::Overclaim),
        ("effect", Sense::Effect),
        ("result", Sense::Result),
        ("treat", Sense::Treat),
        ("remedy", Sense::Remedy),
        ("take", Sense::Take),
        ("studies", Sense::Studies),
        ("safe", Sense::Safe),
        ("null", Sense::Null),
        ("protocol", Sense::Protocol),
        ("frequency", Sense::Frequency),
        ("dose-unit", Sense::DoseUnit),
        ("giving", Sense::Giving),
        ("approval", Sense::Approval),
        ("testimony", Sense::Testimony),
        ("hype", Sense::Hype),
        ("absolute", Sense::Absolute),
        ("inference", Sense::Inference),
        ("negation", Sense::Negation),
        ("doubt", Sense::Doubt),
        ("hedge", Sense::Hedge),
        ("aside", Sense::Aside),
        ("condition", Sense::Condition),
        ("report", Sense::Report),
        ("outcome", Sense::Outcome),
        ("disease", Sense::Disease),
        ("people", Sense::People),
        ("animal", Sense::Animal),
        ("bench", Sense::Bench),
        ("design", Sense::Design),
    ];

    /// Whether a rule begins at such a word, so that the scan looks for it; the others are looked for around one.
    pub fn is_trigger(self) -> bool {
        match self {
            Sense::Overclaim
            | Sense::Effect
            | Sense::Result
            | Sense::Treat
            | Sense::Remedy
            | Sense::Take
            | Sense::Studies
            | Sense::Safe
            | Sense::Null
            | Sense::Protocol
            | Sense::Frequency
            | Sense::DoseUnit
            | Sense::Approval
            | Sense::Testimony
            | Sense::Hype
            | Sense::Absolute
            | Sense::Inference => true,
            Sense::Giving
            | Sense::Negation
            | Sense::Doubt
            | Sense::Hedge
            | Sense::Aside
            | Sense::Condition
            | Sense::Report
            | Sense::Outcome
            | Sense::Disease
            | Sense::People
            | Sense::Animal
            | Sense::Bench
            | Sense::Design => false,
        }
    }
}
