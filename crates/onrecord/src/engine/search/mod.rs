//! `search`: the index of a case, kept up with its record, and what is asked of both.
//!
//! `entries` items as the index takes them; `stage` the index, derived and caught up; `likes` what shares passages with an item;
//! `terms` many queries at once.

mod entries;

mod stage;

mod likes;

mod terms;

pub use terms::terms;

pub use stage::{Behind, Extent, catch_up, catch_up_in_portions, clear, damage, extent};

use case::added::last_commit;
use case::items::{self, Copies, Held};
use case::store::Store;
use case::{Trouble, folder};
use entries::Entries;
use index::language::{Field, Test, What};
use index::{Ask, By, Cursor, Entry, Facet, Likes, Mistake, Page, Query, Reader, Record, Sort};
use record::progress::Watch;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use views::search::{Found, Hit, Party, snippets};

/// So many places of an item are shown.
const SNIPPETS: usize = 3;

/// Why a query has no answer.
#[derive(Debug)]
pub enum NotSearched {
    /// It can't be read.
    Mistake(Mistake),
    /// It names, behind `like:`, an item that there is not.
    NoItem(String),
    /// What it was to go on behind is nothing that can be gone on behind.
    Cursor(String),
    /// There is no index yet, and another process makes it.
    BeingMade,
    /// The case, or its index, could not be read.
    Trouble(Trouble),
}

impl std::fmt::Display for NotSearched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NotSearched::Mistake(mistake) => write!(f, "{mistake}"),
            NotSearched::NoItem(item) => write!(f, "there is no item `{item}` in this case"),
            NotSearched::Cursor(why) => f.write_str(why),
            NotSearched::BeingMade => f.write_str("there is no index yet, and another run is making it"),
            NotSearched::Trouble(trouble) => write!(f, "{trouble}"),
        }
    }
}

impl From<Trouble> for NotSearched {
    fn from(trouble: Trouble) -> NotSearched {
        NotSearched::Trouble(trouble)
    }
}

impl From<index::Trouble> for NotSearched {
    fn from(trouble: index::Trouble) -> NotSearched {
        match trouble {
            index::Trouble::Cursor(_) => NotSearched::Cursor(trouble.to_string()),
            other => NotSearched::Trouble(Trouble::because(other.to_string())),
        }
    }
}

/// A query that was read, with what it names.
#[derive(Debug)]
pub struct Ready {
    query: Query,
    likes: Likes,
    /// Whether it asks for words as they stand in the paths of copies.
    asks_copies: bool,
}

/// A case that is searched.
pub struct Search<'w> {
    folder: PathBuf,
    store: Store,
    reader: Reader,
    watch: &'w dyn Watch,
    /// All copies, of a record that can't tell those of one item; read once, when some are first wanted.
    copies: OnceCell<Copies>,
    /// How far the index goes.
    pub extent: Extent,
    /// What keeps the index behind the record, if anything does.
    pub behind: Option<Behind>,
}

