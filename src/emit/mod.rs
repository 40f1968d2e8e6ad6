//! Output: reports, exports, the site's folder.

pub mod write;
