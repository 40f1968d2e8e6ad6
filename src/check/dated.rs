//! Every date recorded on a page or in a source: what it dates, and where it stands.

use crate::base::date::Date;
use crate::base::span::{Span, Spanned};
use crate::check::rule::AnyPage;
use crate::model::claim::Claim;
use crate::model::compound::Review;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Searched;
use crate::model::reference::{CslDate, Reference};

/// What a recorded date is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOf {
    /// A page's first publication.
    Publication,
    /// A page's last change.
    Change,
    /// A page's last review.
    Review,
    /// Since when an authority's decision holds.
    Decision,
    /// When an authority's decision was looked up.
    LookUp,
    /// A search of the literature.
    Search,
    /// When a claim was seen elsewhere.
    Sighting,
    /// A judgement that grading rests on, and what was judged.
    Judgement(&'static str),
    /// An appraisal of a source.
    Appraisal,
    /// When a source's standing was looked up.
    Standing,
    /// The date that a source bears: a journal's issue may run ahead of the calendar.
    Issue,
    /// When a source came out ahead of its issue.
    AheadOfIssue,
    /// When a source was looked at.
    Access,
}

impl DateOf {
    /// What happened then, for a message.
    pub fn name(self) -> &'static str {
        match self {
            DateOf::Publication => "publication",
            DateOf::Change => "last change",
            DateOf::Review => "review",
            DateOf::Decision => "decision",
            DateOf::LookUp => "look-up",
            DateOf::Search => "search",
            DateOf::Sighting => "sighting",
            DateOf::Judgement(_) => "judgement",
            DateOf::Appraisal => "appraisal",
            DateOf::Standing => "check",
            DateOf::Issue => "issue",
            DateOf::AheadOfIssue => "first publication",
            DateOf::Access => "access",
        }
    }
}

/// A date, and what it is of.
#[derive(Clone, Copy, Debug)]
pub struct Dated {
    /// The date.
    pub date: Date,
    /// Where it stands.
    pub span: Span,
    /// What happened then.
    pub of: DateOf,
}

/// The dates of a page, the date of its next review left out: that one lies ahead.
pub fn of_page(page: AnyPage<'_>) -> Vec<Dated> {
    let mut dates = Dates(Vec::new());
    match page {
        AnyPage::Compound(page) => {
            let head = &page.head;
            dates.page(head.published.as_ref(), head.updated.as_ref(), head.reviewed.as_ref());
            dates.records(page);
            head.claims.iter().for_each(|claim| dates.claim(claim));
        }
        AnyPage::Leaf(page) => {
            let head = &page.head;
            dates.page(head.published.as_ref(), head.updated.as_ref(), head.reviewed.as_ref());
        }
    }
    dates.0
}

/// The dates of a source's record.
pub fn of_reference(reference: &Reference) -> Vec<Dated> {
    let mut dates = Dates(Vec::new());
    let csl = &reference.record.csl;
    dates.csl(csl.issued.as_ref(), DateOf::Issue);
    dates.csl(csl.available_date.as_ref(), DateOf::AheadOfIssue);
    dates.csl(csl.accessed.as_ref(), DateOf::Access);
    if let Some(study) = &reference.record.study {
        let bias = study.risk_of_bias.as_ref().and_then(|bias| bias.date.as_ref());
        dates.push(bias, DateOf::Judgement("risk of bias"));
        dates.push(study.appraised.as_ref().and_then(|appraised| appraised.date.as_ref()), DateOf::Appraisal);
    }
    let checked = reference.record.integrity.as_ref().and_then(|integrity| integrity.checked.as_ref());
    dates.push(checked, DateOf::Standing);
    dates.0
}

struct Dates(Vec<Dated>);

impl Dates {
    fn push(&mut self, date: Option<&Spanned<Date>>, of: DateOf) {
        self.0.extend(date.map(|date| Dated { date: date.value, span: date.span, of }));
    }

    fn page(&mut self, published: Option<&Spanned<Date>>, updated: Option<&Spanned<Date>>, reviewed: Option<&Review>) {
        self.push(published, DateOf::Publication);
        self.push(updated, DateOf::Change);
        self.push(reviewed.and_then(|review| review.date.as_ref()), DateOf::Review);
    }

    fn records(&mut self, page: &CompoundPage) {
        let head = &page.head;
        for approval in &head.approvals {
            self.push(approval.since.as_ref(), DateOf::Decision);
            self.push(approval.as_of.as_ref(), DateOf::LookUp);
        }
        for seen in head.circulating.iter().filter_map(|circulating| circulating.seen.as_ref()) {
            self.push(seen.date.as_ref(), DateOf::Sighting);
        }
        let measures = head.measures().filter_map(|measure| measure.searched());
        let gaps = head.gaps.iter().filter_map(|gap| gap.searched.as_ref());
        let detection = head.detection.iter().filter_map(|record| record.searched.as_ref());
        for searched in measures.chain(gaps).chain(detection) {
            if let Searched::Yes(search) = searched {
                self.push(search.date.as_ref(), DateOf::Search);
            }
        }
    }

    fn claim(&mut self, claim: &Claim) {
        for directness in claim.evidence.iter().filter_map(|entry| entry.directness.as_ref()) {
            self.push(directness.date.as_ref(), DateOf::Judgement("directness"));
        }
        for downgrade in &claim.downgrades {
            self.push(downgrade.date.as_ref(), DateOf::Judgement("a downgrade"));
        }
        for upgrade in &claim.upgrades {
            self.push(upgrade.date.as_ref(), DateOf::Judgement("an upgrade"));
        }
        let override_ = claim.override_.as_ref().and_then(|override_| override_.date.as_ref());
        self.push(override_, DateOf::Judgement("an override"));
    }

    /// A date of CSL, at the place of its numbers.
    fn csl(&mut self, date: Option<&CslDate>, of: DateOf) {
        let Some(csl) = date else { return };
        let numbers = csl.date_parts.first().map(Vec::as_slice).unwrap_or_default();
        if let (Some(date), Some(first), Some(last)) = (csl.date(), numbers.first(), numbers.last()) {
            self.0.push(Dated { date, span: first.span.join(last.span), of });
        }
    }
}
