//! A knowledge base of its own for each test: what `monograph init` makes, in a folder that goes with the value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program.
pub const MONOGRAPH: &str = env!("CARGO_BIN_EXE_monograph");

/// The page that `init` makes.
pub const PAGE: &str = "content/compounds/nicotinamide-riboside.md";

/// The day of every test, so that none grows old.
const TODAY: &str = "2026-11-22";

/// A knowledge base on disk.
pub struct Base {
    _folder: tempfile::TempDir,
    /// The folder above the root.
    pub above: PathBuf,
    /// The root.
    pub root: PathBuf,
}

impl Base {
    /// A new one.
    pub fn new() -> Base {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let above = fs::canonicalize(folder.path()).expect("a folder");
        let base = Base { root: above.join("kb"), above, _folder: folder };
        let made = base.monograph(&["init"]).output().expect("the program runs");
        assert!(made.status.success(), "{}", said(&made));
        base
    }

    /// Writes a file, with its folder.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Replaces words that stand in a file.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.join(path)).expect("a file");
        assert!(text.contains(from), "{path} does not say {from:?}");
        self.write(path, &text.replace(from, to));
    }

    /// The program, to work on this base.
    pub fn monograph(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(MONOGRAPH);
        command.arg("--root").arg(&self.root).args(["--today", TODAY]).args(arguments).env("NO_COLOR", "1");
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.monograph(arguments).output().expect("the program runs")
    }

    /// Runs the program, which must end well.
    pub fn succeeds(&self, arguments: &[&str]) {
        let finished = self.run(arguments);
        assert!(finished.status.success(), "{arguments:?}: {}", said(&finished));
    }
}

/// All that a program said.
pub fn said(finished: &Output) -> String {
    String::from_utf8_lossy(&[finished.stdout.as_slice(), finished.stderr.as_slice()].concat()).into_owned()
}

/// Every file below a folder with its bytes, by path.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a folder that can be read"));
    let files = walk.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let name = entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("a file"))
    });
    files.collect()
}
