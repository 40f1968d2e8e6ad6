//! `monograph diff`: what changed in terms of evidence between two revisions, or since one.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use monograph::base::date::Date;
use monograph::derive::diff::{self, Changes};
use monograph::emit::history;
use monograph::emit::report::diff::{Compared, Revision as End, human, json, markdown};
use monograph::model::ident::Slug;
use monograph::model::kb::Kb;
use monograph::model::load::{load, reload};
use monograph::source::world::World;

use crate::cli::{Diff, DiffFormat};
use crate::revision::History;
use crate::{root, term};

/// Compares two states, prints what changed, and records it where asked to.
///
/// # Errors
/// Where a state cannot be read, a history cannot be added to, or standard output cannot be written.
pub fn run(dir: &Path, today: Option<Date>, options: &Diff) -> Result<ExitCode> {
    let git = History::open(dir)?;
    if (options.later.is_none() || options.record) && !git.has_files() {
        bail!("a bare repository has no files on disk; name two revisions, and record where it is checked out");
    }
    let (world, earlier) = git.read(&options.earlier)?;
    let old = load(&world)?;
    let (new, later) = match &options.later {
        Some(name) => {
            let (world, later) = git.read(name)?;
            (reload(&world, old.clone())?, later)
        }
        None => {
            let world = root::open(dir, today)?;
            (root::read(&world)?, End { name: None, commit: None, date: world.today() })
        }
    };
    let changes = diff::changes(&old, &new);
    print(Compared { earlier: &earlier, later: &later, changes: &changes }, options.format)?;
    if options.record {
        record(dir, &changes, today.unwrap_or(later.date))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn print(compared: Compared<'_>, format: DiffFormat) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match format {
        DiffFormat::Human => human::write(compared, term::look(), &mut out)?,
        DiffFormat::Markdown => markdown::write(compared, &mut out)?,
        DiffFormat::Json => json::write(compared, &mut out)?,
    }
    Ok(out.flush()?)
}

/// Adds the changes to the histories on disk: each of them or, where one cannot be added to, none.
fn record(dir: &Path, changes: &Changes, date: Date) -> Result<()> {
    let world = root::open(dir, Some(date))?;
    let kb: Kb = root::read(&world)?;
    let mut written = Vec::new();
    for (slug, records) in history::records(changes) {
        if Slug::parse(&slug).is_err() {
            term::note(&format!("{slug} can be no page's address; nothing is recorded of it"));
            continue;
        }
        let path = format!("history/{slug}.yaml");
        let known = kb.history(&slug);
        let file = known.map(|known| kb.file(known.file));
        if file.is_some_and(|file| !file.flaws.is_empty()) {
            bail!("{path} has faults, so nothing is recorded; `monograph check {path}` shows them");
        }
        let text = file.map_or("", |file| &*file.text);
        let more = history::added(known, text, date, records).with_context(|| format!("cannot add to {path}"))?;
        written.extend(more.map(|text| (path, text)));
    }
    for (path, text) in &written {
        write(&world.root().join(path), text).with_context(|| format!("cannot write {path}"))?;
        term::note(&format!("recorded in {path}"));
    }
    if written.is_empty() {
        term::note("nothing to record");
    }
    Ok(())
}

/// Puts a whole file in the place of the old one, which stays where that fails.
fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().context("a file stands in a folder")?;
    std::fs::create_dir_all(folder)?;
    let unfinished = path.with_extension("yaml~");
    let mut file = create(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(std::fs::rename(&unfinished, path)?)
}

#[expect(clippy::disallowed_methods, reason = "the binary writes the file that the user asked for")]
fn create(path: &Path) -> std::io::Result<std::fs::File> {
    std::fs::File::create(path)
}
