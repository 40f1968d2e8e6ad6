//! `monograph build`: what it refuses, what it leaves whole, and that the same files give the same bytes.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::base::{Base, MONOGRAPH, PAGE, said, tree};

/// Runs a build that must not be, and checks that the old site is whole.
fn refused(base: &Base, arguments: &[&str], status: i32, words: &[&str]) {
    let public = base.root.join("public");
    let before = tree(&public);
    let finished = base.run(arguments);
    let said = said(&finished);
    assert_eq!(finished.status.code(), Some(status), "{arguments:?}: {said}");
    for words in words {
        assert!(said.contains(words), "{arguments:?} does not say {words:?}: {said}");
    }
    assert!(finished.stdout.is_empty(), "{arguments:?}: what is no result is told beside the results");
    assert_eq!(tree(&public), before, "{arguments:?}: the old site is whole");
}

#[test]
fn an_output_that_is_not_for_sites_is_refused() {
    let base = Base::new();
    base.succeeds(&["build"]);
    fs::create_dir(base.above.join("foreign")).expect("a folder");
    fs::write(base.above.join("foreign/thesis.txt"), "years of work").expect("a file");
    symlink("../foreign", base.root.join("link")).expect("a link");
    let holds_root = "is or holds the knowledge base";
    let meets_input = "is, holds or lies in the input";
    let not_ours = "is not empty and was not made by monograph";
    for (out, words) in [
        (".", holds_root),
        ("..", holds_root),
        ("/", holds_root),
        ("content", meets_input),
        ("content/compounds/site", meets_input),
        ("references", meets_input),
        ("templates", meets_input),
        ("static/site", meets_input),
        ("monograph.toml", meets_input),
        ("../foreign", not_ours),
        ("link", not_ours),
        (".gitignore", "is not a folder"),
    ] {
        for way in [&[][..], &["--in-place"]] {
            let arguments = [&["build", "--out", out][..], way].concat();
            refused(&base, &arguments, 2, &["error: cannot build there; `--out DIR` names another folder", words]);
        }
    }
    let kept = fs::read_to_string(base.above.join("foreign/thesis.txt"));
    assert_eq!(kept.expect("the file"), "years of work");
}

#[test]
fn a_refusal_comes_before_findings() {
    let base = Base::new();
    base.succeeds(&["build"]);
    base.write(PAGE, "no page at all");
    refused(&base, &["build", "--out", "."], 2, &["cannot build there"]);
}

#[test]
fn findings_at_error_level_leave_the_old_site() {
    let base = Base::new();
    base.succeeds(&["build"]);
    base.replace(PAGE, "routes: [oral]", "routes: [orral]");
    refused(&base, &["build"], 1, &["error[SYN004]: `orral` is no route", "did you mean `oral`?"]);
}

#[test]
fn what_cannot_be_printed_leaves_the_old_site() {
    let base = Base::new();
    base.succeeds(&["build"]);
    base.write("templates/compound.html", "{{ broken");
    refused(&base, &["build"], 2, &["compound.html"]);
    fs::remove_dir_all(base.root.join("templates")).expect("removed");
    base.replace("monograph.toml", "american-medical-association\"", "american-medical\"");
    refused(&base, &["build"], 1, &["no citation style is called `american-medical`", "american-medical-association"]);
    base.replace("monograph.toml", "style = \"american-medical\"", "style = \"american-medical-association\"");
    base.write("static/a.txt", "as it is");
    symlink("nowhere", base.root.join("static/b.txt")).expect("a link to nothing");
    refused(&base, &["build"], 2, &["cannot read static/b.txt", "what stood in public is as it was"]);
}

#[test]
fn a_folder_without_pages_is_no_knowledge_base() {
    let base = Base::new();
    base.succeeds(&["build"]);
    fs::rename(base.root.join("content"), base.root.join("pages")).expect("renamed");
    for verb in ["build", "check", "serve"] {
        refused(&base, &[verb], 2, &["there is no content/ in it", "`monograph init DIR`"]);
    }
}

#[test]
fn the_same_files_give_the_same_bytes_wherever_and_whenever() {
    let base = Base::new();
    base.succeeds(&["build", "--out", "../one"]);
    let deep = base.above.join("a/deeper/place");
    fs::create_dir_all(&deep).expect("a folder");
    fs::rename(&base.root, deep.join("kb")).expect("moved");
    let mut command = Command::new(MONOGRAPH);
    command.current_dir("/").env("SOURCE_DATE_EPOCH", "0").env("TZ", "Pacific/Kiritimati");
    command.args(["--today", "2031-01-01", "build", "--out", "../two", "--root"]).arg(deep.join("kb"));
    let finished = command.output().expect("the program runs");
    assert!(finished.status.success(), "{}", said(&finished));
    let [one, two] = [tree(&base.above.join("one")), tree(&deep.join("two"))];
    assert!(one.len() > 10 && one == two, "{:?}", one.keys());
}

#[test]
fn a_build_needs_no_network() {
    let base = Base::new();
    let mut command = Command::new("unshare");
    let build = command.args(["-rn", "--", MONOGRAPH, "build", "--root"]).arg(&base.root).output();
    let finished = build.expect("unshare runs");
    if !may_unshare("-rn") {
        eprintln!("not tried: this machine allows no network namespaces");
        return;
    }
    assert!(finished.status.success(), "{}", said(&finished));
    assert!(base.root.join("public/index.html").is_file());
}

