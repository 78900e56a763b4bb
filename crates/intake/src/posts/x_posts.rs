//! Posts in an archive of X: `tweets.js`, `deleted-tweets.js`, `community-tweet.js`, `note-tweet.js`; and `account.js`.
//!
//! These files don't say whose posts they are. Where the address of a picture that came with a post says so, that account is
//! taken for all posts of the file, since a file holds the posts of one account.

use crate::messages::clocks;
use crate::messages::json::{Escapes, Object};
use crate::messages::records::{Draft, Records, alias};
use crate::messages::x_direct::{links, undated};
use crate::sidecar::Accounts;
use record::envelope::{Alias, AliasKind, Attachment, Dated, Moment, Reference, ReferenceKind, Role};
use record::{ItemKind, Problem};
use std::ops::Range;

/// What a file of an archive holds that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Posts,
    DeletedPosts,
    LongPosts,
    Account,
}

/// Reads what stands at `ranges` of `bytes`.
pub(super) fn read(bytes: &[u8], ranges: &[Range<usize>], holds: Holds, records: &mut Records<'_, '_, '_>) {
    let account = ranges.iter().find_map(|range| account_of(&bytes[range.clone()]));
    for range in ranges {
        if records.cancelled() {
            return;
        }
        records.json(&bytes[range.clone()], |json| match holds {
            Holds::Posts | Holds::DeletedPosts => post(json, holds, account.as_deref()),
            Holds::LongPosts => long_post(json),
            Holds::Account => owner(json),
        });
    }
}

/// No more accounts are told to the files beside.
const MOST_TOLD: usize = 20_000;

/// What accounts are called, as far as what stands at `ranges` of `bytes` says so. Whoever was called otherwise once is called what
/// stands first.
pub(super) fn accounts(bytes: &[u8], ranges: &[Range<usize>], holds: Holds, into: &mut Accounts) {
    for range in ranges {
        let Ok(json) = std::str::from_utf8(&bytes[range.clone()]) else { continue };
        match holds {
            Holds::Account => {
                let Ok(account) = within(json, "account") else { continue };
                let called = account.some_text("username").or_else(|| account.some_text("accountDisplayName"));
                tell(account.some_text("accountId"), called, into);
            }
            Holds::Posts if json.contains("user_mentions") => {
                let entities = within(json, "tweet").ok().and_then(|post| post.object("entities"));
                for mention in entities.iter().flat_map(|entities| entities.objects("user_mentions")) {
                    let id = mention.some_text("id_str").or_else(|| mention.some_text("id"));
                    tell(id, mention.some_text("screen_name"), into);
                }
            }
            _ => {}
        }
    }
}

fn tell(id: Option<String>, called: Option<String>, into: &mut Accounts) {
    if let (Some(id), Some(called)) = (id, called)
        && into.len() < MOST_TOLD
    {
        into.entry(id).or_insert(called);
    }
}

/// The object that the member `name` of a record is, or the record itself, as old archives have it.
fn within<'a>(json: &'a str, name: &str) -> Result<Object<'a>, String> {
    let record = Object::read(json)?;
    Ok(record.object(name).unwrap_or(record))
}

/// Whose post it is, where the address of its own picture says so: `https://twitter.com/NAME/status/ID/photo/1`.
fn account_of(bytes: &[u8]) -> Option<String> {
    // Most have none; those are not read twice.
    memchr::memmem::find(bytes, b"/photo/").or_else(|| memchr::memmem::find(bytes, b"/video/"))?;
    let post = within(std::str::from_utf8(bytes).ok()?, "tweet").ok()?;
    let id = post.some_text("id_str").or_else(|| post.some_text("id"))?;
    media(&post).iter().find_map(|media| {
        let address = media.some_text("expanded_url")?;
        let (_, path) = address.split_once("://")?;
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            [_, name, "status", of, ..] if of == id && name != "i" => Some(name.to_owned()),
            _ => None,
        }
    })
}

fn media<'a>(post: &Object<'a>) -> Vec<Object<'a>> {
    let extended = post.object("extended_entities").map(|entities| entities.objects("media")).unwrap_or_default();
    if extended.is_empty() { post.object("entities").map(|e| e.objects("media")).unwrap_or_default() } else { extended }
}

fn post(json: &str, holds: Holds, account: Option<&str>) -> Result<Draft, String> {
    let post = within(json, "tweet")?;
    let id = post.some_text("id_str").or_else(|| post.some_text("id"));
    let Some(raw) = post.raw("full_text").or_else(|| post.raw("text")) else {
        return Err(match id {
            Some(_) => "is a post of which the archive does not have the words".to_owned(),
            None => "is no post: it has neither an id nor words; ask for another copy".to_owned(),
        });
    };
    let mut draft = Draft::new(ItemKind::Post, "x-post");
    if !draft.words.push(raw.get(), json, Escapes::JsonAndHtml) {
        return Err("its text is no words; ask for another copy".to_owned());
    }
    let at = post.some_text("created_at").unwrap_or_default();
    time("created_at", Moment::Sent, &at, &mut draft);
    let user = post.object("user").and_then(|user| Some((user.some_text("screen_name")?, user.some_text("name"))));
    let (handle, name) = user.map_or((account.map(str::to_owned), None), |(handle, name)| (Some(handle), name));
    if let Some(value) = handle {
        draft.takes_part(Role::From, Alias { kind: AliasKind::Handle, value, name });
    }
    answered(&post, &mut draft);
    if let Some(entities) = post.object("entities") {
        let urls: Vec<_> = entities.objects("urls").into_iter().chain(entities.objects("media")).collect();
        links(&urls, ["url", "expanded_url"], &mut draft);
        mentioned(&entities, &mut draft);
    }
    for media in media(&post) {
        let address = media.some_text("media_url_https").or_else(|| media.some_text("media_url"));
        let name = address.and_then(|address| address.rsplit('/').next().map(str::to_owned));
        let media_type = media.some_text("type");
        draft.envelope.attachments.push(Attachment { name: name.filter(|n| !n.is_empty()), media_type, part: None });
    }
    if holds == Holds::DeletedPosts {
        deleted(&post, &mut draft);
    }
    passed_on(&mut draft);
    draft.envelope.id.clone_from(&id);
    if let Some(id) = id {
        let said = [at.as_str(), &draft.words.text.clone()];
        draft.is_the_one(&format!("x:post:{id}"), &said);
    }
    Ok(draft)
}

