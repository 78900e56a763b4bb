//! The words that times are told with, looked up in one map.

use record::time::Weekday;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How far a word can be trusted to be about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// It is nothing else.
    Full,
    /// An abbreviation, which needs a number beside it or a full stop after it.
    Short,
    /// It is another word too ("may", "march", "sun"), and needs company.
    Doubtful,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// A part of the day, with the hours it is taken to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "The small hours", "overnight", "pre-dawn".
    SmallHours,
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// First and last second, counted from the day's midnight; a night ends on the next morning.
    pub(super) fn seconds(self) -> (i64, i64) {
        let (first, last) = match self {
            Part::SmallHours => (0, 6),
            Part::Dawn => (4, 8),
            Part::Morning => (5, 12),
            Part::Midday => (11, 14),
            Part::Afternoon => (12, 18),
            Part::Evening => (17, 24),
            Part::Night => (18, 30),
        };
        (first * 3600, last * 3600 - 1)
    }
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Its usual length.
    pub(super) fn seconds(self) -> f64 {
        match self {
            Unit::Second => 1.0,
            Unit::Minute => 60.0,
            Unit::Hour => 3600.0,
            Unit::Day => 86_400.0,
            Unit::Week => 7.0 * 86_400.0,
            Unit::Month => 30.44 * 86_400.0,
            Unit::Quarter => 91.3 * 86_400.0,
            Unit::Year => 365.25 * 86_400.0,
            Unit::Decade => 3652.5 * 86_400.0,
            Unit::Century => 36_525.0 * 86_400.0,
        }
    }
}

/// What a word has to do with time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Month(i8, Trust),
    Weekday(Weekday, Trust),
    Season(Season),
    Part(Part),
    /// A unit, how many of it, and whether the word is a plural.
    Unit(Unit, f64, bool),
    /// A number in words below a hundred.
    Number(f64),
    /// The offset from Greenwich in minutes, or none where the word names several.
    Zone(Option<i32>),
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) word: Option<Word>,
    /// Whether a phrase may start with it: the gate that keeps everything else cheap.
    pub(super) lead: bool,
    /// Whether it says something about time by itself, as "the" and "about" do not: no phrase is without such a word.
    pub(super) solid: bool,
    /// Whether the name of a day may start with it.
    pub(super) name: bool,
    /// What it says, if it is a number of at most four digits.
    pub(super) number: Option<i16>,
}

/// What is known of `word`, which is folded.
pub(super) fn known(word: &str) -> Known {
    static WORDS: LazyLock<Table<Known>> = LazyLock::new(|| {
        let mut table = Table::default();
        let lead = |solid| move |word| (word, Known { lead: true, solid, ..Known::default() });
        table.extend(LEADING.split_whitespace().map(lead(false)));
        table.extend(ASIDE.split_whitespace().map(lead(true)));
        table.extend(
            lists().map(|(word, is)| (word, Known { word: Some(is), lead: true, solid: true, ..Known::default() })),
        );
        for word in NAMES.split_whitespace() {
            let known: &mut Known = table.entry(word).or_default();
            (known.lead, known.name) = (true, true);
            // "The day of the election" starts with a word that says nothing.
            known.solid |= word != "the";
        }
        table
    });
    // A word is all digits or has none.
    if word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        let short = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let number = short.then(|| word.parse().ok()).flatten();
        return Known { lead: true, solid: true, number, ..Known::default() };
    }
    WORDS.get(word).copied().unwrap_or_default()
}

/// The first words of the names in [`super::names`]; a test holds the two together.
pub(super) const NAMES: &str = "
    april armistice ash august black bonfire boxing burns christmas columbus cyber d day early earth easter election
    epiphany father flag fourth good groundhog guy hallowe halloween hogmanay inauguration independence indigenous
    international july juneteenth labor labour mardi martin maundy may memorial mlk mother new palm polling president
    presidents remembrance saint shrove spring st summer thanksgiving the valentine valentines veterans
";

/// What `word`, folded, has to do with time.
pub(super) fn look(word: &str) -> Option<Word> {
    known(word).word
}

/// Whether `word` is one of `list`, which is written as one string to be read as one line.
pub(super) fn among(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    let mut at = 0;
    while at + word.len() <= list.len() {
        let end = at + word.len();
        if list[at] == first && &list[at..end] == word && list.get(end).is_none_or(|next| *next == b' ') {
            return true;
        }
        while list.get(at).is_some_and(|byte| *byte != b' ') {
            at += 1;
        }
        at += 1;
    }
    false
}

