//! Mails as they are read: each with its words and with what is in it.

use crate::one::{self, Bytes, Handed};
use crate::{Limits, Sink, Taken};
use record::digest::Digest;
use record::envelope::{AliasKind, Role};
use record::progress::Unwatched;
use record::{Fate, Item, PartPath, SourceId};

/// Everything that was taken, by path.
#[derive(Default)]
struct All(Vec<Taken>);

impl Sink for All {
    fn id(&mut self, digest: Digest) -> SourceId {
        SourceId::new(digest.short())
    }

    fn take(&mut self, taken: Taken) {
        self.0.push(taken);
    }
}

impl All {
    fn of(bytes: &[u8]) -> All {
        let handed = Handed {
            path: PartPath::file("a.eml"),
            inside: None,
            name: "a.eml".to_owned(),
            says: None,
            digest: None,
            statement: None,
        };
        let mut all = All::default();
        let met = one::read(&handed, Bytes::Whole(bytes), &Limits::default(), &mut all, &Unwatched);
        assert_eq!(met, all.0.len() as u64);
        all.0.sort_by_key(|taken| taken.source.number);
        all
    }

    fn item(&self, path: &str) -> &Item {
        let taken = self.0.iter().find(|taken| taken.source.path.as_str() == path);
        &taken.unwrap_or_else(|| panic!("no {path}")).item.as_ref().unwrap().0
    }

    fn problems(&self) -> Vec<&str> {
        self.0.iter().flat_map(|taken| &taken.source.problems).map(|problem| problem.code).collect()
    }

    fn paths(&self) -> Vec<&str> {
        self.0.iter().map(|taken| taken.source.path.as_str()).collect()
    }
}

const HEAD: &str = "From: desk@quay.example\r\nTo: vera@lantern.example\r\nDate: Tue, 14 Oct 2031 18:35:02 -0400\r\n\
                    Subject: Lamp\r\nMessage-ID: <1@quay.example>\r\nMIME-Version: 1.0\r\n";

fn page(html: &str) -> All {
    All::of(format!("{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n{html}").as_bytes())
}

