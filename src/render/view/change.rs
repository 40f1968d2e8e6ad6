//! How the evidence of pages has changed, from their histories.

use serde::Serialize;

use crate::model::vocab::{ChangeKind, DataQuality, Tier};
use crate::render::view::View;
use crate::render::view::index::Pager;
use crate::render::view::page::Link;

/// What changed on a page on a day.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeDay {
    /// The day.
    pub date: String,
    /// The id of its element on the page, which stays.
    pub anchor: String,
    /// The page.
    pub page: Link,
    /// The changes, in the order of the history.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// What it is about: `page`, `headline`, `claim`, `value` or `source`.
    pub about: &'static str,
    /// The same by name, linked where it is still there.
    pub subject: Link,
    /// What became of it.
    pub kind: Option<ChangeKind>,
    /// What it was.
    pub from: Option<ChangeSide>,
    /// What it is.
    pub to: Option<ChangeSide>,
    /// What else of it changed, one line each.
    pub details: Vec<String>,
    /// Why the grade is another, one line each.
    pub because: Vec<String>,
}

/// One side of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeSide {
    /// A grade.
    Tier(Tier),
    /// The quality of figures.
    Quality(DataQuality),
    /// Anything else, as the history has it.
    Text(String),
}

/// The changes of all pages, newest first, or one page of them.
#[derive(Clone, Debug, Serialize)]
pub struct Changes {
    /// What changed, by day and page.
    pub days: Vec<ChangeDay>,
    /// When pages were last changed, newest first; only where no history is kept.
    pub dated: Vec<(String, Link)>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for Changes {
    const TEMPLATE: &'static str = "changes.html";
    const NAME: &'static str = "changes";
}
