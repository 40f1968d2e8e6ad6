//! `monograph explain`: a rule's page, or the list of a family or of all.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};
use monograph::base::suggest;
use monograph::check::rule::Rule;
use monograph::check::rules;
use monograph::emit::report::explain;

use crate::cli::Explain;
use crate::term;

/// Prints one rule, the list of a family, or the list of all.
///
/// # Errors
/// Where there is no such rule, or standard output cannot be written.
pub fn run(options: &Explain) -> Result<ExitCode> {
    let all = rules::all();
    let mut out = std::io::stdout().lock();
    match options.code.as_deref().map(|code| code.trim().to_uppercase()) {
        None => explain::list(&all, term::look(), &mut out)?,
        Some(code) => match all.iter().find(|rule| rule.code == code) {
            Some(rule) => explain::page(rule, term::look(), &mut out)?,
            None => explain::list(&family(&all, &code)?, term::look(), &mut out)?,
        },
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The rules of the family of that name.
fn family(all: &[&'static Rule], name: &str) -> Result<Vec<&'static Rule>> {
    let family: Vec<_> = all.iter().copied().filter(|rule| rule.family.word() == name).collect();
    if family.is_empty() {
        bail!("{}", unknown(name, all));
    }
    Ok(family)
}

/// That there is no such rule, and which one was meant.
pub fn unknown(code: &str, all: &[&'static Rule]) -> String {
    let codes = all.iter().map(|rule| rule.code);
    let near = suggest::nearest(code, codes.chain(all.iter().map(|rule| rule.family.word())));
    let hint = near.map_or_else(|| "`monograph explain` lists them".to_owned(), |near| format!("did you mean {near}?"));
    format!("there is no rule {code}; {hint}")
}
