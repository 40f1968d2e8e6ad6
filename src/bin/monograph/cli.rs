//! The arguments of every verb. A contract: `--help` is a snapshot.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use monograph::base::date::Date;

/// A compiler for evidence: checks, cites and renders compound pages.
#[derive(Parser)]
#[command(name = "monograph", version, about, propagate_version = true)]
pub struct Arguments {
    /// The knowledge base: the folder with content/, references/ and monograph.toml
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The day that counts as today, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else the clock's, in UTC
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    /// What to do
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Subcommand)]
pub enum Verb {
    /// Check, then write the site; the output folder is replaced as a whole or not at all
    Build(Build),
    /// Run the rules and say what is wrong, where, and what to type instead
    Check(Check),
    /// Show the site in a browser and rebuild what changes
    Serve(Serve),
    /// What the evidence of a page's claims carries, step by step
    Grade(Grade),
    /// What changed in terms of evidence between two revisions of git, or since one
    Diff(Diff),
    /// Explain a rule: why it is there, a wrong and a right example; without a code, list them all
    Explain(Explain),
    /// Make a new knowledge base that checks clean and builds
    Init(Init),
    /// Write the data set without the site: every page's records and claims with their grades, or the references
    Export(Export),
    /// Print the JSON Schema of front matter, reference files, settings and histories
    Schema(Schema),
}

/// `build`
#[derive(Args)]
pub struct Build {
    /// The output folder, relative to the root
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub out: PathBuf,
    /// Write into the folder as it is, where it cannot be exchanged: not atomic
    #[arg(long)]
    pub in_place: bool,
}

/// `check`
#[derive(Args)]
pub struct Check {
    /// Show the findings of these files and folders only; the whole base is read all the same
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Exit with 1 on warnings too
    #[arg(long, value_name = "LEVEL")]
    pub deny: Option<Deny>,
    /// Run only these rules: codes or families, such as CIT004 or PK
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub ignore: Vec<String>,
}

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines they stand on, for people
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub's workflow commands
    Github,
}

/// What else fails a run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings
    Warnings,
}

/// `serve`
#[derive(Args)]
pub struct Serve {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
}

/// `grade`
#[derive(Args)]
pub struct Grade {
    /// The compound page: its slug or its path
    pub page: String,
    /// How to print the grades
    #[arg(long, value_enum, default_value_t = GradeFormat::Human)]
    pub format: GradeFormat,
}

/// How grades are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GradeFormat {
    /// A tree, for people
    Human,
    /// One JSON object
    Json,
}

/// `diff`
#[derive(Args)]
pub struct Diff {
    /// The earlier revision: a commit, a branch, a tag, `HEAD~3`
    #[arg(value_name = "REV")]
    pub earlier: String,
    /// The later revision; the files on disk where left out
    #[arg(value_name = "REV")]
    pub later: Option<String>,
    /// How to print the changes
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,
    /// Add the changes to history/, under the day of the later revision or that of --today
    #[arg(long)]
    pub record: bool,
}

/// How changes are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Page by page, for people
    Human,
    /// Tables, for a comment on a pull request
    Markdown,
    /// One JSON object
    Json,
}

/// `explain`
#[derive(Args)]
pub struct Explain {
    /// The rule's code, such as CIT003, or a family's, such as CIT
    pub code: Option<String>,
}

/// `init`
#[derive(Args)]
pub struct Init {
    /// The folder to make, empty or absent; the root where left out
    pub dir: Option<PathBuf>,
}

/// `export`
#[derive(Args)]
pub struct Export {
    /// The format
    #[arg(value_enum)]
    pub format: ExportFormat,
    /// The folder to write to; standard output where left out, which holds one file only
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// The formats of the data set.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// data.json: everything
    Json,
    /// records.csv and claims.csv, for which `--out` is needed
    Csv,
    /// references.bib
    Bibtex,
    /// references.ris
    Ris,
    /// references.json: CSL-JSON
    CslJson,
}

/// `schema`
#[derive(Args)]
pub struct Schema {
    /// Which; all of them, by name, where left out
    #[arg(value_enum)]
    pub kind: Option<Kind>,
}

/// The kinds of file that have a schema.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Front matter of compound pages
    Compound,
    /// Front matter of other pages
    Page,
    /// Reference files
    Reference,
    /// monograph.toml
    Settings,
    /// What `diff --record` writes
    History,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).filter(|date| date.day.is_some()).ok_or_else(|| "a day is written YYYY-MM-DD".to_owned())
}
