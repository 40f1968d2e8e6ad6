//! How long `check` and `build` take, and how much memory, beside a plain copy of the output.
//!
//! `cargo run --release --example bench -- 10000` makes a synthetic knowledge base, builds it with the release binary,
//! and prints the median and range of several runs. Nothing here is a test: seconds drift, ratios hold.
//! `-- --generate DIR 10000` only makes the knowledge base.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark prints and asks the clock"
)]

mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};

/// Counted runs of each command, after one that is not counted.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((first, command)) = arguments.split_first()
        && first == "--measure"
    {
        return measure(command);
    }
    if let [first, folder, pages] = arguments.as_slice()
        && first == "--generate"
    {
        let pages = pages.parse().unwrap_or(1_000);
        let made = generate::generate(Path::new(folder), pages);
        return made.map_or_else(
            |error| {
                eprintln!("error: {error}");
                ExitCode::from(2)
            },
            |()| ExitCode::SUCCESS,
        );
    }
    let pages: usize = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    let work = std::env::temp_dir().join(format!("monograph-bench-{}", std::process::id()));
    let done = run(&work, pages);
    let _ = std::fs::remove_dir_all(&work);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(work: &Path, pages: usize) -> Result<(), String> {
    let root = work.join("kb");
    generate::generate(&root, pages).map_err(|error| format!("cannot write the synthetic pages: {error}"))?;
    let binary = binary()?;
    let text = |path: &Path| path.display().to_string();
    let monograph = |verb: &str| vec![text(&binary), "--root".to_owned(), text(&root), verb.to_owned()];
    println!("{pages} pages, {} sources, medians of {RUNS} runs (least–most)", pages * 2);
    println!("{:<22} {:>22} {:>12}", "", "seconds", "peak memory");
    report("check", &monograph("check"))?;
    report("build", &monograph("build"))?;
    let copy = vec!["cp".to_owned(), "-r".to_owned(), text(&root.join("public")), text(&work.join("copy"))];
    report("cp -r of the output", &copy)
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

fn report(name: &str, command: &[String]) -> Result<(), String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut seconds = Vec::new();
    let mut memory = 0_u64;
    for run in 0..=RUNS {
        let output = Command::new(&own).arg("--measure").args(command).output().map_err(|error| error.to_string())?;
        let line = String::from_utf8_lossy(&output.stdout);
        let mut figures = line.split_whitespace();
        let (Some(time), Some(peak)) = (figures.next(), figures.next()) else {
            return Err(format!("{name} failed: {}", String::from_utf8_lossy(&output.stderr)));
        };
        if run > 0 {
            seconds.push(time.parse::<f64>().map_err(|error| error.to_string())?);
            memory = memory.max(peak.parse().map_err(|_| "no figure for memory")?);
        }
        if name.starts_with("cp") {
            let _ = std::fs::remove_dir_all(command.last().map_or("", |path| path));
        }
    }
    seconds.sort_by(f64::total_cmp);
    let (least, median, most) = (seconds[0], seconds[RUNS / 2], seconds[RUNS - 1]);
    println!("{name:<22} {:>22} {:>9} MB", format!("{median:.2} ({least:.2}–{most:.2})"), memory / 1024);
    Ok(())
}

/// Runs one command as the only child of a process, so that the peak of all children is its own.
fn measure(command: &[String]) -> ExitCode {
    let Some((program, arguments)) = command.split_first() else { return ExitCode::from(2) };
    let start = Instant::now();
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).status();
    let seconds = start.elapsed().as_secs_f64();
    match (status, getrusage(UsageWho::RUSAGE_CHILDREN)) {
        (Ok(status), Ok(usage)) if status.success() => {
            println!("{seconds} {}", usage.max_rss());
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(1),
    }
}
