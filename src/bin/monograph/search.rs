//! The search index, made on a thread of its own beside whatever else the site needs.

use anyhow::{Context, Result, anyhow};
use monograph::emit::search::index::{self, IndexFile};
use monograph::emit::search::record;
use monograph::emit::write::writer::Writer;
use monograph::render::site::Site;

/// The index of a site.
///
/// # Errors
/// Where Pagefind refuses.
pub fn files(site: &Site<'_>) -> Result<Vec<IndexFile>> {
    // Pagefind divides its work by rayon. In the pool that prints pages it would wait until all of them are printed.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().context("cannot start a thread")?;
    let made = pool.install(|| index::files(record::records(site), &site.kb.settings.language));
    made.context("cannot make the search index")
}

/// Does `work` while the index is made and written, where the site has a search.
///
/// # Errors
/// Where either fails; of two errors, that of `work`.
pub fn beside<T>(site: &Site<'_>, writer: &Writer, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if !site.kb.settings.search {
        return work();
    }
    let write = || -> Result<()> {
        for file in files(site)? {
            writer.file(&file.path, &file.bytes)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let index = scope.spawn(write);
        let done = work()?;
        index.join().map_err(|_| anyhow!("the indexer of the search has failed"))??;
        Ok(done)
    })
}
