//! What each reader begins with: the reports and pages of `corpora/`, and what is made of them in memory.

use super::Reader;
use encoding_rs::Encoding;
use std::path::Path;

/// A path in a folder, and bytes.
pub(super) type File = (String, Vec<u8>);

/// Files that are read together.
#[derive(Clone)]
pub(super) struct Fixture {
    pub(super) files: Vec<File>,
    /// How many of them, from the first on, are mutated.
    pub(super) open: usize,
}

/// The invented reports, side-cars and pages of the project, by name.
pub(super) struct Corpora {
    reports: Vec<File>,
    pages: Vec<File>,
    saved: Vec<File>,
    /// Mails, by their places in a mail folder.
    mails: Vec<File>,
    /// By the folder that they are in.
    formats: Vec<(String, Vec<File>)>,
}

impl Corpora {
    pub(super) fn load() -> Corpora {
        let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora");
        let cases = std::fs::read_dir(corpora.join("cases")).expect("the cases");
        let mut folders: Vec<_> = cases.map(|case| case.expect("a case").path()).collect();
        folders.retain(|case| !case.to_string_lossy().contains("held-"));
        folders.push(corpora.join("demo"));
        let mut reports: Vec<File> = folders.iter().flat_map(|case| files(&case.join("reports"))).collect();
        reports.sort();
        let pages = files(&corpora.join("pages"));
        let mut saved = files(&corpora.join("pages/saved"));
        let parts = files(&corpora.join("pages/saved/quay_files"));
        saved.extend(parts.into_iter().map(|(name, bytes)| (format!("quay_files/{name}"), bytes)));
        let formats = std::fs::read_dir(corpora.join("formats")).expect("the formats");
        let mut formats: Vec<(String, Vec<File>)> = formats
            .map(|folder| folder.expect("a format").path())
            .map(|folder| (folder.file_name().expect("a name").to_string_lossy().into_owned(), files(&folder)))
            .collect();
        formats.sort();
        let mails = ["cur", "new", ".Sent.2031/cur"].into_iter().flat_map(|within| {
            let mails = files(&corpora.join("formats/maildir").join(within));
            mails.into_iter().map(move |(name, bytes)| (format!("{within}/{name}"), bytes))
        });
        Corpora { reports, pages, saved, mails: mails.collect(), formats }
    }

    /// The files of a format, each by itself.
    fn format(&self, name: &str) -> Vec<Fixture> {
        let files = self.formats.iter().filter(|(folder, _)| folder == name).flat_map(|(_, files)| files);
        files.map(|(name, bytes)| alone(name, bytes.as_slice())).collect()
    }

    fn ending<'a>(files: &'a [File], end: &str) -> Vec<&'a [u8]> {
        files.iter().filter(|(name, _)| name.ends_with(end)).map(|(_, bytes)| bytes.as_slice()).collect()
    }
}

/// The files of `folder`, in order.
fn files(folder: &Path) -> Vec<File> {
    let entries = std::fs::read_dir(folder).expect("a folder of fixtures").map(|entry| entry.expect("a file").path());
    let mut files: Vec<File> = entries
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a fixture"))
        })
        .collect();
    files.sort();
    files
}

/// Words in writings that the encodings from before Unicode were made for.
const SENTENCES: &[(&str, &[&str])] = &[
    (
        "“The lamp is out,” she wrote – “it won’t last.” The café’s keeper, José Ångström, read it naïvely at 6:35 p.m. \
         Élan, garçon, déjà vu: nobody answered him, and the Müller boat left without a lamp.\r\n",
        &["windows-1252", "iso-8859-15", "macintosh"],
    ),
    (
        "Żółta łódź wróciła do portu, a latarnik napisał: „Nie mam już lampy i nikt mi jej nie odda”. Łukasz milczał.\r\n",
        &["windows-1250", "iso-8859-2"],
    ),
    (
        "Смотритель маяка написал вечером: «Лампы больше нет». Ответа он не получил ни утром, ни на следующий день.\r\n",
        &["windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"],
    ),
    ("Ο φύλακας έγραψε: «Η λάμπα έσβησε». Κανείς δεν του απάντησε ως το πρωί.\r\n", &["windows-1253", "iso-8859-7"]),
    ("Fener bekçisi “Lamba söndü” diye yazdı; ığdır gemisi şafakta döndü.\r\n", &["windows-1254"]),
    ("שומר המגדלור כתב בערב שהמנורה כבתה ואיש לא ענה לו.\r\n", &["windows-1255", "iso-8859-8"]),
    ("كتب حارس المنارة مساء أن المصباح انطفأ ولم يجبه أحد حتى الصباح.\r\n", &["windows-1256", "iso-8859-6"]),
    ("Bākas sargs rakstīja: “Lampa ir izdzisusi”. Neviens viņam neatbildēja.\r\n", &["windows-1257", "iso-8859-13"]),
    ("ผู้ดูแลประภาคารเขียนว่าตะเกียงดับแล้วและไม่มีใครตอบเขา\r\n", &["windows-874"]),
    (
        "灯台守は夕方に「ランプはもうない」と書いたが、朝になっても返事はなかった。ｶﾀｶﾅ abc 123。\r\n",
        &["shift_jis", "euc-jp", "iso-2022-jp"],
    ),
    ("守灯塔的人晚上写道：“灯已经没有了。”直到早上也没有人回答他。abc 123。\r\n", &["gbk", "gb18030"]),
    ("守燈塔的人晚上寫道：「燈已經沒有了。」直到早上也沒有人回答他。Ê̄ abc 123。\r\n", &["big5"]),
    ("등대지기는 저녁에 \"등불이 이제 없다\"고 썼지만 아침까지 아무도 대답하지 않았다.\r\n", &["euc-kr"]),
];

