//! An archive that X (Twitter) gives to the owner of an account: files that each begin with `window.YTD.NAME.partN = [`.
//!
//! Archives from before 2018 have a file for each month instead, which begins with `Grailbird.data.tweets_2014_05 = [`.
//!
//! Each file is read by itself, whatever it is called and wherever it lies: archives keep them in `data/` or at the root, packed
//! or not. What `account.js` and the posts know of accounts, of which messages have the numbers only, is told to the files beside
//! them.

use super::x_posts::{self, Holds};
use crate::messages::json::pieces;
use crate::messages::records::Records;
use crate::messages::x_direct;
use crate::parts::{Clues, Inside, Outcome, Read, Reader, Tells};
use crate::sidecar::Accounts;
use record::Problem;

pub(crate) const READER: Reader = Reader {
    name: "x-archive/1",
    kind: "export",
    recognises: |clues| assignment(clues.head).is_some() || is_contents(clues),
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for one file of an archive of X; ask whoever gave it for one in smaller parts",
};

const START: &[u8] = b"window.YTD.";
/// How the posts of a month begin in archives from before 2018.
const START_OF_MONTH: &[u8] = b"Grailbird.data.tweets_";

/// The name that the file goes by in the archive, and where its list begins.
fn assignment(bytes: &[u8]) -> Option<(&str, usize)> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if let Some(rest) = body.strip_prefix(START_OF_MONTH) {
        let month = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b'_').count();
        return list(bytes, &rest[month..]).map(|open| ("tweets", open));
    }
    let rest = body.strip_prefix(START)?;
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b'_'))?;
    let name = std::str::from_utf8(&rest[..end]).ok().filter(|name| !name.is_empty())?;
    let part = rest[end..].strip_prefix(b".part")?;
    let digits = part.iter().take_while(|b| b.is_ascii_digit()).count();
    list(bytes, &part[digits..]).map(|open| (name, open))
}

/// Where in `bytes` the list begins that `rest`, the end of them, assigns.
fn list(bytes: &[u8], rest: &[u8]) -> Option<usize> {
    let behind = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    behind.starts_with(b"[").then(|| bytes.len() - behind.len())
}

/// Whether it is the archive's own table of contents.
fn is_contents(clues: &Clues<'_>) -> bool {
    clues.head.trim_ascii_start().starts_with(b"window.__THAR_CONFIG")
}

/// Files that are read, by their names in the archive.
enum What {
    Messages { is_group: bool },
    Posts(Holds),
}

fn what(name: &str) -> Option<What> {
    Some(match name {
        "direct_messages" | "direct_message" => What::Messages { is_group: false },
        "direct_messages_group" | "direct_message_group" | "direct_group_messages" => What::Messages { is_group: true },
        "tweets" | "tweet" | "community_tweet" | "community_tweets" => What::Posts(Holds::Posts),
        "deleted_tweets" | "deleted_tweet" => What::Posts(Holds::DeletedPosts),
        "note_tweet" | "note_tweets" => What::Posts(Holds::LongPosts),
        "account" => What::Posts(Holds::Account),
        _ => return None,
    })
}

/// Why a file of the archive is not read.
fn reason(name: &str) -> String {
    match name {
        "direct_message_headers" | "direct_messages_group_headers" | "direct_message_group_headers" => {
            "lists messages without their words; those are in direct-messages.js and direct-messages-group.js beside it"
                .to_owned()
        }
        "tweet_headers" | "deleted_tweet_headers" => {
            "lists posts without their words; those are in tweets.js and deleted-tweets.js beside it".to_owned()
        }
        "like" | "likes" => "holds what the account liked: posts of others, which are not read".to_owned(),
        _ => format!("the part \"{name}\" of an archive of X, of which messages, posts and the account are read"),
    }
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let Some((name, _)) = assignment(bytes) else {
        return Outcome::skipped("export", "the table of contents of an archive of X; what it lists is read by itself");
    };
    if what(name).is_none() {
        return Outcome::skipped("export", reason(name));
    }
    let mut records = Records::of(inside);
    let mut rest = bytes;
    // Parts that were put behind each other are read as well.
    while let Some((name, open)) = assignment(rest) {
        let found = pieces(rest, open);
        match what(name) {
            Some(What::Messages { is_group }) => x_direct::read(rest, &found.ranges, is_group, &mut records),
            Some(What::Posts(holds)) => x_posts::read(rest, &found.ranges, holds, &mut records),
            None => records.broken(&rest[..found.end], &reason(name)),
        }
        if !found.closed {
            records.lost("the file ends before its list does, so what came behind is missing; ask for another copy");
        }
        rest = &rest[found.end..];
        rest = rest.trim_ascii_start().strip_prefix(b";").unwrap_or(rest);
    }
    if !rest.trim_ascii().is_empty() {
        records.broken(rest, "stands behind the end of the list, so it was not read; ask for another copy");
    }
    // The account's own file needs no other to say who it is of.
    let is_told = records.names_told() && name != "account";
    let problems = is_told.then(|| Problem::new("names-from-beside", FROM_BESIDE)).into_iter().collect();
    Outcome { problems, ..Outcome::container("export") }
}

const FROM_BESIDE: &str = "it has the numbers of accounts only; what they are called is said by the account's own file and the posts \
                           beside it";

/// What the file called `name` is asked before those beside it are read: who the archive is of, and whom posts name.
pub(crate) fn tells(name: &str) -> Option<Tells> {
    let stem = name.strip_suffix(".js")?;
    let stem = stem.split_once("-part").map_or(stem, |(stem, _)| stem);
    matches!(stem, "account" | "tweet" | "tweets").then_some(accounts)
}

fn accounts(bytes: &[u8]) -> Accounts {
    let mut accounts = Accounts::new();
    if let Some((name, open)) = assignment(bytes)
        && let Some(What::Posts(holds)) = what(name)
    {
        x_posts::accounts(bytes, &pieces(bytes, open).ranges, holds, &mut accounts);
    }
    accounts
}

#[cfg(test)]
mod tests;
