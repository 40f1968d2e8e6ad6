//! `monograph check`: all rules, in four forms.

use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use monograph::base::date::Date;
use monograph::base::diag::{FileId, Severity};
use monograph::check::rules;
use monograph::check::run::{Choice, Findings, run as run_rules};
use monograph::emit::report::input::{Report, Summary};
use monograph::emit::report::{github, human, json, sarif};
use monograph::model::kb::Kb;
use monograph::source::disk::DiskWorld;
use monograph::source::world::World;

use crate::cli::{Check, Deny, Format};
use crate::cmd::explain::unknown;
use crate::{root, term};

/// Checks a knowledge base and prints what was found.
///
/// # Errors
/// Where the base cannot be read, an argument names nothing, or standard output cannot be written.
pub fn run(dir: &Path, today: Option<Date>, options: &Check) -> Result<ExitCode> {
    let choice = choice(options)?;
    let world = root::open(dir, today)?;
    let kb = root::read(&world)?;
    let found = run_rules(&kb, world.today(), &rules::all(), &choice);
    let summary = summary(&kb, &found);
    let shown = narrowed(&kb, &world, options, found)?;
    let errors = shown.findings.iter().any(|finding| finding.severity == Severity::Error);
    let denied = options.deny == Some(Deny::Warnings)
        && shown.findings.iter().any(|finding| finding.severity == Severity::Warning);
    let mut out = BufWriter::new(std::io::stdout().lock());
    print(&kb, &shown, summary, options.format, &mut out)?;
    out.flush()?;
    // Ten thousand pages take a tenth of a second to free, which the end of the process does for nothing.
    std::mem::forget(kb);
    Ok(if errors || denied { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Prints findings in a form.
fn print(kb: &Kb, found: &Findings, summary: Summary, format: Format, out: &mut dyn Write) -> Result<()> {
    reported(kb, found, summary, |report| match format {
        Format::Human => human::write(report, term::look(), out),
        Format::Json => json::write(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
    })
}

/// Makes a report of findings and has it written.
///
/// # Errors
/// Where it cannot be written.
pub fn reported(
    kb: &Kb,
    found: &Findings,
    summary: Summary,
    write: impl FnOnce(&Report<'_>) -> std::io::Result<()>,
) -> Result<()> {
    let files = |id: FileId| {
        let file = kb.file(id);
        (&*file.path, &*file.text)
    };
    let rules = rules::all();
    let report =
        Report { findings: &found.findings, silenced: &found.suppressed, files: &files, summary, rules: &rules };
    Ok(write(&report)?)
}

/// The whole base in numbers.
pub fn summary(kb: &Kb, found: &Findings) -> Summary {
    Summary {
        pages: kb.compounds.len() + kb.leaves.len(),
        references: kb.library.references.len(),
        claims: kb.compounds.iter().map(|page| page.head.claims.len()).sum(),
        errors: found.count(Severity::Error),
        warnings: found.count(Severity::Warning),
        infos: found.count(Severity::Info),
        suppressed: found.suppressed.len(),
    }
}

/// The rules to run; a code or family that does not exist is an error, not a rule less.
fn choice(options: &Check) -> Result<Choice> {
    let upper = |codes: &[String]| codes.iter().map(|code| code.to_uppercase()).collect::<Vec<_>>();
    let choice = Choice { select: upper(&options.select), ignore: upper(&options.ignore) };
    let all = rules::all();
    for code in choice.select.iter().chain(&choice.ignore) {
        if !all.iter().any(|rule| rule.code.starts_with(&**code)) {
            bail!("{}", unknown(code, &all));
        }
    }
    Ok(choice)
}

/// The findings of the paths that were named; all of them where none was.
fn narrowed(kb: &Kb, world: &DiskWorld, options: &Check, found: Findings) -> Result<Findings> {
    if options.paths.is_empty() {
        return Ok(found);
    }
    let mut files = BTreeSet::new();
    for path in &options.paths {
        let wanted = root::relative(path, world.root());
        let matching = kb.files.iter().zip(0..).filter(|(file, _)| {
            *file.path == *wanted
                || wanted.is_empty()
                || file.path.strip_prefix(&*wanted).is_some_and(|rest| rest.starts_with('/'))
        });
        let before = files.len();
        files.extend(matching.map(|(_, id)| FileId(id)));
        if files.len() == before {
            bail!("{} is no file of the knowledge base", path.display());
        }
    }
    let keep = |file: FileId| files.contains(&file);
    Ok(Findings {
        findings: found.findings.into_iter().filter(|finding| keep(finding.file)).collect(),
        suppressed: found.suppressed.into_iter().filter(|silenced| keep(silenced.finding.file)).collect(),
    })
}
