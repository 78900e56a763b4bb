//! Closed classes of English words, folded. Rules for the language, none for any one case.

use record::calendar::{month, weekday};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that open sentences and are no names.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "they",
    "it",
    "we",
    "you",
    "i",
    "in",
    "on",
    "at",
    "by",
    "to",
    "of",
    "for",
    "from",
    "with",
    "as",
    "but",
    "and",
    "or",
    "nor",
    "so",
    "yet",
    "after",
    "before",
    "when",
    "while",
    "if",
    "though",
    "although",
    "because",
    "since",
    "until",
    "then",
    "there",
    "here",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "your",
    "one",
    "two",
    "three",
    "four",
    "five",
    "some",
    "many",
    "most",
    "several",
    "both",
    "each",
    "no",
    "not",
    "what",
    "who",
    "whom",
    "whose",
    "which",
    "where",
    "why",
    "how",
    "is",
    "was",
    "were",
    "are",
    "did",
    "does",
    "do",
    "has",
    "have",
    "had",
    "also",
    "even",
    "just",
    "only",
    "still",
    "now",
    "later",
    "earlier",
    "meanwhile",
    "however",
    "instead",
    "under",
    "over",
    "about",
    "according",
    "asked",
    "during",
    "among",
    "between",
    "within",
    "without",
    "around",
    "another",
    "other",
    "such",
    "all",
    "any",
    "few",
    "more",
    "less",
    "than",
    "once",
    "again",
    "days",
    "weeks",
    "months",
    "hours",
    "minutes",
    "moments",
    "last",
    "next",
    "first",
    "second",
    "despite",
    "following",
    "amid",
    "against",
    "into",
    "through",
    "whether",
    "perhaps",
    "yes",
    "ok",
    "okay",
    "hi",
    "hey",
    "hello",
    "dear",
    "thanks",
    "please",
    "wow",
    "let",
    "see",
    "update",
    "updated",
    "correction",
    "editor",
    "photo",
    "image",
    "read",
    "out",
    "up",
    "off",
    "none",
    "nobody",
    "nothing",
    "everyone",
    "everything",
    "someone",
    "something",
    "anyone",
    "anything",
    "additionally",
    "further",
    "indeed",
    "like",
    "unlike",
    "near",
    "toward",
    "towards",
    "upon",
    "along",
    "across",
    "behind",
    "beyond",
    "except",
    "plus",
    "per",
    "via",
];

/// What stands with months and days: capitalised, but no parties.
const CALENDAR: &[&str] = &[
    "am",
    "pm",
    "gmt",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cet",
    "cest",
    "bst",
    "utc",
    "easter",
    "christmas",
    "thanksgiving",
];

/// Titles and offices that stand before names.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "vice",
    "senator",
    "sen",
    "representative",
    "rep",
    "congressman",
    "congresswoman",
    "governor",
    "gov",
    "mayor",
    "minister",
    "prime",
    "secretary",
    "attorney",
    "general",
    "judge",
    "justice",
    "director",
    "chief",
    "chairman",
    "chairwoman",
    "chair",
    "chancellor",
    "councillor",
    "councilman",
    "councilwoman",
    "cllr",
    "deputy",
    "commissioner",
    "captain",
    "colonel",
    "admiral",
    "major",
    "lieutenant",
    "sergeant",
    "detective",
    "inspector",
    "officer",
    "agent",
    "ambassador",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "reverend",
    "rabbi",
    "imam",
    "coach",
    "manager",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "counsel",
    "former",
    "then",
    "ex",
    "acting",
    "senior",
    "democrat",
    "republican",
    "executive",
    "editor",
    "reporter",
    "correspondent",
    "staff",
    "head",
    "treasurer",
    "superintendent",
    "speaker",
    "harbourmaster",
    "harbormaster",
    "conductor",
    "maestro",
    "archdeacon",
    "dean",
    "provost",
    "principal",
];

/// Words that only the participants of a conversation use of themselves and each other.
const PERSON: &[&str] = &[
    "i",
    "we",
    "you",
    "me",
    "us",
    "my",
    "our",
    "your",
    "mine",
    "ours",
    "yours",
    "ve",
    "ll",
    "m",
    "myself",
    "yourself",
    "ourselves",
];

/// Words that open or colour a message and hardly ever a report.
const CHATTY: &[&str] = &[
    "hi", "hey", "hello", "hiya", "thanks", "thx", "please", "pls", "btw", "lol", "wow", "ok", "okay", "yes", "yeah",
    "yep", "nope", "sorry", "dear", "cheers", "haha", "omg", "fyi", "imo", "congrats", "sure", "gonna", "wanna", "ugh",
    "hmm", "oh", "sic",
];

