//! Lists of compounds that share something, and the way to them.

use serde::Serialize;

/// What compounds may share: a category, a route, a level.
#[derive(Clone, Debug, Serialize)]
pub struct FacetGroup {
    /// The string that names it, of `filter_name`.
    pub name: &'static str,
    /// The choices.
    pub entries: Vec<FacetEntry>,
}

/// One choice, as a link to its list.
#[derive(Clone, Debug, Serialize)]
pub struct FacetEntry {
    /// What it says.
    pub label: String,
    /// The list.
    pub path: String,
    /// How many it holds.
    pub count: u32,
}
