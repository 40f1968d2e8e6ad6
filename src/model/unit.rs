//! temp
#[derive(Clone, Debug)]
pub struct Dimension;
