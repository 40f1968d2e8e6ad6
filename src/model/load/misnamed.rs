//! Files that nothing reads though they were meant to be read: known by how their names end.

/// Endings that people give Markdown.
const MARKDOWN: [&str; 8] = ["md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "mdtxt"];
/// Endings of files that hold references.
const REFERENCES: [&str; 9] = ["yaml", "yml", "json", "csljson", "bib", "ris", "nbib", "enw", "toml"];

/// The path that a file should have to be read; `None` where it is no near miss (an image, a note).
///
/// To be asked of files that are not read.
pub(super) fn instead(path: &str) -> Option<Box<str>> {
    let (folder, _) = path.split_once('/')?;
    let (stem, ending) = path.rsplit_once('.').filter(|(_, ending)| !ending.contains('/'))?;
    let ending = ending.to_ascii_lowercase();
    match folder {
        "content" if MARKDOWN.contains(&&*ending) => Some(format!("{stem}.md").into()),
        "content" if path.starts_with("content/compounds/") && matches!(&*ending, "txt" | "yaml" | "yml") => {
            Some(format!("{stem}.md").into())
        }
        "references" if REFERENCES.contains(&&*ending) => Some(format!("{stem}.yaml").into()),
        "history" if ending == "yml" => Some(format!("{stem}.yaml").into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_told_from_other_files() {
        for (path, name) in [
            ("content/about.markdown", "content/about.md"),
            ("content/compounds/NMN.MD", "content/compounds/NMN.md"),
            ("content/compounds/nmn.txt", "content/compounds/nmn.md"),
            ("references/pmid-1.json", "references/pmid-1.yaml"),
            ("references/library.bib", "references/library.yaml"),
            ("history/nmn.yml", "history/nmn.yaml"),
        ] {
            assert_eq!(instead(path).as_deref(), Some(name), "{path}");
        }
        for path in
            ["content/figure.png", "content/todo.txt", "references/README.md", "static/a.json", "content/md", "a.md"]
        {
            assert_eq!(instead(path), None, "{path}");
        }
    }
}
