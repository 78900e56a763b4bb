//! A page's elements and texts as a tree, each with its place in the source.
//!
//! Built by the parts of the HTML standard's section 13.2.6 that decide where text stands: which start tags end which
//! elements, and how far an end tag reaches. Not followed: text set straight into a table stays there, and formatting that
//! is closed out of order is not opened anew; neither changes what the text is.
//!
//! A numbered list of nodes in the order of the page: a parent stands before its children. Nothing here calls itself, and
//! no page, however deep or large, takes more than its share (see [`DEEPEST`] and [`MOST_NODES`]).

use super::markup::{Attribute, Key, Markup, Token, lower};
use record::Span;

/// Elements nested deeper than this become their ancestor's children, as in browsers, which stop at 512; pages that people
/// write stop at 50. What is asked of a text's ancestors is asked as often as this.
pub(super) const DEEPEST: usize = 200;
/// The most elements and texts of one page: about forty bytes of memory each. A long page has ten thousand.
pub(super) const MOST_NODES: usize = 1_000_000;

macro_rules! tags {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// The elements that are told apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Tag { Text, Other, $($variant),* }

        impl Tag {
            fn of(name: &str) -> Tag {
                match lower(name, &mut [0; 16]) {
                    $(Some($name) => Tag::$variant,)*
                    _ => Tag::Other,
                }
            }
        }
    };
}

tags! {
    A = "a", Address = "address", Area = "area", Article = "article", Aside = "aside", Audio = "audio", B = "b",
    Base = "base", Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Canvas = "canvas",
    Caption = "caption", Center = "center", Cite = "cite", Col = "col", Dd = "dd", Details = "details",
    Dialog = "dialog", Dir = "dir", Div = "div", Dl = "dl", Dt = "dt", Em = "em", Embed = "embed",
    Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font", Footer = "footer",
    Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", Head = "head",
    Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html", I = "i", Iframe = "iframe", Img = "img",
    Input = "input", Label = "label", Li = "li", Link = "link", Main = "main", Map = "map", Math = "math",
    Menu = "menu", Meta = "meta", Nav = "nav", Noscript = "noscript", Object = "object", Ol = "ol",
    Optgroup = "optgroup", Opt = "option", P = "p", Param = "param", Picture = "picture", Pre = "pre",
    S = "s", Script = "script", Search = "search", Section = "section", Select = "select", Small = "small",
    Source = "source", Span = "span", Strong = "strong", Style = "style", Sub = "sub", Summary = "summary",
    Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td", Template = "template",
    Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Title = "title", Tr = "tr",
    Track = "track", U = "u", Ul = "ul", Video = "video", Wbr = "wbr",
}

impl Tag {
    /// Elements that hold nothing.
    fn is_void(self) -> bool {
        use Tag::*;
        matches!(self, Area | Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr)
    }

    /// `h1` to `h6`.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
    }

    /// Elements whose start ends an open paragraph.
    fn ends_paragraph(self) -> bool {
        use Tag::*;
        self.is_heading()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Center
                    | Details
                    | Dialog
                    | Dir
                    | Div
                    | Dl
                    | Dd
                    | Dt
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hgroup
                    | Hr
                    | Li
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Pre
                    | Search
                    | Section
                    | Summary
                    | Table
                    | Ul
            )
    }

    /// Elements that stand on lines of their own.
    pub(super) fn is_block(self) -> bool {
        use Tag::*;
        self.ends_paragraph()
            || matches!(
                self,
                Body | Caption | Head | Html | Optgroup | Opt | Tbody | Td | Tfoot | Th | Thead | Title | Tr
            )
    }

    /// Inline elements that are boxes of their own.
    fn is_apart(self) -> bool {
        use Tag::*;
        matches!(self, Audio | Button | Canvas | Label | Map | Math | Noscript | Object | Select | Svg | Video)
    }

    /// Elements that no end tag from inside reaches out of.
    fn is_wall(self) -> bool {
        use Tag::*;
        matches!(self, Html | Table | Td | Th | Caption | Template | Object)
    }
}

/// A number of a node; [`NONE`] for none.
pub(super) type Id = u32;
pub(super) const NONE: Id = u32::MAX;
/// The root, which stands for the page and is no element of it.
pub(super) const ROOT: Id = 0;

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// Of a text: it has no character references.
    pub(super) plain: bool,
    pub(super) parent: Id,
    pub(super) first: Id,
    last: Id,
    pub(super) next: Id,
    /// Of a text: where it stands. Of an element: its name in the start tag.
    pub(super) span: Span,
    attributes: (u32, u32),
}

/// A page.
pub(super) struct Tree<'s> {
    pub(super) source: &'s str,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// Whether elements were nested deeper than [`DEEPEST`].
    pub(super) flattened: bool,
}

impl<'s> Tree<'s> {
    /// Reads a page; none where it has more than `most` elements and texts.
    pub(super) fn of(source: &'s str, most: usize) -> Option<Tree<'s>> {
        let mut markup = Markup::new(source);
        let mut builder = Builder { nodes: Vec::new(), open: vec![ROOT], flattened: false };
        builder.push(Tag::Html, Span::new(0, 0), (0, 0), false);
        while let Some(token) = markup.next() {
            match token {
                Token::Open { name, attributes } => {
                    let attributes = (attributes as u32, markup.attributes.len() as u32);
                    builder.open(Tag::of(name.of(source)), name, attributes);
                }
                Token::Close { name } => builder.close(Tag::of(name.of(source)), name, source),
                Token::Text { span, plain } => {
                    builder.push(Tag::Text, span, (0, 0), plain);
                }
            }
            if builder.nodes.len() > most {
                return None;
            }
        }
        Some(Tree { source, nodes: builder.nodes, attributes: markup.attributes, flattened: builder.flattened })
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    pub(super) fn tag(&self, id: Id) -> Tag {
        self.nodes[id as usize].tag
    }

    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        0..self.nodes.len() as Id
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let first = self.node(id).first;
        std::iter::successors((first != NONE).then_some(first), |&id| {
            let next = self.node(id).next;
            (next != NONE).then_some(next)
        })
    }

    /// The elements around `id`, the innermost first, without the root.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + Clone + '_ {
        std::iter::successors(Some(self.node(id).parent), |&id| (id != NONE).then(|| self.node(id).parent))
            .take_while(|&id| id != NONE && id != ROOT)
    }

