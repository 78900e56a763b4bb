//! Measures full-text search on mails that are not kept here.
//!
//! - [`known`]: `known DIR --split dev`, AESLC: how early a mail is found by the subjects that people wrote for it; and weights by
//!   cross-validation.
//! - [`speed`]: `speed FILE.jsonl`: processor time of queries and of building, size and memory, also of a pile that is scaled up.
//! - [`queries`]: `draw FILE.jsonl`: queries of each kind, to ask other programs the same.
//! - [`ask`]: `ask CASE --file QUERIES`: processor time of such queries on the index of a case, or the rows that they find.
//! - [`agreement`]: `agreement FILE.jsonl`: that the index finds what a look at every mail finds.
//!
//! `docs/ACCURACY.md` and `docs/PERFORMANCE.md` say where the mails are and what was reached.

mod mails;
mod queries;

mod agreement;
mod ask;
mod folds;
mod known;
mod plain;
mod speed;

use std::path::PathBuf;
use std::process::ExitCode;

/// What was asked for: the folder or file, and options as `--name value`.
struct Request {
    path: PathBuf,
    options: Vec<String>,
}

impl Request {
    /// The value of an option.
    fn value(&self, name: &str) -> Option<&str> {
        let at = self.options.iter().position(|option| option == name)?;
        self.options.get(at + 1).map(String::as_str)
    }

    /// How many of something an option asks for; `unasked` where it is not given.
    fn count(&self, name: &str, unasked: usize) -> usize {
        self.value(name).and_then(|value| value.parse().ok()).unwrap_or(unasked)
    }
}

const USAGE: &str = "\
usage: known DIR [--split dev|train] [--every 1] [--subjects yes] [--folds 5] [--misses 40]
       speed FILE.jsonl [--times K] [--queries 200] [--index FOLDER] [--slowest N]
       draw FILE.jsonl [--queries 200]
       ask CASE --file QUERIES [--rounds 5] [--rows yes]
       agreement FILE.jsonl [--mails 3000] [--queries 100]";

type Measure = fn(&Request) -> Result<(), String>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let measure: Option<Measure> = match arguments.next().as_deref() {
        Some("known") => Some(known::run),
        Some("speed") => Some(speed::run),
        Some("draw") => Some(queries::run),
        Some("ask") => Some(ask::run),
        Some("agreement") => Some(agreement::run),
        _ => None,
    };
    let (Some(measure), Some(path)) = (measure, arguments.next()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let request = Request { path: path.into(), options: arguments.collect() };
    match measure(&request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
