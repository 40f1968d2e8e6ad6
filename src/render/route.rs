//! The addresses of the site: which pages there are, and in which file each is written.

/// How many entries one page of a long list holds.
pub const PAGE_SIZE: usize = 500;

/// One page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Its address, from `/`, without the path of `base_url`.
    pub address: String,
    /// What it shows.
    pub kind: RouteKind,
}

/// What a page shows. Numbers are indices into the knowledge base or the site's indices; `page` counts from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RouteKind {
    /// The home page.
    Home,
    /// Compounds A–Z.
    Compounds {
        /// The page of the list.
        page: u32,
    },
    /// A compound.
    Compound {
        /// In the knowledge base.
        index: u32,
    },
    /// A category.
    Category {
        /// Among the categories.
        index: u32,
        /// The page of the list.
        page: u32,
    },
    /// A body system.
    System {
        /// Among the systems.
        index: u32,
        /// The page of the list.
        page: u32,
    },
    /// All sources.
    Sources {
        /// The page of the list.
        page: u32,
    },
    /// A source.
    Source {
        /// In the library.
        index: u32,
        /// The page of the list of what rests on it.
        page: u32,
    },
    /// Claims in circulation.
    Circulating {
        /// The page of the list.
        page: u32,
    },
    /// Compounds beside classes of outcome.
    Evidence {
        /// The page of the list.
        page: u32,
    },
    /// The claims of a class of outcome.
    Outcomes {
        /// Among the classes.
        index: u32,
        /// The page of the list.
        page: u32,
    },
    /// The pairs of compounds that pages declare.
    ComparePairs {
        /// The page of the list.
        page: u32,
    },
    /// A pair of compounds.
    Compare {
        /// Among the pairs.
        index: u32,
    },
    /// Claims in circulation of one verdict.
    Verdict {
        /// Among the verdicts found.
        index: u32,
        /// The page of the list.
        page: u32,
    },
    /// Compounds that share a word.
    Facet {
        /// Among the facets.
        index: u32,
        /// The page of the list.
        page: u32,
    },
    /// How the evidence has changed.
    Changes {
        /// The page of the list.
        page: u32,
    },
    /// A page of prose.
    Leaf {
        /// In the knowledge base.
        index: u32,
    },
    /// The glossary.
    Glossary,
    /// How claims are graded.
    Methodology,
    /// The calculators.
    Tools,
    /// The course of doses.
    HalfLifeCurve,
    /// How long until a share is gone.
    TimeToClear {
        /// The page of the list of records.
        page: u32,
    },
    /// Units.
    UnitConversion,
    /// The reader's own log.
    DoseLog,
    /// The search, with an index of names.
    Search {
        /// The page of the index.
        page: u32,
    },
    /// What is shown where there is no page.
    Missing,
}

impl Route {
    /// The file in which it is written, relative to the output folder.
    pub fn file(&self) -> String {
        let path = self.address.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }
}

/// The addresses of the pages of a list; the first is the list's own.
pub fn list_pages(base: &str, entries: usize) -> Vec<String> {
    let pages = entries.div_ceil(PAGE_SIZE).max(1);
    (1..=pages).map(|page| list_page(base, page)).collect()
}

/// The address of a page of a list, counted from 1.
pub fn list_page(base: &str, page: usize) -> String {
    if page <= 1 { base.to_owned() } else { format!("{base}page/{page}/") }
}

/// The entries of one page of a list.
pub fn slice<T>(entries: &[T], page: u32) -> &[T] {
    let start = (page.max(1) as usize - 1).saturating_mul(PAGE_SIZE).min(entries.len());
    let end = start.saturating_add(PAGE_SIZE).min(entries.len());
    entries.get(start..end).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stand_where_servers_look_for_them() {
        let file = |address: &str| Route { address: address.into(), kind: RouteKind::Home }.file();
        assert_eq!(file("/"), "index.html");
        assert_eq!(file("/compounds/nmn/"), "compounds/nmn/index.html");
        assert_eq!(file("/404.html"), "404.html");
    }

    #[test]
    fn lists_over_five_hundred_are_paged() {
        assert_eq!(list_pages("/a/", 0), ["/a/"]);
        assert_eq!(list_pages("/a/", 500), ["/a/"]);
        assert_eq!(list_pages("/a/", 501), ["/a/", "/a/page/2/"]);
        let entries: Vec<u32> = (0..1001).collect();
        assert_eq!(slice(&entries, 1).len(), 500);
        assert_eq!(slice(&entries, 3), [1000]);
        assert!(slice(&entries, 4).is_empty());
    }
}