/// A closed table of words. Every word of a text is looked up in it, and what is in it never changes, so it is hashed by
/// few steps and not against anyone's ill will.
pub(super) type Table<T> = FxHashMap<&'static str, T>;

/// The words that may lead a phrase and say nothing about time by themselves.
const LEADING: &str = "
    a all an about after almost another approximately around as at barely before between by circa each every exactly
    few from just less many more nearly no not only over past precisely prior roughly right same several since some
    that the this till to under until up well within fewer little these than
";

/// The words that may lead a phrase and that no other words about time need stand with, and the words that make one of
/// such that do: "at this time", "the eve of".
const ASIDE: &str = "
    annually beginning biennial biweekly black bonfire boxing burns christmas close coming columbus couple current currently
    cyber daily date earlier early easter eighteen election end eve everyday first fiscal following fortnightly fourth
    future half hourly immediately inauguration last late later latest mid middle midnight monthly new next nightly noon
    nineteen now nowadays once outset present preceding previous q quarter quarterly recent recently shortly soon start
    subsequent ensuing tonite thanksgiving third thrice time today tomorrow tonight twice upcoming weekend weekends
    weekly yearly yesterday mondays tuesdays wednesdays thursdays fridays saturdays sundays mornings afternoons evenings
    past latest closing opening final fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth nineties eighties seventies sixties
    fifties forties thirties twenties
";

fn lists() -> impl Iterator<Item = (&'static str, Word)> {
    let months = MONTHS.iter().flat_map(|(names, month, trust)| {
        names.split(' ').map(|name| (name, Word::Month(*month, *trust))).collect::<Vec<_>>()
    });
    let weekdays = WEEKDAYS.iter().flat_map(|(full, short, day)| {
        let short_trust = if matches!(*day, Weekday::Sunday | Weekday::Saturday | Weekday::Wednesday) {
            Trust::Doubtful
        } else {
            Trust::Short
        };
        let mut all = vec![(*full, Word::Weekday(*day, Trust::Full))];
        all.extend(short.split(' ').map(|name| (name, Word::Weekday(*day, short_trust))));
        all
    });
    let numbers = NUMBERS.iter().map(|(word, n)| (*word, Word::Number(f64::from(*n))));
    months.chain(weekdays).chain(numbers).chain(OTHERS.iter().copied())
}

const MONTHS: [(&str, i8, Trust); 23] = [
    ("january", 1, Trust::Full),
    ("february", 2, Trust::Full),
    ("march", 3, Trust::Doubtful),
    ("april", 4, Trust::Full),
    ("may", 5, Trust::Doubtful),
    ("june", 6, Trust::Full),
    ("july", 7, Trust::Full),
    ("august", 8, Trust::Full),
    ("september", 9, Trust::Full),
    ("october", 10, Trust::Full),
    ("november", 11, Trust::Full),
    ("december", 12, Trust::Full),
    ("jan", 1, Trust::Short),
    ("feb", 2, Trust::Short),
    ("mar", 3, Trust::Short),
    ("apr", 4, Trust::Short),
    ("jun", 6, Trust::Short),
    ("jul", 7, Trust::Short),
    ("aug", 8, Trust::Short),
    ("sep sept", 9, Trust::Short),
    ("oct", 10, Trust::Short),
    ("nov", 11, Trust::Short),
    ("dec", 12, Trust::Short),
];

const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("monday", "mon", Weekday::Monday),
    ("tuesday", "tue tues", Weekday::Tuesday),
    ("wednesday", "wed", Weekday::Wednesday),
    ("thursday", "thu thur thurs", Weekday::Thursday),
    ("friday", "fri", Weekday::Friday),
    ("saturday", "sat", Weekday::Saturday),
    ("sunday", "sun", Weekday::Sunday),
];

