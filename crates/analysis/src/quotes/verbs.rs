//! Verbs that bring somebody's words, by the kind of act they name.

mod saying;

use crate::prose::Prose;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What kind of act a cue names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Sending privately: texted, e-mailed, messaged.
    Send,
    /// Writing, which may be private or public: wrote, replied, added.
    Write,
    /// Speech, to the public or a reporter as a rule: said, told.
    Say,
    /// Publishing: tweeted, posted.
    Publish,
}

/// A verb as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// How many tokens it has.
    pub len: usize,
    /// Its act.
    pub act: Act,
    /// Whether it answers somebody.
    pub answers: bool,
    /// Whether it goes on from what the same speaker wrote before.
    pub continues: bool,
    /// Whether the person written to may stand right after it ("texted Lund").
    pub takes_person: bool,
    /// Whether it nearly always brings words ("wrote"), as against only sometimes ("asked").
    pub brings_words: bool,
    /// Whether it is one of the many verbs of reports at large ("noted", "called"), read beside marks only.
    pub broad: bool,
}

const fn verb(len: usize, act: Act, flags: &str) -> Verb {
    let flags = flags.as_bytes();
    let mut verb =
        Verb { len, act, answers: false, continues: false, takes_person: false, brings_words: false, broad: false };
    let mut i = 0;
    while i < flags.len() {
        match flags[i] {
            b'a' => verb.answers = true,
            b'c' => verb.continues = true,
            b'p' => verb.takes_person = true,
            b'w' => verb.brings_words = true,
            _ => {}
        }
        i += 1;
    }
    verb
}

