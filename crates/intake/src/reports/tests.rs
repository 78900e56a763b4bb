use super::read;
use record::item::{BlockKind, Transmission};
use record::{Item, PartPath, SourceId, Span};

fn report(text: &str) -> Item {
    let item = read(text.to_owned(), &SourceId::new("0123456789ab"), &PartPath::file("a.txt"), None);
    check_blocks(&item);
    item
}

/// Blocks stand in order, don't overlap, begin and end with words, and leave nothing but white space out.
fn check_blocks(item: &Item) {
    let mut at = 0;
    for block in &item.blocks {
        assert!(block.span.start >= at, "{:?} overlaps in {:?}", block, item.text);
        let gap = item.text.get(at..block.span.start).expect("a block begins at a character");
        assert_eq!(gap.trim(), "", "left out of {:?}", item.text);
        let words = item.text.get(block.span.start..block.span.end).expect("a block ends at a character");
        assert!(!words.is_empty() && words.trim() == words, "{words:?} in {:?}", item.text);
        if let BlockKind::EmbeddedPost { words, name, handle, date } = &block.kind {
            for part in [Some(*words), *name, *handle, *date].into_iter().flatten() {
                assert!(block.span.contains(part) && item.text.get(part.start..part.end).is_some());
            }
        }
        at = block.span.end;
    }
    assert_eq!(item.text[at..].trim(), "", "left out of {:?}", item.text);
    let times = item.published.iter().chain(&item.updated);
    for time in times {
        let claim = time.claims.first().expect("a time from the text has its place");
        assert_eq!(Some(claim.span.of(&item.text)), time.text.as_deref());
    }
    for stated in [&item.title, &item.byline, &item.outlet].into_iter().flatten() {
        let words = stated.span.expect("what the text says has its place").of(&item.text);
        assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), stated.value);
    }
}

fn letter(kind: &BlockKind) -> char {
    match kind {
        BlockKind::Title => 'T',
        BlockKind::Byline => 'B',
        BlockKind::Credit => 'R',
        BlockKind::Caption => 'C',
        BlockKind::Update => 'U',
        BlockKind::EmbeddedPost { .. } => 'E',
        BlockKind::BlockQuotation => 'Q',
        BlockKind::Furniture => 'F',
        BlockKind::Paragraph => 'P',
    }
}

/// One letter for each block.
fn shape(text: &str) -> String {
    report(text).blocks.iter().map(|block| letter(&block.kind)).collect()
}

const BODY: &str =
    "The minister said on Tuesday that she had never seen the letter, and that nobody had told her of it.";

/// The letter for `unit` as the only paragraph between two of a body that has a title.
fn in_body(unit: &str) -> String {
    let shape = shape(&format!("Minister denies all knowledge of letter\n\n{BODY}\n\n{unit}\n\n{BODY}\n"));
    shape.strip_prefix("TP").and_then(|shape| shape.strip_suffix('P')).unwrap_or(&shape).to_owned()
}

