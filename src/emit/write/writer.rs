//! The writer of a site: files go in from several threads, and the folder changes when all of them are in.
//!
//! How the folder changes is [`crate::emit::write::swap`]'s matter, or [`crate::emit::write::in_place`]'s.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::emit::write::fault::WriteError;
use crate::emit::write::in_place::InPlace;
use crate::emit::write::output::{Output, is_output_name};
use crate::emit::write::swap::Swap;

/// How the new site takes the old one's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As a whole, in one step, or not at all.
    Swap,
    /// File by file, for file systems that cannot do better.
    InPlace,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Files, without our own.
    pub files: u64,
    /// Bytes in them.
    pub bytes: u64,
}

/// A site being written. Dropped before [`Writer::finish`], it leaves the old site as it was (but for [`Mode::InPlace`]).
#[derive(Debug)]
pub struct Writer {
    way: Way,
    files: AtomicU64,
    bytes: AtomicU64,
}

#[derive(Debug)]
enum Way {
    Swap(Swap),
    InPlace(InPlace),
}

impl Writer {
    /// Locks the output and readies the folder to write to. Refusals are told here, before the work.
    pub fn begin(output: Output, mode: Mode) -> Result<Writer, WriteError> {
        let way = match mode {
            Mode::Swap => Way::Swap(Swap::begin(output)?),
            Mode::InPlace => Way::InPlace(InPlace::begin(output)?),
        };
        Ok(Writer { way, files: AtomicU64::new(0), bytes: AtomicU64::new(0) })
    }

    /// Writes a file; `path` is relative to the output, with `/`, and given once.
    pub fn file(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.put(path, |file| write(file, path, bytes).map(|()| bytes.len() as u64))
    }

    /// Writes a file from a stream, without holding it in memory.
    pub fn copy(&self, path: &str, from: &mut dyn Read) -> Result<(), WriteError> {
        self.put(path, |file| {
            let mut buffer = vec![0; 64 << 10];
            let mut length = 0;
            loop {
                let count = match from.read(&mut buffer) {
                    Ok(0) => return Ok(length),
                    Ok(count) => count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(source) => return Err(WriteError::Source { path: path.to_owned(), source }),
                };
                write(file, path, buffer.get(..count).unwrap_or_default())?;
                length += count as u64;
            }
        })
    }

    /// Puts the new site in place of the old one.
    pub fn finish(self) -> Result<Written, WriteError> {
        match self.way {
            Way::Swap(swap) => swap.finish()?,
            Way::InPlace(in_place) => in_place.finish()?,
        }
        Ok(Written { files: self.files.into_inner(), bytes: self.bytes.into_inner() })
    }

    fn put(&self, path: &str, fill: impl FnOnce(&mut File) -> Result<u64, WriteError>) -> Result<(), WriteError> {
        if !is_output_name(path) {
            return Err(WriteError::Name { path: path.to_owned() });
        }
        let fill = |file: &mut File| {
            let length = fill(file)?;
            self.files.fetch_add(1, Ordering::Relaxed);
            self.bytes.fetch_add(length, Ordering::Relaxed);
            Ok(())
        };
        match &self.way {
            Way::Swap(swap) => swap.put(path, fill),
            Way::InPlace(in_place) => in_place.put(path, fill),
        }
    }
}

