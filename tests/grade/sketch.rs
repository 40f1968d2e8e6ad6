//! Bodies of evidence in few words, made whole: a page with one claim, a file for each source, read and graded like any
//! knowledge base.

use monograph::base::date::Date;
use monograph::derive::grade::{self, Basis, ClaimGrade, PageGrade};
use monograph::model::kb::Kb;
use monograph::model::{load, quote};
use monograph::source::world::MemoryWorld;

/// A source in few words. What is `None` is left out of its record.
#[derive(Clone, Debug)]
pub struct Source {
    pub id: String,
    pub stance: &'static str,
    pub design: String,
    pub n: Option<u32>,
    pub events: Option<u32>,
    /// Class of its outcome; without one the entry names no outcome.
    pub class: Option<String>,
    pub direction: Option<String>,
    pub estimate: Option<String>,
    pub bias: Option<String>,
    pub read: Option<String>,
    pub quote: Quote,
    pub species: Option<String>,
    pub system: Option<String>,
    pub given: Option<String>,
    pub route: Option<String>,
    pub analytes: Option<String>,
    pub measured: Option<String>,
    pub condition: Option<String>,
    pub authors: Vec<String>,
    pub authors_complete: bool,
    pub registration: Option<String>,
    pub cohort: Option<String>,
    pub funding: Option<String>,
    pub pooled: Option<String>,
    pub status: String,
    pub against: String,
    pub year: bool,
    pub appraised: bool,
    pub directness: Vec<String>,
}

/// What an entry quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    None,
    Unverified,
    Verified,
}

impl Source {
    /// A sound, direct, public trial read in full that supports the claim, in 500 people.
    pub fn new(id: &str) -> Source {
        let some = |text: &str| Some(text.to_owned());
        Source {
            id: id.to_owned(),
            stance: "supports",
            design: "rct".to_owned(),
            n: Some(500),
            events: None,
            class: some("clinical"),
            direction: some("increases"),
            estimate: None,
            bias: some("low"),
            read: some("full-text"),
            quote: Quote::None,
            species: some("human"),
            system: None,
            given: some("example"),
            route: some("oral"),
            analytes: None,
            measured: None,
            condition: None,
            authors: vec![format!("Author{id}")],
            authors_complete: true,
            registration: None,
            cohort: None,
            funding: some("public"),
            pooled: None,
            status: "current".to_owned(),
            against: "pubmed".to_owned(),
            year: true,
            appraised: true,
            directness: Vec::new(),
        }
    }

    fn record(&self) -> String {
        let mut text = format!("csl: {{id: 'url:{}', type: report, title: T, URL: 'https://example.org/'", self.id);
        let authors: Vec<String> = self.authors.iter().map(|name| format!("{{family: {name}, given: A}}")).collect();
        text.push_str(&format!(", author: [{}]", authors.join(", ")));
        if self.year {
            text.push_str(", issued: {date-parts: [[2020]]}");
        }
        text.push_str("}\n");
        if self.appraised {
            text.push_str(&format!("study: {}\n", self.study()));
        }
        let quotes = match self.quote {
            Quote::Verified => format!(", quotes: [{}]", quote::fingerprint(QUOTED)),
            Quote::None | Quote::Unverified => String::new(),
        };
        text.push_str(&format!(
            "integrity: {{status: {}, checked: 2026-11-01, against: {}{quotes}}}\n",
            self.status, self.against
        ));
        text
    }

    fn study(&self) -> String {
        let mut parts = vec![format!("design: {}", self.design)];
        let mut list = |key: &str, value: &Option<String>| {
            parts.extend(value.as_ref().map(|value| format!("{key}: [{value}]")));
        };
        list("species", &self.species);
        list("analytes", &self.analytes);
        list("measured", &self.measured);
        let route = self.route.as_ref().map_or(String::new(), |route| format!(", route: {route}"));
        list("interventions", &self.given.as_ref().map(|given| format!("{{compound: {given}{route}}}")));
        list("outcomes", &self.class.as_ref().map(|class| self.outcome(class)));
        let mut plain = |key: &str, value: &Option<String>| {
            parts.extend(value.as_ref().map(|value| format!("{key}: {value}")));
        };
        plain("system", &self.system);
        plain("condition", &self.condition);
        plain("pooled", &self.pooled);
        plain("read", &self.read);
        plain("registration", &self.registration);
        plain("cohort", &self.cohort);
        plain("funding", &self.funding);
        plain("authors_complete", &(!self.authors_complete).then(|| "false".to_owned()));
        let bias = self.bias.as_ref();
        plain("risk_of_bias", &bias.map(|bias| format!("{{overall: {bias}, reason: r, by: b, date: 2026-11-01}}")));
        format!("{{{}}}", parts.join(", "))
    }

