//! From records to the files under `/pagefind/`: Pagefind's index, and the script and WebAssembly that read it.
//!
//! Pagefind brings the files for browsers with it. Only what our own search page uses is kept of them, with the licence
//! (MIT), which must go with every copy.

use std::path::Path;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use crate::emit::search::record::Record;

/// The folder of the index, from the output folder.
pub const FOLDER: &str = "pagefind/";

/// Pagefind's licence, as its repository has it; the crate comes without.
const LICENCE: &str = include_str!("pagefind-license.txt");

/// Where there are more records than this, several share a file, so that a site of ten thousand pages does not have
/// tens of thousands of files more (ours).
const MOST_FRAGMENTS: u32 = 4000;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Relative to the output folder.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why there is no index.
#[derive(Debug, thiserror::Error)]
pub enum IndexFault {
    /// The runtime that Pagefind needs cannot be started.
    #[error("cannot start the indexer")]
    Runtime(#[from] std::io::Error),
    /// Pagefind refuses.
    #[error("Pagefind cannot index the site")]
    Pagefind(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Indexes records in the order given; `language` is the site's tag. The same records give the same bytes.
///
/// # Errors
/// Where Pagefind cannot index them.
pub fn files(records: Vec<Record>, language: &str) -> Result<Vec<IndexFile>, IndexFault> {
    let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build()?;
    let stemmed = stemmed(language);
    let found = runtime.block_on(async {
        let options = PagefindServiceConfig::builder()
            .force_language(stemmed.to_owned())
            .max_fragments(MOST_FRAGMENTS)
            .keep_index_url(true)
            .build();
        let mut index = PagefindIndex::new(Some(options))?;
        for record in records {
            let Record { address, content, meta, filters } = record;
            index.add_custom_record(address, content, stemmed.to_owned(), Some(meta), Some(filters), None).await?;
        }
        index.get_files().await
    });
    let found = found.map_err(|fault| IndexFault::Pagefind(fault.into()))?;
    let own_wasm = format!("wasm.{stemmed}.pagefind");
    let has_own = found.iter().any(|file| file.filename == Path::new(&own_wasm));
    let wasm = if has_own { &*own_wasm } else { "wasm.unknown.pagefind" };
    let mut files: Vec<IndexFile> = found
        .into_iter()
        .filter_map(|file| {
            let name = file.filename.to_str()?.replace('\\', "/");
            is_used(&name, wasm).then(|| IndexFile { path: format!("{FOLDER}{name}"), bytes: file.contents })
        })
        .collect();
    files.push(IndexFile { path: format!("{FOLDER}LICENSE.txt"), bytes: LICENCE.as_bytes().to_vec() });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The language whose endings Pagefind cuts off: the tag's first part, where it is one.
fn stemmed(language: &str) -> &str {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let is_language = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_language { primary } else { "unknown" }
}

/// Whether our search page loads a file. It has its own looks, and asks in the page itself.
fn is_used(name: &str, wasm: &str) -> bool {
    let is_index = ["fragment/", "index/", "filter/"].iter().any(|folder| name.starts_with(folder));
    is_index || name.ends_with(".pf_meta") || ["pagefind.js", "pagefind-entry.json", wasm].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(count: usize) -> Vec<Record> {
        let record = |number: usize| {
            let mut record = Record::new(format!("/compounds/c{number}/"), "compound");
            record.content = format!("Compound {number} was measured in plasma, running and runs.");
            record.says("title", format!("Compound {number}"));
            record.bears("route", "oral");
            record
        };
        (0..count).map(record).collect()
    }

    #[test]
    fn only_what_the_page_loads_is_kept_and_two_builds_give_the_same_bytes() {
        let files = |language| files(records(30), language).expect("an index");
        let english = files("en-GB");
        assert_eq!(english, files("en"));
        let names: Vec<&str> = english.iter().map(|file| file.path.as_str()).collect();
        for name in [
            "pagefind/pagefind.js",
            "pagefind/pagefind-entry.json",
            "pagefind/wasm.en.pagefind",
            "pagefind/LICENSE.txt",
        ] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        assert_eq!(names.iter().filter(|name| name.starts_with("pagefind/fragment/")).count(), 30);
        assert_eq!(names.iter().filter(|name| name.starts_with("pagefind/filter/")).count(), 2);
        assert!(!names.iter().any(|name| name.contains("ui") || name.contains("worker")), "{names:?}");
    }

    #[test]
    fn a_language_that_has_no_endings_is_searched_all_the_same() {
        for (tag, wasm) in
            [("vi", "wasm.unknown.pagefind"), ("../x", "wasm.unknown.pagefind"), ("de-AT", "wasm.de.pagefind")]
        {
            let files = files(records(2), tag).expect("an index");
            let wasms: Vec<&str> = files.iter().map(|it| it.path.as_str()).filter(|it| it.contains("wasm")).collect();
            assert_eq!(wasms, [format!("pagefind/{wasm}")], "{tag}");
        }
    }

    #[test]
    fn an_empty_site_has_an_index_too() {
        assert!(files(Vec::new(), "en").is_ok_and(|files| !files.is_empty()));
    }
}
