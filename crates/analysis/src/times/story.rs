//! Phrases set on the calendar: from the report's date, from what was told before, and from what other phrases settle.

use super::amounts::Amount;
use super::calendar::{
    day, days_after, days_between, month, months_after, quarter, season, week, weekday_from, weekday_until, year, years,
};
use super::clocks::zone_text;
use super::lexicon::{Part, Season, Unit};
use super::names::{self, Name, weekday_before};
use super::page::Page;
use super::point::{Day, Phrase, Point, Said, Turn, When, Year};
use super::settle::{Set, within};
use super::{Anchor, Bound, Meaning, Mention, Reference};
use record::time::{Date, Weekday};
use record::{Interval, Precision};

/// Words that put what follows them into the future of the report.
const FUTURE: [&str; 15] = [
    "will", "ll", "shall", "scheduled", "expected", "expects", "plans", "planned", "due", "upcoming", "slated", "set", "begins",
    "starts", "is",
];

/// What the words so far have told.
struct Story<'a> {
    page: &'a Page<'a>,
    phrases: &'a [Phrase],
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
}

#[derive(Clone, Copy)]
struct Told {
    set: Set,
    sentence: u32,
    token: usize,
}

/// Sets every phrase on the calendar.
pub(super) fn tell(page: &Page, phrases: &[Phrase], reference: &Reference) -> Vec<Mention> {
    let mut story = Story {
        page,
        phrases,
        published: reference.published,
        zone: reference.zone.clone(),
        told: None,
        lately: None,
        earlier: None,
        full: Vec::new(),
        background: None,
        named: Vec::new(),
        election: None,
    };
    story.look_ahead();
    (0..phrases.len()).map(|k| story.mention(k)).collect()
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
                && self.page.soon(phrase.tokens.end, 4, &["election", "elections", "campaign", "presidential", "midterms"])
            {
                self.election = Some(year);
            }
        }
        if self.election.is_none() && let Some(now) = self.published {
            let told = self.phrases.iter().find_map(|phrase| match &phrase.said {
                Said::Point(Point { when: Some(When::Unit(Unit::Year, by)), .. })
                    if self.page.soon(phrase.tokens.end, 4, &["election", "campaign", "presidential"]) =>
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
        if phrase.bound != Bound::At && let Some(core) = core {
            interval = Some(self.bounded(core, phrase.bound));
            precision = Precision::Range;
        }
        let mut certain = phrase.certain * set.map_or(0.7, |set| set.certain);
        if set.is_some_and(|set| self.is_far_off(phrase, set)) {
            certain *= 0.6;
        }
        self.remember(k, set);
        Mention {
            tokens: phrase.tokens.clone(),
            span: self.page.tokens.cover(phrase.tokens.clone()),
            meaning,
            interval,
            bound: phrase.bound,
            precision,
            zone: self.zone(phrase),
            certain,
        }
    }

    fn zone(&self, phrase: &Phrase) -> Option<String> {
        let of = |point: &Point| point.clock.as_ref()?.zone.as_ref().map(|zone| zone_text(self.page, zone));
        let unsaid = |point: &Point| self.zone.clone().filter(|_| point.clock.is_some());
        match &phrase.said {
            Said::Point(point) | Said::SameAs(point) | Said::Beside { point, .. } => of(point).or_else(|| unsaid(point)),
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
            Said::Delay { within, .. } => !within,
            _ => true,
        };
        if self.is_attribute(phrase) && set.precision == Precision::Year {
            self.background = Some(set.interval.earliest.year());
        }
        let aside = self.is_note(k) || self.is_attribute(phrase) || self.is_copyright(phrase) || self.is_back_story(phrase, set);
        let bound = matches!(phrase.bound, Bound::Since | Bound::Until);
        let token = phrase.tokens.start;
        if !lasting || aside || bound || self.page.quoted(token) || self.is_far_off(phrase, set) || self.is_loose(phrase) {
            return;
        }
        if matches!(&phrase.said, Said::Point(point) if meaning(point) == Meaning::Deictic) {
            if set.interval.day_count() <= 45 {
                self.lately = Some(Told { set, sentence: self.page.sentence(token), token });
            }
            return;
        }
        // A wider time that holds the present one does not move the story: "on May 4, at the height of last year's season".
        let widens = self.told.is_some_and(|told| {
            set.interval.contains(told.set.interval) && set.interval.seconds() > told.set.interval.seconds()
        });
        if !widens {
            self.told = Some(Told { set, sentence: self.page.sentence(token), token });
        }
    }

    /// Where the story is for the words at `token`: a day counted from the report holds for its own and the next sentence.
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

    /// Whether the phrase is likely to stand in someone's words about plans: a bare day of the month, or, where no marks show
    /// quotations, a holiday that nothing says anything happened on.
    fn is_loose(&self, phrase: &Phrase) -> bool {
        let Said::Point(point) = &phrase.said else { return false };
        match &point.when {
            Some(When::Date(Day { month: None, day: Some(_), .. })) => !self.page.marked,
            Some(When::Named(..)) => phrase.bound != Bound::At || !self.page.marked && self.page.before(phrase.tokens.start) != "on",
            _ => false,
        }
    }

    /// Whether the phrase only describes a thing: "the June 2016 meeting", "their July 11 message".
    fn is_attribute(&self, phrase: &Phrase) -> bool {
        let Said::Point(Point { when: Some(When::Date(_) | When::Season(..)), part: None, clock: None, slice: None, .. }) = phrase.said
        else {
            return false;
        };
        let owner = matches!(
            self.page.before(phrase.tokens.start),
            "s" | "the" | "their" | "his" | "her" | "its" | "our" | "my" | "your" | "a" | "an" | "those" | "these" | "this" | "that"
        );
        (owner || super::dates::is_occasion(self.page, phrase.tokens.end)) && self.page.beside(phrase.tokens.end)
    }

    /// Whether the time is told as earlier than where the story is: "on October 10 he had said".
    fn is_back_story(&self, phrase: &Phrase, set: Set) -> bool {
        let page = self.page;
        let had = page.soon(phrase.tokens.end, 8, &["had"]) || page.lately(phrase.tokens.start, 12, &["had"]);
        had && self.told.is_some_and(|told| set.interval.latest < told.set.interval.earliest)
    }

    /// Whether a time counted from the report is more likely someone's own words than a step of the story: it is quoted, or the
    /// text has no marks to show a quotation and the story is months away.
    fn is_far_off(&self, phrase: &Phrase, set: Set) -> bool {
        let Said::Point(point) = &phrase.said else { return false };
        let far = self.told.is_some_and(|told| distance(told.set.interval, set.interval) > 60);
        meaning(point) == Meaning::Deictic && (self.page.quoted(phrase.tokens.start) || far && !self.page.marked)
    }

    /// Whether the words around are a copyright line, which tells nothing.
    fn is_copyright(&self, phrase: &Phrase) -> bool {
        self.page.lately(phrase.tokens.start, 4, &["copyright"])
    }

    /// Whether the phrase dates the report or an update of it, and not what it tells.
    fn is_note(&self, k: usize) -> bool {
        is_note(self.page, &self.phrases[k])
    }

    fn is_future(&self, phrase: &Phrase) -> bool {
        self.page.lately(phrase.tokens.start, 7, &FUTURE[..14])
            && !self.page.lately(phrase.tokens.start, 7, &["said", "was", "were", "had"])
    }

    fn place(&self, k: usize) -> (Option<Set>, Meaning) {
        let phrase = &self.phrases[k];
        match &phrase.said {
            Said::Point(point) => (self.point(k, point), meaning(point)),
            Said::SameAs(_) => (None, Meaning::Same),
            Said::Range(first, last) => {
                let ends = self.point(k, first).zip(self.point(k, last)).map(|(a, b)| {
                    // "From 10 p.m. to 2 a.m." ends on the next day.
                    let b = if b.interval.latest < a.interval.earliest && last.clock.is_some() { b.interval.shifted(86_400, 86_400) } else { b.interval };
                    Set::new(Interval::new(a.interval.earliest, b.latest.max(a.interval.latest)), Precision::Range, a.certain)
                });
                (ends, meaning(first))
            }
            Said::Duration(amount) => {
                let (least, most) = amount.seconds();
                (None, Meaning::Duration { least, most })
            }
            Said::Delay { amount, later, from, of, within } => self.delay(k, amount, *later, *from, of.as_deref(), *within),
            Said::Beside { point, from, of } => self.beside(k, point, *from, of.as_deref()),
        }
    }

    /// Sets one point on the calendar.
    fn point(&self, k: usize, point: &Point) -> Option<Set> {
        let phrase = &self.phrases[k];
        let note = self.is_note(k);
        let day = match &point.when {
            Some(when) => self.when(phrase, when, note)?,
            None => self.borrowed_day(k, point, note)?,
        };
        let told = self.at(phrase.tokens.start).map(|told| told.set.interval);
        let now = match point.when {
            Some(When::Unit(..) | When::Weekday { .. } | When::Weekend(_)) => self.published,
            Some(When::Season(_, Year::Turn(_)) | When::Date(Day { year: Year::Turn(_), .. })) => self.published,
            _ => told,
        };
        Some(within(point, day, now))
    }

    /// The day of a clock time or a part of the day that is told without one: of the same sentence, of the story, of the report.
    fn borrowed_day(&self, k: usize, point: &Point, note: bool) -> Option<Set> {
        let whole_days = |set: Set| {
            // Of a night that was told before, the evening is on its first day and the rest on its second.
            if let (Precision::PartOfDay, 2, Some(clock)) = (set.precision, set.interval.day_count(), &point.clock) {
                let early = clock.hour < 12 && !clock.either_half;
                let date = if early { set.interval.latest.date() } else { set.interval.earliest.date() };
                return Set::new(Interval::day(date), Precision::Day, 1.0);
            }
            let days = Interval::days(set.interval.earliest.date(), set.interval.latest.date());
            Set::new(days, if days.day_count() > 1 { Precision::Range } else { Precision::Day }, 1.0)
        };
        let reported = self.published.map(|now| whole_days(Set::new(now, Precision::Day, 1.0)));
        if note {
            return reported;
        }
        let here = self.phrases[k].tokens.clone();
        let sentence = self.page.sentence(here.start);
        let told = self.at(here.start);
        let before = told.filter(|told| told.sentence == sentence && here.start - told.token < 30);
        if let Some(told) = before.filter(|told| told.set.precision <= Precision::Day) {
            return Some(whole_days(told.set));
        }
        let after = self.phrases[k + 1..]
            .iter()
            .take_while(|next| self.page.sentence(next.tokens.start) == sentence && next.tokens.start < here.end + 12)
            .find_map(|next| match &next.said {
                Said::Point(Point { when: Some(when), .. }) => self.when(next, when, false).filter(|set| set.precision <= Precision::Day),
                _ => None,
            });
        if let Some(set) = after {
            return Some(Set { certain: 0.9, ..whole_days(set) });
        }
        let told = told.filter(|told| told.set.interval.day_count() <= 62);
        told.map(|told| Set { certain: 0.85, ..whole_days(told.set) }).or(reported.map(|set| Set { certain: 0.5, ..set }))
    }

    /// Sets a day or period on the calendar.
    fn when(&self, phrase: &Phrase, when: &When, note: bool) -> Option<Set> {
        match when {
            When::Date(date) => self.date(phrase, date, note),
            When::Season(season_, year_) => self.season(phrase, *season_, *year_),
            When::Quarter(number, year_) => {
                let year = self.plain_year(*year_)?;
                Some(Set::new(quarter(year, *number)?, Precision::Range, 1.0))
            }
            When::Years(first, last) => Some(Set::new(years(*first, *last)?, Precision::Range, 1.0)),
            When::Named(name, year_) => self.named(phrase, *name, *year_),
            When::Same(unit) => self.same(*unit, phrase.tokens.start),
            When::Beside(unit, by) => Some(next_to(self.at(phrase.tokens.start)?.set, *unit, *by)),
            When::BesideWeekday(weekday, by) => {
                let from = self.at(phrase.tokens.start)?.set.interval;
                let date = match by {
                    0 => weekday_from(from.earliest.date(), *weekday),
                    1 => weekday_from(days_after(from.latest.date(), 1), *weekday),
                    _ => weekday_before(from.earliest.date(), *weekday),
                };
                Some(Set::new(Interval::day(date), Precision::Day, 0.9))
            }
            When::Weekday { .. } | When::Unit(..) | When::Weekend(_) | When::Stretch(..) | When::Ago(_) => {
                let now = self.published?;
                let (a, b) = (now.earliest.date(), now.latest.date());
                let future = self.is_future(phrase);
                let first = deictic(when, a, future)?;
                if a == b {
                    return Some(first);
                }
                let last = deictic(when, b, future)?;
                let both = Interval::new(first.interval.earliest.min(last.interval.earliest), first.interval.latest.max(last.interval.latest));
                let precision = if both == first.interval { first.precision } else { Precision::Range };
                Some(Set::new(both, precision, first.certain * if both == first.interval { 1.0 } else { 0.8 }))
            }
        }
    }

    /// The year that is meant where only the report and the story can tell; for periods longer than a month.
    fn plain_year(&self, year: Year) -> Option<i16> {
        let now = self.published.map(|now| now.latest.year());
        let told = self.told.or(self.lately).map(|told| told.set.interval.earliest.year());
        match year {
            Year::Is(year) => Some(year),
            Year::Off(by) => now.map(|now| now + by as i16),
            Year::That => told.or(now),
            Year::Turn(Turn::Last) => now.map(|now| now - 1),
            Year::Turn(Turn::Next) => now.map(|now| now + 1),
            Year::Turn(Turn::This) => now,
            Year::Open => told.or(now),
        }
    }

    fn date(&self, phrase: &Phrase, date: &Day, note: bool) -> Option<Set> {
        match (date.month, date.day) {
            (None, None) => {
                let year_ = self.plain_year(date.year)?;
                Some(Set::new(year(year_)?, Precision::Year, 1.0))
            }
            (None, Some(dom)) => {
                let about = self.told.map(|told| told.set.interval).or(self.published)?;
                let first = about.earliest.date();
                let found = [0, 1, -1].into_iter().filter_map(|by| {
                    let month = months_after(first.first_of_month(), by);
                    day(month.year(), month.month(), dom).filter(|date_| date.weekday.is_none_or(|w| date_.weekday() == w))
                });
                let chosen = found.min_by_key(|date| days_between(first, *date).abs())?;
                Some(Set::new(Interval::day(chosen), Precision::Day, 0.7))
            }
            (Some(month_), dom) => {
                let of_year = |year: i16| match dom {
                    Some(dom) => {
                        let first = day(year, month_, dom)?;
                        let last = date.to.and_then(|to| day(year, month_, to)).unwrap_or(first);
                        Some(Interval::days(first, last))
                    }
                    None => month(year, month_),
                };
                let (year_, certain) = match date.year {
                    Year::Is(year) => (year, 1.0),
                    Year::Off(by) => (self.published?.latest.year() + by as i16, 0.95),
                    Year::That => (self.nearest(&of_year, phrase, date.weekday, false)?.0, 0.85),
                    Year::Turn(turn) => (self.turned(turn, &of_year)?, 0.9),
                    Year::Open => {
                        let known = dom.and_then(|dom| self.known(month_, dom));
                        match known {
                            Some(year) if !note => (year, 0.95),
                            _ => self.nearest(&of_year, phrase, date.weekday, note)?,
                        }
                    }
                };
                let precision = match (dom, date.to) {
                    (Some(_), None) => Precision::Day,
                    (Some(_), Some(_)) => Precision::Range,
                    (None, _) => Precision::Month,
                };
                Some(Set::new(of_year(year_)?, precision, certain))
            }
        }
    }

    /// The one year in which the text elsewhere puts this day of the year.
    fn known(&self, month: i8, dom: i8) -> Option<i16> {
        let mut years = self.full.iter().filter(|(m, d, _)| (*m, *d) == (month, dom)).map(|(_, _, year)| *year);
        let year = years.next()?;
        years.all(|other| other == year).then_some(year)
    }

    /// The year that brings a date nearest to where the story is, else the last one before the report.
    fn nearest(
        &self,
        of_year: &dyn Fn(i16) -> Option<Interval>,
        phrase: &Phrase,
        weekday: Option<Weekday>,
        note: bool,
    ) -> Option<(i16, f64)> {
        let fits = |interval: &Interval| weekday.is_none_or(|weekday| interval.earliest.date().weekday() == weekday);
        let future = self.is_future(phrase);
        let now = self.published;
        let past = |interval: &Interval| future || now.is_none_or(|now| interval.earliest <= now.latest);
        let told = self.told.or(self.lately).map(|told| told.set.interval);
        if let Some(told) = told.filter(|_| !note && !(future && now.is_some())) {
            let reach = if weekday.is_some() { 7 } else { 1 };
            let middle = told.earliest.year();
            let chosen = (middle - reach..=middle + reach)
                .filter_map(|year| of_year(year).map(|interval| (year, interval)))
                .filter(|(_, interval)| fits(interval) && past(interval))
                .min_by_key(|(year, interval)| (distance(*interval, told), -year));
            if let Some((year, _)) = chosen {
                return Some((year, if weekday.is_some() { 0.95 } else { 0.85 }));
            }
        }
        let now = now?;
        let last = now.latest.year();
        let background = self.background.filter(|year| !note && !future && (last - 2..last).contains(year));
        if let Some(year) = background.filter(|year| of_year(*year).is_some_and(|interval| fits(&interval))) {
            return Some((year, 0.6));
        }
        let candidates = || (last - 7..=last + 7).filter_map(|year| of_year(year).map(|interval| (year, interval)));
        let chosen = if future {
            candidates().find(|(_, interval)| fits(interval) && interval.latest >= now.earliest)
        } else {
            candidates().filter(|(_, interval)| fits(interval) && interval.earliest <= now.latest).last()
        };
        chosen.map(|(year, _)| (year, 0.85))
    }

    /// "Last October", "this May", "next March", counted from the report.
    fn turned(&self, turn: Turn, of_year: &dyn Fn(i16) -> Option<Interval>) -> Option<i16> {
        let now = self.published?;
        let year = now.latest.year();
        let mut years = (year - 1..=year + 1).filter_map(|year| of_year(year).map(|interval| (year, interval)));
        match turn {
            Turn::Last => years.filter(|(_, interval)| interval.latest < now.latest).map(|(year, _)| year).last(),
            Turn::Next => years.find(|(_, interval)| interval.earliest > now.earliest).map(|(year, _)| year),
            Turn::This => Some(year),
        }
    }

    fn season(&self, phrase: &Phrase, season_: Season, year_: Year) -> Option<Set> {
        let of_year = |year: i16| season(year, season_);
        let (year, certain) = match year_ {
            Year::Is(year) => (year, if season_ == Season::Winter { 0.7 } else { 0.95 }),
            Year::Off(by) => (self.published?.latest.year() + by as i16, 0.9),
            Year::Turn(turn) => (self.turned(turn, &of_year)?, 0.85),
            Year::That | Year::Open => self.nearest(&of_year, phrase, None, false)?,
        };
        Some(Set::new(of_year(year)?, Precision::Season, certain))
    }

    fn named(&self, phrase: &Phrase, name: Name, year_: Year) -> Option<Set> {
        let given = self.named.iter().filter(|(given, _)| *given == name);
        let of_year = |year: i16| name.on(year).map(Interval::day);
        let set = |date: Date, certain| Some(Set::new(Interval::day(date), Precision::Day, certain));
        let year = match year_ {
            Year::Is(year) => return set(given.clone().map(|(_, date)| *date).find(|date| date.year() == year).or_else(|| name.on(year))?, 1.0),
            Year::Off(by) => self.published?.latest.year() + by as i16,
            Year::Turn(turn) => self.turned(turn, &of_year)?,
            Year::That | Year::Open => {
                if let Some((_, date)) = given.clone().next() {
                    return set(*date, 1.0);
                }
                match self.election.filter(|_| name.is_election() || name == Name::InaugurationDay) {
                    Some(year) if name.is_election() => year,
                    Some(year) => year + 1,
                    None => return self.nearest_name(phrase, name),
                }
            }
        };
        set(name.on(year)?, 0.95)
    }

    fn nearest_name(&self, phrase: &Phrase, name: Name) -> Option<Set> {
        let set = |date: Date, certain| Some(Set::new(Interval::day(date), Precision::Day, certain));
        let future = self.is_future(phrase);
        if let Some(told) = self.told.map(|told| told.set.interval).filter(|_| !future) {
            let at = told.earliest.date();
            let (last, next) = (names::last(name, at), names::next(name, at));
            let near = |date: &Date| days_between(at, *date).abs();
            let past = |date: &Date| self.published.is_none_or(|now| date.at(0, 0, 0, 0) <= now.latest);
            if let Some(date) = last.into_iter().chain(next).filter(past).min_by_key(near) {
                return set(date, 0.85);
            }
        }
        let now = self.published?;
        if future { set(names::next(name, now.earliest.date())?, 0.8) } else { set(names::last(name, now.latest.date())?, 0.8) }
    }

    /// "That day", "that month": the unit that the story is in.
    fn same(&self, unit: Unit, token: usize) -> Option<Set> {
        let told = self.at(token).map(|told| told.set).or(self.published.map(|now| Set::new(now, Precision::Day, 0.6)))?;
        let mut at = told.interval.earliest.date();
        // A night that ends in the morning still belongs to the day it began on, and so does a range of two days to its first.
        if told.interval.day_count() > 2 && unit <= Unit::Day {
            let days = Interval::days(at, told.interval.latest.date());
            return Some(Set::new(days, Precision::Range, 0.6));
        }
        if unit == Unit::Day && told.interval.day_count() == 2 && told.precision == Precision::Range {
            at = told.interval.latest.date().min(days_after(at, 1));
            return Some(Set::new(Interval::days(told.interval.earliest.date(), at), Precision::Range, 0.7));
        }
        unit_of(at, unit).map(|(interval, precision)| Set::new(interval, precision, told.certain.min(0.95)))
    }

    /// The time that stands right beside a delay and tells the same in other words: "two days later, on October 14".
    fn apposed(&self, k: usize) -> Option<Set> {
        let phrase = &self.phrases[k];
        let next = self.phrases.get(k + 1).filter(|next| {
            let gap = next.tokens.start - phrase.tokens.end;
            let tied = gap == 0 || gap == 1 && matches!(self.page.word(phrase.tokens.end), "on" | "at" | "in");
            tied && self.page.runs_on(phrase.tokens.end)
        })?;
        match &next.said {
            Said::Point(point) if meaning(point) == Meaning::Calendar && point.when.is_some() => self.point(k + 1, point),
            _ => None,
        }
    }

    /// The dated phrase right before a delay: "on July 11, three days after X".
    fn led_by(&self, k: usize) -> Option<Set> {
        let before = &self.phrases[k.checked_sub(1)?];
        let tied = before.tokens.end == self.phrases[k].tokens.start && self.page.runs_on(before.tokens.end);
        let calendar = matches!(&before.said, Said::Point(point) if meaning(point) == Meaning::Calendar && point.when.is_some());
        (tied && calendar).then_some(self.told?.set).filter(|set| set.precision <= Precision::Day)
    }

    /// The story's time that a delay counts from.
    fn anchor(&self, k: usize) -> Option<Set> {
        // Two delays side by side count from the same: "the next morning, about 12 hours later".
        let before = k.checked_sub(1).map(|k| &self.phrases[k]);
        let twin = before.is_some_and(|before| {
            matches!(before.said, Said::Delay { .. } | Said::Beside { .. })
                && before.tokens.end == self.phrases[k].tokens.start
                && self.page.runs_on(before.tokens.end)
        });
        let here = self.phrases[k].tokens.start;
        let told = if twin { self.earlier } else { self.at(here) }?;
        let sentences = self.page.sentence(here).saturating_sub(told.sentence);
        let near = sentences <= 1 || here - told.token < 60;
        let certain = if near { 0.9 } else if sentences <= 5 { 0.7 } else { 0.5 };
        Some(Set { certain: told.set.certain * certain, ..told.set })
    }

    fn delay(&self, k: usize, amount: &Amount, later: bool, from: Anchor, of: Option<&Point>, within: bool) -> (Option<Set>, Meaning) {
        let (low, high) = amount.seconds();
        let (least, most) = if later { (low, high) } else { (-high, -low) };
        let meaning = Meaning::Delay { least, most, from };
        if let Some(set) = self.apposed(k).or_else(|| (from != Anchor::Narrative || of.is_some()).then(|| self.led_by(k)).flatten()) {
            return (Some(set), meaning);
        }
        let pronoun = from == Anchor::AfterWhatFollows
            && of.is_none()
            && matches!(self.page.word(self.phrases[k].tokens.end), "it" | "that" | "this" | "they" | "he" | "she");
        let anchor = match of {
            Some(point) => self.point(k, point),
            None if from == Anchor::Narrative => self.anchor(k),
            None if pronoun => self.anchor(k).map(|set| Set { certain: set.certain * 0.7, ..set }),
            None => None,
        };
        // A few minutes after some time in a year is no time that helps anyone.
        let close = anchor.filter(|anchor| amount.unit > Unit::Day || anchor.interval.day_count() <= 45);
        (close.map(|anchor| moved(anchor, amount, later, within)), meaning)
    }

    fn beside(&self, k: usize, point: &Point, from: Anchor, of: Option<&Point>) -> (Option<Set>, Meaning) {
        let (unit, by) = match point.when {
            Some(When::Beside(unit, by)) => (unit, by),
            _ => (Unit::Day, if matches!(point.when, Some(When::BesideWeekday(_, -1))) { -1 } else { 1 }),
        };
        let (least, most) = reach(unit, by, point);
        let meaning = Meaning::Delay { least, most, from };
        if let Some(set) = self.apposed(k) {
            return (Some(set), meaning);
        }
        let anchor = match of {
            Some(point) => self.point(k, point),
            None if from == Anchor::Narrative => self.anchor(k),
            None => None,
        };
        let set = anchor.and_then(|anchor| {
            let day = match point.when {
                Some(When::Beside(unit, by)) => next_to(anchor, unit, by),
                Some(ref when) => Set { certain: anchor.certain, ..self.when(&self.phrases[k], when, false)? },
                None => return None,
            };
            Some(super::settle::within(point, day, None))
        });
        (set, meaning)
    }
}

/// Whether the phrase dates the report or an update of it: "updated on November 13", "UPDATE 5:26 p.m.".
pub(super) fn is_note(page: &Page, phrase: &Phrase) -> bool {
    let start = phrase.tokens.start;
    let near = page.lately(start, 3, &["updated", "update", "published", "posted", "corrected", "modified", "revised"]);
    // "He posted on July 11" is told by the story; "Posted July 11" stands by itself.
    let note = page.lately(start, 3, &["updated", "update", "modified"]);
    near && (note || (start.saturating_sub(3)..start).any(|k| {
        matches!(page.word(k), "published" | "posted" | "corrected" | "revised")
            && (k == 0 || page.sentence(k) != page.sentence(k - 1) || page.starts_line(k) || matches!(page.before(k), "first" | "originally" | "article" | "story"))
    }))
}

fn meaning(point: &Point) -> Meaning {
    match &point.when {
        Some(When::Date(date)) if !matches!(date.year, Year::Turn(_)) || date.day.is_some() => Meaning::Calendar,
        Some(When::Date(_)) => Meaning::Deictic,
        Some(When::Season(_, Year::That)) => Meaning::Same,
        Some(When::Season(_, Year::Turn(_))) => Meaning::Deictic,
        Some(When::Season(..) | When::Quarter(..) | When::Years(..)) => Meaning::Calendar,
        Some(When::Weekday { .. } | When::Unit(..) | When::Weekend(_) | When::Stretch(..) | When::Ago(_)) => Meaning::Deictic,
        Some(When::Same(_) | When::Beside(..) | When::BesideWeekday(..)) => Meaning::Same,
        Some(When::Named(..)) => Meaning::Named,
        None => Meaning::Calendar,
    }
}

fn distance(a: Interval, b: Interval) -> i64 {
    if a.overlaps(b) {
        0
    } else if a.latest < b.earliest {
        days_between(a.latest.date(), b.earliest.date())
    } else {
        days_between(b.latest.date(), a.earliest.date())
    }
}

/// The whole unit that holds `at`.
fn unit_of(at: Date, unit: Unit) -> Option<(Interval, Precision)> {
    Some(match unit {
        Unit::Week => (week(at), Precision::Week),
        Unit::Month => (month(at.year(), at.month())?, Precision::Month),
        Unit::Quarter => (quarter(at.year(), (at.month() + 2) / 3)?, Precision::Range),
        Unit::Year => (year(at.year())?, Precision::Year),
        Unit::Decade => (years(at.year() / 10 * 10, at.year() / 10 * 10 + 9)?, Precision::Range),
        Unit::Century => (years(at.year() / 100 * 100, at.year() / 100 * 100 + 99)?, Precision::Range),
        _ => (Interval::day(at), Precision::Day),
    })
}

/// A time counted from the report, which is of the day `now`.
fn deictic(when: &When, now: Date, future: bool) -> Option<Set> {
    let day_set = |date: Date, certain| Some(Set::new(Interval::day(date), Precision::Day, certain));
    match when {
        When::Weekday { weekday, week: Some(by), .. } => {
            let monday = days_after(week(now).earliest.date(), 1 + 7 * i64::from(*by));
            day_set(weekday_from(monday, *weekday), 0.95)
        }
        When::Weekday { weekday, turn, .. } => match turn {
            None if future => day_set(weekday_from(days_after(now, 1), *weekday), 0.75),
            None | Some(Turn::This) if !future => day_set(weekday_until(now, *weekday), 0.85),
            Some(Turn::Last) => day_set(weekday_before(now, *weekday), 0.8),
            _ => day_set(weekday_from(days_after(now, 1), *weekday), 0.8),
        },
        When::Weekend(by) => {
            let saturday = days_after(week(now).earliest.date(), 6 + 7 * i64::from(*by));
            Some(Set::new(Interval::days(saturday, days_after(saturday, 1)), Precision::Range, 0.8))
        }
        When::Unit(unit, by) => {
            let by = i64::from(*by);
            let at = match unit {
                Unit::Week => days_after(now, by * 7),
                Unit::Month => months_after(now, by),
                Unit::Quarter => months_after(now, by * 3),
                Unit::Year => months_after(now, by * 12),
                Unit::Decade => months_after(now, by * 120),
                Unit::Century => months_after(now, by * 1200),
                _ => days_after(now, by),
            };
            let (interval, precision) = unit_of(at, *unit)?;
            Some(Set::new(interval, precision, 0.95))
        }
        When::Stretch(amount, by) => {
            let days = (amount.high * amount.unit.seconds() / 86_400.0).ceil() as i64;
            let other = days_after(now, days.max(1) * i64::from(*by));
            Some(Set::new(Interval::days(now.min(other), now.max(other)), Precision::Range, 0.8))
        }
        When::Ago(amount) => {
            let today = Set::new(Interval::day(now), Precision::Day, 0.95);
            Some(moved(today, amount, false, false))
        }
        _ => None,
    }
}

/// The unit `by` units from where the story is.
fn next_to(told: Set, unit: Unit, by: i32) -> Set {
    let by = i64::from(by);
    let shift = |date: Date| match unit {
        Unit::Week => days_after(date, 7 * by),
        Unit::Month => months_after(date, by),
        Unit::Quarter => months_after(date, 3 * by),
        Unit::Year => months_after(date, 12 * by),
        Unit::Decade => months_after(date, 120 * by),
        Unit::Century => months_after(date, 1200 * by),
        _ => days_after(date, by),
    };
    let (first, last) = (shift(told.interval.earliest.date()), shift(told.interval.latest.date()));
    let ends = unit_of(first, unit).zip(unit_of(last, unit));
    let Some(((a, precision), (b, _))) = ends else { return told };
    let interval = Interval::new(a.earliest, b.latest);
    Set::new(interval, if first == last || a == b { precision } else { Precision::Range }, told.certain)
}

/// Seconds that "the next morning", "the week before" may be from what they count from.
fn reach(unit: Unit, by: i32, point: &Point) -> (i64, i64) {
    let length = unit.seconds() as i64;
    let (start, end) = point.part.map_or((0, length), Part::seconds);
    let (least, most) = if unit == Unit::Day { (start.max(1), length + end) } else { (1, 2 * length) };
    if by > 0 { (least, most) } else { (-(2 * length - start).max(1), -(length - end).max(1)) }
}

/// A time moved by an amount, with the slack that the amount's unit leaves.
fn moved(told: Set, amount: &Amount, later: bool, within: bool) -> Set {
    let sign = if later { 1 } else { -1 };
    let whole = |n: f64| sign * n.round() as i64;
    let (low, high) = (amount.low, amount.high);
    let (a, b) = (told.interval.earliest.date(), told.interval.latest.date());
    let days = |first: Date, last: Date| Interval::days(first.min(last), first.max(last));
    let by_days = |per: f64, slack: i64| {
        let (near, far) = (whole(low * per), whole(high * per));
        let (least, most) = (near.min(far), near.max(far));
        days(days_after(a, least - slack), days_after(b, most + slack))
    };
    let by_months = |per: f64, slack: i64| {
        let (near, far) = (whole(low * per), whole(high * per));
        let (least, most) = (near.min(far), near.max(far));
        days(days_after(months_after(a, least), -slack), days_after(months_after(b, most), slack))
    };
    let hedge = i64::from(amount.hedged);
    let interval = match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let (least, most) = amount.seconds();
            if later { told.interval.shifted(least, most) } else { told.interval.shifted(-most, -least) }
        }
        Unit::Day => by_days(1.0, 0),
        Unit::Week => by_days(7.0, if low >= 2.0 { 3 } else { 1 + hedge }),
        Unit::Month => by_months(1.0, 15),
        Unit::Quarter => by_months(3.0, 31),
        Unit::Year => by_months(12.0, 91),
        Unit::Decade => by_months(120.0, 731),
        Unit::Century => by_months(1200.0, 7305),
    };
    let interval = if within { Interval::new(told.interval.earliest.min(interval.earliest), interval.latest) } else { interval };
    let exact = amount.counted && !amount.hedged && !within;
    let precision = match amount.unit {
        Unit::Second | Unit::Minute if exact && told.precision <= Precision::Minute => Precision::Minute,
        Unit::Hour if exact && told.precision <= Precision::Hour => Precision::Hour,
        Unit::Day if interval.day_count() == 1 => Precision::Day,
        _ => Precision::Range,
    };
    Set::new(interval, precision, told.certain)
}
