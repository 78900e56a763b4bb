//! `onrecord search CASE QUERY...`

use crate::cli::{Exit, Progress, Queried, SearchForm, SearchIn, Searching, Terminal, Trouble};
use crate::engine::search::{Behind, NotSearched, Ready, Search};
use case::searches;
use index::Sort;
use std::path::Path;
use views::search::{Facts, counted, facet, line, page, saved};

/// So many hits are shown to people at once.
const SHOWN: usize = 20;

/// So many are looked up at once for programs.
const AT_ONCE: usize = 500;

pub(super) fn run(asked: &SearchIn, terminal: &Terminal) -> Result<Exit, Trouble> {
    if !case::folder::is_case(&asked.case) {
        return Err(Trouble::usage(format!("{} is no case", asked.case.display()))
            .hint("`onrecord add CASE PATH...` makes one"));
    }
    match &asked.doing {
        Searching::Saved => list(&asked.case, terminal),
        Searching::Terms { table, hits } => super::terms::run(&asked.case, table, hits.as_deref(), terminal),
        Searching::Query { query, answer, sort, limit, after, width } => {
            let query = typed(&asked.case, query, terminal)?;
            let form = Form { sort: *sort, limit: *limit, after: after.as_deref(), width: *width };
            answered(&asked.case, &query, *answer, &form, terminal)
        }
    }
}

struct Form<'a> {
    sort: Sort,
    limit: Option<usize>,
    after: Option<&'a str>,
    width: Option<usize>,
}

/// The query as it was typed, now or when it was kept.
fn typed(case: &Path, query: &Queried, terminal: &Terminal) -> Result<String, Trouble> {
    let failed =
        |trouble: case::Trouble| Trouble::failed("the queries that are kept could not be read").because(&trouble);
    match query {
        Queried::Typed(typed) => Ok(typed.clone()),
        Queried::Named(name) => {
            let found = searches::saved(case).map_err(failed)?.remove(name);
            found.ok_or_else(|| {
                Trouble::usage(format!("no query is kept as `{name}`"))
                    .hint("--saved without a name lists those that are")
            })
        }
        Queried::Kept(name, typed) => {
            // What can't be read is not kept.
            index::Query::read(typed).map_err(|mistake| Trouble::usage(format!("\n{}", mistake.shown(typed))))?;
            match searches::save(case, name, typed).map_err(failed)? {
                Some(before) if before != *typed => terminal.say(&format!("kept as `{name}`, which was: {before}")),
                _ => terminal.say(&format!("kept as `{name}`")),
            }
            Ok(typed.clone())
        }
    }
}

fn list(case: &Path, terminal: &Terminal) -> Result<Exit, Trouble> {
    let queries = searches::saved(case)
        .map_err(|trouble| Trouble::failed("the queries that are kept could not be read").because(&trouble))?;
    if queries.is_empty() {
        terminal.say("no query is kept; --save NAME keeps one");
        return Ok(Exit::Incomplete);
    }
    terminal.print(&saved(&queries)).map(|()| Exit::Done)
}

fn answered(
    case: &Path,
    query: &str,
    answer: SearchForm,
    form: &Form<'_>,
    terminal: &Terminal,
) -> Result<Exit, Trouble> {
    // What is no query needs no index.
    index::Query::read(query).map_err(|mistake| trouble(NotSearched::Mistake(mistake), query))?;
    let progress = Progress::new(terminal);
    let trouble = |not: NotSearched| trouble(not, query);
    let mut search = Search::open(case, &progress).map_err(trouble)?;
    let ready = search.ready(query).map_err(trouble)?;
    let total = match answer {
        SearchForm::Page => {
            let found = search.page(&ready, form.sort, form.after, form.limit.unwrap_or(SHOWN)).map_err(trouble)?;
            let next = found.next.as_deref().unwrap_or_default();
            let facts = Facts { first: form.after.is_none(), go_on: command(case, query, form, next) };
            if found.total > 0 {
                terminal.print(&page(&found, &facts, terminal.look(form.width)))?;
            }
            found.total
        }
        SearchForm::Json => lines(&mut search, &ready, form, query, terminal)?,
        SearchForm::Count => {
            let total = search.count(&ready).map_err(trouble)?;
            terminal.print(&format!("{total}\n"))?;
            total
        }
        SearchForm::Facet(by, as_json) => {
            let counts = search.facet(&ready, by).map_err(trouble)?;
            let most: Vec<(String, u64)> = counts
                .most(form.limit.unwrap_or(usize::MAX))
                .into_iter()
                .map(|(value, n)| (value.to_owned(), n))
                .collect();
            terminal.print(&match as_json {
                true => counted(by.name(), &most, counts.without),
                false => facet(&most, counts.without),
            })?;
            most.len() as u64 + counts.without
        }
    };
    told(&search, total, terminal)
}

