//! Addresses that authors typed, made fit to stand in a link.

/// An address that may stand in a link: those of the site bear its path; schemes that run code are none.
pub fn safe_address(url: &str, root: &str) -> Option<String> {
    let url = url.trim();
    if url.starts_with("//") || url.contains(|c: char| c.is_control()) {
        return None;
    }
    if url.starts_with('/') {
        return Some(format!("{root}{url}"));
    }
    let scheme = url.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        None | Some("http" | "https" | "mailto") => Some(url.to_owned()),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_site_bear_its_path_and_code_is_no_address() {
        for (url, expected) in [
            ("/about/", Some("/kb/about/")),
            ("#claim-x", Some("#claim-x")),
            ("../nmn/", Some("../nmn/")),
            ("https://a.org/?q=a:b", Some("https://a.org/?q=a:b")),
            ("HTTPS://a.org", Some("HTTPS://a.org")),
            ("mailto:me@a.org", Some("mailto:me@a.org")),
            ("a/b:c", Some("a/b:c")),
            ("javascript:alert(1)", None),
            (" JavaScript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("//evil.example/", None),
        ] {
            assert_eq!(safe_address(url, "/kb").as_deref(), expected, "{url}");
        }
    }
}
