//! What the names that a page gives its parts say of them: `class="story-body"`, `id="comments"`.
//!
//! Names are cut into words at marks, digits and capitals. They are how page systems of the whole web call things, in
//! English mostly; no outlet is named here.

use super::markup::Key;
use super::tree::{Id, Tag, Tree};

/// What an element's own tag, role and names say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    /// The text of an article.
    Body,
    /// No part of the text, whatever is in it: scripts, menus, forms.
    Never,
    /// Not shown, or shown on demand only.
    Hidden,
    /// Most likely no part of the text: shares, related stories, comments, advertisements.
    Aside,
    /// What readers wrote below it.
    Comments,
    /// A few lines that stand above the text and begin it.
    Lead,
    /// A picture with its words.
    Figure,
    /// A caption or a credit of a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// When.
    Dateline,
    /// A post set into the page.
    Post,
}

/// How much is believed of what elements say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// All.
    Full,
    /// Only that scripts and the like are no text: a page whose text would all be lost was written carelessly.
    Little,
}

/// What the element says of itself.
pub(super) fn hint(tree: &Tree, id: Id, trust: Trust) -> Hint {
    let tag = tree.tag(id);
    match by_tag(tag) {
        Hint::None => {}
        Hint::Never if trust == Trust::Little && !is_no_text(tag) => return Hint::None,
        hint => return hint,
    }
    if trust == Trust::Little {
        return Hint::None;
    }
    if is_unseen(tree, id) {
        return Hint::Hidden;
    }
    match tree.attribute(id, Key::Role).unwrap_or_default() {
        "navigation" | "search" | "menu" | "menubar" | "dialog" | "alertdialog" | "tooltip" | "toolbar" | "tablist" => {
            return Hint::Hidden;
        }
        "complementary" | "contentinfo" | "banner" | "note" => return Hint::Aside,
        _ => {}
    }
    match tree.attribute(id, Key::Itemprop).unwrap_or_default() {
        "articleBody" | "reviewBody" => return Hint::Body,
        "author" | "creator" => return Hint::Byline,
        "datePublished" | "dateModified" => return Hint::Dateline,
        "caption" => return Hint::Caption,
        "comment" => return Hint::Comments,
        "publisher" => return Hint::Aside,
        _ => {}
    }
    let mut words = Words::default();
    for name in [Key::Class, Key::Id, Key::DataTestid] {
        if let Some(value) = tree.attribute(id, name) {
            words.take(value);
        }
    }
    words.hint(tag)
}

fn by_tag(tag: Tag) -> Hint {
    use Tag::*;
    match tag {
        Script | Style | Noscript | Template | Svg | Math | Iframe | Object | Embed | Canvas | Select | Button
        | Input | Textarea | Nav | Head | Video | Audio | Menu | Dialog | Search | Label | Map | Title | Opt
        | Optgroup => Hint::Never,
        Aside | Footer => Hint::Aside,
        Figure => Hint::Figure,
        Figcaption => Hint::Caption,
        _ => Hint::None,
    }
}

/// Elements that hold no text for a reader, however carelessly a page was written.
fn is_no_text(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, Script | Style | Template | Iframe | Embed | Input | Title | Select | Opt | Optgroup)
}

/// Whether the element and all that is in it are not shown.
pub(super) fn is_unseen(tree: &Tree, id: Id) -> bool {
    if tree.attribute_span(id, Key::Hidden).is_some() || tree.attribute(id, Key::AriaHidden) == Some("true") {
        return true;
    }
    let Some(style) = tree.attribute(id, Key::Style) else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).take(200).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// The words of an element's names, weighed.
#[derive(Default)]
struct Words {
    body: bool,
    never: bool,
    aside: bool,
    comments: bool,
    figure: bool,
    lead: bool,
    caption: bool,
    byline: bool,
    dateline: bool,
    post: bool,
}

impl Words {
    /// Takes in the words of one attribute.
    fn take(&mut self, value: &str) {
        for name in value.split_ascii_whitespace().take(20) {
            let mut before = String::new();
            let mut words = words(name).peekable();
            while let Some(word) = words.next() {
                self.word(&before, &word, words.peek().is_none());
                before = word;
            }
        }
    }

