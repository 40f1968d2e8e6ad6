//! The folder swap where a unit test cannot go: builds that are killed, full disks, file systems that cannot exchange.
//!
//! Each test runs this very binary once more, as one of the `child_…` tests, in a process of its own; where it needs
//! a small disk or another file system, in a mount namespace of its own (`unshare`).
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests make and read files and time themselves")]

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Finished, Stdio};
use std::time::{Duration, Instant};

use monograph::emit::write::fault::WriteError;
use monograph::emit::write::output::Output;
use monograph::emit::write::writer::{Mode, Writer};

/// Where a child works.
const FOLDER: &str = "MONOGRAPH_SWAP_TEST";

const PAGES: usize = 60;

fn begin(above: &Path, mode: Mode) -> Result<Writer, WriteError> {
    let root = above.join("kb");
    fs::create_dir_all(&root).expect("a folder");
    Writer::begin(Output::resolve(&above.join("public"), &root)?, mode)
}

/// A site of which each page says the same.
fn build(above: &Path, mode: Mode, text: &str) -> Result<(), WriteError> {
    let writer = begin(above, mode)?;
    for page in 0..PAGES {
        writer.file(&format!("compounds/c{page}/index.html"), text.as_bytes())?;
    }
    writer.finish().map(drop)
}

/// The text that all pages of the site share, none missing.
fn whole(public: &Path) -> String {
    let page = |page: usize| {
        fs::read_to_string(public.join(format!("compounds/c{page}/index.html"))).expect("each page is there")
    };
    let text = page(0);
    assert!((1..PAGES).all(|number| page(number) == text), "pages of two builds");
    assert!(public.join(".monograph").exists());
    text
}

