//! Heads of mails within mails: lines with labels, and the lines of Lotus Notes that have none.

use super::labels::{Field, Parting, parting};
use super::lines::Line;
use crate::mail::dates;
use record::Span;
use record::fold::one_line;

/// No head has more lines.
const MOST: usize = 600;
/// So many empty lines may stand in a head, one behind the other.
const MOST_BLANK: usize = 5;

/// What one line of a head says.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) field: Field,
    /// As the line calls it.
    pub(super) label: String,
    /// Lines made one.
    pub(super) says: String,
    /// Where that stands.
    pub(super) span: Span,
}

/// A head.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Its first line, and one past its last.
    pub(super) lines: (usize, usize),
    pub(super) values: Vec<Value>,
    /// How deep the mail that it belongs to is quoted.
    pub(super) depth: u8,
}

impl Head {
    fn has(&self, field: Field) -> bool {
        self.values.iter().any(|value| value.field == field)
    }

    fn says(&self, field: Field) -> bool {
        self.values.iter().any(|value| value.field == field && !value.says.is_empty())
    }
}

/// The text with its lines.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) lines: &'t [Line],
}

impl Page<'_> {
    pub(super) fn words(&self, at: usize) -> &str {
        self.lines[at].words.of(self.text)
    }

    /// The first line from `at` on that is not empty, if there is one soon.
    pub(super) fn next(&self, at: usize, most: usize) -> Option<usize> {
        (at..self.lines.len().min(at + most + 1)).find(|at| !self.lines[*at].is_blank())
    }

    /// The last line before `at`, and not before `from`, that is not empty, if there is one near.
    fn before(&self, at: usize, from: usize) -> Option<usize> {
        (from.max(at.saturating_sub(MOST_BLANK + 1))..at).rev().find(|at| !self.lines[*at].is_blank())
    }

    /// The head that begins with line `at`; nothing before line `from` belongs to it.
    pub(super) fn head(&self, at: usize, from: usize) -> Option<Head> {
        let line = &self.lines[at];
        if line.is_blank() || !line.is_short() {
            return None;
        }
        match (line.label, parting(self.words(at))) {
            (Some((Field::To, _)), _) => self.of_notes(at, from),
            (Some(_), _) => {
                let head = self.labelled(at);
                let rest = [Field::Sent, Field::To, Field::Subject].iter().filter(|field| head.has(**field)).count();
                (head.has(Field::From) && rest >= 2).then_some(head)
            }
            (None, Some(parting)) => self.parted(at, parting),
            (None, None) => self.in_one_line(at),
        }
    }

    /// The head behind a line that parts mails.
    fn parted(&self, at: usize, parting: Parting) -> Option<Head> {
        let mut first = at + 1;
        if parting == Parting::ForwardedBy && !self.words(at).ends_with("--") {
            // It goes on in the next line.
            let ends = |at: &usize| self.lines[*at].is_short() && self.words(*at).ends_with("--");
            first += (first..self.lines.len().min(first + 3)).position(|at| ends(&at)).map_or(0, |n| n + 1);
        }
        let bare = Head { lines: (at, first), values: Vec::new(), depth: self.lines[at].depth };
        let Some(next) = self.next(first, MOST_BLANK) else { return (parting != Parting::Rule).then_some(bare) };
        let begin = |head: Head| Head { lines: (at, head.lines.1), ..head };
        match (parting, self.lines[next].label) {
            (Parting::Rule, Some((Field::From, _))) => self.head(next, next).map(begin),
            (Parting::Rule, _) => None,
            (_, Some((Field::To, _))) => self.of_notes(next, first).map(begin).or(Some(bare)),
            (_, Some(_)) => {
                let head = self.labelled(next);
                let is_head =
                    [Field::From, Field::Sent, Field::To, Field::Subject].iter().any(|field| head.has(*field));
                if is_head { Some(begin(head)) } else { Some(bare) }
            }
            _ => {
                // Lotus Notes: who and when, and below it to whom.
                let to = (next..self.lines.len().min(next + 2 * MOST_BLANK))
                    .find(|at| matches!(self.lines[*at].label, Some((Field::To, _))));
                let notes = to.and_then(|to| self.of_notes(to, first)).filter(|head| head.lines.0 <= next);
                Some(notes.map_or(bare, begin))
            }
        }
    }

    /// The lines with labels from line `at` on.
    fn labelled(&self, at: usize) -> Head {
        let depth = self.lines[at].depth;
        let mut head = Head { lines: (at, at), values: Vec::new(), depth };
        // The lines that the last field takes.
        let mut taken: Vec<usize> = Vec::new();
        let mut here = at;
        while here < self.lines.len().min(at + MOST) {
            let line = &self.lines[here];
            if line.depth != depth || !line.is_short() {
                break;
            }
            if line.is_blank() {
                match self.goes_on(here, &head) {
                    Some(next) => here = next,
                    None => break,
                }
            } else if let Some((field, from)) = line.label {
                if head.has(field) && field != Field::Other {
                    break;
                }
                let label = self.text[line.words.start..from]
                    .trim_matches(|c: char| matches!(c, '*' | ':' | '：' | ' ' | '\u{a0}'));
                let span = Span::new(from, line.words.end).trimmed(self.text);
                head.values.push(Value { field, label: label.to_owned(), says: self.says(span), span });
                taken = vec![here];
                here += 1;
            } else if self.continues(&head, &taken, here) {
                let says = self.says(line.words);
                if let Some(value) = head.values.last_mut() {
                    let joint = if value.says.is_empty() { "" } else { " " };
                    value.says = format!("{}{joint}{says}", value.says);
                    value.span = if value.span.is_empty() { line.words } else { value.span.join(line.words) };
                }
                taken.push(here);
                here += 1;
            } else {
                break;
            }
            head.lines.1 = here;
        }
        // Empty lines at its end are none of it.
        head.lines.1 = taken.last().map_or(at, |last| last + 1);
        self.cut_people(&mut head, &taken);
        head
    }

    fn says(&self, span: Span) -> String {
        span.of(self.text).trim_matches(|c: char| c == '*' || c.is_whitespace()).to_owned()
    }

    /// Where the head goes on behind empty lines, if it does.
    fn goes_on(&self, at: usize, head: &Head) -> Option<usize> {
        let is_whole = head.has(Field::Subject) && head.has(Field::To);
        let next = self.next(at, MOST_BLANK).filter(|_| !is_whole && !head.values.is_empty())?;
        let (field, _) = self.lines[next].label?;
        (self.lines[next].depth == head.depth && !matches!(field, Field::From) && !head.has(field)).then_some(next)
    }

    /// Whether line `at`, which has no label, belongs to the field before it.
    fn continues(&self, head: &Head, taken: &[usize], at: usize) -> bool {
        let (Some(value), Some(last)) = (head.values.last(), taken.last()) else { return false };
        if *last + 1 != at || parting(self.words(at)).is_some() {
            return false;
        }
        let is_open = |open: char, close: char| value.says.matches(open).count() > value.says.matches(close).count();
        match value.field {
            Field::To | Field::Cc | Field::Bcc => true,
            Field::Subject => taken.len() == 1 && self.lines[*last].all.len() > 66,
            Field::Sent => taken.len() == 1 && !dates::tells(&value.says),
            // Lotus Notes sets the time below the name.
            Field::From if taken.len() == 1 && dates::begins(self.words(at)) && dates::tells(self.words(at)) => true,
            _ => taken.len() <= 2 && (value.says.is_empty() || is_open('<', '>') || is_open('[', ']')),
        }
    }

    /// Where people come last in a head, only those lines are theirs that a line before them leads on to.
    fn cut_people(&self, head: &mut Head, taken: &[usize]) {
        let Some(value) = head.values.last_mut() else { return };
        if !matches!(value.field, Field::To | Field::Cc | Field::Bcc) || taken.len() < 2 {
            return;
        }
        let leads_on = |at: usize| self.words(at).ends_with([',', ';']);
        let keep = 1 + taken.windows(2).take_while(|pair| leads_on(pair[0])).count();
        if keep < taken.len() {
            value.span = Span::new(value.span.start, self.lines[taken[keep - 1]].words.end);
            value.says = one_line(value.span.of(self.text));
            head.lines.1 = taken[keep - 1] + 1;
        }
    }

    /// A head as Lotus Notes writes it: who and when without labels, then lines with labels from line `at`, `To:`, on.
    fn of_notes(&self, at: usize, from: usize) -> Option<Head> {
        let mut head = self.labelled(at);
        if !head.has(Field::Subject) && !head.has(Field::Cc) {
            return None;
        }
        let depth = head.depth;
        let mut above = self.before(at, from);
        // "Please respond to ...", "Sent by: ..."
        while let Some(line) = above.filter(|line| self.is_aside(*line)) {
            above = self.before(line, from);
        }
        let above = above.filter(|line| self.lines[*line].depth == depth && self.lines[*line].words.len() <= 200);
        let found = above.and_then(|line| self.who_and_when(line, from));
        match found {
            Some((first, who, when)) => {
                head.lines.0 = first;
                let value = |field, label: &str, span: Span| {
                    let says =
                        span.of(self.text).split_whitespace().filter(|word| *word != ">").collect::<Vec<_>>().join(" ");
                    Value { field, label: label.to_owned(), says, span }
                };
                head.values.insert(0, value(Field::From, "From", who));
                head.values.insert(1, value(Field::Sent, "Date", when));
                Some(head)
            }
            None => (head.says(Field::To) && head.has(Field::Subject) && head.has(Field::Cc)).then_some(head),
        }
    }

    /// A head of Lotus Notes that another program has put into one line.
    fn in_one_line(&self, at: usize) -> Option<Head> {
        let line = &self.lines[at];
        let words = self.words(at);
        // Hardly any line has one, and a sign is found sooner than a word.
        words.find(':')?;
        let to = words.find("To:")?;
        let cc = to + words[to..].find("cc:")?;
        let subject = cc + words[cc..].find("Subject:")?;
        let part =
            |from: usize, to: usize| Span::new(line.words.start + from, line.words.start + to).trimmed(self.text);
        let (who, when) = split(self.text, part(0, to))?;
        let value =
            |field, label: &str, span: Span| Value { field, label: label.to_owned(), says: self.says(span), span };
        let values = vec![
            value(Field::From, "From", who),
            value(Field::Sent, "Date", when),
            value(Field::To, "To", part(to + 3, cc)),
            value(Field::Cc, "cc", part(cc + 3, subject)),
            value(Field::Subject, "Subject", part(subject + 8, words.len())),
        ];
        Some(Head { lines: (at, at + 1), values, depth: line.depth })
    }

    fn is_aside(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let words = self.words(at);
        matches!(line.label, Some((Field::Sender | Field::ReplyTo, _)))
            || words.get(..17).is_some_and(|start| start.eq_ignore_ascii_case("please respond to"))
    }

    /// Who and when, as the lines that end with line `at` say, and the first of these.
    fn who_and_when(&self, at: usize, from: usize) -> Option<(usize, Span, Span)> {
        let words = self.lines[at].words;
        if let Some((who, when)) = split(self.text, words) {
            return Some((at, who, when));
        }
        let mut above = self.before(at, from);
        while let Some(line) = above.filter(|line| self.is_aside(*line)) {
            above = self.before(line, from);
        }
        let above = above.filter(|above| {
            let line = &self.lines[*above];
            line.words.len() <= 200 && line.label.is_none() && parting(line.words.of(self.text)).is_none()
        })?;
        let who = self.lines[above].words;
        if at - above <= 3 && dates::tells(words.of(self.text)) {
            // A name says little, and ends no sentence.
            let is_name = who.len() <= 100 && !who.of(self.text).ends_with(['.', '!', '?', ':']);
            return is_name.then_some((above, who, words));
        }
        let both = who.join(words);
        let (who, when) = split(self.text, both).filter(|_| at - above == 1)?;
        Some((above, who, when))
    }
}

/// "Vera Holm on 10/14/2031 07:02 PM" as who and when; both lie in `span`.
pub(super) fn split(text: &str, span: Span) -> Option<(Span, Span)> {
    let words = span.of(text);
    if words.len() > 300 {
        return None;
    }
    let begins = words
        .char_indices()
        .filter(|(at, c)| *at > 0 && c.is_alphanumeric() && words[..*at].ends_with(char::is_whitespace));
    for (at, _) in begins {
        let when = &words[at..];
        if dates::begins(when) && dates::tells(when) {
            let mut who = words[..at].trim_end();
            for joint in [" on", " am", " le", "\ton"] {
                who = who.strip_suffix(joint).unwrap_or(who).trim_end();
            }
            let who = Span::new(span.start, span.start + who.len());
            let when = Span::new(span.start + at, span.end);
            return who.of(text).contains(char::is_alphabetic).then_some((who, when));
        }
    }
    None
}
