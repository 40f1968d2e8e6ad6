//! Where the output is, and whether it may be written at all. Touches nothing.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::emit::write::fault::WriteError;
use crate::source::world::{CONFIG, FOLDERS, is_plain};

/// The file by which a folder is known to be ours to replace. Written first and removed last, always.
pub const MARKER: &str = ".monograph";

/// What [`MARKER`] holds.
pub const MARKER_TEXT: &str = "This folder is written whole by `monograph build`: whatever is put here is lost.\n";

/// Files that keep an empty folder in git; a folder with nothing else counts as empty, and they are carried over.
pub const PLACEHOLDERS: [&str; 2] = [".gitignore", ".gitkeep"];

/// An output folder that may be written.
#[derive(Debug)]
pub struct Output {
    /// As the user gave it, for messages.
    pub given: PathBuf,
    /// Absolute, links resolved. Its last part, and more, may not exist yet.
    pub place: PathBuf,
}

impl Output {
    /// Finds where `out` really is, and refuses it where writing could destroy what is not ours.
    pub fn resolve(out: &Path, root: &Path) -> Result<Output, WriteError> {
        let given = out.to_path_buf();
        let place = resolve_missing(out).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => WriteError::BrokenLink { out: given.clone() },
            io::ErrorKind::NotADirectory => WriteError::NotAFolder { out: given.clone() },
            _ => WriteError::Io { path: given.clone(), source },
        })?;
        let root_place = fs::canonicalize(root).map_err(WriteError::at(root))?;
        if root_place.starts_with(&place) {
            return Err(WriteError::HoldsRoot { out: given, root: root.to_path_buf() });
        }
        for name in FOLDERS.into_iter().chain([CONFIG]) {
            let input = root_place.join(name);
            let resolved = fs::canonicalize(&input).unwrap_or_else(|_| input.clone());
            // The name itself counts too, should it be a link.
            let meets = |input: &Path| place.starts_with(input) || input.starts_with(&place);
            if meets(&resolved) || meets(&input) {
                return Err(WriteError::MeetsInput { out: given, input: root.join(name) });
            }
        }
        let output = Output { given, place };
        output.refuse_foreign()?;
        Ok(output)
    }

    /// Whether the folder is there already.
    pub fn exists(&self) -> bool {
        self.place.is_dir()
    }

    fn refuse_foreign(&self) -> Result<(), WriteError> {
        match fs::metadata(&self.place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(source) => Err(WriteError::Io { path: self.given.clone(), source }),
            Ok(metadata) if !metadata.is_dir() => Err(WriteError::NotAFolder { out: self.given.clone() }),
            Ok(_) if is_ours(&self.place).map_err(WriteError::at(&self.given))? => Ok(()),
            Ok(_) => Err(WriteError::NotOurs { path: self.given.clone() }),
        }
    }
}

/// Whether a folder has our marker, or nothing but placeholders.
pub(crate) fn is_ours(folder: &Path) -> io::Result<bool> {
    if fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(true);
    }
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !PLACEHOLDERS.iter().any(|placeholder| name == *placeholder) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether `path` may name an output file: below the output, and none of our own files.
pub(crate) fn is_output_name(path: &str) -> bool {
    let own = path.starts_with(MARKER) || PLACEHOLDERS.contains(&path);
    is_plain(path) && !own
}

