//! Removing what an earlier build made, so that at each moment the rest can still be told to be ours.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::emit::write::output::MARKER;

/// Removes a folder and all that is in it, its marker last.
pub(crate) fn folder(folder: &Path) -> io::Result<()> {
    empty(folder)?;
    gone_is_fine(fs::remove_dir(folder))
}

/// Empties a folder, its marker last. What is gone already is no error.
pub(crate) fn empty(folder: &Path) -> io::Result<()> {
    each_entry(folder, |entry| if entry.file_name() == MARKER { Ok(()) } else { remove(&entry) })?;
    gone_is_fine(fs::remove_file(folder.join(MARKER)))
}

/// Removes a file, a link, or a folder with all that is in it.
fn remove(entry: &DirEntry) -> io::Result<()> {
    let path = entry.path();
    if !entry.file_type()?.is_dir() {
        return gone_is_fine(fs::remove_file(&path));
    }
    each_entry(&path, |entry| remove(&entry))?;
    gone_is_fine(fs::remove_dir(&path))
}

fn each_entry(folder: &Path, act: impl Fn(DirEntry) -> io::Result<()> + Sync + Send) -> io::Result<()> {
    let Some(entries) = gone_is_fine(fs::read_dir(folder).map(Some))? else { return Ok(()) };
    entries.par_bridge().try_for_each(|entry| act(entry?))
}

/// Takes "not found" for success.
pub(crate) fn gone_is_fine<T: Default>(result: io::Result<T>) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(T::default()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_all_and_follows_no_link() {
        let above = tempfile::tempdir().expect("a temporary folder");
        let (kept, site) = (above.path().join("kept"), above.path().join("site"));
        for path in [kept.join("a"), site.join("b/c/d"), site.join("b/e"), site.join(MARKER)] {
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::File::create_new(path).expect("a file");
        }
        std::os::unix::fs::symlink(&kept, site.join("b/link")).expect("a link");
        folder(&site).expect("removed");
        assert!(!site.exists());
        assert!(kept.join("a").exists());
        folder(&site).expect("what is gone is no error");
    }
}
