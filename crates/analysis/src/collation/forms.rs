//! Forms of English words, as far as they tell what a change of form can change. All words are folded.

/// Pairs of a present form and a past one that no rule makes.
const PAST: &str = "\
    become/became begin/began break/broke bring/brought build/built buy/bought catch/caught choose/chose come/came \
    draw/drew drive/drove fall/fell feel/felt fight/fought find/found get/got give/gave go/went grow/grew \
    hear/heard hold/held keep/kept know/knew lead/led leave/left lend/lent lose/lost make/made mean/meant meet/met \
    pay/paid rise/rose run/ran say/said see/saw seek/sought sell/sold send/sent sit/sat speak/spoke spend/spent \
    stand/stood steal/stole take/took teach/taught tell/told think/thought understand/understood win/won \
    write/wrote";

/// The pairs of a list.
fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split_whitespace().filter_map(|pair| pair.split_once('/'))
}

/// Forms of the verbs that help others, by the time or mood they set.
const HELPING: &[(&str, &[&str])] = &[
    ("be now", &["am", "is", "are", "be", "m", "re"]),
    ("be then", &["was", "were", "been"]),
    ("have now", &["have", "has", "ve"]),
    ("have then", &["had"]),
    ("do now", &["do", "does"]),
    ("do then", &["did"]),
    ("will", &["will", "shall", "ll"]),
    ("would", &["would"]),
    ("can", &["can"]),
    ("could", &["could"]),
    ("may", &["may", "might"]),
    ("should", &["should", "ought"]),
    ("must", &["must"]),
];

/// Plurals that no rule makes, and small words that say one or many.
const MANY: &str = "\
    man/men woman/women child/children person/people foot/feet tooth/teeth life/lives wife/wives half/halves \
    this/these that/those is/are was/were has/have does/do am/are";

/// Who is spoken of: words in one row are one person.
const PERSONS: &[&[&str]] = &[
    &["i", "me", "my", "mine", "myself"],
    &["we", "us", "our", "ours", "ourselves"],
    &["you", "your", "yours", "yourself", "yourselves"],
    &["he", "him", "his", "himself"],
    &["she", "her", "hers", "herself"],
    &["they", "them", "their", "theirs", "themselves"],
];

/// Little words besides those of [`function`](crate::prose::words::function).
const LITTLE: &[&str] = &[
    "any", "some", "such", "these", "those", "upon", "unto", "though", "although", "yet", "through", "over", "under",
    "between", "because", "since", "until", "till", "where", "whom", "whose", "each", "both", "either", "very", "too",
    "just", "only", "own", "same", "other", "here", "now", "again", "off", "down", "am", "being", "me", "us", "ve",
    "re", "ll", "d", "m", "oh", "o", "well", "even", "still", "ever", "whether", "however", "indeed", "thus",
];

/// Whether the two are one word in the singular and the plural.
pub(super) fn one_and_many(x: &str, y: &str) -> bool {
    let plural = |one: &str, many: &str| {
        pairs(MANY).any(|pair| pair == (one, many))
            || one.len() > 2 && many.strip_prefix(one).is_some_and(|end| end == "s" || end == "es" && sibilant(one))
            || one.strip_suffix('y').is_some_and(|stem| many.strip_suffix("ies") == Some(stem))
    };
    plural(x, y) || plural(y, x)
}

fn sibilant(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end))
}

/// Whether the two are one verb in two tenses or moods, or two verbs that set them.
pub(super) fn tenses(x: &str, y: &str) -> bool {
    let set = |word: &str| HELPING.iter().find(|(_, forms)| forms.contains(&word)).map(|(name, _)| *name);
    if let (Some(a), Some(b)) = (set(x), set(y)) {
        return a != b;
    }
    let past = |now: &str, then: &str| {
        pairs(PAST).any(|pair| pair == (now, then))
            || pairs(PAST).any(|(n, t)| t == then && ["s", "es"].iter().any(|end| now.strip_suffix(end) == Some(n)))
            || stem(then).is_some_and(|stem| same_stem(stem, now))
    };
    past(x, y) || past(y, x)
}

/// What stands before the ending of a regular past.
fn stem(past: &str) -> Option<&str> {
    past.strip_suffix("ed").filter(|stem| stem.len() > 1)
}

/// `walk`, `walks`, `walking`, `hope`, `stop`, `carry` for `walk-`, `hop-`, `stopp-`, `carri-`.
fn same_stem(stem: &str, now: &str) -> bool {
    let doubled = stem.len() > 2 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    let single = if doubled { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem };
    let fits = |base: &str| now.strip_prefix(base).is_some_and(|end| matches!(end, "" | "s" | "es" | "e" | "ing"));
    fits(stem)
        || fits(single)
        || stem.strip_suffix('i').is_some_and(|s| now == format!("{s}y") || now == format!("{s}ies"))
}

