//! A person's name in parts, as BibTeX and RIS write them.

use crate::model::reference::Name;
use crate::model::scalar::Text;

/// A name in the parts that both formats know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// Somebody.
    Individual {
        /// The family name behind its particles.
        family: String,
        /// The given names.
        given: Option<String>,
        /// "Jr", "III".
        suffix: Option<String>,
    },
    /// A group, or a name that is not in parts.
    Whole(String),
}

impl Person {
    /// The person of a name; `None` where it says nothing.
    pub fn of(name: &Name) -> Option<Person> {
        let text = |text: &Option<Text>| {
            text.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let Some(own) = text(&name.family) else {
            return text(&name.literal).or_else(|| text(&name.given)).map(Person::Whole);
        };
        let mut family = String::new();
        for particle in [text(&name.dropping_particle), text(&name.non_dropping_particle)].into_iter().flatten() {
            family.push_str(&particle);
            // "d’Alembert" is written in one.
            if !particle.ends_with(['\'', '’', '-']) {
                family.push(' ');
            }
        }
        family.push_str(&own);
        Some(Person::Individual { family, given: text(&name.given), suffix: text(&name.suffix) })
    }
}