#[test]
fn units_of_the_body_are_told_apart() {
    let cases = [
        ("C", "(Screen cap)"),
        ("C", "[image via screengrab]"),
        ("C", "Photo: Jane Doe"),
        ("C", "Photo by Jane Doe"),
        ("C", "The minister on her way to parliament. Getty Images"),
        ("C", "The minister on her way to parliament. Reuters"),
        ("C", "The minister at home (Screen cap)."),
        ("C", "The minister on her way to parliament on Monday. Jane Doe/AFP via Getty Images"),
        ("C", "FILE PHOTO: The minister on her way to parliament"),
        ("C", "![The minister](minister.jpg)"),
        ("P", "The minister told the news agency Reuters."),
        ("P", "The statement was sent to the Associated Press (AP)."),
        ("P", "Image matters, the minister said, and so do pictures of it."),
        ("U", "UPDATE 5:26 PM ET: The minister has now resigned, and has thanked her staff."),
        ("U", "Updated: 14 April 2031"),
        ("U", "Correction: An earlier version of this article misspelled a name."),
        ("U", "Corrections & clarifications: a name was misspelled."),
        ("U", "*Editor's note: the letter was dated.*"),
        ("U", "This story was updated on November 13 at 10:28 p.m."),
        ("U", "This article has been amended to give the right name."),
        ("U", "An earlier version of this story gave another name."),
        ("P", "Updated guidance shows that nobody had been told of the letter."),
        ("P", "Update your software, the minister told them."),
        ("P", "Correction officers were not told of the letter, she said."),
        ("R", "Additional reporting by Jane Doe"),
        ("R", "(Reporting by Jane Doe; Editing by John Roe)"),
        ("R", "John Roe contributed to this report."),
        ("P", "With that, the minister left the room."),
        ("F", "Advertisement"),
        ("F", "Press \"Enter\" to skip to content"),
        ("F", "Follow Jane Doe on Twitter: @janedoe"),
        ("F", "Sign up for our newsletter"),
        ("F", "Read more: Minister denies everything"),
        ("F", "Copyright (c) 2031 by the Paper. All rights reserved."),
        ("F", "© 2031 The Paper"),
        ("F", "We want to hear what you think about this article."),
        ("F", "Click here to read the letter"),
        ("F", "12 comments"),
        ("F", "* * *"),
        ("P", "[...]"),
        ("P", "Sign up or be struck off, the minister wrote to \"all of them\", and so they did as they were told."),
        ("P", "What the minister knew"),
        ("P", "Follow the money, the minister said."),
        ("E", "I never saw it.\n\n— Jane Doe (@janedoe) July 11, 2017"),
        ("E", "I never saw it.\nNobody told me.\n— Jane Doe (@jane_doe)"),
        ("E", "I never saw it. — Jane Doe (@janedoe) 11 July 2017"),
        ("E", "> I never saw it.\n> — Jane Doe (@janedoe) July 11, 2017"),
        ("P", "The minister — Jane Doe (@janedoe) to her followers — said that she knew nothing."),
        ("Q", "> I never saw it.\n> Nobody told me."),
        ("QQ", "> I never saw it.\n>\n> Nobody told me."),
        ("PQ", "In the message, she wrote:\n\nI never saw it, and nobody told me of it until now."),
        ("PP", "In the message, she wrote:\n\n\"I never saw it, and nobody told me of it until now.\""),
        ("PP", "In the message, she wrote:\n\n‘I never saw it, and nobody told me of it until now.’"),
        ("PP", "There are three things to know:\n\nThe minister never saw the letter, and says so."),
        ("PP", "She said this of the letter:\n\n1. She never saw it."),
        ("PQP", "In the message, she wrote:\n\nI never saw it.\n\nThe minister did not say more."),
    ];
    for (expected, unit) in cases {
        assert_eq!(in_body(unit), expected, "{unit}");
    }
}

#[test]
fn the_parts_of_a_post_have_their_places() {
    let text = format!("{BODY}\n\nI never saw it.\nNobody told me.\n\n— Jane Doe (@janedoe) July 11, 2017\n\n{BODY}");
    let item = report(&text);
    let BlockKind::EmbeddedPost { words, name, handle, date } = &item.blocks[1].kind else {
        panic!("{:?}", item.blocks)
    };
    let of = |span: &Option<Span>| span.unwrap().of(&text).to_owned();
    assert_eq!(words.of(&text), "I never saw it.\nNobody told me.");
    assert_eq!((of(name), of(handle), of(date)), ("Jane Doe".into(), "@janedoe".into(), "July 11, 2017".into()));
}

/// `shape | title | byline | outlet | published` of a head above a body.
fn head(head: &str) -> String {
    let item = report(&format!("{head}\n\n{BODY}\n\n{BODY}"));
    let value = |stated: Option<record::item::Stated>| stated.map_or("-".to_owned(), |stated| stated.value);
    let shape: String = item.blocks.iter().map(|block| letter(&block.kind)).collect();
    let published = item.published.map_or("-".to_owned(), |time| {
        time.interval.map_or(format!("? ({})", time.text.unwrap_or_default()), |interval| interval.earliest.to_string())
    });
    [shape, value(item.title), value(item.byline), value(item.outlet), published].join(" | ")
}

