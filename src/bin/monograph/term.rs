//! The terminal: colour, width, and where results and errors go.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use monograph::emit::report::look::{Colour, Look};

/// Prints why the work could not be done, with every cause on a line.
pub fn error(error: &anyhow::Error) {
    let mut err = std::io::stderr().lock();
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(err, "error: {error}");
    for cause in error.chain().skip(1) {
        let _ = writeln!(err, "  because {cause}");
    }
}

/// Says something to whoever watches; results never go this way.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// What standard output can show: colour on a terminal without `NO_COLOR`, and its width.
#[expect(clippy::disallowed_methods, reason = "the binary is where the environment is asked")]
pub fn look() -> Look {
    look_of(std::io::stdout().is_terminal() && std::env::var("NO_COLOR").map_or(true, |value| value.is_empty()))
}

/// What standard error can show.
#[expect(clippy::disallowed_methods, reason = "the binary is where the environment is asked")]
pub fn error_look() -> Look {
    look_of(std::io::stderr().is_terminal() && std::env::var("NO_COLOR").map_or(true, |value| value.is_empty()))
}

fn look_of(colour: bool) -> Look {
    let colour = if colour { Colour::Always } else { Colour::Never };
    let width = console_width().unwrap_or(Look::PLAIN.width).clamp(60, 140);
    Look { colour, width }
}

/// The terminal's width, as `COLUMNS` says it.
#[expect(clippy::disallowed_methods, reason = "the binary is where the environment is asked")]
fn console_width() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

/// Prints a result to standard output.
///
/// # Errors
/// Where it cannot be written.
pub fn result(text: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout().lock(), "{text}")
}

/// A bar on a terminal, for work that may be long; nothing elsewhere.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar of so many steps.
    pub fn new(steps: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr_with_hz(10));
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} pages")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress(bar.with_style(style))
    }

    /// One step done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// All done: the bar goes.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
