//! The thread that owns the knowledge base: reads it, checks it, and prints the pages that are asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use anyhow::{Context, Result};
use monograph::base::diag::Severity;
use monograph::base::span::Lines;
use monograph::check::rules;
use monograph::check::run::{Choice, Findings, run_graded};
use monograph::derive::grade::Grades;
use monograph::emit::companion;
use monograph::emit::report::human;
use monograph::emit::search::index::{self, IndexFile};
use monograph::model::kb::Kb;
use monograph::model::load::reload;
use monograph::render::route::{Route, RouteKind};
use monograph::render::site::Site;
use monograph::source::disk::DiskWorld;
use monograph::source::world::World;
use serde_json::json;
use tokio::sync::watch;

use crate::cmd::check::{reported, summary};
use crate::press::Printing;
use crate::serve::watch::Watching;
use crate::serve::{Answer, Change, Job, OWN, state_name};
use crate::{search, term};

/// Editors write a file in several steps; this long without another change, and it is read.
const QUIET: Duration = Duration::from_millis(25);

/// Reads, checks and answers until nobody asks any more.
///
/// # Errors
/// Where the knowledge base cannot be read the first time.
pub fn work(
    world: &DiskWorld,
    mut watching: Watching,
    jobs: &Receiver<Job>,
    state: &watch::Sender<u64>,
    ready: &Sender<String>,
) -> Result<()> {
    let mut kb = Kb::default();
    let mut printing = None;
    for number in 1.. {
        kb = match reload(world, kb) {
            Ok(kb) => kb,
            Err(error) if number == 1 => return Err(error).context("cannot read the knowledge base"),
            Err(error) => {
                term::error(&anyhow::Error::from(error));
                Kb::default()
            }
        };
        let grades = Grades::new(&kb);
        let found = run_graded(&grades, world.today(), &rules::all(), &Choice::default());
        report(&kb, &found);
        let made = Printing::new(&kb, world, printing.take());
        let change = match &made {
            Ok(printing) => {
                answer_all(world, &grades, Ok(printing), &found, number, jobs, || announce(state, number, ready, &kb))
            }
            Err(error) => {
                term::error(error);
                answer_all(world, &grades, Err(error), &found, number, jobs, || announce(state, number, ready, &kb))
            }
        };
        printing = made.ok();
        match change {
            None => break,
            Some(Change::Files) => {}
            Some(Change::Folders) => watching.renew().unwrap_or_else(|error| term::error(&error)),
        }
    }
    Ok(())
}

/// Tells the browsers that there is another state, and the first time that there is any.
fn announce(state: &watch::Sender<u64>, number: u64, ready: &Sender<String>, kb: &Kb) {
    state.send_replace(number);
    // Only the first announcement is waited for.
    let _ = ready.send(prefix(kb));
}

/// The path of the site's address: pages stand below it, as they will where the site is published.
fn prefix(kb: &Kb) -> String {
    let rest = kb.settings.base_url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').map_or(String::new(), |at| rest[at..].to_owned())
}

fn report(kb: &Kb, found: &Findings) {
    let written = reported(kb, found, summary(kb, found), |report| {
        human::write(report, term::error_look(), &mut std::io::stderr().lock())
    });
    // Where nobody reads the terminal any more, the browser shows the findings still.
    let _ = written;
}

