//! The command line of Monograph.

fn main() {}