#[test]
fn heads_are_read_in_any_order() {
    let cases = [
        ("Minister denies all\nBy Jane Doe", "TBPP | Minister denies all | Jane Doe | - | -"),
        ("Minister denies all\n\nMinister denies all\nBy Jane Doe", "TTBPP | Minister denies all | Jane Doe | - | -"),
        (
            "Minister denies all\n\nBy Jane Doe, Staff Writer\nThe Harbour Lantern\nApril 14, 2031, 6:00 a.m. ET",
            "TBBBPP | Minister denies all | Jane Doe | The Harbour Lantern | 2031-04-14T06:00:00",
        ),
        (
            "Minister denies all\n\nby Jane Doe | Apr 14th, 2031, 11:52 am",
            "TBPP | Minister denies all | Jane Doe | - | 2031-04-14T11:52:00",
        ),
        (
            "Minister denies all\nBy Jane Doe, John Roe and Ann Poe for the Harbour News\nPosted 14 April 2031",
            "TBBPP | Minister denies all | Jane Doe, John Roe and Ann Poe | the Harbour News | 2031-04-14T00:00:00",
        ),
        (
            "Minister denies all\n\nShe says that nobody told her a thing\n\nJane Doe, Political Correspondent\n\n15 April 2031",
            "TPBBPP | Minister denies all | Jane Doe | - | 2031-04-15T00:00:00",
        ),
        (
            "# Minister denies all\n\n**By Jane Doe** · The Harbour Review · April 22, 2031",
            "TBPP | Minister denies all | Jane Doe | The Harbour Review | 2031-04-22T00:00:00",
        ),
        (
            "Skip to content\nSections | Subscribe | Sign in\n\nHarbour Dispatch\n\nMinister Denies All Knowledge\n\nBy JANE DOE",
            "FFFTBPP | Minister Denies All Knowledge | JANE DOE | Harbour Dispatch | -",
        ),
        ("Harbour Gazette, 8 March 2031", "BPP | - | - | Harbour Gazette | 2031-03-08T00:00:00"),
        (
            "What the minister wrote on March 3, 2031\n\nPublished March 5, 2031",
            "TBPP | What the minister wrote on March 3, 2031 | - | - | 2031-03-05T00:00:00",
        ),
        ("Minister denies all\n\nUpdated 9:14 AM EDT, Thu June 13, 2031", "TUPP | Minister denies all | - | - | -"),
        ("Minister denies all\n\nMarch 5", "TBPP | Minister denies all | - | - | ? (March 5)"),
        (
            "---\ntitle: \"Minister: denies all\"\nauthor: Jane Doe\ndate: 2031-03-05T10:00\noutlet: The Paper\nweight: 3\n---",
            "FTBBFFFPP | Minister: denies all | Jane Doe | The Paper | 2031-03-05T10:00:00",
        ),
        (
            "Title: Minister denies all\nDate: 5 March 2031\nSource: The Paper\nURL: https://example.org/a",
            "TBFFPP | Minister denies all | - | The Paper | 2031-03-05T00:00:00",
        ),
        ("© 2017 The Paper", "FPP | - | - | - | -"),
        ("By the numbers: the minister's year", "TPP | By the numbers: the minister's year | - | - | -"),
        ("By Monday it was over", "TPP | By Monday it was over | - | - | -"),
    ];
    for (text, expected) in cases {
        assert_eq!(head(text), expected, "{text}");
    }
}

#[test]
fn a_dateline_stays_in_its_paragraph_and_dates_the_report() {
    let item = report(&format!("Minister denies all\n\nPORTBURY, March 3 (AW) — {BODY}"));
    assert_eq!(item.blocks.len(), 2);
    let published = item.published.unwrap();
    assert_eq!((published.text.as_deref(), published.interval), (Some("March 3"), None));
    let item = report(&format!("Minister denies all\n\nPORTBURY, March 3, 2031 (AW) - {BODY}"));
    assert!(item.published.unwrap().interval.is_some());
    let item = report(&format!("Minister denies all\n\nOn March 3, 2031, it began — {BODY}"));
    assert_eq!(item.published, None);
}

