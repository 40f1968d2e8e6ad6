//! One file a verb.

mod build;
pub mod check;
mod diff;
mod explain;
mod export;
mod grade;
mod init;
mod schema;

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::{Arguments, Verb};
use crate::serve;

/// Runs the verb.
///
/// # Errors
/// Where the work could not be done; findings are no error but an exit status.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { root, today, verb } = arguments;
    match verb {
        Verb::Build(options) => build::run(&root, today, &options),
        Verb::Check(options) => check::run(&root, today, &options),
        Verb::Serve(options) => serve::run(&root, today, &options),
        Verb::Grade(options) => grade::run(&root, today, &options),
        Verb::Diff(options) => diff::run(&root, today, &options),
        Verb::Explain(options) => explain::run(&options),
        Verb::Init(options) => init::run(&root, today, &options),
        Verb::Export(options) => export::run(&root, today, &options),
        Verb::Schema(options) => schema::run(&options),
    }
}
