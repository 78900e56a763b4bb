//! Options as typed: what clap reads, with the help that people see.

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use record::Span;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  onrecord demo                      see it work on an invented case
  onrecord brief reports/            compare the press reports in a folder
  onrecord brief reports/ --json     the same, for a program to read
  onrecord passages reports/         what the texts in it share, word for word or nearly
  onrecord collate a.txt b.txt       two or more versions of one text, side by side
  onrecord add my.case export.zip    keep what you were handed, read all that is in it
  onrecord status my.case            what became of each part of it
  onrecord search my.case harbour    what is said in it, and where

Exit codes: 0 done; 1 done, but something was not read or not found; 2 the command line makes no sense; 3 the run failed.
Nothing leaves this machine, and nothing in the folders you name is changed.";

/// Turns correspondence, and press reports about it, into a sourced and checkable record.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = EXAMPLES, max_term_width = 100, arg_required_else_help = true)]
pub(super) struct Typed {
    #[command(subcommand)]
    pub(super) command: TypedCommand,

    /// Whether to use colour. `auto` does on a terminal, unless NO_COLOR is set.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum TypedCommand {
    Brief(TypedBrief),
    Collate(TypedCollate),
    Passages(TypedPassages),
    Text(TypedText),
    Times(TypedTimes),
    Add(TypedAdd),
    People(TypedPeople),
    Search(TypedSearch),
    Status(TypedStatus),
    Verify(TypedVerify),
    /// List every format that is read: what is kept of it, what is not, and on what its reader was tried.
    Formats,
    Demo(TypedDemo),
    #[command(hide = true)]
    Worker(TypedWorker),
}

const BRIEF_EXAMPLES: &str = "\
Examples:
  onrecord brief reports/
  onrecord brief monday.txt tuesday.md
  onrecord brief harbour.case
  onrecord brief reports/ mails.mbox --record letter.txt
  onrecord brief reports/ --json > brief.json
  onrecord brief reports/ --html brief.html
  onrecord brief reports/ --html extract.html --share
  onrecord brief reports/ --findings differences.csv
  onrecord brief reports/ --color always | less -R

A file `sources.csv` in a folder can say what the reports don't say about themselves, with the columns
path, outlet, published, zone:
  path,outlet,published,zone
  monday.txt,The Harbour Post,2031-04-14,Europe/London";

/// Compare press reports about a correspondence: what was said, to whom, when, and where the reports differ.
///
/// Reads plain text and Markdown files (.txt, .md). Prints the messages that the reports quote, put together and in order,
/// with what happened in public between them; then where the reports differ, who drew on whom, questions to put to each
/// outlet, and what was not read. Says what stands where; which report has it right is for you to find out.
#[derive(Args, Debug)]
#[command(after_help = BRIEF_EXAMPLES)]
pub(super) struct TypedBrief {
    /// Files, folders or cases with reports; folders are read with everything below them, cases with all they received.
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// A text that is one message itself, such as a letter or a transcript; of a folder, each text in it. Mails and messages
    /// among the PATHs are known for what they are without this.
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) record: Vec<PathBuf>,

    /// Read the tables among the PATHs (.csv, .tsv, .jsonl) as this file says: `onrecord add --help` has its lines.
    #[arg(long, value_name = "MAP.toml", value_hint = ValueHint::FilePath)]
    pub(super) map: Option<PathBuf>,

    /// Print one JSON document instead of text (see docs/schema/brief-1.json).
    #[arg(long)]
    pub(super) json: bool,

    /// Also write the places where the reports differ to this file, as a table for a spreadsheet.
    #[arg(long, value_name = "FILE.csv", value_hint = ValueHint::FilePath)]
    pub(super) findings: Option<PathBuf>,

    /// Also write the brief as one page that opens in a browser: it carries its sources, and loads and runs nothing.
    #[arg(long, value_name = "FILE.html", value_hint = ValueHint::FilePath)]
    pub(super) html: Option<PathBuf>,

    /// Make that page one to hand on: excerpts instead of whole sources, names of files instead of paths, and e-mail
    /// addresses, telephone numbers and other long numbers masked.
    #[arg(long, requires = "html")]
    pub(super) share: bool,

    /// Columns of the page, from 32 to 100 [default: the terminal's, or 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,
}

