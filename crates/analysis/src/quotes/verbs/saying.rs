//! Verbs that bring somebody's words or views in reports at large: their stems, from which the forms are made.
//!
//! They are looked for in text with quotation marks only. Without marks a verb such as "called" or "found" says too
//! little about where somebody's words begin.

use super::{Act, Verb, verb};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A verb that may bring words, and one that nearly always does.
const MAY: Verb = Verb { broad: true, ..verb(1, Act::Write, "c") };
const BRINGS: Verb = Verb { broad: true, ..verb(1, Act::Write, "cw") };

/// Regular verbs of saying that nearly always bring words.
const SAYING: &[&str] = &[
    "acknowledge",
    "allege",
    "assert",
    "attest",
    "aver",
    "caution",
    "charge",
    "claim",
    "comment",
    "concede",
    "confide",
    "contend",
    "declare",
    "elaborate",
    "enthuse",
    "estimate",
    "exclaim",
    "explain",
    "gripe",
    "interject",
    "lament",
    "maintain",
    "mention",
    "muse",
    "mutter",
    "note",
    "observe",
    "opine",
    "predict",
    "proclaim",
    "proffer",
    "quip",
    "reason",
    "recall",
    "recount",
    "reflect",
    "reiterate",
    "remark",
    "report",
    "retort",
    "say",
    "scoff",
    "shout",
    "snap",
    "snipe",
    "speculate",
    "state",
    "stress",
    "summarize",
    "summarise",
    "surmise",
    "testify",
    "theorize",
    "warn",
    "whisper",
    "yell",
];

/// Regular verbs that may bring words, views or a name for something.
const JUDGING: &[&str] = &[
    "accuse",
    "admit",
    "admonish",
    "advise",
    "advocate",
    "agree",
    "announce",
    "answer",
    "applaud",
    "argue",
    "assail",
    "assess",
    "assure",
    "attack",
    "bash",
    "believe",
    "belittle",
    "bemoan",
    "berate",
    "beseech",
    "blame",
    "blast",
    "boast",
    "brag",
    "brand",
    "call",
    "castigate",
    "champion",
    "characterize",
    "characterise",
    "chide",
    "cite",
    "compare",
    "complain",
    "conclude",
    "condemn",
    "confirm",
    "consider",
    "coin",
    "counter",
    "credit",
    "criticize",
    "criticise",
    "cry",
    "decry",
    "deem",
    "defend",
    "demand",
    "denigrate",
    "denounce",
    "deny",
    "deride",
    "describe",
    "detail",
    "disclose",
    "dismiss",
    "dispute",
    "dub",
    "echo",
    "emphasize",
    "emphasise",
    "endorse",
    "envision",
    "equate",
    "exhort",
    "expect",
    "express",
    "extol",
    "fault",
    "fear",
    "hail",
    "highlight",
    "hint",
    "hope",
    "imply",
    "implore",
    "indicate",
    "inquire",
    "insinuate",
    "insist",
    "instruct",
    "invoke",
    "joke",
    "label",
    "laud",
    "lambast",
    "liken",
    "mock",
    "name",
    "offer",
    "outline",
    "plead",
    "pledge",
    "ponder",
    "portray",
    "praise",
    "preach",
    "project",
    "promise",
    "propose",
    "protest",
    "question",
    "quote",
    "rail",
    "reassure",
    "reckon",
    "refer",
    "refute",
    "reject",
    "remind",
    "repeat",
    "respond",
    "reveal",
    "ridicule",
    "rip",
    "roar",
    "rule",
    "scold",
    "scream",
    "signal",
    "slam",
    "sneer",
    "specify",
    "suggest",
    "suspect",
    "taunt",
    "tease",
    "threaten",
    "thunder",
    "tout",
    "urge",
    "vent",
    "view",
    "volunteer",
    "vow",
    "wail",
    "want",
    "welcome",
    "wonder",
    "worry",
    "write",
    "acclaim",
    "allude",
    "chant",
    "envisage",
    "intone",
    "pronounce",
    "tweet",
];

/// Irregular ones: all forms, and whether they nearly always bring words.
const IRREGULAR: &[(&[&str], bool)] = &[
    (&["think", "thinks", "thought", "thinking"], false),
    (&["find", "finds", "found", "finding"], false),
    (&["feel", "feels", "felt", "feeling"], false),
    (&["know", "knows", "knew", "knowing"], false),
    (&["see", "sees", "saw", "seeing"], false),
    (&["swear", "swears", "swore", "swearing"], false),
    (&["speak", "speaks", "spoke", "speaking"], false),
    (&["hear", "hears", "heard", "hearing"], false),
    (&["show", "shows", "showed", "shown", "showing"], false),
    (&["sing", "sings", "sang", "singing"], false),
    (&["tell", "tells", "told", "telling"], false),
    (&["say", "says", "said", "saying"], true),
];

