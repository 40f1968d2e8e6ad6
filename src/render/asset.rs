//! Style sheet, script and icon: files that stand beside the pages.

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

const BUILT_IN: [(&str, &[u8]); 5] = [
    ("assets/compare.js", include_bytes!("../../templates/assets/compare.js")),
    ("assets/icon.svg", include_bytes!("../../templates/assets/icon.svg")),
    ("assets/lists.js", include_bytes!("../../templates/assets/lists.js")),
    ("assets/site.css", include_bytes!("../../templates/assets/site.css")),
    ("assets/site.js", include_bytes!("../../templates/assets/site.js")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sites_own_file_replaces_the_built_in_one_and_changes_the_fingerprint() {
        let built_in = assets([]);
        let paths: Vec<_> = built_in.iter().map(|asset| asset.path.as_str()).collect();
        assert_eq!(
            paths,
            ["/assets/compare.js", "/assets/icon.svg", "/assets/lists.js", "/assets/site.css", "/assets/site.js"]
        );
        let own = assets([("assets/site.css", b"p{}".as_slice()), ("base.html", b"x".as_slice())]);
        assert_eq!(own.len(), built_in.len());
        let css = own.iter().find(|asset| asset.path == "/assets/site.css");
        assert_eq!(css.map(|asset| asset.bytes.as_ref()), Some(b"p{}".as_slice()));
        assert_ne!(fingerprint(&built_in), fingerprint(&own));
        assert_eq!(fingerprint(&built_in), fingerprint(&assets([])));
    }

    #[test]
    fn scripts_stay_small() {
        for script in assets([]).into_iter().filter(|asset| asset.path.ends_with(".js")) {
            assert!(script.bytes.len() < 20_000, "{}: {} bytes", script.path, script.bytes.len());
        }
    }
}
