//! Messages: which of the gold's the brief has, with whose words, when.

use super::days::{day, days};
use super::loose::{list, says, text};
use super::sheet::{Sheet, share, short};
use super::words::{Words, f1, inside, same_party, without_brackets, words};
use serde_json::Value;

/// Gold messages paired with the brief's, one to one.
pub(super) struct Pairs<'a> {
    /// The gold messages whose words some report has.
    pub(super) wanted: Vec<&'a Value>,
    /// (gold message, message of the brief), best likeness first.
    pub(super) matched: Vec<(usize, usize)>,
}

impl<'a> Pairs<'a> {
    /// The id of the gold message that the brief's message `id` was paired with.
    pub(super) fn gold_of(&self, sheet: &Sheet<'a>, id: Option<&str>) -> Option<&'a str> {
        let have = list(sheet.brief, "messages");
        // The last pair of an id is taken: ids are unique in a sound brief, and this one may not be.
        let of = self.matched.iter().rfind(|(_, h)| have[*h].get("id").and_then(Value::as_str) == id);
        of.map(|(g, _)| text(self.wanted[*g], "id"))
    }
}

/// The words a message is compared by.
fn spoken(message: &Value) -> Words {
    words(&without_brackets(text(message, "text")))
}

pub(super) fn score<'a>(sheet: &mut Sheet<'a>) -> Pairs<'a> {
    let (gold, brief) = (sheet.gold, sheet.brief);
    let wanted: Vec<&Value> = list(gold, "messages")
        .iter()
        .filter(|m| says(m.get("text")) && m.get("quoted_in").is_none_or(|q| says(Some(q))))
        .collect();
    let have = list(brief, "messages");
    let wanted_words: Vec<Words> = wanted.iter().map(|m| spoken(m)).collect();
    let have_words: Vec<Words> = have.iter().map(spoken).collect();
    let pairs = Pairs { matched: pair(&wanted_words, &have_words), wanted };
    let Pairs { wanted, matched } = &pairs;

    let likeness: Vec<Option<f64>> = (0..wanted.len())
        .map(|g| matched.iter().find(|p| p.0 == g).map(|p| f1(&wanted_words[g], &have_words[p.1])))
        .collect();
    let found = likeness.iter().flatten().filter(|l| **l >= 0.6).count();
    let extra = count_extra(sheet, matched, &have_words);
    let precision = share(matched.len(), matched.len() + extra, 0.0);
    let total: f64 = matched.iter().filter_map(|p| likeness[p.0]).sum();
    let speakers =
        matched.iter().filter(|(g, h)| same_party(text(wanted[*g], "speaker"), text(&have[*h], "speaker"))).count();
    sheet.figures.extend([
        ("messages.recall", share(found, wanted.len(), 1.0)),
        ("messages.precision", precision),
        ("messages.text", if wanted.is_empty() { 1.0 } else { total / wanted.len() as f64 }),
        ("messages.speaker", share(speakers, wanted.len(), 1.0)),
    ]);
    date(sheet, wanted, matched);
    for (g, message) in wanted.iter().enumerate() {
        let reached = likeness[g].unwrap_or(0.0);
        if reached < 0.6 {
            let (id, said) = (text(message, "id"), short(text(message, "text"), 80));
            sheet.notes.push(format!("message {id} missed or broken ({reached:.2}): {said}"));
        }
    }
    pairs
}

/// Pairs the most alike first; a fragment of a message counts for more than its length.
fn pair(wanted: &[Words], have: &[Words]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (g, gold) in wanted.iter().enumerate() {
        for (h, here) in have.iter().enumerate() {
            let mut likeness = f1(gold, here);
            if here.len() >= 4 && inside(here, gold) > 0.9 {
                likeness = likeness.max(0.3 + likeness / 2.0);
            }
            if likeness > 0.25 {
                all.push((likeness, g, h));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, g, h) in all {
        if taken.iter().all(|(x, y)| *x != g && *y != h) {
            taken.push((g, h));
        }
    }
    taken
}

/// Messages of the brief that are none of the gold's, nor the words of a public act.
fn count_extra(sheet: &mut Sheet<'_>, matched: &[(usize, usize)], have_words: &[Words]) -> usize {
    let public: Vec<Words> =
        list(sheet.gold, "events").iter().map(|e| words(text(e, "text"))).filter(|w| !w.is_empty()).collect();
    let mut extra = 0;
    for (h, said) in have_words.iter().enumerate() {
        let paired = matched.iter().any(|p| p.1 == h);
        // A message that is only told of has no words to be right about.
        if paired || said.is_empty() {
            continue;
        }
        if !public.iter().any(|e| said.len() >= 3 && (inside(said, e) > 0.85 || inside(e, said) > 0.85)) {
            extra += 1;
            let message = &list(sheet.brief, "messages")[h];
            let (by, what) = (text(message, "speaker"), short(text(message, "text"), 90));
            sheet.notes.push(format!("message that the gold does not have: {by}: {what}"));
        }
    }
    extra
}

/// The gold's day must lie in a stated interval of at most three days, with a day's grace at its end.
fn date(sheet: &mut Sheet<'_>, wanted: &[&Value], matched: &[(usize, usize)]) {
    let (mut dated, mut right) = (0, 0);
    for (g, message) in wanted.iter().enumerate() {
        let Some(on) = day(text(message, "date")) else { continue };
        dated += 1;
        let Some((_, h)) = matched.iter().find(|p| p.0 == g) else { continue };
        let sent = list(sheet.brief, "messages")[*h].get("sent");
        if days(sent).is_some_and(|(from, to)| from <= on && on <= to + 1 && to - from <= 2) {
            right += 1;
        } else {
            let said = sent.map_or("nothing".into(), |t| format!("{}..{}", text(t, "earliest"), text(t, "latest")));
            let (id, on) = (text(message, "id"), text(message, "date"));
            sheet.notes.push(format!("date of {id} is {on}, the brief has {said}"));
        }
    }
    sheet.figures.push(("messages.date", share(right, dated, 1.0)));
}
