//! What pages need to know of all pages, gathered once.

use std::collections::BTreeMap;

use crate::derive::grade::Grades;
use crate::model::kb::Kb;
use crate::render::across::Across;
use crate::render::names::{self, Name};
use crate::render::shelf::Shelf;

/// Lists over the whole knowledge base. Compounds are indices into it, in the order of their titles.
pub struct Index {
    /// All compounds, A–Z.
    pub compounds: Vec<u32>,
    /// Categories by slug.
    pub categories: Vec<(Box<str>, Vec<u32>)>,
    /// Body systems by slug.
    pub systems: Vec<(Box<str>, Vec<u32>)>,
    /// Claims in circulation: the compound, and which of its claims.
    pub circulating: Vec<(u32, u32)>,
    /// Sources by name and year, as indices into the library.
    pub sources: Vec<u32>,
    /// Half-lives in the order of the compounds: the compound, and which of its half-lives.
    pub half_lives: Vec<(u32, u32)>,
    /// Names of compounds, A–Z; empty where the site has no search.
    pub names: Vec<Name>,
    /// How many claims there are.
    pub claims: u32,
    /// What pages across compounds are made of.
    pub across: Across,
}

impl Index {
    /// Gathers.
    pub fn new(grades: &Grades<'_>, shelf: &Shelf) -> Index {
        let kb = grades.basis.kb;
        let mut compounds: Vec<(String, u32)> =
            (0..kb.compounds.len() as u32).map(|index| (fold(title(kb, index)), index)).collect();
        compounds.sort();
        let compounds: Vec<u32> = compounds.into_iter().map(|(_, index)| index).collect();
        let mut categories: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut systems: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut circulating = Vec::new();
        let mut half_lives = Vec::new();
        let mut claims = 0;
        for &index in &compounds {
            let Some(page) = kb.compounds.get(index as usize) else { continue };
            if let Some(category) = &page.head.category {
                categories.entry(category.value.as_str()).or_default().push(index);
            }
            for system in &page.head.systems {
                let members = systems.entry(system.value.as_str()).or_default();
                if members.last() != Some(&index) {
                    members.push(index);
                }
            }
            circulating.extend((0..page.head.circulating.len() as u32).map(|claim| (index, claim)));
            half_lives.extend((0..page.head.half_lives.len() as u32).map(|record| (index, record)));
            claims += page.head.claims.len() as u32;
        }
        let mut sources: Vec<(String, String, u32)> =
            shelf.iter().map(|(source, shelved)| (fold(&shelved.name), fold(&shelved.title), source.0)).collect();
        sources.sort();
        let across = Across::new(grades, &compounds, &circulating);
        Index {
            across,
            compounds,
            categories: owned(categories),
            systems: owned(systems),
            circulating,
            sources: sources.into_iter().map(|(_, _, source)| source).collect(),
            half_lives,
            names: if kb.settings.search { names::names(kb) } else { Vec::new() },
            claims,
        }
    }
}

/// A compound's title; its slug where it has none.
pub fn title(kb: &Kb, compound: u32) -> &str {
    kb.compounds
        .get(compound as usize)
        .map_or("", |page| page.head.title.as_ref().map_or(&*page.slug, |title| &title.value))
}

/// How words are sorted: by letters and digits, upper and lower case alike.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).collect()
}

fn owned(groups: BTreeMap<&str, Vec<u32>>) -> Vec<(Box<str>, Vec<u32>)> {
    groups.into_iter().map(|(slug, members)| (slug.into(), members)).collect()
}