impl<'w> Search<'w> {
    /// Opens the case at `folder`, and brings its index up to its record as far as that can be done.
    pub fn open(folder: &Path, watch: &'w dyn Watch) -> Result<Search<'w>, NotSearched> {
        // Mostly it is up already, and nothing needs to be opened twice.
        if let Some((store, reader, extent)) = stage::caught_up(folder)? {
            return Ok(Search::of(folder, store, reader, watch, extent));
        }
        let behind = catch_up(folder, watch)?;
        let none = |trouble: index::Trouble| match &behind {
            Some(Behind::Busy) => NotSearched::BeingMade,
            Some(Behind::Unwritten(why)) => NotSearched::Trouble(Trouble::because(why.clone())),
            None => trouble.into(),
        };
        let reader = Reader::open(&folder::index(folder)).map_err(none)?;
        let store = folder::to_read(folder)?;
        // An index of another record that could not be put away answers nothing.
        let indexed = stage::indexed(&store, reader.watermark())?
            .ok_or_else(|| none(index::Trouble::Unusable("it is of another record".to_owned())))?;
        let extent = Extent { indexed, commits: last_commit(&store)? };
        Ok(Search { behind, ..Search::of(folder, store, reader, watch, extent) })
    }

    fn of(folder: &Path, store: Store, reader: Reader, watch: &'w dyn Watch, extent: Extent) -> Search<'w> {
        let folder = folder.to_owned();
        Search { folder, store, reader, watch, copies: OnceCell::new(), extent, behind: None }
    }

    /// Reads a query, and looks up what it names.
    pub fn ready(&self, query: &str) -> Result<Ready, NotSearched> {
        let query = Query::read(query).map_err(NotSearched::Mistake)?;
        let mut likes = Likes::new();
        for item in query.likes() {
            likes.insert(item.to_owned(), likes::like(&self.store, item, self.watch)?);
        }
        let mut asks_copies = false;
        query.root.visit(&mut |node| {
            asks_copies |= matches!(node.what, What::Words(Field::Also, Test::Exact(_)));
        });
        Ok(Ready { query, likes, asks_copies })
    }

    /// Some of the hits: the first `limit`, or the first behind `after`.
    pub fn page(&mut self, ready: &Ready, sort: Sort, after: Option<&str>, limit: usize) -> Result<Found, NotSearched> {
        let after = after.map(str::parse::<Cursor>).transpose()?;
        let page = self.asked(ready, |reader, ask| reader.page(ask, sort, after, limit))?;
        Ok(self.shown(ready, &page)?)
    }

    /// How many hits there are.
    pub fn count(&mut self, ready: &Ready) -> Result<u64, NotSearched> {
        self.asked(ready, |reader, ask| reader.count(ask))
    }

    /// How many hits there are of each value.
    pub fn facet(&mut self, ready: &Ready, by: By) -> Result<Facet, NotSearched> {
        self.asked(ready, |reader, ask| reader.facet(ask, by))
    }

    /// Asks the index; where it turns out to be damaged, builds it anew and asks again.
    fn asked<T>(
        &mut self,
        ready: &Ready,
        asked: impl Fn(&Reader, &Ask<'_>) -> Result<T, index::Trouble>,
    ) -> Result<T, NotSearched> {
        let answer = self.ask(ready, &asked)?;
        match answer {
            Err(index::Trouble::Unusable(_) | index::Trouble::Io(_)) if self.behind.is_none() => {
                clear(&self.folder)?;
                *self = Search::open(&self.folder, self.watch)?;
                Ok(self.ask(ready, &asked)??)
            }
            other => Ok(other?),
        }
    }

    fn ask<T>(
        &self,
        ready: &Ready,
        asked: &impl Fn(&Reader, &Ask<'_>) -> Result<T, index::Trouble>,
    ) -> Result<Result<T, index::Trouble>, Trouble> {
        let record = Texts { search: self, entries: Entries::new(&self.store)?, with_copies: ready.asks_copies };
        Ok(asked(&self.reader, &Ask { query: &ready.query, likes: &ready.likes, record: &record }))
    }

    /// The copies of items.
    fn copies(&self, rows: impl Iterator<Item = u64>) -> Result<Copies, Trouble> {
        let mut rows = rows.map(|row| row as i64);
        if items::tells_copies(&self.store) {
            return items::copies(&self.store, &rows.map(|row| (row, row)).collect::<Vec<_>>());
        }
        let Some(first) = rows.next() else { return Ok(Copies::new()) };
        if self.copies.get().is_none() {
            // Nobody else can have set it meanwhile.
            let _ = self.copies.set(items::copies(&self.store, &[(0, i64::MAX)])?);
        }
        let all = self.copies.get();
        let own = std::iter::once(first).chain(rows).filter_map(|row| all?.get_key_value(&row));
        Ok(own.map(|(row, copies)| (*row, copies.clone())).collect())
    }

    /// The hits of a page as they are shown.
    fn shown(&self, ready: &Ready, page: &Page) -> Result<Found, Trouble> {
        let entries = Entries::new(&self.store)?;
        let copies = self.copies(page.hits.iter().filter(|hit| hit.copies > 0).map(|hit| hit.row))?;
        let mut hits = Vec::new();
        for hit in &page.hits {
            // The record never forgets; a hit that it does not know is of an index that was put in its place.
            if let Some(held) = items::one(&self.store, hit.row as i64)? {
                hits.push(shown(ready, &held, &entries.entry(&held, &copies)?, hit.cursor));
            }
        }
        Ok(Found { total: page.total, hits, next: page.next.map(|next| next.to_string()) })
    }
}

fn shown(ready: &Ready, held: &Held, entry: &Entry, cursor: Cursor) -> Hit {
    let marks = index::matches(&ready.query, entry, &ready.likes).unwrap_or_default();
    let party = |taking: case::items::Taking| Party { role: taking.role, value: taking.alias.value, name: taking.name };
    Hit {
        row: entry.row,
        path: entry.path.clone(),
        kind: entry.kind.clone(),
        quoted: held.is_quoted(),
        channel: held.item.channel.clone(),
        sent: held.sent(),
        parties: held.taking().into_iter().map(party).collect(),
        subject: entry.subject.clone(),
        subject_marks: marks.subject,
        snippets: snippets(&entry.body, &marks.body, SNIPPETS),
        also: entry.also.clone(),
        conversation: held.item.conversation.clone(),
        conversation_name: held.item.conversation_name.clone(),
        cursor: cursor.to_string(),
    }
}

/// The record, for what only the texts can decide.
struct Texts<'s> {
    search: &'s Search<'s>,
    entries: Entries<'s>,
    with_copies: bool,
}

impl Texts<'_> {
    fn read(&self, row: u64) -> Result<Option<Entry>, Trouble> {
        let Some(held) = items::one(&self.search.store, row as i64)? else { return Ok(None) };
        let copies = if self.with_copies { self.search.copies(std::iter::once(row))? } else { Copies::new() };
        self.entries.entry(&held, &copies).map(Some)
    }
}

impl Record for Texts<'_> {
    fn entry(&self, row: u64) -> Result<Option<Entry>, String> {
        self.read(row).map_err(|trouble| trouble.to_string())
    }
}
