//! The search page: what may be asked, and every name A–Z for those who search without a script.

use serde::Serialize;

use crate::model::vocab::{IntegrityStatus, Tier, Verdict};
use crate::render::view::View;
use crate::render::view::compound::Identifier;
use crate::render::view::index::{Filter, Pager};

/// The search page, or a further page of its index of names.
#[derive(Clone, Debug, Serialize)]
pub struct Search {
    /// What results may be narrowed to.
    pub filters: Vec<Filter>,
    /// The kinds of what is found, as the strings call them.
    pub kinds: Vec<&'static str>,
    /// The badges that results may bear.
    pub tiers: Vec<Tier>,
    /// The verdicts that results may bear.
    pub verdicts: Vec<Verdict>,
    /// The standings that sources among the results may have.
    pub statuses: Vec<IntegrityStatus>,
    /// The names of this page of the index, under their first letters.
    pub letters: Vec<NameLetter>,
    /// The other pages of the index.
    pub pager: Pager,
}

impl View for Search {
    const TEMPLATE: &'static str = "search.html";
    const NAME: &'static str = "search";
}

/// Names of one first letter.
#[derive(Clone, Debug, Serialize)]
pub struct NameLetter {
    /// The letter, or `#` for names that begin with none.
    pub letter: String,
    /// The id of its element.
    pub id: String,
    /// The names.
    pub names: Vec<NameEntry>,
}

/// A name.
#[derive(Clone, Debug, Serialize)]
pub struct NameEntry {
    /// As its page writes it.
    pub name: String,
    /// The page.
    pub path: String,
    /// The page's title, where the name is another one.
    pub title: Option<String>,
    /// The compound's registry numbers; only beside its title.
    pub identifiers: Vec<Identifier>,
}
