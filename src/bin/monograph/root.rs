//! The knowledge base that the arguments name, and what day it is there.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use monograph::base::date::Date;
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::source::disk::DiskWorld;

/// The folder without which there is no knowledge base.
const CONTENT: &str = "content";

/// Opens the knowledge base at `root`.
///
/// # Errors
/// Where there is no such folder, or no folder of pages in it.
pub fn open(root: &Path, today: Option<Date>) -> Result<DiskWorld> {
    let shown = if root == Path::new(".") { "this folder".to_owned() } else { root.display().to_string() };
    match root.metadata() {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => bail!("{} is a file; `--root` takes the folder of a knowledge base", root.display()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => bail!("there is no folder {}", root.display()),
        Err(error) => return Err(error).with_context(|| format!("cannot open {}", root.display())),
    }
    // An empty site, built for want of pages, would take the place of a whole one.
    if let Err(error) = std::fs::read_dir(root.join(CONTENT))
        && error.kind() == std::io::ErrorKind::NotFound
    {
        bail!("{shown} holds no knowledge base: there is no {CONTENT}/ in it; `monograph init DIR` makes a new one");
    }
    DiskWorld::new(root, self::today(today)?).with_context(|| format!("cannot open {shown}"))
}

/// Reads everything there.
///
/// # Errors
/// Where the files cannot be listed.
pub fn read(world: &DiskWorld) -> Result<Kb> {
    load(world).context("cannot read the knowledge base")
}

/// A path as the knowledge base writes it: relative to the root, with `/`. One that is typed relative to the root
/// is taken too, wherever the shell stands.
pub fn relative(path: &Path, root: &Path) -> String {
    let resolved = path.canonicalize().or_else(|_| root.join(path).canonicalize()).unwrap_or_else(|_| path.to_owned());
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let inner: PathBuf = resolved.strip_prefix(&root).map_or_else(|_| path.to_owned(), Path::to_owned);
    let parts = inner.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What day it is: as the arguments say, else as the environment or the clock does.
///
/// # Errors
/// Where neither names a day.
pub fn today(given: Option<Date>) -> Result<Date> {
    given.map_or_else(clock, Ok)
}

/// Today: `SOURCE_DATE_EPOCH`, else the clock, in UTC.
#[expect(clippy::disallowed_methods, reason = "the binary is where the clock and the environment are asked")]
fn clock() -> Result<Date> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse::<i64>().context("SOURCE_DATE_EPOCH is not a number of seconds")?,
        Err(_) => {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            i64::try_from(now.context("the clock stands before 1970")?.as_secs())?
        }
    };
    day_of(seconds)
}

/// The day in UTC of so many seconds since 1970 began.
///
/// # Errors
/// Where it lies outside the calendar.
pub fn day_of(seconds: i64) -> Result<Date> {
    let days = seconds.div_euclid(86_400);
    let epoch = jiff::civil::date(1970, 1, 1);
    let day = epoch.checked_add(jiff::Span::new().try_days(days)?).context("the day lies outside the calendar")?;
    Date::day(day.year(), day.month().unsigned_abs(), day.day().unsigned_abs())
        .context("the day lies outside the calendar")
}