#[test]
fn change_notes_keep_their_words() {
    let updated = |note: &str| {
        let times = report(&format!("Minister denies all\n\n{BODY}\n\n{note}")).updated;
        times.into_iter().map(|time| (time.text.unwrap(), time.interval.is_some(), time.zone)).collect::<Vec<_>>()
    };
    assert_eq!(updated("UPDATE 5:26 PM ET: She resigned."), [("5:26 PM ET".to_owned(), false, Some("ET".to_owned()))]);
    let note = "This story was updated on November 13 at 10:28 p.m.";
    assert_eq!(updated(note), [("November 13 at 10:28 p.m.".to_owned(), false, None)]);
    assert_eq!(updated("Last updated: 5 March 2031"), [("5 March 2031".to_owned(), true, None)]);
    assert_eq!(updated("Correction: An earlier version said that it was sent on March 3, 2031."), []);
}

#[test]
fn a_note_inside_a_paragraph_is_a_block() {
    let text = format!("Minister denies all\n\n{BODY} This story was updated on March 5 at 10:28 p.m. {BODY}");
    let item = report(&text);
    let shape: String = item.blocks.iter().map(|block| letter(&block.kind)).collect();
    assert_eq!(shape, "TPUP");
    assert_eq!(item.blocks[2].span.of(&text), "This story was updated on March 5 at 10:28 p.m.");
    assert_eq!(item.updated.len(), 1);
}

#[test]
fn other_pages_are_listed_behind_furniture() {
    let list = "You might also like\nGoose seen at breakwater\nFerry late again\nSign up for our newsletter";
    assert_eq!(shape(&format!("Minister denies all\n\n{BODY}\n\n{list}")), "TPFFFF");
    assert_eq!(shape(&format!("Minister denies all\n\n{BODY}\n\n{list}\n\n{BODY}")), "TPFFFFP");
    assert_eq!(shape(&format!("Minister denies all\n\n{BODY}\n\nMost read\n\nWhat she knew\n\n{BODY}")), "TPFPP");
}

#[test]
fn credits_of_names_stand_at_the_end() {
    assert_eq!(
        shape(&format!("Minister denies all\n\n{BODY}\n\n{BODY}\n\nWith Jane Doe and the Harbour Press")),
        "TPPR"
    );
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let wrapped = "Minister denies all\n\nThe minister said on Tuesday that she had never seen the letter, and\n\
                   that nobody had told her of it. She had been abroad for most of that\nweek, and her office had not \
                   thought that it was of any importance at\nall to anybody but those who wrote it.\n\nHer deputy said \
                   that he would look into the matter before the end of\nthe month, and that he would publish what he \
                   found.\n";
    assert_eq!(shape(wrapped), "TPP");
    assert_eq!(shape(&format!("Minister denies all\n{BODY}\n{BODY}\n{BODY}")), "TPPP", "a line each");
}

const STRIPPED: &str = "the minister said on tuesday that she had never seen the letter this story was updated on november \
    13 at 10 28 pm and that nobody had told her of it she wrote to her deputy that it was all a mistake and that she would \
    look into it we want to hear what you think about this article submit a letter to the editor or write to letters paper \
    com copyright c 2031 by the paper all rights reserved";

#[test]
fn a_stripped_copy_is_known_and_cut() {
    let item = report(STRIPPED);
    assert_eq!(item.transmission, Transmission::Stripped);
    let shape: String = item.blocks.iter().map(|block| letter(&block.kind)).collect();
    assert_eq!(shape, "PUPF");
    assert_eq!(item.blocks[1].span.of(STRIPPED), "this story was updated on november 13 at 10 28 pm");
    assert!(item.blocks[3].span.of(STRIPPED).starts_with("we want to hear"));
    assert_eq!(item.updated[0].text.as_deref(), Some("november 13 at 10 28 pm"));
    assert_eq!((item.updated[0].interval, item.published), (None, None));
    assert_eq!(item.title, None);
}

