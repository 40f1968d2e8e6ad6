//! A source as a work of schema.org: whole on its own page, in short where a page cites it.

use crate::model::link::RefIx;
use crate::model::reference::{Csl, Name, Reference};
use crate::model::scalar::Text;
use crate::model::vocab::{CslType, IntegrityStatus, Word};
use crate::model::work::Work;
use crate::render::linked::node::{Node, object};
use crate::render::name::plain_title;
use crate::render::site::Site;

/// The id of a work, in pieces: it is told whole on its own page.
pub fn id<'s>(site: &'s Site<'_>, base: &'s str, source: RefIx) -> [&'s str; 4] {
    [base, "/sources/", site.shelf.stem(source), "/#work"]
}

/// The work as a page cites it: what it is called, when it came out, where it is, and whether it still stands.
pub fn cited(site: &Site<'_>, base: &str, source: RefIx, out: &mut String) {
    let (shelved, reference) = (site.shelf.get(source), site.kb.library.get(source));
    object(out, schema_type(reference), |node| {
        node.texts_in_one("@id", &id(site, base, source));
        node.text("name", &shelved.title);
        node.maybe("datePublished", published(reference).as_deref());
        node.maybe("sameAs", shelved.parts.links.first().map(|link| link.url.as_str()));
        node.maybe("creativeWorkStatus", standing(reference));
    });
}

/// All that is known of a work.
pub fn whole(node: &mut Node<'_>, reference: &Reference) {
    let csl = &reference.record.csl;
    let work = sort(reference);
    node.text("name", &plain_title(&reference.title()));
    node.nodes("author", csl.author.iter().filter_map(Author::of), |out, author| {
        let (kind, name) = match &author {
            Author::Person(name) => ("Person", name),
            Author::Group(name) => ("Organization", name),
        };
        object(out, kind, |node| node.text("name", name));
    });
    node.maybe("datePublished", published(reference).as_deref());
    container(node, csl, work);
    if let Some(publisher) = &csl.publisher {
        node.node("publisher", "Organization", |node| node.text("name", &publisher.value));
    }
    if has_pages(work) {
        node.maybe("pagination", csl.page.as_ref().map(|page| &*page.value));
    }
    node.maybe("creativeWorkStatus", standing(reference));
    let identifiers = [
        ("PMID", csl.pmid.as_ref().map(|id| id.value.to_string())),
        ("DOI", csl.doi.as_ref().map(|id| id.value.to_string())),
        ("PMCID", csl.pmcid.as_ref().map(|id| id.value.to_string())),
    ];
    let identifiers = identifiers.into_iter().filter_map(|(register, id)| Some((register, id?)));
    node.nodes("identifier", identifiers, |out, (register, id)| {
        object(out, "PropertyValue", |node| {
            node.text("propertyID", register);
            node.text("value", &id);
        });
    });
    let own = csl.url.as_ref().map(|url| url.value.to_string()).filter(|url| crate::render::shelf::is_web(url));
    let mut places: Vec<String> = [
        csl.doi.as_ref().map(|id| id.value.link()),
        csl.pmid.as_ref().map(|id| id.value.link()),
        csl.pmcid.as_ref().map(|id| id.value.link()),
    ]
    .into_iter()
    .flatten()
    .collect();
    places.extend(own.filter(|own| !places.contains(own)));
    node.texts("sameAs", places.iter().map(String::as_str));
}

/// The type of a work.
pub fn schema_type(reference: &Reference) -> &'static str {
    match sort(reference) {
        Work::JournalArticle | Work::ConferencePaper | Work::Preprint => "ScholarlyArticle",
        Work::MagazineArticle => "Article",
        Work::NewspaperArticle => "NewsArticle",
        Work::Book => "Book",
        Work::Chapter => "Chapter",
        Work::Thesis => "Thesis",
        Work::Report => "Report",
        Work::Dataset => "Dataset",
        Work::WebPage => "WebPage",
        Work::Law => "Legislation",
        Work::Other => "CreativeWork",
    }
}

fn sort(reference: &Reference) -> Work {
    Work::of(reference.record.csl.kind.as_ref().map_or(CslType::Document, |kind| kind.value))
}

fn published(reference: &Reference) -> Option<String> {
    Some(reference.record.csl.issued.as_ref()?.date()?.to_string())
}

/// Its standing, where it is not as it was published.
fn standing(reference: &Reference) -> Option<&'static str> {
    match reference.status()? {
        IntegrityStatus::Current => None,
        status @ (IntegrityStatus::Corrected | IntegrityStatus::Concern | IntegrityStatus::Retracted) => {
            Some(status.word())
        }
    }
}

/// Who wrote it.
enum Author {
    Person(String),
    Group(String),
}

impl Author {
    fn of(name: &Name) -> Option<Author> {
        let text = |text: &Option<Text>| {
            text.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let Some(family) = text(&name.family) else {
            return text(&name.literal).or_else(|| text(&name.given)).map(Author::Group);
        };
        let parts = [
            text(&name.given),
            text(&name.dropping_particle),
            text(&name.non_dropping_particle),
            Some(family),
            text(&name.suffix),
        ];
        Some(Author::Person(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")))
    }
}

/// What holds the work: the issue of a journal, or another work.
fn container(node: &mut Node<'_>, csl: &Csl, work: Work) {
    let Some(title) = csl.container_title.as_ref().map(|title| plain_title(&title.value)) else { return };
    match work {
        Work::JournalArticle | Work::MagazineArticle | Work::NewspaperArticle => periodical(node, csl, &title),
        Work::Chapter => node.node("isPartOf", "Book", |node| node.text("name", &title)),
        Work::WebPage => node.node("isPartOf", "WebSite", |node| node.text("name", &title)),
        Work::Preprint
        | Work::Book
        | Work::ConferencePaper
        | Work::Thesis
        | Work::Report
        | Work::Dataset
        | Work::Law
        | Work::Other => node.node("isPartOf", "CreativeWork", |node| node.text("name", &title)),
    }
}

/// An issue of a volume of a periodical, as far as they are known.
fn periodical(node: &mut Node<'_>, csl: &Csl, title: &str) {
    let journal = |node: &mut Node<'_>| {
        node.node("isPartOf", "Periodical", |node| {
            node.text("name", title);
            node.maybe("issn", csl.issn.as_ref().map(|issn| issn.value.to_string()).as_deref());
        });
    };
    let volume = |node: &mut Node<'_>| match &csl.volume {
        Some(volume) => node.node("isPartOf", "PublicationVolume", |node| {
            node.text("volumeNumber", &volume.value);
            journal(node);
        }),
        None => journal(node),
    };
    match &csl.issue {
        Some(issue) => node.node("isPartOf", "PublicationIssue", |node| {
            node.text("issueNumber", &issue.value);
            volume(node);
        }),
        None => volume(node),
    }
}

/// Whether works of this sort have pages in schema.org: articles and chapters.
fn has_pages(work: Work) -> bool {
    match work {
        Work::JournalArticle
        | Work::ConferencePaper
        | Work::Preprint
        | Work::MagazineArticle
        | Work::NewspaperArticle
        | Work::Chapter
        | Work::Report => true,
        Work::Book | Work::Thesis | Work::Dataset | Work::WebPage | Work::Law | Work::Other => false,
    }
}
