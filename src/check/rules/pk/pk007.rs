//! PK007: a half-life typed without its compartment, on a page that has several.

use crate::base::diag::{Finding, Severity};
use crate::check::half_life::What;
use crate::check::meant;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::stated::Stated;
use crate::model::cited::Role;
use crate::model::kb::CompoundPage;
use crate::model::vocab::Word;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK007",
    family: Family::Pk,
    level: Severity::Warning,
    title: "half-life typed without its compartment",
    why: "Where a page has half-lives in plasma and in cells, a figure without its compartment will be read as either. \
          To take the one for the other is the commonest error about infused NAD+.",
    origin: "ours; the case is the seed articles",
    wrong: Example::Page(concat!(
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n",
        "  - {id: a, analyte: NAD+, compartment: plasma, species: human, value: 2 min, source: \"pmid:31572171\"}\n",
        "  - {id: b, analyte: NAD+, compartment: tissue, tissue: liver, species: mouse, value: 2 h, source: \"pmid:27721479\"}\n",
        "---\nIts half-life is 2 h [@pmid:27721479].\n",
    )),
    right: Example::Page(concat!(
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n",
        "  - {id: a, analyte: NAD+, compartment: plasma, species: human, value: 2 min, source: \"pmid:31572171\"}\n",
        "  - {id: b, analyte: NAD+, compartment: tissue, tissue: liver, species: mouse, value: 2 h, source: \"pmid:27721479\"}\n",
        "---\nIts half-life in mouse liver is 2 h [@pmid:27721479].\n",
    )),
    silenceable: true,
    yields_to: &["PK005"],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let compartments = meant::compartments(page);
    if compartments.len() < 2 {
        return;
    }
    for stated in cx.stated() {
        let What::HalfLife(figure) = &stated.what else { continue };
        let is_placed = !stated.near.is_empty() || !stated.around.is_empty() || names_site(page, stated);
        if is_placed || is_placed_by_record(page, stated.role) {
            continue;
        }
        let several: Vec<&str> = compartments.iter().map(|compartment| compartment.word()).collect();
        let message = format!("a half-life of {figure} in which compartment? This page has {}", several.join(", "));
        found.push(
            RULE.finding(cx.file, stated.span, message)
                .help("say where it was measured, or draw it from its record: `[=id]`"),
        );
    }
}

/// Whether the sentence names the tissue or the cells of one of the records.
fn names_site(page: &CompoundPage, stated: &Stated) -> bool {
    let sites = page.head.half_lives.iter().flat_map(|record| [&record.tissue, &record.cell]).flatten();
    let mut sites = sites.map(|site| site.value.to_lowercase());
    sites.any(|site| meant::holds_name(&stated.words, &site))
}

/// Whether the record in which the text stands says where: a half-life's note, a claim that names its compartment or its
/// values. An answer to a claim in circulation speaks of that claim.
fn is_placed_by_record(page: &CompoundPage, role: Role) -> bool {
    match role {
        Role::HalfLife(_) | Role::Kinetic(_) | Role::CirculatingClaim(_) | Role::CirculatingWhy(_) => true,
        Role::ClaimText(at) | Role::Evidence(at, _) => page.head.claims.get(at as usize).is_some_and(|claim| {
            let about = claim.about.as_ref();
            !claim.values.is_empty() || about.is_some_and(|about| about.compartment.is_some() || about.tissue.is_some())
        }),
        Role::Summary
        | Role::Approval(_)
        | Role::Gap(_)
        | Role::Safety(_)
        | Role::Interaction(_)
        | Role::Detection(_)
        | Role::Faq(_)
        | Role::Relation(_)
        | Role::Body => false,
    }
}
