//! Templates in, pages out: the built-in templates, a site's own in their place, and located errors.
//!
//! A file `templates/NAME.html` of a site takes the place of the built-in one of that name; it may begin with
//! `{% extends "builtin/NAME.html" %}` to change only a block of it. Knows nothing of the model.

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::render::strings::{self, Strings};
use crate::render::view::{Html, Page, Site, View};

const PREFIX: &str = "builtin/";

/// The templates, ready to print pages.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
}

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{report}")]
pub struct TemplateFault {
    /// The file as a site names it (`templates/compound.html`), or `built-in compound.html`; empty where unknown.
    pub file: String,
    /// Line and column, both from 1, where known.
    pub place: Option<(usize, usize)>,
    /// One sentence.
    pub message: String,
    /// The whole report, with the lines concerned.
    pub report: String,
}

impl Engine {
    /// Takes the built-in templates and a site's own: pairs of path below `templates/` and text. Only `.html`
    /// files are templates.
    pub fn new<'a>(
        site: &Site,
        asset_mark: &str,
        strings: &Strings,
        own: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Engine, TemplateFault> {
        let mut tera = Tera::default();
        tera.set_fallback_prefixes([PREFIX]).expect("no template has been added yet");
        tera.register_filter("fill", |text: String, values: Kwargs, _: &State<'_>| fill(&text, &values));
        tera.register_filter("count", count);
        let built_in = BUILT_IN.iter().map(|(name, text)| (format!("{PREFIX}{name}"), *text));
        let own = own.into_iter().filter(|(path, _)| path.ends_with(".html"));
        let all = built_in.chain(own.map(|(path, text)| (path.to_owned(), text)));
        tera.add_raw_templates(all).map_err(|error| fault(&error))?;
        let global = tera.global_context();
        global.insert("site", site);
        global.insert("root", &site.root);
        global.insert("asset", asset_mark);
        global.insert("t", strings);
        Ok(Engine { tera })
    }

    /// Prints a page.
    pub fn page<V: View>(&self, page: &Page, view: &V) -> Result<String, TemplateFault> {
        let mut context = Context::new();
        insert(&mut context, "page", page)?;
        insert(&mut context, V::NAME, view)?;
        self.tera.render(V::TEMPLATE, &context).map_err(|error| fault(&error))
    }

    /// Prints a part that is the same on many pages.
    pub fn part<V: View>(&self, view: &V) -> Result<Html, TemplateFault> {
        let mut context = Context::new();
        insert(&mut context, V::NAME, view)?;
        self.tera.render(V::TEMPLATE, &context).map(Html::trusted).map_err(|error| fault(&error))
    }
}

fn insert<T: Serialize>(context: &mut Context, name: &'static str, data: &T) -> Result<(), TemplateFault> {
    let value = Value::try_from_serializable(data).map_err(|error| fault(&error))?;
    context.insert_value(name, value);
    Ok(())
}

/// `t.key | fill(name=value)`: replaces `{name}` in a string.
fn fill(text: &str, values: &Kwargs) -> String {
    let texts: Vec<(String, String)> = values.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    strings::fill(text, &pairs)
}

/// `n | count(of=t.claims_n)`: the form of a count for `n`, with `{n}` replaced.
fn count(n: u32, named: Kwargs, _: &State<'_>) -> tera::TeraResult<String> {
    let forms: Value = named.must_get("of")?;
    let form = strings::plural_form(n);
    let text = forms.get_from_path(form).and_then(Value::as_str).unwrap_or_default();
    Ok(strings::fill(text, &[("n", &n.to_string())]))
}

fn fault(error: &tera::Error) -> TemplateFault {
    let report = error.to_string();
    match error.kind() {
        ErrorKind::SyntaxError(at) | ErrorKind::RenderingError(at) => TemplateFault {
            file: file_name(at.filename()),
            place: Some((at.span().start_line, at.span().start_col + 1)),
            message: at.message().to_owned(),
            report,
        },
        _ => {
            let (file, place) = located(&report).unwrap_or_default();
            let first = report.lines().next().unwrap_or_default();
            let message = first.strip_prefix("error: ").unwrap_or(first).to_owned();
            TemplateFault { file, place, message, report }
        }
    }
}

/// Finds `--> NAME:LINE:COLUMN` in a report: faults found across templates come as text only.
fn located(report: &str) -> Option<(String, Option<(usize, usize)>)> {
    let line = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = line.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let row = parts.next()?.parse().ok()?;
    Some((file_name(parts.next()?), Some((row, column))))
}

fn file_name(template: &str) -> String {
    match template.strip_prefix(PREFIX) {
        Some(name) => format!("built-in {name}"),
        None => format!("templates/{template}"),
    }
}

/// Names a built-in template and embeds its text.
macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

const BUILT_IN: &[(&str, &str)] = built_in![
    "404.html",
    "across.html",
    "base.html",
    "change.html",
    "changes.html",
    "circulating.html",
    "compare-index.html",
    "compare.html",
    "components.html",
    "compound.html",
    "compounds.html",
    "evidence.html",
    "facets.html",
    "figure.html",
    "glossary.html",
    "grade.html",
    "home.html",
    "listing.html",
    "machine.html",
    "methodology.html",
    "outcomes.html",
    "prose.html",
    "reference.html",
    "search.html",
    "searchbox.html",
    "source.html",
    "sources.html",
    "tool-dose-log.html",
    "tool-half-life-curve.html",
    "tool-parts.html",
    "tool-time-to-clear.html",
    "tool-unit-conversion.html",
    "tools.html",
];
