//! Words on a page: flowing text in several tones, wrapped to the measure.
//!
//! A style is opened and closed within a line, so that a pager that shows a part of the page shows it in the right tone.

use super::look::{Look, Tone};
use crate::plain;
use anstyle::Style;
use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

/// Text that will be wrapped, in one or several tones.
#[derive(Clone, Default)]
pub(crate) struct Flow {
    words: Vec<Word>,
    /// Whether the next text goes on where the last stopped, without a space.
    glued: bool,
}

/// What stands between two spaces; it may change its tone within.
#[derive(Clone, Debug)]
struct Word {
    parts: Vec<(Tone, String)>,
    width: usize,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        self.width as f64
    }
    fn whitespace_width(&self) -> f64 {
        1.0
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

impl Flow {
    /// One text in one tone.
    pub(crate) fn of(tone: Tone, text: &str) -> Flow {
        Flow::default().say(tone, text)
    }

    /// Adds `text`, made safe to show. It joins the last word where neither side has a space.
    pub(crate) fn say(mut self, tone: Tone, text: &str) -> Flow {
        let mut glued = self.glued && !text.starts_with(char::is_whitespace);
        for word in plain::line(text).split(' ').filter(|word| !word.is_empty()) {
            let width = display_width(word);
            match self.words.last_mut() {
                Some(last) if glued => {
                    last.parts.push((tone, word.to_owned()));
                    last.width += width;
                }
                _ => self.words.push(Word { parts: vec![(tone, word.to_owned())], width }),
            }
            glued = false;
        }
        self.glued = !text.ends_with(char::is_whitespace);
        self
    }

    /// The words, none wider than `width`: an address may be longer than a line.
    fn fitted(self, width: usize) -> Vec<Word> {
        let mut out = Vec::with_capacity(self.words.len());
        for word in self.words {
            if word.width <= width { out.push(word) } else { word.broken(width, &mut out) }
        }
        out
    }
}

impl Word {
    fn broken(self, width: usize, out: &mut Vec<Word>) {
        let mut piece = Word { parts: Vec::new(), width: 0 };
        let mut buffer = [0; 4];
        for (tone, text) in self.parts {
            for c in text.chars() {
                let wide = display_width(c.encode_utf8(&mut buffer));
                if piece.width + wide > width && piece.width > 0 {
                    out.push(std::mem::replace(&mut piece, Word { parts: Vec::new(), width: 0 }));
                }
                piece.width += wide;
                match piece.parts.last_mut() {
                    Some((last, held)) if *last == tone => held.push(c),
                    _ => piece.parts.push((tone, c.to_string())),
                }
            }
        }
        out.push(piece);
    }
}

/// The page as far as it is written.
pub(crate) struct Page {
    out: String,
    look: Look,
}

impl Page {
    pub(crate) fn new(look: Look) -> Page {
        Page { out: String::new(), look }
    }

    /// The finished page: no spaces at the ends of lines, one line break at the end.
    pub(crate) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    /// Columns in a line.
    pub(crate) fn width(&self) -> usize {
        self.look.width()
    }

    /// An empty line, unless the page is empty or the last line is.
    pub(crate) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// The heading of a section.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.gap_again();
        self.flow(0, Flow::of(Tone::Strong, &text.to_uppercase()));
        self.gap();
    }

    fn gap_again(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Text, all lines indented by `indent`.
    pub(crate) fn flow(&mut self, indent: usize, flow: Flow) {
        self.hung("", Tone::Plain, indent, 0, flow);
    }

    /// A line that is not wrapped: it is to be copied.
    pub(crate) fn verbatim(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Text beside a label: the label stands at `indent`, the text `column` columns to the right of it. On a page too
    /// narrow for both the text stands below its label.
    pub(crate) fn labelled(&mut self, indent: usize, label: (Tone, &str), column: usize, flow: Flow) {
        let (tone, label) = label;
        let below = display_width(label) >= column || self.width() < indent + column + 24;
        if !below {
            return self.hung(label, tone, indent, column, flow);
        }
        if indent + display_width(label) > self.width() {
            self.flow(indent, Flow::of(tone, label));
        } else if !label.is_empty() {
            // As it is: the spaces in it may be the trunk of a drawing.
            self.pad(indent);
            self.styled(tone, label);
            self.out.push('\n');
        }

        self.flow(indent + 2, flow);
    }

    /// Text with a label in the margin, whatever the width of the page.
    pub(crate) fn hung(&mut self, label: &str, tone: Tone, indent: usize, column: usize, flow: Flow) {
        let room = self.width().saturating_sub(indent + column).max(8);
        let words = flow.fitted(room);
        for (n, line) in wrap_first_fit(&words, &[room as f64]).into_iter().enumerate() {
            let mut at = indent + column;
            if n == 0 && !label.is_empty() {
                self.pad(indent);
                self.styled(tone, label);
                at = column.saturating_sub(display_width(label));
            }
            self.pad(at);
            self.line(line);
        }
    }

    fn pad(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }

    fn styled(&mut self, tone: Tone, text: &str) {
        let style = self.look.style(tone);
        self.open(style);
        self.out.push_str(text);
        self.close(style);
    }

    /// One line of words; neighbours of one tone share one opening and one closing.
    fn line(&mut self, words: &[Word]) {
        let mut open = Style::new();
        for (n, word) in words.iter().enumerate() {
            for (k, (tone, text)) in word.parts.iter().enumerate() {
                let style = self.look.style(*tone);
                if style != open {
                    self.close(open);
                }
                if n > 0 && k == 0 {
                    self.out.push(' ');
                }
                if style != open {
                    self.open(style);
                    open = style;
                }
                self.out.push_str(text);
            }
        }
        self.close(open);
        self.out.push('\n');
    }

    fn open(&mut self, style: Style) {
        self.out.push_str(&style.render().to_string());
    }

    fn close(&mut self, style: Style) {
        self.out.push_str(&style.render_reset().to_string());
    }
}