/// Verbs of several words; the first is given in its forms, the others follow unchanged.
const PHRASAL: &[(&[&str], &[&str], bool)] = &[
    (&["point", "points", "pointed", "pointing"], &["out"], true),
    (&["put", "puts", "putting"], &["it"], true),
    (&["sum", "sums", "summed", "summing"], &["up"], false),
    (&["sum", "sums", "summed", "summing"], &["it", "up"], true),
    (&["spell", "spells", "spelled", "spelling"], &["out"], false),
    (&["call", "calls", "called", "calling"], &["for"], false),
    (&["call", "calls", "called", "calling"], &["on"], false),
    (&["call", "calls", "called", "calling"], &["out"], false),
    (&["fire", "fires", "firing"], &["back"], true),
    (&["shoot", "shoots", "shooting"], &["back"], true),
    (&["hit", "hits", "hitting"], &["back"], false),
    (&["lash", "lashes", "lashed", "lashing"], &["out"], false),
    (&["speak", "speaks", "spoke", "speaking"], &["out"], false),
    (&["open", "opens", "opened", "opening"], &["up"], false),
    (&["chime", "chimes", "chimed", "chiming"], &["in"], true),
    (&["lay", "lays", "laid", "laying"], &["out"], false),
    (&["play", "plays", "played", "playing"], &["down"], false),
    (&["talk", "talks", "talked", "talking"], &["up"], false),
    (&["talk", "talks", "talked", "talking"], &["about"], false),
];

/// The verb that begins with these words: its length in words comes with it.
pub(super) fn at<'a>(word: impl Fn(usize) -> &'a str) -> Option<Verb> {
    let forms = FORMS.get(word(0))?;
    forms.iter().find(|(rest, _)| rest.iter().enumerate().all(|(k, w)| word(k + 1) == *w)).map(|(_, verb)| *verb)
}

/// The words that must follow the first one, and the verb.
type Form = (&'static [&'static str], Verb);

/// By the first word: what must follow, and the verb; the longest first.
static FORMS: LazyLock<FxHashMap<String, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, Vec<Form>> = FxHashMap::default();
    let kind = |brings: bool, len: usize| Verb { len, ..if brings { BRINGS } else { MAY } };
    for (stems, brings) in [(SAYING, true), (JUDGING, false)] {
        for form in stems.iter().flat_map(|stem| inflected(stem)) {
            forms.entry(form).or_default().push((&[], kind(brings, 1)));
        }
    }
    for (list, brings) in IRREGULAR {
        list.iter().for_each(|form| forms.entry((*form).to_owned()).or_default().push((&[], kind(*brings, 1))));
    }
    for (list, rest, brings) in PHRASAL {
        let verb = kind(*brings, 1 + rest.len());
        list.iter().for_each(|form| forms.entry((*form).to_owned()).or_default().push((rest, verb)));
    }
    forms.values_mut().for_each(|list| list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
    forms
});

/// Stem, third person, past and participle of a regular verb.
fn inflected(stem: &str) -> [String; 4] {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut last = stem.chars().rev();
    let (z, y, x) = (last.next().unwrap_or(' '), last.next().unwrap_or(' '), last.next().unwrap_or(' '));
    let third = match (y, z) {
        (_, 's' | 'x' | 'z') | ('s' | 'c', 'h') => format!("{stem}es"),
        (y, 'y') if !vowel(y) => format!("{}ies", &stem[..stem.len() - 1]),
        _ => format!("{stem}s"),
    };
    // One syllable that ends in one vowel and one consonant doubles the consonant: "snap", "quip"; so does "extol".
    let short = stem.chars().filter(|c| vowel(*c)).count() == 1 || matches!(stem, "admit" | "refer" | "extol" | "quip");
    let doubles = short && vowel(y) && !vowel(z) && !matches!(z, 'w' | 'x' | 'y') && (!vowel(x) || stem == "quip");
    let (past, participle) = match (y, z) {
        (_, 'e') => (format!("{stem}d"), format!("{}ing", &stem[..stem.len() - 1])),
        (y, 'y') if !vowel(y) => (format!("{}ied", &stem[..stem.len() - 1]), format!("{stem}ing")),
        _ if doubles => (format!("{stem}{z}ed"), format!("{stem}{z}ing")),
        _ => (format!("{stem}ed"), format!("{stem}ing")),
    };
    [stem.to_owned(), third, past, participle]
}

#[cfg(test)]
mod tests {
    use super::inflected;

    #[test]
    fn regular_verbs_take_their_forms() {
        for (stem, forms) in [
            ("note", "note notes noted noting"),
            ("deny", "deny denies denied denying"),
            ("stress", "stress stresses stressed stressing"),
            ("snap", "snap snaps snapped snapping"),
            ("quip", "quip quips quipped quipping"),
            ("admit", "admit admits admitted admitting"),
            ("shout", "shout shouts shouted shouting"),
            ("portray", "portray portrays portrayed portraying"),
            ("view", "view views viewed viewing"),
            ("explain", "explain explains explained explaining"),
        ] {
            assert_eq!(inflected(stem).join(" "), forms);
        }
    }
}
