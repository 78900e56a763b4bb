//! What a page says of itself in its head: `<meta>`, `<link>`, `<title>`, and `itemprop` and `<time>` in its body.

use super::addresses;
use super::entities;
use super::linked_data::{self, Described};
use super::markup::Key;
use super::tree::{Id, Tag, Tree};
use record::Span;
use record::fold::one_line;

/// A value and, where it stands there as it is, its place in the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) value: String,
    pub(super) place: Option<Span>,
    /// Whether the place is an attribute's.
    pub(super) attribute: bool,
}

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Metadata {
    pub(super) title: Option<Field>,
    /// The text of `<title>`, which often has the paper's name behind it.
    pub(super) window_title: Option<Field>,
    pub(super) authors: Vec<Field>,
    pub(super) outlet: Option<Field>,
    /// All that is said of when it was published, the surest first.
    pub(super) published: Vec<Field>,
    pub(super) modified: Vec<Field>,
    pub(super) address: Option<Field>,
    /// What relative links count from.
    pub(super) base: Option<String>,
    /// The text of the article, as the page describes it.
    pub(super) body: Option<String>,
}

const TITLES: [&str; 5] = ["og:title", "twitter:title", "headline", "dc.title", "sailthru.title"];
const AUTHORS: [&str; 8] = [
    "author",
    "article:author_name",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "cxenseparse:author",
    "dcterms.creator",
];
const OUTLETS: [&str; 5] = ["og:site_name", "application-name", "publisher", "dc.publisher", "cre"];
const PUBLISHED: [&str; 26] = [
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "dc.date.created",
    "originalpublicationdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "ptime",
    "displaydate",
    "rnews:datepublished",
    "date",
];
const MODIFIED: [&str; 10] = [
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "utime",
    "dcterms.modified",
    "article.updated",
];

/// More statements of one thing than these are not looked at.
const MOST: usize = 50;

impl Metadata {
    /// Reads what the page says; `came_from` is the address it was received with, if one was.
    pub(super) fn of(tree: &Tree, came_from: Option<&str>) -> Metadata {
        let mut found = Found::default();
        for id in tree.ids() {
            match tree.tag(id) {
                Tag::Text => {}
                Tag::Meta => found.meta(tree, id),
                Tag::Link => found.link(tree, id),
                Tag::Base => found.base = found.base.take().or_else(|| field(tree, id, Key::Href)),
                Tag::Title if found.window_title.is_none() => found.window_title = text_field(tree, id),
                Tag::Time => found.time(tree, id),
                _ => found.property(tree, id),
            }
        }
        found.settle(tree.source, linked_data::read(tree).unwrap_or_default(), came_from)
    }
}

/// What was found, by the name it has, lower being surer.
#[derive(Default)]
struct Found {
    titles: Vec<(usize, Field)>,
    authors: Vec<(usize, Field)>,
    outlets: Vec<(usize, Field)>,
    published: Vec<(usize, Field)>,
    modified: Vec<(usize, Field)>,
    times: Vec<Field>,
    window_title: Option<Field>,
    canonical: Option<Field>,
    address: Option<Field>,
    base: Option<Field>,
}

impl Found {
    fn meta(&mut self, tree: &Tree, id: Id) {
        let Some(value) = field(tree, id, Key::Content) else { return };
        if self.titles.len() + self.authors.len() + self.published.len() > 10 * MOST {
            return;
        }
        let names = [Key::Property, Key::Name, Key::Itemprop].into_iter().filter_map(|name| tree.attribute(id, name));
        for name in names.flat_map(str::split_ascii_whitespace).take(10) {
            let name = name.to_ascii_lowercase();
            let take = |known: &[&str], into: &mut Vec<(usize, Field)>| {
                if let Some(rank) = known.iter().position(|known| *known == name) {
                    into.push((rank, value.clone()));
                }
            };
            take(&TITLES, &mut self.titles);
            take(&AUTHORS, &mut self.authors);
            take(&OUTLETS, &mut self.outlets);
            take(&PUBLISHED, &mut self.published);
            take(&MODIFIED, &mut self.modified);
            if name == "og:url" {
                self.address = self.address.take().or(Some(value.clone()));
            }
        }
    }

