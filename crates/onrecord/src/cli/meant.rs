//! Options as meant: what the commands are given.

use super::typed::{Order, Typed, TypedCommand, TypedSearch, When};
use crate::engine::Searched;
use index::{By, Sort};
use record::Span;
use std::path::PathBuf;
use std::time::Duration;

/// What this process was asked to do.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which command, with what it needs.
    pub command: Command,
    /// Whether to use colour.
    pub colour: Colour,
}

/// Whether to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal that can show it, unless the environment asks for none.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// One of the commands.
#[derive(Clone, Debug)]
pub enum Command {
    /// Compare reports.
    Brief(BriefOf),
    /// Set texts side by side.
    Collate(CollateOf),
    /// Find what texts share.
    Passages(PassagesOf),
    /// Print the text of a source.
    Text(TextOf),
    /// List the times told in texts.
    Times(TimesOf),
    /// Add to a case.
    Add(AddTo),
    /// Say who is who in a case.
    People(PeopleOf),
    /// Search a case.
    Search(SearchIn),
    /// Say what a case holds.
    Status(StatusOf),
    /// Check that a case is as it was recorded.
    Verify(VerifyOf),
    /// List the formats.
    Formats,
    /// Show an invented case.
    Demo(DemoIn),
    /// Read what `add` hands over, in so many bytes of memory.
    Worker(u64),
}

/// What `brief` is asked for.
#[derive(Clone, Debug)]
pub struct BriefOf {
    /// What to read.
    pub paths: Vec<PathBuf>,
    /// Texts that are messages that are held.
    pub record: Vec<PathBuf>,
    /// What says which column of the tables is what.
    pub map: Option<PathBuf>,
    /// One JSON document instead of a page.
    pub json: bool,
    /// Where to write the findings as a table too.
    pub findings: Option<PathBuf>,
    /// Where to write the brief as a page for a browser too.
    pub html: Option<PageTo>,
    /// Columns of the page; none for what suits the terminal.
    pub width: Option<usize>,
}

/// A page for a browser.
#[derive(Clone, Debug)]
pub struct PageTo {
    /// Where to write it.
    pub file: PathBuf,
    /// Whether it is to be handed on.
    pub share: bool,
    /// What its reader must know first.
    pub note: Option<String>,
}

/// What `collate` is asked for.
#[derive(Clone, Debug)]
pub struct CollateOf {
    /// The witnesses, in order.
    pub paths: Vec<PathBuf>,
    /// Which of them the others are set against; none for the first.
    pub base: Option<PathBuf>,
    /// What to print.
    pub form: Form,
    /// Columns of the text; none for what suits the terminal.
    pub width: Option<usize>,
}

/// What an apparatus is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// A TEI document.
    Tei,
}

/// What `passages` is asked for.
#[derive(Clone, Debug)]
pub struct PassagesOf {
    /// What to search.
    pub searched: Searched,
    /// How many bits a passage must have; none for what chance asks for.
    pub min_bits: Option<f64>,
    /// Bytes of memory to work in.
    pub memory: usize,
    /// What to print.
    pub form: PassagesForm,
    /// Columns of the page; none for what suits the terminal.
    pub width: Option<usize>,
}

/// What passages are printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassagesForm {
    /// For people where they see it, else for programs.
    Fitting,
    /// For people.
    Page,
    /// One JSON object a line.
    Json,
}

/// What `text` is asked for.
#[derive(Clone, Debug)]
pub struct TextOf {
    /// The id of the source, or its start.
    pub source: String,
    /// What to read.
    pub paths: Vec<PathBuf>,
    /// Which part; none for all.
    pub span: Option<Span>,
}

/// What `times` is asked for.
#[derive(Clone, Debug)]
pub struct TimesOf {
    /// What to read.
    pub paths: Vec<PathBuf>,
    /// How to print it.
    pub form: TimesForm,
}

/// A form of the times told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimesForm {
    /// A table for people.
    Page,
    /// One JSON object a line.
    Json,
    /// The one text with its times marked.
    TimeMl,
}

