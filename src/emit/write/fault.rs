//! Why an output folder cannot be written: bad luck or a bad argument, never bad content.

use std::io;
use std::path::{Path, PathBuf};

use crate::emit::write::output::MARKER;

/// What stands in the way of writing the site. Unless it says otherwise the old site is whole.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output is the root, or a folder above it.
    #[error("the output {} is or holds the knowledge base {}", out.display(), root.display())]
    HoldsRoot {
        /// The output as given.
        out: PathBuf,
        /// The root as given.
        root: PathBuf,
    },
    /// The output is an input, is inside one, or holds one (through a link).
    #[error("the output {} is, holds or lies in the input {}", out.display(), input.display())]
    MeetsInput {
        /// The output as given.
        out: PathBuf,
        /// The folder or settings file that is read from.
        input: PathBuf,
    },
    /// The output is a file.
    #[error("the output {} is not a folder", out.display())]
    NotAFolder {
        /// The output as given.
        out: PathBuf,
    },
    /// The output is a symbolic link to nothing.
    #[error("the output {} is a link to nothing", out.display())]
    BrokenLink {
        /// The output as given.
        out: PathBuf,
    },
    /// A folder that would be replaced holds what this program did not make.
    #[error(
        "{} is not empty and was not made by monograph (it has no file {MARKER}); empty it or choose another",
        path.display()
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// A link within the output, through which writing in place would leave it.
    #[error("{} is a link; writing in place would follow it out of the output", path.display())]
    HoldsLink {
        /// The link.
        path: PathBuf,
    },
    /// Another build writes the same output.
    #[error("another build is writing {}", out.display())]
    Locked {
        /// The output as given.
        out: PathBuf,
    },
    /// The file system cannot exchange two folders here.
    #[error(
        "the file system cannot exchange {} for the new site in one step, so the old site is left as it is; \
         `--in-place` writes into it file by file",
        out.display()
    )]
    CannotExchange {
        /// The output as given.
        out: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The output was moved or replaced while the build ran.
    #[error("{} was moved or replaced while the site was built", out.display())]
    Changed {
        /// The output as given.
        out: PathBuf,
    },
    /// The name of a file to write climbs out of the output or is one of our own.
    #[error("`{path}` cannot be the name of an output file")]
    Name {
        /// The name.
        path: String,
    },
    /// Two files of one name, or a file where a folder is needed.
    #[error("two output files share the place `{path}`")]
    Twice {
        /// The name.
        path: String,
    },
    /// A file to be copied cannot be read.
    #[error("cannot read what is to be copied to `{path}`")]
    Source {
        /// The name in the output.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// The new site is in place, the old one could not be removed.
    #[error("the new site is in place, but the old one in {} cannot be removed", path.display())]
    OldRemains {
        /// Where the old site is now; the next build tries again.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system refuses: permissions, a full disk.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl WriteError {
    /// Tells where an error of the system happened, for `map_err`.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
        move |source| WriteError::Io { path: path.to_path_buf(), source }
    }
}
