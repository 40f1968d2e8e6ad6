//! Output: reports, exports, the site's folder.