    fn link(&mut self, tree: &Tree, id: Id) {
        if self.canonical.is_none()
            && tree.attribute(id, Key::Rel).unwrap_or_default().eq_ignore_ascii_case("canonical")
        {
            self.canonical = field(tree, id, Key::Href);
        }
    }

    fn time(&mut self, tree: &Tree, id: Id) {
        let Some(value) = field(tree, id, Key::Datetime).or_else(|| field(tree, id, Key::Content)) else { return };
        match tree.attribute(id, Key::Itemprop).unwrap_or_default() {
            "datePublished" if self.published.len() < MOST => self.published.push((1, value)),
            "dateModified" if self.modified.len() < MOST => self.modified.push((1, value)),
            _ if self.times.len() < MOST => self.times.push(value),
            _ => {}
        }
    }

    /// `<span itemprop="datePublished" content="...">`.
    fn property(&mut self, tree: &Tree, id: Id) {
        let Some(property) = tree.attribute(id, Key::Itemprop).filter(|_| self.published.len() < MOST) else { return };
        let value = || {
            field(tree, id, Key::Content).or_else(|| field(tree, id, Key::Datetime)).or_else(|| text_field(tree, id))
        };
        match property {
            "datePublished" => self.published.extend(value().map(|value| (1, value))),
            "dateModified" if self.modified.len() < MOST => self.modified.extend(value().map(|value| (1, value))),
            _ => {}
        }
    }

    fn settle(self, source: &str, described: Described, came_from: Option<&str>) -> Metadata {
        let place =
            |value: &String| Field { place: described.place(source, value), attribute: false, value: value.clone() };
        let first = |mut fields: Vec<(usize, Field)>| {
            fields.sort_by_key(|(rank, _)| *rank);
            fields.into_iter().map(|(_, field)| field)
        };
        let published = described.published.iter().map(place).chain(first(self.published)).chain(self.times).collect();
        let modified = described.modified.iter().map(place).chain(first(self.modified)).collect();
        let mut authors: Vec<Field> = described.authors.iter().map(place).collect();
        if authors.is_empty() {
            authors.extend(first(self.authors).find(|field| !field.value.contains("://")));
        }
        let base = self.base.map(|field| field.value);
        let absolute = |field: &Field| addresses::resolve(came_from, &field.value);
        let stated = [self.canonical, self.address].into_iter().flatten();
        let address = stated
            .filter_map(|field| Some(Field { value: absolute(&field)?, ..field }))
            .find(|field| field.value.starts_with("http") && !is_front_page(&field.value))
            .or_else(|| described.address.as_ref().filter(|address| !is_front_page(address)).map(place))
            .or_else(|| came_from.map(|address| Field { value: address.to_owned(), place: None, attribute: false }));
        let from = address.as_ref().map(|field| field.value.clone()).or_else(|| came_from.map(str::to_owned));
        Metadata {
            title: first(self.titles).next().or_else(|| described.headline.as_ref().map(place)),
            window_title: self.window_title,
            authors,
            outlet: first(self.outlets).next().or_else(|| described.publisher.as_ref().map(place)),
            published,
            modified,
            base: base.and_then(|base| addresses::resolve(from.as_deref(), &base)).or(from),
            address,
            body: described.body,
        }
    }
}

/// Whether an address is that of a whole site, which some pages give for their own.
fn is_front_page(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/').find('/').is_none() && !rest.contains('?')
}

fn field(tree: &Tree, id: Id, name: Key) -> Option<Field> {
    let place = tree.attribute_span(id, name)?.trimmed(tree.source);
    let value = one_line(&entities::resolved(place.of(tree.source)));
    (!value.is_empty()).then_some(Field { value, place: Some(place), attribute: true })
}

/// The text of an element with one text in it.
fn text_field(tree: &Tree, id: Id) -> Option<Field> {
    let mut texts = (id..tree.end(id)).filter(|&id| tree.tag(id) == Tag::Text);
    let place =
        tree.node(texts.find(|&id| !tree.node(id).span.of(tree.source).trim().is_empty())?).span.trimmed(tree.source);
    let value = one_line(&entities::resolved(place.of(tree.source)));
    (!value.is_empty() && value.len() < 1000).then_some(Field { value, place: Some(place), attribute: false })
}