#[test]
fn all_that_a_page_shows_is_read_in_order() {
    let cases = [
        ("<h1>Notice</h1><p>The pier is closed</p>", "Notice\n\nThe pier is closed"),
        ("<div>one</div><div>two <b>bold</b></div>three", "one\ntwo bold\nthree"),
        ("a<br>b<br><br>c<br><br><br>d", "a\nb\n\nc\n\nd"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\nb\nc"),
        ("<head><title>t</title><style>x{}</style></head><body>w&ouml;rds &amp; more", "wörds & more"),
        ("<html><head><meta charset=utf-8><body>no end of the head", "no end of the head"),
        ("before<script>alert(1)</script> after<!-- not this -->", "before after"),
        ("<nav>menu</nav><footer class=footer>unsubscribe</footer><button>Yes</button>", "menu\nunsubscribe\nYes"),
        ("words<blockquote type=cite>quoted<blockquote>deeper</blockquote></blockquote>", "words\n\nquoted\n\ndeeper"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("", ""),
    ];
    for (html, expected) in cases {
        let all = page(html);
        assert_eq!(all.item("a.eml").text, expected, "{html}");
    }
}

#[test]
fn what_a_page_hides_is_told() {
    let all = page("shown<div style=\"display: none\">not seen</div>");
    assert_eq!(all.item("a.eml").text, "shown");
    assert_eq!(all.problems(), ["hidden-words"]);
}

#[test]
fn links_of_a_page_keep_their_words_and_its_words_their_bytes() {
    let html =
        "<p>See <a href='https://lantern.example/a?b=1&amp;c=2'>the <b>list</b></a> and <a href=\"cid:1\">this</a></p>";
    let mail = format!("{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n{html}");
    let all = All::of(mail.as_bytes());
    let item = all.item("a.eml");
    assert_eq!(item.text, "See the list and this");
    let links: Vec<_> = item.links.iter().map(|link| (link.span.of(&item.text), link.target.as_str())).collect();
    assert_eq!(links, [("the list", "https://lantern.example/a?b=1&c=2")]);
    let raw = &all.0[0].item.as_ref().unwrap().1;
    let at = raw.raw(8..12).unwrap();
    assert_eq!(&mail[at], "list");
}

/// What is read of the mails within the words `body`: from whom, when, about what, to whom, and the words.
fn within(body: &str) -> Vec<String> {
    let all = All::of(format!("{HEAD}\r\n{body}").as_bytes());
    let mut out = Vec::new();
    for taken in &all.0[1..] {
        let (item, raw) = taken.item.as_ref().unwrap();
        assert_eq!((&taken.source.fate, taken.source.kind, item.held), (&Fate::Read, "quoted-mail", false));
        let envelope = item.envelope.as_ref().unwrap();
        let who = |role| {
            let one = |alias: &record::envelope::Alias| match (&alias.name, alias.kind) {
                (Some(name), _) => format!("{name} <{}>", alias.value),
                (None, AliasKind::Address) => format!("<{}>", alias.value),
                (None, _) => alias.value.clone(),
            };
            envelope.who(role).map(one).collect::<Vec<_>>().join("; ")
        };
        let sent = envelope.sent().map_or(String::new(), |dated| {
            let when = dated.time.interval.map_or("undated".to_owned(), |interval| interval.earliest.to_string());
            let claim = &dated.time.claims[0];
            let outer = all.item("a.eml");
            assert_eq!(claim.source, outer.source);
            let there: Vec<&str> = claim.span.of(&outer.text).split_whitespace().filter(|word| *word != ">").collect();
            assert_eq!(
                there.join(" "),
                dated.time.text.as_deref().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
            );
            format!("{} {when}", dated.field)
        });
        for (at, c) in item.text.char_indices() {
            assert!(raw.raw(at..at + c.len_utf8()).is_some(), "{c:?} at {at} is led nowhere");
        }
        let subject = envelope.subject.as_deref().unwrap_or_default();
        let fields = [who(Role::From), sent, who(Role::To), who(Role::Cc), subject.to_owned()];
        out.push(format!("{} | {}", fields.join(" | "), item.text.trim_end()));
    }
    out
}

#[test]
fn mails_with_a_head_of_labels_are_items_of_their_own() {
    let original = "See below.\n\n-----Original Message-----\nFrom: Holm, Vera [mailto:vera@lantern.example]\n\
                    Sent: Tuesday, October 14, 2031 7:02 PM\nTo: Brand, Otto; 'desk@quay.example'\nCc: Ode, Ann\n\
                    Subject: The lamp\n\nIt went out.\n\n-----Original Message-----\nFrom: Otto Brand\n\
                    Sent: Monday, October 13, 2031 9:00 AM\nTo: Holm, Vera\nSubject: Key\n\nWho has it?\n";
    assert_eq!(
        within(original),
        [
            "Holm, Vera <vera@lantern.example> | Sent 2031-10-14T19:02:00 | Brand, Otto; <desk@quay.example> | Ode, Ann | The lamp | \
         It went out.",
            "Otto Brand | Sent 2031-10-13T09:00:00 | Holm, Vera |  | Key | Who has it?",
        ]
    );
    assert_eq!(within(&original.replace('\n', "\r\n")).len(), 2);
    let rule = "Words\n\n________________________________\nVon: Vera Holm <vera@lantern.example>\n\
                Gesendet: Mittwoch, 12. März 2031 14:05\nAn: Otto Brand\nBetreff: AW: Lampe\n\nSie ist aus.\n";
    assert_eq!(
        within(rule),
        ["Vera Holm <vera@lantern.example> | Gesendet 2031-03-12T14:05:00 | Otto Brand |  | AW: Lampe | Sie ist aus.",]
    );
    let apple = "Begin forwarded message:\n\n> From: Vera Holm <vera@lantern.example>\n> Subject: The lamp\n\
                 > Date: 14 October 2031 at 19:02:11 CEST\n> To: desk@quay.example\n> \n> It went out.\n> > earlier\n";
    assert_eq!(
        within(apple),
        [
            "Vera Holm <vera@lantern.example> | Date 2031-10-14T19:02:11 | <desk@quay.example> |  | The lamp | It went out.\n> earlier",
        ]
    );
    let french = "Voir.\n\n-------- Message original --------\nObjet : La lampe\nDate : mardi 14 octobre 2031 à 19:02\n\
                  De : Vera Holm\nPour : rien\nÀ : desk@quay.example\n\nElle est morte.\n";
    assert_eq!(within(french).len(), 1);
    let bold = "*From:* Vera Holm <vera@lantern.example>\n*Sent:* Tuesday, October 14, 2031 7:02 PM\n*To:* Otto\n\
                *Subject:* The lamp\n\nOut.\n";
    assert_eq!(
        within(bold),
        ["Vera Holm <vera@lantern.example> | Sent 2031-10-14T19:02:00 | Otto |  | The lamp | Out.",]
    );
}

#[test]
fn mails_as_lotus_notes_passes_them_on_are_items_of_their_own() {
    let notes = "fyi\n---------------------- Forwarded by Ann Ode/QUAY/LTN on 10/20/2031 08:07 \n\
                 AM ---------------------------\n   \n\t\n\tFrom:  Vera Holm                           10/17/2031 12:16 PM\n\t\n\n\
                 To: Otto Brand/QUAY/LTN@LTN, Ann \nOde/QUAY/LTN@LTN\ncc:  \nSubject: The lamp  \n\nIt went out.\n\n\n\
                 Otto Brand\n04/05/2031 09:01:03 PM\nTo: Vera Holm/QUAY/LTN@LTN\ncc: \nSubject: Key\n\nWho has it?\n\n\
                 \"Ann Ode\" <ann@lantern.example> on 10/19/2031 \n09:01:03 PM\nTo: \"Vera\" <vera@lantern.example>\ncc:  \n\
                 Subject: finally\n\nNot me.\n";
    assert_eq!(
        within(notes),
        [
            "Vera Holm | From 2031-10-17T12:16:00 | Otto Brand/QUAY/LTN@LTN; Ann Ode/QUAY/LTN@LTN |  | The lamp | It went out.",
            "Otto Brand | Date undated | Vera Holm/QUAY/LTN@LTN |  | Key | Who has it?",
            "Ann Ode <ann@lantern.example> | Date 2031-10-19T21:01:03 | Vera <vera@lantern.example> |  | finally | Not me.",
        ]
    );
}

#[test]
fn heads_of_lotus_notes_come_in_other_shapes() {
    let head = "To: Otto Brand/QUAY/LTN@LTN\ncc:  \nSubject: The lamp\n\nOut.\n";
    let expected = "Vera Holm <vera@lantern.example> | ";
    for who in [
        "\tFrom:  Vera Holm <vera@lantern.example>                \n10/17/2031 12:16 PM\n\t\n\n",
        "\tVera Holm <vera@lantern.example>\n\tSent by: Ann Ode\n\t10/17/2031 12:16 PM\n\t\t\n",
        "Vera Holm <vera@lantern.example> on 10/17/2031 12:16:00 PM\nPlease respond to <ann@lantern.example>\n",
        "----- Message from Vera Holm <vera@lantern.example> on 10/17/2031 12:16:00 PM\n",
    ] {
        let found = within(&format!("See below.\n\n{who}{head}"));
        assert!(
            found.len() == 1 && found[0].starts_with(expected) && found[0].contains("2031-10-17T12:16:00"),
            "{found:?}"
        );
    }
    let one = "\tVera Holm/QUAY@LTN 10/17/2031 12:16 PM \t   To: Holm, Otto  cc: Ann Ode/QUAY@LTN  Subject: The lamp\t\n\nOut.\n";
    assert_eq!(
        within(one),
        ["Vera Holm/QUAY@LTN | Date 2031-10-17T12:16:00 | Holm, Otto | Ann Ode/QUAY@LTN | The lamp | Out.",]
    );
}

#[test]
fn quotations_below_a_line_that_says_whose_they_are_are_items_of_their_own() {
    let answer = "On Tue, 14 Oct 2031 at 19:02, Vera Holm <vera@lantern.example> wrote:\n\n> It went out.\n\nWhen?\n\n> At six.\n\
                  >\n> On Monday, 13 Oct 2031, Otto Brand\n> <otto@quay.example> wrote:\n> > Who has\n> > the key?\n";
    assert_eq!(
        within(answer),
        [
            "Vera Holm <vera@lantern.example> | Date 2031-10-14T19:02:00 |  |  |  | It went out.\nAt six.",
            "Otto Brand <otto@quay.example> | Date 2031-10-13T00:00:00 |  |  |  | Who has\nthe key?",
        ]
    );
    for (line, from, when) in [
        ("Vera Holm wrote:", "Vera Holm", ""),
        ("--- Vera Holm <vera@lantern.example> wrote:", "Vera Holm <vera@lantern.example>", ""),
        ("vera@lantern.example writes:", "<vera@lantern.example>", ""),
        ("Am 12.03.2031 um 14:05 schrieb Vera Holm:", "Vera Holm", "Date undated"),
        ("Am 14.03.2031 um 14:05 schrieb Vera Holm:", "Vera Holm", "Date 2031-03-14T14:05:00"),
        ("Le mer. 12 mars 2031 à 14:05, Vera Holm a écrit :", "Vera Holm", "Date 2031-03-12T14:05:00"),
        ("El 12 de marzo de 2031, Vera Holm escribió:", "Vera Holm", "Date 2031-03-12T00:00:00"),
        ("Op wo 12 mrt. 2031 om 14:05 schreef Vera Holm:", "Vera Holm", "Date 2031-03-12T14:05:00"),
    ] {
        assert_eq!(
            within(&format!("{line}\n> It went out.\n")),
            [format!("{from} | {when} |  |  |  | It went out.")],
            "{line}"
        );
    }
}

#[test]
fn what_only_looks_like_a_head_is_none() {
    for body in [
        "Dear all,\n\nTo: be\nor not to be\n",
        "From: the sea\nTo: the shore\n",
        "As Otto once wrote:\n\nNothing lasts.\n",
        "He wrote: \"no\".\n> quoted\n",
        "----------\nA list\n----------\nof things\n",
        "> quoted without a word of whose it is\n",
        "On reflection: no.\n> quoted\n",
    ] {
        assert_eq!(within(body), [""; 0], "{body}");
    }
}

#[test]
fn a_mail_quoted_twice_is_one() {
    let body = "-----Original Message-----\nFrom: Vera\nSent: Tuesday, October 14, 2031 7:02 PM\nTo: Otto\nSubject: Lamp\n\nOut of\noil.\n";
    let quoted = body.lines().map(|line| format!("> {line}\n")).collect::<String>();
    let identity = |body: &str| {
        let all = All::of(format!("{HEAD}\r\n{body}").as_bytes());
        assert_eq!(all.paths(), ["a.eml", "a.eml#1"]);
        all.item("a.eml#1").envelope.as_ref().unwrap().identity.clone()
    };
    assert!(identity(body).is_some());
    assert_eq!(identity(body), identity(&quoted));
    assert_ne!(identity(body), identity(&body.replace("oil", "luck")));
}

#[test]
fn base64_is_read_as_far_as_it_is_base64() {
    let cases: [(&str, &str, &[&str]); 7] = [
        ("aGVsbG8gd29ybGQ=", "hello world", &[]),
        ("aGVsbG8gd29ybGQ", "hello world", &[]),
        ("aGVsbG8=\r\naGVsbG8=\r\n", "hellohello", &[]),
        ("aGVs\r\nbG8=\r\n\r\n_____\r\na list's footer\r\n", "hello\n_____\r\na list's footer", &["broken-base64"]),
        ("Plain words, no base64 at all.", "Plain words, no base64 at all.", &["broken-base64"]),
        ("aG!Vs\r\nbG8gd29ybGQ=", "hello world", &["broken-base64"]),
        ("", "", &[]),
    ];
    for (coded, expected, problems) in cases {
        let mail = format!("{HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}");
        let all = All::of(mail.as_bytes());
        assert_eq!(all.item("a.eml").text, expected, "{coded:?}");
        assert_eq!(all.problems(), problems, "{coded:?}");
    }
}

#[test]
fn what_stands_behind_the_last_part_is_told() {
    let parts = "Content-Type: multipart/mixed; boundary=tide\r\n\r\n--tide\r\n\r\nwords\r\n--tide--\r\n";
    for (behind, problems) in
        [("", &[][..]), ("\r\n--tide--\r\n\r\n", &[]), ("\r\nand more words\r\n", &["behind-last-part"])]
    {
        let all = All::of(format!("{HEAD}{parts}{behind}").as_bytes());
        assert_eq!(all.problems(), problems, "{behind:?}");
    }
}

#[test]
fn names_of_attachments_are_put_together_and_decoded() {
    for (field, name) in [
        ("Content-Disposition: attachment; filename*=utf-8''l%C3%A4mp.txt", "lämp.txt"),
        ("Content-Disposition: attachment; filename*0*=utf-8''l%C3%A4; filename*1=mp; filename*2*=%2Etxt", "lämp.txt"),
        ("Content-Disposition: attachment; filename=\"=?utf-8?Q?l=C3=A4mp.txt?=\"", "lämp.txt"),
        ("Content-Type: application/x-tide; name=\"../../tides.txt\"", "../../tides.txt"),
        // Known to be wrong: what stands in an encoding that is not known is lost from names, though not from the original.
        ("Content-Disposition: attachment; filename*=klingon''l%E4mp.txt", "l\u{fffd}mp.txt"),
    ] {
        let mail = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\n{field}\r\n\r\nx\r\n--b--\r\n"
        );
        let all = All::of(mail.as_bytes());
        let attachments = &all.item("a.eml").envelope.as_ref().unwrap().attachments;
        assert_eq!(attachments.len(), 1, "{field}");
        assert_eq!(attachments[0].name.as_deref(), Some(name), "{field}");
    }
}

#[test]
fn an_unknown_encoding_is_told_and_the_words_are_read() {
    let mail = [HEAD.as_bytes(), b"Content-Type: text/plain; charset=klingon\r\n\r\nThe l\xe4mp went out, na\xefvely."]
        .concat();
    let all = All::of(&mail);
    assert_eq!(all.item("a.eml").text, "The lämp went out, naïvely.");
    assert_eq!(all.problems(), ["unknown-encoding"]);
}

#[test]
fn times_that_nobody_can_tell_are_kept_with_their_words() {
    let head = HEAD.replace("Tue, 14 Oct 2031 18:35:02 -0400", "04/05/2031 18:35");
    let all = All::of(
        format!("{head}Received: by x (a; b); Tue, 31 Feb 2031 10:00:00 +0000 (remark; more)\r\n\r\nx").as_bytes(),
    );
    let times = &all.item("a.eml").envelope.as_ref().unwrap().times;
    let told: Vec<_> =
        times.iter().map(|dated| (dated.field.as_str(), dated.time.interval, dated.time.text.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("Date", None, Some("04/05/2031 18:35")),
            ("Received", None, Some("Tue, 31 Feb 2031 10:00:00 +0000 (remark; more)")),
        ]
    );
    assert_eq!(all.problems(), ["day-or-month", "no-such-time"]);
}

/// The most that any of the mails below may take, built for debugging and beside other tests.
const SOON: std::time::Duration = std::time::Duration::from_secs(60);

fn soon(what: &str, mail: &[u8]) -> All {
    let start = std::time::Instant::now();
    // A stack as small as a worker's.
    let mail = mail.to_vec();
    let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || All::of(&mail)).unwrap();
    let all = read.join().unwrap_or_else(|_| panic!("{what} is not read"));
    assert!(start.elapsed() < SOON, "{what} took {:?}", start.elapsed());
    all
}

