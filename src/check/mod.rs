//! The rules: each finds one kind of fault.

pub mod carried;
pub mod dated;
pub mod example;
pub mod flawed;
pub mod fold;
pub mod links;
pub mod page_keys;
pub mod rule;
pub mod rules;
pub mod run;
pub mod source_name;
pub mod suppress;
pub mod work_ids;
