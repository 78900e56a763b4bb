//! Times told in running prose.
//!
//! A small grammar, composed and not a heap of patterns, over folded words, so that it reads "6:35 p.m. on October
//! 14" and "6 35pm on october 14" the same. Every time is an interval, as wide as the words leave it. The stages, in
//! reading order:
//!
//! - [`page`]: the words, what stands between them, and the sentences;
//! - [`timex`]: times as TIMEX3, the way of writing of TimeML;
//! - [`lexicon`], [`amounts`], [`clocks`], [`names`], [`years`], [`ordinals`], [`dates`], [`periods`], [`relative`],
//!   [`nth`]: what single parts say;
//! - [`points`], [`delays`], [`ranges`] and [`phrases`]: parts put together to a [`point::Phrase`];
//! - [`asides`]: what is told in passing: the present, what comes back, lengths that measure nothing;
//! - [`settle`], [`reckon`] and [`story`]: phrases set on the calendar, from the report's date and from what was told
//!   before, with what each is counted from and its TIMEX3;
//! - [`publication`]: what a report without a date says about its own;
//! - [`conflict`](fn@conflict): whether two stated times can both be right.
//!
//! Not read: ages, and times in other languages than English.

mod calendar;
mod lexicon;
mod page;
pub mod timex;

mod amounts;
mod clocks;
mod names;
mod point;
mod years;

mod ordinals;

mod dates;
mod periods;
mod relative;

mod nth;

mod points;

mod delays;
mod ranges;

mod asides;
mod phrases;

mod reckon;
mod settle;
mod story;

mod conflict;
mod publication;

pub use conflict::conflict;
pub use publication::year_of;
pub use timex::Timex;

use record::{Interval, Place, Precision, SourceId, Span, StatedTime, Tokens};
use std::ops::Range;

/// What is known of a report that its times may be counted from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// The report's date, or that of its last update.
    pub published: Option<Interval>,
    /// The zone that clock times without one are in.
    pub zone: Option<String>,
    /// Whether dates in figures put the day first; none where that is not known.
    pub day_first: Option<bool>,
    /// The words that somebody else wrote or said, as far as more is known than the marks tell. Times in them don't
    /// move the story on.
    pub quoted: Vec<Range<usize>>,
}

/// A time told somewhere in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words that tell it, among the tokens of the text. Plain prepositions ("on", "at", "in") are left out;
    /// words that change the time ("around", "shortly after", "since") belong to it.
    pub tokens: Range<usize>,
    /// The same words in the text.
    pub span: Span,
    /// What kind of telling it is.
    pub meaning: Meaning,
    /// When, as wide as the words and what stands around them leave it.
    pub interval: Option<Interval>,
    /// The time that the words name, before a bound widens it to `interval`: May itself for "since May".
    pub named: Option<Interval>,
    /// How the time named bounds the time meant. `interval` is already widened accordingly: "since May" runs to the
    /// report's date.
    pub bound: Bound,
    /// How finely it was told.
    pub precision: Precision,
    /// The zone as written beside a clock time, else the one that the reference states.
    pub zone: Option<String>,
    /// From 0 to 1: how sure it is that these words tell this time.
    pub certain: f64,
    /// What it is counted from.
    pub counted_from: CountedFrom,
    /// The same as TIMEX3: one, or two for the ends of a range and for a delay beside the time it counts from.
    pub timexes: Vec<Timex>,
}

impl Mention {
    /// Whether it is told in passing and dates nothing: "now", "every Monday", "years".
    pub fn is_aside(&self) -> bool {
        self.meaning == Meaning::Aside
    }
}

/// What a time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedFrom {
    /// Nothing: its words say all of it.
    Nothing,
    /// The report's date.
    Report,
    /// The time that these words tell, elsewhere in the text.
    Told(Span),
    /// What these words tell of: "the paper wrote" in "an hour after the paper wrote".
    Event(Span),
    /// Something that is not known.
    Open,
}

/// How a told time hangs on others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// It stands by itself or is completed from context: dates, months, years, clock times.
    Calendar,
    /// It counts from the report: "Monday", "yesterday", "last week", "this morning", "two weeks ago".
    Deictic,
    /// It is so many seconds after something, or before it if negative.
    Delay {
        /// The shortest that the words allow.
        least: i64,
        /// The longest.
        most: i64,
        /// What it counts from.
        from: Anchor,
    },
    /// "That day", "the same evening", "later that night".
    Same,
    /// A length and no point of time: "a 10-month correspondence", "for six weeks".
    Duration {
        /// The shortest that the words allow, in seconds.
        least: i64,
        /// The longest.
        most: i64,
    },
    /// A day with a name: "Election Day", "Christmas Eve".
    Named,
    /// No point, length or delay of a story: the present, what comes back, a length in passing.
    Aside,
}

/// What a delay counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The story so far.
    Narrative,
    /// Something that the words after it tell: "15 minutes after X wrote".
    AfterWhatFollows,
    /// The words leave it open.
    Unknown,
}

/// How a named time bounds the time meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is that time.
    At,
    /// From that time on.
    Since,
    /// Up to that time.
    Until,
    /// At that time or earlier.
    By,
    /// Earlier than that time.
    Before,
    /// Later than that time.
    After,
}

/// Every time told in `text`, in order.
///
/// `blocks` are the bounds of paragraphs or sentences, as far as they are known; one block or none will do.
pub fn mentions(text: &str, tokens: &Tokens, blocks: &[Span], reference: &Reference) -> Vec<Mention> {
    let mut page = page::Page::new(text, tokens, blocks);
    page.quote(&reference.quoted);
    let read = phrases::phrases(&page, reference.day_first);
    story::tell(&page, &read, reference)
}

/// A mention as a stated time of `source`.
pub fn stated(mention: &Mention, source: &SourceId, text: &str) -> StatedTime {
    StatedTime {
        interval: mention.interval,
        zone: mention.zone.clone(),
        text: Some(mention.span.of(text).to_owned()),
        precision: Some(mention.precision),
        claims: vec![Place::new(source, mention.span)],
    }
}

#[cfg(test)]
mod tests;
