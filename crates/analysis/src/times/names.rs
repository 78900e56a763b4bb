//! Days with names that a rule can date: American and British holidays, and the days of American elections.

use super::calendar::{day, days_after, easter, nth_weekday, weekday_from, weekday_until};
use super::lexicon::Table;
use super::page::{Gap, Page};
use record::time::{Date, Weekday};
use std::sync::LazyLock;

macro_rules! names {
    ($($name:ident: $($words:literal)|+;)*) => {
        /// A day with a name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum Name { $($name),* }

        const SPELLINGS: &[(&str, Name)] = &[$($(($words, Name::$name),)+)*];
    };
}

// Longer spellings first where one begins another.
names! {
    ElectionDay: "the day of the election" | "day of the election" | "election day" | "election night" | "polling day";
    ElectionEve: "the eve of the election" | "election eve";
    InaugurationDay: "inauguration day";
    NewYearsEve: "new year s eve" | "new years eve" | "hogmanay";
    NewYearsDay: "new year s day" | "new years day" | "new year day";
    Epiphany: "epiphany";
    EarthDay: "earth day";
    MartinLutherKingDay: "martin luther king jr day" | "martin luther king day" | "mlk day";
    BurnsNight: "burns night";
    GroundhogDay: "groundhog day";
    ValentinesDay: "valentine s day" | "valentines day";
    PresidentsDay: "presidents day" | "president s day";
    StDavidsDay: "st david s day";
    StPatricksDay: "st patrick s day" | "saint patrick s day";
    AprilFoolsDay: "april fools day" | "april fool s day";
    StGeorgesDay: "st george s day";
    ShroveTuesday: "shrove tuesday" | "mardi gras";
    AshWednesday: "ash wednesday";
    PalmSunday: "palm sunday";
    MaundyThursday: "maundy thursday";
    GoodFriday: "good friday";
    EasterSunday: "easter sunday" | "easter day";
    EasterMonday: "easter monday";
    Easter: "easter";
    MayDay: "may day" | "international workers day";
    EarlyMayHoliday: "early may bank holiday";
    SpringHoliday: "spring bank holiday";
    MothersDay: "mother s day";
    FathersDay: "father s day";
    MemorialDay: "memorial day";
    DDay: "d day anniversary";
    FlagDay: "flag day";
    Juneteenth: "juneteenth";
    IndependenceDay: "independence day" | "the fourth of july" | "fourth of july" | "july fourth" | "july 4 holiday";
    LaborDay: "labor day" | "labour day";
    AugustHoliday: "august bank holiday" | "summer bank holiday";
    ColumbusDay: "columbus day" | "indigenous peoples day";
    Halloween: "halloween" | "hallowe en";
    BonfireNight: "bonfire night" | "guy fawkes night";
    VeteransDay: "veterans day";
    ArmisticeDay: "armistice day";
    RemembranceSunday: "remembrance sunday";
    ThanksgivingEve: "thanksgiving eve";
    Thanksgiving: "thanksgiving day" | "thanksgiving";
    BlackFriday: "black friday";
    CyberMonday: "cyber monday";
    StAndrewsDay: "st andrew s day";
    ChristmasEve: "christmas eve";
    Christmas: "christmas day" | "christmas";
    BoxingDay: "boxing day" | "st stephen s day";
}

impl Name {
    /// The day in `year`, where there is one.
    pub(super) fn on(self, year: i16) -> Option<Date> {
        let feast = |by: i64| easter(year).map(|sunday| days_after(sunday, by));
        // The Tuesday after the first Monday of November (2 U.S.C. s. 7), in even years: the general election.
        let election =
            (year % 2 == 0).then(|| nth_weekday(year, 11, 1, Weekday::Monday).map(|monday| days_after(monday, 1)));
        let thanksgiving = nth_weekday(year, 11, 4, Weekday::Thursday);
        match self {
            Name::ElectionDay => election?,
            Name::ElectionEve => election?.map(|date| days_after(date, -1)),
            Name::InaugurationDay => {
                if year % 4 == 1 {
                    day(year, 1, 20)
                } else {
                    None
                }
            }
            Name::NewYearsEve => day(year, 12, 31),
            Name::NewYearsDay => day(year, 1, 1),
            Name::Epiphany => day(year, 1, 6),
            Name::EarthDay => day(year, 4, 22),
            Name::MartinLutherKingDay => nth_weekday(year, 1, 3, Weekday::Monday),
            Name::BurnsNight => day(year, 1, 25),
            Name::GroundhogDay => day(year, 2, 2),
            Name::ValentinesDay => day(year, 2, 14),
            Name::PresidentsDay => nth_weekday(year, 2, 3, Weekday::Monday),
            Name::StDavidsDay => day(year, 3, 1),
            Name::StPatricksDay => day(year, 3, 17),
            Name::AprilFoolsDay => day(year, 4, 1),
            Name::StGeorgesDay => day(year, 4, 23),
            Name::ShroveTuesday => feast(-47),
            Name::AshWednesday => feast(-46),
            Name::PalmSunday => feast(-7),
            Name::MaundyThursday => feast(-3),
            Name::GoodFriday => feast(-2),
            Name::Easter | Name::EasterSunday => feast(0),
            Name::EasterMonday => feast(1),
            Name::MayDay => day(year, 5, 1),
            Name::EarlyMayHoliday => nth_weekday(year, 5, 1, Weekday::Monday),
            Name::SpringHoliday | Name::MemorialDay => nth_weekday(year, 5, -1, Weekday::Monday),
            Name::MothersDay => nth_weekday(year, 5, 2, Weekday::Sunday),
            Name::FathersDay => nth_weekday(year, 6, 3, Weekday::Sunday),
            Name::DDay => day(year, 6, 6),
            Name::FlagDay => day(year, 6, 14),
            Name::Juneteenth => day(year, 6, 19),
            Name::IndependenceDay => day(year, 7, 4),
            Name::LaborDay => nth_weekday(year, 9, 1, Weekday::Monday),
            Name::AugustHoliday => nth_weekday(year, 8, -1, Weekday::Monday),
            Name::ColumbusDay => nth_weekday(year, 10, 2, Weekday::Monday),
            Name::Halloween => day(year, 10, 31),
            Name::BonfireNight => day(year, 11, 5),
            Name::VeteransDay | Name::ArmisticeDay => day(year, 11, 11),
            Name::RemembranceSunday => nth_weekday(year, 11, 2, Weekday::Sunday),
            Name::ThanksgivingEve => thanksgiving.map(|date| days_after(date, -1)),
            Name::Thanksgiving => thanksgiving,
            Name::BlackFriday => thanksgiving.map(|date| weekday_from(date, Weekday::Friday)),
            Name::CyberMonday => thanksgiving.map(|date| weekday_from(date, Weekday::Monday)),
            Name::StAndrewsDay => day(year, 11, 30),
            Name::ChristmasEve => day(year, 12, 24),
            Name::Christmas => day(year, 12, 25),
            Name::BoxingDay => day(year, 12, 26),
        }
    }

