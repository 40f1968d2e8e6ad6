//! Whole sites from knowledge bases: every page prints, every link arrives, and the site's promises hold.

mod across;
mod companions;
mod figures;
mod grades;
mod html;
mod linked;
mod promises;
mod search;
mod site;
mod templates;
mod tools;
