//! A page as parts in order: its head, as the page states it, then what stands in its main text.

use super::hints::Hint;
use super::leaves::Survey;
use super::main_text::Chosen;
use super::metadata::{Field, Metadata};
use super::tree::{Id, NONE, Tag, Tree};
use super::writer::Writer;
use crate::reports::{Part, Role};
use record::Span;
use record::fold::{fold, one_line};

/// A page written out.
pub(super) struct Outline {
    pub(super) writer: Writer,
    pub(super) parts: Vec<Part>,
}

/// A title has no more characters than this.
const LONGEST_TITLE: u32 = 400;
/// A line with a time has no more characters than this.
const LONGEST_DATE: u32 = 60;
/// A line that names who wrote it has no more characters than this.
const LONGEST_BYLINE: u32 = 200;

/// Writes the page out.
pub(super) fn write(tree: &Tree, survey: &Survey, chosen: &Chosen, said: &Metadata) -> Outline {
    let mut outline = Outline { writer: Writer::default(), parts: Vec::new() };
    outline.title(tree, survey, chosen, said);
    outline.byline(tree, survey, chosen, said);
    if let Some(outlet) = &said.outlet {
        outline.field(tree, outlet, Role::Outlet);
    }
    if let Some(published) = surest(&said.published) {
        outline.field(tree, published, Role::Published);
    }
    let modified = surest(&said.modified).filter(|field| said.published.iter().all(|p| p.value != field.value));
    if let Some(modified) = modified {
        outline.field(tree, modified, Role::Updated);
    }
    outline.body(tree, survey, chosen);
    if !outline.has_text()
        && let Some(body) = &said.body
    {
        outline.described(body);
    }
    outline
}

/// The surest statement of a time; but where another gives the same day's clock in the zone of the paper, that one, since
/// the day by Greenwich may not be the day on the page.
fn surest(fields: &[Field]) -> Option<&Field> {
    let first = fields.iter().find(|field| crate::dates::has_date(&field.value))?;
    let by_greenwich =
        |value: &str| value.ends_with(['Z', 'z']) || value.ends_with("+00:00") || value.ends_with("+0000");
    let local = fields.iter().find(|field| {
        let value = &field.value;
        value.len() > 16
            && !by_greenwich(value)
            && value.get(10..).is_some_and(|rest| rest.contains(['+', '-']))
            && value.get(13..16) == first.value.get(13..16)
    });
    Some(local.filter(|_| by_greenwich(&first.value)).unwrap_or(first))
}

impl Outline {
    /// Whether there is running text in it.
    pub(super) fn has_text(&self) -> bool {
        self.parts.iter().any(|part| matches!(part.role, Role::Text | Role::Quotation | Role::Post))
    }

    /// The text as the page describes it to machines, where it shows none: it would be put in by a script.
    fn described(&mut self, body: &str) {
        for line in body.lines() {
            let span = self.writer.said(line);
            self.push(span, Role::Text);
        }
    }

    fn push(&mut self, span: Option<Span>, role: Role) {
        if let Some(span) = span {
            self.parts.push(Part { span, role });
        }
    }

    fn field(&mut self, tree: &Tree, field: &Field, role: Role) {
        let span = match field.place {
            Some(place) => self.writer.part(tree.source, place, Some(field.attribute)),
            None => self.writer.said(&field.value),
        };
        self.push(span, role);
    }

    /// The headline as the page shows it; where it shows none that fits what it says of itself, as it says.
    fn title(&mut self, tree: &Tree, survey: &Survey, chosen: &Chosen, said: &Metadata) {
        let folded = |text: &str| one_line(&fold(text));
        let known: Vec<String> =
            [&said.title, &said.window_title].into_iter().flatten().map(|field| folded(&field.value)).collect();
        let headings =
            survey.leaves.iter().filter(|leaf| tree.tag(leaf.block) == Tag::H1 && leaf.size <= LONGEST_TITLE);
        let (mut alone, mut count) = (None, 0);
        for leaf in headings.take(20) {
            let start = self.writer.begin();
            self.writer.leaf(tree, survey, leaf);
            let Some(span) = self.writer.end(start) else { continue };
            let shown = folded(span.of(&self.writer.text));
            if known.iter().any(|known| known.contains(&shown) || shown.contains(known.as_str())) {
                return self.push(Some(span), Role::Title);
            }
            self.writer.forget(start);
            (alone, count) = (Some(leaf), count + 1);
        }
        match (&said.title, alone) {
            (Some(title), _) => self.field(tree, title, Role::Title),
            (None, Some(leaf)) if count == 1 => {
                let start = self.writer.begin();
                self.writer.leaf(tree, survey, leaf);
                let span = self.writer.end(start);
                self.push(span, Role::Title);
            }
            _ => self.lesser_title(tree, survey, chosen, said),
        }
    }

