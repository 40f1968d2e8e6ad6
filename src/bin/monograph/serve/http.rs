//! The HTTP side of `serve`: requests in, pages out, on this machine alone.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use tokio::sync::{oneshot, watch};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use crate::serve::{Answer, Job, OWN, state_name};

/// What every request needs.
#[derive(Clone)]
struct Desk {
    jobs: Sender<Job>,
    states: watch::Receiver<u64>,
}

/// Answers requests until the process is told to end. `announce` is called when both can be.
///
/// # Errors
/// Where the socket cannot be served.
pub fn serve(
    listener: TcpListener,
    jobs: Sender<Job>,
    states: watch::Receiver<u64>,
    announce: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the server")?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router =
            Router::new().route(&format!("{OWN}events"), get(events)).fallback(page).with_state(Desk { jobs, states });
        let ended = told_to_end().context("cannot wait for the end")?;
        announce()?;
        tokio::select! {
            served = axum::serve(listener, router).into_future() => served.context("the server ended"),
            () = ended => Ok(()),
        }
    })
}

/// Comes when an editor presses Ctrl-C, or the system asks the process to end. Heard from this call on.
#[cfg(unix)]
fn told_to_end() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Comes when an editor presses Ctrl-C.
#[cfg(not(unix))]
fn told_to_end() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where it cannot be waited for, the system ends the process all the same.
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// A stream that names the state of the knowledge base, now and whenever it has changed.
async fn events(State(desk): State<Desk>) -> Response {
    let line = |state| Ok::<_, Infallible>(Bytes::from(format!("data: {}\n\n", state_name(state))));
    let lines = WatchStream::new(desk.states).map(line);
    let mut response = Response::new(Body::from_stream(lines));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn page(State(desk): State<Desk>, request: Request<Body>) -> Response {
    let path = request.uri().path().to_owned();
    let (reply, answer) = oneshot::channel();
    if desk.jobs.send(Job::Page { path, reply }).is_err() {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "the builder has ended; see the terminal");
    }
    match answer.await {
        Ok(answer) => respond(answer),
        Err(_) => plain(StatusCode::SERVICE_UNAVAILABLE, "the builder has ended; see the terminal"),
    }
}

fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(media_type) = HeaderValue::from_str(&answer.media_type) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(place) = answer.location.and_then(|place| HeaderValue::from_str(&place).ok()) {
        headers.insert(header::LOCATION, place);
    }
    response
}

fn plain(status: StatusCode, words: &'static str) -> Response {
    let mut response = Response::new(Body::from(words));
    *response.status_mut() = status;
    response
}
