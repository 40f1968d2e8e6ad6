//! Pharmacokinetics by one compartment: figures that follow from a half-life, courses of doses, and which records allow it.
//!
//! The model is first-order decline from one compartment: what is left after a time `t` is `2^(−t/t½)`, doses add up, and
//! a dose taken at once is all in the body at once. It says nothing of absorption, of distribution before the phase that
//! the half-life describes, or of an effect. `templates/assets/pk.js` holds the same functions for readers' browsers;
//! `tests/vectors/pk.json` holds the two together.

mod band;
mod course;
mod figure;
mod fit;
mod level;
mod share;

pub use band::{Band, band};
pub use course::{Dose, course, repeated};
pub use figure::derived;
pub use fit::{Decline, Unfit, decline};
pub use level::{steady_mean, steady_peak, steady_trough};
pub use share::{accumulation, share_left, share_lost, time_to_loss};
