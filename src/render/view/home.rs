//! The home page.

use serde::Serialize;

use crate::model::vocab::Tier;
use crate::render::view::View;
use crate::render::view::card::Card;
use crate::render::view::change::ChangeDay;
use crate::render::view::html::Html;
use crate::render::view::reference::Reference;

/// The home page: what this is, how to read a grade, compounds by category.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// The site's own words of welcome (`content/index.md`); empty where there are none.
    pub intro: Html,
    /// How many compounds there are.
    pub compounds: u32,
    /// How many claims are graded.
    pub claims: u32,
    /// How many sources are held.
    pub sources: u32,
    /// How many claims in circulation are judged.
    pub circulating: u32,
    /// The tiers, best first, to explain them.
    pub tiers: Vec<Tier>,
    /// What changed in the evidence, newest first; empty where no history is kept.
    pub changes: Vec<ChangeDay>,
    /// The pages last changed, newest first; empty where `changes` are shown.
    pub recent: Vec<(String, Card)>,
    /// Compounds by category.
    pub categories: Vec<CategoryGroup>,
    /// The references of the site's own words.
    pub references: Vec<Reference>,
}

impl View for Home {
    const TEMPLATE: &'static str = "home.html";
    const NAME: &'static str = "home";
}

/// A category and the first of its compounds.
#[derive(Clone, Debug, Serialize)]
pub struct CategoryGroup {
    /// Its name.
    pub label: String,
    /// Its page.
    pub path: String,
    /// How many compounds it has.
    pub count: u32,
    /// The first of them, A–Z.
    pub cards: Vec<Card>,
}
