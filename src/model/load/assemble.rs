//! The knowledge base put together from its files; those that have not changed are taken over from the one before.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::base::diag::FileId;
use crate::model::kb::{File, Kb, Library};
use crate::model::load::read::{Parsed, Place, place, read};
use crate::model::load::resolve::resolve;
use crate::model::settings::Settings;
use crate::source::world::{Listed, World};

/// What is known of a file from before, by its path.
type Known = HashMap<Box<str>, (File, Parsed)>;

/// Reads what has changed, takes over the rest, and links it all.
pub(super) fn assemble(world: &dyn World, listed: &[Listed], old: Kb) -> Kb {
    let wanted: Vec<(&Listed, Place)> = listed.iter().filter_map(|file| Some((file, place(&file.path)?))).collect();
    let mut known = taken_apart(old);
    let jobs: Vec<_> = wanted
        .into_iter()
        .zip(0..)
        .map(|((file, place), id)| {
            let same = known.remove(&*file.path).filter(|(before, _)| before.stamp == file.stamp);
            (file, place, FileId(id), same)
        })
        .collect();
    let parsed: Vec<(File, Parsed)> = jobs
        .into_par_iter()
        .map(|(file, place, id, same)| same.map_or_else(|| read(world, file, place, id), |same| renumbered(same, id)))
        .collect();
    let mut kb = Kb { paths: listed.iter().map(|file| file.path.as_str().into()).collect(), ..Kb::default() };
    let count =
        parsed.iter().map(|(_, parsed)| if let Parsed::References(records) = parsed { records.len() } else { 0 });
    let mut references = Vec::with_capacity(count.sum());
    for ((file, parsed), id) in parsed.into_iter().zip(0..) {
        match parsed {
            Parsed::Settings(settings) => {
                kb.settings = Settings::new(settings.map(|settings| *settings));
                kb.settings_file = Some(FileId(id));
            }
            Parsed::Compound(page) => kb.compounds.push(*page),
            Parsed::Leaf(page) => kb.leaves.push(*page),
            Parsed::References(records) => references.extend(records),
            Parsed::History(history) => kb.histories.push(*history),
        }
        kb.files.push(file);
    }
    kb.compounds.sort_by(|a, b| a.slug.cmp(&b.slug));
    kb.leaves.sort_by(|a, b| a.slug.cmp(&b.slug));
    kb.histories.sort_by(|a, b| a.slug.cmp(&b.slug));
    kb.library = Library::new(references);
    resolve(&mut kb);
    kb.index_groups();
    kb.index_uses();
    kb
}

/// A knowledge base as the files it came from.
fn taken_apart(old: Kb) -> Known {
    let mut contents: HashMap<FileId, Parsed> = HashMap::new();
    for page in old.compounds {
        contents.insert(page.file, Parsed::Compound(Box::new(page)));
    }
    for page in old.leaves {
        contents.insert(page.file, Parsed::Leaf(Box::new(page)));
    }
    for history in old.histories {
        contents.insert(history.file, Parsed::History(Box::new(history)));
    }
    for reference in old.library.references {
        match contents.entry(reference.file).or_insert_with(|| Parsed::References(Vec::new())) {
            Parsed::References(records) => records.push(reference),
            Parsed::Settings(_) | Parsed::Compound(_) | Parsed::Leaf(_) | Parsed::History(_) => {}
        }
    }
    if let Some(file) = old.settings_file {
        contents.insert(file, Parsed::Settings(old.settings.file.map(Box::new)));
    }
    let files = old.files.into_iter().zip(0..);
    // A reference file without any readable record has nothing to take over but its flaws.
    let mut of = |id| contents.remove(&FileId(id)).unwrap_or(Parsed::References(Vec::new()));
    files.map(|(file, id)| (file.path.clone(), (file, of(id)))).collect()
}

/// The same content under another number.
fn renumbered((file, mut parsed): (File, Parsed), id: FileId) -> (File, Parsed) {
    match &mut parsed {
        Parsed::Settings(_) => {}
        Parsed::Compound(page) => page.file = id,
        Parsed::Leaf(page) => page.file = id,
        Parsed::References(records) => records.iter_mut().for_each(|record| record.file = id),
        Parsed::History(history) => history.file = id,
    }
    (file, parsed)
}
