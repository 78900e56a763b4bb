//! Phrases set on the calendar: from the report's date, from what was told before, and from what other phrases
//! settle.

mod asides;
mod counted_from;
mod days;
mod delays;
mod spoken;
mod tense;
mod timexes;
mod values;
mod years;

use super::calendar::{day, days_after, months_after};
use super::clocks::zone_text;
use super::lexicon::{Unit, among};
use super::names::Name;
use super::page::Page;
use super::phrases::Read;
use super::point::{Aside, Day, Phrase, Point, Said, When, Year};
use super::reckon::distance;
use super::settle::Set;
use super::{Bound, Meaning, Mention, Reference};
use record::time::{Date, DateTime};
use record::{Interval, Precision, Span};
use spoken::Spoken;

/// What the words so far have told.
struct Story<'a> {
    page: &'a Page<'a>,
    phrases: &'a [Phrase],
    /// Which of them date the report and not what it tells.
    notes: Vec<bool>,
    published: Option<Interval>,
    zone: Option<String>,
    /// The last time that the story was at, as told by the calendar.
    told: Option<Told>,
    /// The last day that was told from the report's, which runs beside the story: "the mayor said on Monday".
    lately: Option<Told>,
    /// Where the story was before the phrase that was read last.
    earlier: Option<Told>,
    /// Month, day and year of every date told in full anywhere in the text.
    full: Vec<(i8, i8, i16)>,
    /// The year that a thing is named after, for stories that have told no time yet: "the 2016 election".
    background: Option<i16>,
    /// The dates that the text itself gives to named days.
    named: Vec<(Name, Date)>,
    /// The year of the election that the text is about.
    election: Option<i16>,
    /// The month or quarter that was spoken of last.
    spoken: Option<Spoken>,
    /// The first day of the quarter that was spoken of last.
    quarter: Option<Date>,
}

#[derive(Clone, Copy)]
struct Told {
    set: Set,
    sentence: u32,
    token: usize,
    span: Span,
    /// Whether its year was said, with it or with the one that it was counted from.
    year_said: bool,
}

/// Sets every phrase on the calendar.
pub(super) fn tell(page: &Page, read: &Read, reference: &Reference) -> Vec<Mention> {
    let mut story = Story {
        page,
        phrases: &read.phrases,
        notes: read.phrases.iter().map(|phrase| is_note(page, phrase)).collect(),
        published: reference.published,
        zone: reference.zone.clone(),
        told: None,
        lately: None,
        earlier: None,
        full: Vec::new(),
        background: None,
        named: Vec::new(),
        election: None,
        spoken: None,
        quarter: None,
    };
    story.look_ahead();
    let mut mentions = Vec::with_capacity(read.phrases.len() + read.asides.len());
    let mut asides = read.asides.iter().peekable();
    for (k, phrase) in read.phrases.iter().enumerate() {
        while let Some(aside) = asides.next_if(|aside| aside.tokens.start < phrase.tokens.start) {
            mentions.push(story.aside(aside));
        }
        mentions.push(story.mention(k));
    }
    mentions.extend(asides.map(|aside| story.aside(aside)));
    mentions
}