const COLLATE_EXAMPLES: &str = "\
Examples:
  onrecord collate draft.txt sent.txt printed.html
  onrecord collate witnesses/ --base witnesses/held.txt
  onrecord collate a.txt b.txt --json > collation.json
  onrecord collate a.txt b.txt c.txt --tei > apparatus.xml

Each line is one place: the word of the base it begins at, the base's reading with the witnesses that share it, a
square bracket, and the other readings with theirs:
   12  “harbour dues” A C ] “mooring fees” B: other words";

/// Set whole texts side by side and list where they differ.
///
/// Each file is one witness, in the order in which they are named; the first is the base, against which the others are
/// set. Reads whatever `brief` reads, of pages their main text. Case and punctuation are not compared. Each place is graded by
/// what it can change, from spacing to yes or no; which reading is the right one is for you to find out.
#[derive(Args, Debug)]
#[command(after_help = COLLATE_EXAMPLES)]
pub(super) struct TypedCollate {
    /// Files, each a witness; of a folder or a case, every file in it by name.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// The witness that the others are set against [default: the first].
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) base: Option<PathBuf>,

    /// Print one JSON document instead of text (see docs/schema/collation-1.json).
    #[arg(long, conflicts_with = "tei")]
    pub(super) json: bool,

    /// Print a TEI document with a parallel-segmentation apparatus instead of text.
    #[arg(long)]
    pub(super) tei: bool,

    /// Columns of the text, from 32 to 100 [default: the terminal's, or 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,
}

const PASSAGES_EXAMPLES: &str = "\
Examples:
  onrecord passages reports/
  onrecord passages reports/ --page | less
  onrecord passages mails.jsonl > passages.jsonl
  onrecord passages reports/ --against messages.jsonl
  onrecord passages mails.jsonl --memory 4GiB";

/// Find every passage that two texts share, word for word or nearly.
///
/// Holds each text against each other. On a terminal it prints a page: the same words once, with every place that has them. Into a
/// file or a program it prints one JSON object a line: the two texts, the bytes of the passage in each, how much it says
/// (`bits`), how many passages as good chance would give in the whole search (`expected`), and the `cluster` of passages that
/// carry the same words (see docs/schema/passages-1.json). What stands in very many texts, such as a footer, is one line that
/// lists all its `places`. Case, punctuation and accents are not compared.
///
/// A bit is a measure of surprise. Words that chance would put there once in two times say one bit, once in four times two, once
/// in a thousand times ten: rare words say much, common ones little, and words that differ cost some.
#[derive(Args, Debug)]
#[command(after_help = PASSAGES_EXAMPLES)]
pub(super) struct TypedPassages {
    /// Files, folders or cases with texts, or files of JSON Lines (.jsonl, .ndjson): {"id": "...", "text": "..."} on each line.
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// Hold the texts against these, and not against each other.
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) against: Vec<PathBuf>,

    /// Print JSON Lines, on a terminal too.
    #[arg(long, visible_alias = "json")]
    pub(super) jsonl: bool,

    /// Print the page, into a file or a program too.
    #[arg(long, conflicts_with = "jsonl")]
    pub(super) page: bool,

    /// Columns of the page, from 32 to 100 [default: the terminal's, or 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,

    /// Leave out passages of fewer bits [default: what chance gives once in ten thousand searches; fewer for words
    /// between quotation marks].
    #[arg(long, value_name = "BITS", value_parser = bits)]
    pub(super) min_bits: Option<f64>,

    /// How much memory to take, such as 512MiB or 4GiB. With less it takes longer; the answer is the same.
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "1GiB")]
    pub(super) memory: usize,
}

const TEXT_EXAMPLES: &str = "\
Examples:
  onrecord text 3f2a9c01b7de reports/
  onrecord text 3f2a9c01b7de reports/ --span 1204..1271";

