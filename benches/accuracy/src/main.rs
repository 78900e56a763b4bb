//! Measures how well quotations, speakers, times and variants are heard, on public test sets that are not kept here.
//!
//! One subcommand a set; each takes the folder that the set was fetched to and prints its tables:
//!
//! - [`bodies`]: `bodies DIR`, R mailing lists: writes texts to plant shared passages in.
//! - [`collation`]: `collation DIR --split vol1`, Frankenstein Variorum: places where printed witnesses differ.
//! - [`collation::speed`]: `collation-speed DIR`, texts made on the spot: processor time of collation.
//! - [`mails`]: `mails DIR`, mail-parser's test mails: what of them is read otherwise.
//! - [`pan`]: `pan DIR --onrecord BINARY`, PAN 2013: passages that one document shares with another.
//! - [`quagga`]: `quagga DIR --split train`, Quagga's Enron mails: mails that are quoted or passed on within mails.
//! - [`quotations`]: `quotations DIR --split dev`, PolNeAR: quotations, their speakers, scare quotes.
//! - [`recognizers`]: `recognizers DIR`, Recognizers-Text: times one by one.
//! - [`reuse`]: `reuse FILE.jsonl`, any texts: processor time and memory of shared passages as a pile grows.
//! - [`times`]: `times DIR --split NAME`, TempEval-3: TIMEX3 in news.
//! - [`speed`]: `speed DIR`, plain texts: processor time of quotations and times.
//!
//! `docs/ACCURACY.md` says where the sets are, which parts rules may be tuned on, and what was reached.

mod counts;
mod folders;
mod xml;

mod bodies;
mod collation;
mod mails;
mod pan;
mod quagga;
mod quotations;
mod recognizers;
mod reuse;
mod speed;
mod times;

use std::path::PathBuf;
use std::process::ExitCode;

/// What was asked for: the folder or file, and options as `--name value` or `--name`.
struct Request {
    folder: PathBuf,
    options: Vec<String>,
}

impl Request {
    /// The value of an option.
    fn value(&self, name: &str) -> Option<&str> {
        let at = self.options.iter().position(|option| option == name)?;
        self.options.get(at + 1).map(String::as_str)
    }

    /// How many of something an option asks for; none where it is not given.
    fn count(&self, name: &str) -> usize {
        self.value(name).and_then(|value| value.parse().ok()).unwrap_or(0)
    }
}

const USAGE: &str = "\
usage: bodies DIR [--before 2015] [--mixed] [--most N] [--out FILE]
       collation DIR --split vol1|vol2|vol3 [--witnesses 3|4] [--misses N]
       collation-speed DIR
       mails DIR
       pan DIR --onrecord BINARY [--pairs 250] [--min-bits B] [--least N] [--join N] [--misses N]
       quagga DIR --split train|test|eval [--misses N]
       quotations DIR --split train|dev|test [--misses N] [--article NAME]
       recognizers DIR [--misses N]
       reuse FILE.jsonl [--sizes 1000,3000,...] [--runs 3] [--svg FILE]
       times DIR --split TimeBank|AQUAINT|platinum [--misses N]
       speed DIR [--articles N]";

type Measure = fn(&Request) -> Result<(), String>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let measure: Option<Measure> = match arguments.next().as_deref() {
        Some("bodies") => Some(bodies::run),
        Some("collation") => Some(collation::run),
        Some("collation-speed") => Some(collation::speed::run),
        Some("mails") => Some(mails::run),
        Some("pan") => Some(pan::run),
        Some("quagga") => Some(quagga::run),
        Some("quotations") => Some(quotations::run),
        Some("recognizers") => Some(recognizers::run),
        Some("reuse") => Some(reuse::run),
        Some("speed") => Some(speed::run),
        Some("times") => Some(times::run),
        _ => None,
    };
    let (Some(measure), Some(folder)) = (measure, arguments.next()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match measure(&Request { folder: folder.into(), options: arguments.collect() }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
