//! The compound that a page is about: a drug where an authority has approved it, else a substance.

use crate::model::compound::Approval;
use crate::model::kb::CompoundPage;
use crate::model::scalar::Text;
use crate::model::vocab::{ApprovalStatus, Species, Word};
use crate::render::linked::graph::Graph;
use crate::render::linked::node::{Node, object};
use crate::render::strings::Strings;
use crate::render::view::{Compound, Identifier, Outcome, Record};

/// The compound's id, below the page's address.
pub const ID: &str = "#compound";

/// Adds the compound.
pub fn add(graph: &mut Graph<'_>, model: &CompoundPage, view: &Compound) {
    let (base, path, strings) = (graph.base, graph.path, &graph.site.press.strings);
    let is_drug = model.head.approvals.iter().any(is_approval);
    graph.add(if is_drug { "Drug" } else { "ChemicalSubstance" }, |node| {
        node.texts_in_one("@id", &[base, path, ID]);
        node.text("name", &view.title);
        node.texts("alternateName", view.aliases.iter().map(String::as_str));
        node.texts_in_one("url", &[base, path]);
        node.nodes("identifier", &view.identifiers, identifier);
        node.texts("sameAs", view.identifiers.iter().filter_map(|it| it.url.as_deref()));
        if is_drug {
            node.nodes("legalStatus", &model.head.approvals, |out, it| legal_status(out, strings, it));
            node.texts("administrationRoute", view.routes.iter().map(|route| strings.label("route", route.word())));
            let known: Vec<String> = view.half_lives.iter().filter_map(|it| pharmacology(strings, it)).collect();
            node.text("clinicalPharmacology", &known.join("; "));
        }
    });
}

fn identifier(out: &mut String, it: &Identifier) {
    object(out, "PropertyValue", |node| {
        node.text("propertyID", it.registry);
        node.text("value", &it.value);
    });
}

/// Whether an authority has let it be sold as a medicine, be it on conditions.
fn is_approval(it: &Approval) -> bool {
    it.status.as_ref().is_some_and(|status| match status.value {
        ApprovalStatus::Approved | ApprovalStatus::Conditional => true,
        ApprovalStatus::Investigational
        | ApprovalStatus::CompoundedOnly
        | ApprovalStatus::Supplement
        | ApprovalStatus::NotApproved
        | ApprovalStatus::Refused
        | ApprovalStatus::Withdrawn
        | ApprovalStatus::NotPermitted
        | ApprovalStatus::Controlled
        | ApprovalStatus::ProhibitedInSport
        | ApprovalStatus::MethodRestricted
        | ApprovalStatus::Unknown => false,
    })
}

/// Where an authority stands, in the words of the page.
fn legal_status(out: &mut String, strings: &Strings, it: &Approval) {
    let status = it.status.as_ref().map(|status| strings.label("approval", status.value.word()));
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.to_string());
    let parts = [status.map(str::to_owned), text(&it.product), text(&it.indication)];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    object(out, "DrugLegalStatus", |node: &mut Node<'_>| {
        node.texts_in_one("name", &[&it.authority.value, ": ", &parts]);
        if let Some(place) = &it.jurisdiction {
            node.node("applicableLocation", "AdministrativeArea", |node| node.text("name", &place.value));
        }
    });
}

/// A half-life measured in people, with all that it holds for; nothing of other species or without a figure.
fn pharmacology(strings: &Strings, it: &Record) -> Option<String> {
    let Outcome::Value { text, .. } = &it.outcome else { return None };
    if it.species != Some(Species::Human) {
        return None;
    }
    let place = it.compartment.map(|place| strings.label("in_compartment", place.word()));
    let route = it.route.map(|route| strings.label("route", route.word()));
    let phase = it.phase.map(|phase| strings.label("phase", phase.word()));
    let what = [it.analyte.as_deref(), place].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let whom =
        [Some(strings.label("species", "human")), route, phase, it.population.as_deref(), it.condition.as_deref()];
    let whom = whom.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(format!("{}, {what} ({whom}): {text}", strings.get("half_life")))
}
