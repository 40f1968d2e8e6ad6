//! `monograph grade`: what the evidence of a page's claims carries, and why.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use monograph::base::date::Date;
use monograph::base::suggest;
use monograph::derive::grade::{Basis, page};
use monograph::emit::report::grade;
use monograph::model::kb::{CompoundPage, Kb};
use monograph::source::disk::DiskWorld;

use crate::cli::{Grade, GradeFormat};
use crate::{root, term};

/// Grades a page and prints how.
///
/// # Errors
/// Where the base cannot be read, it has no such page, or standard output cannot be written.
pub fn run(dir: &Path, today: Option<Date>, options: &Grade) -> Result<ExitCode> {
    let world = root::open(dir, today)?;
    let kb = root::read(&world)?;
    let named = find(&kb, &world, &options.page)?;
    let graded = page(&Basis::new(&kb), named);
    let mut out = BufWriter::new(std::io::stdout().lock());
    match options.format {
        GradeFormat::Human => grade::human(&kb, named, &graded, term::look(), &mut out)?,
        GradeFormat::Json => grade::json(&kb, named, &graded, &mut out)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The page of a slug, or of a path.
fn find<'k>(kb: &'k Kb, world: &DiskWorld, name: &str) -> Result<&'k CompoundPage> {
    let path = root::relative(Path::new(name), world.root());
    let by_path = |page: &&CompoundPage| *kb.file(page.file).path == *path;
    let by_slug = kb.compound(name).and_then(|index| kb.compounds.get(index as usize));
    match by_slug.or_else(|| kb.compounds.iter().find(by_path)) {
        Some(page) => Ok(page),
        None => match suggest::nearest(name, kb.compounds.iter().map(|page| &*page.slug)) {
            Some(near) => bail!("there is no compound page {name}; did you mean {near}?"),
            None => bail!("there is no compound page {name}"),
        },
    }
}
