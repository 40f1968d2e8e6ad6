//! `monograph explain`: a rule's page, or the list of all.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};
use monograph::base::suggest;
use monograph::check::rules;
use monograph::emit::report::explain;

use crate::cli::Explain;
use crate::term;

/// Prints one rule, or the list of all.
///
/// # Errors
/// Where there is no such rule, or standard output cannot be written.
pub fn run(options: &Explain) -> Result<ExitCode> {
    let all = rules::all();
    let mut out = std::io::stdout().lock();
    match &options.code {
        None => explain::list(&all, term::look(), &mut out)?,
        Some(code) => {
            let upper = code.to_uppercase();
            let Some(rule) = all.iter().find(|rule| rule.code == upper) else {
                let near = suggest::nearest(&upper, all.iter().map(|rule| rule.code));
                let hint = near.map_or_else(
                    || "`monograph explain` lists them".to_owned(),
                    |near| format!("did you mean {near}?"),
                );
                bail!("there is no rule {upper}; {hint}");
            };
            explain::page(rule, term::look(), &mut out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
