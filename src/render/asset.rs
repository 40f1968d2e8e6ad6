//! Style sheet, scripts, icon and the card of shared links: files that stand beside the pages.

use std::borrow::Cow;

/// A file of the site that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its address, from `/`, without `root`.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// The built-in files under `templates/assets/`, with those that a site has of the same name in their place.
///
/// `own` are the site's files under `templates/`, by path below it.
pub fn assets<'a>(own: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<Asset> {
    let mut files: std::collections::BTreeMap<String, Cow<'static, [u8]>> =
        BUILT_IN.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes))).collect();
    for (path, bytes) in own {
        if path.starts_with("assets/") {
            files.insert(path.to_owned(), Cow::Owned(bytes.to_vec()));
        }
    }
    files.into_iter().map(|(path, bytes)| Asset { path: format!("/{path}"), bytes }).collect()
}

/// A short fingerprint of all assets together, for their addresses: browsers may then keep them for ever.
pub fn fingerprint(assets: &[Asset]) -> String {
    let mut hasher = blake3::Hasher::new();
    for asset in assets {
        hasher.update(asset.path.as_bytes());
        hasher.update(&(asset.bytes.len() as u64).to_le_bytes());
        hasher.update(&asset.bytes);
    }
    hasher.finalize().to_hex().chars().take(8).collect()
}

/// The same files, with the mark at each import of one ES module by another: without it a browser would keep an old
/// module beside a new one.
pub fn marked(assets: Vec<Asset>, mark: &str) -> Vec<Asset> {
    let each = assets.into_iter().map(|asset| match std::str::from_utf8(&asset.bytes) {
        Ok(text) if asset.path.ends_with(".js") && text.contains("import ") => {
            let lines: Vec<String> = text.split('\n').map(|line| marked_line(line, mark)).collect();
            Asset { bytes: Cow::Owned(lines.join("\n").into_bytes()), ..asset }
        }
        Ok(_) | Err(_) => asset,
    });
    each.collect()
}

/// `import … from "./x.js";` with the mark; any other line as it is.
fn marked_line(line: &str, mark: &str) -> String {
    let ends_import = line.starts_with("import ") || line.starts_with("} from ");
    match line.strip_suffix(".js\";").filter(|_| ends_import) {
        Some(start) => format!("{start}.js?v={mark}\";"),
        None => line.to_owned(),
    }
}

/// Names built-in files below `templates/` and embeds them.
macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../templates/", $name)))),+]
    };
}

const BUILT_IN: &[(&str, &[u8])] = built_in![
    "assets/card.png",
    "assets/compare.js",
    "assets/icon.svg",
    "assets/lists.js",
    "assets/pk.js",
    "assets/search/query.js",
    "assets/search/results.js",
    "assets/search/search.css",
    "assets/search/search.js",
    "assets/site.css",
    "assets/site.js",
    "assets/tools/chart.js",
    "assets/tools/clear.js",
    "assets/tools/convert.js",
    "assets/tools/curve.js",
    "assets/tools/entries.js",
    "assets/tools/form.js",
    "assets/tools/log.js",
    "assets/tools/picker.js",
    "assets/tools/record.js",
    "assets/tools/schedule.js",
    "assets/tools/tools.css",
    "assets/tools/units.js",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sites_own_file_replaces_the_built_in_one_and_changes_the_fingerprint() {
        let built_in = assets([]);
        let paths: Vec<_> = built_in.iter().map(|asset| asset.path.as_str()).collect();
        for path in ["/assets/icon.svg", "/assets/site.css", "/assets/site.js", "/assets/tools/curve.js"] {
            assert!(paths.contains(&path), "{path}");
        }
        let own = assets([("assets/site.css", b"p{}".as_slice()), ("base.html", b"x".as_slice())]);
        assert_eq!(own.len(), built_in.len());
        let css = own.iter().find(|asset| asset.path == "/assets/site.css").expect("the style sheet");
        assert_eq!(css.bytes.as_ref(), b"p{}");
        assert_ne!(fingerprint(&built_in), fingerprint(&own));
        assert_eq!(fingerprint(&built_in), fingerprint(&assets([])));
    }

    /// The size is told in the pages' heads (`base.html`).
    #[test]
    fn the_card_is_of_the_size_that_is_told_and_light() {
        let all = assets([]);
        let card = all.iter().find(|asset| asset.path == "/assets/card.png").expect("the card");
        let header: Vec<u8> =
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".iter().copied().chain(size(1200)).chain(size(630)).collect();
        assert!(card.bytes.starts_with(&header));
        assert!(card.bytes.len() < 40_000, "{} bytes", card.bytes.len());
    }

    fn size(pixels: u32) -> [u8; 4] {
        pixels.to_be_bytes()
    }

    #[test]
    fn scripts_stay_small() {
        for script in assets([]).into_iter().filter(|asset| asset.path.ends_with(".js")) {
            assert!(script.bytes.len() < 20_000, "{}: {} bytes", script.path, script.bytes.len());
        }
    }

    #[test]
    fn imports_bear_the_mark() {
        let text = "import { a } from \"../pk.js\";\nimport {\n  b,\n} from \"./x.js\";\nconst c = \"./y.js\";\n";
        let script = |bytes: &str| Asset { path: "/assets/a.js".into(), bytes: Cow::Owned(bytes.as_bytes().to_vec()) };
        let expected = text.replace("pk.js", "pk.js?v=12").replace("x.js", "x.js?v=12");
        assert_eq!(marked(vec![script(text)], "12"), [script(&expected)]);
        let plain = script("const import_ = 1;\n");
        assert_eq!(marked(vec![plain.clone()], "12"), [plain]);
    }
}
