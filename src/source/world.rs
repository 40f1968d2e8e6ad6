//! How the library sees files: a list, bytes, and what day it is.
//!
//! Paths are relative to the root, `/`-separated, and never climb out of it. Nothing here touches a disk;
//! [`crate::source::disk`] does.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use crate::base::date::Date;

/// The most bytes that [`World::read`] gives of one file (SYN006): 4 MiB, ours; the longest page of a trial had 60 KiB.
pub const READ_LIMIT: u64 = 4 << 20;

/// The folders of a knowledge base; nothing beside them and [`CONFIG`] is looked at.
pub const FOLDERS: [&str; 6] = ["content", "history", "references", "static", "styles", "templates"];

/// The settings file of a knowledge base.
pub const CONFIG: &str = "monograph.toml";

/// Hidden names that are part of a site and so are not skipped below `static/`.
const PUBLISHED_HIDDEN: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];

/// A knowledge base's files: on disk, in memory, in a git revision, with unsaved buffers laid over.
pub trait World: Sync {
    /// All files, sorted by path as bytes, each once.
    ///
    /// A file that cannot be read (a broken link, a pipe) is listed too, so that reading it says why.
    fn list(&self) -> Result<Vec<Listed>, WorldError>;

    /// A whole file of at most [`READ_LIMIT`] bytes.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadFault>;

    /// A file of any size, to be copied in pieces (`static/`).
    fn open<'w>(&'w self, path: &str) -> Result<Box<dyn io::Read + 'w>, ReadFault>;

    /// What day it is; nothing rendered or graded may depend on it.
    fn today(&self) -> Date;
}

/// One file of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Relative to the root, with `/`.
    pub path: String,
    /// Differs where the file has changed.
    pub stamp: Stamp,
}

/// Stands for a file's content: where it is equal, the file is taken to be unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stamp {
    /// Length in bytes; 0 where the file cannot be read.
    pub size: u64,
    /// On disk a hash of inode and times, in memory one of the content.
    pub mark: u64,
}

impl Stamp {
    /// A stamp of a length and a hash of whatever tells two states of the file apart.
    pub fn new(size: u64, hash: blake3::Hash) -> Stamp {
        let mark = hash.as_bytes().iter().take(8).fold(0, |mark, &byte| mark << 8 | u64::from(byte));
        Stamp { size, mark }
    }
}

/// Why a file cannot be read. The layer `check` makes the sentence; this is what `{}` prints in the meantime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ReadFault {
    /// No such file, or a link to nothing.
    #[error("there is no such file")]
    Missing,
    /// The system refuses, and how.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// More bytes than the limit.
    #[error("the file has more than {limit} bytes")]
    TooLarge {
        /// The limit in force.
        limit: u64,
    },
    /// A folder, pipe, socket or device.
    #[error("this is not a file")]
    NotAFile,
    /// A path or a symbolic link that leads out of the root.
    #[error("the path leads out of the knowledge base")]
    OutsideRoot,
}

/// Why the files cannot even be listed: bad luck, not bad content.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// The root is not there.
    #[error("there is no folder {}", path.display())]
    NoRoot {
        /// The root as given.
        path: PathBuf,
    },
    /// The root is a file.
    #[error("{} is not a folder", path.display())]
    NotAFolder {
        /// The root as given.
        path: PathBuf,
    },
    /// The system refuses to list a folder.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file name that is no text, and so can be no address.
    #[error("the file name {} is not UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
}

