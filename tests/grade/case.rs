//! Worked cases as data: what is claimed, on which sources, and the tier and derivation that follow.
//!
//! A case is an item of a list in `tests/grade/*.yaml`. `claim` holds the claim's kind and what it is about; `more` further
//! keys of the claim, `page` further front matter, `policy` thresholds, `others` further pages. `sources` maps a short id
//! to what differs from a sound, direct, public trial of 500 people, read in full, that supports the claim (see
//! `Source::new`); `none` leaves a key out of the record. `expect` holds the tier, the certainty, the steps as `kind rung`,
//! and, where asked, words of a step, people exposed, the tier without a source, the page's level and data quality.
//! `published` holds what a systematic review says of the body: where, how certain, why, and whether we agree.

use std::cmp::Ordering;

use monograph::derive::grade::{Certainty, Rung, Step, replay};
use monograph::model::vocab::Word;
use monograph::source::tree::{Node, NodeKind};
use monograph::source::yaml;

use crate::sketch::{Graded, Quote, Sketch, Source};

/// A case and where it stands.
pub struct Case {
    pub file: String,
    pub name: String,
    /// The certainty that a review states, and whether the case says that ours is the same.
    pub published: Option<Published>,
    sketch: Sketch,
    expect: Vec<(String, Expected)>,
}

/// A review's certainty beside ours.
pub struct Published {
    pub stated: String,
    pub agrees: bool,
}

/// An expectation: one text, or texts by name.
enum Expected {
    Text(String),
    List(Vec<String>),
    Map(Vec<(String, String)>),
}

/// The cases of a file.
pub fn read(file: &str, text: &str) -> Vec<Case> {
    let document = yaml::parse(text, 0);
    assert!(document.flaws.is_empty(), "{file}: {:?}", document.flaws);
    let NodeKind::List(items) = &document.root.kind else { panic!("{file}: not a list") };
    items.iter().map(|item| case(file, item)).collect()
}

fn case(file: &str, node: &Node<'_>) -> Case {
    let name = scalar(node.get("case").unwrap_or_else(|| panic!("{file}: a case without `case`")));
    let known = ["case", "claim", "more", "page", "policy", "others", "sources", "expect", "published"];
    for entry in node.entries() {
        assert!(known.contains(&&*entry.key), "{file}: {name}: unknown key {}", entry.key);
    }
    let text = |key: &str| node.get(key).map_or(String::new(), scalar);
    let claim = node.get("claim").unwrap_or_else(|| panic!("{file}: {name}: no claim"));
    let about: Vec<String> =
        pairs(claim).filter(|(key, _)| key != "kind").map(|(k, v)| format!("{k}: '{v}'")).collect();
    let others = node.get("others").map_or(Vec::new(), |others| pairs(others).collect());
    let sources = node.get("sources").map_or(&[][..], Node::entries);
    let sketch = Sketch {
        kind: claim.get("kind").map(scalar).unwrap_or_else(|| panic!("{file}: {name}: no kind")),
        about: about.join(", "),
        claim: text("more"),
        page: text("page"),
        policy: text("policy"),
        others,
        sources: sources.iter().map(|entry| source(&entry.key, &entry.value, claim)).collect(),
    };
    let expect = node.get("expect").unwrap_or_else(|| panic!("{file}: {name}: expects nothing"));
    let expect = expect.entries().iter().map(|entry| (entry.key.to_string(), expected(&entry.value))).collect();
    let published = node.get("published").map(|published| published_of(published, &name));
    Case { file: file.to_owned(), name, published, sketch, expect }
}

/// What a review says. Where we differ, the case says why.
fn published_of(node: &Node<'_>, name: &str) -> Published {
    let known = ["review", "id", "seen", "reported", "stated", "reasons", "agrees", "because"];
    for entry in node.entries() {
        assert!(known.contains(&&*entry.key), "{name}: unknown key {} of what is published", entry.key);
    }
    let text = |key: &str| node.get(key).map(scalar);
    for key in ["review", "id", "seen", "reported", "reasons"] {
        assert!(text(key).is_some_and(|text| !text.is_empty()), "{name}: published without `{key}`");
    }
    let stated = text("stated").unwrap_or_else(|| panic!("{name}: no certainty stated"));
    assert!(["high", "moderate", "low", "very-low"].contains(&&*stated), "{name}: no certainty: {stated}");
    let agrees = text("agrees").as_deref() == Some("true");
    assert!(agrees || text("because").is_some(), "{name}: differs without saying why");
    Published { stated, agrees }
}

