//! `monograph schema`: JSON Schema for editors' editors.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use monograph::emit::schema::{self, FileKind};

use crate::cli::{Kind, Schema};

/// Prints one schema, or all of them by name.
///
/// # Errors
/// Where standard output cannot be written.
pub fn run(options: &Schema) -> Result<ExitCode> {
    let json = match options.kind {
        None => schema::all(),
        Some(Kind::Compound) => schema::schema(FileKind::Compound),
        Some(Kind::Page) => schema::schema(FileKind::Page),
        Some(Kind::Reference) => schema::schema(FileKind::Reference),
        Some(Kind::Settings) => schema::schema(FileKind::Settings),
        Some(Kind::History) => schema::schema(FileKind::History),
    };
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &json)?;
    writeln!(out)?;
    Ok(ExitCode::SUCCESS)
}
