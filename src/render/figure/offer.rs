//! What a figure is made from: half-lives, each with the quality of its evidence and where it stands.

use crate::derive::grade::PageGrade;
use crate::model::compound::Compound;
use crate::model::kinetics::HalfLife;
use crate::model::vocab::DataQuality;

/// A half-life offered for a figure.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// The record.
    pub half_life: &'a HalfLife,
    /// The quality of its evidence; `None` where no source that counts stands behind it.
    pub quality: Option<DataQuality>,
    /// The compound's title, where a figure holds those of several.
    pub compound: Option<&'a str>,
    /// The address of the page that holds it, from `/`; empty on that page itself.
    pub page: &'a str,
}

impl<'a> Offer<'a> {
    /// The half-lives of a page, for a figure on that page.
    pub fn own(front: &'a Compound, grade: &'a PageGrade) -> Vec<Offer<'a>> {
        let graded = front.half_lives.iter().zip(&grade.records);
        graded.map(|(half_life, quality)| Offer { half_life, quality: *quality, compound: None, page: "" }).collect()
    }

    /// The half-lives of a page, for a figure that holds those of several.
    pub fn of(title: &'a str, page: &'a str, front: &'a Compound, grade: &'a PageGrade) -> Vec<Offer<'a>> {
        Offer::own(front, grade).into_iter().map(|offer| Offer { compound: Some(title), page, ..offer }).collect()
    }
}