/// Answers requests from one state of the knowledge base, until it has changed; `None` where nobody asks any more.
fn answer_all(
    world: &DiskWorld,
    grades: &Grades<'_>,
    printing: Result<&Printing, &anyhow::Error>,
    found: &Findings,
    number: u64,
    jobs: &Receiver<Job>,
    announce: impl FnOnce(),
) -> Option<Change> {
    let kb = grades.basis.kb;
    let site = printing.map(|printing| Site::new(grades, &printing.press, &printing.shelf));
    let routes = site.as_ref().map(Site::routes).unwrap_or_default();
    let by_address: BTreeMap<&str, &Route> = routes.iter().map(|route| (&*route.address, route)).collect();
    let show = Show {
        number,
        world,
        kb,
        site: site.as_ref().map_err(|error| *error),
        routes: &routes,
        by_address,
        found,
        index: OnceCell::new(),
    };
    announce();
    loop {
        match jobs.recv() {
            Err(_) => return None,
            Ok(Job::Page { path, reply }) => {
                // Whoever asked may have gone.
                let _ = reply.send(show.answer(&path));
            }
            Ok(Job::Changed(mut change)) => {
                let mut waiting = Vec::new();
                while let Ok(job) = jobs.recv_timeout(QUIET) {
                    match job {
                        Job::Page { path, reply } => waiting.push((path, reply)),
                        Job::Changed(other) => change = change.max(other),
                    }
                }
                for (path, reply) in waiting {
                    let _ = reply.send(show.answer(&path));
                }
                return Some(change);
            }
        }
    }
}

/// One state of the site.
struct Show<'a> {
    number: u64,
    world: &'a DiskWorld,
    kb: &'a Kb,
    site: Result<&'a Site<'a>, &'a anyhow::Error>,
    routes: &'a [Route],
    by_address: BTreeMap<&'a str, &'a Route>,
    found: &'a Findings,
    /// The search index, once it was asked for.
    index: OnceCell<Vec<IndexFile>>,
}

