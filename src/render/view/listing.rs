//! The compounds of a category or of a body system.

use serde::Serialize;

use crate::render::view::View;
use crate::render::view::card::Card;
use crate::render::view::index::Pager;
use crate::render::view::page::Link;

/// A category's or a system's page.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// `category` or `system`; of other lists the name of the filter, such as `routes`.
    pub kind: &'static str,
    /// Its name.
    pub title: String,
    /// Its compounds, A–Z.
    pub cards: Vec<Card>,
    /// The other categories or systems.
    pub others: Vec<Link>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for Listing {
    const TEMPLATE: &'static str = "listing.html";
    const NAME: &'static str = "listing";
}