#[test]
fn mails_nested_ten_thousand_deep_are_read_as_deep_as_anything() {
    let multiparts: String =
        (0..10_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
    let all = soon("multiparts in multiparts", format!("{HEAD}{multiparts}\r\nthe words\r\n").as_bytes());
    assert!(!all.paths().is_empty());
    let mails = format!("{HEAD}Content-Type: message/rfc822\r\n\r\n").repeat(10_000);
    let all = soon("mails in mails", format!("{mails}{HEAD}\r\nthe words\r\n").as_bytes());
    let fates: Vec<&Fate> = all.0.iter().map(|taken| &taken.source.fate).collect();
    assert!(matches!(fates.last(), Some(Fate::Failed(_))), "what is too deep is told");
    let quotes: String = (1..1000).map(|n| format!("{} wrote:\n", ">".repeat(n))).collect();
    soon("quotations in quotations", format!("{HEAD}\r\n{quotes}").as_bytes());
    let page = "<div><blockquote>".repeat(20_000);
    soon("elements in elements", format!("{HEAD}Content-Type: text/html\r\n\r\n{page}words").as_bytes());
}

#[test]
fn a_mail_of_many_parts_is_read_whole() {
    let parts =
        "--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n";
    let mail = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--\r\n", parts.repeat(20_000));
    let all = soon("many parts", mail.as_bytes());
    assert_eq!(all.item("a.eml").envelope.as_ref().unwrap().attachments.len(), 20_000);
    assert_eq!(all.0.len(), 20_001);
}

#[test]
fn a_mail_of_one_long_line_is_read_whole() {
    for (what, piece) in
        [("words", "word "), ("one word", "x"), ("a label", "From: a@b.example, "), ("marks", ">"), ("brackets", "<a ")]
    {
        let line = piece.repeat((4 << 20) / piece.len());
        let all = soon(what, format!("{HEAD}\r\n{line}").as_bytes());
        assert_eq!(all.item("a.eml").text.len(), line.len(), "{what}");
        soon(what, format!("{HEAD}Content-Type: text/html\r\n\r\n{line}").as_bytes());
        soon(what, format!("{HEAD}To: {line}\r\n\r\nx").as_bytes());
        soon(
            what,
            format!("{HEAD}\r\n-----Original Message-----\r\nFrom: a\r\nTo: {line}\r\nSubject: x\r\n\r\nx").as_bytes(),
        );
    }
}

#[test]
#[ignore = "slow: 200 MB, 100,000 parts"]
fn larger_than_anybody_writes() {
    let line = "word ".repeat(40 << 20);
    let all = soon("a line of 200 MiB", format!("{HEAD}\r\n{line}").as_bytes());
    assert_eq!(all.item("a.eml").text.len(), line.len());
    let lines = "From: a\r\nTo: b,\r\n,\r\n".repeat(2 << 20);
    soon("labels", format!("{HEAD}\r\n{lines}").as_bytes());
    let part = "--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n".repeat(100_000);
    let all = soon(
        "100,000 parts",
        format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{part}--b--\r\n").as_bytes(),
    );
    assert_eq!(all.0.len(), 100_001);
}
