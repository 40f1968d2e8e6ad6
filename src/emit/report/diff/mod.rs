//! `diff`: what changed in terms of evidence, for people, for a pull request, and for programs.

pub mod human;
pub mod json;
pub mod markdown;
pub mod words;

use crate::base::date::Date;
use crate::derive::diff::Changes;

/// What was compared with what, and what came out.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The earlier state.
    pub earlier: &'a Revision,
    /// The later.
    pub later: &'a Revision,
    /// What changed.
    pub changes: &'a Changes,
}

/// One of the two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// As it was asked for; `None` for the files on disk.
    pub name: Option<String>,
    /// The commit; `None` for the files on disk.
    pub commit: Option<String>,
    /// The day of the commit, in UTC; for the files on disk, today.
    pub date: Date,
}

impl Compared<'_> {
    /// The two states in one line.
    fn title(&self) -> String {
        format!("{} → {}", self.earlier.title(), self.later.title())
    }

    /// How much changed, as a sentence.
    fn closing(&self) -> String {
        if self.changes.is_empty() {
            return "Nothing changed in terms of evidence.".to_owned();
        }
        let count = |number: usize, one: &str, many: &str| match number {
            1 => format!("1 {one}"),
            _ => format!("{number} {many}"),
        };
        let mut closing = count(self.changes.count(), "change", "changes");
        match self.changes.regraded() {
            0 => closing.push_str("; no claim is graded otherwise."),
            1 => closing.push_str("; 1 claim is graded otherwise."),
            many => closing.push_str(&format!("; {many} claims are graded otherwise.")),
        }
        closing
    }
}

impl Revision {
    fn title(&self) -> String {
        match (&self.name, &self.commit) {
            (Some(name), Some(commit)) => {
                let short: String = commit.chars().take(10).collect();
                if commit.starts_with(&**name) {
                    format!("{short} ({})", self.date)
                } else {
                    format!("{name} ({short}, {})", self.date)
                }
            }
            (_, _) => "the files on disk".to_owned(),
        }
    }
}
