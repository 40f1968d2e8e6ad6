//! A knowledge base in a git repository of its own, whose commits are the same on every machine.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::base::{MONOGRAPH, said};

/// The repository; it goes with the value.
pub struct Repository {
    pub folder: tempfile::TempDir,
    commits: u32,
}

impl Repository {
    /// An empty one.
    pub fn new() -> Repository {
        let repository = Repository { folder: tempfile::tempdir().expect("a temporary folder"), commits: 0 };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// Runs git without anybody's settings; what it prints.
    pub fn git(&self, arguments: &[&str]) -> String {
        git(self.folder.path(), self.commits, arguments)
    }

    /// Writes a file, with its folder.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Replaces words that stand in a file once.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{path} says {from:?} once");
        self.write(path, &text.replace(from, to));
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).expect("a file")
    }

    /// Commits everything, each commit a day after the one before.
    pub fn commit(&mut self, message: &str) {
        self.commits += 1;
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// Runs `monograph diff` at the repository's top.
    pub fn diff(&self, arguments: &[&str]) -> Output {
        diff(self.folder.path(), arguments)
    }

    /// What `monograph diff` prints, where it ends well.
    pub fn changes(&self, arguments: &[&str]) -> String {
        let output = self.diff(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

/// Runs git in a folder, on a day of its own.
pub fn git(folder: &Path, day: u32, arguments: &[&str]) -> String {
    let date = format!("2026-10-{:02}T12:00:00Z", day.max(1));
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|key| (key, "Editor")))
        .envs(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|key| (key, "editor@example.org")))
        .envs(["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"].map(|key| (key, date.as_str())))
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs `monograph diff` on a root.
pub fn diff(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(MONOGRAPH);
    command.arg("--root").arg(root).arg("diff").args(arguments).env("NO_COLOR", "1").env("COLUMNS", "100");
    command.env("SOURCE_DATE_EPOCH", "1793000000").output().expect("the program runs")
}
