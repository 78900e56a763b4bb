//! Mails within mails: what our reader finds in the words of mails, beside the gold of Quagga.
//!
//! `quagga DIR --split train|test|eval [--misses N]` reads `Datasets/Enron/annotated_all/SPLIT` in a checkout of
//! HPI-Information-Systems/Quagga: mails as they are, and beside each the places of the heads in its words, with who, when and
//! what about. `train` may be looked into; of `test` and `eval` nothing is shown but figures.
//!
//! **Gold.** Each `Header` is a mail within the mail. A line "Forwarded by ..." says who passed on what follows; where a head
//! follows it straight away, the two are one mail here, and the line's own name and time are not asked for. Texts were kept as
//! they travel: soft line breaks and `=09` are taken out of the gold's words before they are compared.
//!
//! **Figures.** Heads are put side by side in order, so that most of what they say agrees. From, To and Cc are counted by
//! pieces: the gold has a name and the address beside it as two. A piece is found where somebody of ours has it in name or
//! address, and one of ours is right where it has a piece of the gold in it. When it was sent is right where our words hold the
//! gold's date and clock time. A subject is right where it is the same but for white space and case. A mail is exact where as
//! many mails were found in it as the gold has. Of some mails the gold has only the places of the heads: they count there, and
//! nowhere else.

mod gold;
mod score;

use crate::Request;
use crate::counts::{head, share};
use gold::Head;
use intake::{Limits, Pile};
use record::Item;
use record::envelope::Role;
use record::progress::Unwatched;
use score::Score;
use std::path::PathBuf;

/// Prints the figures.
pub fn run(request: &Request) -> Result<(), String> {
    let split = request.value("--split").ok_or("--split train|test|eval is missing")?;
    let misses = request.count("--misses");
    if misses > 0 && split != "train" {
        return Err(format!("{split} is held out: its misses are not shown"));
    }
    let folder = crate::folders::below(&request.folder, |path| path.join("annotated_all").join(split).is_dir())
        .ok_or_else(|| format!("no annotated_all/{split} in {}", request.folder.display()))?
        .join("annotated_all")
        .join(split);
    let mut mails: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.with_file_name(format!("{}.ann", name(path))).is_file())
        .collect();
    mails.sort();
    let mut score = Score::default();
    for mail in &mails {
        let gold = gold::read(&mail.with_file_name(format!("{}.ann", name(mail))))?;
        let ours = found(mail)?;
        score.add(&name(mail), &gold, &ours, misses);
    }
    let (exact, all) = (score.exact, score.mails);
    println!("{all} mails, {} mails within them, {} found", score.gold, score.found);
    println!("number exact in {exact} mails, {:.3}", share(exact as f64, all as f64));
    println!("{}", head(split));
    for (name, counts) in score.lines() {
        println!("{}", counts.line(name));
    }
    Ok(())
}

fn name(path: &std::path::Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What our reader finds within a mail.
fn found(mail: &std::path::Path) -> Result<Vec<Head>, String> {
    let mut pile = Pile::default();
    intake::read(&[mail.to_owned()], &Limits::default(), &mut pile, &Unwatched).map_err(|stop| stop.to_string())?;
    if !pile.items.iter().any(|item| item.held && item.envelope.is_some()) {
        return Err(format!("{} was not read as a mail", mail.display()));
    }
    Ok(pile.items.iter().filter(|item| !item.held).filter_map(ours).collect())
}

fn ours(item: &Item) -> Option<Head> {
    let envelope = item.envelope.as_ref()?;
    let who = |role| -> Vec<String> {
        envelope
            .who(role)
            .map(|alias| gold::plain(&format!("{} {}", alias.name.as_deref().unwrap_or_default(), alias.value)))
            .collect()
    };
    Some(Head {
        from: who(Role::From),
        to: who(Role::To),
        cc: who(Role::Cc),
        sent: envelope.sent().and_then(|dated| dated.time.text.as_deref()).map(gold::plain).into_iter().collect(),
        subject: envelope.subject.as_deref().map(gold::plain),
    })
}
