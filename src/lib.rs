//! Monograph.
