//! What a difference between two readings can change.
//!
//! The one place that says so: the brief's differences between a witness and its base ask here, and so do the variants of
//! an apparatus. A grade is read off the words alone. It says what kind of word has changed, and never which reading is the
//! right one.

pub use super::forms::{number, one_unit};

use super::forms::{contracted, counts, denied, denies, in_full, little, mood, one_and_many, one_word, person, tenses};
use record::Matters;

/// What a difference can change, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Spacing, hyphens, a numeral for its word, one house's style for another's.
    Typography,
    /// The same word, spelt otherwise, or in its short form.
    Spelling,
    /// Words that carry no sense of their own.
    FunctionWord,
    /// One or many.
    Number,
    /// When it is, or whether it is at all: tenses and moods.
    Tense,
    /// The same words in another order, or in another place.
    Order,
    /// Other words.
    Content,
    /// A name.
    Name,
    /// How many, how much.
    Quantity,
    /// Yes or no.
    Negation,
}

impl Grade {
    /// All grades, from the least to the most.
    pub const ALL: [Grade; 10] = [
        Grade::Typography,
        Grade::Spelling,
        Grade::FunctionWord,
        Grade::Number,
        Grade::Tense,
        Grade::Order,
        Grade::Content,
        Grade::Name,
        Grade::Quantity,
        Grade::Negation,
    ];

    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::Typography => "typography",
            Grade::Spelling => "spelling",
            Grade::FunctionWord => "function-word",
            Grade::Number => "number",
            Grade::Tense => "tense",
            Grade::Order => "order",
            Grade::Content => "content",
            Grade::Name => "name",
            Grade::Quantity => "quantity",
            Grade::Negation => "negation",
        }
    }

    /// How much a reader should care.
    ///
    /// "The" for "a" hardly ever misleads. "Was" for "is" can, and so can "fees" for "fee": what is over is told as if it went on,
    /// what was one case as if there were many.
    pub fn matters(self) -> Matters {
        match self {
            Grade::Typography => Matters::Typography,
            Grade::Spelling | Grade::FunctionWord => Matters::Wording,
            Grade::Number | Grade::Tense | Grade::Order | Grade::Content => Matters::CouldMislead,
            Grade::Name | Grade::Quantity | Grade::Negation => Matters::Changes,
        }
    }
}

/// Of a passage this long that was rewritten, in words, no word stands for any one word of the other.
const REWRITTEN: usize = 200;

/// Grades the difference between two readings, each without the words before and after that agree.
///
/// `near` says whether two words are spelt almost alike, `name` whether a word is written as a name.
pub fn grade(x: &[&str], y: &[&str], near: &dyn Fn(&str, &str) -> bool, name: &dyn Fn(&str) -> bool) -> Grade {
    if x.concat() == y.concat() {
        return Grade::Typography;
    }
    if let ([x], [y]) = (x, y)
        && number(x).is_some()
        && number(x) == number(y)
    {
        return Grade::Typography;
    }
    let (x, y) = (in_full(x), in_full(y));
    if x == y || contracted(&x, &y) {
        return Grade::Spelling;
    }
    let picked = |words: &[&str], pick: &dyn Fn(&str) -> bool| -> Vec<String> {
        let value = |w: &&str| number(w).map_or_else(|| (*w).to_owned(), |n| n.to_string());
        words.iter().filter(|w| pick(w)).map(value).collect()
    };
    let differ = |pick: &dyn Fn(&str) -> bool| picked(&x, pick) != picked(&y, pick);
    if differ(&denies) {
        return Grade::Negation;
    }
    if differ(&|w| number(w).is_some() || counts(w)) {
        return Grade::Quantity;
    }
    if x.len().max(y.len()) > REWRITTEN {
        return Grade::Content;
    }
    let (mut here, mut there) = apart(&x, &y);
    if here.is_empty() && there.is_empty() {
        return Grade::Order;
    }
    let mut worst = Grade::Typography;
    let named = here.iter().chain(&there).any(|w| name(w));
    // Of words that one side does not have at all, a name is only one thing that they tell.
    let only_names = here.iter().chain(&there).all(|w| name(w) || little(w));
    let names = named && (only_names || !x.is_empty() && !y.is_empty());
    here.retain(|a| {
        let grades = there.iter().map(|b| pair(a, b, near));
        let best = grades.enumerate().filter_map(|(k, g)| Some((k, g?))).min_by_key(|(k, g)| (*g, *k));
        if let Some((k, grade)) = best {
            there.remove(k);
            worst = worst.max(grade);
        }
        best.is_none()
    });
    let left: Vec<&str> = here.iter().chain(&there).copied().collect();
    let persons = |side: &[&str]| side.iter().filter_map(|w| person(w)).collect::<Vec<_>>();
    let rest = if left.is_empty() {
        worst
    } else if left.iter().any(|w| !little(w) && person(w).is_none() && !mood(w))
        || persons(&here) != persons(&there) && !persons(&here).is_empty() && !persons(&there).is_empty()
    {
        Grade::Content
    } else if left.iter().any(|w| mood(w)) {
        Grade::Tense
    } else {
        Grade::FunctionWord
    };
    if names { Grade::Name } else { worst.max(rest) }
}

/// The words that only one side has, each as often as it has more of them.
fn apart<'w>(x: &[&'w str], y: &[&'w str]) -> (Vec<&'w str>, Vec<&'w str>) {
    let mut there: Vec<&str> = y.to_vec();
    let mut here: Vec<&str> = Vec::new();
    for &word in x {
        match there.iter().position(|w| *w == word) {
            Some(at) => {
                there.remove(at);
            }
            None => here.push(word),
        }
    }
    (here, there)
}

/// How two words are the same one, if they are.
fn pair(x: &str, y: &str, near: &dyn Fn(&str, &str) -> bool) -> Option<Grade> {
    if denied(x, y) {
        Some(Grade::Negation)
    } else if tenses(x, y) {
        Some(Grade::Tense)
    } else if one_and_many(x, y) {
        Some(Grade::Number)
    } else if one_word(x, y) || near(x, y) {
        Some(Grade::Spelling)
    } else {
        None
    }
}