fn neighbours(above: &Path) -> Vec<String> {
    let entries = fs::read_dir(above).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// This binary as the child `name` in `folder`, after the shell commands `before`.
fn child(name: &str, folder: &Path, before: &str) -> Command {
    let mut command = Command::new("sh");
    let this = std::env::current_exe().expect("this test has a path");
    command.args(["-c", &format!(r#"{before} exec "$0" --ignored --exact {name}"#)]).arg(this);
    command.env(FOLDER, folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The child `name` in a mount namespace of its own, with `mounts` done in `folder`.
fn child_with_mounts(name: &str, folder: &Path, mounts: &str) -> Command {
    let inner = child(name, folder, &format!("set -e; cd {}; {mounts};", folder.display()));
    let mut command = Command::new("unshare");
    command.args(["-rm", "--"]).arg(inner.get_program()).args(inner.get_args());
    command.env(FOLDER, folder).stdin(Stdio::null());
    command
}

/// Whether this machine lets a user mount in a namespace of their own (not all containers do).
fn may_mount() -> bool {
    let tried = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).output();
    tried.is_ok_and(|finished| finished.status.success())
}

fn assert_passed(finished: &Finished) {
    let text = [finished.stdout.as_slice(), finished.stderr.as_slice()].concat();
    let text = String::from_utf8_lossy(&text);
    assert!(finished.status.success() && text.contains("1 passed"), "the child failed:\n{text}");
}

fn temporary() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = fs::canonicalize(folder.path()).expect("a folder");
    (folder, path)
}

fn child_folder() -> PathBuf {
    PathBuf::from(std::env::var_os(FOLDER).expect("run by another test of this file"))
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    let (_guard, above) = temporary();
    build(&above, Mode::Swap, "0").expect("the first site");
    let mut seen = vec!["0".to_owned()];
    for round in 0..60u64 {
        let public = above.join("public");
        let before = inode(&public);
        let mut running = child("child_builds_until_killed", &above, "").spawn().expect("a child");
        if round % 2 == 1 {
            wait_until(|| inode(&public) != before);
        }
        // From at once to well into a later build, in uneven steps.
        std::thread::sleep(Duration::from_micros(round * 1_311));
        running.kill().expect("killed");
        running.wait().expect("ended");
        seen.push(whole(&public));
    }
    seen.dedup();
    assert!(seen.len() > 30, "every second child was killed after a swap: {seen:?}");
    build(&above, Mode::Swap, "last").expect("the next build finds its way");
    assert_eq!(whole(&above.join("public")), "last");
    assert_eq!(neighbours(&above), ["kb", "public"], "stale work folders are gone");
}

fn inode(folder: &Path) -> u64 {
    fs::metadata(folder).expect("the output is always there").ino()
}

fn wait_until(done: impl Fn() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(60), "a child builds within a minute");
        std::thread::sleep(Duration::from_micros(200));
    }
}

#[test]
#[ignore = "the child of a_build_killed_at_any_moment_leaves_a_whole_site"]
fn child_builds_until_killed() {
    let above = child_folder();
    for number in 1u64.. {
        build(&above, Mode::Swap, &format!("{} {number}", std::process::id())).expect("builds");
    }
}

#[test]
fn a_file_that_outgrows_its_limit_leaves_the_old_site() {
    let (_guard, above) = temporary();
    // 64 blocks of 512 bytes; an ignored signal makes the write fail instead of ending the process.
    let finished = child("child_runs_out_of_space", &above, r#"trap "" XFSZ; ulimit -f 64;"#).output();
    assert_passed(&finished.expect("a child"));
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    if !may_mount() {
        eprintln!("not tried: this machine allows no mounts (a_file_that_outgrows_its_limit is tried everywhere)");
        return;
    }
    let (_guard, above) = temporary();
    let mounts = "mount -t tmpfs -o size=1m none .; cd .";
    assert_passed(&child_with_mounts("child_runs_out_of_space", &above, mounts).output().expect("a child"));
}

#[test]
#[ignore = "the child of the tests on full disks"]
fn child_runs_out_of_space() {
    let above = child_folder();
    build(&above, Mode::Swap, "old").expect("there is room for a small site");
    let page = vec![b'x'; 100_000];
    let failed = begin(&above, Mode::Swap).and_then(|writer| {
        (0..100).try_for_each(|number| writer.file(&format!("{number}.html"), &page))?;
        writer.finish()
    });
    let Err(WriteError::Io { source, .. }) = failed else { panic!("there is no room for 10 MB: {failed:?}") };
    assert!(matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::FileTooLarge), "{source}");
    assert_eq!(whole(&above.join("public")), "old");
    assert_eq!(neighbours(&above), ["kb", "public"], "the failed build takes its work folder away");
    build(&above, Mode::Swap, "new").expect("and so there is room again");
    assert_eq!(whole(&above.join("public")), "new");
}

/// Runs the child that meets an output which cannot be exchanged, after `mounts`.
#[expect(clippy::print_stderr, reason = "what was not tried must be seen")]
fn cannot_exchange(mounts: &str) {
    if !may_mount() {
        eprintln!("not tried: this machine allows no mounts");
        return;
    }
    let (_guard, above) = temporary();
    build(&above.join("lower"), Mode::Swap, "old").expect("a site");
    for folder in ["upper", "work", "here/public"] {
        fs::create_dir_all(above.join(folder)).expect("a folder");
    }
    assert_passed(&child_with_mounts("child_cannot_exchange", &above, mounts).output().expect("a child"));
}

#[test]
fn a_mount_point_is_refused_and_written_in_place() {
    cannot_exchange("mount -t tmpfs none here/public; cp -a lower/public/. here/public");
}

#[test]
fn a_bind_mount_on_the_same_device_is_refused_and_written_in_place() {
    cannot_exchange("mount --bind lower/public here/public");
}

#[test]
fn a_containers_lower_layer_is_refused_and_written_in_place() {
    cannot_exchange("mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work here");
}

#[test]
#[ignore = "the child of the tests on file systems that cannot exchange"]
fn child_cannot_exchange() {
    let above = child_folder().join("here");
    let refused = build(&above, Mode::Swap, "new");
    let Err(error @ WriteError::CannotExchange { .. }) = refused else { panic!("{refused:?}") };
    assert!(error.to_string().contains("`--in-place`"), "{error}");
    assert_eq!(whole(&above.join("public")), "old");
    assert_eq!(neighbours(&above), ["kb", "public"], "no work folder is left");
    build(&above, Mode::InPlace, "new").expect("in place it can be written");
    assert_eq!(whole(&above.join("public")), "new");
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error_that_names_it() {
    let (_guard, above) = temporary();
    build(&above, Mode::Swap, "old").expect("a site");
    // `/proc` takes no folders, whoever asks.
    let root = above.join("kb");
    let output = Output::resolve(Path::new("/proc/monograph-out"), &root).expect("nothing there yet");
    let refused = Writer::begin(output, Mode::Swap);
    let Err(WriteError::Io { path, source }) = refused else { panic!("{refused:?}") };
    assert!(path.starts_with("/proc"));
    assert!(source.kind() != io::ErrorKind::Other);
}
