//! Web pages through the whole program.

use crate::folder::Folder;
use serde_json::Value;
use std::path::Path;

/// A plain text set as a web page: paragraphs, line ends, a headline where there is one, and a page around it.
fn set(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('&', "&amp;").replace('<', "&lt;").replace('“', "&ldquo;");
    let mut paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).peekable();
    let first = paragraphs.next_if(|first| first.len() < 300);
    let title = first.map(|first| format!("<h1>{}</h1>", first.trim_start_matches(['#', ' '])));
    let body: String = paragraphs.map(|paragraph| format!("<p>{}</p>\n", paragraph.replace('\n', "<br>\n"))).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>A page</title></head><body><nav><a href=/>Home</a></nav>\
         <main><article>{}{body}</article></main><footer><p>Write to the editor.</p></footer></body></html>",
        title.unwrap_or_default()
    )
}

/// What a brief says of messages, without where it stands.
fn messages(folder: &Folder, path: &str) -> Vec<String> {
    let said = folder.run(&["brief", "--json", path]);
    assert_eq!(said.code, 0, "{}", said.talk);
    let document: Value = serde_json::from_str(&said.out).expect("one JSON document");
    let of = |message: &Value| {
        let count = message["witnesses"].as_array().map_or(0, Vec::len);
        format!("{} {} {} {count}", message["text"], message["speaker"], message["sent"]["earliest"])
    };
    let mut out: Vec<String> = document["messages"].as_array().expect("a list").iter().map(of).collect();
    out.sort();
    out
}

#[test]
fn reports_say_the_same_as_pages_and_as_plain_text() {
    let mut folder = Folder::new();
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/demo/reports");
    for entry in std::fs::read_dir(reports).expect("the demo") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a text");
        let (stem, end) = name.rsplit_once('.').expect("an extension");
        folder = match end {
            "csv" => folder
                .file("pages/sources.csv", text.replace(".txt", ".html").replace(".md", ".html"))
                .file(&format!("texts/{name}"), text),
            _ => folder.file(&format!("pages/{stem}.html"), set(&text)).file(&format!("texts/{name}"), text),
        };
    }
    let (pages, texts) = (messages(&folder, "pages"), messages(&folder, "texts"));
    assert!(texts.len() > 10);
    assert_eq!(pages, texts);
}
