//! Output: reports, exports, the site's folder.

pub mod report;
pub mod schema;
pub mod write;
