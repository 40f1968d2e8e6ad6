//! Building beside the old site and exchanging the two in one system call.
//!
//! The **work folder** is `.NAME.monograph-work` beside the output NAME (resolved, so on the same device).
//!
//! 1. A folder that this module removes has our marker, or is empty but for placeholders: the marker is the first
//!    file written and the last removed.
//! 2. The work folder and the old output are locked from before the first write until the old site is gone. Locks
//!    die with their process, so a work folder that can be locked is stale, and the next build clears it.
//! 3. The output changes in one system call, `renameat2` with `RENAME_EXCHANGE` (or a plain rename where there was no
//!    output). Before it the old site stands, after it the new one, whatever moment a kill chooses.
//! 4. Every write before that call has been accepted by the system: a full disk shows as an error of a write, and the
//!    old site stands.
//!
//! Nothing is flushed to the device (`fsync` would cost more than the build), so this is proof against kill and full
//! disk and not against power loss; a build makes the site anew at any time.
//!
//! A process that holds the old folder open, such as a server started inside it, keeps seeing the old site.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use crate::emit::write::fault::WriteError;
use crate::emit::write::lock::{Attempt, FolderLock};
use crate::emit::write::output::{MARKER, MARKER_TEXT, Output, PLACEHOLDERS, is_ours};
use crate::emit::write::remove;

/// How often a folder that vanishes under our hands is looked for again: another build's last moment.
const ATTEMPTS: usize = 16;

/// What keeps the output out of git where the user has no word on it.
pub(crate) const GITIGNORE: &str = "*\n";

/// A site being built beside the old one. Dropped before [`Swap::finish`], it leaves no trace.
#[derive(Debug)]
pub(crate) struct Swap {
    output: Output,
    work: PathBuf,
    old: Option<FolderLock>,
    /// Held for the work folder's life. Fields are dropped after `Drop::drop` has removed the folder.
    lock: FolderLock,
    exchanged: bool,
}

impl Swap {
    /// Locks the output and readies the work folder, cleared of an earlier build's remains.
    pub(crate) fn begin(output: Output) -> Result<Swap, WriteError> {
        let (Some(above), Some(name)) = (output.place.parent(), output.place.file_name()) else {
            return Err(WriteError::NotAFolder { out: output.given });
        };
        fs::create_dir_all(above).map_err(WriteError::at(above))?;
        let old = if output.exists() { Some(lock_old(&output)?) } else { None };
        let mut work_name = std::ffi::OsString::from(".");
        work_name.push(name);
        work_name.push(".monograph-work");
        let work = above.join(work_name);
        let lock = lock_work(&output, &work)?;
        if !is_ours(&work).map_err(WriteError::at(&work))? {
            return Err(WriteError::NotOurs { path: work });
        }
        let swap = Swap { output, work, old, lock, exchanged: false };
        swap.ready()?;
        Ok(swap)
    }