    /// One past the last node inside `id`: nodes stand in the order of the page.
    pub(super) fn end(&self, mut id: Id) -> Id {
        loop {
            let node = self.node(id);
            if node.next != NONE {
                return node.next;
            }
            if node.parent == NONE {
                return self.nodes.len() as Id;
            }
            id = node.parent;
        }
    }

    /// Where the value of an attribute stands.
    pub(super) fn attribute_span(&self, id: Id, name: Key) -> Option<Span> {
        let (from, to) = self.node(id).attributes;
        self.attributes[from as usize..to as usize].iter().find(|a| a.name == name).map(|a| a.value)
    }

    /// An attribute as written.
    pub(super) fn attribute(&self, id: Id, name: Key) -> Option<&'s str> {
        self.attribute_span(id, name).map(|span| span.of(self.source))
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The elements that are open, outermost first.
    open: Vec<Id>,
    flattened: bool,
}

impl Builder {
    fn push(&mut self, tag: Tag, span: Span, attributes: (u32, u32), plain: bool) -> Id {
        let id = self.nodes.len() as Id;
        let parent = if id == ROOT { NONE } else { self.open.last().copied().unwrap_or(ROOT) };
        self.nodes.push(Node { tag, plain, parent, first: NONE, last: NONE, next: NONE, span, attributes });
        if parent != NONE {
            let last = std::mem::replace(&mut self.nodes[parent as usize].last, id);
            match last {
                NONE => self.nodes[parent as usize].first = id,
                last => self.nodes[last as usize].next = id,
            }
        }
        id
    }

    fn tag(&self, at: usize) -> Tag {
        self.nodes[self.open[at] as usize].tag
    }

    fn open(&mut self, tag: Tag, name: Span, attributes: (u32, u32)) {
        self.end_implied(tag);
        let id = self.push(tag, name, attributes, false);
        if tag.is_void() {
            return;
        }
        if self.open.len() < DEEPEST {
            self.open.push(id);
        } else {
            self.flattened = true;
        }
    }

    /// Ends what the start of `tag` ends.
    fn end_implied(&mut self, tag: Tag) {
        use Tag::*;
        match tag {
            Li => self.end_nearest(|t| t == Li, |t| t.is_wall() || matches!(t, Ul | Ol | Menu | Dir)),
            Dd | Dt => self.end_nearest(|t| matches!(t, Dd | Dt), |t| t.is_wall() || t == Dl),
            Opt | Optgroup => self.end_nearest(|t| t == Opt, |t| t.is_wall() || t == Select),
            Tr => self.end_nearest(|t| t == Tr, |t| matches!(t, Table | Template)),
            Td | Th => self.end_nearest(|t| matches!(t, Td | Th), |t| matches!(t, Table | Template)),
            Tbody | Thead | Tfoot => {
                self.end_nearest(|t| matches!(t, Tbody | Thead | Tfoot), |t| matches!(t, Table | Template));
            }
            A => self.end_nearest(|t| t == A, Tag::is_block),
            _ if tag.is_heading() && self.tag(self.open.len() - 1).is_heading() => {
                self.open.pop();
            }
            _ => {}
        }
        if tag.ends_paragraph() {
            self.end_nearest(|t| t == P, |t| t.is_wall() || t == Button);
        }
    }

    /// Ends the nearest open element that is `wanted`, unless one at which to `stop` stands before it.
    fn end_nearest(&mut self, wanted: impl Fn(Tag) -> bool, stop: impl Fn(Tag) -> bool) {
        for at in (1..self.open.len()).rev() {
            let tag = self.tag(at);
            if wanted(tag) {
                return self.open.truncate(at);
            }
            if stop(tag) {
                return;
            }
        }
    }

    fn close(&mut self, tag: Tag, name: Span, source: &str) {
        if tag.is_void() || matches!(tag, Tag::Html | Tag::Body) {
            // `</br>` is a line break to browsers.
            if tag == Tag::Br {
                self.push(Tag::Br, name, (0, 0), false);
            }
            return;
        }
        let is_it = |node: &Node| match tag {
            _ if tag.is_heading() => node.tag.is_heading(),
            Tag::Other => node.tag == Tag::Other && node.span.of(source).eq_ignore_ascii_case(name.of(source)),
            tag => node.tag == tag,
        };
        let structural = matches!(
            tag,
            Tag::Table | Tag::Tr | Tag::Td | Tag::Th | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Template
        );
        for at in (1..self.open.len()).rev() {
            let node = &self.nodes[self.open[at] as usize];
            if is_it(node) {
                // A form's end tag ends the form and nothing else that is open.
                if tag == Tag::Form {
                    self.open.remove(at);
                } else {
                    self.open.truncate(at);
                }
                return;
            }
            let blocked = if structural { matches!(node.tag, Tag::Table | Tag::Template) } else { node.tag.is_wall() };
            // An inline end tag does not end a block that was begun inside its element; but what is shown apart ends whatever
            // was left open in it.
            let inline = !tag.is_block() && !tag.is_apart() && node.tag.is_block();
            if blocked || inline && tag != Tag::Other {
                return;
            }
        }
    }
}
