//! Writing into the output folder itself, for file systems that cannot exchange two folders.
//!
//! Not atomic: readers meet new files beside old ones while it runs, and a build that is killed leaves a mixture.
//! Each file is whole at any moment, new files come first, and what the new site lacks is removed last.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::emit::write::fault::WriteError;
use crate::emit::write::lock::{Attempt, FolderLock};
use crate::emit::write::output::{MARKER, MARKER_TEXT, Output, PLACEHOLDERS};
use crate::emit::write::remove;
use crate::emit::write::swap::{GITIGNORE, put_own};

/// A site being written over the old one.
#[derive(Debug)]
pub(crate) struct InPlace {
    output: Output,
    /// Held until the site is written.
    _lock: FolderLock,
    /// The names given so far.
    names: Mutex<BTreeSet<String>>,
    /// How many files were begun, for the names that they have until they are whole.
    parts: AtomicU64,
}

impl InPlace {
    /// Locks the output, which is made where it is missing, and marks it as ours.
    pub(crate) fn begin(output: Output) -> Result<InPlace, WriteError> {
        let place = &output.place;
        fs::create_dir_all(place).map_err(WriteError::at(place))?;
        let lock = match FolderLock::attempt(place).map_err(WriteError::at(place))? {
            Attempt::Held(lock) => lock,
            Attempt::Busy | Attempt::Gone => return Err(WriteError::Locked { out: output.given }),
        };
        refuse_links(place)?;
        put_own(&place.join(MARKER), MARKER_TEXT)?;
        if !place.join(".gitignore").exists() {
            put_own(&place.join(".gitignore"), GITIGNORE)?;
        }
        Ok(InPlace { output, _lock: lock, names: Mutex::default(), parts: AtomicU64::new(0) })
    }

    /// Writes one file aside by `fill` and moves it to its place.
    pub(crate) fn put(
        &self,
        path: &str,
        fill: impl FnOnce(&mut File) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        if !self.claim(path) {
            return Err(WriteError::Twice { path: path.to_owned() });
        }
        let number = self.parts.fetch_add(1, Ordering::Relaxed);
        let part = self.output.place.join(format!("{MARKER}-part-{number}"));
        let target = self.output.place.join(path);
        let put = create(&part).and_then(|mut file| fill(&mut file)).and_then(|()| {
            let moved = self.make_way(path).and_then(|()| fs::rename(&part, &target));
            moved.map_err(WriteError::at(&target))
        });
        if put.is_err() {
            // The first error is the one to tell; the next build removes the part.
            let _ = fs::remove_file(&part);
        }
        put
    }

    /// Removes what the new site lacks.
    pub(crate) fn finish(self) -> Result<(), WriteError> {
        let names = self.names.into_inner().unwrap_or_else(PoisonError::into_inner);
        sweep(&self.output.place, "", &names)
    }

    /// Whether the name is free: not given, and neither a folder nor a file where the other is needed.
    fn claim(&self, path: &str) -> bool {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let below = format!("{path}/");
        let is_folder = names.range(below.clone()..).next().is_some_and(|name| name.starts_with(&below));
        let in_file = path.match_indices('/').any(|(at, _)| path.get(..at).is_some_and(|above| names.contains(above)));
        !is_folder && !in_file && names.insert(path.to_owned())
    }

    /// Makes the folders that `path` needs, in place of old files, and removes an old folder of its name.
    fn make_way(&self, path: &str) -> io::Result<()> {
        let place = &self.output.place;
        for (at, _) in path.match_indices('/') {
            let folder = path.get(..at).map_or_else(|| place.clone(), |above| place.join(above));
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                Err(_) if !folder.is_dir() => {
                    remove::gone_is_fine(fs::remove_file(&folder))?;
                    fs::create_dir_all(&folder)?;
                }
                Ok(()) | Err(_) => {}
            }
        }
        let target = place.join(path);
        if target.is_dir() { remove::folder(&target) } else { Ok(()) }
    }
}

#[expect(clippy::disallowed_methods, reason = "this file writes the output")]
fn create(part: &Path) -> Result<File, WriteError> {
    File::create(part).map_err(WriteError::at(part))
}

/// A link to elsewhere would take files out of the output.
fn refuse_links(folder: &Path) -> Result<(), WriteError> {
    for entry in fs::read_dir(folder).map_err(WriteError::at(folder))? {
        let entry = entry.map_err(WriteError::at(folder))?;
        let kind = entry.file_type().map_err(WriteError::at(folder))?;
        if kind.is_symlink() {
            return Err(WriteError::HoldsLink { path: entry.path() });
        }
        if kind.is_dir() {
            refuse_links(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes the files below `folder` whose names were not given, and folders left empty. `prefix` is its name, with `/`.
fn sweep(folder: &Path, prefix: &str, names: &BTreeSet<String>) -> Result<(), WriteError> {
    for entry in fs::read_dir(folder).map_err(WriteError::at(folder))? {
        let entry = entry.map_err(WriteError::at(folder))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(WriteError::at(&path))?.is_dir() {
            sweep(&path, &format!("{name}/"), names)?;
            // A folder that still holds files stays.
            let _ = fs::remove_dir(&path);
        } else if !names.contains(&name) && name != MARKER && !PLACEHOLDERS.contains(&name.as_str()) {
            fs::remove_file(&path).map_err(WriteError::at(&path))?;
        }
    }
    Ok(())
}
