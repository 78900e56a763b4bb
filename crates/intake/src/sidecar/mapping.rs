//! `NAME.csv.map.toml`, or `map.toml` for all tables of a folder: which column of a table, or field of JSON Lines, is what of a
//! message.
//!
//! A line for each: `from = "Sender"`, `to`, `time`, `text`, `id`, `conversation`, `channel`, `subject`. What stands in two columns
//! is named with a plus between: `time = "Date+Time"`. `time-format` is `iso`, `unix` (seconds since 1970), `unix-ms`, or as
//! strptime has it: `%d/%m/%Y %H:%M`. `zone` is an offset or an IANA name, for times that state none. A `channel` that is no
//! column is the channel of all.

use super::{Complaints, is_zone, shown};
use record::Span;

/// Which column or field is what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Who wrote it.
    pub from: Option<String>,
    /// Whom it was for.
    pub to: Option<String>,
    /// When it was sent.
    pub time: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// What its system calls it.
    pub id: Option<String>,
    /// What its system calls the conversation.
    pub conversation: Option<String>,
    /// How it went: a column, or the same for all.
    pub channel: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// How times are written.
    pub time_format: Option<String>,
    /// The zone of times that state none.
    pub zone: Option<String>,
}

/// The keys, as problems list them.
const KNOWN: &str = "from, to, time, text, id, conversation, channel, subject, time-format, zone";

impl Mapping {
    fn slot(&mut self, key: &str) -> Option<&mut Option<String>> {
        Some(match key {
            "from" => &mut self.from,
            "to" => &mut self.to,
            "time" => &mut self.time,
            "text" => &mut self.text,
            "id" => &mut self.id,
            "conversation" => &mut self.conversation,
            "channel" => &mut self.channel,
            "subject" => &mut self.subject,
            "time-format" => &mut self.time_format,
            "zone" => &mut self.zone,
            _ => return None,
        })
    }

    /// Whether `text` is one from its first line to its last.
    pub(crate) fn reads(text: &str) -> bool {
        let mut problems = Complaints::default();
        Mapping::read(text, &mut problems).is_ok() && problems.told().is_empty()
    }

    /// Reads what a side-car declares. What can't be used is told, and the rest of it counts; an error is a reason, for a person,
    /// why nothing can be.
    pub(crate) fn read(text: &str, problems: &mut Complaints) -> Result<Mapping, String> {
        let mut mapping = Mapping::default();
        let mut start = 0;
        for (n, line) in text.split_inclusive('\n').enumerate() {
            let span = Span::new(start, start + line.trim_end().len());
            start += line.len();
            let line = line.trim().trim_start_matches('\u{feff}');
            if line.is_empty() || line.starts_with(['#', '[']) {
                continue;
            }
            let mut complain =
                |code, message: String| problems.push(code, span, || format!("line {}: {message}", n + 1));
            let Some((key, value)) = line.split_once('=').and_then(|(key, value)| Some((key.trim(), string(value)?)))
            else {
                complain("unread-line", format!("\"{}\" is not written as: text = \"Message\"", shown(line)));
                continue;
            };
            let key = key.trim_matches(['"', '\'']).to_lowercase().replace('_', "-");
            match mapping.slot(&key) {
                None => complain(
                    "unknown-key",
                    format!("\"{}\" is not known and was ignored; known are {KNOWN}", shown(&key)),
                ),
                Some(_) if key == "zone" && !is_zone(&value) => {
                    complain(
                        "bad-zone",
                        format!("\"{}\" is not a zone such as Europe/London or +01:00", shown(&value)),
                    );
                }
                Some(slot) if slot.is_some() => {
                    complain("repeated-key", format!("\"{}\" is said already; the first one counts", shown(&key)));
                }
                Some(slot) => *slot = Some(value),
            }
        }
        if mapping.text.is_none() {
            return Err("does not say which column holds the words; add a line such as: text = \"Message\"".to_owned());
        }
        Ok(mapping)
    }
}

/// A string as TOML writes it, with or without a comment behind it.
fn string(value: &str) -> Option<String> {
    let value = value.trim();
    let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let mut out = String::new();
    let mut chars = value[1..].chars();
    loop {
        match chars.next()? {
            c if c == mark => break,
            '\\' if mark == '"' => out.push(match chars.next()? {
                't' => '\t',
                'n' => '\n',
                c => c,
            }),
            c => out.push(c),
        }
    }
    let rest = chars.as_str().trim();
    (rest.is_empty() || rest.starts_with('#')).then_some(out).filter(|out| !out.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_declared_a_line_each() {
        let mut problems = Complaints::default();
        let text = "# what is what\nfrom = \"Who \\\"wrote\\\"\" # a comment\nTEXT = 'Words'\ntime='Date+Time'\r\n\
                    time_format = \"%d/%m/%Y %H:%M\"\nzone = \"+02:00\"\nchannel = \"telex\"\n";
        let mapping = Mapping::read(text, &mut problems).unwrap();
        assert_eq!(mapping.from.as_deref(), Some("Who \"wrote\""));
        assert_eq!(mapping.text.as_deref(), Some("Words"));
        assert_eq!(mapping.time_format.as_deref(), Some("%d/%m/%Y %H:%M"));
        assert!(problems.told().is_empty());
    }

    #[test]
    fn what_can_not_be_used_is_told() {
        let mut problems = Complaints::default();
        let text = "text = \"a\"\ntext = \"b\"\nfrom = Sender\nby = \"x\"\nzone = \"nowhere at all\"\nto = \"\"\n";
        let mapping = Mapping::read(text, &mut problems).unwrap();
        assert_eq!(mapping, Mapping { text: Some("a".to_owned()), ..Mapping::default() });
        let codes: Vec<_> = problems.told().into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["repeated-key", "unread-line", "unknown-key", "bad-zone", "unread-line"]);
        assert!(Mapping::read("from = \"x\"", &mut Complaints::default()).unwrap_err().contains("text ="));
    }
}
