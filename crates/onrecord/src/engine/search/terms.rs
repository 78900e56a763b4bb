//! Many queries at once.

use super::{NotSearched, Search};
use case::Trouble;
use index::Sort;
use views::search::{Answered, Hit};

/// So many hits are looked up at once.
const AT_ONCE: usize = 500;

/// Answers each query in turn; one that can't be read is told with what is wrong with it. `each` gets every hit, the oldest first, where
/// hits are `wanted`.
pub fn terms(
    search: &mut Search<'_>,
    queries: &[String],
    wanted: bool,
    each: &mut dyn FnMut(&str, &Hit) -> Result<(), Trouble>,
) -> Result<Vec<Answered>, Trouble> {
    search.watch.stage("queries answered", Some(queries.len() as u64));
    let mut out = Vec::new();
    for query in queries {
        let counted = match wanted {
            true => hits(search, query, each),
            false => search.ready(query).and_then(|ready| search.count(&ready)),
        };
        out.push(match counted {
            Ok(hits) => Answered { query: query.clone(), hits: Some(hits), error: None },
            Err(NotSearched::Trouble(trouble)) => return Err(trouble),
            Err(other) => Answered { query: query.clone(), hits: None, error: Some(other.to_string()) },
        });
        search.watch.advance(1);
    }
    Ok(out)
}

fn hits(
    search: &mut Search<'_>,
    query: &str,
    each: &mut dyn FnMut(&str, &Hit) -> Result<(), Trouble>,
) -> Result<u64, NotSearched> {
    let ready = search.ready(query)?;
    let mut after: Option<String> = None;
    loop {
        let found = search.page(&ready, Sort::Oldest, after.as_deref(), AT_ONCE)?;
        found.hits.iter().try_for_each(|hit| each(query, hit))?;
        after = found.next;
        if after.is_none() {
            return Ok(found.total);
        }
    }
}