/// Print the text of one source as it was read, whole or in part.
///
/// Every finding, quotation and date in a brief says where it stands: a source, a first byte and a byte to stop before. This
/// shows the words at that place.
#[derive(Args, Debug)]
#[command(after_help = TEXT_EXAMPLES)]
pub(super) struct TypedText {
    /// The id of the source, as `brief --json` gives it; its first characters will do.
    #[arg(value_name = "SOURCE-ID")]
    pub(super) source: String,

    /// The files, folders or cases that the brief was made from.
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// Only the bytes from START up to, but not including, END.
    #[arg(long, value_name = "START..END", value_parser = span)]
    pub(super) span: Option<Span>,
}

const TIMES_EXAMPLES: &str = "\
Examples:
  onrecord times monday.txt
  onrecord times reports/ --json
  onrecord times monday.txt --timeml > monday.tml";

/// List every time told in texts: where it stands, when that is, and what it is counted from.
///
/// A date can stand by itself, or count from the report's date ("last week"), from a time told before ("two days later") or
/// from an event ("an hour after the paper wrote"). Each is given as TIMEX3 too, as TimeML 1.2.1 has it.
#[derive(Args, Debug)]
#[command(after_help = TIMES_EXAMPLES)]
pub(super) struct TypedTimes {
    /// Files, folders or cases with texts; folders are read with everything below them.
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// Print one JSON object a line, one for each time (see docs/schema/times-1.json).
    #[arg(long)]
    pub(super) json: bool,

    /// Print the text, which must be one, with a TIMEX3 around each time.
    #[arg(long, conflicts_with = "json")]
    pub(super) timeml: bool,
}

const ADD_EXAMPLES: &str = "\
Examples:
  onrecord add harbour.case mails/ export.zip
  onrecord add harbour.case more/ --json > events.jsonl
  onrecord add harbour.case /mnt/archive --in-place
  onrecord add harbour.case ferry.csv --map columns.toml

The file after --map says which column is what, a line each, such as:
  from = 'Sender'
  to = 'Recipient'
  time = 'Date+Time'
  time-format = '%d/%m/%Y %H:%M'
  zone = 'Europe/London'
  text = 'Message'
Also id, conversation, channel, subject. It is kept in the case, as the side-car of each table.";

/// Add what you were handed to a case: keep it, read all that is in it, and record what became of each part.
///
/// Makes the case if there is none. Every file is kept as it was received, once, and logged with its digests before anything in it
/// is read. Everything that is found in it, at any depth, gets one fate: read, held already, left out because, could not be read
/// because. Adding the same again adds nothing. If it is stopped in the middle, the next `add` goes on where it was.
#[derive(Args, Debug)]
#[command(after_help = ADD_EXAMPLES)]
pub(super) struct TypedAdd {
    /// The folder of the case; it must be a case, new or empty.
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(super) case: PathBuf,

    /// Files or folders to add; folders are read with everything below them. Without one, unfinished work is finished.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// Read the tables among the PATHs (.csv, .tsv, .jsonl) as this file says: which column is what.
    #[arg(long, value_name = "MAP.toml", requires = "paths", value_hint = ValueHint::FilePath)]
    pub(super) map: Option<PathBuf>,

    /// Leave files where they are, and keep no copy in the case. They must stay there as they are.
    #[arg(long)]
    pub(super) in_place: bool,

    /// Print what happens as JSON, an object a line, and the ledger as the last (see docs/schema/status-1.json).
    #[arg(long)]
    pub(super) json: bool,

    /// Don't index what is added; the next `onrecord search` does.
    #[arg(long)]
    pub(super) no_index: bool,

    /// How many readers work at once [default: as many as the machine has cores].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) workers: Option<u16>,

    /// How much memory one reader may take.
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "1GiB")]
    pub(super) reader_memory: usize,

    /// How many seconds a reader may take for one part, and a tenth more for each MiB of it.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(super) reader_seconds: u64,
}

/// Say what a case holds and what became of everything that was added to it. What is missing comes first.
#[derive(Args, Debug)]
pub(super) struct TypedStatus {
    /// The folder of the case.
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(super) case: PathBuf,