/// Folded words and what they are. Longer forms come before their beginnings; the past before the present.
const VERBS: &[(&[&str], Verb)] = &[
    (&["direct", "messaged"], verb(2, Act::Send, "pw")),
    (&["text", "messaged"], verb(2, Act::Send, "pw")),
    (&["e", "mailed", "back"], verb(3, Act::Send, "aw")),
    (&["e", "mailed"], verb(2, Act::Send, "pw")),
    (&["e", "mails"], verb(2, Act::Send, "p")),
    (&["e", "mailing"], verb(2, Act::Send, "p")),
    (&["dm", "d"], verb(2, Act::Send, "pw")),
    (&["dm", "ed"], verb(2, Act::Send, "pw")),
    (&["texted", "back"], verb(2, Act::Send, "aw")),
    (&["messaged", "back"], verb(2, Act::Send, "aw")),
    (&["emailed", "back"], verb(2, Act::Send, "aw")),
    (&["wrote", "back"], verb(2, Act::Write, "aw")),
    (&["writes", "back"], verb(2, Act::Write, "aw")),
    (&["writing", "back"], verb(2, Act::Write, "aw")),
    (&["shot", "back"], verb(2, Act::Write, "aw")),
    (&["fired", "back"], verb(2, Act::Write, "aw")),
    (&["fires", "back"], verb(2, Act::Write, "aw")),
    (&["hit", "back"], verb(2, Act::Write, "a")),
    (&["came", "back"], verb(2, Act::Write, "a")),
    (&["pinged", "back"], verb(2, Act::Write, "a")),
    (&["texted"], verb(1, Act::Send, "pw")),
    (&["texting"], verb(1, Act::Send, "p")),
    (&["messaged"], verb(1, Act::Send, "pw")),
    (&["messaging"], verb(1, Act::Send, "p")),
    (&["emailed"], verb(1, Act::Send, "pw")),
    (&["emailing"], verb(1, Act::Send, "p")),
    (&["dmed"], verb(1, Act::Send, "pw")),
    (&["whatsapped"], verb(1, Act::Send, "pw")),
    (&["pinged"], verb(1, Act::Send, "p")),
    (&["forwarded"], verb(1, Act::Send, "")),
    (&["sent"], verb(1, Act::Send, "p")),
    (&["wrote"], verb(1, Act::Write, "w")),
    (&["writes"], verb(1, Act::Write, "w")),
    (&["writing"], verb(1, Act::Write, "")),
    (&["written"], verb(1, Act::Write, "w")),
    (&["typed"], verb(1, Act::Write, "w")),
    (&["scribbled"], verb(1, Act::Write, "w")),
    (&["replied"], verb(1, Act::Write, "aw")),
    (&["replies"], verb(1, Act::Write, "aw")),
    (&["replying"], verb(1, Act::Write, "a")),
    (&["responded"], verb(1, Act::Write, "aw")),
    (&["responds"], verb(1, Act::Write, "aw")),
    (&["responding"], verb(1, Act::Write, "a")),
    (&["answered"], verb(1, Act::Write, "aw")),
    (&["answers"], verb(1, Act::Write, "a")),
    (&["retorted"], verb(1, Act::Write, "aw")),
    (&["countered"], verb(1, Act::Write, "a")),
    (&["went", "on"], verb(2, Act::Write, "c")),
    (&["goes", "on"], verb(2, Act::Write, "c")),
    (&["going", "on"], verb(2, Act::Write, "c")),
    (&["continued"], verb(1, Act::Write, "c")),
    (&["continues"], verb(1, Act::Write, "c")),
    (&["added"], verb(1, Act::Write, "c")),
    (&["adds"], verb(1, Act::Write, "c")),
    (&["adding"], verb(1, Act::Write, "c")),
    (&["concluded"], verb(1, Act::Write, "c")),
    (&["concludes"], verb(1, Act::Write, "c")),
    (&["signed", "off"], verb(2, Act::Write, "c")),
    (&["chimed", "in"], verb(2, Act::Write, "")),
    (&["followed", "up"], verb(2, Act::Write, "")),
    (&["asked"], verb(1, Act::Write, "p")),
    (&["asks"], verb(1, Act::Write, "p")),
    (&["asking"], verb(1, Act::Write, "p")),
    (&["explained"], verb(1, Act::Write, "c")),
    (&["suggested"], verb(1, Act::Write, "")),
    (&["urged"], verb(1, Act::Write, "p")),
    (&["urges"], verb(1, Act::Write, "p")),
    (&["warned"], verb(1, Act::Write, "p")),
    (&["warns"], verb(1, Act::Write, "p")),
    (&["informed"], verb(1, Act::Write, "p")),
    (&["joked"], verb(1, Act::Write, "")),
    (&["quipped"], verb(1, Act::Write, "")),
    (&["complained"], verb(1, Act::Write, "")),
    (&["insisted"], verb(1, Act::Write, "")),
    (&["demanded"], verb(1, Act::Write, "")),
    (&["offered"], verb(1, Act::Write, "")),
    (&["proposed"], verb(1, Act::Write, "")),
    (&["pleaded"], verb(1, Act::Write, "")),
    (&["begged"], verb(1, Act::Write, "p")),
    (&["thanked"], verb(1, Act::Write, "p")),
    (&["conceded"], verb(1, Act::Write, "")),
    (&["admitted"], verb(1, Act::Write, "")),
    (&["promised"], verb(1, Act::Write, "p")),
    (&["boasted"], verb(1, Act::Write, "")),
    (&["wondered"], verb(1, Act::Write, "")),
    (&["mused"], verb(1, Act::Write, "")),
    (&["instructed"], verb(1, Act::Write, "p")),
    (&["advised"], verb(1, Act::Write, "p")),
    (&["read"], verb(1, Act::Write, "")),
    (&["reads"], verb(1, Act::Write, "")),
    (&["reading"], verb(1, Act::Write, "")),
    (&["began"], verb(1, Act::Write, "")),
    (&["said"], verb(1, Act::Say, "w")),
    (&["says"], verb(1, Act::Say, "w")),
    (&["saying"], verb(1, Act::Say, "")),
    (&["told"], verb(1, Act::Say, "p")),
    (&["tells"], verb(1, Act::Say, "p")),
    (&["telling"], verb(1, Act::Say, "p")),
    (&["stated"], verb(1, Act::Say, "w")),
    (&["declared"], verb(1, Act::Say, "")),
    (&["announced"], verb(1, Act::Say, "")),
    (&["proclaimed"], verb(1, Act::Say, "")),
    (&["testified"], verb(1, Act::Say, "")),
    (&["argued"], verb(1, Act::Say, "")),
    (&["claimed"], verb(1, Act::Say, "")),
    (&["recalled"], verb(1, Act::Say, "")),
    (&["tweeted", "out"], verb(2, Act::Publish, "")),
    (&["tweeted"], verb(1, Act::Publish, "w")),
    (&["tweets"], verb(1, Act::Publish, "")),
    (&["tweeting"], verb(1, Act::Publish, "")),
    (&["retweeted"], verb(1, Act::Publish, "")),
    (&["posted"], verb(1, Act::Publish, "")),
    (&["posting"], verb(1, Act::Publish, "")),
];

