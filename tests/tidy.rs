//! What keeps the house in order: layers, lists of modules, sizes, the map, and no trace of anyone's machine.
//!
//! The lists are kept, not only judged: a test that finds one wrong writes it anew, fails once, and passes on the
//! next run.
#![expect(clippy::disallowed_methods, reason = "tests read and mend the repository's files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each layer with what it may use beside `base` and itself. `bin` may use all, and nothing uses it.
const LAYERS: [(&str, &[&str]); 8] = [
    ("base", &[]),
    ("source", &[]),
    ("model", &["source"]),
    ("derive", &["source", "model"]),
    ("check", &["source", "model", "derive"]),
    ("render", &["source", "model", "derive", "check"]),
    ("emit", &["source", "model", "derive", "check", "render"]),
    ("ide", &["source", "model", "derive", "check"]),
];

const FILE_LIMIT: usize = 400;
const FUNCTION_LIMIT: usize = 80;

/// Functions over the limit that are flat tables, as `file: function`.
const FLAT_TABLES: [&str; 0] = [];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below `folder` with that ending, relative to the root, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let paths = walk.into_iter().map(|entry| entry.expect("a folder that can be read").into_path());
    let relative = paths.map(|path| path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned());
    relative.filter(|path| path.ends_with(ending)).collect()
}

/// What git would take into a commit: tracked files, and new ones that are not ignored.
fn tracked() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let names = String::from_utf8(listed.stdout).expect("names are UTF-8");
    names.split('\0').filter(|name| root().join(name).is_file()).map(str::to_owned).collect()
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// Source text without comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n")
}

/// The first names after each `crate::`, through braces too.
fn imported(code: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let name = |text: &'_ str| text.find(|c| !is_name(c)).unwrap_or(text.len());
    let mut names = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(&rest[..name(rest)]);
            continue;
        };
        let (mut depth, mut begins) = (1, true);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                c if begins && is_name(c) => {
                    names.insert(&group[at..at + name(&group[at..])]);
                    begins = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

/// Macros, which stand at the crate's root, with the layer that declares them.
fn macros() -> BTreeMap<String, String> {
    let mut macros = BTreeMap::new();
    for path in files("src", ".rs") {
        for name in read(&path).lines().filter_map(|line| line.trim().strip_prefix("macro_rules! ")) {
            let layer = path.split('/').nth(1).expect("below src");
            macros.insert(name.trim_end_matches([' ', '{', '(']).to_owned(), layer.to_owned());
        }
    }
    macros
}

#[test]
fn no_layer_imports_upward() {
    let macros = macros();
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        let layer = path.split('/').nth(1).expect("below src");
        if layer == "bin" || layer == "lib.rs" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{path}: `{layer}` is no layer"));
            continue;
        };
        let text = read(&path);
        let code = code(&text);
        for name in imported(&code).into_iter().map(|name| macros.get(name).map_or(name, String::as_str)) {
            if name != "base" && name != layer && !allowed.contains(&name) {
                wrong.push(format!("{path}: `{layer}` may not use `crate::{name}`"));
            }
        }
        if code.contains("super::super") {
            wrong.push(format!("{path}: write `crate::{layer}::…`, not `super::super`"));
        }
        if code.contains("#[allow(") || code.contains("#![allow(") {
            wrong.push(format!("{path}: write `#[expect(…, reason = …)]`, not `allow`"));
        }
    }
    assert_none("imports against the layers (docs/architecture.md)", &wrong);
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use crate::base::span::Span;\nuse crate::{\n    emit::write,\n    render::{self, x},\n};\nlet a = crate::ide::f();";
    assert_eq!(imported(code).into_iter().collect::<Vec<_>>(), ["base", "emit", "ide", "render"]);
}

#[test]
fn the_library_lists_the_layers_in_order() {
    let text = read("src/lib.rs");
    let listed: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, LAYERS.map(|(name, _)| name));
}

/// The modules that a folder holds, but for its tests, which stand last in the file that they test.
fn children(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let names = entries.filter_map(|entry| {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem()?.to_str()?.to_owned();
        let is_module = if path.is_dir() { path.join("mod.rs").exists() } else { path.extension()? == "rs" };
        (is_module && !["mod", "lib", "main", "tests"].contains(&&*stem)).then_some(stem)
    });
    names.collect()
}

/// A line that declares a module of another file: its name, without the mark of one that is a word of the language.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
    let name = line.strip_prefix("mod ")?.strip_suffix(';')?;
    let name = name.strip_prefix("r#").unwrap_or(name);
    (name != "tests" && name.chars().all(|c| c.is_alphanumeric() || c == '_')).then_some(name)
}