    /// Print one JSON document (see docs/schema/status-1.json).
    #[arg(long)]
    pub(super) json: bool,
}

const SEARCH_EXAMPLES: &str = "\
Examples (a query in single quotation marks reaches the program as it is written):
  onrecord search harbour.case 'ferry fares'
  onrecord search harbour.case '\"ferry fares\" from:otto sent:2031-10'
  onrecord search harbour.case 'fare* NOT kind:report' --sort time
  onrecord search harbour.case 'harbour' --facet party
  onrecord search harbour.case 'horn' --json > hits.jsonl
  onrecord search harbour.case --terms terms.csv --hits hits.csv > counts.csv
  onrecord search harbour.case 'fare* NOT kind:report' --save fares
  onrecord search harbour.case --saved fares

docs/SEARCH.md teaches the language by example.";

/// Search all that is held in a case.
///
/// Words may stand anywhere in an item; case and accents do not count. Prints what was found with the words around it, who wrote it to
/// whom, when, and where it is. Exit code 1 says that nothing was found, 2 that the query can't be read.
#[derive(Args, Debug)]
#[command(after_help = SEARCH_EXAMPLES)]
pub(super) struct TypedSearch {
    /// The folder of the case.
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(super) case: PathBuf,

    /// What to look for; several words are one query.
    #[arg(value_name = "QUERY", required_unless_present_any = ["saved", "terms"], conflicts_with_all = ["saved", "terms"])]
    pub(super) query: Vec<String>,

    /// In which order: the most relevant, the oldest, the newest or the largest first.
    #[arg(long, value_name = "ORDER", default_value = "relevance")]
    pub(super) sort: Order,

    /// How many hits to print [default: 20; with --json, all].
    #[arg(long, value_name = "N", value_parser = many)]
    pub(super) limit: Option<usize>,

    /// Print those that come behind this one, as the end of a page says.
    #[arg(long, value_name = "CURSOR", conflicts_with = "terms")]
    pub(super) after: Option<String>,

    /// Print how many hits there are.
    #[arg(long, conflicts_with_all = ["json", "terms"])]
    pub(super) count: bool,

    /// Print how many hits there are of each party, kind, channel or month.
    #[arg(long, value_name = "WHAT", value_parser = facet, conflicts_with_all = ["count", "terms", "after"])]
    pub(super) facet: Option<index::By>,

    /// Print one JSON object a line (see docs/schema/search-1.json).
    #[arg(long, conflicts_with = "terms")]
    pub(super) json: bool,

    /// Answer each query in the first column of this table, or on each line of a text file, and print a table with how many hits each
    /// has.
    #[arg(long, value_name = "LIST.csv", value_hint = ValueHint::FilePath, conflicts_with = "saved")]
    pub(super) terms: Option<PathBuf>,

    /// Also write every hit of every query to this file, as a table.
    #[arg(long, value_name = "FILE.csv", requires = "terms", value_hint = ValueHint::FilePath)]
    pub(super) hits: Option<PathBuf>,

    /// Keep the query under a name.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["saved", "terms"])]
    pub(super) save: Option<String>,

    /// Ask what was kept under a name; without a name, list what is kept.
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    pub(super) saved: Option<String>,

    /// Columns of the page, from 32 to 100 [default: the terminal's, or 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,
}

/// In which order hits come.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Order {
    Relevance,
    Time,
    Newest,
    Size,
}

fn many(typed: &str) -> Result<usize, String> {
    let many = typed.parse().ok().filter(|many| (1..=1_000_000).contains(many));
    many.ok_or_else(|| format!("`{typed}` is no number from 1 to 1000000"))
}

fn facet(typed: &str) -> Result<index::By, String> {
    index::By::named(typed).ok_or_else(|| format!("`{typed}` is none of party, kind, channel, month"))
}

const PEOPLE_EXAMPLES: &str = "\
Examples:
  onrecord people harbour.case
  onrecord people harbour.case --same vera@lantern.example vholm@quay.example --name \"Vera Holm\"
  onrecord people harbour.case --apart vera@lantern.example v.holm@ferry.example
  onrecord people harbour.case --undo 3
  onrecord people harbour.case --csv > people.csv
  onrecord people harbour.case --from people.csv";

