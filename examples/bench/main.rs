//! How long `check` and `build` take, how much memory, and what grading adds, beside a plain copy of the output.
//!
//! `cargo run --release --example bench -- 10000` makes a synthetic knowledge base, runs the release binary on it,
//! and prints medians and ranges. Nothing here is a test: seconds drift, ratios hold. It needs about a megabyte of disk
//! for each page, below `TMPDIR`. `-- --generate DIR 10000` only makes the knowledge base.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark prints and asks the clock"
)]

mod generate;
mod grading;
mod measure;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::measure::Run;

/// As in the binary, so that grading is measured as it runs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Counted runs of each command, after one that is not counted.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["--measure", command @ ..] => {
            return measure::child(&command.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        }
        ["--grading", root] => print_shares(Path::new(root)),
        ["--generate", folder, pages] => number(pages).and_then(|pages| made(Path::new(folder), pages)),
        [] => all(1_000),
        [pages, ..] => number(pages).and_then(all),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn number(pages: &str) -> Result<usize, String> {
    pages.parse().map_err(|_| format!("`{pages}` is no number of pages"))
}

fn made(root: &Path, pages: usize) -> Result<(), String> {
    generate::generate(root, pages).map_err(|error| format!("cannot write the synthetic pages: {error}"))
}

fn all(pages: usize) -> Result<(), String> {
    let work = std::env::temp_dir().join(format!("monograph-bench-{}", std::process::id()));
    let done = table(&work, pages);
    let _ = std::fs::remove_dir_all(&work);
    done
}

fn table(work: &Path, pages: usize) -> Result<(), String> {
    let root = work.join("kb");
    made(&root, pages)?;
    let binary = text(&binary()?);
    let monograph = |verb: &[&str]| {
        let words = ["--root", &text(&root)].into_iter().chain(verb.iter().copied()).map(str::to_owned).collect();
        [vec![binary.clone()], words].concat()
    };
    // Each run writes a folder of its own, and all are removed at the end: a file system that has just removed many
    // files is slower at making new ones.
    let folder = |name: &str, run: usize| text(&work.join(format!("{name}-{run}")));
    println!("{pages} pages, {} sources; medians of {RUNS} runs (least to most)", pages * 2);
    println!("{:<32}{:>22}{:>22}{:>14}", "", "seconds", "seconds of all cores", "peak memory");
    report("check", |_| monograph(&["check"]))?;
    report("build", |run| monograph(&["build", "--out", &folder("site", run)]))?;
    report("build, in an old site's place", |_| monograph(&["build", "--out", &folder("site", 0)]))?;
    report("cp -r of the site", |run| vec!["cp".into(), "-r".into(), folder("site", 0), folder("copy", run)])?;
    generate::turn_all_on(&root).map_err(|error| format!("cannot write the settings: {error}"))?;
    report("build, search and downloads on", |run| monograph(&["build", "--out", &folder("whole", run)]))?;
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let shares = Command::new(own).arg("--grading").arg(&root).output().map_err(|error| error.to_string())?;
    print!("{}{}", String::from_utf8_lossy(&shares.stdout), String::from_utf8_lossy(&shares.stderr));
    if shares.status.success() { Ok(()) } else { Err("grading could not be measured".to_owned()) }
}

/// Prints what grading adds to a check.
fn print_shares(root: &Path) -> Result<(), String> {
    let shares = grading::shares(root)?;
    println!(
        "grading adds {:.1} % to the work of check: {:.2} s of all cores ({:.2} s on the clock) to {:.2} s",
        shares.added(),
        shares.grading,
        shares.wall,
        shares.check - shares.grading,
    );
    Ok(())
}

/// The release binary beside this program; built if it is not there.
fn binary() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let folder = own.parent().and_then(Path::parent).ok_or("this program stands in no target folder")?;
    let built = Command::new(env!("CARGO")).args(["build", "--release", "--bin", "monograph"]).status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("cargo build --release failed".to_owned());
    }
    Ok(folder.join("monograph"))
}

/// Runs a command several times and prints its line.
fn report(name: &str, command: impl Fn(usize) -> Vec<String>) -> Result<(), String> {
    let runs = (0..=RUNS).map(|run| measure::run(&command(run))).collect::<Result<Vec<Run>, String>>()?;
    let counted = &runs[1..];
    let spread = |figure: fn(&Run) -> f64| {
        let mut all: Vec<f64> = counted.iter().map(figure).collect();
        all.sort_by(f64::total_cmp);
        format!("{:.2} ({:.2}\u{2013}{:.2})", all[all.len() / 2], all[0], all[all.len() - 1])
    };
    let peak = counted.iter().map(|run| run.peak).max().unwrap_or(0) / 1024;
    println!("{name:<32}{:>22}{:>22}{:>11} MB", spread(|run| run.wall), spread(|run| run.cpu), peak);
    Ok(())
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