/// A verb that is no verb of saying by itself, standing right beside a quotation (`," she sneered`).
pub const BESIDE: Verb = verb(1, Act::Write, "w");

/// Words brought by a label, a signature or the like, without any verb.
pub const BROUGHT: Verb = Verb { broad: true, ..verb(1, Act::Write, "cw") };

/// "According to": who is credited, where nobody else is said to have spoken.
pub const CREDIT: Verb = Verb { broad: true, ..verb(2, Act::Say, "") };

/// The verb that begins at token `i`.
pub fn at(prose: &Prose<'_>, i: usize) -> Option<Verb> {
    let forms = BY_FIRST.get(prose.word(i))?;
    forms.iter().find(|(words, _)| prose.tokens.starts_with(i, words)).map(|(_, verb)| *verb)
}

/// The verb that begins at token `i`, or one of the many of reports at large: for text with quotation marks.
pub fn at_large(prose: &Prose<'_>, i: usize) -> Option<Verb> {
    at(prose, i).or_else(|| if prose.stripped() { None } else { saying::at(|k| prose.word(i + k)) })
}

/// One form of [`VERBS`].
type Form = (&'static [&'static str], Verb);

/// [`VERBS`] by their first words, each list in the table's order: this is asked of every word of every text.
static BY_FIRST: LazyLock<FxHashMap<&str, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<&str, Vec<Form>> = FxHashMap::default();
    for &(words, verb) in VERBS {
        forms.entry(words[0]).or_default().push((words, verb));
    }
    forms
});

/// Nouns for private messages.
const PRIVATE: &[&str] = &[
    "text",
    "texts",
    "message",
    "messages",
    "email",
    "emails",
    "mail",
    "mails",
    "dm",
    "dms",
    "whatsapp",
    "chat",
    "thread",
    "imessage",
    "imessages",
    "messaging",
    "missive",
    "missives",
    "correspondence",
    "exchange",
    "exchanges",
    "sms",
];

/// Nouns and phrases for what is said in public.
const PUBLIC: &[&str] = &[
    "tweet",
    "tweets",
    "statement",
    "interview",
    "conference",
    "post",
    "posts",
    "posting",
    "speech",
    "testimony",
    "rally",
    "hearing",
    "podcast",
    "reporters",
    "journalists",
    "broadcast",
    "briefing",
    "memoir",
    "remarks",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "testifying",
    "retweet",
    "press",
    "newsletter",
    "oath",
    "column",
    "article",
    "essay",
    "documentary",
    "inquiry",
    "tribunal",
    "parliament",
    "lawmakers",
    "senators",
    "mps",
];

static PRIVATE_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| PRIVATE.iter().copied().collect());
static PUBLIC_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| PUBLIC.iter().copied().collect());

/// Whether the word names a private message.
pub fn names_private(word: &str) -> bool {
    PRIVATE_SET.contains(word)
}

/// Whether the word names something public.
pub fn names_public(word: &str) -> bool {
    PUBLIC_SET.contains(word)
}
