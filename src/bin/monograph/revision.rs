//! A knowledge base as it was in a revision of git: read from the objects of the repository, whatever is checked out.
//!
//! Asks neither the environment nor the user's settings, only the repository's own. Where git's object for a file is not
//! the file (a link, another repository, a pointer to large-file storage) comparing would mislead, so that ends it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use gix::bstr::ByteSlice;
use gix::objs::tree::EntryKind;
use gix::{Repository, Tree};
use monograph::base::date::Date;
use monograph::emit::report::diff::Revision;
use monograph::model::load::is_read;
use monograph::source::world::{CONFIG, FOLDERS, MemoryWorld, is_skipped};

use crate::root;

/// What a pointer of Git LFS begins with.
const LFS: &[u8] = b"version https://git-lfs.github.com/spec/";

/// A repository, and where in it the knowledge base stands.
pub struct History {
    repository: Repository,
    /// From the repository's top to the root; empty where they are one.
    folder: PathBuf,
}

impl History {
    /// The repository that holds the folder.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn open(dir: &Path) -> Result<History> {
        let place = dir.canonicalize().with_context(|| format!("cannot open {}", dir.display()))?;
        let isolated = gix::open::Options::isolated;
        let trust = gix::sec::trust::Mapping { full: isolated(), reduced: isolated() };
        let found = gix::ThreadSafeRepository::discover_opts(&place, gix::discover::upwards::Options::default(), trust);
        let repository = match found {
            Ok(repository) => repository.to_thread_local(),
            Err(_) => {
                bail!("{} is in no git repository that can be read; `diff` compares its revisions", dir.display())
            }
        };
        let top = match repository.workdir() {
            Some(top) => top.canonicalize().with_context(|| format!("cannot open {}", top.display()))?,
            None => place.clone(),
        };
        let folder = place.strip_prefix(&top).unwrap_or(Path::new("")).to_owned();
        Ok(History { repository, folder })
    }

    /// Whether there are files on disk that belong to it.
    pub fn has_files(&self) -> bool {
        self.repository.workdir().is_some()
    }

    /// The knowledge base in a revision, and which commit that is.
    ///
    /// # Errors
    /// Where there is no such revision, no knowledge base in it, or a file in it that git does not hold.
    pub fn read(&self, name: &str) -> Result<(MemoryWorld, Revision)> {
        let commit = self.commit(name)?;
        let date = root::day_of(commit.time().context("the commit has no date")?.seconds)?;
        let revision = Revision { name: Some(name.to_owned()), commit: Some(commit.id().to_string()), date };
        let tree = commit.tree().with_context(|| self.lost(name))?;
        let world = self.world(tree, name, date)?;
        Ok((world, revision))
    }

    fn commit(&self, name: &str) -> Result<gix::Commit<'_>> {
        if name.contains("..") {
            bail!("{name} is a range; name its ends one after the other: `monograph diff A B`");
        }
        let object = self.repository.rev_parse_single(name).ok().and_then(|id| id.object().ok());
        let Some(object) = object else {
            let shallow = self.repository.is_shallow().unwrap_or(false);
            let help = if shallow {
                "; this clone holds the last commits only: `git fetch --unshallow` gets the rest"
            } else {
                ""
            };
            bail!("git knows no revision {name} here{help}");
        };
        object.peel_to_commit().map_err(|_| anyhow!("{name} is no commit"))
    }

    /// Why an object that is named is not there.
    fn lost(&self, name: &str) -> String {
        format!("git holds {name} only in part; a partial clone gets the rest with `git fetch --refetch --no-filter`")
    }

    fn world(&self, tree: Tree<'_>, name: &str, date: Date) -> Result<MemoryWorld> {
        let tree = if self.folder.as_os_str().is_empty() {
            tree
        } else {
            let shown = self.folder.display();
            let entry = tree.lookup_entry_by_path(&self.folder).with_context(|| self.lost(name))?;
            let entry = entry.filter(|entry| entry.mode().is_tree());
            let entry = entry.ok_or_else(|| anyhow!("there is no folder {shown} in {name}"))?;
            entry.object().with_context(|| self.lost(name))?.into_tree()
        };
        let mut reading = Reading { name, lost: self.lost(name), world: MemoryWorld::new(date), content: false };
        reading.folder(&tree, "")?;
        if !reading.content {
            bail!("{name} holds no knowledge base: there is no content/ in it");
        }
        Ok(reading.world)
    }
}

/// The walk through a revision's files.
struct Reading<'r> {
    name: &'r str,
    lost: String,
    world: MemoryWorld,
    /// Whether there is a folder of pages.
    content: bool,
}

impl Reading<'_> {
    fn folder(&mut self, tree: &Tree<'_>, above: &str) -> Result<()> {
        for entry in tree.iter() {
            let entry = entry.with_context(|| self.lost.clone())?;
            let Ok(file) = entry.filename().to_str() else {
                if above.is_empty() {
                    continue;
                }
                bail!("the file name {above}/{} in {} is not UTF-8", entry.filename().to_str_lossy(), self.name);
            };
            let path = if above.is_empty() { file.to_owned() } else { format!("{above}/{file}") };
            let top = path.split('/').next().unwrap_or("");
            // Of the folders only those are looked at that hold pages, sources or histories.
            let ours = path == CONFIG || FOLDERS.contains(&top) && !matches!(top, "static" | "styles" | "templates");
            if !ours || is_skipped(above, file) {
                continue;
            }
            self.content |= path == "content";
            self.entry(&entry, path)?;
        }
        Ok(())
    }

    fn entry(&mut self, entry: &gix::object::tree::EntryRef<'_, '_>, path: String) -> Result<()> {
        let name = self.name;
        match entry.kind() {
            EntryKind::Tree => {
                let tree = entry.object().with_context(|| self.lost.clone())?.into_tree();
                self.folder(&tree, &path)
            }
            EntryKind::Commit => bail!("{path} is a submodule in {name}; its files are in another repository"),
            EntryKind::Link => bail!("{path} is a symbolic link in {name}; `diff` reads files only"),
            EntryKind::Blob | EntryKind::BlobExecutable if is_read(&path) => {
                let bytes = entry.object().with_context(|| self.lost.clone())?.detach().data;
                if bytes.starts_with(LFS) {
                    bail!("{path} is kept in Git LFS in {name}; git itself does not hold the file");
                }
                self.world.set(path, bytes);
                Ok(())
            }
            EntryKind::Blob | EntryKind::BlobExecutable => Ok(()),
        }
    }
}
