//! `monograph serve` as an editor meets it: pages follow the files, whatever happens to them. No time is judged.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::base::{Base, PAGE, said};

/// The address of the page that `init` makes.
const ADDRESS: &str = "/compounds/nicotinamide-riboside/";

/// A server at work; killed with the value where it was not ended.
struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    /// The first line of its output.
    address: String,
}

/// What it answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(base: &Base) -> Server {
        let mut command = base.monograph(&["serve", "--port", "0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut address = String::new();
        out.read_line(&mut address).expect("a line");
        Server { child, out, address: address.trim_end().to_owned() }
    }

    fn stream(&self, path: &str) -> TcpStream {
        let host = self.address.strip_prefix("http://").and_then(|rest| rest.split('/').next()).expect("an address");
        let mut stream = TcpStream::connect(host).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time-out");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("a request");
        stream
    }

    fn get(&self, path: &str) -> Answer {
        let mut text = String::new();
        self.stream(path).read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// Asks until the answer is as expected. A minute is no judgement of speed but the end of patience.
    fn wait_for(&self, path: &str, what: &str, expected: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if expected(&answer) {
                return answer;
            }
            let patience = begun.elapsed() < Duration::from_secs(60);
            assert!(patience, "{path} never shows {what}; it is {}: {}", answer.status, answer.body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn wait_for_words(&self, path: &str, words: &str) -> Answer {
        self.wait_for(path, words, |answer| answer.body.contains(words))
    }

    fn wait_for_status(&self, path: &str, status: u16) -> Answer {
        self.wait_for(path, &status.to_string(), |answer| answer.status == status)
    }

    /// Ends it by a signal; its exit status, and what else it printed as a result.
    fn end(mut self, signal: &str) -> (Option<i32>, String) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).expect("its output ends");
        (self.child.wait().expect("it ends").code(), rest)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_says_where_it_is_and_ends_when_asked() {
    let base = Base::new();
    for signal in ["-INT", "-TERM"] {
        let server = Server::start(&base);
        assert!(server.address.starts_with("http://127.0.0.1:") && server.address.ends_with('/'), "{}", server.address);
        assert_eq!(server.get("/").status, 200);
        assert_eq!(server.end(signal), (Some(0), String::new()), "{signal}");
    }
}

#[test]
fn a_taken_port_is_an_error_that_says_what_to_do() {
    let base = Base::new();
    let server = Server::start(&base);
    let port = server.address.rsplit(':').next().expect("a port").trim_end_matches('/');
    let refused = base.run(&["serve", "--port", port]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("`--port 0` takes a free one"), "{}", said(&refused));
}

#[test]
fn pages_and_files_are_where_the_site_will_have_them() {
    let base = Base::new();
    base.write("static/.well-known/a.txt", "as it is");
    let server = Server::start(&base);
    let page = server.get(ADDRESS);
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"), "{}", page.head);
    assert!(page.body.contains(&format!("data-file=\"{PAGE}\"")), "the overlay knows the page's file");
    assert_eq!(server.get(ADDRESS.trim_end_matches('/')).status, 302);
    assert!(server.get(&format!("{ADDRESS}data.json")).head.contains("content-type: application/json"));
    assert!(server.get("/assets/site.css").head.contains("content-type: text/css"));
    assert_eq!(server.get("/.well-known/a.txt").body, "as it is");
    assert!(
        server.get("/pagefind/pagefind-entry.json").body.contains("page_count"),
        "the index is made when asked for"
    );
    assert_eq!(server.get("/pagefind/nothing.js").status, 404);
    let missing = server.get("/nowhere/");
    assert!(missing.status == 404 && missing.body.contains("<html"), "the site's own page for what is missing");
    assert_eq!(server.get("/../monograph.toml").status, 404);
    assert_eq!(server.get("/%2e%2e/monograph.toml").status, 404);
}

#[test]
fn pages_follow_their_files() {
    let base = Base::new();
    let server = Server::start(&base);
    base.replace(PAGE, "title: Nicotinamide riboside", "title: Another title");
    server.wait_for_words(ADDRESS, "Another title");
    // As many programs save: a new file takes the old one's place.
    let text = fs::read_to_string(base.root.join(PAGE)).expect("the page");
    base.write("content/compounds/.saved", &text.replace("Another title", "A third title"));
    fs::rename(base.root.join("content/compounds/.saved"), base.root.join(PAGE)).expect("saved");
    server.wait_for_words(ADDRESS, "A third title");
    base.write("content/about.md", "---\ntitle: About\nsummary: It is new.\n---\n\nNew words.\n");
    server.wait_for_words("/about/", "New words.");
    fs::rename(base.root.join("content/about.md"), base.root.join("content/why.md")).expect("renamed");
    server.wait_for_words("/why/", "New words.");
    server.wait_for_status("/about/", 404);
    fs::remove_file(base.root.join("content/why.md")).expect("removed");
    server.wait_for_status("/why/", 404);
}

#[test]
fn findings_are_shown_while_they_last() {
    const FINDINGS: &str = "/__monograph/findings.json";
    let base = Base::new();
    let server = Server::start(&base);
    assert!(server.get(FINDINGS).body.contains("\"findings\":[]"));
    let text = fs::read_to_string(base.root.join(PAGE)).expect("the page");
    base.write(PAGE, "---\ntitle: [one\n---\n");
    let found = server.wait_for_words(FINDINGS, "SYN001").body;
    assert!(found.contains(&format!("\"path\":\"{PAGE}\",\"line\":2")), "{found}");
    assert_eq!(server.get(ADDRESS).status, 200, "a broken page is a page still");
    base.write(PAGE, &text);
    server.wait_for_words(FINDINGS, "\"findings\":[]");
    base.write("monograph.toml", "title = ");
    server.wait_for_words(FINDINGS, "monograph.toml");
    assert_eq!(server.get(ADDRESS).status, 200);
}

#[test]
fn a_broken_template_is_told_in_the_page_and_recovers() {
    let base = Base::new();
    let server = Server::start(&base);
    // The folder is new as well.
    base.write("templates/compound.html", "<html><head></head><body>{{ broken");
    assert!(server.wait_for_status(ADDRESS, 500).body.contains("compound.html"));
    assert_eq!(server.get("/__monograph/overlay.js").status, 200, "and the page is loaded again when it is mended");
    base.write("templates/compound.html", "Mended.");
    let mended = server.wait_for_words(ADDRESS, "Mended.");
    assert!(mended.body.contains("overlay.js"), "without a head, too");
    fs::remove_dir_all(base.root.join("templates")).expect("removed");
    server.wait_for_words(ADDRESS, "Nicotinamide riboside");
    base.write("templates/compound.html", "Made again.");
    server.wait_for_words(ADDRESS, "Made again.");
    base.write("templates/compound.html", "And changed.");
    server.wait_for_words(ADDRESS, "And changed.");
}

#[test]
fn a_folder_that_was_moved_away_and_back_is_watched_still() {
    let base = Base::new();
    let server = Server::start(&base);
    let [content, away] = ["content", "away"].map(|name| base.root.join(name));
    fs::rename(&content, &away).expect("moved away");
    server.wait_for_status(ADDRESS, 404);
    fs::rename(&away, &content).expect("moved back");
    server.wait_for_status(ADDRESS, 200);
    base.replace(PAGE, "title: Nicotinamide riboside", "title: Another title");
    server.wait_for_words(ADDRESS, "Another title");
}

#[test]
fn settings_hold_at_once_and_pages_stand_below_the_sites_path() {
    let base = Base::new();
    base.write("monograph.toml", "title = \"One\"\nbase_url = \"https://example.org/below\"\n");
    let server = Server::start(&base);
    assert!(server.address.ends_with("/below/"), "{}", server.address);
    assert!(server.get("/").head.contains("location: /below/"));
    let page = server.get(&format!("/below{ADDRESS}"));
    assert!(page.body.contains("href=\"/below/"), "links carry the path");
    base.write("monograph.toml", "title = \"Two\"\nstyle = \"no-such-style\"\n");
    assert!(server.wait_for_status(ADDRESS, 500).body.contains("no-such-style"));
    base.write("monograph.toml", "title = \"Three\"\n");
    server.wait_for_words(ADDRESS, "Three");
}

#[test]
fn browsers_are_told_of_each_state() {
    let base = Base::new();
    let server = Server::start(&base);
    let page = server.get(ADDRESS).body;
    let own = page.split("data-monograph=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a state");
    let mut events = BufReader::new(server.stream("/__monograph/events"));
    let mut next = || loop {
        let mut line = String::new();
        assert_ne!(events.read_line(&mut line).expect("a line in time"), 0, "the stream goes on");
        if let Some((_, state)) = line.split_once("data: ") {
            return state.trim_end().to_owned();
        }
    };
    assert_eq!(next(), own, "first the state that there is");
    base.replace(PAGE, "title: Nicotinamide riboside", "title: Another title");
    assert_ne!(next(), own, "then another");
}
