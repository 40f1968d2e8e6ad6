//! A compound's page: what it is about, what it reviews, what it answers, and its data.

use crate::model::claim::Circulating;
use crate::model::kb::CompoundPage;
use crate::model::vocab::{DataFile, Word};
use crate::render::linked::graph::{Graph, PUBLISHER};
use crate::render::linked::node::{Node, object};
use crate::render::linked::{substance, work};
use crate::render::plain;
use crate::render::shelf::is_web;
use crate::render::site::Site;
use crate::render::view::{Compound, Html, Page};

/// Everything that a compound's page says of itself and its compound.
pub fn compound(site: &Site<'_>, model: &CompoundPage, page: &Page, view: &Compound) -> Html {
    let base = crate::render::linked::graph::base(site);
    let reviewed = view.reviewed.as_ref();
    let mut graph = Graph::begin(site, page, "MedicalWebPage", |node| {
        node.maybe("datePublished", view.published.as_deref());
        node.maybe("dateModified", changed(view));
        node.maybe("lastReviewed", reviewed.and_then(|review| review.date.as_deref()));
        node.named("reviewedBy", reviewed.and_then(|review| review.by.as_deref()).unwrap_or_default());
        node.reference("publisher", &[base, PUBLISHER]);
        node.reference("about", &[base, &page.path, substance::ID]);
        node.nodes("citation", &view.references, |out, it| work::cited(site, base, it.source, out));
    });
    substance::add(&mut graph, model, view);
    for (it, number) in model.head.circulating.iter().zip(1..) {
        review(&mut graph, it, view, number);
    }
    if !model.head.faq.is_empty() {
        answers(&mut graph, model);
    }
    if !view.downloads.is_empty() {
        dataset(&mut graph, view);
    }
    graph.finish()
}

/// When the page was last changed.
fn changed(view: &Compound) -> Option<&str> {
    view.updated.as_deref().or(view.published.as_deref())
}

/// The review of a claim in circulation: the verdict is a word, and no number stands for it.
fn review(graph: &mut Graph<'_>, it: &Circulating, view: &Compound, number: u32) {
    let (site, base, path) = (graph.site, graph.base, graph.path);
    let (kb, strings) = (site.kb, &site.press.strings);
    let anchor = format!("#circulating-{number}");
    let verdict = it.verdict.as_ref().map(|verdict| strings.label("verdict", verdict.value.word()));
    let seen = it.seen.as_ref().and_then(|seen| seen.url.as_ref()).map(|url| url.value.to_string());
    let reviewed = view.reviewed.as_ref().and_then(|review| review.date.as_deref());
    graph.add("ClaimReview", |node| {
        node.texts_in_one("@id", &[base, path, &anchor]);
        node.texts_in_one("url", &[base, path, &anchor]);
        node.text("claimReviewed", &plain::text(kb, strings, &it.claim.prose));
        if let Some(why) = &it.why {
            node.text("reviewBody", &plain::text(kb, strings, &why.prose));
        }
        if let Some(verdict) = verdict {
            node.node("reviewRating", "Rating", |node| node.text("alternateName", verdict));
        }
        if let Some(url) = seen.filter(|url| is_web(url)) {
            node.node("itemReviewed", "Claim", |node| {
                node.node("appearance", "CreativeWork", |node| node.text("url", &url));
            });
        }
        node.reference("author", &[base, PUBLISHER]);
        node.maybe("datePublished", reviewed.or(changed(view)));
    });
}

/// Questions and answers.
fn answers(graph: &mut Graph<'_>, model: &CompoundPage) {
    let (site, base, path) = (graph.site, graph.base, graph.path);
    graph.add("FAQPage", |node| {
        node.texts_in_one("@id", &[base, path, "#sec-faq"]);
        node.reference("isPartOf", &[base, path]);
        node.nodes("mainEntity", &model.head.faq, |out, it| {
            let answer = plain::text(site.kb, &site.press.strings, &it.a.prose);
            object(out, "Question", |node| {
                node.text("name", &it.q.value);
                node.node("acceptedAnswer", "Answer", |node| node.text("text", &answer));
            });
        });
    });
}

/// The page's data, in the formats that the site offers.
fn dataset(graph: &mut Graph<'_>, view: &Compound) {
    let (site, base, path) = (graph.site, graph.base, graph.path);
    let strings = &site.press.strings;
    let about = &site.press.site;
    let says = strings.fill("dataset_says", &[("title", &view.title), ("site", &about.title)]);
    let offered = DataFile::ALL.into_iter().filter(|file| view.downloads.contains(&file.name()));
    graph.add("Dataset", |node| {
        node.texts_in_one("@id", &[base, path, "#data"]);
        node.texts_in_one("url", &[base, path]);
        node.text("name", &strings.fill("dataset_name", &[("title", &view.title)]));
        node.text("description", &says);
        node.text("inLanguage", &about.language);
        node.reference("creator", &[base, PUBLISHER]);
        node.maybe("dateModified", changed(view));
        node.reference("about", &[base, path, substance::ID]);
        node.nodes("distribution", offered, |out, file| {
            download(out, file, strings.label("download", file.name()), &[base, path])
        });
    });
}

fn download(out: &mut String, file: DataFile, name: &str, page: &[&str; 2]) {
    object(out, "DataDownload", |node: &mut Node<'_>| {
        node.text("name", name);
        node.text("encodingFormat", file.media_type());
        node.texts_in_one("contentUrl", &[page[0], page[1], file.name()]);
    });
}
