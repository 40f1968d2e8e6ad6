//! The blocks of a page in which a word of the lexicon stands, read once and shared by the rules of language.
//!
//! One scan of the page's file finds the words that may set off a rule; a block without one is not read at all.
//! Quotations and the wording of claims in circulation are left out.

use std::cell::OnceCell;
use std::ops::Range;

use crate::base::diag::Finding;
use crate::base::span::Span;
use crate::check::lexicon::{Entry, Hit, Sense, lexicon};
use crate::check::quotation::{is_quoted, quotations};
use crate::check::rule::{PageCx, Rule};
use crate::check::support;
use crate::check::wording::sentence::Sentence;
use crate::check::wording::standing::{self, Standing};
use crate::model::cited::{Role, Written};
use crate::model::prose::{BlockKind, Prose, TextRun};
use crate::model::vocab::SectionTier;

/// A block of a text, or a text of front matter.
pub struct Passage<'a> {
    /// In which part of the page.
    pub role: Role,
    /// The text that it belongs to.
    pub prose: &'a Prose,
    /// Its number there; `None` in front matter.
    pub block: Option<usize>,
    /// Its words with their places.
    pub run: TextRun<'a>,
    /// The tier of its section; `None` in front matter, before the first heading, and where the heading has none.
    pub tier: Option<SectionTier>,
    /// Its sentences, or of a row its cells: where they stand, and what is read of them once it is asked for.
    sentences: Vec<(Range<usize>, OnceCell<Sentence>)>,
    /// Which of them hold a word that may set off a rule.
    met: Vec<usize>,
    /// How the line that leads to it leaves what follows, once it is asked for.
    led: OnceCell<Standing>,
    quoted: Vec<Range<usize>>,
}

/// An entry of the lexicon in its passage.
#[derive(Clone, Copy)]
pub struct Said<'p, 'a> {
    /// The passage.
    pub passage: &'p Passage<'a>,
    /// The number of its sentence.
    pub at: usize,
    /// The sentence.
    pub sentence: &'p Sentence,
    /// The entry's words in it.
    pub hit: &'p Hit,
}

/// The passages of a page that hold a word of the lexicon, in the order of the texts.
pub fn passages<'a>(text: &str, texts: &[Written<'a>]) -> Vec<Passage<'a>> {
    let anchors = Anchors(lexicon().anchors(text));
    let mut found = Vec::new();
    for written in texts.iter().filter(|written| !written.role.is_quotation()) {
        let prose = written.prose;
        if written.role != Role::Body {
            let last = (prose.events().len() as u32).saturating_sub(1);
            if anchors.meet(prose.span(0).join(prose.span(last))) {
                let run = prose.text(0..prose.events().len() as u32);
                found.push(Passage::new(written.role, prose, None, run, &anchors));
            }
            continue;
        }
        for (at, block) in prose.blocks().iter().enumerate() {
            if block.is_text() && !block.in_quote && anchors.meet(block.span) {
                let run = prose.text(block.events.clone());
                found.push(Passage::new(written.role, prose, Some(at), run, &anchors));
            }
        }
    }
    found
}

/// Where words stand in a file that may set off a rule, in order.
struct Anchors(Vec<u32>);

impl Anchors {
    /// Whether one stands in a place of the file.
    fn meet(&self, span: Span) -> bool {
        let first = self.0.partition_point(|&at| at < span.start);
        self.0.get(first).is_some_and(|&at| at < span.end)
    }
}

