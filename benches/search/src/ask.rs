//! Queries from a file, asked of the index of a case.

use crate::Request;
use crate::speed::NoTexts;
use case::{folder, items};
use cpu_time::ProcessTime;
use index::{Ask, Likes, Query, Reader, Sort};

/// Hits on a page.
const PAGE: usize = 20;
/// What is measured: the number of hits; a page by relevance, by time, and by time with its items read from the record.
const MEASURES: usize = 4;

/// Prints, for each line of a file, what stands below, separated by tabs; a line that is no query is an error.
///
/// - With `--rows`, the rows of all hits.
/// - Else the number of hits, and milliseconds of processor time of each measure, the middle of all rounds. Every round asks all
///   queries in turn, so that no query is asked twice in a row.
pub fn run(request: &Request) -> Result<(), String> {
    let file = request.value("--file").ok_or("--file QUERIES is missing")?;
    let queries = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let queries: Vec<&str> = queries.lines().collect();
    let reader = Reader::open(&folder::index(&request.path)).map_err(|trouble| trouble.to_string())?;
    if request.value("--rows").is_some() {
        return queries.iter().try_for_each(|text| rows(&reader, text));
    }
    let store = folder::to_read(&request.path).map_err(|trouble| trouble.to_string())?;
    let mut times = vec![[const { Vec::new() }; MEASURES]; queries.len()];
    let mut found = vec![0; queries.len()];
    for _ in 0..request.count("--rounds", 5) {
        for (i, text) in queries.iter().enumerate() {
            for (measure, times) in times[i].iter_mut().enumerate() {
                let started = ProcessTime::now();
                let total = asked(text, |ask| once(&reader, &store, ask, measure))?;
                times.push(started.elapsed().as_secs_f64() * 1e3);
                found[i] = total;
            }
        }
    }
    for (found, times) in found.iter().zip(times) {
        let middle = times.map(|mut times| {
            times.sort_by(f64::total_cmp);
            format!("\t{:.4}", times.get(times.len() / 2).copied().unwrap_or_default())
        });
        println!("{found}{}", middle.concat());
    }
    Ok(())
}

/// Does what is measured; gives the number of all hits.
fn once(reader: &Reader, store: &case::store::Store, ask: &Ask<'_>, measure: usize) -> Result<u64, String> {
    let said = |trouble: index::Trouble| trouble.to_string();
    let sort = match measure {
        0 => return reader.count(ask).map_err(said),
        1 => Sort::Relevance,
        _ => Sort::Newest,
    };
    let page = reader.page(ask, sort, None, PAGE).map_err(said)?;
    if measure == 3 {
        for hit in &page.hits {
            items::one(store, hit.row as i64).map_err(|trouble| trouble.to_string())?;
        }
    }
    Ok(page.total)
}

fn rows(reader: &Reader, text: &str) -> Result<(), String> {
    let rows = asked(text, |ask| reader.rows(ask).map_err(|trouble| trouble.to_string()))?;
    let rows: Vec<String> = rows.iter().map(u64::to_string).collect();
    println!("{}", rows.join("\t"));
    Ok(())
}

fn asked<T>(text: &str, work: impl Fn(&Ask<'_>) -> Result<T, String>) -> Result<T, String> {
    let query = Query::read(text).map_err(|mistake| mistake.shown(text))?;
    work(&Ask { query: &query, likes: &Likes::new(), record: &NoTexts })
}
