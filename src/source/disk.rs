//! A knowledge base on disk: the only reads of files in the library.
//!
//! Looks at the folders of a knowledge base and its settings, at nothing else, and follows no symbolic link
//! out of the root.
#![expect(clippy::disallowed_methods, reason = "this file is where the library reads files")]

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::base::date::Date;
use crate::source::world::{
    CONFIG, FOLDERS, Listed, READ_LIMIT, ReadFault, Stamp, World, WorldError, is_plain, is_skipped,
};

/// A knowledge base in a folder, on a given day.
#[derive(Debug)]
pub struct DiskWorld {
    root: PathBuf,
    /// The root opened, so that reads need not walk down to it and stay in it.
    folder: File,
    today: Date,
}

impl DiskWorld {
    /// The knowledge base in the folder `root`, which may be a link and may be relative.
    pub fn new(root: &Path, today: Date) -> Result<DiskWorld, WorldError> {
        let resolved = fs::canonicalize(root).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => WorldError::NoRoot { path: root.to_path_buf() },
            _ => WorldError::Unreadable { path: root.to_path_buf(), source },
        })?;
        if !resolved.is_dir() {
            return Err(WorldError::NotAFolder { path: root.to_path_buf() });
        }
        let folder = File::open(&resolved);
        let folder = folder.map_err(|source| WorldError::Unreadable { path: root.to_path_buf(), source })?;
        Ok(DiskWorld { root: resolved, folder, today })
    }

    /// The root, absolute and without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens a file below the root, of any kind but without waiting for a pipe's other end.
    fn open_any(&self, path: &str) -> Result<File, ReadFault> {
        if !is_plain(path) {
            return Err(ReadFault::OutsideRoot);
        }
        match open_beneath(&self.folder, path) {
            Some(result) => result.map_err(|error| fault(error.kind())),
            None => self.open_resolved(path),
        }
    }

    /// The long way: where the system cannot hold an open below a folder, or a link is absolute.
    fn open_resolved(&self, path: &str) -> Result<File, ReadFault> {
        let resolved = fs::canonicalize(self.root.join(path)).map_err(|error| fault(error.kind()))?;
        if !resolved.starts_with(&self.root) {
            return Err(ReadFault::OutsideRoot);
        }
        if !resolved.is_file() {
            return Err(ReadFault::NotAFile);
        }
        File::open(&resolved).map_err(|error| fault(error.kind()))
    }

    fn open_file(&self, path: &str) -> Result<(File, u64), ReadFault> {
        let file = self.open_any(path)?;
        let metadata = file.metadata().map_err(|error| fault(error.kind()))?;
        if metadata.is_file() { Ok((file, metadata.len())) } else { Err(ReadFault::NotAFile) }
    }
}

impl World for DiskWorld {
    fn list(&self) -> Result<Vec<Listed>, WorldError> {
        let mut walk = Walk { root: &self.root, above: vec![self.root.clone()], found: Vec::new() };
        for name in FOLDERS.into_iter().chain([CONFIG]) {
            if let Ok(metadata) = fs::symlink_metadata(self.root.join(name)) {
                walk.entry(name.to_owned(), &metadata)?;
            }
        }
        walk.found.sort_unstable();
        Ok(walk.found)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadFault> {
        let (file, size) = self.open_file(path)?;
        let too_large = Err(ReadFault::TooLarge { limit: READ_LIMIT });
        if size > READ_LIMIT {
            return too_large;
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        // One byte past the limit, since the file may have grown since its size was asked.
        file.take(READ_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| fault(error.kind()))?;
        if bytes.len() as u64 > READ_LIMIT { too_large } else { Ok(bytes) }
    }

    fn open<'w>(&'w self, path: &str) -> Result<Box<dyn Read + 'w>, ReadFault> {
        Ok(Box::new(self.open_file(path)?.0))
    }

    fn today(&self) -> Date {
        self.today
    }
}

/// Opens `path` below `folder` with the kernel's word that no link leads out; `None` where it cannot tell.
#[cfg(target_os = "linux")]
fn open_beneath(folder: &File, path: &str) -> Option<io::Result<File>> {
    use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
    use rustix::io::Errno;

    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    match openat2(folder, path, flags, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS) {
        Ok(file) => Some(Ok(File::from(file))),
        Err(Errno::XDEV | Errno::NOSYS | Errno::PERM | Errno::AGAIN) => None,
        Err(error) => Some(Err(error.into())),
    }
}

#[cfg(not(target_os = "linux"))]
fn open_beneath(_: &File, _: &str) -> Option<io::Result<File>> {
    None
}

