//! Every format that is read, for people: what is kept of it, what is not, and on what it was tried.

/// What people are told of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// What reads it.
    pub reader: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What is kept.
    pub kept: &'static str,
    /// What is not, and what becomes of it.
    pub not_kept: &'static str,
    /// What its reader was tried on besides files that were made for the project by its description.
    pub tried: &'static str,
}

const fn format(
    reader: &'static str,
    name: &'static str,
    kept: &'static str,
    not_kept: &'static str,
    tried: &'static str,
) -> Format {
    Format { reader, name, kept, not_kept, tried }
}

const MADE: &str = "made files only";

/// All of them: mail, chats and posts, archives, documents, reports.
pub const FORMATS: &[Format] = &[
    format(
        "eml",
        "Mail (`.eml`, `.emlx`; RFC 5322, MIME)",
        "Participants, subject, ids, references, all stated times, also those that can't be told, with their words; the words, links of \
         web pages in it; attachments as parts; mails that stand in its words as parts `#n`, not held",
        "Another version of the same words (HTML beside plain text); hidden words of web pages, which is said; heads set in columns stay \
         words",
        "107 mails of mail-parser; 800 Enron mails of Quagga",
    ),
    format(
        "mbox",
        "Mailbox in one file (mboxo, mboxrd, mboxcl, mboxcl2)",
        "Each mail, as before it was put in; `>From ` is undone where the lines around don't show that it is quoted",
        "The line before each mail",
        "R mailing lists, 100,254 mails",
    ),
    format(
        "maildir",
        "Mail folder (Maildir, Maildir++), on a disk or in an archive",
        "Each mail in `cur`, `new` and `tmp`, whatever it is called; its folder (`Sent/2031`) and its marks (seen, replied, passed, flagged, \
         trashed, draft)",
        "Lists that Dovecot and Courier keep for themselves, which is said; marks that only those lists explain",
        MADE,
    ),
    format(
        "msg",
        "Mail as Outlook saves it (`.msg`)",
        "Participants, ids and times, from the head it travelled with or from its properties; words (plain, else HTML, else RTF); \
         attachments, mails inside; drafts are marked",
        "Named properties, categories, flags; OLE objects are told as left out; of contacts and appointments only subject, people and words",
        MADE,
    ),
    format(
        "pst",
        "Store of Outlook (`.pst`, `.ost` up to 2010)",
        "Every message of every folder, as `/Folder#n`; attachments; messages that no folder lists; each folder is held to its own count",
        "`.ost` of 2013 and later and stores that Windows encrypted fail with what to do; views, rules and search folders are passed over",
        "The Enron store of pst-extractor: 71 messages, as libpff has them",
    ),
    format(
        "tnef",
        "winmail.dat",
        "Words, people, times, attachments",
        "The oldest attributes for sender and time",
        MADE,
    ),
    format(
        "rsmf",
        "Relativity's short messages (`.rsmf`)",
        "Each event: people, conversation, platform, parent, reactions, attachments, edits, joins and leaves, deletions; held to the \
         count in the head",
        "Read receipts, importance, custom fields, avatars",
        MADE,
    ),
    format("rsmf-manifest", "The manifest of such a file by itself", "As above", "As above", MADE),
    format(
        "phone-backup",
        "SMS Backup & Restore (`.xml`)",
        "SMS, MMS with what came with them, calls; held to its count",
        "Layout of MMS, read marks, which SIM; the owner's own number is not in it",
        MADE,
    ),
    format(
        "message-table",
        "Table of messages (`.csv`, `.tsv`)",
        "Columns that `--map`, `NAME.csv.map.toml` or the folder's `map.toml` declares, or with the usual names; then a problem says what was taken \
         for what",
        "Other columns; days whose order is open stay an interval",
        MADE,
    ),
    format("message-lines", "Messages as JSON Lines", "As for tables", "As for tables", MADE),
    format(
        "x-archive",
        "Archive of X/Twitter",
        "Direct and group messages with joins, leaves and renames; posts, deleted posts, whom they answer and quote; links from the \
         archive's own lists; the owner's account. In a ZIP and in a folder the account's file and the posts say who is behind a number",
        "Likes, followers, what an edited message said before, which is said; who posted, where the file does not say; in a tar archive each file is read by \
         itself",
        "Fixtures of Twitter-Archive-Browser",
    ),
    format(
        "whatsapp",
        "WhatsApp text",
        "Messages, notices as events, attachments left out or named, deleted and edited marks in ten languages; the order of day and \
         month is proven by the whole file, or left open as a guess",
        "The zone, which is not in it; notices in other languages than English are just notices",
        "5 chats of whatstk, 4 of chat-analytics",
    ),
    format(
        "telegram",
        "Telegram `result.json`",
        "One chat or all; local time with its offset; edits, answers, forwards, links, reactions, polls, places, service messages; channels' \
         entries as posts",
        "Contacts, sessions, stories, which is said; bold and italic; what came with it is named only",
        "2 exports of chat-analytics",
    ),
    format(
        "slack",
        "Slack export",
        "Days of channels with threads, edits, deletions, reactions, files, joins and leaves; the list of users",
        "Names that only the list of users knows (ids stay); blocks; lists of channels",
        MADE,
    ),
    format(
        "signal-markdown",
        "Signal as Markdown (signal-export)",
        "Messages, reactions, files, deleted marks",
        "The zone; who is quoted",
        MADE,
    ),
    format(
        "zip",
        "ZIP",
        "All entries, also two of one name, names in any encoding, a missing list; held to its count",
        "Encrypted entries and methods other than stored and deflated have a fate of their own",
        MADE,
    ),
    format("gzip", "gzip", "All that was packed, up to where it breaks off", "What stands behind it has a fate", MADE),
    format(
        "tar",
        "tar (v7, ustar, pax, GNU)",
        "Files, long names, holes; a damaged header costs its entry only",
        "Links, devices and pipes are left out with the reason",
        MADE,
    ),
    format("zstd", "Zstandard", "All frames, up to where they break off", "Dictionaries, windows over 128 MiB", MADE),
    format(
        "docx",
        "Word processor's document (`.docx`)",
        "Words in order, tables, text boxes, notes, headers, hidden words, which is said; comments as messages; insertions, deletions and \
         moves as parts with who and when; embedded files",
        "Pictures are counted; changes of layout",
        "105 documents of pandoc's tests",
    ),
    format(
        "xlsx",
        "Workbook (`.xlsx`, `.xlsm`)",
        "Each sheet as a document, row by row; notes and comments as messages; what is hidden is read and told",
        "Formulas (their results are kept), charts; `.xls`, `.ods` are not read",
        "73 workbooks of calamine's tests",
    ),
    format(
        "pdf",
        "PDF",
        "The text layer, page by page; title, author, time; pages without text are counted",
        "Scans and locked files fail with the reason; annotations, forms, attachments",
        "966 files of pdf.js; against pdfium precision .986, recall .964",
    ),
    format(
        "report",
        "Report as plain text or Markdown",
        "The text, with what its stretches are: title, byline, captions, paragraphs",
        "Files over 16 MiB",
        "The seeds and invented cases",
    ),
    format(
        "web-page",
        "Web page",
        "Main text, title, writers, outlet, address, times, links",
        "Menus, boxes, what a script would load",
        "Public sets of pages (docs/ACCURACY.md)",
    ),
    format("web-archive", "Web archive (`.mhtml`)", "The page in it", "Its pictures and styles", MADE),
];

/// The table, in Markdown.
pub fn table() -> String {
    let mut out = String::from("| format | kept | not kept | tried on |\n| --- | --- | --- | --- |\n");
    for format in FORMATS {
        out.push_str(&format!("| {} | {} | {} | {} |\n", format.name, format.kept, format.not_kept, format.tried));
    }
    out
}
