//! What stands in angle brackets in Slack's words: people, channels, links. What people read is put there.

use crate::messages::json::Words;
use crate::messages::records::Draft;
use record::Span;
use record::item::Link;
use std::collections::BTreeMap;
use std::ops::Range;

/// Adds what people read of `words` to those of `draft`. Users have the names in `names`, or none.
pub(super) fn read(words: &Words, names: &BTreeMap<String, String>, draft: &mut Draft) {
    let text = &words.text;
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'<', b'&', &text.as_bytes()[at..]) {
        let special = at + found;
        as_it_is(words, at..special, draft);
        at = match text.as_bytes()[special] {
            b'&' => entity(words, special, draft),
            _ => bracket(words, special, names, draft),
        };
    }
    as_it_is(words, at..text.len(), draft);
}

/// Adds a stretch of the words as it stands.
fn as_it_is(words: &Words, range: Range<usize>, draft: &mut Draft) {
    draft.words.text.push_str(&words.text[range.clone()]);
    draft.words.map.push_mapped(&words.text, range, &words.map);
}

/// Adds what the entity at byte `at` stands for; where what comes behind it begins.
fn entity(words: &Words, at: usize, draft: &mut Draft) -> usize {
    const ENTITIES: [(&str, &str); 3] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")];
    let Some((name, c)) = ENTITIES.iter().find(|(name, _)| words.text[at..].starts_with(name)) else {
        as_it_is(words, at..at + 1, draft);
        return at + 1;
    };
    let end = at + name.len();
    draft.words.text.push_str(c);
    match words.map.raw(at..end) {
        Some(raw) => {
            draft.words.map.go_to(raw.start);
            draft.words.map.push_char(c.len(), raw.len());
        }
        None => draft.words.map.push_put_in(c),
    }
    end
}

/// What is in brackets has no more bytes.
const LONGEST: usize = 4000;

/// Adds what people read of the brackets at byte `at`; where what comes behind them begins.
fn bracket(words: &Words, at: usize, names: &BTreeMap<String, String>, draft: &mut Draft) -> usize {
    let text = &words.text;
    let most = text.floor_char_boundary(at + LONGEST);
    let close = memchr::memchr3(b'>', b'\n', b'<', &text.as_bytes()[at + 1..most]).map(|found| at + 1 + found);
    let Some(close) = close.filter(|close| text.as_bytes()[*close] == b'>') else {
        as_it_is(words, at..at + 1, draft);
        return at + 1;
    };
    let inner = at + 1..close;
    let bar = text[inner.clone()].find('|').map(|bar| inner.start + bar);
    let target = inner.start..bar.unwrap_or(close);
    let label = bar.map(|bar| bar + 1..close).filter(|label| !label.is_empty());
    match text.as_bytes()[inner.start..].first() {
        Some(b'@') => {
            draft.words.put_in("@");
            let user = target.start + 1..target.end;
            match (names.get(&text[user.clone()]), label) {
                (_, Some(label)) => as_it_is(words, label, draft),
                (Some(name), None) => draft.words.put_in(name),
                (None, None) => as_it_is(words, user, draft),
            }
        }
        Some(b'#') => {
            draft.words.put_in("#");
            as_it_is(words, label.unwrap_or(target.start + 1..target.end), draft);
        }
        Some(b'!') => special(words, target, label, draft),
        _ => {
            let start = draft.words.text.len();
            let leads = unescaped(&text[target.clone()]);
            as_read(words, label.unwrap_or(target), draft);
            let span = Span::new(start, draft.words.text.len());
            if !leads.is_empty() && !span.is_empty() {
                draft.links.push(Link { span, target: leads });
            }
        }
    }
    close + 1
}

/// `<!here>`, `<!subteam^S1|@crew>`, `<!date^1^{date}|14 April>`.
fn special(words: &Words, target: Range<usize>, label: Option<Range<usize>>, draft: &mut Draft) {
    match label {
        Some(label) => as_read(words, label, draft),
        None => {
            draft.words.put_in("@");
            as_it_is(words, target.start + 1..target.end, draft);
        }
    }
}

/// Adds a stretch of the words in which entities may stand, and no brackets.
fn as_read(words: &Words, range: Range<usize>, draft: &mut Draft) {
    let mut at = range.start;
    while let Some(found) = memchr::memchr(b'&', &words.text.as_bytes()[at..range.end]) {
        as_it_is(words, at..at + found, draft);
        at = entity(words, at + found, draft).min(range.end);
    }
    as_it_is(words, at..range.end, draft);
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