/// Whether `path` is relative, `/`-separated, and names nothing above or beside its root.
pub fn is_plain(path: &str) -> bool {
    !path.contains(['\0', '\\']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether `name` in `folder` is hidden or an editor's copy, and so is no file of a knowledge base.
pub fn is_skipped(folder: &str, name: &str) -> bool {
    let hidden = name.starts_with('.');
    let published = folder.split('/').next() == Some("static") && PUBLISHED_HIDDEN.contains(&name);
    let copy = name.ends_with('~') || name.ends_with(".bak") || name.ends_with(".orig") || name.starts_with('#');
    (hidden && !published) || copy
}

/// Files in memory: for tests, unsaved buffers and git revisions.
#[derive(Clone, Debug)]
pub struct MemoryWorld {
    files: BTreeMap<String, Vec<u8>>,
    today: Date,
}

impl MemoryWorld {
    /// An empty world on the given day.
    pub fn new(today: Date) -> MemoryWorld {
        MemoryWorld { files: BTreeMap::new(), today }
    }

    /// The same world with this file in it, in place of one of the same path.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> MemoryWorld {
        self.set(path, bytes);
        self
    }

    /// Puts a file in, in place of one of the same path.
    pub fn set(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes a file out, and says whether it was there.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(path).is_some()
    }

    fn get(&self, path: &str) -> Result<&[u8], ReadFault> {
        if !is_plain(path) {
            return Err(ReadFault::OutsideRoot);
        }
        self.files.get(path).map(Vec::as_slice).ok_or(ReadFault::Missing)
    }
}

impl World for MemoryWorld {
    fn list(&self) -> Result<Vec<Listed>, WorldError> {
        let listed = |(path, bytes): (&String, &Vec<u8>)| {
            let stamp = Stamp::new(bytes.len() as u64, blake3::hash(bytes));
            Listed { path: path.clone(), stamp }
        };
        Ok(self.files.iter().map(listed).collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadFault> {
        let bytes = self.get(path)?;
        if bytes.len() as u64 > READ_LIMIT {
            return Err(ReadFault::TooLarge { limit: READ_LIMIT });
        }
        Ok(bytes.to_vec())
    }

    fn open<'w>(&'w self, path: &str) -> Result<Box<dyn io::Read + 'w>, ReadFault> {
        Ok(Box::new(self.get(path)?))
    }

    fn today(&self) -> Date {
        self.today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> MemoryWorld {
        let today = Date::parse("2026-11-21").expect("a date");
        MemoryWorld::new(today).with("content/b.md", "b").with("content/a.md", "a").with("content-b.md", "c")
    }

    #[test]
    fn lists_in_byte_order_with_stamps_that_follow_the_content() {
        let mut world = world();
        let before = world.list().expect("memory lists");
        let paths: Vec<&str> = before.iter().map(|l| l.path.as_str()).collect();
        assert_eq!(paths, ["content-b.md", "content/a.md", "content/b.md"]);
        world.set("content/a.md", "z");
        let after = world.list().expect("memory lists");
        let changed: Vec<bool> = before.iter().zip(&after).map(|(a, b)| a.stamp != b.stamp).collect();
        assert_eq!(changed, [false, true, false]);
    }

    #[test]
    fn reads_what_is_there_and_says_why_not() {
        let mut world = world();
        assert_eq!(world.read("content/a.md"), Ok(b"a".to_vec()));
        assert_eq!(world.read("content/c.md"), Err(ReadFault::Missing));
        assert_eq!(world.read("content/../content/a.md"), Err(ReadFault::OutsideRoot));
        world.set("big", vec![b' '; READ_LIMIT as usize]);
        assert!(world.read("big").is_ok());
        world.set("big", vec![b' '; READ_LIMIT as usize + 1]);
        assert_eq!(world.read("big"), Err(ReadFault::TooLarge { limit: READ_LIMIT }));
        let mut all = Vec::new();
        world.open("big").expect("opens").read_to_end(&mut all).expect("memory reads");
        assert_eq!(all.len(), READ_LIMIT as usize + 1);
        assert!(world.remove("big") && !world.remove("big"));
    }

    #[test]
    fn plain_paths_stay_below_their_root() {
        for path in ["a", "a/b.c", "a/..b", "µ/…", "a b"] {
            assert!(is_plain(path), "{path}");
        }
        for path in ["", "/a", "a/", "a//b", "./a", "a/.", "..", "a/../b", "a\\b", "a\0b"] {
            assert!(!is_plain(path), "{path:?}");
        }
    }
}