fn write(file: &mut File, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
    file.write_all(bytes).map_err(WriteError::at(Path::new(path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::write::output::MARKER;
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::PathBuf;

    struct Base {
        folder: tempfile::TempDir,
    }

    impl Base {
        fn new() -> Base {
            Base { folder: tempfile::tempdir().expect("a temporary folder") }
        }

        fn path(&self, path: &str) -> PathBuf {
            self.folder.path().join(path)
        }

        #[expect(clippy::disallowed_methods, reason = "a test makes its files")]
        fn put(&self, path: &str, text: &str) {
            let path = self.path(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }

        fn begin(&self, mode: Mode) -> Result<Writer, WriteError> {
            fs::create_dir_all(self.path("kb")).expect("a folder");
            Writer::begin(Output::resolve(&self.path("public"), &self.path("kb"))?, mode)
        }

        fn build(&self, mode: Mode, files: &[(&str, &str)]) -> Result<Written, WriteError> {
            let writer = self.begin(mode)?;
            for (path, text) in files {
                writer.file(path, text.as_bytes())?;
            }
            writer.finish()
        }

        /// All files below a folder but the marker, with their text.
        fn files(&self, folder: &str) -> BTreeMap<String, String> {
            let mut files = BTreeMap::new();
            collect(&self.path(folder), "", &mut files);
            files
        }

        fn names(&self, folder: &str) -> Vec<String> {
            self.files(folder).into_keys().collect()
        }

        /// What stands beside the output: work folders would.
        fn neighbours(&self) -> Vec<String> {
            let entries = fs::read_dir(self.folder.path()).expect("a folder");
            let mut names: Vec<String> =
                entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{name}/"), files);
            } else if name != MARKER {
                files.insert(name, fs::read_to_string(entry.path()).expect("text"));
            }
        }
    }

    const MODES: [Mode; 2] = [Mode::Swap, Mode::InPlace];

    #[test]
    fn a_build_replaces_the_whole_folder_and_leaves_nothing_beside_it() {
        for mode in MODES {
            let base = Base::new();
            let written = base.build(mode, &[("index.html", "1"), ("a/b.html", "one")]).expect("builds");
            assert_eq!(written, Written { files: 2, bytes: 4 });
            assert_eq!(base.names("public"), [".gitignore", "a/b.html", "index.html"]);
            base.build(mode, &[("index.html", "2"), ("c/d/e.html", "x")]).expect("builds again");
            assert_eq!(base.names("public"), [".gitignore", "c/d/e.html", "index.html"], "{mode:?}");
            assert_eq!(base.files("public")["index.html"], "2");
            assert_eq!(base.files("public")[".gitignore"], "*\n");
            assert!(!base.path("public/a").exists());
            assert_eq!(base.neighbours(), ["kb", "public"]);
        }
    }

    #[test]
    fn many_threads_write_at_once() {
        for mode in MODES {
            let base = Base::new();
            let writer = base.begin(mode).expect("begins");
            std::thread::scope(|scope| {
                for thread in 0..8 {
                    let writer = &writer;
                    scope.spawn(move || {
                        for page in 0..50 {
                            let path = format!("compounds/c{}/{thread}.html", page);
                            writer.file(&path, path.as_bytes()).expect("writes");
                        }
                    });
                }
            });
            assert_eq!(writer.finish().expect("finishes").files, 400);
            let files = base.files("public");
            assert_eq!(files.len(), 401);
            assert!(files.iter().all(|(path, text)| path == text || path == ".gitignore"));
        }
    }

    #[test]
    fn a_dropped_build_leaves_the_old_site_and_no_trace() {
        let base = Base::new();
        base.build(Mode::Swap, &[("index.html", "old")]).expect("builds");
        let writer = base.begin(Mode::Swap).expect("begins");
        writer.file("index.html", b"new").expect("writes");
        drop(writer);
        assert_eq!(base.files("public")["index.html"], "old");
        assert_eq!(base.neighbours(), ["kb", "public"]);
    }

    #[test]
    fn placeholders_are_carried_over_and_a_users_gitignore_is_kept() {
        for mode in MODES {
            let base = Base::new();
            base.put("public/.gitkeep", "");
            base.put("public/.gitignore", "*\n!.gitignore\n");
            for _ in 0..2 {
                base.build(mode, &[("index.html", "x")]).expect("builds");
                assert_eq!(base.names("public"), [".gitignore", ".gitkeep", "index.html"]);
                assert_eq!(base.files("public")[".gitignore"], "*\n!.gitignore\n");
            }
        }
    }

    #[test]
    fn names_that_climb_and_places_taken_are_refused() {
        for mode in MODES {
            let base = Base::new();
            let writer = base.begin(mode).expect("begins");
            for path in ["../kb/x", "/etc/x", "a/../../x", ".monograph", ".gitignore", ""] {
                assert!(matches!(writer.file(path, b""), Err(WriteError::Name { .. })), "{path}");
            }
            writer.file("a/b", b"").expect("writes");
            for path in ["a/b", "a", "a/b/c"] {
                let refused = writer.file(path, b"");
                assert!(matches!(refused, Err(WriteError::Twice { .. })), "{mode:?} {path}: {refused:?}");
            }
        }
    }

    #[test]
    fn a_second_build_of_one_output_is_refused_while_the_first_runs() {
        for (first, second) in [(Mode::Swap, Mode::Swap), (Mode::InPlace, Mode::Swap), (Mode::Swap, Mode::InPlace)] {
            let base = Base::new();
            base.build(Mode::Swap, &[("index.html", "old")]).expect("builds");
            let writer = base.begin(first).expect("begins");
            assert!(matches!(base.begin(second), Err(WriteError::Locked { .. })), "{first:?} {second:?}");
            writer.file("index.html", b"new").expect("the first goes on");
            writer.finish().expect("finishes");
            assert_eq!(base.files("public")["index.html"], "new");
        }
        let base = Base::new();
        let _first = base.begin(Mode::Swap).expect("begins, with no output yet");
        assert!(matches!(base.begin(Mode::Swap), Err(WriteError::Locked { .. })));
    }

    #[test]
    fn a_stale_work_folder_is_cleared_and_a_strangers_is_not() {
        let base = Base::new();
        base.put(".public.monograph-work/.monograph", "");
        base.put(".public.monograph-work/left/over.html", "stale");
        base.build(Mode::Swap, &[("index.html", "x")]).expect("builds");
        assert_eq!(base.names("public"), [".gitignore", "index.html"]);
        base.put(".public.monograph-work/mine.txt", "precious");
        assert!(matches!(base.begin(Mode::Swap), Err(WriteError::NotOurs { .. })));
        assert_eq!(base.names(".public.monograph-work"), ["mine.txt"]);
        fs::remove_dir_all(base.path(".public.monograph-work")).expect("removed");
        base.put(".public.monograph-work", "a file");
        assert!(matches!(base.begin(Mode::Swap), Err(WriteError::NotOurs { .. })));
    }

    #[test]
    fn a_linked_output_stays_a_link() {
        for mode in MODES {
            let base = Base::new();
            fs::create_dir_all(base.path("www/site")).expect("a folder");
            std::os::unix::fs::symlink("www/site", base.path("public")).expect("a link");
            for text in ["1", "2"] {
                base.build(mode, &[("index.html", text)]).expect("builds");
                assert_eq!(base.files("www/site")["index.html"], text);
                assert!(base.path("public").is_symlink());
            }
            assert_eq!(base.names("www"), ["site/.gitignore", "site/.monograph", "site/index.html"]);
        }
    }

    #[test]
    fn the_new_folder_has_the_old_ones_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let base = Base::new();
        base.build(Mode::Swap, &[]).expect("builds");
        fs::set_permissions(base.path("public"), fs::Permissions::from_mode(0o750)).expect("permissions");
        base.build(Mode::Swap, &[]).expect("builds");
        let mode = fs::metadata(base.path("public")).expect("metadata").permissions().mode();
        assert_eq!(mode & 0o777, 0o750);
    }

    #[test]
    fn an_output_that_changes_hands_during_the_build_is_left_alone() {
        let base = Base::new();
        base.build(Mode::Swap, &[("index.html", "old")]).expect("builds");
        let writer = base.begin(Mode::Swap).expect("begins");
        fs::rename(base.path("public"), base.path("moved")).expect("moved");
        base.put("public/mine.txt", "precious");
        assert!(matches!(writer.finish(), Err(WriteError::Changed { .. })));
        assert_eq!(base.names("public"), ["mine.txt"]);
        // The same where there was no output at the beginning.
        let base = Base::new();
        let writer = base.begin(Mode::Swap).expect("begins");
        base.put("public/mine.txt", "precious");
        assert!(matches!(writer.finish(), Err(WriteError::Io { .. })));
        assert_eq!(base.names("public"), ["mine.txt"]);
        assert_eq!(base.neighbours(), ["kb", "public"]);
    }

    #[test]
    fn a_source_that_fails_is_told_apart_from_the_output() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::InvalidData.into())
            }
        }
        for mode in MODES {
            let base = Base::new();
            let writer = base.begin(mode).expect("begins");
            let long = vec![b'x'; 200_000];
            writer.copy("img/long.png", &mut long.as_slice()).expect("copies");
            assert!(matches!(writer.copy("img/broken.png", &mut Broken), Err(WriteError::Source { .. })));
            writer.finish().expect("finishes");
            assert_eq!(base.files("public")["img/long.png"].len(), long.len());
        }
    }

    #[test]
    fn in_place_files_and_folders_take_each_others_place() {
        let base = Base::new();
        base.build(Mode::InPlace, &[("a", "file"), ("b/c/d", "deep"), ("e/f", "x")]).expect("builds");
        base.put("public/.monograph-part-7", "left by a killed build");
        base.build(Mode::InPlace, &[("a/b/c", "deep"), ("b", "file"), ("e/f/g", "y")]).expect("builds");
        assert_eq!(base.names("public"), [".gitignore", "a/b/c", "b", "e/f/g"]);
    }

    #[test]
    fn in_place_a_link_in_the_output_is_refused() {
        let base = Base::new();
        base.build(Mode::InPlace, &[("a/b", "x")]).expect("builds");
        base.put("elsewhere/b", "precious");
        fs::remove_dir_all(base.path("public/a")).expect("removed");
        std::os::unix::fs::symlink("../elsewhere", base.path("public/a")).expect("a link");
        assert!(matches!(base.begin(Mode::InPlace), Err(WriteError::HoldsLink { .. })));
        // The swap replaces the link and leaves alone what it leads to.
        base.build(Mode::Swap, &[("a/b", "new")]).expect("builds");
        assert_eq!(base.files("elsewhere")["b"], "precious");
        assert_eq!(base.files("public")["a/b"], "new");
    }
}
