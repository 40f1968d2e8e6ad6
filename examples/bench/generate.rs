//! Synthetic knowledge bases: pages of the size of a real one, which check clean. No fact in them is one.

use std::fmt::Write as _;
use std::path::Path;

/// Sources in the library for each page.
const SOURCES: usize = 2;
/// Sources that a page cites.
const CITED: usize = 12;

/// Plain words that trip no rule of language.
const WORDS: [&str; 40] = [
    "the",
    "substance",
    "enters",
    "through",
    "a",
    "membrane",
    "and",
    "meets",
    "an",
    "enzyme",
    "that",
    "binds",
    "its",
    "ring",
    "while",
    "water",
    "leaves",
    "the",
    "pocket",
    "so",
    "a",
    "second",
    "group",
    "can",
    "turn",
    "toward",
    "the",
    "metal",
    "within",
    "that",
    "fold",
    "of",
    "protein",
    "which",
    "other",
    "tissues",
    "hold",
    "in",
    "smaller",
    "amounts",
];

/// A small generator of numbers, the same on every machine (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

const SETTINGS: &str = "title = \"Synthetic\"\nbase_url = \"https://example.org\"\n";

/// Turns search and downloads on, which the bar for speed is without.
///
/// # Errors
/// Where the settings cannot be written.
#[expect(clippy::disallowed_methods, reason = "an example writes its own input")]
pub fn turn_all_on(root: &Path) -> std::io::Result<()> {
    std::fs::write(root.join("monograph.toml"), SETTINGS)
}

/// Writes a knowledge base of `pages` compound pages below `root`.
///
/// # Errors
/// Where a file cannot be written.
#[expect(clippy::disallowed_methods, reason = "an example writes its own input")]
pub fn generate(root: &Path, pages: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(root.join("content/compounds"))?;
    std::fs::create_dir_all(root.join("references"))?;
    std::fs::write(
        root.join("monograph.toml"),
        format!("{SETTINGS}[search]\nenabled = false\n[downloads]\nformats = []\n"),
    )?;
    for number in 0..pages * SOURCES {
        let id = pmid(number);
        std::fs::write(root.join(format!("references/pmid-{id}.yaml")), reference(number, pages))?;
    }
    for number in 0..pages {
        std::fs::write(root.join(format!("content/compounds/compound-{number}.md")), page(number, pages))?;
    }
    Ok(())
}

fn pmid(number: usize) -> usize {
    10_000_000 + number
}

fn reference(number: usize, pages: usize) -> String {
    let mut numbers = Numbers(number as u64 + 77);
    let id = pmid(number);
    let page = (number / SOURCES) % pages.max(1);
    let authors: String = (0..2 + numbers.next(7)).fold(String::new(), |mut all, author| {
        let _ = writeln!(all, "    - {{family: Author{number}x{author}, given: A B}}");
        all
    });
    let (year, month, volume, first) =
        (1990 + numbers.next(36), 1 + numbers.next(12), 1 + numbers.next(90), numbers.next(900));
    format!(
        "csl:\n  id: pmid:{id}\n  type: article-journal\n  title: A synthetic study of substance {number} in healthy adults\n  author:\n{authors}  \
         container-title: Journal of Synthetic Results\n  container-title-short: J Synth Res\n  issued: {{date-parts: [[{year}, {month}]]}}\n  \
         volume: {volume}\n  page: {first}-{last}\n  DOI: 10.5555/synthetic.{number}\n  PMID: {id}\n\
         study:\n  design: rct\n  publication: journal\n  species: [human]\n  system: organism\n  population: healthy adults\n  \
         interventions:\n    - {{compound: compound-{page}, route: oral, dose: 100 mg, duration: 4 wk}}\n  comparator: placebo\n  analytes: [substance {page}]\n  \
         measured:\n    - {{analyte: substance {page}, compartment: plasma}}\n    - {{analyte: substance {page}, compartment: urine}}\n    - {{analyte: substance {page}, compartment: tissue, tissue: liver}}\n  \
         outcomes:\n    - {{id: main, measure: marker {page}, class: biomarker, n: {n}, direction: increases, primary: true}}\n  \
         risk_of_bias: {{overall: some-concerns, reason: synthetic, by: Editorial team, date: 2026-11-21}}\n  read: abstract\n  \
         appraised: {{by: Editorial team, date: 2026-11-21}}\n  authors_complete: true\n  funding: public\n\
         integrity: {{status: current, checked: 2026-11-21, against: publisher-page}}\n",
        last = first + 9,
        n = 20 + numbers.next(400),
    )
}