fn alone(name: &str, bytes: impl Into<Vec<u8>>) -> Fixture {
    Fixture { files: vec![(name.to_owned(), bytes.into())], open: 1 }
}

/// What the reader begins with. The first file is the one that it reads.
pub(super) fn of(reader: Reader, corpora: &Corpora) -> Vec<Fixture> {
    let texts = || Corpora::ending(&corpora.reports, ".txt").into_iter();
    let ordinary = || texts().filter(|text| has_case(text));
    match reader {
        Reader::PlainText => {
            let names = ["a.txt", "a.TXT", "a.text"];
            ordinary().enumerate().map(|(n, text)| alone(names[n % names.len()], text)).collect()
        }
        Reader::Markdown => markdown(corpora, ordinary().next().unwrap_or_default()),
        Reader::Unnamed => {
            let names = ["a", "notes v1.2", "Mr. Smith"];
            texts().enumerate().map(|(n, text)| alone(names[n % names.len()], text)).collect()
        }
        Reader::Stripped => {
            let made = ordinary().take(3).map(|text| stripped(&String::from_utf8_lossy(text)).into_bytes());
            let found = texts().filter(|text| !has_case(text)).map(<[u8]>::to_vec);
            found.chain(made).map(|text| alone("a.txt", text)).collect()
        }
        Reader::Unicode => {
            let sentences = SENTENCES.iter().map(|(words, _)| words.repeat(3));
            let reports = ordinary().take(4).map(|text| String::from_utf8_lossy(text).into_owned());
            let odd = "𝒳 and 🎺, and e\u{301}, and \u{10ffff}.\n".repeat(20);
            let texts = sentences.chain(reports).chain([odd]);
            texts.flat_map(|text| unicode(&text)).map(|bytes| alone("a.txt", bytes)).collect()
        }
        Reader::CodePages => {
            let encoded =
                SENTENCES.iter().flat_map(|(words, labels)| labels.iter().map(move |label| encoded(words, label)));
            encoded.flat_map(|bytes| [alone("a.txt", bytes.repeat(4)), alone("a.txt", bytes)]).collect()
        }
        Reader::WebPage => {
            let names = ["a.html", "a.htm", "a.XHTML", "a.shtml"];
            let pages = Corpora::ending(&corpora.pages, ".html").into_iter();
            pages.enumerate().map(|(n, page)| alone(names[n % names.len()], page)).collect()
        }
        Reader::DeclaredPage => declared_pages(),
        Reader::SavedPage => {
            let mut files = corpora.saved.clone();
            files.sort_by_key(|(name, _)| !name.ends_with("quay.html"));
            vec![Fixture { open: files.len(), files }]
        }
        Reader::WebArchive => archives(corpora),
        Reader::SideCar => side_cars(corpora),
        Reader::JsonLines => {
            let words = SENTENCES.iter().map(|(words, _)| (*words).to_owned());
            let reports = texts().take(3).map(|text| String::from_utf8_lossy(text).into_owned());
            json_lines(&words.chain(reports).collect::<Vec<_>>())
        }
        Reader::Mail => corpora.format("eml"),
        Reader::Mailbox => corpora.format("mbox"),
        Reader::MailFolder => corpora.mails.iter().map(|(name, bytes)| alone(name, bytes.as_slice())).collect(),
        Reader::XArchive => corpora.format("x-archive"),
        Reader::Telegram => corpora.format("telegram"),
        Reader::Slack => corpora.format("slack"),
        Reader::WhatsApp => corpora.format("whatsapp"),
        Reader::Signal => corpora.format("signal"),
        Reader::OutlookMail => corpora.format("msg"),
        Reader::OutlookStore => corpora.format("pst"),
        Reader::OutlookRider => corpora.format("tnef"),
        Reader::ShortMessages => corpora.format("rsmf"),
        Reader::PhoneBackup => corpora.format("sms"),
        Reader::MessageTable => message_tables(corpora.format("tables")),
        Reader::Zip => corpora.format("zip"),
        Reader::Gzip => corpora.format("gzip"),
        Reader::Tar => corpora.format("tar"),
        Reader::Zstandard => corpora.format("zstd"),
        Reader::Docx => corpora.format("docx"),
        Reader::Xlsx => corpora.format("xlsx"),
        Reader::Pdf => corpora.format("pdf"),
        Reader::NotYet => {
            let names = ["a.pdf", "a.rar", "a.doc", "a.json", "a.png", "a.xyz", "table.csv", "a.odt", "a.txt", "a"];
            let bodies = [b"words of a report\n".repeat(20), vec![0; 300], (0..=255).collect()];
            names.iter().flat_map(|name| bodies.iter().map(move |body| alone(name, body.as_slice()))).collect()
        }
    }
}

