//! `serve`: the site from memory, rebuilt as files change, with findings as an overlay.
//!
//! One thread answers HTTP; another owns the knowledge base and renders what is asked for. They speak by messages, so
//! that nothing is locked and no page is made that nobody looks at.

mod http;
mod studio;
mod watch;

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc;

use anyhow::{Context, Result};
use monograph::base::date::Date;
use tokio::sync::oneshot;

use crate::cli::Serve;
use crate::serve::watch::Watching;
use crate::{root, term};

/// Where the overlay's own files are served; no page of a site begins so.
pub const OWN: &str = "/__monograph/";

/// What the rendering thread is asked to do.
pub enum Job {
    /// Something has changed: read it again.
    Changed(Change),
    /// Make what stands at an address.
    Page {
        /// The path of the request.
        path: String,
        /// Where the answer goes.
        reply: oneshot::Sender<Answer>,
    },
}

/// What has changed. Ordered by how much is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Files.
    Files,
    /// A folder of the knowledge base came, went or moved, so that what is watched must follow.
    Folders,
}

/// A state of the site by name: another process has other names, so that a page outlives neither.
pub fn state_name(number: u64) -> String {
    format!("{}-{number}", std::process::id())
}

/// What is sent to the browser.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The media type.
    pub media_type: String,
    /// Where to go instead.
    pub location: Option<String>,
    /// What is sent.
    pub body: Vec<u8>,
}

/// Serves until interrupted. The first line of standard output is the address.
///
/// # Errors
/// Where the port is taken, or the knowledge base cannot be read.
pub fn run(dir: &Path, today: Option<Date>, options: &Serve) -> Result<ExitCode> {
    let world = root::open(dir, today)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .with_context(|| format!("port {} of this machine cannot be had; `--port 0` takes a free one", options.port))?;
    let address = listener.local_addr().context("the socket has no address")?;
    let (jobs, queue) = mpsc::channel();
    let (state, states) = tokio::sync::watch::channel(0);
    // Changes are noticed from here on, so that none made during the first reading is lost.
    let watching = Watching::start(world.root(), jobs.clone())?;
    let (ready, started) = mpsc::channel();
    let studio = std::thread::Builder::new()
        .name("studio".to_owned())
        .spawn(move || studio::work(&world, watching, &queue, &state, &ready))
        .context("cannot start a thread")?;
    let Ok(prefix) = started.recv() else {
        return studio
            .join()
            .map_or_else(|_| anyhow::bail!("the builder ended"), |ended| ended.map(|()| ExitCode::from(2)));
    };
    http::serve(listener, jobs, states, || announce(&format!("http://{address}{prefix}/")))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the address, alone on the first line of standard output.
fn announce(address: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{address}").and_then(|()| out.flush()).context("cannot print the address")?;
    term::note("open that address in a browser; pages follow the files as they change; Ctrl-C ends it");
    Ok(())
}