fn page(number: usize, pages: usize) -> String {
    let mut numbers = Numbers(number as u64 + 1);
    let library = pages * SOURCES;
    // The page's own two studies carry its figures; the others are cited beside them.
    let cited: Vec<usize> =
        (0..CITED).map(|i| if i < SOURCES { number * SOURCES + i } else { (number * 31 + i * 7) % library }).collect();
    let mut text = format!(
        "---\ntitle: Compound {number}\nsummary: Compound {number} is a synthetic page that shows nothing about any substance [@pmid:{own}].\n\
         category: class-{class}\nsystems: [system-{system}]\naliases: [substance {number}]\nroutes: [oral]\nevidence_level: unproven\nhalf_lives:\n",
        own = pmid(cited[0]),
        class = number % 20,
        system = number % 12,
    );
    for (compartment, tissue) in [("plasma", ""), ("urine", ""), ("tissue", "\n    tissue: liver")] {
        let _ = writeln!(
            text,
            "  - id: t12-{compartment}\n    analyte: substance {number}\n    compartment: {compartment}{tissue}\n    species: human\n    route: oral\n    phase: terminal\n    value: {}.{} h\n    n: 12\n    source: pmid:{}\n    locator: Abstract",
            1 + numbers.next(30),
            numbers.next(10),
            pmid(cited[0])
        );
    }
    text.push_str("claims:\n");
    for claim in 0..6 {
        let _ = writeln!(
            text,
            "  - id: claim-{claim}\n    text: In healthy adults marker {number} rose after four weeks of compound {number} against placebo, finding {claim}.\n    kind: pharmacodynamics\n    \
             about: {{compound: compound-{number}, species: human, route: oral, outcome: biomarker, measure: marker {number}, direction: increases, condition: healthy}}\n    \
             level: preliminary\n    evidence:\n      - {{source: 'pmid:{}', outcome: main, stance: supports, locator: Abstract}}",
            pmid(cited[claim % SOURCES])
        );
    }
    text.push_str("published: 2026-11-21\nreviewed: {date: 2026-11-21, by: Editorial team, next: 2027-11-21}\n---\n");
    for (section, (title, tier)) in [
        ("What it is", "neutral"),
        ("Seen in people", "preliminary"),
        ("Seen in animals", "preclinical"),
        ("What is claimed", "unproven"),
    ]
    .into_iter()
    .enumerate()
    {
        let _ = write!(text, "\n## {title} {{.{tier}}}\n");
        for paragraph in 0..5 {
            text.push('\n');
            for sentence in 0..4 {
                words(&mut text, &mut numbers);
                if sentence == 3 {
                    let source = cited[(section * 5 + paragraph) % CITED];
                    let _ = write!(text, " [@pmid:{}]", pmid(source));
                }
                text.push_str(if sentence == 3 { ".\n" } else { ". " });
            }
        }
        let _ = writeln!(
            text,
            "\nThe claim and what it stands on: [!claim-{section}]; its time in plasma is [=t12-plasma]."
        );
    }
    text
}

/// A sentence of about a dozen words, without its full stop.
fn words(text: &mut String, numbers: &mut Numbers) {
    let start = numbers.next(WORDS.len());
    let mut first = true;
    for index in 0..10 + numbers.next(4) {
        let word = WORDS[(start + index) % WORDS.len()];
        if first {
            text.extend(word.chars().take(1).flat_map(char::to_uppercase));
            text.push_str(&word[1..]);
        } else {
            text.push(' ');
            text.push_str(word);
        }
        first = false;
    }
}