#[test]
fn a_stripped_copy_may_still_say_when_and_have_a_title_line() {
    let words = STRIPPED.split(" we want").next().unwrap();
    let dated = format!("minister denies all by jane doe the harbour paper march 5 2031 {words}");
    let item = report(&dated);
    assert_eq!(item.published.unwrap().text.as_deref(), Some("march 5 2031"));
    let told = report(&format!("a letter written by jane doe and sent on march 5 2031 is at the heart of it {words}"));
    assert_eq!(told.published, None);
    let titled = report(&format!("minister denies all\n\n{words} {words}"));
    assert_eq!(titled.title.unwrap().value, "minister denies all");
    let noted = report(&format!("{words} update 5 26 pm et she resigned {words}"));
    assert_eq!(noted.updated.len(), 3);
    let told = report(&format!("{words} she gave them an update and they updated their files {words}"));
    assert_eq!(told.updated.len(), 2, "only the two notes");
}

#[test]
fn only_texts_that_have_lost_their_marks_are_stripped() {
    let words = "some people wrote to other people about a thing that nobody knew ".repeat(20);
    let capitals = "Some People Wrote To Other People About It ".repeat(20);
    let cases = [
        (words.clone(), Transmission::Stripped),
        (capitals, Transmission::Stripped),
        ("a few words only".to_owned(), Transmission::Ordinary),
        ("A List Of Headlines In Capitals Without A Stop ".repeat(4), Transmission::Ordinary),
        (BODY.to_lowercase().repeat(5), Transmission::Ordinary),
        ("จดหมายถึงรัฐมนตรีเมื่อวานนี้ ".repeat(20), Transmission::Ordinary),
        ("部长说她从未见过这封信。".repeat(20), Transmission::Ordinary),
        (String::new(), Transmission::Ordinary),
    ];
    for (text, expected) in cases {
        assert_eq!(report(&text).transmission, expected, "{text}");
    }
}

/// Texts of all kinds of pieces that rules look for, in no sensible order.
fn jumbles() -> impl Iterator<Item = String> {
    const PIECES: [&str; 44] = [
        "\n",
        "\n\n",
        "\n\n",
        "\n\n",
        " ",
        " ",
        "\t",
        "\u{2028}",
        "\u{a0}",
        "> ",
        ">",
        "# ",
        "---\n",
        "***",
        "•",
        "—",
        "— ",
        "(@x) ",
        "(@",
        ")",
        "[",
        "]",
        "“",
        "”",
        "\"",
        ":",
        ":\n\n",
        ". ",
        "words and more words ",
        "By Jane Doe",
        "title: x",
        "UPDATE 5:26 PM ET",
        "This story was updated on ",
        "March 3, 2031",
        "13.11.2031",
        "10:28 p.m. ET",
        "+02:00",
        "© 2031",
        "You might also like\n",
        "Getty Images",
        "ß é\u{301} 東京 \u{feff}\u{200b}",
        "\u{0}\u{1}\u{7f}",
        "Photo:",
        "Name (@h) July 1, 2031",
    ];
    let mut seed = 1u64;
    (0..4000).map(move |i| {
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let count = next(if i % 50 == 0 { 200 } else { 25 });
        (0..count).map(|_| PIECES[next(PIECES.len())]).collect()
    })
}

#[test]
fn any_text_is_covered_by_its_blocks() {
    for text in jumbles() {
        report(&text);
    }
}

#[test]
fn line_ends_change_nothing() {
    let shown = |item: &Item| {
        let words = |span: Span| span.of(&item.text).split_whitespace().collect::<Vec<_>>().join(" ");
        item.blocks.iter().map(|block| (letter(&block.kind), words(block.span))).collect::<Vec<_>>()
    };
    for text in jumbles() {
        let unix = report(&text);
        for ends in ["\r\n", "\r"] {
            let other = report(&text.replace('\n', ends));
            assert_eq!(shown(&unix), shown(&other), "{text:?}");
            assert_eq!(unix.title.as_ref().map(|title| &title.value), other.title.as_ref().map(|title| &title.value));
        }
    }
}

#[test]
fn a_name_ends_with_its_line_whatever_ends_it() {
    for end in ["\n", "\r\n", "\r", "\u{2028}"] {
        let item = report(&[">By Ann", ">", "d g m t c s y e d f e g."].join(end));
        assert_eq!(item.byline.map(|byline| byline.value).as_deref(), Some("Ann"), "{end:?}");
    }
}
