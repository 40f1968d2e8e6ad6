//! Tables of what people type for words that are known under another name. Kept as text, read when a word is unknown.

/// A table: sections `[name, name]` of lines `typed, typed = word, word`; lines that begin with `#` are remarks.
#[derive(Clone, Copy)]
pub struct Synonyms(&'static str);

impl Synonyms {
    /// The table that stands in a text.
    pub const fn new(text: &'static str) -> Synonyms {
        Synonyms(text)
    }

    /// The words that were probably meant by `typed` in a section, in the order of the table.
    pub fn meant(self, section: &str, typed: &str) -> Vec<&'static str> {
        let folded = fold(typed);
        let of_it = self.entries().filter(|(name, known, _)| *name == section && *known == folded);
        of_it.map(|(_, _, word)| word).collect()
    }

    /// Every section, typed text and word that it stands for.
    pub fn entries(self) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        let mut sections = "";
        let lines = self.0.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        lines.flat_map(move |line| {
            if let Some(names) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                sections = names;
            }
            let (typed, words) = line.split_once(" = ").unwrap_or_default();
            let mut entries = Vec::new();
            for section in list(sections) {
                for typed in list(typed) {
                    entries.extend(list(words).map(|word| (section, typed, word)));
                }
            }
            entries
        })
    }
}

fn list(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(", ").filter(|item| !item.is_empty())
}

/// Lower case, without full stops; hyphens and underscores are spaces.
fn fold(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    lower.chars().take(64).filter(|c| *c != '.').map(|c| if matches!(c, '-' | '_') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_section() {
        let table =
            Synonyms::new("# remark\n[route]\niv, by vein = intravenous\n\n[one, two]\nblood = plasma, serum\n");
        assert_eq!(table.meant("route", "I.V."), ["intravenous"]);
        assert_eq!(table.meant("two", "Blood"), ["plasma", "serum"]);
        assert_eq!(table.meant("one", "iv"), [""; 0]);
        assert_eq!(table.entries().count(), 6);
    }
}
