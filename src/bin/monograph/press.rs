//! What it takes to print a knowledge base's pages: templates, words, and the library in the site's style.

use anyhow::{Context, Result, bail};
use monograph::derive::csl::Style;
use monograph::model::kb::Kb;
use monograph::render::press::{OwnFiles, Press};
use monograph::render::shelf::Shelf;
use monograph::source::world::World;

/// Everything but the pages.
pub struct Printing {
    /// Templates and words.
    pub press: Press,
    /// The library.
    pub shelf: Shelf,
}

impl Printing {
    /// Makes it ready; of an `old` one, what has not changed is taken over.
    ///
    /// # Errors
    /// Where a template, a language file or the citation style cannot be used.
    pub fn new(kb: &Kb, world: &dyn World, old: Option<Printing>) -> Result<Printing> {
        let own = OwnFiles::read(world).context("cannot read templates/")?;
        let press = Press::new(kb, &own).context("cannot use the templates")?;
        let style = style(kb, world)?;
        let shelf =
            Shelf::new(kb, style, &press.engine, old.map(|old| old.shelf)).context("cannot set the references")?;
        Ok(Printing { press, shelf })
    }
}

/// The style that the settings name: a file of `styles/`, else a bundled one.
fn style(kb: &Kb, world: &dyn World) -> Result<Style> {
    let name = &kb.settings.style;
    let path = format!("styles/{name}.csl");
    if kb.paths.contains(&*path) {
        let bytes = world.read(&path).with_context(|| format!("cannot read {path}"))?;
        let text = String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
        return Style::from_xml(name, &text).with_context(|| format!("cannot use {path}"));
    }
    if !Style::names().any(|known| known == name) {
        let bundled: Vec<&str> = Style::names().collect();
        bail!("there is no file {path}, and no citation style `{name}` among the bundled ones: {}", bundled.join(", "));
    }
    Style::named(name).with_context(|| format!("cannot use the citation style `{name}`"))
}
