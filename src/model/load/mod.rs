//! From a world's files to the knowledge base. Never fails on content: what is wrong is kept as flaws.

mod assemble;
mod misnamed;
mod read;
mod resolve;

use crate::model::kb::Kb;
use crate::source::world::{World, WorldError};

/// Reads a whole knowledge base. Files are read and parsed in parallel; then the library is indexed, and every
/// reference from one place to another is resolved.
///
/// # Errors
/// Only where the world cannot list its files.
pub fn load(world: &dyn World) -> Result<Kb, WorldError> {
    reload(world, Kb::default())
}

/// Whether the file at a path is one that loading reads; others are only listed.
pub fn is_read(path: &str) -> bool {
    read::place(path).is_some()
}

/// Reads a knowledge base again after a change: only files whose stamp differs are read and parsed.
///
/// # Errors
/// Only where the world cannot list its files.
pub fn reload(world: &dyn World, old: Kb) -> Result<Kb, WorldError> {
    Ok(assemble::assemble(world, &world.list()?, old))
}
