//! Mails from JSON Lines, one object with `id` and `text` a line.

use index::{Entry, Part, Party};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use testkit::dice::Dice;

/// How many of the pile's words a scaled pile takes others from.
const STRANGE: usize = 50_000;

/// Reads the file once, and hands over every mail as an item, rows from 0.
///
/// The words are the mail's. A file of bodies says no more, so subject (the first six words), two parties (of 3,000 and of 997)
/// and the second that it was sent in (of 19 years from July 1998) are made up, by its row.
pub fn each(path: &Path, mut visit: impl FnMut(Entry) -> Result<(), String>) -> Result<(), String> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    for (row, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|error| error.to_string())?;
        let mail: serde_json::Value = serde_json::from_str(&line).map_err(|error| error.to_string())?;
        let [id, text] = ["id", "text"].map(|name| mail[name].as_str().unwrap_or("").to_owned());
        visit(entry(row as u64, id, text))?;
    }
    Ok(())
}

/// The mails up to this many.
pub fn some(path: &Path, most: usize) -> Result<Vec<Entry>, String> {
    let mut out = Vec::new();
    each(path, |entry| {
        if out.len() < most {
            out.push(entry);
        }
        Ok(())
    })?;
    Ok(out)
}

/// So many mails, from all over the file.
pub fn sampled(path: &Path, wanted: usize) -> Result<Vec<Entry>, String> {
    let mut dice = Dice::of("sampled", 0);
    let mut out: Vec<Entry> = Vec::new();
    each(path, |entry| {
        let place = dice.below(entry.row as usize + 1);
        if out.len() < wanted {
            out.push(entry);
        } else if place < wanted {
            out[place] = entry;
        }
        Ok(())
    })?;
    dice.mix(&mut out);
    Ok(out)
}

/// An item of that row.
pub fn entry(row: u64, path: String, body: String) -> Entry {
    let chance = row.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
    let party = |part, number: u64, host: &str| Party {
        part,
        who: format!("p{number}"),
        words: format!("Person {number} <p{number}@{host}.example>"),
    };
    let sent = 900_000_000 + (chance % 600_000_000) as i64;
    Entry {
        row,
        subject: body.split_whitespace().take(6).collect::<Vec<_>>().join(" "),
        size: body.len() as u64,
        path,
        body,
        parties: vec![party(Part::From, chance % 3000, "people"), party(Part::To, chance % 997, "lists")],
        kind: "mail".to_owned(),
        channel: "mail".to_owned(),
        sent: Some((sent, sent + 59)),
        ..Entry::default()
    }
}

/// Makes a pile larger: copies of its mails in which every tenth word, by chance, is another word of the pile.
pub struct Varied {
    words: Vec<String>,
    dice: Dice,
}

impl Varied {
    /// Takes its words from the first mails of `path`, each as often as it stands there.
    pub fn of(path: &Path) -> Result<Varied, String> {
        let mut dice = Dice::of("words of the pile", 0);
        let mut words = Vec::new();
        for entry in some(path, STRANGE)? {
            let all: Vec<&str> = entry.body.split_whitespace().collect();
            words.extend((!all.is_empty()).then(|| (*dice.pick(&all)).to_owned()));
        }
        Ok(Varied { words, dice: Dice::of("varied", 0) })
    }

    /// A variant of `entry`, as the item of that row.
    pub fn copy(&mut self, of: &Entry, row: u64) -> Entry {
        let mut body = String::with_capacity(of.body.len());
        for piece in of.body.split_inclusive(char::is_whitespace) {
            let changes = piece.len() > 1 && self.dice.one_in(10);
            match changes {
                true => {
                    body.push_str(self.dice.pick::<String>(&self.words));
                    body.push(' ');
                }
                false => body.push_str(piece),
            }
        }
        entry(row, of.path.clone(), body)
    }
}
