//! Single mails: what our reader makes of them, beside what mail-parser's own tests expect.
//!
//! `mails DIR` reads `resources/eml` in a checkout of stalwartlabs/mail-parser, 107 mails that readers stumble over, each with
//! the JSON that its tests expect. Compared are subject, from, to, date, the number and names of attachments, and the words of
//! all text parts, white space aside. Every difference is printed: some are faults of ours, some are what was decided otherwise.

use crate::Request;
use crate::counts::share;
use intake::{Limits, Pile};
use record::Item;
use record::envelope::Role;
use record::progress::Unwatched;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Prints what differs.
pub fn run(request: &Request) -> Result<(), String> {
    let folder = crate::folders::below(&request.folder, |path| path.join("eml/rfc").is_dir())
        .ok_or_else(|| format!("no resources/eml in {}", request.folder.display()))?;
    let mut mails: Vec<PathBuf> = Vec::new();
    for part in ["legacy", "malformed", "rfc", "thirdparty"] {
        let listed = std::fs::read_dir(folder.join("eml").join(part)).into_iter().flatten().flatten();
        mails.extend(listed.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "eml")));
    }
    mails.sort();
    let mut same: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for mail in &mails {
        let expected = expected(mail)?;
        let ours = ours(mail)?;
        for (field, value) in &expected {
            let count = same.entry(field).or_default();
            count.1 += 1;
            if ours.get(field) == Some(value) {
                count.0 += 1;
            } else {
                let name = mail.strip_prefix(&folder).unwrap_or(mail).display().to_string();
                let shown = |value: Option<&String>| {
                    value.map_or("nothing".to_owned(), |value| value.chars().take(300).collect())
                };
                println!("{name} {field}\n  expected {}\n  ours     {}", shown(Some(value)), shown(ours.get(field)));
            }
        }
    }
    for (field, (right, all)) in same {
        println!("{field:<12} {right:>4} of {all:>4} the same, {:.3}", share(right as f64, all as f64));
    }
    Ok(())
}

type Fields = BTreeMap<&'static str, String>;

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn expected(mail: &Path) -> Result<Fields, String> {
    let path = mail.with_extension("json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let parts: Vec<&Value> = json["parts"].as_array().into_iter().flatten().collect();
    let header = |part: &Value, name: &str| -> Option<Value> {
        let found = part["headers"].as_array().into_iter().flatten().find(|header| header["name"] == name)?;
        Some(found["value"].clone())
    };
    let numbers = |name: &str| -> Vec<usize> {
        json[name].as_array().into_iter().flatten().filter_map(|n| Some(n.as_u64()? as usize)).collect()
    };
    let mut out = Fields::new();
    if let Some(Value::String(subject)) = header(parts[0], "subject").map(|value| value["Text"].clone()) {
        out.insert("subject", squeezed(&subject));
    }
    for (field, name) in [("from", "from"), ("to", "to")] {
        let Some(value) = header(parts[0], name) else { continue };
        let groups = value["Address"]["Group"].as_array().into_iter().flatten().map(|group| &group["addresses"]);
        let lists = groups.chain([&value["Address"]["List"]]).filter_map(Value::as_array).flatten();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        out.insert(field, people(lists.map(|one| (text(&one["name"]), text(&one["address"])))));
    }
    if let Some(value) = header(parts[0], "date").map(|value| value["DateTime"].clone()).filter(|date| !date.is_null())
    {
        let n = |name: &str| value[name].as_i64().unwrap_or(0);
        out.insert(
            "date",
            format!(
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
                n("year"),
                n("month"),
                n("day"),
                n("hour"),
                n("minute"),
                n("second")
            ),
        );
    }
    let attached = numbers("attachments");
    out.insert("attachments", attached.len().to_string());
    let named = |part: &Value, header_name: &str, key: &str| -> Option<String> {
        let value = header(part, header_name)?;
        let attributes = value["ContentType"]["attributes"].as_array()?.clone();
        let found = attributes.iter().find(|one| one["name"] == key)?;
        Some(found["value"].as_str()?.to_owned())
    };
    let names: Vec<String> = attached
        .iter()
        .filter_map(|n| parts.get(*n))
        .filter_map(|part| {
            named(part, "content_disposition", "filename").or_else(|| named(part, "content_type", "name"))
        })
        .map(|name| squeezed(&name))
        .collect();
    out.insert("names", names.join(" | "));
    let bodies: Vec<&Value> =
        numbers("text_body").iter().filter_map(|n| parts.get(*n)).map(|part| &part["body"]).collect();
    if bodies.iter().all(|body| body["Text"].is_string()) {
        let words: Vec<&str> = bodies.iter().filter_map(|body| body["Text"].as_str()).collect();
        out.insert("text", squeezed(&words.join("\n")));
    }
    Ok(out)
}

fn people(all: impl Iterator<Item = (String, String)>) -> String {
    let one = |(name, address): (String, String)| squeezed(&format!("{name} <{address}>"));
    all.map(one).filter(|one| one != "<>").collect::<Vec<_>>().join(", ")
}

fn ours(mail: &Path) -> Result<Fields, String> {
    let mut pile = Pile::default();
    intake::read(&[mail.to_owned()], &Limits::default(), &mut pile, &Unwatched).map_err(|stop| stop.to_string())?;
    let shown = mail.to_string_lossy();
    let item = pile.items.iter().find(|item| item.path.as_str() == shown);
    Ok(item.map(fields).unwrap_or_default())
}

fn fields(item: &Item) -> Fields {
    let mut out = Fields::new();
    let Some(envelope) = &item.envelope else { return out };
    if let Some(subject) = &envelope.subject {
        out.insert("subject", squeezed(subject));
    }
    for (field, role) in [("from", Role::From), ("to", Role::To)] {
        let all = envelope.who(role).map(|alias| match &alias.name {
            _ if alias.kind == record::envelope::AliasKind::Name => (alias.value.clone(), String::new()),
            name => (name.clone().unwrap_or_default(), alias.value.clone()),
        });
        out.insert(field, people(all));
    }
    if let Some(interval) = envelope.sent().and_then(|dated| dated.time.interval) {
        out.insert("date", interval.earliest.to_string());
    }
    out.insert("attachments", envelope.attachments.len().to_string());
    let names = envelope.attachments.iter().filter_map(|attachment| attachment.name.as_deref()).map(squeezed);
    out.insert("names", names.collect::<Vec<_>>().join(" | "));
    out.insert("text", squeezed(&item.text));
    out
}
