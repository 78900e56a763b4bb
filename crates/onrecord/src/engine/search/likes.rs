//! What shares passages with an item: what stands behind `like:ITEM`.

use super::NotSearched;
use analysis::align::Settings;
use analysis::reuse::{Found, Texts};
use case::Trouble;
use case::items::{self, Held};
use case::store::Store;
use record::progress::{Watch, go_on};
use std::collections::BTreeSet;

/// How many bytes of text are taken in at once.
const BATCH: usize = 4 << 20;

/// The rows of the items that share passages with `item`, which is the path or the row of one; it is none of them.
pub(super) fn like(store: &Store, item: &str, watch: &dyn Watch) -> Result<BTreeSet<u64>, NotSearched> {
    let wanted = named(store, item)?.ok_or_else(|| NotSearched::NoItem(item.to_owned()))?;
    watch.stage("texts held against the item", None);
    let mut texts = Texts::default();
    texts.add(&[&wanted.item.text], false);
    let rows = others(store, wanted.part, &mut texts, watch)?;
    let found = texts.shared(&Settings::for_piles(), watch);
    let found = found.map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
    Ok(with_first(&found).into_iter().filter_map(|text| rows.get(text.checked_sub(1)?)).copied().collect())
}

/// The item of this row, or else at this path.
fn named(store: &Store, item: &str) -> Result<Option<Held>, Trouble> {
    let by_row = item.parse().ok().map(|row| items::one(store, row)).transpose()?.flatten();
    match by_row {
        Some(held) => Ok(Some(held)),
        None => items::at(store, item)?.map(|row| items::one(store, row)).transpose().map(Option::flatten),
    }
}

/// Takes in all other items; gives their rows, in the order of the texts.
fn others(store: &Store, own: i64, texts: &mut Texts, watch: &dyn Watch) -> Result<Vec<u64>, Trouble> {
    let (mut rows, mut batch, mut size) = (Vec::new(), Vec::new(), 0);
    items::each(store, &[(0, i64::MAX)], &mut |held| {
        go_on(watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
        watch.advance(1);
        if held.part == own {
            return Ok(());
        }
        rows.push(held.part as u64);
        size += held.item.text.len();
        batch.push(held.item.text);
        if size >= BATCH {
            texts.add(&batch, true);
            batch.clear();
            size = 0;
        }
        Ok::<(), Trouble>(())
    })?;
    texts.add(&batch, true);
    Ok(rows)
}

/// The texts that share something with the first.
fn with_first(found: &Found) -> BTreeSet<usize> {
    let pairs = found.passages.iter().map(|shared| vec![shared.a.text, shared.b.text]);
    let common = found.common.iter().map(|common| common.places.iter().map(|place| place.text).collect());
    pairs.chain(common).filter(|texts: &Vec<usize>| texts.contains(&0)).flatten().collect()
}
