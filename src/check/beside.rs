//! Names, years and PMIDs beside citations that are not those of the records cited.
//!
//! A mention stands beside a citation where nothing but years, journals, numbers and signs lies between them; then it
//! must agree with one of the sources cited there. A mention that other words part from its citation, in the same
//! sentence, is doubted only where it cannot mean another source of the page.

use std::ops::Range;

use crate::base::span::Span;
use crate::check::attribution::{bare, is_author, is_first_author, is_in_titles, is_of_year, years};
use crate::check::mention::{Before, Form, Mention, may_date};
use crate::check::mention_scan::mentions;
use crate::check::quotation::{is_quoted, quotations};
use crate::check::rule::PageCx;
use crate::model::ident::RefId;
use crate::model::prose::{BlockKind, Cite, Event, Prose, TextRun};
use crate::model::reference::Reference;

/// A disagreement.
pub struct Wrong<'a> {
    /// The least that is wrong: the name, the year, both, or the digits of the PMID.
    pub span: Span,
    /// The words that name the work: "Trammell 2016".
    pub words: String,
    /// The PMID, where it is that which disagrees.
    pub pmid: Option<u32>,
    /// The citation beside it.
    pub cited: &'a Cite,
    /// The record cited.
    pub reference: &'a Reference,
    /// The place of the record's own word for it.
    pub place: Span,
    /// The name as it may be, made comparable; empty where no name is given.
    candidates: Vec<String>,
    form: Form,
    year: Option<u32>,
    /// Whether the name is right, so that only the year is wrong.
    is_named: bool,
}

impl Wrong<'_> {
    /// Whether another record fits the words.
    pub fn may_mean(&self, other: &Reference) -> bool {
        match self.pmid {
            Some(pmid) => pmids(other).contains(&pmid),
            None if self.candidates.is_empty() => false,
            None => is_first_author(other, &self.candidates) && self.year.is_none_or(|year| is_of_year(other, year)),
        }
    }

    /// Whether the words hold a name.
    pub fn has_name(&self) -> bool {
        !self.candidates.is_empty()
    }

    /// What to type instead.
    pub fn instead(&self) -> String {
        if self.pmid.is_some() {
            let own = pmids(self.reference).first().map(u32::to_string).unwrap_or_default();
            return format!("write {own}, or cite the work that is meant");
        }
        let csl = &self.reference.record.csl;
        match (self.is_named, years(self.reference).first(), csl.first_surname()) {
            (true, Some(year), _) => format!("write {year}, or cite the work that is meant"),
            (false, _, Some(surname)) => format!("write {surname}, or cite the work that is meant"),
            _ => "cite the work that is meant".to_owned(),
        }
    }
}

/// What a page's file holds that a mention can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// "et al.", "PMID" or the like.
    ByWords,
    /// Nothing but years, if that.
    OnlyByYears,
}

/// Every disagreement of a text, in order. `named` says whether the page may name works by words at all.
pub fn disagreements<'a>(cx: &PageCx<'a>, prose: &'a Prose, named: Named) -> Vec<Wrong<'a>> {
    let mut found = Vec::new();
    let last = (prose.events().len() as u32).saturating_sub(1);
    let is_dated = || may_date(prose.span(0).join(prose.span(last)).text(cx.text));
    if prose.cites().next().is_none() || (named == Named::OnlyByYears && !is_dated()) {
        return found;
    }
    let blocks = prose.text_blocks().filter(|block| !block.in_quote);
    for block in blocks.filter(|block| cites_any(prose.events_in(block.events.clone()))) {
        let run = prose.text(block.events.clone());
        let is_row = matches!(block.kind, BlockKind::Row(_));
        let whole = 0..run.text().len();
        // A row of a table is read as one: the name may stand in one cell and its source in another.
        let pieces = if is_row { vec![whole] } else { run.sentences() };
        for piece in pieces {
            let passage = Passage { cx, prose, run: &run, piece, is_row };
            passage.read(&mut found);
        }
    }
    found
}

fn cites_any(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Cite(_)))
}

/// A sentence, or a row of a table.
struct Passage<'a, 'r, 'c> {
    cx: &'c PageCx<'a>,
    prose: &'a Prose,
    run: &'r TextRun<'a>,
    piece: Range<usize>,
    is_row: bool,
}

/// A source cited at one place: the citation and its record.
type Sourced<'a> = (&'a Cite, &'a Reference);

impl<'a> Passage<'a, '_, '_> {
    fn text(&self) -> &str {
        self.run.text().get(self.piece.clone()).unwrap_or("")
    }

    fn read(&self, found: &mut Vec<Wrong<'a>>) {
        let text = self.text();
        if self.run.references(self.piece.clone()).is_empty() {
            return;
        }
        let quoted = quotations(text);
        let all = mentions(text);
        for (at, mention) in all.iter().enumerate() {
            if is_quoted(&quoted, mention.range.start) {
                continue;
            }
            match self.mark_beside(mention) {
                Some(mark) => {
                    let rivals = all.iter().filter(|other| self.mark_beside(other) == Some(mark)).count();
                    found.extend(self.beside(mention, mark, rivals));
                }
                None => {
                    let next = all.get(at + 1).map_or(text.len(), |next| next.range.start);
                    found.extend(self.apart(mention, at, next));
                }
            }
        }
    }

