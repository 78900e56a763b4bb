//! What WhatsApp itself says in a chat: who came and went, what the chat is called. In English; what it says in other languages
//! is a notice of no known kind.

use super::somebody;
use crate::messages::records::Draft;
use crate::messages::stamped::bare;
use record::envelope::Role;

/// Something that happened.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Notice<'n> {
    event: &'static str,
    by: Option<&'n str>,
    whom: Vec<&'n str>,
    /// What the chat is called from now on.
    renamed: Option<&'n str>,
}

/// What it says anywhere in such a line.
const SAYS: [(&str, &str); 15] = [
    ("end-to-end encrypted", "encryption-notice"),
    ("end-to-end encryption", "encryption-notice"),
    ("security code with", "security-code-changed"),
    ("security code changed", "security-code-changed"),
    ("changed this group's icon", "icon-changed"),
    ("deleted this group's icon", "icon-changed"),
    ("changed the group description", "description-changed"),
    ("changed this group's settings", "settings-changed"),
    ("disappearing messages", "disappearing-messages"),
    ("message timer was updated", "disappearing-messages"),
    ("now an admin", "made-admin"),
    ("pinned a message", "pinned"),
    ("changed their phone number", "number-changed"),
    ("missed voice call", "missed-call"),
    ("missed video call", "missed-call"),
];

/// What happened, if `line` is one in which WhatsApp speaks.
pub(super) fn read(line: &str) -> Option<Notice<'_>> {
    let line = bare(line);
    if line.len() > LONGEST || line.contains('\n') {
        return None;
    }
    came_or_went(line).or_else(|| named(line)).or_else(|| {
        // Somebody may say such words as well; behind a name they are theirs.
        let first = line.find(": ").unwrap_or(line.len());
        let lower = line[..first].to_lowercase().replace('’', "'");
        let (_, event) = SAYS.iter().find(|(says, _)| lower.contains(says))?;
        Some(Notice { event, by: None, whom: Vec::new(), renamed: None })
    })
}

const LONGEST: usize = 600;

/// Whether what stands behind a name is the notice with which chats begin: the name is that of the chat then.
pub(super) fn is_about_encryption(said: &str) -> bool {
    let begins = [
        "Messages and calls are end-to-end encrypted",
        "Messages to this chat and calls are ",
        "Messages you send to ",
    ];
    let said = bare(said);
    begins.iter().any(|begin| said.starts_with(begin)) && said.contains("end-to-end encrypt")
}

/// "A added B", "B left".
fn came_or_went(line: &str) -> Option<Notice<'_>> {
    let ends = [
        (" left", "left"),
        (" was added", "joined"),
        (" were added", "joined"),
        (" was removed", "removed"),
        (" joined using this group's invite link", "joined"),
        (" joined using this group’s invite link", "joined"),
        (" joined using a group link", "joined"),
        (" joined from the community", "joined"),
    ];
    let is_name = |name: &str| !name.is_empty() && name.len() <= 100 && !name.contains(": ");
    for (end, event) in ends {
        if let Some(who) = line.trim_end_matches('.').strip_suffix(end).map(bare).filter(|who| is_name(who)) {
            return Some(Notice { event, by: None, whom: vec![who], renamed: None });
        }
    }
    for (between, event) in [(" added ", "joined"), (" removed ", "removed")] {
        if let Some((by, whom)) = line.split_once(between).filter(|(by, whom)| is_name(by) && is_name(whom)) {
            let whom = whom.split(", ").flat_map(|some| some.split(" and ")).map(bare).filter(|who| !who.is_empty());
            return Some(Notice { event, by: Some(bare(by)), whom: whom.collect(), renamed: None });
        }
    }
    None
}

/// "A created group "B"", "A changed the subject from "B" to "C"".
fn named(line: &str) -> Option<Notice<'_>> {
    for (between, event) in [
        (" created group ", "created"),
        (" created this group", "created"),
        (" changed the subject ", "renamed"),
        (" changed the group name ", "renamed"),
    ] {
        let Some((by, rest)) = line.split_once(between).filter(|(by, _)| !by.contains(": ")) else { continue };
        let name = rest.rsplit_once(" to ").map_or(rest, |(_, name)| name);
        let name = bare(name).trim_matches(['"', '“', '”']);
        return Some(Notice {
            event,
            by: Some(bare(by)),
            whom: Vec::new(),
            renamed: Some(name).filter(|name| !name.is_empty()),
        });
    }
    None
}

/// Sets down what happened; of a line that says nothing that is known, that it is a notice.
pub(super) fn tell(notice: Option<Notice<'_>>, draft: &mut Draft) {
    let event = notice.as_ref().map_or("notice", |notice| notice.event);
    draft.envelope.event = Some(event.to_owned());
    let Some(notice) = notice else { return };
    if let Some(by) = notice.by {
        draft.takes_part(Role::From, somebody(by));
    }
    for who in notice.whom {
        draft.takes_part(Role::Subject, somebody(who));
    }
    if let Some(name) = notice.renamed {
        draft.envelope.conversation_name = Some(name.to_owned());
    }
}
