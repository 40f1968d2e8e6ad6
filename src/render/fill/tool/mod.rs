//! The tools: calculators that start from the site's own half-lives.

mod page;
mod row;
mod unit;
mod words;

pub use page::{dose_log, half_life_curve, time_to_clear, tools, unit_conversion};
pub use row::curve_address;