/// `text` with its module lines sorted, one for each of `children`; their visibility and attributes stay.
fn with_modules(text: &str, children: &BTreeSet<String>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut modules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let (mut others, mut place) = (Vec::new(), None);
    for line in &lines {
        let Some(name) = declared(line) else {
            others.push(*line);
            continue;
        };
        let mut module = vec![*line];
        while others.last().is_some_and(|line| line.starts_with("#[") || line.starts_with("/// ")) {
            module.extend(others.pop());
        }
        place.get_or_insert(others.len());
        module.reverse();
        modules.insert(name.to_owned(), module);
    }
    let header = others.iter().take_while(|line| line.starts_with("//!") || line.is_empty()).count();
    let mut list = Vec::new();
    for child in children {
        match modules.get(child) {
            Some(lines) => list.extend(lines.iter().map(|&line| line.to_owned())),
            None => list.push(format!("pub mod {child};")),
        }
    }
    let place = place.unwrap_or(header);
    let (before, after) = others.split_at(place);
    let after = after.iter().skip_while(|line| line.is_empty());
    let mut text = before.join("\n").trim_end().to_owned();
    for part in [list.join("\n"), after.copied().collect::<Vec<_>>().join("\n")] {
        if !part.is_empty() {
            text.push_str(&format!("\n\n{part}"));
        }
    }
    text.trim().to_owned() + "\n"
}

/// The list of rules that a family's `mod.rs` ends with.
fn rule_list(children: &BTreeSet<String>) -> String {
    let head = "pub const RULES: &[&Rule] = &[";
    let rules: Vec<String> = children.iter().map(|child| format!("&{child}::RULE")).collect();
    let line = format!("{head}{}];", rules.join(", "));
    if line.chars().count() <= 120 { line } else { format!("{head}\n    {},\n];", rules.join(",\n    ")) }
}

#[test]
fn lists_of_modules_are_whole_and_sorted() {
    let mut mended = Vec::new();
    for path in files("src", ".rs") {
        let file = root().join(&path);
        let folder = match path.strip_suffix("/mod.rs") {
            Some(folder) => root().join(folder),
            None => file.with_extension(""),
        };
        if !folder.is_dir() {
            continue;
        }
        let text = read(&path);
        let children = children(&folder);
        let mut right = with_modules(&text, &children);
        let is_family = path.starts_with("src/check/rules/") && path.matches('/').count() == 4;
        if let Some((before, _)) = right.split_once("pub const RULES").filter(|_| is_family) {
            right = format!("{before}{}\n", rule_list(&children));
        }
        if right != text {
            fs::write(&file, right).expect("the list is written");
            mended.push(path);
        }
    }
    assert_none("these lists of modules were wrong and are mended; run the tests again", &mended);
}

#[test]
fn every_family_of_rules_is_in_the_list_of_all() {
    let text = read("src/check/rules/mod.rs");
    let families = children(&root().join("src/check/rules"));
    let missing: Vec<String> = families.into_iter().filter(|name| !text.contains(&format!("{name}::RULES"))).collect();
    assert_none("families missing from `all()` in src/check/rules/mod.rs", &missing);
}

#[test]
fn a_list_of_modules_keeps_all_but_the_modules() {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>();
    let text = "//! Doc.\n\nuse x::Y;\n\nmod c;\n#[cfg(test)]\npub mod gone;\n/// Said.\npub mod a;\n\npub use a::A;\n";
    let right = "//! Doc.\n\nuse x::Y;\n\n/// Said.\npub mod a;\npub mod b;\nmod c;\n\npub use a::A;\n";
    assert_eq!(with_modules(text, &names(&["a", "b", "c"])), right);
    assert_eq!(with_modules(right, &names(&["a", "b", "c"])), right);
    assert_eq!(with_modules("//! Doc.\n", &names(&["a"])), "//! Doc.\n\npub mod a;\n");
    assert_eq!(with_modules("//! Doc.\n", &names(&[])), "//! Doc.\n");
}

/// The lines of a file with those of its tests blank: of each top-level item under `#[cfg(test)]`.
fn without_tests(text: &str) -> Vec<&str> {
    let mut inside = false;
    let blank = |line| {
        inside |= str::starts_with(line, "#[cfg(") && line.contains("test");
        let shown = if inside { "" } else { line };
        inside &= line != "}" && !(line.starts_with("mod ") && line.ends_with(';'));
        shown
    };
    text.lines().map(blank).collect()
}

/// The functions of a formatted file: name, number of lines.
fn functions<'a>(lines: &[&'a str]) -> Vec<(&'a str, usize)> {
    let mut functions = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        let mut words =
            body.split_whitespace().skip_while(|word| word.starts_with("pub") || ["const", "async"].contains(word));
        if words.next() != Some("fn") {
            continue;
        }
        let name = words.next().unwrap_or("").split(['(', '<']).next().unwrap_or("");
        let end = format!("{indent}}}");
        let length =
            lines[number..].iter().position(|line| *line == end || line.ends_with(';') && line.starts_with(body));
        functions.push((name, length.map_or(0, |last| last + 1)));
    }
    functions
}

