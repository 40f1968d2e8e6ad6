//! What goes over references and links in place.

use crate::model::link::RefIx;
use crate::model::prose::tests::{at, page};
use crate::model::prose::{ClaimIx, Event, Tag, ValueIx};

#[test]
fn targets_are_filled_in_place() {
    let mut prose = page("[@a; @b] @c [=v] [!d]");
    let mut keys = Vec::new();
    prose.each_source(&mut |source| {
        keys.push(source.raw.clone());
        source.target = Some(RefIx(keys.len() as u32));
    });
    assert_eq!(keys.iter().map(|key| &**key).collect::<Vec<_>>(), ["a", "b", "c"]);
    prose.each_value(&mut |value| value.target = Some(ValueIx { page: 1, record: 2 }));
    prose.each_claim(&mut |claim| claim.target = Some(ClaimIx { page: 1, claim: 3 }));
    assert_eq!(prose.cites().map(|(_, c)| c.source.target).collect::<Vec<_>>(), [1, 2, 3].map(|n| Some(RefIx(n))));
    assert_eq!(prose.values().next().and_then(|(_, v)| v.target), Some(ValueIx { page: 1, record: 2 }));
    assert_eq!(prose.claims().next().and_then(|(_, c)| c.target), Some(ClaimIx { page: 1, claim: 3 }));
}

#[test]
fn links_know_where_their_address_stands() {
    let text = "[a](../b \"t\") <https://x.org> [c][d]\n\n[d]: e.html\n";
    let prose = page(text);
    let urls: Vec<_> = prose
        .events()
        .iter()
        .filter_map(|event| match event {
            Event::Start(Tag::Link(link)) => Some(at(text, link.url_span)),
            _ => None,
        })
        .collect();
    assert_eq!(urls, ["../b", "https://x.org", "e.html"]);
}
