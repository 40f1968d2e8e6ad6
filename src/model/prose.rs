//! temp
use crate::base::{mapping::Mapping, span::*};
use crate::model::link::SourceRef;
#[derive(Clone, Debug, Default)]
pub struct Prose {
    pub allows: Vec<Allow>,
    c: Vec<Cite>,
}
#[derive(Clone, Debug)]
pub struct Allow {
    pub span: Span,
    pub code: Spanned<Box<str>>,
    pub because: Option<Spanned<Box<str>>>,
}
#[derive(Clone, Debug)]
pub struct Cite {
    pub source: SourceRef,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueIx {
    pub page: u32,
    pub record: u32,
}
pub struct ValueRef {
    pub page: Option<Spanned<Box<str>>>,
    pub record: Spanned<Box<str>>,
    pub target: Option<ValueIx>,
}
pub struct ClaimRef {
    pub page: Option<Spanned<Box<str>>>,
    pub id: Spanned<Box<str>>,
    pub target: Option<ValueIx>,
}
pub enum Mode {
    Page,
    Inline,
}
impl Prose {
    pub fn parse(_: &str, _: &Mapping, _: Mode) -> Prose {
        Prose::default()
    }
    pub fn each_source(&mut self, _: &mut dyn FnMut(&mut SourceRef)) {}
    pub fn each_value(&mut self, _: &mut dyn FnMut(&mut ValueRef)) {}
    pub fn each_claim(&mut self, _: &mut dyn FnMut(&mut ClaimRef)) {}
    pub fn cites(&self) -> impl Iterator<Item = &Cite> {
        self.c.iter()
    }
    pub fn next_block(&self, _: Span) -> Option<Span> {
        None
    }
}