    fn word(&mut self, before: &str, word: &str, last: bool) {
        match word {
            "articlebody" | "storybody" | "entrycontent" | "postcontent" | "articlecontent" | "storycontent"
            | "articletext" | "postbody" | "storytext" | "newsbody" | "bodytext" => self.body = true,
            "body" | "content" | "text" | "copy" | "entry"
                if matches!(before, "article" | "story" | "post" | "entry" | "news" | "body" | "blog") =>
            {
                self.body = true;
            }
            "nav" | "navbar" | "navigation" | "menu" | "breadcrumb" | "breadcrumbs" | "pagination" | "pager"
            | "modal" | "popup" | "cookie" | "cookies" | "gdpr" | "consent" | "skip" | "print" | "toolbar"
            | "lightbox" | "tooltip" | "screenreader" | "sr" | "paywall" | "login" | "signin" => self.never = true,
            "footer" | "sidebar" | "rail" | "widget" | "widgets" | "promo" | "promos" | "sponsor" | "sponsored"
            | "ad" | "ads" | "advert" | "adverts" | "advertisement" | "advertising" | "banner" | "share"
            | "sharing" | "social" | "sharedaddy" | "follow" | "related" | "recommended" | "recommendations"
            | "recirc" | "recirculation" | "trending" | "popular" | "newsletter" | "signup" | "subscribe"
            | "subscription" | "outbrain" | "taboola" | "taglist" | "topics" | "keywords" | "toc" | "bio"
            | "donate" | "rating" | "ratings" | "poll" | "teaser" | "teasers" | "masthead" | "addthis" | "addtoany"
            | "tool" | "tools" | "copyright" | "disclaimer" | "carousel" | "slideshow" | "gallery" | "infobox"
            | "callout" | "cta" | "readmore" | "morestories" | "shareaholic" | "upsell" | "meta" | "metadata"
            | "timestamp" | "ticker" | "sticky" => self.aside = true,
            "comment" | "comments" | "disqus" | "respond" | "reply" => self.comments = true,
            "player" if matches!(before, "video" | "audio" | "media" | "jw") => self.aside = true,
            "hidden" if last && matches!(before, "" | "is" | "visually" | "aria") => self.never = true,
            "tags" | "tag" | "category" | "categories" if last => self.aside = true,
            "stories" | "articles" | "posts" | "news" | "links" | "story" | "reading"
                if matches!(before, "more" | "other" | "top" | "latest" | "similar" | "next" | "related" | "read") =>
            {
                self.aside = true;
            }
            "caption" | "captions" | "credit" | "credits" | "figcaption" | "attribution" => self.caption = true,
            "standfirst" | "lede" | "dek" | "summary" | "intro" | "lead" => self.lead = true,
            "image" | "photo" | "picture" | "figure" | "media" => self.figure = true,
            "byline" | "author" | "authors" => self.byline = true,
            "date" | "dateline" | "pubdate" | "published" | "updated" => self.dateline = true,
            "tweet" | "instagram" if before == "twitter" || word == "instagram" => self.post = true,
            _ => self.beginning(word),
        }
    }

    /// Words run together: `relatedarticles`, `socialicons`.
    fn beginning(&mut self, word: &str) {
        const ASIDE: [&str; 15] = [
            "related",
            "recommend",
            "newsletter",
            "sponsor",
            "advert",
            "subscri",
            "sidebar",
            "social",
            "sharebar",
            "sharetool",
            "outbrain",
            "taboola",
            "mostread",
            "mostpopular",
            "promo",
        ];
        const BYLINE: [&str; 2] = ["byline", "author"];
        const CAPTION: [&str; 2] = ["caption", "imagecredit"];
        self.comments |= word.starts_with("comment");
        self.aside |= ASIDE.iter().any(|start| word.starts_with(start));
        self.byline |= BYLINE.iter().any(|start| word.starts_with(start));
        self.caption |= CAPTION.iter().any(|start| word.starts_with(start) || word.ends_with(start));
    }

    fn hint(&self, tag: Tag) -> Hint {
        // Whole pages carry names like `has-sidebar` and `comments-open`.
        if matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::A) {
            return Hint::None;
        }
        match self {
            Words { post: true, .. } => Hint::Post,
            Words { never: true, .. } => Hint::Hidden,
            Words { comments: true, .. } => Hint::Comments,
            Words { caption: true, .. } => Hint::Caption,
            Words { byline: true, .. } => Hint::Byline,
            Words { body: true, .. } if !matches!(tag, Tag::P | Tag::Span | Tag::Li) && !tag.is_heading() => Hint::Body,
            Words { aside: true, .. } => Hint::Aside,
            Words { lead: true, .. } => Hint::Lead,
            Words { dateline: true, .. } => Hint::Dateline,
            Words { figure: true, .. } => Hint::Figure,
            _ => Hint::None,
        }
    }
}

/// The words of one name: `storyBody`, `story-body2` and `story_body` are `story`, `body`.
fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = name;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_alphabetic())?;
        rest = &rest[start..];
        let mut small = 0;
        let end = rest
            .char_indices()
            .find(|&(_, c)| {
                let turn = !c.is_ascii_alphabetic() || small > 2 && c.is_ascii_uppercase();
                small = if c.is_ascii_lowercase() { small + 1 } else { 0 };
                turn
            })
            .map_or(rest.len(), |(at, _)| at);
        let word = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        Some(word)
    })
}
