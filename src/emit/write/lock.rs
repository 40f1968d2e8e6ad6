//! A lock on a folder: held by one process at a time, and let go by the system when that process ends.
//!
//! The folder itself is locked (`flock`), so that no lock file is left behind.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// A folder that no other process holds.
#[derive(Debug)]
pub(crate) struct FolderLock {
    folder: File,
}

/// What became of an attempt to lock a folder.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// It is ours until dropped.
    Held(FolderLock),
    /// Another process holds it.
    Busy,
    /// It was moved or removed in between: look again.
    Gone,
}

impl FolderLock {
    /// Locks the folder at `path` without waiting.
    #[expect(clippy::disallowed_methods, reason = "a folder is opened to be locked, not read")]
    pub(crate) fn attempt(path: &Path) -> io::Result<Attempt> {
        let folder = match File::open(path) {
            Ok(folder) => folder,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Attempt::Gone),
            Err(error) => return Err(error),
        };
        match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Ok(Attempt::Busy),
            Err(error) => return Err(error.into()),
        }
        let lock = FolderLock { folder };
        // Between opening and locking, the folder's last holder may have moved it away.
        Ok(if lock.is_at(path)? { Attempt::Held(lock) } else { Attempt::Gone })
    }

    /// Whether the locked folder still stands at `path`.
    pub(crate) fn is_at(&self, path: &Path) -> io::Result<bool> {
        let ours = self.folder.metadata()?;
        match fs::symlink_metadata(path) {
            Ok(there) => Ok((ours.dev(), ours.ino()) == (there.dev(), there.ino())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The device that the folder is on.
    pub(crate) fn device(&self) -> io::Result<u64> {
        Ok(self.folder.metadata()?.dev())
    }

    /// The folder's permissions.
    pub(crate) fn permissions(&self) -> io::Result<fs::Permissions> {
        Ok(self.folder.metadata()?.permissions())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time_and_only_of_what_is_there() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a");
        assert!(matches!(FolderLock::attempt(&path), Ok(Attempt::Gone)));
        fs::create_dir(&path).expect("a folder");
        let Ok(Attempt::Held(lock)) = FolderLock::attempt(&path) else { panic!("the folder is free") };
        assert!(matches!(FolderLock::attempt(&path), Ok(Attempt::Busy)));
        fs::rename(&path, folder.path().join("b")).expect("a move");
        assert!(!lock.is_at(&path).expect("looks"));
        assert!(lock.is_at(&folder.path().join("b")).expect("looks"));
        drop(lock);
        assert!(matches!(FolderLock::attempt(&folder.path().join("b")), Ok(Attempt::Held(_))));
    }
}