    fn outcome(&self, class: &str) -> String {
        let mut text = format!("{{id: o, measure: m, class: {class}");
        if let Some(n) = self.n {
            text.push_str(&format!(", n: {n}"));
        }
        if let Some(events) = self.events {
            text.push_str(&format!(", events: {events}"));
        }
        if let Some(direction) = &self.direction {
            text.push_str(&format!(", direction: {direction}"));
        }
        if let Some(estimate) = &self.estimate {
            text.push_str(&format!(", estimate: {estimate}"));
        }
        text + "}"
    }

    fn entry(&self) -> String {
        let mut text = format!("{{source: 'url:{}', stance: {}", self.id, self.stance);
        if self.class.is_some() {
            text.push_str(", outcome: o");
        }
        if self.quote != Quote::None {
            text.push_str(&format!(", quote: {QUOTED}"));
        }
        if !self.directness.is_empty() {
            let axes: Vec<String> = self.directness.iter().map(|axis| format!("{axis}: indirect")).collect();
            text.push_str(&format!(", directness: {{{}, reason: r, by: b, date: 2026-11-01}}", axes.join(", ")));
        }
        text + "}"
    }
}

const QUOTED: &str = "it rose by a third";

/// A claim with its sources, in few words.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    pub kind: String,
    /// Pairs of a flow map: `species: human, route: oral`.
    pub about: String,
    /// Further keys of the claim, as pairs of a flow map.
    pub claim: String,
    /// Further front matter, as YAML.
    pub page: String,
    /// `[policy]`, as TOML.
    pub policy: String,
    /// Further pages: slug and front matter.
    pub others: Vec<(String, String)>,
    pub sources: Vec<Source>,
}

/// A graded sketch.
pub struct Graded {
    pub kb: Kb,
    pub page: PageGrade,
}

impl Graded {
    pub fn claim(&self) -> &ClaimGrade {
        self.page.claims.first().expect("a sketch has one claim")
    }

    /// The short id of a source.
    pub fn id(&self, source: monograph::model::link::RefIx) -> String {
        self.kb.library.get(source).id.to_string().trim_start_matches("url:").to_owned()
    }
}

impl Sketch {
    fn front_matter(&self) -> String {
        let entries: Vec<String> = self.sources.iter().map(Source::entry).collect();
        let more = if self.claim.is_empty() { String::new() } else { format!(", {}", self.claim) };
        format!(
            "---\ntitle: Example\nsummary: S.\n{}\nclaims:\n  - {{id: c, text: T., kind: {}, about: {{{}}}, evidence: [{}]{more}}}\n---\n",
            self.page,
            self.kind,
            self.about,
            entries.join(", ")
        )
    }

    /// Reads and grades it. Panics where the sketch is not well-formed, so that no case passes by being misread.
    pub fn grade(&self) -> Graded {
        let today = Date::parse("2026-11-21").expect("a date");
        let mut world = MemoryWorld::new(today).with("content/compounds/example.md", self.front_matter());
        for (slug, head) in &self.others {
            world.set(format!("content/compounds/{slug}.md"), format!("---\n{head}\n---\n"));
        }
        for source in &self.sources {
            world.set(format!("references/url-{}.yaml", source.id), source.record());
        }
        world.set("monograph.toml", format!("title = \"T\"\n[policy]\n{}\n", self.policy));
        let kb = load::load(&world).expect("memory lists its files");
        for file in &kb.files {
            assert!(file.flaws.is_empty(), "{}: {:?}\n{}", file.path, file.flaws, file.text);
        }
        let basis = Basis::new(&kb);
        let index = kb.compound("example").expect("the page") as usize;
        let page = grade::page(&basis, &kb.compounds[index]);
        Graded { kb, page }
    }
}