/// What `add` is asked for.
#[derive(Clone, Debug)]
pub struct AddTo {
    /// The case.
    pub case: PathBuf,
    /// What to add.
    pub paths: Vec<PathBuf>,
    /// What says which column of the tables is what.
    pub map: Option<PathBuf>,
    /// Whether files stay where they are.
    pub in_place: bool,
    /// Whether what is recorded is indexed.
    pub index: bool,
    /// One JSON document instead of a page.
    pub json: bool,
    /// How many readers; none for as many as there are cores.
    pub workers: Option<usize>,
    /// Bytes that one may take.
    pub memory: u64,
    /// How long one may take.
    pub patience: Duration,
}

/// What `status` is asked for.
#[derive(Clone, Debug)]
pub struct StatusOf {
    /// The case.
    pub case: PathBuf,
    /// One JSON document instead of a page.
    pub json: bool,
}

/// What `people` is asked for.
#[derive(Clone, Debug)]
pub struct PeopleOf {
    /// The case.
    pub case: PathBuf,
    /// What is decided, if anything is.
    pub say: Option<Said>,
    /// How to print who is who.
    pub form: PeopleForm,
}

/// What a person says about who is who.
#[derive(Clone, Debug)]
pub enum Said {
    /// These are one, called so.
    Same {
        /// What they are called.
        name: Option<String>,
        /// Who.
        aliases: Vec<String>,
    },
    /// These are not one.
    Apart(Vec<String>),
    /// This decision is taken back.
    Undo(i64),
    /// What this table says.
    Table(PathBuf),
}

/// A form of who is who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleForm {
    /// For people.
    Page,
    /// One JSON document.
    Json,
    /// A table.
    Csv,
}

/// What `search` is asked for.
#[derive(Clone, Debug)]
pub struct SearchIn {
    /// The case.
    pub case: PathBuf,
    /// What to do in it.
    pub doing: Searching,
}

/// What `search` does.
#[derive(Clone, Debug)]
pub enum Searching {
    /// Answers a query.
    Query {
        /// Where the query comes from.
        query: Queried,
        /// Which answer.
        answer: SearchForm,
        /// In which order.
        sort: Sort,
        /// How many hits; none for what suits the form.
        limit: Option<usize>,
        /// Behind which.
        after: Option<String>,
        /// Columns of the page; none for what suits the terminal.
        width: Option<usize>,
    },
    /// Answers every query of a table.
    Terms {
        /// The table.
        table: PathBuf,
        /// Where to write all hits, if anywhere.
        hits: Option<PathBuf>,
    },
    /// Lists the queries that are kept.
    Saved,
}

/// A query, and whether it is kept.
#[derive(Clone, Debug)]
pub enum Queried {
    /// As typed.
    Typed(String),
    /// As typed, and to be kept under a name.
    Kept(String, String),
    /// The one that was kept under this name.
    Named(String),
}

/// What is printed of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchForm {
    /// For people.
    Page,
    /// One JSON object a line.
    Json,
    /// How many there are.
    Count,
    /// How many there are of each value; as JSON or for people.
    Facet(By, bool),
}

/// What `verify` is asked for.
#[derive(Clone, Debug)]
pub struct VerifyOf {
    /// The case.
    pub case: PathBuf,
}

/// What `demo` is asked for.
#[derive(Clone, Debug)]
pub struct DemoIn {
    /// Where to write the case.
    pub folder: PathBuf,
}