    /// A heading above the text, else what the window is called.
    fn lesser_title(&mut self, tree: &Tree, survey: &Survey, chosen: &Chosen, said: &Metadata) {
        let leaves = chosen.leaves.iter().map(|(i, _)| &survey.leaves[*i]);
        let above = leaves.take(10).take_while(|leaf| leaf.size < 150 || tree.tag(leaf.block).is_heading());
        let heading = above.into_iter().find(|leaf| tree.tag(leaf.block).is_heading() && leaf.size <= LONGEST_TITLE);
        match (heading, &said.window_title) {
            (Some(leaf), _) => {
                let start = self.writer.begin();
                self.writer.leaf(tree, survey, leaf);
                let span = self.writer.end(start);
                self.push(span, Role::Title);
            }
            (None, Some(title)) => self.field(tree, title, Role::Title),
            (None, None) => {}
        }
    }

    /// Who wrote it: as the page says of itself, else as a line of it that is named so shows.
    fn byline(&mut self, tree: &Tree, survey: &Survey, chosen: &Chosen, said: &Metadata) {
        if !said.authors.is_empty() {
            return said.authors.iter().take(10).for_each(|author| self.field(tree, author, Role::Author));
        }
        let near = tree.ancestors(chosen.root).nth(2).unwrap_or(chosen.root);
        let line = survey.inside(tree, near).map(|i| &survey.leaves[i]).find(|leaf| {
            let named = std::iter::once(leaf.block).chain(tree.ancestors(leaf.block)).take(4);
            leaf.size <= LONGEST_BYLINE && named.into_iter().any(|id| survey.hints[id as usize] == Hint::Byline)
        });
        if let Some(leaf) = line {
            let start = self.writer.begin();
            self.writer.leaf(tree, survey, leaf);
            let span = self.writer.end(start);
            self.push(span, Role::Byline);
        }
    }

    fn body(&mut self, tree: &Tree, survey: &Survey, chosen: &Chosen) {
        let title = self.parts.first().filter(|part| part.role == Role::Title).map(|part| part.span);
        let title = title.map(|span| fold(span.of(&self.writer.text)));
        let mut post = NONE;
        for &(i, kept) in &chosen.leaves {
            let leaf = &survey.leaves[i];
            let around =
                || std::iter::once(leaf.block).chain(tree.ancestors(leaf.block)).take_while(|&id| id != chosen.root);
            let hint = |id: Id| survey.hints[id as usize];
            let in_post = around().filter(|&id| hint(id) == Hint::Post).last().unwrap_or(NONE);
            let role = if in_post != NONE {
                Role::Post
            } else if around().any(|id| matches!(hint(id), Hint::Hidden | Hint::Never | Hint::Comments)) {
                continue;
            } else if around().any(|id| hint(id) == Hint::Caption || tree.tag(id) == Tag::Figure && !kept) {
                Role::Caption
            } else if !kept {
                Role::Furniture
            } else if leaf.size < LONGEST_DATE && tree.ancestors(leaf.nodes.0).any(|id| tree.tag(id) == Tag::Time) {
                Role::Dateline
            } else if around().any(|id| tree.tag(id) == Tag::Blockquote) {
                Role::Quotation
            } else {
                Role::Text
            };
            // The leaves of one post are one part.
            if in_post != NONE && in_post == post {
                self.writer.line();
                self.writer.leaf(tree, survey, leaf);
                if let Some(part) = self.parts.last_mut() {
                    part.span.end = self.writer.text.trim_end().len();
                }
                continue;
            }
            post = in_post;
            let start = self.writer.begin();
            self.writer.leaf(tree, survey, leaf);
            let span = self.writer.end(start);
            let again =
                span.is_some_and(|span| title.as_ref().is_some_and(|title| *title == fold(span.of(&self.writer.text))));
            if again {
                self.writer.forget(start);
            } else {
                self.push(span, role);
            }
        }
    }
}
