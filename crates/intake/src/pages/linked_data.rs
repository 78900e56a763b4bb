//! What a page says of itself in JSON-LD: `<script type="application/ld+json">`.
//!
//! Of all that it describes only an article is of use: see <https://schema.org/Article>.

use super::markup::Key;
use super::tree::{Tag, Tree};
use record::Span;
use serde_json::Value;

/// Larger scripts than this describe something else than one article.
const LARGEST: usize = 1 << 20;

/// An article as described.
#[derive(Default)]
pub(super) struct Described {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) address: Option<String>,
    pub(super) body: Option<String>,
    /// The script it stands in.
    script: Span,
}

impl Described {
    /// Where `value` stands in the page, if it stands in the script letter by letter.
    pub(super) fn place(&self, source: &str, value: &str) -> Option<Span> {
        let script = self.script.of(source);
        let plain = !value.contains(['"', '\\']) && !value.is_empty();
        let at = plain.then(|| script.find(&format!("\"{value}\""))).flatten()?;
        let start = self.script.start + at + 1;
        Some(Span::new(start, start + value.len()))
    }
}

/// The article that the page describes: where it describes several, the one that says most of what is asked for.
pub(super) fn read(tree: &Tree) -> Option<Described> {
    let scripts = tree.ids().filter(|&id| {
        let kind = tree.attribute(id, Key::Type).unwrap_or_default();
        tree.tag(id) == Tag::Script && kind.trim().eq_ignore_ascii_case("application/ld+json")
    });
    let mut best: Option<(usize, Described)> = None;
    for script in scripts {
        let Some(text) = tree.children(script).next().map(|id| tree.node(id).span) else { continue };
        if text.len() > LARGEST {
            continue;
        }
        let Some(value) = parse(text.of(tree.source)) else { continue };
        for article in articles(&value) {
            let described = describe(article, text);
            let weight = weight(&described) + if is_article(article) { 10 } else { 0 };
            if best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, described));
            }
        }
    }
    best.map(|(_, described)| described)
}

fn weight(described: &Described) -> usize {
    [&described.published, &described.headline, &described.body, &described.publisher]
        .iter()
        .filter(|v| v.is_some())
        .count()
        + usize::from(!described.authors.is_empty())
}

/// Parses a script as pages write them: with comment marks around it, a semicolon behind it, and line ends in strings.
fn parse(script: &str) -> Option<Value> {
    let text =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end().trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>");
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&plain).ok()
    })
}

/// The articles in a value, wherever it keeps them; the parser has bounded its depth.
fn articles(value: &Value) -> Vec<&Value> {
    let mut out = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(fields) => {
                if is_article(value) || is_page(value) {
                    out.push(value);
                }
                let holders = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"];
                open.extend(holders.iter().filter_map(|key| fields.get(*key)));
            }
            _ => {}
        }
    }
    out
}

fn is_article(value: &Value) -> bool {
    has_kind(value, |kind| {
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
    })
}

/// Something that is a page, and so has the page's date.
fn is_page(value: &Value) -> bool {
    has_kind(value, |kind| kind.ends_with("WebPage") || kind.ends_with("Review") || kind == "ItemPage")
}

fn has_kind(value: &Value, named: impl Fn(&str) -> bool) -> bool {
    match &value["@type"] {
        Value::String(kind) => named(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}

fn describe(article: &Value, script: Span) -> Described {
    let text = |key: &str| article[key].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let address = text("url").or_else(|| match &article["mainEntityOfPage"] {
        Value::String(address) => Some(address.clone()),
        object => object["@id"].as_str().or_else(|| object["url"].as_str()).map(str::to_owned),
    });
    Described {
        headline: text("headline").or_else(|| text("name")),
        authors: names(&article["author"]),
        publisher: names(&article["publisher"]).into_iter().next(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        address: address.filter(|address| address.starts_with("http")),
        body: text("articleBody").or_else(|| text("reviewBody")),
        script,
    }
}

/// The names of people or organisations, written as text, object or list.
fn names(value: &Value) -> Vec<String> {
    let one = |value: &Value| {
        let name = value.as_str().or_else(|| value["name"].as_str())?.trim();
        (!name.is_empty() && !name.starts_with("http")).then(|| name.to_owned())
    };
    match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}
