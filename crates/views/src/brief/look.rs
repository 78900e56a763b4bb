//! How the brief looks: its measure and its few colours.

use anstyle::{AnsiColor, Style};

/// The widest a line of text gets, in columns: longer lines are hard to read.
const WIDEST: usize = 100;

/// The narrowest, in columns: below this a word hardly fits beside its label.
const NARROWEST: usize = 32;

/// How wide the page is, and whether it has colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    width: usize,
    colour: bool,
}

impl Look {
    /// A page of `width` columns, kept between what a word needs and what an eye can follow.
    pub fn new(width: usize, colour: bool) -> Look {
        Look { width: width.clamp(NARROWEST, WIDEST), colour }
    }

    /// Columns in a line.
    pub(crate) fn width(self) -> usize {
        self.width
    }

    /// Whether the page has colour.
    pub(crate) fn has_colour(self) -> bool {
        self.colour
    }

    /// The style for a meaning; none at all where the page has no colour.
    pub(crate) fn style(self, tone: Tone) -> Style {
        if self.colour { tone.style() } else { Style::new() }
    }
}

impl Default for Look {
    /// Eighty columns, no colour.
    fn default() -> Look {
        Look::new(80, false)
    }
}

/// What a stretch of text means to the reader; each meaning has one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Text.
    Plain,
    /// What the eye looks for: dates, names at the head of a block.
    Strong,
    /// What a reader may skip.
    Faint,
    /// A public act.
    Public,
    /// Words that differ between sources.
    Differs,
    /// What was not read.
    Unread,
}

impl Tone {
    fn style(self) -> Style {
        let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Faint => Style::new().dimmed(),
            Tone::Public => coloured(AnsiColor::Cyan),
            Tone::Differs => coloured(AnsiColor::Yellow),
            Tone::Unread => coloured(AnsiColor::Red).bold(),
        }
    }
}
