//! Says when a file of the knowledge base has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};
use monograph::source::world::{CONFIG, FOLDERS};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::{Change, Job};

/// The watching of a knowledge base; it ends with the value.
pub struct Watching {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

impl Watching {
    /// Watches the folders of a knowledge base, and sends a job for whatever happens in them.
    ///
    /// # Errors
    /// Where the system has no watches left, or the root cannot be watched.
    pub fn start(root: &Path, jobs: Sender<Job>) -> Result<Watching> {
        let own = root.to_owned();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // An event that is lost for an error is made up for by a look at everything.
            if let Some(change) = event.map_or(Some(Change::Folders), |event| change(&event, &own)) {
                // The receiver is gone only when the server ends.
                let _ = jobs.send(Job::Changed(change));
            }
        });
        let mut watching = Watching { watcher: watcher.context("cannot watch for changes")?, root: root.to_owned() };
        // The root alone, so that `target/` and `public/` cost no watches; new folders show there.
        watching
            .watcher
            .watch(root, RecursiveMode::NonRecursive)
            .with_context(|| format!("cannot watch {}", root.display()))?;
        watching.renew()?;
        Ok(watching)
    }

    /// Watches the folders that are there now. A watch ends with its folder, or moves away with it, so this is done
    /// again when one came or went.
    ///
    /// # Errors
    /// Where the system has no watches left.
    pub fn renew(&mut self) -> Result<()> {
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            // It may not have been watched.
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                self.watcher
                    .watch(&folder, RecursiveMode::Recursive)
                    .with_context(|| format!("cannot watch {}", folder.display()))?;
            }
        }
        Ok(())
    }
}

/// What an event changes of what the site is made from.
fn change(event: &Event, root: &Path) -> Option<Change> {
    if event.need_rescan() {
        return Some(Change::Folders);
    }
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let one = |path: &PathBuf| {
        let inner = path.strip_prefix(root).unwrap_or(path);
        if FOLDERS.iter().any(|folder| inner == Path::new(folder)) {
            return Some(Change::Folders);
        }
        let file = inner == Path::new(CONFIG) || FOLDERS.iter().any(|folder| inner.starts_with(folder));
        file.then_some(Change::Files)
    };
    event.paths.iter().filter_map(one).max()
}