/// Each table by itself, and the one that a side-car is about with it.
fn message_tables(all: Vec<Fixture>) -> Vec<Fixture> {
    let (maps, mut tables): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.files[0].0.ends_with(".map.toml"));
    tables.retain(|one| one.files[0].0 != "boats.csv");
    for map in maps {
        let about = tables.iter_mut().find(|one| map.files[0].0.starts_with(&one.files[0].0));
        let table = about.expect("the table of a side-car");
        table.files.extend(map.files);
        table.open = table.files.len();
    }
    tables
}

/// The texts, a line each, as different programs write them.
fn json_lines(texts: &[String]) -> Vec<Fixture> {
    let ascii = |c: char| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
    let escaped = |text: &str, all: bool| {
        let one = |c: char| match c {
            '"' | '\\' => format!("\\{c}"),
            '\n' => "\\n".to_owned(),
            c if c.is_control() || all && !c.is_ascii() => ascii(c),
            c => c.to_string(),
        };
        text.chars().map(one).collect::<String>()
    };
    let lines = |of: &dyn Fn(usize, &str) -> String, end: &str| {
        texts.iter().enumerate().map(|(n, text)| of(n, text) + end).collect::<String>()
    };
    let plain = lines(&|n, text| format!("{{\"id\":\"m{n}\",\"text\":\"{}\"}}", escaped(text, false)), "\n");
    let ascii = lines(&|n, text| format!("{{\"id\": {n}, \"text\": \"{}\"}}", escaped(text, true)), "\r\n\r\n");
    let more = lines(
        &|n, text| format!("{{\"to\":[{{\"x\":null}}], \"text\":\"{}\", \"id\":\"<{n}@quay>\"}}", escaped(text, false)),
        "\n",
    );
    let names = ["a.jsonl", "a.NDJSON"];
    let files = [plain.clone(), ascii, format!("\u{feff}{more}"), plain.trim_end().to_owned()];
    files.into_iter().enumerate().map(|(n, lines)| alone(names[n % names.len()], lines)).collect()
}

fn has_case(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_uppercase)
}

/// Without case and punctuation, as stored copies are.
pub(super) fn stripped(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace());
    kept.flat_map(char::to_lowercase).collect()
}

fn markdown(corpora: &Corpora, body: &[u8]) -> Vec<Fixture> {
    let heads: [&[u8]; 3] = [
        b"---\ntitle: \"A lamp, and a letter\"\nauthor: Ann Reed\ndate: 2031-05-02T10:00:00Z\noutlet: The Gannet Post\n---\n\n",
        b"# A lamp, and a letter\n\n*By Ann Reed* | **May 2, 2031**\n\n> A quotation, set off.\n>\n> And on.\n\n",
        b"Title: A lamp\nDate: May 2, 2031\nUpdated: May 3, 2031\n\n",
    ];
    let made = heads.iter().map(|head| alone("a.markdown", [*head, body].concat()));
    Corpora::ending(&corpora.reports, ".md").into_iter().map(|text| alone("a.md", text)).chain(made).collect()
}

/// A text in all the forms of Unicode that are told apart.
fn unicode(text: &str) -> Vec<Vec<u8>> {
    let low: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let low4: Vec<u8> = text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
    let high4: Vec<u8> = text.chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
    vec![
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        [b"\xff\xfe", &low[..]].concat(),
        [b"\xfe\xff", &high[..]].concat(),
        [b"\xff\xfe\0\0", &low4[..]].concat(),
        [b"\0\0\xfe\xff", &high4[..]].concat(),
        low,
        high,
    ]
}

/// `words` in the encoding with the label `label`; what it lacks becomes a reference, as browsers write it.
fn encoded(words: &str, label: &str) -> Vec<u8> {
    Encoding::for_label(label.as_bytes()).expect("a known label").encode(words).0.into_owned()
}

