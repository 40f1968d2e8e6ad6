//! One command, run as the only child of a process, so that time and memory of all children are its own.

use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use nix::sys::resource::{Usage, UsageWho, getrusage};

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of all cores, the system's work included.
    pub cpu: f64,
    /// The most memory held, in KiB.
    pub peak: u64,
}

/// Runs a command once, in a process of its own that calls [`child`].
///
/// # Errors
/// Where it cannot be run, or fails.
pub fn run(command: &[String]) -> Result<Run, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(&own).arg("--measure").args(command).output().map_err(|error| error.to_string())?;
    let line = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match figures.as_slice() {
        [wall, cpu, peak] => Ok(Run { wall: *wall, cpu: *cpu, peak: *peak as u64 }),
        _ => Err(format!("{} failed: {}", command.join(" "), String::from_utf8_lossy(&output.stderr))),
    }
}

/// The other side of [`run`]: runs the command and prints what it took.
pub fn child(command: &[String]) -> ExitCode {
    let Some((program, arguments)) = command.split_first() else { return ExitCode::from(2) };
    let start = Instant::now();
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).status();
    let wall = start.elapsed().as_secs_f64();
    match (status, getrusage(UsageWho::RUSAGE_CHILDREN)) {
        (Ok(status), Ok(usage)) if status.success() => {
            println!("{wall} {} {}", seconds(&usage), usage.max_rss());
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(1),
    }
}

/// The seconds that all threads of this process have worked so far.
pub fn own_cpu() -> f64 {
    getrusage(UsageWho::RUSAGE_SELF).map_or(0.0, |usage| seconds(&usage))
}

fn seconds(usage: &Usage) -> f64 {
    let time = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    time(usage.user_time()) + time(usage.system_time())
}
