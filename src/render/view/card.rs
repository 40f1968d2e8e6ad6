//! A compound in a list.

use serde::Serialize;

use crate::model::vocab::{ApprovalStatus, DataQuality, Route, Tier};

/// What a list shows of a compound, and what its filters ask.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// The page's title.
    pub title: String,
    /// Its address.
    pub path: String,
    /// The summary, plain and cut to a sentence or two.
    pub summary: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Evidence level of the page, as its head shows it.
    pub level: Tier,
    /// Quality of its pharmacokinetic data, as its head shows it.
    pub quality: DataQuality,
    /// The category's slug.
    pub category: String,
    /// Slugs of the body systems.
    pub systems: Vec<String>,
    /// Routes by which it is given.
    pub routes: Vec<Route>,
    /// Approval statuses, each once.
    pub approvals: Vec<ApprovalStatus>,
}
