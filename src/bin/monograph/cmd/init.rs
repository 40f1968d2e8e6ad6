//! `monograph init`: a new knowledge base that checks clean and builds.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::cli::Init;
use crate::term;

/// What a new knowledge base begins with.
const FILES: [(&str, &str); 5] = [
    ("monograph.toml", include_str!("../init/monograph.toml")),
    ("content/compounds/nicotinamide-riboside.md", include_str!("../init/nicotinamide-riboside.md")),
    ("references/pmid-27721479.yaml", include_str!("../init/pmid-27721479.yaml")),
    (".github/workflows/evidence.yml", include_str!("../init/ci.yml")),
    (".gitignore", include_str!("../init/gitignore")),
];

/// Makes the folder and its files. Nothing that is there is written over.
///
/// # Errors
/// Where the folder holds files already, or cannot be written.
pub fn run(options: &Init) -> Result<ExitCode> {
    let dir = &options.dir;
    refuse_full(dir)?;
    for (path, text) in FILES {
        write_new(&dir.join(path), text)?;
    }
    let shown = if dir == Path::new(".") { String::new() } else { format!(" in {}", dir.display()) };
    term::note(&format!("made a knowledge base of {} files{shown}", FILES.len()));
    let root = if dir == Path::new(".") { String::new() } else { format!(" --root {}", dir.display()) };
    term::note(&format!("next: `monograph check{root}`, then `monograph serve{root}`"));
    Ok(ExitCode::SUCCESS)
}

/// Refuses a folder with anything in it but what a new repository has.
fn refuse_full(dir: &Path) -> Result<()> {
    if dir.is_file() {
        bail!("{} is a file", dir.display());
    }
    let Ok(entries) = std::fs::read_dir(dir) else { return Ok(()) };
    for entry in entries {
        let name = entry.with_context(|| format!("cannot read {}", dir.display()))?.file_name();
        if ![".git", "README.md", "LICENSE"].iter().any(|usual| name == *usual) {
            bail!("{} is not empty: it holds {}", dir.display(), name.display());
        }
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