fn may_unshare(what: &str) -> bool {
    let tried = Command::new("unshare").args([what, "--", "true"]).output();
    tried.is_ok_and(|finished| finished.status.success())
}

#[test]
fn a_build_that_is_killed_leaves_one_site_or_the_other() {
    let base = Base::new();
    let site = |title: &str| {
        base.write("monograph.toml", &format!("title = \"{title}\"\n"));
        base.succeeds(&["build"]);
        tree(&base.root.join("public"))
    };
    let sites = [site("Even"), site("Odd")];
    for round in 0..24u32 {
        let title = if round % 2 == 0 { "Even" } else { "Odd" };
        base.write("monograph.toml", &format!("title = \"{title}\"\n"));
        let mut command = base.monograph(&["build"]);
        let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        // From at once to well after its end.
        std::thread::sleep(Duration::from_millis(u64::from(round * 8)));
        running.kill().expect("killed, or ended");
        running.wait().expect("ended");
        let found = tree(&base.root.join("public"));
        assert!(sites.contains(&found), "round {round} leaves neither site: {:?}", found.keys());
    }
    base.succeeds(&["build"]);
    let names = fs::read_dir(&base.root).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let left = names.filter(|name| name.to_string_lossy().contains("work")).collect::<Vec<_>>();
    assert!(left.is_empty(), "the next build takes away what killed ones left: {left:?}");
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_so() {
    if !may_unshare("-rm") {
        eprintln!("not tried: this machine allows no mounts (tests/swap.rs tries a limit of file size)");
        return;
    }
    let base = Base::new();
    base.write("static/large.bin", &"x".repeat(3 << 20));
    let script = r#"
        set -e
        mkdir "$1/small" && mount -t tmpfs -o size=6m none "$1/small"
        cp -r "$2"/content "$2"/references "$2"/monograph.toml "$1/small"
        cd "$1/small"
        "$0" build
        find public -type f -exec cksum {} + | sort >../before
        mkdir static && cp "$2/static/large.bin" static
        "$0" build || echo "status $?"
        find public -type f -exec cksum {} + | sort >../after
        cmp ../before ../after && test -s ../before && ls -A
    "#;
    let mut command = Command::new("unshare");
    command.args(["-rm", "--", "sh", "-c", script, MONOGRAPH]).args([&base.above, &base.root]);
    let finished = command.output().expect("unshare runs");
    let said = said(&finished);
    assert!(finished.status.success(), "{said}");
    for words in ["status 2", "what stood in public is as it was", "cannot write large.bin", "No space left on device"]
    {
        assert!(said.contains(words), "{said}");
    }
    assert!(!said.contains("monograph-work"), "the failed build takes its work folder away: {said}");
}

/// The program as a user who owns nothing here; `None` where this machine does not let one be had.
fn nobody(base: &Base, arguments: &[&str]) -> Option<Command> {
    if fs::metadata(&base.root).is_ok_and(|root| fs::read_dir("/root").is_err() && !root.permissions().readonly()) {
        return Some(base.monograph(arguments));
    }
    for folder in [&base.above, &base.root] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("opened to all");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--", MONOGRAPH]);
    let tried = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "--", MONOGRAPH, "--version"])
        .output();
    let may = tried.is_ok_and(|finished| finished.status.success());
    may.then(|| {
        command.arg("--root").arg(&base.root).args(arguments).env("NO_COLOR", "1");
        command
    })
}

#[test]
fn what_may_not_be_read_or_written_is_told() {
    let base = Base::new();
    let close = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("closed");
    let open = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("opened");
    let run = |arguments: &[&str]| {
        let finished = nobody(&base, arguments)?.output().expect("the program runs");
        Some((finished.status.code(), said(&finished)))
    };
    let page = base.root.join(PAGE);
    close(&page);
    let Some((status, words)) = run(&["check"]) else {
        eprintln!("not tried: this machine lets no other user be had");
        return;
    };
    assert_eq!(status, Some(1), "{words}");
    assert!(words.contains("error[SYN001]: the file cannot be read: permission denied"), "{words}");
    open(&page, 0o644);
    let references = base.root.join("references");
    close(&references);
    let (status, words) = run(&["check"]).expect("it was to be had before");
    open(&references, 0o755);
    assert!(status == Some(2) && words.contains("references"), "{words}");
    open(&base.root, 0o555);
    let (status, words) = run(&["build"]).expect("it was to be had before");
    open(&base.root, 0o755);
    assert!(status == Some(2) && words.contains("ermission denied"), "{words}");
    assert!(!base.root.join("public").exists());
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let base = Base::new();
    for arguments in ["schema", "explain", "explain SYN001", "check --format sarif", "build"] {
        let script = format!(r#"{{ "$0" --root "$1" {arguments}; }} 2>&1 >&3 3>&- | cat >&2"#);
        // Standard output is a pipe that nobody reads.
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new("sh");
        command.args(["-c", &format!("exec 3>&1; {script}"), MONOGRAPH]).arg(&base.root).stdout(writer);
        let finished = command.stderr(Stdio::piped()).output().expect("a shell");
        assert!(!said(&finished).contains("roken pipe"), "{arguments}: {}", said(&finished));
    }
}