impl<'a> Passage<'a> {
    fn new(role: Role, prose: &'a Prose, block: Option<usize>, run: TextRun<'a>, anchors: &Anchors) -> Passage<'a> {
        let ranges = run.sentences();
        let met =
            (0..ranges.len()).filter(|&at| ranges.get(at).is_some_and(|range| anchors.meet(run.span(range.clone()))));
        let met = met.collect();
        let sentences = ranges.into_iter().map(|range| (range, OnceCell::new())).collect();
        let tier = block.and_then(|at| support::tier_of(prose, at));
        let quoted = quotations(run.text());
        Passage { role, prose, block, run, sentences, tier, met, led: OnceCell::new(), quoted }
    }

    /// The sentence at a number.
    pub fn sentence(&self, at: usize) -> Option<&Sentence> {
        let (range, sentence) = self.sentences.get(at)?;
        Some(sentence.get_or_init(|| Sentence::read(self.run.text(), range.clone())))
    }

    /// Its sentences; of a row its cells.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        (0..self.sentences.len()).filter_map(|at| self.sentence(at))
    }

    /// How the line that leads to it leaves what follows.
    fn led(&self) -> Standing {
        *self.led.get_or_init(|| {
            let lead = self.block.and_then(|at| support::leading(self.prose, at));
            let Some(lead) = lead.and_then(|lead| self.prose.blocks().get(lead)) else { return Standing::default() };
            let lead = self.prose.text(lead.events.clone());
            let last = lead.sentences().pop().map(|range| Sentence::read(lead.text(), range));
            last.map_or_else(Standing::default, |last| standing::left_open(&last))
        })
    }

    /// Whether it is a row of a table.
    pub fn is_row(&self) -> bool {
        matches!(self.kind(), Some(BlockKind::Row(_)))
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind(), Some(BlockKind::Heading(_)))
    }

    fn kind(&self) -> Option<&'a BlockKind> {
        self.block.and_then(|at| self.prose.blocks().get(at)).map(|block| &block.kind)
    }

    /// The words of the lexicon of some senses, quoted ones left out, in order.
    pub fn said<'p>(&'p self, senses: &'p [Sense]) -> impl Iterator<Item = Said<'p, 'a>> {
        let met = self.met.iter().filter_map(|&at| Some((at, self.sentence(at)?)));
        let all = met.flat_map(move |(at, sentence)| {
            sentence.hits().iter().map(move |hit| Said { passage: self, at, sentence, hit })
        });
        all.filter(move |said| senses.contains(&said.hit.sense))
            .filter(|said| !is_quoted(&self.quoted, said.sentence.place(&said.hit.words).start))
    }

    /// Whether any sentence has a word of the sense.
    pub fn has(&self, sense: Sense) -> bool {
        self.sentences().any(|sentence| sentence.has(sense))
    }

    /// Whether one of the headings above it has a word of the sense.
    pub fn is_headed(&self, sense: Sense) -> bool {
        let block = self.block.and_then(|at| self.prose.blocks().get(at));
        let mut section = block.and_then(|block| block.section).and_then(|at| self.prose.section(at));
        while let Some(found) = section {
            if Sentence::read(&found.title, 0..found.title.len()).has(sense) {
                return true;
            }
            section = found.parent.and_then(|at| self.prose.section(at));
        }
        false
    }
}

impl<'p, 'a> Said<'p, 'a> {
    /// The entry of the lexicon.
    pub fn entry(&self) -> &'static Entry {
        lexicon().entry(self.hit)
    }

    /// The words as typed.
    pub fn words(&self) -> &'p str {
        self.passage.run.text().get(self.sentence.place(&self.hit.words)).unwrap_or("")
    }

    /// Their place in the file.
    pub fn span(&self) -> Span {
        self.passage.run.span(self.sentence.place(&self.hit.words))
    }

    /// How the words stand. In a row of a table the other cells may deny them: a verdict beside a claim.
    pub fn standing(&self) -> Standing {
        let own = standing::standing(self.sentence, &self.hit.words).and(self.passage.led());
        let cells = || self.passage.sentences().enumerate().filter(|(at, _)| *at != self.at);
        let is_doubted =
            self.passage.is_row() && cells().any(|(_, cell)| cell.has(Sense::Doubt) || cell.has(Sense::Negation));
        own.and(Standing { is_denied: is_doubted, ..Standing::default() })
    }

    /// Whether a denial stands in a gap of the words: "studies have not shown".
    pub fn holds_denial(&self) -> bool {
        let words = &self.hit.words;
        self.sentence.of(Sense::Negation).any(|denial| words.start < denial.words.start && denial.words.end < words.end)
    }

    /// The words from the hit to the end of its clause.
    pub fn rest(&self) -> Range<usize> {
        self.hit.words.end..self.sentence.clause_end(self.hit.words.end.saturating_sub(1))
    }

    /// A finding at the words that says of them what the lexicon says, and what to write instead.
    pub fn finding(&self, cx: &PageCx<'_>, rule: &Rule) -> Finding {
        let because = self.entry().because.as_deref().unwrap_or("claims too much");
        self.found(cx, rule, format!("“{}” {because}", self.words()))
    }

    /// A finding at the words, with what the lexicon says to write instead.
    pub fn found(&self, cx: &PageCx<'_>, rule: &Rule, message: String) -> Finding {
        let finding = rule.finding(cx.file, self.span(), message);
        match self.entry().instead.as_deref() {
            Some(instead) => finding.help(instead),
            None => finding,
        }
    }

    /// Whether the words stand in the title of a source that the page cites.
    pub fn is_title(&self, cx: &PageCx<'_>) -> bool {
        let sources = cx.cites.iter().filter_map(|cited| cited.source.target);
        let mut titles = sources.filter_map(|source| cx.kb.library.get(source).record.csl.title.as_ref());
        let words = self.sentence.place(&self.hit.words);
        let at = words.start - self.sentence.range.start;
        titles.any(|title| {
            let title = title.value.to_ascii_lowercase();
            self.sentence
                .lower
                .find(title.trim_end_matches('.'))
                .is_some_and(|start| (start..start + title.len()).contains(&at))
        })
    }
}
