//! What a closed vocabulary is, and the macros that declare one.

/// A closed set of words. The words are the public format: what an editor types and what exports carry.
pub trait Word: Copy + Eq + Ord + 'static {
    /// What the set is called in a message: "unknown compartment `blod`".
    const NAME: &'static str;
    /// Every word, in the order in which the content model lists them.
    const ALL: &'static [Self];
    /// The word as typed.
    fn word(self) -> &'static str;
    /// One plain sentence (or phrase) that tells a reader what the word means.
    fn gloss(self) -> &'static str;
    /// The value of a word exactly as typed; `None` where the set does not hold it.
    fn parse(word: &str) -> Option<Self>;
}

/// Every word of a set as typed, in order.
pub fn words<W: Word>() -> impl Iterator<Item = &'static str> {
    W::ALL.iter().map(|value| value.word())
}

/// Declares a vocabulary: `pub enum Name = "its name" { Variant = "word": "Gloss.", … }`.
///
/// The gloss is also the variant's documentation.
macro_rules! vocab {
    ($(#[$meta:meta])* pub enum $name:ident = $title:literal {
        $($variant:ident = $word:literal : $gloss:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $gloss] $variant,)+
        }

        impl $crate::model::vocab::Word for $name {
            const NAME: &'static str = $title;
            const ALL: &'static [Self] = &[$($name::$variant,)+];

            fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            fn gloss(self) -> &'static str {
                match self {
                    $($name::$variant => $gloss,)+
                }
            }

            fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some($name::$variant),)+
                    _ => None,
                }
            }
        }

        $crate::model::vocab::printed!($name);
    };
}

/// Declares a vocabulary that is another one and one word more: `pub enum Name = "its name": Base + Variant = …`.
///
/// The words of the base are `Name::Of(base)`.
macro_rules! vocab_and {
    ($(#[$meta:meta])* pub enum $name:ident = $title:literal : $base:ident + $variant:ident = $word:literal : $gloss:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            #[doc = concat!("A word of [`", stringify!($base), "`].")]
            Of($base),
            #[doc = $gloss]
            $variant,
        }

        impl $crate::model::vocab::Word for $name {
            const NAME: &'static str = $title;
            const ALL: &'static [Self] = &{
                const BASE: &[$base] = <$base as $crate::model::vocab::Word>::ALL;
                let mut all = [$name::$variant; BASE.len() + 1];
                let mut at = 0;
                while at < BASE.len() {
                    all[at] = $name::Of(BASE[at]);
                    at += 1;
                }
                all
            };

            fn word(self) -> &'static str {
                match self {
                    $name::Of(base) => $crate::model::vocab::Word::word(base),
                    $name::$variant => $word,
                }
            }

            fn gloss(self) -> &'static str {
                match self {
                    $name::Of(base) => $crate::model::vocab::Word::gloss(base),
                    $name::$variant => $gloss,
                }
            }

            fn parse(word: &str) -> Option<Self> {
                if word == $word { Some($name::$variant) } else { <$base as $crate::model::vocab::Word>::parse(word).map($name::Of) }
            }
        }

        impl From<$base> for $name {
            fn from(base: $base) -> Self {
                $name::Of(base)
            }
        }

        $crate::model::vocab::printed!($name);
    };
}

/// `Display` and `Serialize` as the word.
macro_rules! printed {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::model::vocab::Word::word(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::model::vocab::Word::word(*self))
            }
        }
    };
}

pub(crate) use {printed, vocab, vocab_and};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocab::*;
    use std::collections::BTreeSet;

    /// Words are unique and typeable, read back as themselves; glosses are sentences fit to print.
    fn holds<W: Word + std::fmt::Display + std::fmt::Debug + serde::Serialize>(count: usize) {
        assert_eq!(W::ALL.len(), count, "{}", W::NAME);
        assert_eq!(words::<W>().collect::<BTreeSet<_>>().len(), count, "{}: a word twice", W::NAME);
        let glosses = W::ALL.iter().map(|w| w.gloss()).collect::<BTreeSet<_>>();
        assert_eq!(glosses.len(), count, "{}: a gloss twice", W::NAME);
        for &value in W::ALL {
            let word = value.word();
            assert_eq!(W::parse(word), Some(value));
            assert_eq!(value.to_string(), word);
            assert_eq!(serde_json::to_string(&value).expect("a string"), format!("\"{word}\""));
            assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b)), "{word}");
            assert_ne!(word, "null", "null is never a word");
            let gloss = value.gloss();
            assert!(gloss.ends_with('.') && gloss.len() >= 6, "{word}: {gloss}");
            assert!(gloss.starts_with(char::is_uppercase), "{word}: {gloss}");
        }
        assert_eq!(W::parse("no such word"), None);
        assert_eq!(W::parse(""), None);
    }

    #[test]
    fn every_vocabulary_holds() {
        holds::<Kind>(9);
        holds::<Design>(26);
        holds::<Species>(15);
        holds::<ClaimSpecies>(16);
        holds::<System>(4);
        holds::<Compartment>(16);
        holds::<Route>(20);
        holds::<Mode>(2);
        holds::<Phase>(5);
        holds::<Spread>(9);
        holds::<Parameter>(20);
        holds::<DataQuality>(9);
        holds::<NullResult>(1);
        holds::<OutcomeClass>(8);
        holds::<Verdict>(8);
        holds::<ApprovalStatus>(13);
        holds::<Tier>(6);
        holds::<SectionTier>(7);
        holds::<Stance>(4);
        holds::<Direction>(7);
        holds::<OutcomeDirection>(8);
        holds::<RelationKind>(7);
        holds::<DowngradeDomain>(5);
        holds::<UpgradeDomain>(3);
        holds::<Publication>(4);
        holds::<ReadDepth>(2);
        holds::<Bias>(3);
        holds::<Directness>(2);
        holds::<Funding>(5);
        holds::<Effect>(10);
        holds::<IntegrityStatus>(4);
        holds::<Against>(6);
        holds::<CslType>(45);
        holds::<ChangeKind>(6);
        holds::<Headline>(2);
    }

    #[test]
    fn a_near_miss_is_suggested() {
        assert_eq!(meant::<Compartment>("Plasma"), ["plasma"]);
        assert_eq!(meant::<Compartment>("whole blood"), ["whole-blood"]);
        assert_eq!(meant::<Design>("non_randomized"), ["non-randomised"]);
        assert_eq!(meant::<Route>("zebra"), [""; 0]);
    }

    #[test]
    fn an_extended_set_keeps_the_order_of_its_base() {
        assert_eq!(ClaimSpecies::ALL[0], ClaimSpecies::Of(Species::Human));
        assert_eq!(ClaimSpecies::ALL.last(), Some(&ClaimSpecies::Any));
        assert_eq!(SectionTier::parse("neutral"), Some(SectionTier::Neutral));
        assert_eq!(SectionTier::parse("established"), Some(SectionTier::Of(Tier::Established)));
        assert_eq!(Direction::parse("inconclusive"), None);
    }

    #[test]
    fn padding_is_kept_for_tables() {
        assert_eq!(format!("{:>8}|", Stance::Mixed), "   mixed|");
    }
}
