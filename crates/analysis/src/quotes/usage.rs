//! What words between marks are there for: somebody's words, a term held at arm's length, a title, a nickname.
//!
//! Traits of the words and of what stands around them speak for and against; each has its points ([`POINTS`]), and the
//! sum decides. The traits are kept with the words, so that a decision can be explained.

use super::cues::Scene;
use crate::dossier::Usage;
use crate::prose::{Place, words};
use std::ops::Range;

/// No term is longer than this, in words.
const LONGEST: usize = 8;

/// How a cue stands to the words that it may bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Whether only a mark or a comma stands between the two.
    pub touches: bool,
    /// Whether its verb nearly always brings words.
    pub brings: bool,
    /// Whether it stands after the words.
    pub after: bool,
    /// Whether more than five words stand between the two.
    pub far: bool,
}

macro_rules! traits {
    ($($(#[doc = $doc:literal])+ $name:ident = $points:literal;)+) => {
        /// What may be said of words between marks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Trait {
            $($(#[doc = $doc])+ $name,)+
        }

        /// All traits, in order.
        pub const ALL: &[Trait] = &[$(Trait::$name,)+];

        /// What each speaks for being no quotation, in tenths of a nat of log-odds.
        const POINTS: &[i32] = &[$($points,)+];
    };
}

traits! {
    /// Any words.
    Any = 0;
    /// One word.
    One = 15;
    /// Two words.
    Two = 8;
    /// Three words.
    Three = 9;
    /// Four or five words.
    Few = 6;
    /// Six to eight words.
    Some = 2;
    /// All words but the little ones have capitals, two at least.
    TitleCase = 27;
    /// One word with a capital.
    OneCapital = 7;
    /// The first word has a capital, and others have none.
    OpensWithCapital = 5;
    /// A sentence or clause ends within the words.
    Punctuated = -2;
    /// A question, an exclamation or a trailing-off ends the words.
    Exclaims = -17;
    /// A stop or comma stands before the closing mark.
    StopInside = -12;
    /// The first or second person.
    Person = -6;
    /// A short form: "don't", "it's".
    Contraction = -5;
    /// A verb of the present or the past, or an auxiliary.
    Verb = -7;
    /// Figures.
    Figures = 8;
    /// An article or another determiner stands before.
    AfterDeterminer = 2;
    /// A possessive stands before.
    AfterPossessive = 11;
    /// "So-called", "dubbed", "known as".
    AfterNaming = -1;
    /// "Called".
    AfterCalled = -2;
    /// A preposition of place or source: "on", "in", "from", "at".
    AfterPlace = -6;
    /// Another preposition.
    AfterPreposition = 0;
    /// "And", "or".
    AfterAnd = 6;
    /// A form of "to be".
    AfterBe = -10;
    /// "That".
    AfterThat = -11;
    /// A work or a show stands before: "the film", "his book".
    AfterWork = 13;
    /// A comma or a colon stands before.
    AfterComma = 3;
    /// They open a sentence.
    OpensSentence = -19;
    /// They open a paragraph.
    OpensParagraph = 14;
    /// They are all of their paragraph.
    Alone = 8;
    /// A word that may be a noun follows straight on.
    BeforeNoun = -4;
    /// A work or a show follows.
    BeforeWork = 13;
    /// A name follows straight on.
    BeforeCapital = -4;
    /// A name stands straight before and another follows.
    BetweenNames = 2;
    /// A little word follows straight on.
    BeforeLittle = -11;
    /// A stop follows outside the mark.
    StopOutside = -2;
    /// A cue touches them.
    Touched = -1;
    /// A verb that nearly always brings words is their cue.
    Brought = -29;
    /// Another verb is their cue.
    Cued = -25;
    /// The cue stands after.
    CueAfter = 6;
    /// They go on from a quotation in the paragraph before.
    GoesOn = 4;
    /// Another quotation with a cue stands in the same sentence before.
    Follows = 7;
    /// They stand in a headline.
    Headline = 5;
    /// Capitals all over, after a preposition of place: "on “The Evening Tide”".
    TitledPlace = 14;
    /// Capitals all over, and no cue touches them.
    TitledApart = -13;
    /// A cue more than five words away.
    CueFar = 5;
    /// No cue, and a noun follows or a determiner stands before: the reporter's own phrase.
    OwnPhrase = -7;
    /// "So-called" stands before.
    SoCalled = 30;
    /// No more than three small words between an article, a possessive or "are" and a noun, and no cue: `"quaint" cottages`.
    Attributive = 10;
    /// They stand within a tag or after an equals sign, as in markup.
    Attribute = 44;
}

/// A set of traits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    /// Whether a trait is among them.
    pub fn has(self, which: Trait) -> bool {
        self.0 & (1 << which as u64) != 0
    }

    fn note(&mut self, which: Trait, holds: bool) {
        self.0 |= u64::from(holds) << which as u64;
    }

    /// What they add up to: above nought for no quotation.
    pub fn points(self) -> i32 {
        ALL.iter().filter(|&&which| self.has(which)).map(|&which| POINTS[which as usize]).sum()
    }
}

/// What the words of `tokens` are there for, judged by their traits.
pub fn judge(scene: &Scene<'_>, tokens: &Range<usize>, traits: Traits) -> Usage {
    // Whoever prints that much in marks quotes somebody.
    if traits.points() <= 0 || tokens.len() > LONGEST && !traits.has(Trait::TitleCase) {
        return Usage::Quotation;
    }
    let work = traits.has(Trait::AfterWork) || traits.has(Trait::BeforeWork) || traits.has(Trait::AfterPlace);
    let capitals = traits.has(Trait::TitleCase) || traits.has(Trait::OneCapital);
    match () {
        () if traits.has(Trait::BetweenNames) && scene.prose.capital(tokens.start) => Usage::Nickname,
        () if traits.has(Trait::TitleCase) || capitals && work => Usage::Title,
        () => Usage::Term,
    }
}

/// The traits of words between marks; `follows` says that another quotation with a cue stands before them in their sentence.
pub fn traits(scene: &Scene<'_>, tokens: &Range<usize>, heard: Option<Heard>, goes_on: bool, follows: bool) -> Traits {
    let prose = scene.prose;
    let mut out = Traits::default();
    let (start, end) = (tokens.start, tokens.end);
    let sizes = [(Trait::One, 1..2), (Trait::Two, 2..3), (Trait::Three, 3..4), (Trait::Few, 4..6), (Trait::Some, 6..9)];
    out.note(Trait::Any, true);
    sizes.into_iter().for_each(|(which, size)| out.note(which, size.contains(&tokens.len())));
    words_themselves(scene, tokens, &mut out);

    let (gap, beyond) = (prose.gap(start), prose.gap(end));
    let before = start.checked_sub(1).filter(|_| !gap.contains('\n')).map_or("", |i| prose.word(i));
    let plain = outside(gap);
    let straight = plain && !before.is_empty();
    let determiner =
        matches!(before, "the" | "a" | "an" | "this" | "that" | "these" | "those" | "some" | "any" | "no" | "such");
    out.note(Trait::AfterDeterminer, straight && determiner && before != "that");
    out.note(Trait::AfterThat, straight && before == "that");
    out.note(
        Trait::AfterPossessive,
        straight && matches!(before, "s" | "his" | "her" | "their" | "its" | "my" | "our"),
    );
    let so_called = before == "called" && start >= 2 && prose.word(start - 2) == "so";
    let named = matches!(
        before,
        "dubbed"
            | "described"
            | "titled"
            | "entitled"
            | "named"
            | "nicknamed"
            | "labeled"
            | "labelled"
            | "branded"
            | "termed"
    ) || before == "as" && start >= 2 && prose.word(start - 2) == "known";
    out.note(Trait::AfterNaming, straight && named);
    out.note(Trait::AfterCalled, straight && before == "called" && !so_called);
    out.note(Trait::AfterPlace, straight && matches!(before, "on" | "in" | "from" | "at" | "of" | "to"));
    out.note(
        Trait::AfterPreposition,
        straight && matches!(before, "for" | "with" | "as" | "about" | "by" | "into" | "like" | "against"),
    );
    out.note(Trait::AfterAnd, straight && matches!(before, "and" | "or" | "but" | "than"));
    out.note(
        Trait::AfterBe,
        straight && matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "not"),
    );
    let near = |i: usize| work(prose.word(i));
    out.note(Trait::AfterWork, !before.is_empty() && (start.saturating_sub(2)..start).any(near));
    out.note(Trait::AfterComma, gap.contains([',', ':', '—', '–']));
    out.note(Trait::OpensSentence, prose.starts_sentence(start));
    let paragraph = prose.paragraph_at(start).map(|p| &prose.paragraphs[p]);
    out.note(Trait::OpensParagraph, paragraph.is_some_and(|p| p.tokens.start == start));
    out.note(Trait::Alone, paragraph.is_some_and(|p| p.tokens == *tokens));
    out.note(Trait::Headline, paragraph.is_some_and(|p| p.kind == Place::Title));
    out.note(Trait::Attribute, gap.contains("=\"") || gap.contains('<') || prose.gap(end).contains('>'));

    let follows_on = outside(beyond) && beyond.ends_with([' ', '\u{a0}', '-']) && end < prose.tokens.len();
    let (next, capital) = (prose.word(end), prose.capital(end));
    let noun = !capital && !words::function(next) && !words::past(next) && !words::adverb(next);
    out.note(Trait::BeforeNoun, follows_on && noun);
    out.note(Trait::BeforeWork, follows_on && (work(next) || work(prose.word(end + 1))));
    out.note(Trait::BeforeCapital, follows_on && capital);
    out.note(Trait::BetweenNames, follows_on && capital && plain && start > 0 && prose.capital(start - 1));
    out.note(Trait::BeforeLittle, follows_on && !capital && words::function(next));
    let (inside, beyond) = beyond.split_once(['"', '”', '’', '\'', '»']).unwrap_or((beyond, ""));
    out.note(Trait::Exclaims, inside.contains(['!', '?', '…', '—']));
    out.note(Trait::StopInside, inside.contains([',', '.']));
    out.note(Trait::StopOutside, beyond.starts_with([',', '.', ';', ':']));

    out.note(Trait::Touched, heard.is_some_and(|h| h.touches));
    out.note(Trait::Brought, heard.is_some_and(|h| h.brings));
    out.note(Trait::Cued, heard.is_some_and(|h| !h.brings));
    out.note(Trait::CueAfter, heard.is_some_and(|h| h.after));
    out.note(Trait::CueFar, heard.is_some_and(|h| h.far));
    let titled = out.has(Trait::TitleCase);
    out.note(Trait::TitledPlace, titled && out.has(Trait::AfterPlace));
    out.note(Trait::TitledApart, titled && !out.has(Trait::Touched));
    let phrase = out.has(Trait::BeforeNoun) || out.has(Trait::AfterDeterminer) || out.has(Trait::AfterPossessive);
    out.note(Trait::OwnPhrase, phrase && heard.is_none());
    let held = [Trait::AfterDeterminer, Trait::AfterPossessive, Trait::AfterBe].iter().any(|&which| out.has(which));
    let small = tokens.len() <= 3 && !prose.capital(start);
    out.note(Trait::Attributive, held && small && out.has(Trait::BeforeNoun) && heard.is_none());
    out.note(Trait::SoCalled, straight && so_called);
    out.note(Trait::GoesOn, goes_on);
    out.note(Trait::Follows, follows);
    out
}

/// What the words say by themselves.
fn words_themselves(scene: &Scene<'_>, tokens: &Range<usize>, out: &mut Traits) {
    let prose = scene.prose;
    let word = |i: usize| prose.word(i);
    let capitals = tokens.clone().filter(|&i| prose.capital(i)).count();
    let small = tokens.clone().all(|i| prose.capital(i) || words::function(word(i)));
    out.note(Trait::TitleCase, capitals >= 2 && small);
    out.note(Trait::OneCapital, tokens.len() == 1 && capitals == 1);
    out.note(
        Trait::OpensWithCapital,
        prose.capital(tokens.start) && capitals < tokens.len() && !(capitals >= 2 && small),
    );
    let inner = |i: usize| prose.gap(i).contains(['.', ',', ';', ':', '!', '?', '—', '–']);
    out.note(Trait::Punctuated, (tokens.start + 1..tokens.end).any(inner));
    out.note(Trait::Person, tokens.clone().any(|i| words::person(word(i))));
    let short =
        |i: usize| matches!(prose.gap(i), "'" | "’") && matches!(word(i), "t" | "s" | "re" | "ve" | "ll" | "m" | "d");
    out.note(Trait::Contraction, (tokens.start + 1..tokens.end).any(short));
    let verb = |i: usize| {
        words::past(word(i)) || words::present(word(i)) || matches!(word(i), "has" | "have" | "would" | "be")
    };
    out.note(Trait::Verb, tokens.clone().any(verb));
    out.note(Trait::Figures, tokens.clone().any(|i| word(i).starts_with(|c: char| c.is_ascii_digit())));
}

/// Whether only marks and spaces stand in a gap.
fn outside(gap: &str) -> bool {
    !gap.contains('\n') && gap.chars().all(|c| c.is_whitespace() || "\"“”‘’'«»„-".contains(c))
}

/// Works and shows: what titles stand beside.
fn work(word: &str) -> bool {
    matches!(
        word,
        "show"
            | "shows"
            | "film"
            | "films"
            | "movie"
            | "movies"
            | "book"
            | "books"
            | "song"
            | "songs"
            | "series"
            | "program"
            | "programme"
            | "podcast"
            | "novel"
            | "documentary"
            | "album"
            | "magazine"
            | "episode"
            | "play"
            | "musical"
            | "column"
            | "essay"
            | "article"
            | "report"
            | "memoir"
            | "ad"
            | "video"
            | "sitcom"
            | "drama"
            | "comedy"
            | "sketch"
            | "slogan"
            | "hashtag"
            | "abc"
            | "nbc"
            | "cbs"
            | "bbc"
            | "itv"
            | "tv"
            | "television"
            | "host"
            | "star"
            | "author"
            | "broadcast"
            | "segment"
            | "game"
            | "franchise"
            | "bestseller"
            | "thriller"
    )
}
