//! Transcripts of the command line: what is typed, what is printed, and the exit status.
//!
//! `TRYCMD=overwrite cargo test --test cmd` writes them anew; the change is then reviewed, never waved through.

#[test]
fn transcripts_hold() {
    trycmd::TestCases::new().case("tests/cmd/*.md").env("NO_COLOR", "1").env("COLUMNS", "100");
}