    /// The mark of the citation beside a mention: after it, or before it where it stands in brackets.
    fn mark_beside(&self, mention: &Mention) -> Option<usize> {
        mention.beside.or_else(|| {
            let words = mention.name.as_ref().map_or(mention.range.start, |name| name.words.start);
            let before = self.text().get(..words)?.trim_end().strip_suffix('(')?.trim_end();
            let mark = before.chars().next_back().filter(|&c| c == TextRun::CITATION || c == TextRun::NAME)?;
            Some(before.len() - mark.len_utf8())
        })
    }

    /// The sources cited at a mark, and at those that follow it at once. `None` where one of them is not known, or the
    /// mark is that of a claim.
    fn sources(&self, mark: usize) -> Option<Vec<Sourced<'a>>> {
        let from = self.piece.start + mark;
        let mut sources = Vec::new();
        let mut end = from;
        for &(at, event) in self.run.references(from..self.piece.end) {
            let between = self.run.text().get(end..at as usize)?;
            if !between.chars().all(|c| c.is_whitespace() || c == ',' || c == ';') {
                break;
            }
            if let [Event::Cite(group)] = self.prose.events_in(event..event + 1) {
                for cite in group {
                    sources.push((cite, self.cx.kb.library.get(cite.source.target?)));
                }
            }
            end = at as usize + TextRun::CITATION.len_utf8();
        }
        (!sources.is_empty()).then_some(sources)
    }

    /// A mention beside its citation: it must agree with one of the sources.
    fn beside(&self, mention: &Mention, mark: usize, rivals: usize) -> Option<Wrong<'a>> {
        let sources = self.sources(mark)?;
        // More works named than cited: one of them is not the one cited, and which cannot be told.
        if rivals > sources.len() && mention.name.is_some() {
            return None;
        }
        let wrong = self.judge(mention, &sources)?;
        let is_certain = match mention.form {
            Form::EtAl | Form::Colleagues | Form::Number | Form::Year => true,
            // A word and a year are a name only where somebody of that name wrote something.
            Form::Two | Form::Alone => wrong.is_named || wrong.pmid.is_some() || self.is_known_name(&wrong),
        };
        is_certain.then_some(wrong)
    }

    fn is_known_name(&self, wrong: &Wrong<'_>) -> bool {
        let all = &self.cx.kb.library.references;
        let has_author = |other: &Reference| !other.record.csl.author.is_empty();
        all.iter().any(|other| has_author(other) && is_first_author(other, &wrong.candidates))
    }

    /// A mention that words part from the citation after it.
    fn apart(&self, mention: &Mention, at: usize, next: usize) -> Option<Wrong<'a>> {
        if self.is_row || mention.before == Before::Contrast {
            return None;
        }
        let is_name = matches!(mention.form, Form::EtAl | Form::Colleagues | Form::Two | Form::Alone);
        let from = self.piece.start + mention.range.end;
        let &(mark, _) = self.run.references(from..self.piece.start + next).first().filter(|_| is_name)?;
        let mark = mark as usize - self.piece.start;
        let sources = self.sources(mark)?;
        let wrong = self.judge(mention, &sources)?;
        if wrong.is_named || wrong.pmid.is_some() {
            return (!self.is_other_source(&wrong) || wrong.pmid.is_some()).then_some(wrong);
        }
        let is_sole = self.run.references(self.piece.clone()).len() == 1 && sources.len() == 1 && at == 0;
        let is_subject =
            mention.before == Before::Nothing && is_sole && !is_broken(self.text().get(mention.range.end..mark)?);
        let is_name = matches!(mention.form, Form::EtAl | Form::Colleagues);
        (is_subject && is_name && !self.is_other_source(&wrong)).then_some(wrong)
    }

    /// Whether another source of the page fits the words.
    fn is_other_source(&self, wrong: &Wrong<'_>) -> bool {
        let targets = self.cx.cites.iter().filter_map(|cited| cited.source.target);
        let mut sources = targets.map(|index| self.cx.kb.library.get(index));
        sources.any(|other| {
            let is_named = match wrong.form {
                Form::Colleagues => is_author(other, &wrong.candidates),
                _ => is_first_author(other, &wrong.candidates),
            };
            is_named && wrong.year.is_none_or(|year| is_of_year(other, year))
        })
    }

    /// What is wrong with a mention, where it agrees with none of the sources.
    fn judge(&self, mention: &Mention, sources: &[Sourced<'a>]) -> Option<Wrong<'a>> {
        let candidates = self.candidates(mention);
        let year = mention.year.as_ref().map(|year| year.0);
        let is_named = |reference: &Reference| match mention.form {
            _ if candidates.is_empty() => true,
            Form::Colleagues => is_author(reference, &candidates),
            _ => is_first_author(reference, &candidates),
        };
        // "Japan 2016", where the title has it, is no name.
        let is_title = |reference: &Reference| is_in_titles(reference, &candidates) && !is_named(reference);
        if mention.form == Form::Alone && sources.iter().any(|(_, reference)| is_title(reference)) {
            return None;
        }
        let is_dated = |reference: &Reference| year.is_none_or(|year| is_of_year(reference, year));
        let agreeing: Vec<&Sourced<'a>> =
            sources.iter().filter(|(_, reference)| is_named(reference) && is_dated(reference)).collect();
        if !agreeing.is_empty() {
            return self.judge_pmid(mention, &agreeing, candidates);
        }
        let named = sources.iter().find(|(_, reference)| is_named(reference));
        let dated = sources.iter().find(|(_, reference)| is_dated(reference));
        let &(cited, reference) = named.or(dated).or(sources.first())?;
        let (is_named, is_dated) = (is_named(reference), is_dated(reference));
        let surname = mention.name.as_ref().map(|name| name.surname.clone());
        let years = mention.year.as_ref().map(|year| year.1.clone());
        let range = match (surname, years) {
            (Some(surname), Some(years)) if !is_named && !is_dated => surname.start..years.end,
            (Some(surname), _) if !is_named => surname,
            (_, Some(years)) => years,
            _ => return None,
        };
        let csl = &reference.record.csl;
        let issued = csl.issued.as_ref().map(|issued| issued.at.span);
        let first = csl.author.first().or(csl.editor.first()).map(|name| name.at.span);
        let place = if is_named { issued } else { first };
        Some(Wrong {
            span: self.span(range),
            words: self.words(mention),
            pmid: None,
            cited,
            reference,
            place: place.unwrap_or(reference.place()),
            candidates,
            form: mention.form,
            year,
            is_named: is_named && mention.name.is_some(),
        })
    }

    /// The PMID of a mention that agrees otherwise.
    fn judge_pmid(&self, mention: &Mention, sources: &[&Sourced<'a>], candidates: Vec<String>) -> Option<Wrong<'a>> {
        let (pmid, digits) = mention.pmid.clone()?;
        let &&(cited, reference) = sources.first()?;
        // A record without a PMID says nothing of the one in the text.
        let may_bear = |reference: &Reference| pmids(reference).is_empty() || pmids(reference).contains(&pmid);
        if sources.iter().any(|(_, reference)| may_bear(reference)) {
            return None;
        }
        let place = reference.record.csl.pmid.as_ref().map_or(reference.place(), |pmid| pmid.span);
        let year = mention.year.as_ref().map(|year| year.0);
        Some(Wrong {
            span: self.span(digits),
            words: String::new(),
            pmid: Some(pmid),
            cited,
            reference,
            place,
            candidates,
            form: mention.form,
            year,
            is_named: mention.name.is_some(),
        })
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.run.span(self.piece.start + range.start..self.piece.start + range.end)
    }

    /// The last word of the name, the last two, … each made comparable; of two given names and surnames in either order.
    fn candidates(&self, mention: &Mention) -> Vec<String> {
        let Some(name) = &mention.name else { return Vec::new() };
        let words: Vec<&str> = self.text().get(name.words.clone()).unwrap_or("").split_whitespace().collect();
        let mut all: Vec<String> =
            (0..words.len()).map(|from| bare(&words.get(from..).unwrap_or(&[]).concat())).collect();
        all.extend(words.iter().filter(|word| word.starts_with(char::is_uppercase)).map(|word| bare(word)));
        all
    }

    /// "Trammell 2016", "Trammell et al.", "2016".
    fn words(&self, mention: &Mention) -> String {
        let surname = mention.name.as_ref().and_then(|name| self.text().get(name.surname.clone()));
        match (surname, &mention.year) {
            (Some(surname), Some((year, _))) => format!("{surname} {year}"),
            (Some(surname), None) => surname.to_owned(),
            (None, Some((year, _))) => year.to_string(),
            (None, None) => String::new(),
        }
    }
}

/// Whether words change the subject between a name and a citation.
fn is_broken(between: &str) -> bool {
    const BREAKS: [&str; 12] = [
        "which", "but", "while", "whereas", "although", "though", "later", "unlike", "than", "however", "since",
        "until",
    ];
    between.contains([',', ';', ':', '—', '–', '(', '"', '“'])
        || between.split(|c: char| !c.is_alphabetic()).any(|word| BREAKS.contains(&word))
}

/// The PMIDs of a record: its id and the one inside.
fn pmids(reference: &Reference) -> Vec<u32> {
    let own = match &reference.id {
        RefId::Pmid(pmid) => Some(pmid.number()),
        RefId::Doi(_) | RefId::Pmcid(_) | RefId::Url(_) => None,
    };
    let inside = reference.record.csl.pmid.as_ref().map(|pmid| pmid.value.number());
    [own, inside].into_iter().flatten().collect()
}
