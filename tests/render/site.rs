//! Knowledge bases printed whole.

use std::collections::BTreeMap;
use std::path::Path;

use monograph::base::date::Date;
use monograph::derive::csl::Style;
use monograph::derive::grade::Grades;
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::render::press::{OwnFiles, Press};
use monograph::render::shelf::Shelf;
use monograph::render::site::Site;
use monograph::source::disk::DiskWorld;

/// A site: its pages by address, and its assets' addresses.
pub struct Printed {
    /// HTML by address, without the path of `base_url`.
    pub pages: BTreeMap<String, String>,
    /// Addresses of the files that are no pages.
    pub assets: Vec<String>,
    /// The path of `base_url`.
    pub root: String,
}

/// The base that holds one of everything.
pub fn trial() -> Kb {
    base("tests/render/kb")
}

/// The base that ships.
pub fn shipped() -> Kb {
    base("")
}

fn base(folder: &str) -> Kb {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let today = Date::parse("2026-11-21").expect("a date");
    let world = DiskWorld::new(&root, today).expect("the folder is there");
    load(&world).expect("it loads")
}

/// Prints all of a base, in a style if one is given.
pub fn print(kb: &Kb, style: Option<&str>) -> Printed {
    let press = Press::new(kb, &OwnFiles::default()).expect("the built-in templates");
    let style = Style::named(style.unwrap_or(&kb.settings.style)).expect("a built-in style");
    let shelf = Shelf::new(kb, style, &press.engine, None).expect("every source prints");
    let grades = Grades::new(kb);
    let site = Site::new(&grades, &press, &shelf);
    let print = |route| site.page(route).unwrap_or_else(|fault| panic!("{}: {fault}", route.address));
    let pages = site.routes().iter().map(|route| (route.address.clone(), print(route))).collect();
    let assets = press.assets.iter().map(|asset| asset.path.clone()).collect();
    let printed = Printed { pages, assets, root: press.site.root.clone() };
    keep(&printed, &press);
    printed
}

/// What `ask` finds out of a base's site, in its own style.
pub fn with_site<T>(kb: &Kb, ask: impl FnOnce(&Site<'_>) -> T) -> T {
    let press = Press::new(kb, &OwnFiles::default()).expect("the built-in templates");
    let style = Style::named(&kb.settings.style).expect("a built-in style");
    let shelf = Shelf::new(kb, style, &press.engine, None).expect("every source prints");
    let grades = Grades::new(kb);
    ask(&Site::new(&grades, &press, &shelf))
}

/// With `MONOGRAPH_SITES` set to a folder, sites are written there to be looked at.
#[expect(clippy::disallowed_methods, reason = "a test may write where it is told to")]
fn keep(printed: &Printed, press: &Press) {
    let Ok(folder) = std::env::var("MONOGRAPH_SITES") else { return };
    let folder = Path::new(&folder).join(press.site.root.trim_start_matches('/'));
    let pages = printed.pages.iter().map(|(path, html)| (path.as_str(), html.as_bytes()));
    let assets = press.assets.iter().map(|asset| (asset.path.as_str(), asset.bytes.as_ref()));
    for (path, bytes) in pages.chain(assets) {
        let name = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let file = folder.join(name.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(file, bytes).expect("written");
    }
}