/// A page of these words.
fn page(words: &str, declaration: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head>{declaration}<title>{words}</title></head><body><article><h1>{words}</h1><p>{words}\
         <p>{words}<em>{words}</em></p><blockquote>{words}</blockquote></article></body></html>"
    )
}

fn declared_pages() -> Vec<Fixture> {
    let mut out = Vec::new();
    for (words, labels) in SENTENCES {
        for label in *labels {
            let declared = page(words.trim(), &format!("<meta charset={label}>"));
            out.push(alone("a.html", encoded(&declared, label)));
            // Declared as something else, and as this in UTF-16.
            out.push(alone("a.html", encoded(&page(words.trim(), "<meta charset='utf-8'>"), label)));
            out.push(alone("a.html", [b"\xff\xfe", &utf16(&declared)[..]].concat()));
        }
    }
    out
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn archives(corpora: &Corpora) -> Vec<Fixture> {
    let mut out: Vec<Fixture> =
        Corpora::ending(&corpora.pages, ".mhtml").into_iter().map(|a| alone("a.mhtml", a)).collect();
    let mut archive = |head: &str, encoding: &str, body: &[u8]| {
        let start = format!(
            "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----Kettle----\"\r\n\r\n\
             ------Kettle----\r\nContent-Type: text/html{head}\r\nContent-Transfer-Encoding: {encoding}\r\n\
             Content-Location: https://kettle.example/a\r\n\r\n"
        );
        let end = b"\r\n------Kettle----\r\nContent-Type: image/png\r\n\r\nxx\r\n------Kettle------\r\n";
        out.push(alone("a.mht", [start.as_bytes(), body, end].concat()));
    };
    for (words, labels) in SENTENCES {
        let label = labels[0];
        let bytes = encoded(&page(words.trim(), ""), label);
        archive(&format!("; charset={label}"), "8bit", &bytes);
        archive(&format!("; charset=\"{label}\""), "quoted-printable", &quoted_printable(&bytes));
        archive("", "base64", &base64(page(words.trim(), "<meta charset=utf-8>").as_bytes()));
    }
    let inner = "Content-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/plain\n\nwords\n--in\n\
                 Content-Type: text/html\n\n<p>The keeper wrote a long letter about the lamp to the board.</p>\n--in--\n";
    let nested = format!("Content-Type: multipart/mixed; boundary=out\n\n--out\n{inner}\n--out--\n");
    out.push(alone("a.mhtml", nested));
    out
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for (n, byte) in bytes.iter().enumerate() {
        match byte {
            b' '..=b'~' if *byte != b'=' => out.push(*byte),
            _ => out.extend(format!("={byte:02X}").into_bytes()),
        }
        if n % 60 == 59 {
            out.extend(b"=\r\n");
        }
    }
    out
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for n in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * n)) as usize & 63];
            out.push(if n <= group.len() { letter } else { b'=' });
        }
        if out.len() % 78 == 76 {
            out.extend(b"\r\n");
        }
    }
    out
}

/// Side-cars, each with files that it speaks of.
fn side_cars(corpora: &Corpora) -> Vec<Fixture> {
    let with = |table: Vec<u8>, named: &[String]| {
        let words = |n: usize| format!("Lamp number {n}\n\nThe keeper wrote at 6:35 p.m. that the lamp was out.\n");
        let mut files = vec![("sources.csv".to_owned(), table)];
        files.extend(named.iter().enumerate().map(|(n, name)| (name.clone(), words(n).into_bytes())));
        Fixture { files, open: 1 }
    };
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut out: Vec<Fixture> = Corpora::ending(&corpora.reports, "sources.csv")
        .into_iter()
        .map(|table| {
            let text = String::from_utf8_lossy(table);
            let named: Vec<String> =
                text.lines().skip(1).take(3).filter_map(|line| Some(line.split(',').next()?.to_owned())).collect();
            with(table.to_vec(), &named)
        })
        .collect();
    let table = "\u{feff}Published,PATH,Outlet,Zone,Mood\n2031-03-04T10:00+01:00,b/two.txt,\"The \"\"Paper\"\", a daily\",\
                 Europe/Paris,glum\n2031-03-05,./a.txt,,+01:00,\nMarch 5,b/../b/two.txt,\"x\ny\",,\n,gone.txt,,,\n";
    let semicolons = "path;outlet;published;zone\r\na.txt;Le Phare;2031-03-04;Europe/Paris\r\nb\\two.txt;;;\r\n";
    let tabs = "path\toutlet\na.txt\tDer Leuchtturm\nb/two.txt\t\n";
    for table in [table, semicolons, tabs] {
        for bytes in unicode(table) {
            out.push(with(bytes, &names(&["a.txt", "b/two.txt"])));
        }
        out.push(with(encoded(table, "windows-1252"), &names(&["a.txt", "b/two.txt"])));
    }
    out
}