    /// Whether it hangs on an election.
    pub(super) fn is_election(self) -> bool {
        matches!(self, Name::ElectionDay | Name::ElectionEve)
    }

    /// How surely the rule dates it: many countries share a name and not its day.
    pub(super) fn certain(self) -> f64 {
        match self {
            Name::ElectionDay | Name::ElectionEve | Name::MothersDay | Name::FathersDay | Name::Thanksgiving => 0.7,
            Name::LaborDay | Name::ColumbusDay | Name::MayDay | Name::Epiphany | Name::IndependenceDay => 0.7,
            _ => 0.85,
        }
    }
}

/// The last `name` on or before `date`.
pub(super) fn last(name: Name, date: Date) -> Option<Date> {
    (date.year() - 4..=date.year()).rev().filter_map(|year| name.on(year)).find(|day| *day <= date)
}

/// The first `name` on or after `date`.
pub(super) fn next(name: Name, date: Date) -> Option<Date> {
    (date.year()..=date.year() + 4).filter_map(|year| name.on(year)).find(|day| *day >= date)
}

/// The first word of each spelling.
#[cfg(test)]
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    SPELLINGS.iter().filter_map(|(words, _)| words.split(' ').next())
}

/// The spellings by their first word, longer ones first.
fn spellings(first: &str) -> &'static [(&'static str, Name)] {
    static BY_FIRST: LazyLock<Table<Vec<(&'static str, Name)>>> = LazyLock::new(|| {
        let mut map: Table<Vec<(&'static str, Name)>> = Table::default();
        for (words, name) in SPELLINGS {
            let first = words.split(' ').next().unwrap_or(words);
            map.entry(first).or_default().push((words, *name));
        }
        map.values_mut().for_each(|list| list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        map
    });
    BY_FIRST.get(first).map_or(&[], Vec::as_slice)
}

/// The name that is spelled at word `i`, whatever follows it, and the word after it.
pub(super) fn spelled(page: &Page, i: usize) -> Option<(Name, usize)> {
    if !page.may_name(i) {
        return None;
    }
    spellings(page.word(i)).iter().find_map(|(words, name)| {
        let count = words.split(' ').count();
        let fits = words.split(' ').enumerate().all(|(k, word)| {
            page.word(i + k) == word && (k == 0 || !matches!(page.gap(i + k), Gap::Wall | Gap::Comma))
        });
        fits.then_some((*name, i + count))
    })
}

/// The name that starts at word `i`, and the word after it.
pub(super) fn name(page: &Page, i: usize) -> Option<(Name, usize)> {
    let (name, end) = spelled(page, i)?;
    // "Easter Island", "Christmas Carol", "Labor Day weekend" is one: only the day itself is meant.
    let another = page.beside(end)
        && matches!(
            page.word(end),
            "island"
                | "islands"
                | "carol"
                | "carols"
                | "egg"
                | "eggs"
                | "bunny"
                | "rising"
                | "card"
                | "cards"
                | "tree"
                | "trees"
                | "present"
                | "presents"
                | "parade"
                | "season"
                | "shopping"
                | "weekend"
                | "holiday"
                | "holidays"
                | "week"
                | "turkey"
                | "dinner"
                | "lights"
                | "song"
                | "songs"
                | "movie"
                | "party"
        );
    (!another).then_some((name, end))
}

/// The last such weekday strictly before `date`, kept here with the other rules of days.
pub(super) fn weekday_before(date: Date, weekday: Weekday) -> Date {
    weekday_until(days_after(date, -1), weekday)
}
