//! The project's own chores. `cargo xtask help` lists them.

// In reading order; the formatter would sort neighbours by name, so each stands alone.

mod failure;

mod run;

mod score;

mod ratchet;

mod cases;

mod commands;

mod pile;

mod tidy;

mod browser;

mod pictures;

mod test;

use failure::{Failure, Outcome};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test [--slow]   format, tidy, clippy, tests, the page in a browser, scores; --slow runs the ignored tests too
cargo xtask tidy            the rules of the tree that a program can check
cargo xtask score --gold FILE --reports FOLDER [--details] [--held] [--floor NAME=VALUE]...
                  [--ratchet CASE] [--brief FILE.json] [--onrecord PROGRAM] [--exact]
                            what onrecord brief reaches on one case, or what a brief made before does
cargo xtask score --all     every case in a table
cargo xtask pile OUT [--texts FOLDER] [--reports 1000] [--words 600]
                            writes a folder to measure with: texts cut into reports, or the demo told anew
cargo xtask screenshots [FOLDER]
                            the pictures of the demo's page, into docs/pictures or FOLDER
cargo xtask measure page FOLDER
                            how large the page of the reports in FOLDER is, and how soon a browser has it
cargo xtask ratchet         raise ratchet.toml to what is reached now
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = arguments.split_first().map_or(("help", &[][..]), |(chore, rest)| (chore.as_str(), rest));
    match dispatch(chore, rest) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("xtask {chore}: {why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(chore: &str, rest: &[String]) -> Outcome<ExitCode> {
    let done = match (chore, rest) {
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(())
        }
        ("test", []) => return Ok(test::run(false)),
        ("test", [slow]) if slow == "--slow" => return Ok(test::run(true)),
        ("tidy", []) => tidy::run(&run::root()),
        ("score", rest) => commands::score(&commands::Asked::parse(rest)?),
        ("pile", rest) => pile::write(&pile::Asked::parse(rest)?),
        ("screenshots", []) => pictures::screenshots(None),
        ("screenshots", [folder]) => pictures::screenshots(Some(folder)),
        ("measure", [what, reports]) if what == "page" => pictures::measure(reports),
        ("ratchet", []) => commands::ratchet(),
        _ => Err(Failure::new(format!("no such chore, or not these arguments\n\n{HELP}"))),
    };
    done.map(|()| ExitCode::SUCCESS)
}
