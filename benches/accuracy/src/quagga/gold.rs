//! The gold: heads of mails within mails.

use serde_json::Value;
use std::path::Path;

/// What a head says, in plain form.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    /// Of the gold: the date and the clock time; of ours: the words.
    pub sent: Vec<String>,
    pub subject: Option<String>,
}

impl Head {
    /// Whether nothing is known of it but where it is.
    pub fn says_nothing(&self) -> bool {
        self.from.is_empty() && self.to.is_empty() && self.sent.is_empty() && self.subject.is_none()
    }
}

/// Words as they are compared.
pub fn plain(words: &str) -> String {
    let words =
        words.replace("=\r\n", "").replace("=\n", "").replace("=09", " ").replace("=20", " ").replace("=3D", "=");
    words
        .split(|c: char| c.is_whitespace() || c == '>')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// A stretch that the gold has named.
struct Marked {
    start: usize,
    end: usize,
    kind: String,
}

/// The heads in a file of the gold, in order.
pub fn read(path: &Path) -> Result<Vec<Head>, String> {
    let fail = |why: String| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| fail(error.to_string()))?;
    let words: Vec<char> = json["text"].as_str().unwrap_or_default().chars().collect();
    let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
    let mut marked: Vec<Marked> = (json["denotations"].as_array().into_iter().flatten())
        .map(|one| Marked {
            start: number(&one["start"]),
            end: number(&one["end"]).min(words.len()),
            kind: one["type"].as_str().unwrap_or_default().to_owned(),
        })
        .filter(|one| one.start < one.end)
        .collect();
    marked.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
    let of = |one: &Marked| plain(&words[one.start..one.end].iter().collect::<String>());
    let heads: Vec<&Marked> = marked.iter().filter(|one| one.kind == "Header").collect();
    let mut out = Vec::new();
    for (n, head) in heads.iter().enumerate() {
        let inside = |one: &&Marked| one.start >= head.start && one.end <= head.end;
        let is_forward = of(head).contains("forwarded by") && !of(head).contains("to:");
        let follows = heads.get(n + 1).is_some_and(|next| {
            words[head.end..next.start].iter().all(|c| c.is_whitespace())
                && !marked.iter().any(|one| {
                    one.kind == "Body" && (head.end..next.start).contains(&one.start) && one.end <= next.start
                })
        });
        if is_forward && follows {
            continue;
        }
        let pieces = |kinds: &[&str]| -> Vec<String> {
            marked.iter().filter(inside).filter(|one| kinds.contains(&one.kind.as_str())).map(of).collect()
        };
        out.push(Head {
            from: pieces(&["Header/Person/From", "Header/Org/From"]),
            to: pieces(&["Header/Person/To", "Header/Org/To"]),
            cc: pieces(&["Header/Person/Cc", "Header/Org/Cc"]),
            sent: pieces(&["Header/Sent/Date", "Header/Sent/Time"]),
            subject: pieces(&["Header/Subject"]).into_iter().next(),
        });
    }
    Ok(out)
}