impl From<Typed> for Asked {
    fn from(typed: Typed) -> Asked {
        let colour = match typed.color {
            When::Auto => Colour::Auto,
            When::Always => Colour::Always,
            When::Never => Colour::Never,
        };
        let command = match typed.command {
            TypedCommand::Brief(brief) => Command::Brief(BriefOf {
                paths: brief.paths,
                record: brief.record,
                map: brief.map,
                json: brief.json,
                findings: brief.findings,
                html: brief.html.map(|file| PageTo { file, share: brief.share, note: None }),
                width: brief.width.map(usize::from),
            }),
            TypedCommand::Collate(collate) => Command::Collate(CollateOf {
                paths: collate.paths,
                base: collate.base,
                form: match (collate.json, collate.tei) {
                    (true, _) => Form::Json,
                    (_, true) => Form::Tei,
                    _ => Form::Text,
                },
                width: collate.width.map(usize::from),
            }),
            TypedCommand::Passages(passages) => Command::Passages(PassagesOf {
                searched: Searched { paths: passages.paths, against: passages.against },
                min_bits: passages.min_bits,
                memory: passages.memory,
                form: match (passages.jsonl, passages.page) {
                    (true, _) => PassagesForm::Json,
                    (_, true) => PassagesForm::Page,
                    _ => PassagesForm::Fitting,
                },
                width: passages.width.map(usize::from),
            }),
            TypedCommand::Text(text) => {
                Command::Text(TextOf { source: text.source, paths: text.paths, span: text.span })
            }
            TypedCommand::Times(times) => {
                let form = match (times.json, times.timeml) {
                    (true, _) => TimesForm::Json,
                    (_, true) => TimesForm::TimeMl,
                    _ => TimesForm::Page,
                };
                Command::Times(TimesOf { paths: times.paths, form })
            }
            TypedCommand::Add(add) => Command::Add(AddTo {
                case: add.case,
                paths: add.paths,
                map: add.map,
                in_place: add.in_place,
                index: !add.no_index,
                json: add.json,
                workers: add.workers.map(usize::from),
                memory: add.reader_memory as u64,
                patience: Duration::from_secs(add.reader_seconds),
            }),
            TypedCommand::People(people) => {
                let say = match (people.undo, people.from) {
                    (Some(number), _) => Some(Said::Undo(number)),
                    (_, Some(table)) => Some(Said::Table(table)),
                    _ if !people.same.is_empty() => Some(Said::Same { name: people.name, aliases: people.same }),
                    _ if !people.apart.is_empty() => Some(Said::Apart(people.apart)),
                    _ => None,
                };
                let form = match (people.json, people.csv) {
                    (true, _) => PeopleForm::Json,
                    (_, true) => PeopleForm::Csv,
                    _ => PeopleForm::Page,
                };
                Command::People(PeopleOf { case: people.case, say, form })
            }
            TypedCommand::Search(search) => Command::Search(SearchIn::from(search)),
            TypedCommand::Status(status) => Command::Status(StatusOf { case: status.case, json: status.json }),
            TypedCommand::Verify(verify) => Command::Verify(VerifyOf { case: verify.case }),
            TypedCommand::Formats => Command::Formats,
            TypedCommand::Worker(worker) => Command::Worker(worker.memory),
            // There is nothing to serve yet, so `--no-serve` is what happens either way.
            TypedCommand::Demo(demo) => Command::Demo(DemoIn { folder: demo.folder }),
        };
        Asked { command, colour }
    }
}

impl From<TypedSearch> for SearchIn {
    fn from(search: TypedSearch) -> SearchIn {
        let answer = match (search.facet, search.count, search.json) {
            (Some(facet), _, json) => SearchForm::Facet(facet, json),
            (_, true, _) => SearchForm::Count,
            (_, _, true) => SearchForm::Json,
            _ => SearchForm::Page,
        };
        let typed = search.query.join(" ");
        let query = match (search.save, search.saved) {
            (_, Some(name)) => Queried::Named(name),
            (Some(name), _) => Queried::Kept(name, typed),
            _ => Queried::Typed(typed),
        };
        let doing = match (search.terms, &query) {
            (Some(table), _) => Searching::Terms { table, hits: search.hits },
            (_, Queried::Named(name)) if name.is_empty() => Searching::Saved,
            _ => Searching::Query {
                query,
                answer,
                sort: match search.sort {
                    Order::Relevance => Sort::Relevance,
                    Order::Time => Sort::Oldest,
                    Order::Newest => Sort::Newest,
                    Order::Size => Sort::Largest,
                },
                limit: search.limit,
                after: search.after,
                width: search.width.map(usize::from),
            },
        };
        SearchIn { case: search.case, doing }
    }
}