fn expected(node: &Node<'_>) -> Expected {
    match &node.kind {
        NodeKind::Scalar(scalar) => Expected::Text(scalar.text.trim().to_owned()),
        NodeKind::List(items) => Expected::List(items.iter().map(scalar).collect()),
        NodeKind::Map(_) => Expected::Map(pairs(node).collect()),
        NodeKind::Empty => panic!("an expectation without content"),
    }
}

fn scalar(node: &Node<'_>) -> String {
    node.scalar().unwrap_or_else(|| panic!("expected a text at {:?}", node.span)).trim().to_owned()
}

fn pairs<'n>(node: &'n Node<'_>) -> impl Iterator<Item = (String, String)> + 'n {
    node.entries().iter().map(|entry| (entry.key.to_string(), scalar(&entry.value)))
}

/// A source as the case has it: the outcome goes where the claim says, unless the case says otherwise.
fn source(id: &str, node: &Node<'_>, claim: &Node<'_>) -> Source {
    let mut source = Source::new(id);
    if let Some(class) = claim.get("outcome") {
        source.class = Some(scalar(class));
    }
    if let Some(direction) = claim.get("direction").map(scalar).filter(|word| word != "disputed") {
        source.direction = Some(direction);
    }
    for (key, value) in pairs(node) {
        set(&mut source, &key, &value);
    }
    if source.design.starts_with("regulator") || source.design == "label" {
        let typed = node.get("against").is_some();
        source.against = if typed { source.against } else { "regulator-page".to_owned() };
    }
    source
}

fn set(source: &mut Source, key: &str, value: &str) {
    let optional = (value != "none").then(|| value.to_owned());
    match key {
        "stance" => {
            source.stance = ["supports", "contradicts", "mixed", "inconclusive"]
                .into_iter()
                .find(|word| *word == value)
                .unwrap_or_else(|| panic!("no stance: {value}"));
        }
        "design" => source.design = value.to_owned(),
        "n" => source.n = optional.map(|n| n.parse().expect("n is a number")),
        "events" => source.events = optional.map(|n| n.parse().expect("events are a number")),
        "class" => source.class = optional,
        "direction" => source.direction = optional,
        "estimate" => source.estimate = optional,
        "bias" => source.bias = optional,
        "read" => source.read = optional,
        "quote" => {
            source.quote = match value {
                "none" => Quote::None,
                "verified" => Quote::Verified,
                "unverified" => Quote::Unverified,
                _ => panic!("no quote: {value}"),
            }
        }
        "species" => source.species = optional,
        "system" => source.system = optional,
        "given" => source.given = optional,
        "route" => source.route = optional,
        "analytes" => source.analytes = optional,
        "measured" => source.measured = optional,
        "condition" => source.condition = optional,
        "authors" => source.authors = value.split(' ').filter(|name| *name != "none").map(str::to_owned).collect(),
        "authors_complete" => source.authors_complete = value == "true",
        "registration" => source.registration = optional,
        "cohort" => source.cohort = optional,
        "funding" => source.funding = optional,
        "pooled" => source.pooled = optional,
        "status" => source.status = value.to_owned(),
        "against" => source.against = value.to_owned(),
        "year" => source.year = value != "none",
        "study" => source.appraised = value != "none",
        "directness" => source.directness = value.split(' ').map(str::to_owned).collect(),
        _ => panic!("a source has no key {key}"),
    }
}

impl Case {
    /// Our certainty beside the one that a review states.
    pub fn beside_published(&self) -> Option<Ordering> {
        let published = self.published.as_ref()?;
        let stated = Certainty::ALL.iter().find(|certainty| certainty.word() == published.stated)?;
        self.sketch.grade().claim().certainty.map(|ours| ours.cmp(stated))
    }

