//! Each rule with a breach planted, and with what must be let pass.

use super::rust_text::Rust;
use super::tree::Tree;
use super::*;

/// The places that `check` finds in `files`, as people read them.
fn found(check: fn(&Tree) -> Vec<Breach>, files: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(files)).iter().map(|b| format!("{}:{}", b.path, b.line)).collect()
}

#[test]
fn crate_edges() {
    let manifest = "[dependencies]\nviews.workspace = true\nrecord.workspace = true\n";
    assert_eq!(found(edges::check, &[("crates/analysis/Cargo.toml", manifest)]).len(), 1, "analysis may not use views");
    let renamed = "[dependencies]\nanswers = { package = \"onrecord-views\", path = \"../views\" }\n";
    assert_eq!(found(edges::check, &[("crates/analysis/Cargo.toml", renamed)]).len(), 1, "not by another name either");
    let heavy = "[dependencies]\nsha2.workspace = true\n[target.'cfg(unix)'.dependencies]\nclap = \"4\"\n";
    assert_eq!(found(edges::check, &[("crates/views/Cargo.toml", heavy)]).len(), 2);
    let unowned = "[dependencies]\nleft-pad = \"1\"\n";
    assert_eq!(found(edges::check, &[("crates/record/Cargo.toml", unowned)]).len(), 1);
    let fine =
        "[dependencies]\nrecord.workspace = true\nrayon.workspace = true\n[dev-dependencies]\nserde_json = \"1\"\n";
    assert!(found(edges::check, &[("crates/analysis/Cargo.toml", fine)]).is_empty());
    let tested = |section| format!("[{section}]\ntestkit.workspace = true\n");
    let kit = |section| found(edges::check, &[("crates/intake/Cargo.toml", &tested(section))]).len();
    assert_eq!((kit("dev-dependencies"), kit("dependencies")), (0, 1), "the testkit is for tests");
}

#[test]
fn purity_of_the_inner_crates() {
    let source = "use std::{fmt, fs};\nfn f() {\n    println!(\"x\");\n    let t = std::time::Instant::now();\n}\n";
    let breaches = found(purity::check, &[("crates/analysis/src/times/mod.rs", source)]);
    assert_eq!(breaches, [1, 3, 4].map(|line| format!("crates/analysis/src/times/mod.rs:{line}")));
    assert!(found(purity::check, &[("crates/onrecord/src/main.rs", source)]).is_empty(), "the program may");
    let tested = "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n// println! in a comment\n";
    assert!(found(purity::check, &[("crates/record/src/span.rs", tested)]).is_empty());
    let front = ("crates/record/src/lib.rs", "//! x\n#[cfg(test)]\nmod samples;\n");
    assert!(found(purity::check, &[front, ("crates/record/src/samples.rs", source)]).is_empty(), "declared for tests");
    let after = "#[test]\nfn t() { f(); }\nfn g() { std::env::var(\"X\"); }\n";
    assert_eq!(found(purity::check, &[("crates/record/src/span.rs", after)]), ["crates/record/src/span.rs:3"]);
}

#[test]
fn originals_in_one_place() {
    let reads = "fn f() { std::fs::read(path); }\n";
    assert_eq!(found(originals::check, &[("crates/intake/src/walk.rs", reads)]).len(), 1);
    assert!(found(originals::check, &[("crates/intake/src/open.rs", reads)]).is_empty());
    let writes = "use std::fs;\nfn f() { fs::write(path, b\"\"); }\n";
    assert_eq!(found(originals::check, &[("crates/intake/src/open.rs", writes)]), ["crates/intake/src/open.rs:2"]);
}

#[test]
fn plain_data_in_the_model() {
    let source = "#[derive(Clone, serde::Serialize)]\npub struct Span;\n";
    assert_eq!(found(plain_data::check, &[("crates/record/src/span.rs", source)]).len(), 1);
    assert!(found(plain_data::check, &[("crates/views/src/json.rs", source)]).is_empty());
}

#[test]
fn module_order_is_reading_order() {
    let front = ("crates/record/src/lib.rs", "//! x\npub mod span;\npub mod item;\npub use item::Item;\n");
    let up = |text| found(module_order::check, &[front, ("crates/record/src/span.rs", text)]).len();
    assert_eq!(up("use crate::item::Item;\n"), 1);
    assert_eq!(up("use crate::{item, span};\n"), 1, "in a group");
    assert_eq!(up("fn f(i: crate::Item) {}\n"), 1, "by the name that the front page passes on");
    assert_eq!(up("use super::item;\n"), 1);
    assert_eq!(up("#[cfg(test)]\nmod tests { use crate::item; }\n"), 0);
    let down = ("crates/record/src/item/mod.rs", "use crate::span::Span;\nuse super::span;\n");
    assert!(found(module_order::check, &[front, down]).is_empty());
}

#[test]
fn wording_does_not_judge() {
    let said = |text: &str| found(wording::check, &[("crates/views/src/terminal.rs", text)]).len();
    assert_eq!(said("const A: &str = \"B misquotes the message\";"), 1);
    assert_eq!(said("const A: &str = \"the text was Altered here\";"), 1);
    assert_eq!(said("const A: &str = r#\"a lie\"#;"), 1);
    assert_eq!(said("const A: &str = \"altered\";"), 0, "a machine's word");
    assert_eq!(said("const A: &str = \"an alternative reading\"; // wrong and copied"), 0);
    assert_eq!(said("fn f() { format!(\"{altered} of {false_starts}\") }"), 0, "names of values");
    assert_eq!(said("#[cfg(test)]\nmod tests { const A: &str = \"is wrong here\"; }"), 0);
    assert_eq!(
        found(wording::check, &[("crates/views/src/brief.html", "<p>\nA stolen sentence</p>")]),
        ["crates/views/src/brief.html:2"]
    );
    assert!(found(wording::check, &[("crates/intake/src/sniff.rs", "const A: &str = \"is wrong\";")]).is_empty());
}

