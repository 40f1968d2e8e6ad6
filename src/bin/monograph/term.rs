//! The terminal: colour, width, and where results and errors go.

use std::io::{IsTerminal, Write};

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