/// Prints hits, an object a line; gives how many there are in all.
fn lines(
    search: &mut Search<'_>,
    ready: &Ready,
    form: &Form<'_>,
    query: &str,
    terminal: &Terminal,
) -> Result<u64, Trouble> {
    let mut left = form.limit.unwrap_or(usize::MAX);
    let mut after = form.after.map(str::to_owned);
    loop {
        let found = search.page(ready, form.sort, after.as_deref(), left.min(AT_ONCE));
        let found = found.map_err(|not| trouble(not, query))?;
        terminal.stream(found.hits.iter().map(line))?;
        left = left.saturating_sub(found.hits.len());
        after = found.next;
        if after.is_none() || left == 0 {
            return Ok(found.total);
        }
    }
}

/// Says what is not in the index yet, and that nothing was found.
fn told(search: &Search<'_>, total: u64, terminal: &Terminal) -> Result<Exit, Trouble> {
    not_searched(search, terminal);
    if total > 0 {
        return Ok(Exit::Done);
    }
    terminal.say(match search.behind {
        None => "nothing in this case is what the query asks for",
        Some(_) => "nothing that can be searched yet is what the query asks for; search again when all of it can be",
    });
    Ok(Exit::Incomplete)
}

/// Says what of the record is not in the index yet.
pub(super) fn not_searched(search: &Search<'_>, terminal: &Terminal) {
    if let Some(why) = &search.behind {
        behind(why, terminal);
        let (missing, all) = (search.extent.missing(), search.extent.commits);
        terminal.say(&format!("{missing} of the {all} commits of this case were not searched"));
    }
}

/// Says why the index does not have all of the record.
pub(super) fn behind(why: &Behind, terminal: &Terminal) {
    match why {
        Behind::Busy => terminal.say("the index is being written by another run, which is not done yet"),
        Behind::Unwritten(why) => terminal.say(&format!("the index could not be brought up to the record: {why}")),
    }
}

/// The command that shows the hits behind `next`.
fn command(case: &Path, query: &str, form: &Form<'_>, next: &str) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    let case = case.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    let case = if case.chars().all(plain) { case } else { quoted(&case) };
    let sort = match form.sort {
        Sort::Oldest => " --sort time",
        Sort::Newest => " --sort newest",
        Sort::Largest => " --sort size",
        _ => "",
    };
    let limit = form.limit.map(|limit| format!(" --limit {limit}")).unwrap_or_default();
    format!("onrecord search {case} {}{sort}{limit} --after {next}", quoted(query))
}

/// Why there is no answer, told to a person.
pub(super) fn trouble(not: NotSearched, query: &str) -> Trouble {
    match not {
        NotSearched::Mistake(mistake) => Trouble::usage(format!("this query can't be read\n{}", mistake.shown(query))),
        NotSearched::NoItem(item) => Trouble::usage(format!("there is no item `{item}` in this case"))
            .hint("behind like: stands the path of an item as hits show it, or its row as --json gives it"),
        NotSearched::Cursor(why) => Trouble::usage(why),
        NotSearched::BeingMade => Trouble::failed("there is no index yet, and another run is making it")
            .hint("wait until that run has come further, and search again"),
        NotSearched::Trouble(trouble) => Trouble::failed("the case could not be searched").because(&trouble),
    }
}
