//! The rules: each finds one kind of fault.

pub mod attribution;
pub mod beside;
pub mod carried;
pub mod dated;
pub mod example;
pub mod figure;
pub mod flawed;
pub mod fold;
pub mod links;
pub mod mention;
pub mod name_token;
pub mod page_keys;
pub mod quotation;
pub mod rule;
pub mod rules;
pub mod run;
pub mod setting;
pub mod short_key;
pub mod source_name;
pub mod support;
pub mod suppress;
pub mod work_ids;
