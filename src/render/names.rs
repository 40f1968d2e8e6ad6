//! Every name by which readers may know a compound, A–Z: the index of the search page.

use crate::model::kb::Kb;
use crate::render::index;

/// A name of a compound. Names are sorted by their letters and digits, upper and lower case alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// What it is sorted by.
    fold: String,
    /// The compound, as an index into the knowledge base.
    pub compound: u32,
    /// Which of its aliases; `None` for its title.
    pub alias: Option<u32>,
}

impl Name {
    /// The letter under which it stands; `#` where it begins with none.
    pub fn letter(&self) -> String {
        let first = self.fold.chars().next().filter(|first| first.is_alphabetic());
        first.map_or_else(|| "#".to_owned(), |first| first.to_uppercase().collect())
    }
}

/// Gathers titles and aliases. An alias that its page's title or another of its aliases already says is left out.
pub fn names(kb: &Kb) -> Vec<Name> {
    let mut all = Vec::with_capacity(kb.compounds.len() * 2);
    for (page, compound) in kb.compounds.iter().zip(0..) {
        let first = all.len();
        let title = sorted_by(index::title(kb, compound));
        all.push(Name { fold: title, compound, alias: None });
        for (alias, number) in page.head.aliases.iter().zip(0..) {
            let fold = sorted_by(&alias.value);
            if !all.iter().skip(first).any(|known| known.fold == fold) {
                all.push(Name { fold, compound, alias: Some(number) });
            }
        }
    }
    all.sort();
    all
}

/// "β-NMN" stands beside "beta-NMN".
fn sorted_by(name: &str) -> String {
    index::fold(&spelt(name)).trim_start().to_owned()
}

/// A name with its Greek letters spelt out: "β-NMN" as "beta-NMN".
pub fn spelt(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c.to_lowercase().next() {
            Some('α') => text.push_str("alpha"),
            Some('β') => text.push_str("beta"),
            Some('γ') => text.push_str("gamma"),
            Some('δ') => text.push_str("delta"),
            Some('ε') => text.push_str("epsilon"),
            Some('κ') => text.push_str("kappa"),
            Some('λ') => text.push_str("lambda"),
            Some('μ') => text.push_str("mu"),
            Some('ω') => text.push_str("omega"),
            _ => text.push(c),
        }
    }
    text
}

/// The words of a name.
pub fn words<'k>(kb: &'k Kb, name: &Name) -> &'k str {
    let alias =
        name.alias.and_then(|number| kb.compounds.get(name.compound as usize)?.head.aliases.get(number as usize));
    alias.map_or_else(|| index::title(kb, name.compound), |alias| &alias.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    #[test]
    fn names_stand_in_one_alphabet_and_none_is_said_twice() {
        let page =
            |title: &str, aliases: &str| format!("---\ntitle: {title}\nsummary: S.\naliases: [{aliases}]\n---\n");
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day"))
            .with("content/compounds/a.md", page("NADH", "nadh, coenzyme I, Coenzyme-I, DPNH"))
            .with("content/compounds/b.md", page("Apigenin", "Nadir, β-X, beta-X"));
        let kb = load(&world).expect("memory can be listed");
        let said: Vec<&str> = names(&kb).iter().map(|name| words(&kb, name)).collect();
        // A hyphen is no letter: "Coenzyme-I" is sorted apart from "coenzyme I", and both stay.
        assert_eq!(said, ["Apigenin", "β-X", "coenzyme I", "Coenzyme-I", "DPNH", "NADH", "Nadir"]);
    }
}