/// Whether a word sets the mood of a sentence: what may be, shall be, would be.
pub(super) fn mood(word: &str) -> bool {
    HELPING.iter().skip(6).any(|(_, forms)| forms.contains(&word))
}

/// Whether a word carries no sense of its own. Who is spoken of is not among them ([`person`]).
pub(super) fn little(word: &str) -> bool {
    crate::prose::words::function(word) || LITTLE.contains(&word)
}

/// Whom a pronoun speaks of, as a number; none for other words.
pub(super) fn person(word: &str) -> Option<usize> {
    PERSONS.iter().position(|forms| forms.contains(&word))
}

/// Words that deny.
pub(super) fn denies(word: &str) -> bool {
    matches!(
        word,
        "not" | "never" | "no" | "none" | "nobody" | "nothing" | "nowhere" | "neither" | "nor" | "cannot" | "without"
    )
}

/// Whether the one is the other denied: `able`, `unable`.
pub(super) fn denied(x: &str, y: &str) -> bool {
    let of = |word: &str, denied: &str| {
        word.len() > 3
            && ["un", "in", "im", "ir", "il", "dis", "non"].iter().any(|p| denied.strip_prefix(p) == Some(word))
    };
    of(x, y) || of(y, x)
}

/// Words that count without being a numeral.
pub(super) fn counts(word: &str) -> bool {
    matches!(
        word,
        "hundred"
            | "hundreds"
            | "thousand"
            | "thousands"
            | "million"
            | "millions"
            | "billion"
            | "billions"
            | "dozen"
            | "dozens"
            | "half"
            | "twice"
            | "double"
            | "triple"
            | "mn"
            | "bn"
    )
}

/// The value of a numeral, in digits or as a word up to ninety.
pub fn number(word: &str) -> Option<u64> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    match word {
        "thirty" => Some(30),
        "forty" => Some(40),
        "fifty" => Some(50),
        "sixty" => Some(60),
        "seventy" => Some(70),
        "eighty" => Some(80),
        "ninety" => Some(90),
        _ => WORDS.iter().position(|w| *w == word).map(|n| n as u64).or_else(|| word.parse().ok()),
    }
}

/// Short forms with what they stand for; before them stands a word.
const SHORT: &[(&str, &str)] = &[("ve", "have"), ("re", "are"), ("ll", "will"), ("m", "am")];

/// The words with their short forms spelt out: `don t` is `do not`, `we ll` is `we will`, `cannot` is `can not`.
pub(super) fn in_full<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut out: Vec<&str> = Vec::with_capacity(words.len());
    for (k, &word) in words.iter().enumerate() {
        let full = SHORT.iter().find(|(short, _)| *short == word).map(|(_, full)| *full);
        match (word, full) {
            ("cannot", _) => out.extend(["can", "not"]),
            ("t", _) => {
                if let Some(before) = k.checked_sub(1).and_then(|_| out.last_mut()) {
                    *before = match *before {
                        "won" => "will",
                        "can" => "can",
                        "shan" => "shall",
                        other => other.strip_suffix('n').unwrap_or(other),
                    };
                }
                out.push("not");
            }
            (_, Some(full)) => out.push(full),
            _ => out.push(word),
        }
    }
    out
}

/// Whether one says in short what the other says in full, where the short form alone does not tell: `he s` for `he is` and
/// `he has`, `I d` for `I would` and `I had`.
pub(super) fn contracted(x: &[&str], y: &[&str]) -> bool {
    const EITHER: &[(&str, &str)] = &[("s", "is"), ("s", "has"), ("d", "would"), ("d", "had")];
    x.len() == y.len() && x.iter().zip(y).all(|(a, b)| a == b || EITHER.contains(&(a, b)) || EITHER.contains(&(b, a)))
}

/// Whether one house writes so what the other writes so: `£1.2m` and `£1.2 million`, `9 per cent` and `9 percent`. Only after a
/// figure.
pub fn one_unit(x: &[&str], y: &[&str]) -> bool {
    const STYLES: &[&[&str]] =
        &[&["m", "mn", "million"], &["bn", "billion"], &["k", "thousand"], &["per cent", "percent", "pct", "pc"]];
    let (x, y) = (x.join(" "), y.join(" "));
    STYLES.iter().any(|style| style.contains(&x.as_str()) && style.contains(&y.as_str()))
}

/// Endings as they are spelt in British and in American, and some older ones.
const AMERICAN: &str =
    "ise/ize isi/izi isa/iza our/or tre/ter ogue/og ence/ense ae/e oe/e shew/show ll/l que/ck gaol/jail";

/// Whether two words differ as British and American spelling do.
pub(super) fn one_word(x: &str, y: &str) -> bool {
    let british = |word: &str| {
        let mut word = word.to_owned();
        for (here, there) in pairs(AMERICAN) {
            word = word.replace(here, there);
        }
        word
    };
    x.len().min(y.len()) > 3 && british(x) == british(y)
}