const NUMBERS: [(&str, u8); 27] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const OTHERS: [(&str, Word); 74] = [
    ("winter", Word::Season(Season::Winter)),
    ("spring", Word::Season(Season::Spring)),
    ("springtime", Word::Season(Season::Spring)),
    ("summer", Word::Season(Season::Summer)),
    ("summertime", Word::Season(Season::Summer)),
    ("autumn", Word::Season(Season::Autumn)),
    ("fall", Word::Season(Season::Autumn)),
    ("overnight", Word::Part(Part::SmallHours)),
    ("dawn", Word::Part(Part::Dawn)),
    ("daybreak", Word::Part(Part::Dawn)),
    ("sunrise", Word::Part(Part::Dawn)),
    ("morning", Word::Part(Part::Morning)),
    ("midday", Word::Part(Part::Midday)),
    ("lunchtime", Word::Part(Part::Midday)),
    ("afternoon", Word::Part(Part::Afternoon)),
    ("teatime", Word::Part(Part::Afternoon)),
    ("evening", Word::Part(Part::Evening)),
    ("dusk", Word::Part(Part::Evening)),
    ("night", Word::Part(Part::Night)),
    ("nighttime", Word::Part(Part::Night)),
    ("second", Word::Unit(Unit::Second, 1.0, false)),
    ("seconds", Word::Unit(Unit::Second, 1.0, true)),
    ("moment", Word::Unit(Unit::Second, 1.0, false)),
    ("moments", Word::Unit(Unit::Second, 1.0, true)),
    ("sec", Word::Unit(Unit::Second, 1.0, false)),
    ("secs", Word::Unit(Unit::Second, 1.0, true)),
    ("hr", Word::Unit(Unit::Hour, 1.0, false)),
    ("yr", Word::Unit(Unit::Year, 1.0, false)),
    ("yrs", Word::Unit(Unit::Year, 1.0, true)),
    ("minute", Word::Unit(Unit::Minute, 1.0, false)),
    ("minutes", Word::Unit(Unit::Minute, 1.0, true)),
    ("min", Word::Unit(Unit::Minute, 1.0, false)),
    ("mins", Word::Unit(Unit::Minute, 1.0, true)),
    ("hour", Word::Unit(Unit::Hour, 1.0, false)),
    ("hours", Word::Unit(Unit::Hour, 1.0, true)),
    ("hrs", Word::Unit(Unit::Hour, 1.0, true)),
    ("day", Word::Unit(Unit::Day, 1.0, false)),
    ("days", Word::Unit(Unit::Day, 1.0, true)),
    ("nights", Word::Unit(Unit::Day, 1.0, true)),
    ("week", Word::Unit(Unit::Week, 1.0, false)),
    ("weeks", Word::Unit(Unit::Week, 1.0, true)),
    ("fortnight", Word::Unit(Unit::Week, 2.0, false)),
    ("fortnights", Word::Unit(Unit::Week, 2.0, true)),
    ("month", Word::Unit(Unit::Month, 1.0, false)),
    ("months", Word::Unit(Unit::Month, 1.0, true)),
    ("quarter", Word::Unit(Unit::Quarter, 1.0, false)),
    ("quarters", Word::Unit(Unit::Quarter, 1.0, true)),
    ("year", Word::Unit(Unit::Year, 1.0, false)),
    ("years", Word::Unit(Unit::Year, 1.0, true)),
    ("decade", Word::Unit(Unit::Decade, 1.0, false)),
    ("decades", Word::Unit(Unit::Decade, 1.0, true)),
    ("century", Word::Unit(Unit::Century, 1.0, false)),
    ("centuries", Word::Unit(Unit::Century, 1.0, true)),
    ("et", Word::Zone(Some(-300))),
    ("est", Word::Zone(Some(-300))),
    ("edt", Word::Zone(Some(-240))),
    ("ct", Word::Zone(Some(-360))),
    ("cst", Word::Zone(Some(-360))),
    ("cdt", Word::Zone(Some(-300))),
    ("mt", Word::Zone(Some(-420))),
    ("mst", Word::Zone(Some(-420))),
    ("mdt", Word::Zone(Some(-360))),
    ("pt", Word::Zone(Some(-480))),
    ("pst", Word::Zone(Some(-480))),
    ("pdt", Word::Zone(Some(-420))),
    ("gmt", Word::Zone(Some(0))),
    ("utc", Word::Zone(Some(0))),
    ("bst", Word::Zone(Some(60))),
    ("cet", Word::Zone(Some(60))),
    ("cest", Word::Zone(Some(120))),
    ("eet", Word::Zone(Some(120))),
    ("aest", Word::Zone(Some(600))),
    ("aedt", Word::Zone(Some(660))),
    ("ist", Word::Zone(None)),
];