fn time(field: &str, moment: Moment, words: &str, draft: &mut Draft) {
    if words.is_empty() {
        return;
    }
    let read: Option<Dated> = clocks::posted(field, moment, words).or_else(|| clocks::iso(field, moment, words));
    match read {
        Some(dated) => draft.envelope.times.push(dated),
        None => draft.problems.push(clocks::no_such_time(field, words)),
    }
}

/// Whom and what a post answers, and what it quotes.
fn answered(post: &Object<'_>, draft: &mut Draft) {
    let whom = post.some_text("in_reply_to_user_id_str").or_else(|| post.some_text("in_reply_to_user_id"));
    let name = post.some_text("in_reply_to_screen_name");
    match (whom, name) {
        (Some(value), name) => draft.takes_part(Role::To, Alias { kind: AliasKind::Account, value, name }),
        (None, Some(name)) => draft.takes_part(Role::To, alias(AliasKind::Handle, name)),
        (None, None) => {}
    }
    let references = [
        (ReferenceKind::InReplyTo, ["in_reply_to_status_id_str", "in_reply_to_status_id"]),
        (ReferenceKind::Quotes, ["quoted_status_id_str", "quoted_status_id"]),
    ];
    for (kind, names) in references {
        if let Some(id) = names.iter().find_map(|name| post.some_text(name)) {
            draft.envelope.references.push(Reference { kind, id });
        }
    }
}

/// Whom its words name.
fn mentioned(entities: &Object<'_>, draft: &mut Draft) {
    for mention in entities.objects("user_mentions") {
        let Some(value) = mention.some_text("screen_name") else { continue };
        let name = mention.some_text("name");
        draft.takes_part(Role::Cc, Alias { kind: AliasKind::Handle, value, name });
    }
}

fn deleted(post: &Object<'_>, draft: &mut Draft) {
    let at = post.some_text("deleted_at").unwrap_or_default();
    time("deleted_at", Moment::Deleted, &at, draft);
    if !draft.envelope.times.iter().any(|dated| dated.moment == Moment::Deleted) {
        draft.envelope.times.push(undated("deleted_tweets", Moment::Deleted));
    }
}

/// Says so where it is somebody else's post, which X cut to fit.
fn passed_on(draft: &mut Draft) {
    if draft.words.text.starts_with("RT @") && draft.words.text.ends_with('…') {
        let message = "it passes on another's post, of which the archive has the beginning only";
        draft.problems.push(Problem::new("cut-short", message));
    }
}

fn long_post(json: &str) -> Result<Draft, String> {
    let post = within(json, "noteTweet")?;
    let core = post.object("core").ok_or("is no long post: it has no words; ask for another copy")?;
    let raw = core.raw("text").ok_or("is a long post of which the archive does not have the words")?;
    let mut draft = Draft::new(ItemKind::Post, "x-post");
    if !draft.words.push(raw.get(), json, Escapes::JsonAndHtml) {
        return Err("its text is no words; ask for another copy".to_owned());
    }
    let at = post.some_text("createdAt").unwrap_or_default();
    time("createdAt", Moment::Sent, &at, &mut draft);
    if let Some(changed) = post.some_text("updatedAt").filter(|changed| *changed != at) {
        time("updatedAt", Moment::Edited, &changed, &mut draft);
    }
    links(&core.objects("urls"), ["shortUrl", "expandedUrl"], &mut draft);
    for mention in core.objects("mentions") {
        if let Some(name) = mention.some_text("screenName") {
            draft.takes_part(Role::Cc, alias(AliasKind::Handle, name));
        }
    }
    draft.envelope.id = post.some_text("noteTweetId");
    if let Some(id) = draft.envelope.id.clone() {
        let said = [at.as_str(), &draft.words.text.clone()];
        draft.is_the_one(&format!("x:note:{id}"), &said);
    }
    Ok(draft)
}

/// Whose archive it is: a document with the account's names, which the numbers in messages stand for.
fn owner(json: &str) -> Result<Draft, String> {
    let account = within(json, "account")?;
    let name = account.some_text("accountDisplayName");
    let known = [("accountId", AliasKind::Account), ("username", AliasKind::Handle), ("email", AliasKind::Address)];
    let mut draft = Draft::new(ItemKind::Document, "x-account");
    for (field, kind) in known {
        if let Some(value) = account.some_text(field) {
            draft.takes_part(Role::Subject, Alias { kind, value, name: name.clone() });
        }
    }
    if draft.envelope.participants.is_empty() {
        return Err("is no account: it has neither an id nor a name; ask for another copy".to_owned());
    }
    for field in ["accountDisplayName", "username", "accountId"] {
        if let Some(raw) = account.raw(field) {
            if !draft.words.text.is_empty() {
                draft.words.put_in("\n");
            }
            draft.words.push(raw.get(), json, Escapes::Json);
        }
    }
    draft.envelope.event = Some("account".to_owned());
    Ok(draft)
}
