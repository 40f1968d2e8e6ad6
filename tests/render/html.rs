//! Reading attributes out of HTML, well enough for pages that we print.

/// Values of an attribute, in order.
pub fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The elements that are open at the end, and what closes nothing. Void elements and SVG's own are known.
pub fn unbalanced(html: &str) -> Vec<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut wrong = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)) {
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or("");
        let is_void = matches!(name, "!DOCTYPE" | "meta" | "link" | "br" | "hr" | "img" | "input");
        if is_void || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            None => open.push(name),
            Some(_) if open.last() == Some(&name) => {
                open.pop();
            }
            Some(_) => wrong.push(format!("</{name}> within {open:?}")),
        }
    }
    wrong.extend(open.into_iter().map(|name| format!("<{name}> is left open")));
    wrong
}