impl Show<'_> {
    fn answer(&self, path: &str) -> Answer {
        if let Some(own) = path.strip_prefix(OWN) {
            return self.own(own);
        }
        let prefix = prefix(self.kb);
        let Some(inner) = path.strip_prefix(&*prefix) else {
            return redirect(format!("{prefix}/"));
        };
        let decoded = percent_encoding::percent_decode_str(inner).decode_utf8_lossy().into_owned();
        let address = if decoded.is_empty() { "/" } else { &*decoded };
        self.page(address, &prefix).unwrap_or_else(|error| self.failure(&error))
    }

    fn page(&self, address: &str, prefix: &str) -> Result<Answer> {
        let site = match self.site {
            Ok(site) => site,
            Err(error) => return Ok(self.failure(error)),
        };
        if let Some(route) = self.by_address.get(address) {
            return Ok(self.html(200, site.page(route)?, self.file(route)));
        }
        if self.by_address.contains_key(&*format!("{address}/")) {
            return Ok(redirect(format!("{prefix}{address}/")));
        }
        let file = address.trim_start_matches('/');
        if let Some(asset) = site.press.assets.iter().find(|asset| asset.path.trim_start_matches('/') == file) {
            return Ok(plain_file(file, asset.bytes.to_vec()));
        }
        if let Some(companion) = companion::find(self.kb, self.routes, address) {
            let bytes = companion::bytes(&companion, site, self.routes, |page| site.cited(page))?;
            return Ok(plain_file(file, bytes));
        }
        if file.starts_with(index::FOLDER) && self.kb.settings.search {
            // Made when a reader searches, not at every change.
            if let Some(found) = self.index(site)?.iter().find(|known| known.path == file) {
                return Ok(plain_file(file, found.bytes.clone()));
            }
        }
        let own = format!("static/{file}");
        if self.kb.paths.contains(&*own) {
            let mut bytes = Vec::new();
            self.world.open(&own)?.read_to_end(&mut bytes)?;
            return Ok(plain_file(file, bytes));
        }
        match self.by_address.get("/404.html") {
            Some(route) => Ok(self.html(404, site.page(route)?, None)),
            None => Ok(self.html(404, "there is no such page".to_owned(), None)),
        }
    }

    fn index(&self, site: &Site<'_>) -> Result<&[IndexFile]> {
        if self.index.get().is_none() {
            let _ = self.index.set(search::files(site)?);
        }
        Ok(self.index.get().map_or(&[], Vec::as_slice))
    }

    /// The file that a page is made from, where it is one.
    fn file(&self, route: &Route) -> Option<&str> {
        let file = match route.kind {
            RouteKind::Compound { index } => self.kb.compounds.get(index as usize)?.file,
            RouteKind::Leaf { index } => self.kb.leaves.get(index as usize)?.file,
            RouteKind::Methodology => self.kb.leaves.get(self.kb.leaf("methodology")? as usize)?.file,
            RouteKind::Source { index, page: _ } => self.kb.library.references.get(index as usize)?.file,
            RouteKind::Home
            | RouteKind::Compounds { .. }
            | RouteKind::Category { .. }
            | RouteKind::System { .. }
            | RouteKind::Sources { .. }
            | RouteKind::Circulating { .. }
            | RouteKind::Evidence { .. }
            | RouteKind::Verdict { .. }
            | RouteKind::Facet { .. }
            | RouteKind::Changes { .. }
            | RouteKind::Outcomes { .. }
            | RouteKind::ComparePairs { .. }
            | RouteKind::Compare { .. }
            | RouteKind::Glossary
            | RouteKind::Tools
            | RouteKind::HalfLifeCurve
            | RouteKind::TimeToClear { .. }
            | RouteKind::UnitConversion
            | RouteKind::DoseLog
            | RouteKind::Search { .. }
            | RouteKind::Missing => return None,
        };
        Some(&self.kb.file(file).path)
    }

    /// The overlay's own files.
    fn own(&self, name: &str) -> Answer {
        match name {
            "overlay.js" => plain_file(name, include_bytes!("overlay.js").to_vec()),
            "overlay.css" => plain_file(name, include_bytes!("overlay.css").to_vec()),
            "findings.json" => plain_file(name, self.findings().to_string().into_bytes()),
            _ => {
                Answer { status: 404, media_type: "text/plain; charset=utf-8".into(), location: None, body: Vec::new() }
            }
        }
    }

    fn findings(&self) -> serde_json::Value {
        let shown = self.found.findings.iter().filter(|finding| finding.severity != Severity::Info);
        let list = shown.take(200).map(|finding| {
            let file = self.kb.file(finding.file);
            let place = Lines::new(&file.text).place(finding.span.start);
            json!({
                "code": finding.code, "severity": finding.severity.word(), "message": finding.message,
                "path": file.path, "line": place.line, "column": place.column, "help": finding.help,
            })
        });
        let list: Vec<_> = list.collect();
        json!({ "summary": human::counted(summary(self.kb, self.found), self.found.findings.len()), "findings": list })
    }

    /// A page, with the overlay's script and style in its head: the page's own policy allows files of this origin. A
    /// template without a head gets them at its end, so that it is loaded again like any other. `file` is what the
    /// page is made from, and its findings stand first.
    fn html(&self, status: u16, mut text: String, file: Option<&str>) -> Answer {
        let (state, file) = (state_name(self.number), escaped(file.unwrap_or_default()));
        let own = format!(
            "<link rel=\"stylesheet\" href=\"{OWN}overlay.css\"><script type=\"module\" src=\"{OWN}overlay.js\" \
             data-monograph=\"{state}\" data-file=\"{file}\"></script>"
        );
        let at = text.find("</head>").unwrap_or(text.len());
        text.insert_str(at, &own);
        Answer { status, media_type: "text/html; charset=utf-8".into(), location: None, body: text.into_bytes() }
    }

    /// Why a page cannot be printed, in the place of the page.
    fn failure(&self, error: &anyhow::Error) -> Answer {
        let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
        let words = escaped(&causes.join("\n\n"));
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>cannot print this page</title></head>\
             <body><h1>This page cannot be printed</h1><pre>{words}</pre></body></html>"
        );
        self.html(500, page, None)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn redirect(place: String) -> Answer {
    Answer { status: 302, media_type: "text/plain; charset=utf-8".into(), location: Some(place), body: Vec::new() }
}

fn plain_file(name: &str, body: Vec<u8>) -> Answer {
    let media_type = mime_guess::from_path(name).first_or_octet_stream();
    let text = media_type.type_() == mime_guess::mime::TEXT
        || ["json", "javascript", "xml"].contains(&media_type.subtype().as_str());
    let media_type = if text { format!("{media_type}; charset=utf-8") } else { media_type.to_string() };
    Answer { status: 200, media_type, location: None, body }
}
