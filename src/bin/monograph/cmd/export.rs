//! `monograph export`: the data set without the site.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use monograph::base::date::Date;
use monograph::derive::grade::Grades;
use monograph::emit::export::file;
use monograph::model::vocab::{DataFile, Download};
use monograph::render::strings::Strings;

use crate::cli::{Export, ExportFormat};
use crate::cmd::build::passes;
use crate::root;

/// Checks a knowledge base and writes its data in one format. What `build` refuses is refused here too.
///
/// # Errors
/// Where the base cannot be read, the format needs a folder and none is named, or the files cannot be written.
pub fn run(dir: &Path, today: Option<Date>, options: &Export) -> Result<ExitCode> {
    let files = format(options.format).files();
    let one = match (files, &options.out) {
        ([one], None) => Some(*one),
        (_, Some(_)) => None,
        (several, None) => {
            let names: Vec<&str> = several.iter().map(|file| file.name()).collect();
            bail!("this format is {}, which need a folder: `--out DIR` names it", names.join(" and "))
        }
    };
    let world = root::open(dir, today)?;
    let kb = root::read(&world)?;
    let grades = Grades::new(&kb);
    if !passes(&grades, &world)? {
        return Ok(ExitCode::from(1));
    }
    if let Some(file) = one {
        let mut out = BufWriter::new(std::io::stdout().lock());
        file::of_all(&grades, &Strings::english(), file, &mut out)?;
        out.flush()?;
    } else if let Some(folder) = &options.out {
        write(&grades, files, folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The data format that an argument names.
fn format(named: ExportFormat) -> Download {
    match named {
        ExportFormat::Json => Download::Json,
        ExportFormat::Csv => Download::Csv,
        ExportFormat::Bibtex => Download::Bibtex,
        ExportFormat::Ris => Download::Ris,
        ExportFormat::CslJson => Download::CslJson,
    }
}

/// Writes the files into a folder, which is made where it is missing.
#[expect(clippy::disallowed_methods, reason = "the binary writes where its arguments say")]
fn write(grades: &Grades<'_>, files: &[DataFile], folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in files {
        let path = folder.join(file.name());
        let cannot = || format!("cannot write {}", path.display());
        let mut out = BufWriter::new(std::fs::File::create(&path).with_context(cannot)?);
        file::of_all(grades, &Strings::english(), *file, &mut out).with_context(cannot)?;
        out.flush().with_context(cannot)?;
    }
    Ok(())
}