    /// Writes one file of the new site by `fill`.
    pub(crate) fn put(
        &self,
        path: &str,
        fill: impl FnOnce(&mut File) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let full = self.work.join(path);
        let create = || File::create_new(&full);
        let created = match create() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                full.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| create())
            }
            created => created,
        };
        let mut file = created.map_err(|source| match source.kind() {
            // The work folder was empty at the beginning, so this build made what is in the way.
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => {
                WriteError::Twice { path: path.to_owned() }
            }
            _ => WriteError::Io { path: full.clone(), source },
        })?;
        fill(&mut file)
    }

    /// Puts the new site in the old one's place and removes the old one.
    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        let Some(old) = &self.old else {
            fs::rename(&self.work, &self.output.place).map_err(WriteError::at(&self.output.place))?;
            self.exchanged = true;
            return Ok(());
        };
        if !old.is_at(&self.output.place).map_err(WriteError::at(&self.output.place))? {
            return Err(WriteError::Changed { out: self.output.given.clone() });
        }
        self.exchange(&self.work, &self.output.place)?;
        self.exchanged = true;
        let remains = |source| WriteError::OldRemains { path: self.work.clone(), source };
        remove::folder(&self.work).map_err(remains)
    }

    /// Clears the work folder and puts our own files into it.
    fn ready(&self) -> Result<(), WriteError> {
        let at_work = || WriteError::at(&self.work);
        remove::empty(&self.work).map_err(at_work())?;
        put_own(&self.work.join(MARKER), MARKER_TEXT)?;
        if let Some(old) = &self.old {
            self.try_exchange(old)?;
            fs::set_permissions(&self.work, old.permissions().map_err(at_work())?).map_err(at_work())?;
        }
        for name in PLACEHOLDERS {
            self.carry_over(name)?;
        }
        let gitignore = self.work.join(".gitignore");
        if gitignore.exists() { Ok(()) } else { put_own(&gitignore, GITIGNORE) }
    }

    /// Finds out before the work rather than after it whether the exchange can succeed.
    fn try_exchange(&self, old: &FolderLock) -> Result<(), WriteError> {
        let device = |lock: &FolderLock| lock.device().map_err(WriteError::at(&self.output.place));
        if device(old)? != device(&self.lock)? {
            return Err(self.cannot_exchange(Errno::XDEV));
        }
        let [a, b] = ["a", "b"].map(|name| self.work.join(format!("{MARKER}-{name}")));
        for folder in [&a, &b] {
            fs::create_dir(folder).map_err(WriteError::at(folder))?;
        }
        self.exchange(&a, &b)?;
        for folder in [&a, &b] {
            fs::remove_dir(folder).map_err(WriteError::at(folder))?;
        }
        Ok(())
    }

    fn exchange(&self, new: &Path, old: &Path) -> Result<(), WriteError> {
        renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).map_err(|error| match error {
            Errno::INVAL | Errno::XDEV | Errno::NOTSUP | Errno::NOSYS | Errno::BUSY => self.cannot_exchange(error),
            error => WriteError::Io { path: old.to_path_buf(), source: error.into() },
        })
    }

    fn cannot_exchange(&self, error: Errno) -> WriteError {
        WriteError::CannotExchange { out: self.output.given.clone(), source: error.into() }
    }

    /// A placeholder that git may track must not vanish by a build.
    fn carry_over(&self, name: &str) -> Result<(), WriteError> {
        let old = self.output.place.join(name);
        if !fs::symlink_metadata(&old).is_ok_and(|metadata| metadata.is_file()) {
            return Ok(());
        }
        fs::copy(&old, self.work.join(name)).map(drop).map_err(WriteError::at(&old))
    }
}

impl Drop for Swap {
    fn drop(&mut self) {
        if !self.exchanged {
            // The build has failed and says why; what cannot be removed now the next build removes.
            let _ = remove::folder(&self.work);
        }
    }
}

fn lock_old(output: &Output) -> Result<FolderLock, WriteError> {
    for _ in 0..ATTEMPTS {
        match FolderLock::attempt(&output.place).map_err(WriteError::at(&output.place))? {
            Attempt::Held(lock) => return Ok(lock),
            Attempt::Busy => break,
            Attempt::Gone => {}
        }
    }
    Err(WriteError::Locked { out: output.given.clone() })
}

fn lock_work(output: &Output, work: &Path) -> Result<FolderLock, WriteError> {
    for _ in 0..ATTEMPTS {
        match fs::create_dir(work) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(WriteError::at(work)(error)),
            Ok(()) | Err(_) => {}
        }
        match fs::symlink_metadata(work) {
            Ok(metadata) if !metadata.is_dir() => return Err(WriteError::NotOurs { path: work.to_path_buf() }),
            Ok(_) | Err(_) => {}
        }
        match FolderLock::attempt(work).map_err(WriteError::at(work))? {
            Attempt::Held(lock) => return Ok(lock),
            Attempt::Busy => break,
            Attempt::Gone => {}
        }
    }
    Err(WriteError::Locked { out: output.given.clone() })
}

/// Writes one of our own files, by which a folder is known to be ours.
#[expect(clippy::disallowed_methods, reason = "this file writes the output")]
pub(crate) fn put_own(path: &Path, text: &str) -> Result<(), WriteError> {
    fs::write(path, text).map_err(WriteError::at(path))
}
