//! Says when a file of the knowledge base has changed.

use std::path::Path;
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};
use monograph::source::world::{CONFIG, FOLDERS};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::Job;

/// Watches the folders of a knowledge base; the watching ends with the returned value.
///
/// # Errors
/// Where the system has no watches left, or the root cannot be watched.
pub fn start(root: &Path, jobs: Sender<Job>) -> Result<RecommendedWatcher> {
    let own = root.to_owned();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // An event that is lost for an error is made up for by a look at everything.
        if event.as_ref().map_or(true, |event| matters(event, &own)) {
            // The receiver is gone only when the server ends.
            let _ = jobs.send(Job::Changed);
        }
    })
    .context("cannot watch for changes")?;
    // The root alone, so that `target/` and `public/` cost no watches; new folders show there.
    watcher.watch(root, RecursiveMode::NonRecursive).with_context(|| format!("cannot watch {}", root.display()))?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch {}", folder.display()))?;
        }
    }
    Ok(watcher)
}

/// Whether the event is about a file that the site is made from.
fn matters(event: &Event, root: &Path) -> bool {
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    event.paths.iter().any(|path| {
        let inner = path.strip_prefix(root).unwrap_or(path);
        inner == Path::new(CONFIG) || FOLDERS.iter().any(|folder| inner.starts_with(folder))
    })
}
