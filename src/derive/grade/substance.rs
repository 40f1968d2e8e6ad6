//! Whether two names mean one substance: page slugs, titles and aliases, however they are spelled.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::model::kb::{CompoundPage, Kb};

/// A name made comparable: lower case, each run of other signs than letters and digits as one `-`, and `+` as `plus`.
/// `NAD+`, `NAD⁺` and `nad-plus` are one; `nicotinamide riboside` and `nicotinamide-riboside` are one.
pub fn normalised(name: &str) -> String {
    let mut plain = String::with_capacity(name.len() + 4);
    if name.is_ascii() {
        // The same as below, in a tenth of the time: most names are, and grading asks for them all the time.
        name.bytes().for_each(|byte| add(char::from(byte.to_ascii_lowercase()), &mut plain));
    } else {
        name.nfkc().flat_map(char::to_lowercase).for_each(|c| add(c, &mut plain));
    }
    plain.truncate(plain.trim_end_matches('-').len());
    plain
}

/// Adds a lower-case character to a name made comparable.
fn add(c: char, plain: &mut String) {
    if c == '+' {
        if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
        plain.push_str("plus-");
    } else if c.is_alphanumeric() {
        plain.push(c);
    } else if !plain.is_empty() && !plain.ends_with('-') {
        plain.push('-');
    }
}

/// The compound pages by every name that they go by. Built once.
#[derive(Clone, Debug, Default)]
pub struct Substances {
    pages: HashMap<Box<str>, Vec<u32>>,
}

impl Substances {
    /// Indexes slugs, titles and aliases.
    pub fn new(kb: &Kb) -> Substances {
        let mut pages: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (page, index) in kb.compounds.iter().zip(0..) {
            for name in names(page) {
                let known = pages.entry(normalised(name).into()).or_default();
                if known.last() != Some(&index) {
                    known.push(index);
                }
            }
        }
        Substances { pages }
    }

    /// The pages that go by a normalised name.
    fn named(&self, normalised: &str) -> &[u32] {
        self.pages.get(normalised).map_or(&[], Vec::as_slice)
    }

    /// The substance of a name.
    pub fn of_name(&self, name: &str) -> Substance {
        let name = normalised(name);
        let pages = self.named(&name).to_vec();
        Substance { names: vec![name.into()], pages }
    }

    /// The substance of a page.
    pub fn of_page(&self, page: &CompoundPage, index: u32) -> Substance {
        Substance { names: names(page).map(|name| normalised(name).into()).collect(), pages: vec![index] }
    }

    /// Whether `name` is a name of `substance`.
    pub fn is(&self, substance: &Substance, name: &str) -> bool {
        // Most names are typed as the page's slug, which stands as it is.
        if !name.is_empty() && substance.names.iter().any(|known| **known == *name) {
            return true;
        }
        let name = normalised(name);
        !name.is_empty()
            && (substance.names.iter().any(|known| **known == *name)
                || self.named(&name).iter().any(|page| substance.pages.contains(page)))
    }

    /// The substance with another name that it goes by, and the pages of that name.
    #[must_use]
    pub fn or(&self, mut substance: Substance, name: &str) -> Substance {
        let name = normalised(name);
        substance.pages.extend(self.named(&name));
        substance.names.push(name.into());
        substance
    }
}

/// A substance by its names and pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Substance {
    names: Vec<Box<str>>,
    pages: Vec<u32>,
}

impl Substance {
    /// The pages that it can be the substance of.
    pub fn pages(&self) -> &[u32] {
        &self.pages
    }

    /// The names that it goes by, normalised, those of its pages included where it was made of a page.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// The page of the substance, where it has exactly one.
    pub fn page(&self) -> Option<u32> {
        match self.pages.as_slice() {
            [page] => Some(*page),
            _ => None,
        }
    }
}

/// Every name that a page's compound goes by.
fn names(page: &CompoundPage) -> impl Iterator<Item = &str> {
    let head = &page.head;
    let title = head.title.iter().map(|title| &*title.value);
    std::iter::once(&*page.slug).chain(title).chain(head.aliases.iter().map(|alias| &*alias.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (one, other) in [
            ("nicotinamide riboside", "Nicotinamide-Riboside"),
            ("NAD+", "nad-plus"),
            ("NAD⁺", "NAD +"),
            ("β-NAD+", "β NAD+"),
            ("coenzyme Q10 ", "Coenzyme q10"),
        ] {
            assert_eq!(normalised(one), normalised(other), "{one}");
        }
        for (one, other) in [("NAD+", "NADH"), ("NAD", "NAD+"), ("2PY", "4PY"), ("nicotinamide", "nicotinic acid")] {
            assert_ne!(normalised(one), normalised(other), "{one}");
        }
        assert_eq!(normalised("—"), "");
    }
}
