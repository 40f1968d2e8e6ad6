//! `monograph init`: a new knowledge base that checks clean and builds.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use jiff::ToSpan;
use monograph::base::date::Date;

use crate::cli::Init;
use crate::{root, term};

/// What a new knowledge base begins with: path, what it is, text.
const FILES: [(&str, &str, &str); 5] = [
    ("monograph.toml", "its settings", include_str!("../init/monograph.toml")),
    (
        "content/compounds/nicotinamide-riboside.md",
        "an example page, with remarks",
        include_str!("../init/nicotinamide-riboside.md"),
    ),
    ("references/pmid-27721479.yaml", "the study that the page cites", include_str!("../init/pmid-27721479.yaml")),
    (
        ".github/workflows/evidence.yml",
        "checks each pull request on GitHub; its MONOGRAPH_GIT is to be filled in",
        include_str!("../init/ci.yml"),
    ),
    (".gitignore", "keeps the built site out of git", include_str!("../init/gitignore")),
];

/// What a new repository has, and a new knowledge base leaves as it is.
const USUAL: [&str; 3] = [".git", "README.md", "LICENSE"];

/// Makes the folder and its files. Nothing that is there is written over.
///
/// # Errors
/// Where the folder holds files already, or cannot be written.
pub fn run(root: &Path, today: Option<Date>, options: &Init) -> Result<ExitCode> {
    let dir = options.dir.as_deref().unwrap_or(root);
    let today = root::today(today)?;
    refuse_full(dir)?;
    for (path, _, text) in FILES {
        write_new(&dir.join(path), &filled(text, today))?;
    }
    let here = dir == Path::new(".");
    let folder = if here { "this folder".to_owned() } else { dir.display().to_string() };
    term::result(&format!("A knowledge base is in {folder}:"))?;
    let width = FILES.iter().map(|(path, _, _)| path.len()).max().unwrap_or(0);
    for (path, what, _) in FILES {
        term::result(&format!("  {path:width$}  {what}"))?;
    }
    let enter = if here { String::new() } else { format!("`cd {}`, then ", dir.display()) };
    term::result(&format!("Next: {enter}`monograph serve`, and change the page while you look at it."))?;
    Ok(ExitCode::SUCCESS)
}

/// A text with the days of its first publication and next review, so that it begins without a review overdue, and with
/// the repository of this program, where its package names one.
fn filled(text: &str, today: Date) -> String {
    let next = today.earliest().saturating_add(6.months());
    let text = text.replace("MONOGRAPH_REPOSITORY", env!("CARGO_PKG_REPOSITORY"));
    text.replace("IN_HALF_A_YEAR", &next.to_string()).replace("TODAY", &today.to_string())
}

/// Refuses a folder with anything in it but what a new repository has.
fn refuse_full(dir: &Path) -> Result<()> {
    if dir.is_file() {
        bail!("{} is a file; `monograph init` makes a folder", dir.display());
    }
    let Ok(entries) = std::fs::read_dir(dir) else { return Ok(()) };
    let names: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.file_name())).collect();
    let names = names.with_context(|| format!("cannot read {}", dir.display()))?;
    let foreign = names.into_iter().filter(|name| !USUAL.iter().any(|usual| name == usual)).min();
    if let Some(name) = foreign {
        let shown = if dir == Path::new(".") { "this folder".to_owned() } else { dir.display().to_string() };
        bail!("{shown} is not empty: it holds {}; `monograph init DIR` makes a folder of its own", name.display());
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "writing a new knowledge base is this verb's work")]
fn write_new(path: &Path, text: &str) -> Result<()> {
    let shown = || format!("cannot write {}", path.display());
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(shown)?;
    }
    std::fs::write(path, text).with_context(shown)
}