/// List who is written in a case, say which may be one person and why, and write down what you decide.
///
/// An address, a number or a name is a claim of the source that has it. Nothing is ever merged by itself: suggestions say what two of
/// them share, and you decide. Decisions are kept beside the record, signed, with who made them and when; each can be taken back.
#[derive(Args, Debug)]
#[command(after_help = PEOPLE_EXAMPLES)]
pub(super) struct TypedPeople {
    /// The folder of the case.
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(super) case: PathBuf,

    /// These are one person.
    #[arg(long, value_name = "ALIAS", num_args = 2.., group = "said")]
    pub(super) same: Vec<String>,

    /// What the person is called.
    #[arg(long, value_name = "NAME", requires = "same")]
    pub(super) name: Option<String>,

    /// These are not one person.
    #[arg(long, value_name = "ALIAS", num_args = 2.., group = "said")]
    pub(super) apart: Vec<String>,

    /// Take back the decision of this number.
    #[arg(long, value_name = "NUMBER", group = "said")]
    pub(super) undo: Option<i64>,

    /// Decide what this table says, in which rows with the same `person` are one.
    #[arg(long, value_name = "FILE.csv", group = "said", value_hint = ValueHint::FilePath)]
    pub(super) from: Option<PathBuf>,

    /// Print one JSON document (see docs/schema/people-1.json).
    #[arg(long, conflicts_with = "said")]
    pub(super) json: bool,

    /// Print a table to fill in: a row for each alias.
    #[arg(long, conflicts_with_all = ["json", "said"])]
    pub(super) csv: bool,
}

/// Check that a case is as it was recorded: each byte of its originals, its record and its log.
///
/// Names what was changed, is missing, or was added. The root that it prints at the end stands for the whole log: keep it elsewhere,
/// and you can show later that nothing before it was changed.
#[derive(Args, Debug)]
pub(super) struct TypedVerify {
    /// The folder of the case.
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(super) case: PathBuf,
}

/// Read what `add` hands over. Started by `add`, and of no use to anybody else.
#[derive(Args, Debug)]
pub(super) struct TypedWorker {
    /// Bytes of memory.
    pub(super) memory: u64,
}

/// Write an invented case into a folder, with its brief as a page for a browser, and show the brief.
///
/// Eight invented reports tell of one invented correspondence and differ in ways that real ones do. All of it is fiction.
#[derive(Args, Debug)]
pub(super) struct TypedDemo {
    /// The folder to write to; it must be empty, new, or a demo written before.
    #[arg(value_name = "DIR", default_value = "onrecord-demo", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,

    /// Only print the brief. It is all that this version does; a later one also opens the case in a browser.
    #[arg(long)]
    pub(super) no_serve: bool,
}

fn bits(typed: &str) -> Result<f64, String> {
    let bits = typed.trim().parse::<f64>().ok().filter(|bits| bits.is_finite() && *bits >= 0.0);
    bits.ok_or_else(|| format!("`{typed}` is no number of bits, such as 40"))
}

fn size(typed: &str) -> Result<usize, String> {
    let shape = || format!("`{typed}` is no size, such as 512MiB or 4GiB");
    let typed = typed.trim();
    let digits = typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len());
    let unit = match typed[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1usize << 30,
        _ => return Err(shape()),
    };
    let number: usize = typed[..digits].parse().map_err(|_| shape())?;
    number.checked_mul(unit).filter(|size| *size > 0).ok_or_else(shape)
}

fn span(typed: &str) -> Result<Span, String> {
    let shape = || format!("`{typed}` is not START..END, such as 120..180");
    let (start, end) = typed.split_once("..").ok_or_else(shape)?;
    let number = |typed: &str| typed.trim().parse::<usize>().map_err(|_| shape());
    let (start, end) = (number(start)?, number(end)?);
    if start > end {
        return Err(format!("the start, {start}, comes after the end, {end}"));
    }
    Ok(Span::new(start, end))
}
