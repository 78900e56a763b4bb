//! Public acts: found, and dated to within three days that hold the right one.

use super::days::{Day, day, days};
use super::loose::{list, says, text, written_if_says};
use super::sheet::{Sheet, share, short};
use super::words::{Words, content, inside, words};

pub(super) fn score(sheet: &mut Sheet<'_>) {
    let pool: Vec<(Option<(Day, Day)>, Words)> = list(sheet.brief, "events")
        .iter()
        .chain(list(sheet.brief, "messages"))
        .map(|e| {
            let when = e.get("when").filter(|w| says(Some(w))).or_else(|| e.get("sent"));
            let said = ["what", "text", "who", "speaker"].map(|key| written_if_says(e.get(key))).join(" ");
            (days(when), words(&said))
        })
        .collect();
    let mut used = vec![false; pool.len()];
    let (mut dated, mut seen) = (0, 0);
    for event in list(sheet.gold, "events") {
        let Some(on) = day(text(event, "time")) else { continue };
        dated += 1;
        let quoted = says(event.get("text"));
        let asked = if quoted { words(text(event, "text")) } else { content(text(event, "what")) };
        let least = if quoted { 0.6 } else { 0.25 };
        let hit = pool.iter().enumerate().position(|(k, (when, said))| {
            !used[k]
                && said.len() <= 80 + asked.len()
                && when.is_some_and(|(from, to)| from <= on && on <= to && to - from <= 2)
                && inside(&asked, said) >= least
        });
        if let Some(k) = hit {
            used[k] = true;
            seen += 1;
        } else {
            let (id, time, what) = (text(event, "id"), short(text(event, "time"), 10), short(text(event, "what"), 70));
            sheet.notes.push(format!("event not found, or not dated: {id} {time} {what}"));
        }
    }
    sheet.figures.push(("events.recall", share(seen, dated, 1.0)));
}
