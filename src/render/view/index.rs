//! Compounds A–Z, and how long lists are paged.

use serde::Serialize;

use crate::render::view::View;
use crate::render::view::card::Card;
use crate::render::view::facet::FacetGroup;

/// Compounds A–Z, or one page of them.
#[derive(Clone, Debug, Serialize)]
pub struct CompoundsIndex {
    /// The compounds of this page of the list, under their first letters.
    pub letters: Vec<Letter>,
    /// The lists by what compounds share.
    pub facets: Vec<FacetGroup>,
    /// What a script may filter by; only where the list is on one page, and only where there is something to choose.
    pub filters: Vec<Filter>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for CompoundsIndex {
    const TEMPLATE: &'static str = "compounds.html";
    const NAME: &'static str = "index";
}

/// Compounds of one first letter.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// The letter, or `#` for titles that begin with none.
    pub letter: String,
    /// The id of its element.
    pub id: String,
    /// The compounds.
    pub cards: Vec<Card>,
}

/// Something to filter by.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// The rows' attribute without `data-`, and the string that names it: `category`, `systems`, `routes`,
    /// `tier`, `quality` or `approvals`.
    pub name: &'static str,
    /// The choices.
    pub options: Vec<FilterOption>,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FilterOption {
    /// What it says.
    pub label: String,
    /// The word looked for.
    pub value: String,
}

/// The pages of a long list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// How many entries there are in all.
    pub total: u32,
    /// The addresses of all pages, in order; empty where there is only one.
    pub paths: Vec<String>,
}