#[test]
fn names_say_what_is_inside() {
    for bad in ["util.rs", "text_utils.rs", "helpers/mod.rs", "parser_v2.rs", "new.rs", "legacy.rs"] {
        assert_eq!(found(names::check, &[(&format!("crates/record/src/{bad}"), "")]).len(), 1, "{bad}");
    }
    assert_eq!(found(names::check, &[("crates/record/src/lib.rs", "mod common { }")]), ["crates/record/src/lib.rs:1"]);
    for good in ["news.rs", "renewal.rs", "common_words.rs", "vote.rs"] {
        assert!(found(names::check, &[(&format!("crates/record/src/{good}"), "")]).is_empty(), "{good}");
    }
}

#[test]
fn sizes_stay_readable() {
    let lines = |n: usize| found(sizes::check, &[("crates/record/src/a.rs", &"fn f() {}\n".repeat(n))]).len();
    assert_eq!((lines(600), lines(601)), (0, 1));
}

#[test]
fn unfinished_work_shows() {
    let note = format!("// {}: later\n", concat!("FIX", "ME"));
    assert_eq!(found(unfinished::check, &[("crates/record/src/a.rs", &note)]).len(), 1);
    let placeholder = format!("fn f() {{ {}!() }}\n", concat!("to", "do"));
    assert_eq!(found(unfinished::check, &[("crates/record/src/a.rs", &placeholder)]).len(), 1);
    assert_eq!(found(unfinished::check, &[("crates/record/src/tests.rs", "#[test]\n#[ignore]\nfn t() {}\n")]).len(), 1);
    let fine = "#[test]\n#[ignore = \"slow: a whole archive\"]\nfn t() {}\n";
    assert!(found(unfinished::check, &[("crates/record/src/tests.rs", fine)]).is_empty());
}

#[test]
fn paths_and_hosts_of_one_desk() {
    let said = |text: String| found(hosts::check, &[("docs/a.md", &text)]).len();
    assert_eq!(said(format!("see `{}ann/x`", concat!("/ho", "me/"))), 1);
    assert_eq!(said(format!("curl https://{}/x", concat!("py", "pi.org"))), 1);
    assert_eq!(said(format!("https://example.org{}page and ..{}x", concat!("/ho", "me/"), concat!("/wo", "rk/"))), 0);
    let lock = format!("source = \"{}\"", concat!("index.", "crates.io"));
    assert!(found(hosts::check, &[("Cargo.lock", &lock)]).is_empty());
}

#[test]
fn licences_and_front_pages() {
    let fine = "[package]\nname = \"a\"\nlicense.workspace = true\n";
    assert!(found(licences::check, &[("crates/a/Cargo.toml", fine), ("crates/a/src/lib.rs", "//! A.\n")]).is_empty());
    let bare = "[package]\nname = \"a\"\nlicense = \"MIT\"\n";
    assert_eq!(found(licences::check, &[("crates/a/Cargo.toml", bare), ("crates/a/src/lib.rs", "mod x;\n")]).len(), 2);
    let files =
        [("corpora/README.md", "`demo`, `ferry`"), ("corpora/demo/a.txt", ""), ("corpora/cases/ferry-2/a.txt", "")];
    assert_eq!(found(licences::check, &files), ["corpora/README.md:0"], "ferry-2 is not ferry");
}

#[test]
fn names_of_one_case() {
    let gold =
        r#"{"messages": [{"speaker": "Ida Quillfeather (mayor)", "recipient": "the Harbour Board and Bo Tansy Jr."}]}"#;
    let report = "The board met.\nIda Quillfeather wrote to quillfeather@town.example.\n";
    let corpus = [("corpora/cases/x/gold.json", gold), ("corpora/cases/x/reports/a.txt", report)];
    let said = |path, text| found(proper_names::check, &[corpus[0], corpus[1], (path, text)]).len();
    assert_eq!(said("crates/analysis/src/a.rs", "const A: &str = \"QUILLFEATHER\";"), 1);
    assert_eq!(said("crates/analysis/src/a.rs", "// as Quillfeather's mail\n"), 1, "in comments too");
    assert_eq!(said("crates/analysis/src/a.rs", "fn board() {}"), 0, "a common word");
    assert_eq!(said("crates/analysis/src/a.rs", "fn quillfeathers() {}"), 0, "another word");
    assert_eq!(said("crates/onrecord/src/commands/demo.rs", "// Quillfeather\n"), 0);
    assert_eq!(said("crates/analysis/src/a.rs", "#[test]\nfn quillfeather() {}\n"), 0);
    let mut tree = Tree::of(&[("crates/analysis/src/a.rs", "// quillfeather")]);
    tree.gold_outside.push(gold.into());
    assert_eq!(proper_names::check(&tree).len(), 1, "from outside the checkout");
}

#[test]
fn rust_is_read_as_it_is_written() {
    let source = "/* a /* b */ \"c\" */ let x: &'a str = b\"d\\\"e\"; let y = '\"'; let z = r##\"f\"#g\"##; // \"h\"";
    let texts: Vec<String> = Rust::of(source).texts().map(|t| t.text.clone()).collect();
    assert_eq!(texts, ["d\\\"e", "f\"#g"]);
    let named: Vec<String> = Rust::of("use a::{self, b::{c as d, *}, e};\nf::g(h!(i));")
        .paths()
        .iter()
        .map(|p| p.parts.join("::"))
        .collect();
    assert_eq!(named, ["a", "a::b::c", "a::b::*", "a::e", "f::g", "h", "i"]);
}
