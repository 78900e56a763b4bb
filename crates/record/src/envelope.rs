//! What a message, mail or post says of itself: who wrote to whom, when, and what it goes on from.
//!
//! All of it is claims, as the source makes them. Whose address an address is, and whether a clock was right, is for later.

use crate::source::PartPath;
use crate::time::StatedTime;

/// What an alias is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AliasKind {
    /// A mail address.
    Address,
    /// A handle, without its `@`.
    Handle,
    /// The number or code by which a service knows an account.
    Account,
    /// A telephone number.
    Phone,
    /// A name and no more.
    Name,
}

impl AliasKind {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            AliasKind::Address => "address",
            AliasKind::Handle => "handle",
            AliasKind::Account => "account",
            AliasKind::Phone => "phone",
            AliasKind::Name => "name",
        }
    }
}

/// Somebody as written: never more than a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alias {
    /// What `value` is.
    pub kind: AliasKind,
    /// As written.
    pub value: String,
    /// The name that stands beside it.
    pub name: Option<String>,
}

/// What part somebody has in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Whose words they are.
    From,
    /// Who sent them for somebody else.
    Sender,
    /// Where answers are to go.
    ReplyTo,
    /// Whom it is for.
    To,
    /// Who gets a copy.
    Cc,
    /// Who gets a copy that others don't know of.
    Bcc,
    /// Who could read it: the others of a group.
    Member,
    /// Whom something happened to: who joined, left, was removed.
    Subject,
}

impl Role {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::From => "from",
            Role::Sender => "sender",
            Role::ReplyTo => "reply-to",
            Role::To => "to",
            Role::Cc => "cc",
            Role::Bcc => "bcc",
            Role::Member => "member",
            Role::Subject => "subject",
        }
    }
}

/// Somebody's part in a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Participant {
    /// Which part.
    pub role: Role,
    /// Who.
    pub alias: Alias,
}

/// What happened at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// It was written or sent.
    Sent,
    /// It was taken in by a server or a device.
    Received,
    /// It was changed.
    Edited,
    /// It was taken back.
    Deleted,
}

impl Moment {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Moment::Sent => "sent",
            Moment::Received => "received",
            Moment::Edited => "edited",
            Moment::Deleted => "deleted",
        }
    }
}

/// A time as a field states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// What happened then.
    pub moment: Moment,
    /// The field that says so, as the format calls it: `Date`, `createdAt`.
    pub field: String,
    /// The time, local as told.
    pub time: StatedTime,
    /// Seconds east of UTC, where the field says so. Without it nobody knows which moment this was.
    pub offset: Option<i32>,
    /// Why the time is a guess, where it is one. A guess stays one for ever.
    pub guess: Option<String>,
}

/// How a message refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceKind {
    /// It answers it.
    InReplyTo,
    /// It stands further up in the same thread.
    References,
    /// Both belong to the thread of this id.
    Thread,
    /// It passes it on.
    Forwards,
    /// It quotes or shares it.
    Quotes,
}

impl ReferenceKind {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            ReferenceKind::InReplyTo => "in-reply-to",
            ReferenceKind::References => "references",
            ReferenceKind::Thread => "thread",
            ReferenceKind::Forwards => "forwards",
            ReferenceKind::Quotes => "quotes",
        }
    }
}

/// A message's reference to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// How.
    pub kind: ReferenceKind,
    /// What the other is called by the system that both went through.
    pub id: String,
}

/// Something that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What the message calls it.
    pub name: Option<String>,
    /// The media type that the message gives.
    pub media_type: Option<String>,
    /// Where it is, if it is held.
    pub part: Option<PartPath>,
}

/// Somebody's sign under a message: a thumb, a heart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reaction {
    /// The sign as written.
    pub sign: String,
    /// Whose.
    pub by: Option<Alias>,
    /// When.
    pub at: Option<StatedTime>,
}

/// What a message, mail or post says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Envelope {
    /// How it went, in kebab case: `mail`, `x-direct-message`, `whatsapp`.
    pub channel: String,
    /// What its system calls it: a Message-ID without its brackets, a number.
    pub id: Option<String>,
    /// What its system calls the conversation.
    pub conversation: Option<String>,
    /// What people call the conversation.
    pub conversation_name: Option<String>,
    /// Who has which part, in the order of the source.
    pub participants: Vec<Participant>,
    /// The subject.
    pub subject: Option<String>,
    /// All times that are stated.
    pub times: Vec<Dated>,
    /// What it refers to.
    pub references: Vec<Reference>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
    /// Signs that others put under it.
    pub reactions: Vec<Reaction>,
    /// The folder that its owner kept it in, the outer before the inner: `Sent/2031`.
    pub folder: Option<String>,
    /// What its owner's program marked it as: `seen`, `replied`, `flagged`, in the order of the source.
    pub marks: Vec<String>,
    /// What makes it the one message that it is: items with the same are one message that is held twice. Nothing where a
    /// message can't be told from another that says the same.
    pub identity: Option<String>,
    /// What happened, where that is no words of anybody: `joined`, `left`, `renamed`, `deleted`, in kebab case.
    pub event: Option<String>,
}

impl Envelope {
    /// The time it was sent, as stated first.
    pub fn sent(&self) -> Option<&Dated> {
        self.times.iter().find(|dated| dated.moment == Moment::Sent)
    }

    /// All who have the part `role`.
    pub fn who(&self, role: Role) -> impl Iterator<Item = &Alias> {
        self.participants.iter().filter(move |participant| participant.role == role).map(|p| &p.alias)
    }
}