fn fault(kind: io::ErrorKind) -> ReadFault {
    match kind {
        io::ErrorKind::NotFound => ReadFault::Missing,
        // A folder, or a socket, which cannot be opened at all.
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => ReadFault::NotAFile,
        kind => ReadFault::Unreadable(kind),
    }
}

/// The walk through the folders of a knowledge base.
struct Walk<'r> {
    root: &'r Path,
    /// The resolved folders that the walk is in, so that a link back up ends it.
    above: Vec<PathBuf>,
    found: Vec<Listed>,
}

impl Walk<'_> {
    fn entry(&mut self, path: String, metadata: &Metadata) -> Result<(), WorldError> {
        if metadata.is_symlink() {
            return self.link(path);
        }
        if metadata.is_dir() {
            return self.folder(path);
        }
        self.found.push(Listed { path, stamp: stamp(metadata) });
        Ok(())
    }

    /// A link within the root is followed; any other is listed, for reading to find fault with.
    fn link(&mut self, path: String) -> Result<(), WorldError> {
        let target = fs::canonicalize(self.root.join(&path)).ok().filter(|target| target.starts_with(self.root));
        let metadata = target.as_ref().and_then(|target| fs::metadata(target).ok());
        let Some((target, metadata)) = target.zip(metadata) else {
            self.found.push(Listed { path, stamp: Stamp::default() });
            return Ok(());
        };
        if metadata.is_dir() && self.above.contains(&target) {
            self.found.push(Listed { path, stamp: Stamp::default() });
            return Ok(());
        }
        self.entry(path, &metadata)
    }

    fn folder(&mut self, path: String) -> Result<(), WorldError> {
        let full = self.root.join(&path);
        let unreadable = |source| WorldError::Unreadable { path: full.clone(), source };
        self.above.push(fs::canonicalize(&full).map_err(unreadable)?);
        for child in fs::read_dir(&full).map_err(unreadable)? {
            let child = child.map_err(unreadable)?;
            let Ok(name) = child.file_name().into_string() else {
                return Err(WorldError::NotUtf8 { path: child.path() });
            };
            if is_skipped(&path, &name) {
                continue;
            }
            match child.metadata() {
                Ok(metadata) => self.entry(format!("{path}/{name}"), &metadata)?,
                // Removed since the folder was read: an editor's temporary file.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(unreadable(error)),
            }
        }
        self.above.pop();
        Ok(())
    }
}