impl Story<'_> {
    /// Collects what the whole text settles for all of its phrases.
    fn look_ahead(&mut self) {
        for phrase in self.phrases {
            let Said::Point(Point { when: Some(When::Date(date)), .. }) = &phrase.said else { continue };
            if let Day { year: Year::Is(year), month: Some(month), day: Some(dom), .. } = *date {
                self.full.push((month, dom, year));
                if let (Some(name), Some(date)) = (date.name, day(year, month, dom)) {
                    self.named.push((name, date));
                }
            }
            if let Day { year: Year::Is(year), month: None, day: None, .. } = *date
                && self.election.is_none()
                && self.page.soon(phrase.tokens.end, 4, "election elections campaign presidential midterms")
            {
                self.election = Some(year);
            }
        }
        if self.election.is_none()
            && let Some(now) = self.published
        {
            let told = self.phrases.iter().find_map(|phrase| match &phrase.said {
                Said::Point(Point { when: Some(When::Unit(Unit::Year, by)), .. })
                    if self.page.soon(phrase.tokens.end, 4, "election campaign presidential") =>
                {
                    Some(*by)
                }
                _ => None,
            });
            self.election = told.map(|by| now.latest.year() + by as i16);
        }
    }

    fn mention(&mut self, k: usize) -> Mention {
        let phrase = &self.phrases[k];
        let (set, meaning) = self.place(k);
        let core = set.map(|set| set.interval);
        let mut interval = core;
        let mut precision = set.map_or(Precision::Unknown, |set| set.precision);
        if phrase.bound != Bound::At
            && let Some(core) = core
        {
            interval = Some(self.bounded(core, phrase.bound));
            precision = Precision::Range;
        }
        let mut certain = phrase.certain * set.map_or(0.7, |set| set.certain);
        if set.is_some_and(|set| self.is_far_off(phrase, set)) {
            certain *= 0.6;
        }
        let counted_from = self.counted_from(k);
        let timexes = self.timexes(k);
        self.speak(phrase, set);
        self.remember(k, set);
        Mention {
            tokens: phrase.tokens.clone(),
            span: self.page.cover(phrase.tokens.clone()),
            meaning,
            interval,
            named: core,
            bound: phrase.bound,
            precision,
            zone: self.zone(phrase),
            certain,
            counted_from,
            timexes,
        }
    }

    fn aside(&mut self, aside: &Aside) -> Mention {
        let timex = self.of_aside(aside);
        Mention {
            tokens: aside.tokens.clone(),
            span: self.page.cover(aside.tokens.clone()),
            meaning: Meaning::Aside,
            interval: None,
            named: None,
            bound: Bound::At,
            precision: Precision::Unknown,
            zone: None,
            certain: 0.6,
            counted_from: self.aside_counted_from(aside),
            timexes: vec![timex],
        }
    }

    fn zone(&self, phrase: &Phrase) -> Option<String> {
        let of = |point: &Point| point.clock.as_ref()?.zone.as_ref().map(|zone| zone_text(self.page, zone));
        let unsaid = |point: &Point| self.zone.clone().filter(|_| point.clock.is_some());
        match &phrase.said {
            Said::Point(point) | Said::SameAs(point) | Said::Beside { point, .. } => {
                of(point).or_else(|| unsaid(point))
            }
            Said::Range(first, last) => of(last).or_else(|| of(first)).or_else(|| unsaid(last)),
            Said::Delay { .. } | Said::Duration(_) => None,
        }
    }

    /// The interval that `bound` makes of a time.
    ///
    /// An open end runs to the report's date or back to where the story stands; where neither helps, for a year.
    fn bounded(&self, core: Interval, bound: Bound) -> Interval {
        let told = self.told.map(|told| told.set.interval.earliest);
        let year_before = days_after(core.earliest.date(), -365).at(0, 0, 0, 0);
        let back = told.filter(|told| *told < core.earliest && *told > year_before).unwrap_or(year_before);
        let year_after = days_after(core.latest.date(), 365).at(23, 59, 59, 0);
        let on = self.published.map(|now| now.latest).filter(|now| *now > core.latest).unwrap_or(year_after);
        match bound {
            Bound::At => core,
            Bound::Since => Interval::new(core.earliest, on),
            Bound::After => Interval::new(core.earliest, on.min(year_after)),
            Bound::Until | Bound::By | Bound::Before => Interval::new(back, core.latest),
        }
    }

    /// Keeps where the story is now.
    fn remember(&mut self, k: usize, set: Option<Set>) {
        self.earlier = self.at(self.phrases[k].tokens.start);
        let phrase = &self.phrases[k];
        let Some(set) = set else { return };
        let lasting = match &phrase.said {
            Said::Duration(_) | Said::SameAs(_) => false,
            Said::Point(Point { when: Some(When::Stretch(..)), .. }) => false,
            // "From 3 million a year earlier": a comparison, and no step of the story.
            Said::Delay { amount, later: false, .. } if amount.unit >= Unit::Month => false,
            Said::Delay { within, .. } => !within,
            _ => true,
        };
        if self.is_attribute(phrase) && set.precision == Precision::Year {
            self.background = Some(set.interval.earliest.year());
        }
        let aside = self.is_note(k)
            || self.is_attribute(phrase)
            || self.is_copyright(phrase)
            || self.is_back_story(phrase, set);
        let bound = matches!(phrase.bound, Bound::Since | Bound::Until);
        let token = phrase.tokens.start;
        if !lasting
            || aside
            || bound
            || self.page.quoted(token)
            || self.is_far_off(phrase, set)
            || self.is_loose(phrase)
        {
            return;
        }
        let year_said = match &phrase.said {
            Said::Point(Point { when: Some(When::Date(date)), .. }) if date.year != Year::Open => true,
            _ => self.told.is_some_and(|told| told.year_said),
        };
        let span = self.page.cover(phrase.tokens.clone());
        let here = Told { set, sentence: self.page.sentence(token), token, span, year_said };
        if matches!(&phrase.said, Said::Point(point) if meaning(point) == Meaning::Deictic) {
            if set.interval.day_count() <= 45 {
                self.lately = Some(here);
            }
            return;
        }
        let long_ago = |set: Set| self.published.is_some_and(|now| distance(set.interval, now) > 5 * 365);
        if long_ago(set) && self.told.is_some_and(|told| !long_ago(told.set)) {
            return;
        }
        // A wider time that holds the present one does not move the story: "on May 4, at the height of last year's
        // season".
        let widens = self.told.is_some_and(|told| {
            set.interval.contains(told.set.interval) && set.interval.seconds() > told.set.interval.seconds()
        });
        if !widens {
            self.told = Some(here);
        }
    }

    /// Where the story is for the words at `token`: a day counted from the report holds for its own and the next
    /// sentence.
    fn at(&self, token: usize) -> Option<Told> {
        let Some(lately) = self.lately else { return self.told };
        let Some(told) = self.told else { return Some(lately) };
        let close = if self.page.marked {
            self.page.sentence(token).saturating_sub(lately.sentence) <= 1
        } else {
            token.saturating_sub(lately.token) <= 40
        };
        Some(if lately.token > told.token && close { lately } else { told })
    }

    /// Whether the phrase is likely to stand in someone's words about plans: a bare day of the month, or, where no
    /// marks show quotations, a holiday that nothing says anything happened on.
    fn is_loose(&self, phrase: &Phrase) -> bool {
        let Said::Point(point) = &phrase.said else { return false };
        match &point.when {
            Some(When::Date(Day { month: None, day: Some(_), .. })) => !self.page.marked,
            Some(When::Named(..)) => {
                phrase.bound != Bound::At || !self.page.marked && self.page.before(phrase.tokens.start) != "on"
            }
            _ => false,
        }
    }

    /// Whether the phrase only describes a thing: "the June 2016 meeting", "their July 11 message".
    fn is_attribute(&self, phrase: &Phrase) -> bool {
        let Said::Point(Point {
            when: Some(When::Date(_) | When::Season(..)),
            part: None,
            clock: None,
            slice: None,
            ..
        }) = phrase.said
        else {
            return false;
        };
        let owner = among(
            self.page.before(phrase.tokens.start),
            "s the their his her its our my your a an those these this that",
        );
        let year = matches!(
            &phrase.said,
            Said::Point(Point { when: Some(When::Date(Day { month: None, day: None, .. })), .. })
        );
        // "In the 1996 Olympic bombing": the year is the thing's, whoever owns it.
        let before = self.page.before(phrase.tokens.start);
        let owner = owner || year && among(before, "both into");
        (owner || super::periods::is_occasion(self.page, phrase.tokens.end)) && self.page.beside(phrase.tokens.end)
    }

    /// Whether the time is told as earlier than where the story is: "on October 10 he had said".
    fn is_back_story(&self, phrase: &Phrase, set: Set) -> bool {
        let page = self.page;
        if page.lately(phrase.tokens.start, 5, "born") {
            return true;
        }
        let had = page.soon(phrase.tokens.end, 8, "had") || page.lately(phrase.tokens.start, 12, "had");
        had && self.told.is_some_and(|told| set.interval.latest < told.set.interval.earliest)
    }

    /// Whether a time counted from the report is more likely someone's own words than a step of the story: it is
    /// quoted, or the text has no marks to show a quotation and the story is months away.
    fn is_far_off(&self, phrase: &Phrase, set: Set) -> bool {
        let Said::Point(point) = &phrase.said else { return false };
        let far = self.told.is_some_and(|told| distance(told.set.interval, set.interval) > 60);
        meaning(point) == Meaning::Deictic && (self.page.quoted(phrase.tokens.start) || far && !self.page.marked)
    }

    /// Whether the words around are a copyright line, which tells nothing.
    fn is_copyright(&self, phrase: &Phrase) -> bool {
        self.page.lately(phrase.tokens.start, 4, "copyright")
    }

    /// Whether the phrase dates the report or an update of it, and not what it tells.
    fn is_note(&self, k: usize) -> bool {
        self.notes[k]
    }

    fn place(&self, k: usize) -> (Option<Set>, Meaning) {
        let phrase = &self.phrases[k];
        match &phrase.said {
            Said::Point(point) => (self.point(k, point), meaning(point)),
            Said::SameAs(_) => (None, Meaning::Same),
            Said::Range(first, last) => {
                let ends = self.point(k, first).zip(self.point(k, last)).map(|(a, b)| {
                    let b = following_year(a, b, last);
                    // "From 10 p.m. to 2 a.m." ends on the next day.
                    let b = if b.interval.latest < a.interval.earliest && last.clock.is_some() {
                        b.interval.shifted(86_400, 86_400)
                    } else {
                        b.interval
                    };
                    Set::new(
                        Interval::new(a.interval.earliest, b.latest.max(a.interval.latest)),
                        Precision::Range,
                        a.certain,
                    )
                });
                (ends, meaning(first))
            }
            Said::Duration(amount) => {
                let (least, most) = amount.seconds();
                (None, Meaning::Duration { least, most })
            }
            Said::Delay { amount, later, from, of, within } => {
                self.delay(k, amount, *later, *from, of.as_deref(), *within)
            }
            Said::Beside { point, from, of } => self.beside(k, point, *from, of.as_deref()),
        }
    }
}

