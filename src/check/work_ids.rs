//! The register ids that a record gives for its work: its own, those of its PMID, PMCID and DOI, and that of its address.

use crate::base::span::Span;
use crate::model::ident::RefId;
use crate::model::reference::Reference;

/// Addresses that lead to a work by its id in a register, without scheme and `www.`.
const REGISTERS: [&str; 6] = [
    "doi.org/",
    "dx.doi.org/",
    "pubmed.ncbi.nlm.nih.gov/",
    "ncbi.nlm.nih.gov/pubmed/",
    "pmc.ncbi.nlm.nih.gov/articles/",
    "ncbi.nlm.nih.gov/pmc/articles/",
];

/// The ids typed in the record's fields, each with its place: the record's own first, then PMID, PMCID and DOI.
pub fn typed_ids(reference: &Reference) -> Vec<(RefId, Span)> {
    let csl = &reference.record.csl;
    let pmid = csl.pmid.as_ref().map(|id| (RefId::Pmid(id.value), id.span));
    let pmcid = csl.pmcid.as_ref().map(|id| (RefId::Pmcid(id.value), id.span));
    let doi = csl.doi.as_ref().map(|id| (RefId::Doi(id.value.clone()), id.span));
    let own = (reference.id.clone(), reference.place());
    [Some(own), pmid, pmcid, doi].into_iter().flatten().collect()
}

/// The id in the record's address, where that is the address of a register.
pub fn address_id(reference: &Reference) -> Option<(RefId, Span)> {
    let url = reference.record.csl.url.as_ref()?;
    let bare = without_scheme(&url.value);
    let head = |host: &&str| bare.get(..host.len()).is_some_and(|head| head.eq_ignore_ascii_case(host));
    REGISTERS.iter().find(|host| head(host))?;
    // Reading an address as an id is refused with the id that it leads to.
    let id = match RefId::parse(&url.value) {
        Ok(id) => id,
        Err(fault) => RefId::parse(fault.suggestion()?).ok()?,
    };
    Some((id, url.span))
}

/// An address without scheme, `www.` and end slash, by which two records of one page are known.
pub fn without_scheme(url: &str) -> &str {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}
