//! Output: reports, exports, the site's folder.

pub mod feed;
pub mod report;
pub mod schema;
pub mod sitemap;
pub mod write;