/// Whether the phrase dates the report or an update of it: "updated on November 13", "UPDATE 5:26 p.m.".
pub(super) fn is_note(page: &Page, phrase: &Phrase) -> bool {
    let start = phrase.tokens.start;
    let near = page.lately(start, 3, "updated update published posted corrected modified revised");
    // "He posted on July 11" is told by the story; "Posted July 11" stands by itself.
    let note = page.lately(start, 3, "updated update modified");
    near && (note
        || (start.saturating_sub(3)..start).any(|k| {
            matches!(page.word(k), "published" | "posted" | "corrected" | "revised")
                && (k == 0
                    || page.sentence(k) != page.sentence(k - 1)
                    || page.starts_line(k)
                    || matches!(page.before(k), "first" | "originally" | "article" | "story"))
        }))
}

/// The end of "from May to March": in the next year, where no year is said.
pub(super) fn following_year(first: Set, last: Set, point: &Point) -> Set {
    let open = matches!(point.when, Some(When::Date(Day { year: Year::Open, month: Some(_), .. })));
    if !open || last.interval.latest >= first.interval.earliest {
        return last;
    }
    let moved = |at: DateTime| months_after(at.date(), 12).to_datetime(at.time());
    Set { interval: Interval::new(moved(last.interval.earliest), moved(last.interval.latest)), ..last }
}

fn meaning(point: &Point) -> Meaning {
    match &point.when {
        Some(When::Nth { of, .. }) => meaning(&Point { when: Some((**of).clone()), ..Point::default() }),
        Some(When::Date(date)) if !matches!(date.year, Year::Turn(_)) || date.day.is_some() => Meaning::Calendar,
        Some(When::Date(_)) => Meaning::Deictic,
        Some(When::Season(_, Year::That)) => Meaning::Same,
        Some(When::Season(_, Year::Turn(_))) => Meaning::Deictic,
        Some(When::Season(..) | When::Quarter(..) | When::Years(..)) => Meaning::Calendar,
        Some(
            When::Weekday { .. }
            | When::Unit(..)
            | When::Weekend(_)
            | When::Stretch(..)
            | When::Ago(_)
            | When::Ahead(_),
        ) => Meaning::Deictic,
        Some(When::Same(_) | When::Beside(..) | When::BesideWeekday(..)) => Meaning::Same,
        Some(When::Named(..)) => Meaning::Named,
        None => Meaning::Calendar,
    }
}
