//! `monograph build`: check, then write the site, as a whole or not at all.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use monograph::base::date::Date;
use monograph::base::diag::Severity;
use monograph::check::rules;
use monograph::check::run::{Choice, run_graded};
use monograph::derive::grade::Grades;
use monograph::emit::companion;
use monograph::emit::report::human;
use monograph::emit::write::output::Output;
use monograph::emit::write::writer::{Mode, Writer};
use monograph::render::route::{Route, RouteKind};
use monograph::render::site::Site;
use monograph::source::disk::DiskWorld;
use monograph::source::world::World;
use rayon::prelude::*;

use crate::cli::Build;
use crate::cmd::check::{reported, summary};
use crate::press::Printing;
use crate::term::Progress;
use crate::{root, search, term};

/// The folder whose files are copied as they are.
const STATIC: &str = "static/";

/// Checks a knowledge base and writes its site.
///
/// # Errors
/// Where the base cannot be read, the site cannot be printed, or the output cannot be written. The old site stays.
pub fn run(dir: &Path, today: Option<Date>, options: &Build) -> Result<ExitCode> {
    let world = root::open(dir, today)?;
    // A folder that must not be written is told before the work, not after it.
    let out = world.root().join(&options.out);
    let output = Output::resolve(&out, world.root())
        .context("cannot build there; `--out DIR` names another folder for the site")?;
    let kb = root::read(&world)?;
    let grades = Grades::new(&kb);
    if !passes(&grades, &world)? {
        return Ok(ExitCode::from(1));
    }
    let printing = Printing::new(&kb, &world, None)?;
    let mode = if options.in_place { Mode::InPlace } else { Mode::Swap };
    let writer = Writer::begin(output, mode).context("cannot begin the site")?;
    let pages = write(&grades, &world, &printing, &writer).with_context(|| match mode {
        Mode::Swap => format!("the site is not written; what stood in {} is as it was", options.out.display()),
        Mode::InPlace => format!("the site in {} is written in part; build it again", options.out.display()),
    })?;
    let written = writer.finish().context("cannot finish the site")?;
    term::result(&format!("{} pages, {} files written to {}", pages, written.files, options.out.display()))?;
    // What took long to read takes long to free, which the end of the process does for nothing.
    std::mem::forget((grades, printing));
    std::mem::forget(kb);
    Ok(ExitCode::SUCCESS)
}

/// Checks, and prints what was found to standard error; whether the site may be written.
pub fn passes(grades: &Grades<'_>, world: &DiskWorld) -> Result<bool> {
    let (kb, all) = (grades.basis.kb, rules::all());
    let found = run_graded(grades, world.today(), &all, &Choice::default());
    if found.findings.iter().any(|finding| finding.severity != Severity::Info) {
        reported(kb, &found, summary(kb, &found), |report| {
            human::write(report, term::error_look(), &mut std::io::stderr().lock())
        })?;
    }
    Ok(found.count(Severity::Error) == 0)
}

/// Writes every file; how many of them are pages.
fn write(grades: &Grades<'_>, world: &DiskWorld, printing: &Printing, writer: &Writer) -> Result<usize> {
    let site = Site::new(grades, &printing.press, &printing.shelf);
    let routes = site.routes();
    search::beside(&site, writer, || write_pages(world, &site, &routes, printing, writer))?;
    Ok(routes.len())
}

/// Writes every file but the search index.
fn write_pages(
    world: &DiskWorld,
    site: &Site<'_>,
    routes: &[Route],
    printing: &Printing,
    writer: &Writer,
) -> Result<()> {
    let kb = site.kb;
    let progress = Progress::new(routes.len());
    routes.par_iter().try_for_each(|route| -> Result<()> {
        let cannot = || format!("cannot print {}", route.address);
        if let RouteKind::Compound { index } = route.kind {
            let (html, cited) = site.compound(index, &route.address).with_context(cannot)?;
            writer.file(&route.file(), html.as_bytes())?;
            for file in companion::of_compound(kb, index) {
                writer.file(&file.path, &companion::bytes(&file, site, routes, |_| cited.clone())?)?;
            }
        } else {
            writer.file(&route.file(), site.page(route).with_context(cannot)?.as_bytes())?;
        }
        progress.step();
        Ok(())
    })?;
    progress.finish();
    for asset in &printing.press.assets {
        writer.file(asset.path.trim_start_matches('/'), &asset.bytes)?;
    }
    companion::list(kb, routes).par_iter().try_for_each(|file| -> Result<()> {
        writer.file(&file.path, &companion::bytes(file, site, routes, |page| site.cited(page))?)?;
        Ok(())
    })?;
    for path in kb.paths.iter().filter_map(|path| path.strip_prefix(STATIC).map(|inner| (path, inner))) {
        let (path, inner) = path;
        let mut from = world.open(path).with_context(|| format!("cannot read {path}"))?;
        writer.copy(inner, &mut from)?;
    }
    Ok(())
}
