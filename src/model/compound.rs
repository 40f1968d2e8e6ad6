//! The front matter of a compound page, and of the site's other pages.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::model::claim::{Circulating, Claim};
use crate::model::ident::{Cas, InChIKey, PubchemCid, RefId, Slug, Unii};
use crate::model::kinetics::{HalfLife, KineticRecord, Measure, Searched};
use crate::model::link::SourceRef;
use crate::model::record::FreeMap;
use crate::model::scalar::{Rich, Text};
use crate::model::vocab::{ApprovalStatus, Compartment, DataQuality, RelationKind, Route, Species, Tier};
use crate::record;

record! {
    /// The front matter of a compound page.
    Compound "compound page" {
        /// The compound's name as a heading.
        title "title": needed Text,
        /// One plain paragraph: what a reader in doubt should know first.
        summary "summary": needed Rich,
        /// The category, a slug.
        category "category": optional Spanned<Slug>,
        /// Body systems and processes, slugs.
        systems "systems": list Spanned<Slug>,
        /// Other names.
        aliases "aliases": list Text,
        /// Identifiers in registers of substances.
        identifiers "identifiers": optional Identifiers,
        /// The substance that acts, where it is not the page's own.
        active_moiety "active_moiety": optional Text,
        /// How other pages' compounds relate to this one.
        relations "relations": list Relation,
        /// The routes that the page is about.
        routes "routes": list Spanned<Route>,
        /// The best tier of the page's claims of benefit. Computed where left out.
        evidence_level "evidence_level": optional Spanned<Tier>,
        /// The quality of the page's pharmacokinetic records. Computed where left out.
        data_quality "data_quality": optional Spanned<DataQuality>,
        /// What authorities have decided.
        approvals "approvals": list Approval,
        /// Short keys of the sources cited.
        citations "citations": optional FreeMap<Spanned<RefId>>,
        /// Half-lives, or that none is published.
        half_lives "half_lives": list HalfLife,
        /// Other pharmacokinetic parameters.
        pharmacokinetics "pharmacokinetics": list KineticRecord,
        /// The claims of the page.
        claims "claims": list Claim,
        /// Claims that readers meet elsewhere.
        circulating "circulating": list Circulating,
        /// What is not known.
        gaps "gaps": list Gap,
        /// Unwanted effects reported.
        safety "safety": list Safety,
        /// Interactions with other substances.
        interactions "interactions": list Interaction,
        /// How long it can be detected.
        detection "detection": list Detection,
        /// What the body makes of it: plain names or slugs.
        metabolites "metabolites": list Text,
        /// Pages to compare with.
        compare "compare": list Spanned<Slug>,
        /// Related pages.
        related "related": list Spanned<Slug>,
        /// Questions that readers ask.
        faq "faq": list Question,
        /// Rules silenced on this page, with reasons.
        allow "allow": list AllowRule,
        /// First published.
        published "published": optional Spanned<Date>,
        /// Last changed.
        updated "updated": optional Spanned<Date>,
        /// The last review and the next.
        reviewed "reviewed": optional Review,
    }
}

record! {
    /// The front matter of a page that is not about a compound.
    Leaf "page" {
        /// The heading.
        title "title": needed Text,
        /// One paragraph.
        summary "summary": optional Rich,
        /// Short keys of the sources cited.
        citations "citations": optional FreeMap<Spanned<RefId>>,
        /// Rules silenced on this page, with reasons.
        allow "allow": list AllowRule,
        /// First published.
        published "published": optional Spanned<Date>,
        /// Last changed.
        updated "updated": optional Spanned<Date>,
        /// The last review and the next.
        reviewed "reviewed": optional Review,
    }
}

