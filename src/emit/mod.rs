//! Output: reports, exports, the site's folder.

pub mod companion;
pub mod export;
pub mod feed;
pub mod history;
pub mod llms;
pub mod news;
pub mod opensearch;
pub mod report;
pub mod schema;
pub mod search;
pub mod sitemap;
pub mod tool_records;
pub mod write;
