//! Records of papers for the examples of rules, put together from lines that many of them share.

/// Whose work a record is, and of when.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// The file that holds it.
    pub path: &'static str,
    /// Its id.
    pub id: &'static str,
    /// Its authors, as in `csl.author`.
    pub authors: &'static str,
    /// The year it came out.
    pub year: &'static str,
}

/// The first of the two works.
pub const GRANT: Work = Work {
    path: "references/pmid-31572171.yaml",
    id: "pmid:31572171",
    authors: "{family: Grant, given: Ross}",
    year: "2019",
};
/// The other, of another group.
pub const TRAMMELL: Work = Work {
    path: "references/pmid-27721479.yaml",
    id: "pmid:27721479",
    authors: "{family: Trammell, given: Samuel}",
    year: "2021",
};

/// A trial in people.
pub const RCT: &str = "study:\n  design: rct\n  species: [human]\n";
/// An experiment in cells, whole.
pub const IN_CELLS: &str = "study: {design: in-vitro, system: cells, analytes: [example], read: full-text}\n";
/// An experiment in mice.
pub const IN_MICE: &str = "study:\n  design: animal\n  species: [mouse]\n";
/// On whole organisms.
pub const ORGANISM: &str = "  system: organism\n";
/// The page's compound was swallowed.
pub const ORAL: &str = "  interventions: [{compound: example, route: oral}]\n";
/// Less pain, in a small trial.
pub const PAIN_IN_48: &str =
    "  outcomes:\n    - {id: pain, measure: pain, class: clinical, n: 48, direction: decreases}\n";
/// Less pain, in a trial that is large enough.
pub const PAIN_IN_480: &str =
    "  outcomes:\n    - {id: pain, measure: pain, class: clinical, n: 480, direction: decreases}\n";
/// At low risk of bias, and read whole.
pub const BLINDED: &str = "  risk_of_bias: {overall: low, reason: Blinded., by: Editorial team, date: 2026-11-01}\n  \
                           read: full-text\n";
/// Read whole.
pub const READ: &str = "  read: full-text\n";

const CURRENT: &str = "integrity: {status: current, checked: 2026-11-21, against: publisher-page}\n";

/// The record of a paper.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Whose it is.
    pub of: Work,
    /// Its title.
    pub title: &'static str,
    /// `study` and what follows; `integrity` is added where it is missing.
    pub lines: &'static [&'static str],
}

impl Paper {
    /// The text of its file.
    pub fn text(&self) -> String {
        let Work { id, authors, year, .. } = self.of;
        let lines = self.lines.concat();
        let integrity = if lines.contains("\nintegrity:") { "" } else { CURRENT };
        format!(
            "csl:\n  id: {id}\n  type: article-journal\n  title: {}\n  author: [{authors}]\n  issued: {{date-parts: \
             [[{year}]]}}\n{lines}{integrity}",
            self.title
        )
    }
}