record! {
    /// Identifiers in registers of substances.
    Identifiers "identifiers" {
        /// CAS registry number.
        cas "cas": optional Spanned<Cas>,
        /// PubchemCid compound identifier.
        pubchem "pubchem": optional Spanned<PubchemCid>,
        /// InChIKey.
        inchikey "inchikey": optional Spanned<InChIKey>,
        /// FDA's Unique Ingredient Identifier.
        unii "unii": optional Spanned<Unii>,
        /// ChEMBL identifier.
        chembl "chembl": optional Text,
        /// ChEBI identifier.
        chebi "chebi": optional Text,
        /// KEGG compound identifier.
        kegg "kegg": optional Text,
        /// DrugBank accession number.
        drugbank "drugbank": optional Text,
        /// Code of the Anatomical Therapeutic Chemical classification.
        atc "atc": optional Text,
    }
}

record! {
    /// A relation to another page's compound.
    Relation "relation" {
        /// The other page's slug.
        to "to": must Spanned<Slug>,
        /// What the other compound is to this one.
        kind "kind": needed Spanned<RelationKind>,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// What an authority has decided.
    Approval "approval" {
        /// The authority: FDA, EMA, WADA.
        authority "authority": must Text,
        /// Where it decides.
        jurisdiction "jurisdiction": optional Text,
        /// The decision.
        status "status": needed Spanned<ApprovalStatus>,
        /// The product.
        product "product": optional Text,
        /// For what.
        indication "indication": optional Text,
        /// Since when.
        since "since": optional Spanned<Date>,
        /// When this was last looked up.
        as_of "as_of": optional Spanned<Date>,
        /// The authority's page, or who reports it.
        source "source": optional SourceRef,
        /// Where in the source.
        locator "locator": optional Text,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// Something that is not known.
    Gap "gap" {
        /// What.
        what "what": must Rich,
        /// The search made.
        searched "searched": optional Searched,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// An unwanted effect as a source reports it.
    Safety "safety record" {
        /// The effect.
        effect "effect": must Text,
        /// In whom.
        population "population": optional Text,
        /// In which species; human where left out.
        species "species": optional Spanned<Species>,
        /// How it was given.
        route "route": optional Spanned<Route>,
        /// The dose.
        dose "dose": optional Text,
        /// How many of how many: `3/8`; or a share.
        count "count": optional Text,
        /// The source.
        source "source": optional SourceRef,
        /// Where in the source.
        locator "locator": optional Text,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// An interaction with another substance.
    Interaction "interaction" {
        /// The other substance.
        with "with": must Text,
        /// What happens.
        effect "effect": needed Text,
        /// By how much.
        magnitude "magnitude": optional Text,
        /// In which species.
        species "species": optional Spanned<Species>,
        /// The source.
        source "source": optional SourceRef,
        /// Where in the source.
        locator "locator": optional Text,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// How long something can be detected.
    Detection "detection record" {
        /// In what.
        matrix "matrix": needed Spanned<Compartment>,
        /// What is detected.
        analyte "analyte": optional Text,
        /// For how long, as the source says it.
        window "window": optional Text,
        /// The source.
        source "source": optional SourceRef,
        /// Where in the source.
        locator "locator": optional Text,
        /// Why there is no window. In place of one.
        unpublished "unpublished": optional Rich,
        /// The search that found none.
        searched "searched": optional Searched,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// A question that readers ask.
    Question "question" {
        /// The question.
        q "q": must Text,
        /// The answer.
        a "a": must Rich,
    }
}

record! {
    /// A rule silenced on the page.
    AllowRule "allow entry" {
        /// The rule's code.
        code "code": must Text,
        /// Why. Its absence is SUP001.
        because "because": optional Text,
    }
}

record! {
    /// The last review and the next.
    Review "review" {
        /// When.
        date "date": optional Spanned<Date>,
        /// By whom.
        by "by": optional Text,
        /// When the next is due.
        next "next": optional Spanned<Date>,
    }
}

impl Compound {
    /// Every half-life, then every other parameter, in the order of the page.
    pub fn measures(&self) -> impl Iterator<Item = Measure<'_>> {
        self.half_lives.iter().map(Measure::HalfLife).chain(self.pharmacokinetics.iter().map(Measure::Kinetic))
    }
}