/// Verbs in the past tense that do not end in -ed, and auxiliaries of narrative.
const PAST: &[&str] = &[
    "was", "were", "had", "did", "wrote", "said", "told", "sent", "came", "went", "made", "took", "gave", "got",
    "began", "became", "saw", "knew", "thought", "found", "left", "kept", "held", "met", "ran", "spoke", "rose",
    "fell", "broke", "chose", "drew", "drove", "grew", "led", "lost", "paid", "put", "sat", "sold", "stood", "won",
    "felt", "heard", "built", "bought", "brought", "caught", "fought", "sought", "taught", "shot", "wound", "quit",
];

/// Verbs of the present that people use to each other.
const PRESENT: &[&str] = &[
    "is", "are", "am", "will", "can", "do", "don", "won", "let", "need", "think", "know", "want", "hope", "tell",
    "love", "should", "could", "must", "going", "gonna", "re", "cannot", "guess", "mean", "suggest", "believe", "see",
];

/// Little words that carry no sense of their own.
const FUNCTION: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "and", "or", "but", "his", "her", "their", "its", "by", "that",
    "this", "was", "is", "were", "be", "been", "for", "with", "from", "as", "it", "he", "she", "they", "him", "them",
    "who", "which", "s", "t", "had", "has", "have", "would", "not", "no", "so", "if", "than", "then", "there", "about",
    "after", "before", "are", "will", "into", "out", "up", "also", "when", "while", "did", "do", "does", "what", "how",
    "all", "one", "more",
];

/// The lists above, as the bits of a set.
#[derive(Clone, Copy)]
enum Class {
    Opener,
    Calendar,
    Title,
    Person,
    Chatty,
    Past,
    Present,
    Function,
}

/// Which lists a word stands in: this is asked of every word of every text, many times over.
static CLASSES: LazyLock<FxHashMap<&str, u8>> = LazyLock::new(|| {
    let lists = [
        (Class::Opener, OPENERS),
        (Class::Calendar, CALENDAR),
        (Class::Title, TITLES),
        (Class::Person, PERSON),
        (Class::Chatty, CHATTY),
        (Class::Past, PAST),
        (Class::Present, PRESENT),
        (Class::Function, FUNCTION),
    ];
    let mut classes: FxHashMap<&str, u8> = FxHashMap::default();
    for (class, list) in lists {
        list.iter().for_each(|word| *classes.entry(*word).or_default() |= 1 << class as u8);
    }
    classes
});

fn is(word: &str, class: Class) -> bool {
    CLASSES.get(word).is_some_and(|bits| bits & (1 << class as u8) != 0)
}

/// Capitalised at the start of a sentence, and no name.
pub fn starts_sentences(word: &str) -> bool {
    is(word, Class::Opener)
}

/// Months, days, zones, holidays.
pub fn calendar(word: &str) -> bool {
    is(word, Class::Calendar) || month(word).is_some() || weekday(word).is_some()
}

/// A title or an office.
pub fn title(word: &str) -> bool {
    is(word, Class::Title)
}

/// What a ministry or department is for.
pub fn department(word: &str) -> bool {
    matches!(
        word,
        "state"
            | "defense"
            | "defence"
            | "health"
            | "transport"
            | "transportation"
            | "education"
            | "justice"
            | "labor"
            | "labour"
            | "commerce"
            | "trade"
            | "energy"
            | "treasury"
            | "interior"
            | "agriculture"
            | "housing"
            | "finance"
            | "culture"
            | "environment"
            | "security"
    )
}

/// First or second person.
pub fn person(word: &str) -> bool {
    is(word, Class::Person)
}

/// A greeting, a thanks, an abbreviation of chat.
pub fn chatty(word: &str) -> bool {
    is(word, Class::Chatty)
}

/// A form of the past, by list or by its ending.
pub fn past(word: &str) -> bool {
    is(word, Class::Past) || (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
}

/// A form of the present as people use it to each other.
pub fn present(word: &str) -> bool {
    is(word, Class::Present)
}

/// A word without sense of its own.
pub fn function(word: &str) -> bool {
    is(word, Class::Function)
}

/// A word between a subject and its verb.
pub fn adverb(word: &str) -> bool {
    matches!(
        word,
        "then"
            | "later"
            | "also"
            | "again"
            | "once"
            | "first"
            | "just"
            | "even"
            | "soon"
            | "still"
            | "now"
            | "next"
            | "himself"
            | "herself"
            | "never"
    ) || word.len() > 4 && word.ends_with("ly")
}

/// Words that open a clause that hangs on another.
pub fn subordinates(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "when"
            | "if"
            | "although"
            | "though"
            | "because"
            | "after"
            | "before"
            | "since"
            | "while"
            | "as"
            | "until"
            | "where"
            | "what"
            | "which"
            | "whom"
            | "how"
            | "why"
            | "whether"
            | "than"
            | "once"
            | "unless"
    )
}