/// Inode and both times: a file put back with its old date (`cp -p`, git) still differs.
#[cfg(unix)]
fn stamp(metadata: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;

    let mut hasher = blake3::Hasher::new();
    for part in
        [metadata.ino() as i64, metadata.mtime(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec()]
    {
        hasher.update(&part.to_le_bytes());
    }
    Stamp::new(metadata.len(), hasher.finalize())
}

#[cfg(not(unix))]
fn stamp(metadata: &Metadata) -> Stamp {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Stamp { size: metadata.len(), mark: modified.map_or(0, |since| since.as_nanos() as u64) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    struct Base {
        _folder: tempfile::TempDir,
        root: PathBuf,
    }

    /// A root with a neighbour outside of it.
    fn base(files: &[&str]) -> Base {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join("root");
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, file).expect("a file");
        }
        fs::create_dir_all(folder.path().join("outside")).expect("a folder");
        fs::write(folder.path().join("outside/secret.md"), "secret").expect("a file");
        Base { _folder: folder, root }
    }

    fn open(base: &Base) -> DiskWorld {
        DiskWorld::new(&base.root, Date::parse("2026-11-21").expect("a date")).expect("a world")
    }

    fn paths(world: &DiskWorld) -> Vec<String> {
        world.list().expect("lists").into_iter().map(|listed| listed.path).collect()
    }

    #[test]
    fn lists_the_knowledge_base_and_nothing_else() {
        let base = base(&[
            "monograph.toml",
            "content/compounds/b.md",
            "content/compounds/a.md",
            "content/about.md",
            "references/pmid-1.yaml",
            "static/.well-known/security.txt",
            "static/CNAME",
            "history/a.yaml",
            // Skipped:
            "README.md",
            "public/index.html",
            "src/content/x.md",
            "content/.about.md.swp",
            "content/.git/config",
            "content/about.md~",
            "content/#about.md#",
            "content/.well-known/x",
            "static/.DS_Store",
            "references/pmid-1.yaml.orig",
        ]);
        assert_eq!(
            paths(&open(&base)),
            [
                "content/about.md",
                "content/compounds/a.md",
                "content/compounds/b.md",
                "history/a.yaml",
                "monograph.toml",
                "references/pmid-1.yaml",
                "static/.well-known/security.txt",
                "static/CNAME",
            ]
        );
    }

    #[test]
    fn reads_and_opens_files_by_their_listed_path() {
        let base = base(&["content/zwölf µg.md"]);
        let world = open(&base);
        assert_eq!(paths(&world), ["content/zwölf µg.md"]);
        assert_eq!(world.read("content/zwölf µg.md"), Ok("content/zwölf µg.md".into()));
        let mut text = String::new();
        world.open("content/zwölf µg.md").expect("opens").read_to_string(&mut text).expect("reads");
        assert_eq!(text, "content/zwölf µg.md");
    }

    #[test]
    fn links_are_followed_within_the_root_and_not_out_of_it() {
        let base = base(&["content/a.md", "content/deep/b.md"]);
        let content = base.root.join("content");
        symlink("a.md", content.join("inside.md")).expect("a link");
        symlink(content.join("a.md"), content.join("absolute.md")).expect("a link");
        symlink("deep", content.join("folder")).expect("a link");
        symlink("../../outside/secret.md", content.join("outside.md")).expect("a link");
        symlink("../../outside", content.join("outside")).expect("a link");
        symlink("nowhere.md", content.join("broken.md")).expect("a link");
        symlink("..", content.join("deep/up")).expect("a link");
        let world = open(&base);
        assert_eq!(
            paths(&world),
            [
                "content/a.md",
                "content/absolute.md",
                "content/broken.md",
                "content/deep/b.md",
                "content/deep/up",
                "content/folder/b.md",
                "content/folder/up",
                "content/inside.md",
                "content/outside",
                "content/outside.md",
            ]
        );
        assert_eq!(world.read("content/inside.md"), Ok("content/a.md".into()));
        assert_eq!(world.read("content/absolute.md"), Ok("content/a.md".into()));
        assert_eq!(world.read("content/folder/b.md"), Ok("content/deep/b.md".into()));
        assert_eq!(world.read("content/outside.md"), Err(ReadFault::OutsideRoot));
        assert_eq!(world.read("content/outside/secret.md"), Err(ReadFault::OutsideRoot));
        assert_eq!(world.read("../outside/secret.md"), Err(ReadFault::OutsideRoot));
        assert_eq!(world.read("content/broken.md"), Err(ReadFault::Missing));
        assert_eq!(world.read("content/deep/up"), Err(ReadFault::NotAFile));
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let base = base(&["content/a.md", "content/big.md", "content/locked.md"]);
        let content = base.root.join("content");
        let big = File::create(content.join("big.md")).expect("a file");
        big.set_len(READ_LIMIT + 1).expect("a long file");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            content.join("pipe.md"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .expect("a pipe");
        fs::set_permissions(content.join("locked.md"), fs::Permissions::from_mode(0o000)).expect("permissions");
        let world = open(&base);
        assert_eq!(paths(&world).len(), 4);
        assert_eq!(world.read("content/big.md"), Err(ReadFault::TooLarge { limit: READ_LIMIT }));
        assert_eq!(world.read("content/pipe.md"), Err(ReadFault::NotAFile));
        assert_eq!(world.read("content"), Err(ReadFault::NotAFile));
        assert_eq!(world.read("content/none.md"), Err(ReadFault::Missing));
        assert_eq!(world.read("content/a.md/b.md"), Err(ReadFault::NotAFile));
        // The superuser may read everything, anyone else is refused.
        let allowed = fs::read(content.join("locked.md")).map_err(|error| ReadFault::Unreadable(error.kind()));
        assert_eq!(world.read("content/locked.md"), allowed);
    }

    #[test]
    fn stamps_change_with_the_file() {
        let base = base(&["content/a.md", "content/b.md"]);
        let world = open(&base);
        let before = world.list().expect("lists");
        fs::write(base.root.join("content/a.md"), "CONTENT/A.MD").expect("a file");
        let after = world.list().expect("lists");
        assert_ne!(before[0].stamp, after[0].stamp);
        assert_eq!(before[1].stamp, after[1].stamp);
    }

    #[test]
    fn a_root_that_is_none_is_refused() {
        let base = base(&["content/a.md"]);
        let today = Date::parse("2026-11-21").expect("a date");
        let none = DiskWorld::new(&base.root.join("none"), today);
        assert!(matches!(none, Err(WorldError::NoRoot { .. })));
        let file = DiskWorld::new(&base.root.join("content/a.md"), today);
        assert!(matches!(file, Err(WorldError::NotAFolder { .. })));
    }

    #[test]
    fn a_name_that_is_no_text_is_refused() {
        use std::os::unix::ffi::OsStrExt;
        let base = base(&["content/a.md"]);
        fs::write(base.root.join("content").join(std::ffi::OsStr::from_bytes(b"\xff.md")), "").expect("a file");
        assert!(matches!(open(&base).list(), Err(WorldError::NotUtf8 { .. })));
    }
}
