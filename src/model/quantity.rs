//! temp
#[derive(Clone, Debug)]
pub struct Quantity;
#[derive(Clone, Debug)]
pub struct QuantityFault {
    pub range: std::ops::Range<usize>,
}
impl Quantity {
    pub fn parse(_: &str) -> Result<Quantity, QuantityFault> {
        Ok(Quantity)
    }
}
