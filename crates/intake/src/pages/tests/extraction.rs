use super::{files, page};
use crate::pages::{addresses, encoding, entities};
use record::BlockKind;

const LINE: &str =
    "<p>The clerk of the board wrote a long letter about the lamp, and sent it to the keeper by the evening boat.</p>";

/// The running text of a page with `body` between two paragraphs, and of these nothing.
fn text(body: &str) -> String {
    let html = format!("<body><div id=menu><a href=/>Home</a></div><main>{LINE}{body}{LINE}</main>");
    let pile = page("a.html", html.as_bytes());
    let item = &pile.items[0];
    let line = &LINE[3..LINE.len() - 4];
    let blocks = item.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let blocks: Vec<&str> = blocks.map(|block| block.span.of(&item.text)).collect();
    assert!(blocks.len() >= 2 && blocks[0] == line && blocks[blocks.len() - 1] == line, "{blocks:?}");
    blocks[1..blocks.len() - 1].join("|")
}

#[track_caller]
fn reads(body: &str, expected: &str) {
    assert_eq!(text(body), expected);
}

#[test]
fn words_stay_whole_and_apart_as_on_the_page() {
    reads("<p>The la<b>mp</b> was\n  lit&nbsp;by <i>Ada</i>.</p>", "The lamp was lit by Ada.");
    reads(
        "<p>One line<br>and another.<br><br>A third, which stands apart.</p>",
        "One line|and another.|A third, which stands apart.",
    );
    reads("<div>Ends here.<div>Begins here.</div></div>", "Ends here.|Begins here.");
    reads(
        "<p>AT&T and &copy2031 and &notin; &#x27;so&#39; &unknown; &amp;amp;.</p>",
        "AT&T and ©2031 and ∉ 'so' &unknown; &amp;.",
    );
    reads("<p>a < b and 3<4 are no tags.</p>", "a < b and 3<4 are no tags.");
    reads("<pre>ADA: is the lamp lit?\n  IVO: not since   May.\n</pre>", "ADA: is the lamp lit?|IVO: not since May.");
    reads("<p>Wash&shy;ington has no mark in it.</p>", "Washington has no mark in it.");
}

#[test]
fn what_is_no_text_is_left_out() {
    reads("<script>if (a < b) { document.write('<p>Not this line, of all the lines.</p>') }</script>", "");
    reads("<script><!--\ndocument.write('<script>x<\\/script>')\n--></script><!-- <p>Nor this.</p> -->", "");
    reads("<style>p::after { content: '<p>no</p>' }</style><template><p>A template is for later.</p></template>", "");
    reads("<p style='display : none'>This is hidden from everybody who reads it.</p>", "");
    reads("<textarea><p>Typed by nobody.</p></textarea><select><option>One<option>Two</select>", "");
}

#[test]
fn a_paragraph_full_of_links_is_kept_and_a_list_of_links_is_not() {
    let people = "<p><a href=/1>Ada Wren of the Gannet Post</a>, who had seen the lamp at the head for years and had lit it more than once in her time there, told \
        <a href=/2>the harbour board of Skerry Head and Gull Point</a> that it was <a href=/3>not hers to sell at all, and never had been</a>.</p>";
    assert!(text(people).contains("Ada Wren of the Gannet Post, who"), "{}", text(people));
    reads("<ul><li><a href=/1>Harbour board meets</a><li><a href=/2>Lamp is found at last</a></ul>", "");
}

#[test]
fn words_of_somebody_in_a_box_are_kept() {
    let boxed = |words: &str| text(&format!("<div class=callout><p>{words}</p></div>"));
    assert!(!boxed("“I have the lamp, and I will keep it under the stairs,” the message said, “until the board has paid me for it.”").is_empty());
    assert!(boxed("Nine more things to know about lamps, and about those who keep them on the coasts of this country, and why.").is_empty());
}

#[test]
fn a_page_whose_text_stands_in_the_wrong_place_is_read_all_the_same() {
    for open in ["<button>", "<nav>", "<div style='display:none'>", "<label>", "<noscript>"] {
        let pile = page("a.html", format!("<body>{open}{LINE}{LINE}").as_bytes());
        assert_eq!(pile.items.len(), 1, "{open}");
        assert!(pile.items[0].blocks.iter().any(|block| block.kind == BlockKind::Paragraph), "{open}");
    }
}

#[test]
fn a_page_that_shows_its_text_to_machines_only_is_read_from_there() {
    let pile = page(
        "a.html",
        b"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"The lamp was sold.\\nNobody knew.\"}</script><div id=app></div>",
    );
    assert_eq!(pile.items[0].text, "The lamp was sold.\n\nNobody knew.");
    assert_eq!(pile.maps[0].raw(0..8), None, "where it stands is not known");
}

#[test]
fn a_text_that_is_shorter_than_the_page_says_is_reported() {
    let words: String = (0..90).map(|i| format!("word{i} ")).collect();
    let script =
        format!("<script type='application/ld+json'>{{\"@type\":\"Article\",\"articleBody\":\"{words}\"}}</script>");
    let pile = page("a.html", format!("{script}<article>{LINE}{LINE}</article>").as_bytes());
    assert_eq!(pile.sources[0].problems[0].code, "text-incomplete");
}

#[test]
fn a_side_car_comes_before_what_a_page_says() {
    let head =
        "<meta property=og:site_name content='Brinewire'><meta property='article:published_time' content='2031-01-02'>";
    let html = format!("{head}{LINE}");
    let side = b"path,outlet,published\na.html,The Sound Ledger,2031-03-04\n";
    let item = &files(&[("a.html", html.as_bytes()), ("sources.csv", side)]).items[0];
    assert_eq!(item.outlet.as_ref().unwrap().value, "The Sound Ledger");
    assert_eq!(item.published.as_ref().unwrap().text.as_deref(), Some("2031-03-04"));
}

#[test]
fn links_are_made_whole() {
    let base = Some("https://a.example/b/c.html?d#e");
    let resolve = |target| addresses::resolve(base, target).unwrap_or_default();
    assert_eq!(resolve("f.html"), "https://a.example/b/f.html");
    assert_eq!(resolve("../f"), "https://a.example/f");
    assert_eq!(resolve("/f?g=../h"), "https://a.example/f?g=../h");
    assert_eq!(resolve("//o.example/f"), "https://o.example/f");
    assert_eq!(resolve("?p=2"), "https://a.example/b/c.html?p=2");
    assert_eq!(resolve("HTTP://o.example"), "HTTP://o.example");
    assert_eq!(
        (resolve("#top"), resolve("javascript:x()"), resolve("data:x")),
        (String::new(), String::new(), String::new())
    );
    assert_eq!(addresses::resolve(None, "f.html"), None);
}

#[test]
fn encodings_are_found_where_pages_state_them() {
    let declared = |html: &str| encoding::declared(html.as_bytes()).unwrap_or_default();
    assert_eq!(declared("<!-- <meta charset=x> --><META CHARSET='koi8-r'>"), "koi8-r");
    assert_eq!(declared("<meta http-equiv=Content-Type content='text/html; charset=Big5'>"), "Big5");
    assert_eq!(declared("<?xml version='1.0' encoding='shift_jis'?><html>"), "shift_jis");
    assert_eq!(declared("<body><meta charset=utf-8>"), "");
    assert_eq!(encoding::saved_from("<!-- saved from url=(0014)about:internet -->"), None);
}

#[test]
fn references_in_addresses_need_their_semicolon() {
    assert_eq!(entities::resolved("?a=1&copy=2&amp;b=3&lt"), "?a=1&copy=2&b=3<");
}