#[test]
fn files_and_functions_keep_to_their_budget() {
    let mut wrong = Vec::new();
    let mut unused: BTreeSet<&str> = FLAT_TABLES.into();
    for path in files("src", ".rs") {
        let text = read(&path);
        let lines = without_tests(&text);
        if !text.starts_with("//! ") {
            wrong.push(format!("{path}: begins without `//!`"));
        }
        let length = lines.iter().filter(|line| !line.is_empty()).count();
        if length > FILE_LIMIT && !path.ends_with("/tests.rs") {
            wrong.push(format!("{path}: {length} lines, {FILE_LIMIT} at most"));
        }
        for (name, length) in functions(&lines) {
            let exempt = unused.remove(&*format!("{path}: {name}"));
            if length > FUNCTION_LIMIT && !exempt {
                wrong.push(format!("{path}: {name} has {length} lines, {FUNCTION_LIMIT} at most"));
            }
        }
    }
    wrong.extend(unused.into_iter().map(|name| format!("{name}: in FLAT_TABLES and not in the code")));
    assert_none("too long", &wrong);
}

#[test]
fn lengths_are_counted_without_tests() {
    let text = "//! x\nfn a() {\n    fn inner() {\n        1;\n    }\n}\n\n#[cfg(test)]\nmod tests {\n    fn t() {}\n}\nfn b();\n";
    let lines = without_tests(text);
    assert_eq!(lines.iter().filter(|line| !line.is_empty()).count(), 7);
    assert_eq!(functions(&lines), [("a", 5), ("inner", 3), ("b", 1)]);
}

/// `a/{b,c}.rs` as `a/b.rs` and `a/c.rs`.
fn expanded(path: &str) -> Vec<String> {
    let Some((before, (inside, after))) = path.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
    else {
        return vec![path.to_owned()];
    };
    inside.split(',').flat_map(|part| expanded(&format!("{before}{part}{after}"))).collect()
}

fn exists(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/').filter(|(_, name)| name.contains('*')) else {
        return root().join(path).exists();
    };
    let (start, end) = name.split_once('*').expect("there is a star");
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.into_iter().any(|name| name.starts_with(start) && name.ends_with(end))
}

/// The paths that a document names: in backticks or first in a line of a fence, with a `/` or an ending.
fn paths_in(text: &str) -> Vec<String> {
    let mut candidates = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            candidates.extend(line.split_whitespace().next());
        } else {
            candidates.extend(line.split('`').skip(1).step_by(2));
        }
    }
    let is_path = |path: &&str| {
        let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "./_-{},*".contains(c));
        let ending = [".rs", ".md", ".toml", ".json", ".yaml"].iter().any(|ending| path.ends_with(ending));
        plain && (path.contains('/') || ending) && !path.starts_with('/')
    };
    candidates.into_iter().filter(is_path).flat_map(expanded).collect()
}

#[test]
fn the_map_names_what_exists() {
    let paths = paths_in(&read("docs/architecture.md"));
    assert!(paths.len() > 20, "the map names few paths: {paths:?}");
    let missing: Vec<String> = paths.into_iter().filter(|path| !exists(path)).collect();
    assert_none("docs/architecture.md names what is not there", &missing);
}

#[test]
fn paths_are_found_in_documents() {
    let text = "See `src/{base,emit}/mod.rs`, `a b`, `LICENSE` and `x.md`.\n```\ntests/cases/  the cases\n```\n`/abs`";
    assert_eq!(paths_in(text), ["src/base/mod.rs", "src/emit/mod.rs", "x.md", "tests/cases/"]);
}

#[test]
fn no_file_names_a_machine() {
    let homes = ["work", "root", "home", "Users", "tmp/wt"].map(|name| format!("/{name}/"));
    let is_before = |c: char| c.is_whitespace() || "\"'`(=:,[<>|".contains(c);
    let mut wrong = Vec::new();
    for path in tracked() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            let named = homes.iter().any(|home| {
                line.match_indices(&**home).any(|(at, _)| line[..at].chars().next_back().is_none_or(is_before))
            });
            if named {
                wrong.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert_none("paths of someone's machine", &wrong);
}

#[test]
fn locks_name_no_private_registry() {
    let locks: Vec<String> = tracked().into_iter().filter(|path| path.ends_with("package-lock.json")).collect();
    assert!(!locks.is_empty());
    for path in locks {
        let text = read(&path);
        let addresses = text.lines().filter(|line| line.contains("\"resolved\""));
        let private: Vec<String> =
            addresses.filter(|line| !line.contains("https://registry.npmjs.org/")).map(str::to_owned).collect();
        assert_none(&path, &private);
    }
}

#[test]
fn a_newcomer_finds_the_two_commands_first() {
    let readme = read("README.md");
    let block = readme.split("```").nth(1).expect("README.md has a block of commands");
    let commands: Vec<&str> = block.lines().skip(1).filter(|line| !line.is_empty()).collect();
    assert!(commands.iter().any(|line| line.starts_with("cargo run --release -- serve")), "{commands:?}");
    assert!(commands.iter().any(|line| line.starts_with("./test")), "{commands:?}");
    for path in ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-APACHE", "LICENSE-MIT"] {
        assert!(read(path).len() > 100, "{path} says something");
    }
}

#[test]
fn the_one_command_can_be_run() {
    let listed: BTreeSet<PathBuf> = tracked().into_iter().map(PathBuf::from).collect();
    for name in ["test", ".ci/run"] {
        assert!(listed.contains(Path::new(name)), "{name} is missing");
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(root().join(name)).expect("metadata").permissions());
        assert!(mode & 0o111 != 0, "{name} cannot be run");
    }
}