    /// What is not as expected, each as a sentence.
    pub fn faults(&self) -> Vec<String> {
        let graded = self.sketch.grade();
        let mut faults = Vec::new();
        if replay(&graded.claim().derivation) != Some(graded.claim().tier) {
            faults.push("the derivation does not lead to the tier".to_owned());
        }
        for required in ["tier", "steps"] {
            if !self.expect.iter().any(|(key, _)| key == required) {
                faults.push(format!("the case expects no {required}"));
            }
        }
        for (key, expected) in &self.expect {
            faults.extend(fault(&graded, key, expected));
        }
        if let Some(published) = &self.published {
            let ours = graded.claim().certainty.map_or("none", Certainty::word);
            if published.agrees != (published.stated == ours) {
                faults.push(format!("published: {}, ours {ours}, agrees: {}", published.stated, published.agrees));
            }
        }
        faults
    }
}

fn fault(graded: &Graded, key: &str, expected: &Expected) -> Option<String> {
    let claim = graded.claim();
    let differs = |found: String, expected: &str| (found != expected).then(|| format!("{key}: {found}"));
    match (key, expected) {
        ("tier", Expected::Text(tier)) => differs(claim.tier.to_string(), tier),
        ("certainty", Expected::Text(word)) => {
            differs(claim.certainty.map_or("none", |certainty| certainty.word()).to_owned(), word)
        }
        ("steps", Expected::Text(steps)) => differs(steps_of(&claim.derivation), steps),
        ("exposed", Expected::Text(count)) => {
            differs(claim.exposed.map_or("none".to_owned(), |count| count.to_string()), count)
        }
        ("level", Expected::Text(tier)) => differs(graded.page.evidence_level.computed.to_string(), tier),
        ("quality", Expected::Text(word)) => differs(graded.page.data_quality.computed.to_string(), word),
        ("refusal", Expected::Text(word)) => {
            differs(claim.refusal.map_or("none".to_owned(), |refusal| format!("{refusal:?}").to_lowercase()), word)
        }
        ("says", Expected::Text(phrase)) => says(&claim.derivation, phrase),
        ("says", Expected::List(phrases)) => phrases.iter().find_map(|phrase| says(&claim.derivation, phrase)),
        ("aside", Expected::Map(asides)) => asides.iter().find_map(|(id, phrase)| {
            let step = claim.derivation.iter().find(|step| step.sources.iter().any(|source| graded.id(*source) == *id));
            let found = step.map_or("nothing", |step| &step.because);
            (!found.contains(&**phrase)).then(|| format!("aside {id}: {found}"))
        }),
        ("without", Expected::Map(tiers)) => tiers.iter().find_map(|(id, tier)| {
            let found = claim.fragility.iter().find(|fragile| graded.id(fragile.without) == *id);
            let found = found.map_or("not among them".to_owned(), |fragile| fragile.tier.to_string());
            (found != *tier).then(|| format!("without {id}: {found}"))
        }),
        ("conditions", Expected::Map(conditions)) => {
            let found: Vec<(String, String)> = graded
                .page
                .by_condition
                .iter()
                .map(|(name, tier)| (name.as_ref().map_or("none".to_owned(), ToString::to_string), tier.to_string()))
                .collect();
            (found != *conditions).then(|| format!("conditions: {found:?}"))
        }
        _ => panic!("a case cannot expect {key} so"),
    }
}

fn says(steps: &[Step], phrase: &str) -> Option<String> {
    let all: Vec<&str> = steps.iter().map(|step| &*step.because).collect();
    (!all.iter().any(|because| because.contains(phrase))).then(|| format!("nothing says {phrase:?} in {all:?}"))
}

/// The steps as `kind rung`, one after the other: each begins where the one before it ended.
pub fn steps_of(steps: &[Step]) -> String {
    let each = steps.iter().map(|step| match step.to {
        Some(rung) => format!("{} {}", step.kind.word(), Rung::word(rung)),
        None => step.kind.word().to_owned(),
    });
    each.collect::<Vec<_>>().join(", ")
}
