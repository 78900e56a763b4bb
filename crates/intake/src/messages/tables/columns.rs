//! Which column is what, where nobody says: by names that such columns have.

use crate::sidecar::mapping::Mapping;

/// Names, folded and without what is no letter, by what they mean. The first name of a row that a table has counts.
const FROM: &[&str] =
    &["from", "sender", "author", "fromname", "sendername", "fromaddress", "username", "user", "von", "absender"];
const TO: &[&str] = &["to", "recipient", "recipients", "receiver", "toname", "toaddress", "an", "empfänger"];
const TIME: &[&str] =
    &["timestamp", "datetime", "sent", "sentat", "datesent", "sentdate", "createdat", "created", "when"];
const DAY: &[&str] = &["date", "day", "datum"];
const CLOCK: &[&str] = &["time", "hour", "zeit", "uhrzeit"];
const TEXT: &[&str] = &["text", "body", "message", "content", "messagetext", "messagebody", "words", "nachricht"];
const ID: &[&str] = &["id", "messageid", "msgid"];
const CONVERSATION: &[&str] = &["conversation", "conversationid", "thread", "threadid", "chat", "chatid", "group"];
const CHANNEL: &[&str] = &["channel", "platform", "service", "app", "medium"];
const SUBJECT: &[&str] = &["subject", "betreff"];

/// What the columns called `names` are taken for; nothing where they are not those of messages: who, when, and what.
pub(super) fn guessed(names: &[String]) -> Option<Mapping> {
    let folded: Vec<String> =
        names.iter().map(|name| name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    let find = |known: &[&str]| {
        let at = known.iter().find_map(|known| folded.iter().position(|name| name == known))?;
        Some(names[at].clone())
    };
    let time = match (find(TIME), find(DAY), find(CLOCK)) {
        (Some(time), _, _) => time,
        (None, Some(day), Some(clock)) => format!("{day}+{clock}"),
        (None, day, clock) => day.or(clock)?,
    };
    Some(Mapping {
        from: Some(find(FROM)?),
        to: find(TO),
        time: Some(time),
        text: Some(find(TEXT)?),
        id: find(ID),
        conversation: find(CONVERSATION),
        channel: find(CHANNEL),
        subject: find(SUBJECT),
        time_format: None,
        zone: None,
    })
}

/// What was taken for what, as a person is told.
pub(super) fn told(mapping: &Mapping) -> String {
    let all = [
        ("from", &mapping.from),
        ("to", &mapping.to),
        ("time", &mapping.time),
        ("text", &mapping.text),
        ("id", &mapping.id),
        ("conversation", &mapping.conversation),
        ("channel", &mapping.channel),
        ("subject", &mapping.subject),
    ];
    let taken = all.iter().filter_map(|(what, name)| {
        let shown: String = name.as_ref()?.chars().filter(|c| !c.is_control()).take(16).collect();
        Some(format!("{what} = \"{shown}\""))
    });
    let taken = taken.collect::<Vec<_>>().join(", ");
    format!("columns were taken by their names: {taken}; say otherwise in a file beside it, NAME.map.toml")
}