/// `fs::canonicalize` for a path of which the last parts may not exist. A link to nothing is "not found".
fn resolve_missing(path: &Path) -> io::Result<PathBuf> {
    let mut place = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        if part == Component::ParentDir {
            place.pop();
            continue;
        }
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(_) => place = fs::canonicalize(&place)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(place)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    struct Base {
        _folder: tempfile::TempDir,
        above: PathBuf,
        root: PathBuf,
    }

    impl Base {
        fn resolve(&self, out: &str) -> Result<Output, WriteError> {
            Output::resolve(&self.root.join(out), &self.root)
        }

        fn put(&self, path: &str) {
            let path = self.root.join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            write(&path);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a test makes its files")]
    fn write(path: &Path) {
        fs::write(path, "x").expect("a file");
    }

    fn base() -> Base {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let above = fs::canonicalize(folder.path()).expect("a folder");
        let root = above.join("kb");
        for name in ["content", "references"] {
            fs::create_dir_all(root.join(name)).expect("a folder");
        }
        write(&root.join("monograph.toml"));
        Base { _folder: folder, above, root }
    }

    #[test]
    fn a_missing_or_empty_folder_is_accepted() {
        let base = base();
        assert_eq!(base.resolve("public").expect("accepted").place, base.root.join("public"));
        assert_eq!(base.resolve("a/b/public/").expect("accepted").place, base.root.join("a/b/public"));
        assert_eq!(base.resolve("../public").expect("accepted").place, base.above.join("public"));
        base.put("public/.gitkeep");
        base.put("public/.gitignore");
        assert!(base.resolve("public").expect("accepted").exists());
    }

    #[test]
    fn a_folder_with_the_marker_is_accepted_and_one_without_refused() {
        let base = base();
        base.put("public/index.html");
        assert!(matches!(base.resolve("public"), Err(WriteError::NotOurs { .. })));
        base.put("public/.monograph");
        assert!(base.resolve("public").is_ok());
        fs::create_dir_all(base.root.join("other/.monograph")).expect("a folder");
        assert!(matches!(base.resolve("other"), Err(WriteError::NotOurs { .. })));
    }

    #[test]
    fn the_root_and_what_holds_it_are_refused() {
        let base = base();
        for out in [".", "..", "/", "content/..", "public/../../kb", "../none/../kb"] {
            let refused = base.resolve(out);
            assert!(matches!(refused, Err(WriteError::HoldsRoot { .. })), "{out}: {refused:?}");
        }
        symlink(&base.root, base.above.join("alias")).expect("a link");
        for out in ["../alias", "none/../../alias"] {
            assert!(matches!(base.resolve(out), Err(WriteError::HoldsRoot { .. })), "{out}");
        }
    }

    #[test]
    fn inputs_and_what_lies_in_or_holds_them_are_refused() {
        let base = base();
        fs::create_dir_all(base.above.join("data/styles")).expect("a folder");
        symlink(base.above.join("data/styles"), base.root.join("styles")).expect("a link");
        let outs =
            ["content", "content/out", "references/a/b", "static/out", "monograph.toml", "styles", "../data/styles/a"];
        for out in outs.into_iter().chain(["../data", "../data/styles"]) {
            let refused = base.resolve(out);
            assert!(matches!(refused, Err(WriteError::MeetsInput { .. })), "{out}: {refused:?}");
        }
        assert!(base.resolve("contents").is_ok());
    }

    #[test]
    fn files_and_broken_links_are_refused() {
        let base = base();
        base.put("file");
        assert!(matches!(base.resolve("file"), Err(WriteError::NotAFolder { .. })));
        assert!(matches!(base.resolve("file/out"), Err(WriteError::NotAFolder { .. })));
        symlink("nowhere", base.root.join("link")).expect("a link");
        assert!(matches!(base.resolve("link"), Err(WriteError::BrokenLink { .. })));
        assert!(matches!(base.resolve("link/out"), Err(WriteError::BrokenLink { .. })));
    }

    #[test]
    fn a_linked_output_is_the_folder_it_leads_to() {
        let base = base();
        fs::create_dir_all(base.above.join("www")).expect("a folder");
        symlink(base.above.join("www"), base.root.join("public")).expect("a link");
        assert_eq!(base.resolve("public").expect("accepted").place, base.above.join("www"));
    }

    #[test]
    fn names_that_climb_or_are_ours_are_no_output_names() {
        for path in ["index.html", "a/b/c.json", ".well-known/x", ".nojekyll", "a/.gitignore"] {
            assert!(is_output_name(path), "{path}");
        }
        for path in ["", "/etc/passwd", "../a", "a/../../b", "a//b", ".monograph", ".monograph-x/y", ".gitignore"] {
            assert!(!is_output_name(path), "{path}");
        }
    }
}
