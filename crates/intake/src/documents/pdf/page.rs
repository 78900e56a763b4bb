//! The words of a page, in the order in which they are drawn; where the place of the next letter says so, a space or a line's end
//! is put in.

use super::fonts::Font;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::HashMap;
use std::rc::Rc;

/// What was found on a page.
#[derive(Default)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) pictures: u64,
    /// Letters of which nobody can tell what they are.
    pub(super) unknown: u64,
    /// Whether there was more than is taken on.
    pub(super) breaks_off: bool,
}

/// How deep forms may be in forms.
const DEEPEST: u32 = 8;

/// As many commands of one page are carried out.
const COMMANDS: u64 = 4_000_000;

/// Six numbers that say where something is.
type Matrix = [f64; 6];

const WHERE_IT_IS: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, and then `then`.
fn after(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// Letters of one word are no further apart, in the size of the font. Lines that are set tight have gaps of a sixth between words.
const CLOSE: f64 = 0.14;

/// What is in force while text is drawn.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between_letters: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Reads a page, of which at most `most` bytes of text are taken.
pub(super) fn read(page: &Page<'_>, most: usize) -> Found {
    let mut reading =
        Reading { found: Found::default(), most, commands: 0, line: WHERE_IT_IS, text: WHERE_IT_IS, last: None };
    let state = State {
        place: WHERE_IT_IS,
        font: None,
        size: 1.0,
        between_letters: 0.0,
        between_words: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    reading.run(page.operations(), page.resources(), state, 0);
    reading.found
}

struct Reading {
    found: Found,
    most: usize,
    commands: u64,
    line: Matrix,
    text: Matrix,
    /// Where the last letter ended, which way the text ran, and how large it was.
    last: Option<(f64, f64, f64, f64, f64)>,
}

impl Reading {
    fn run(&mut self, mut commands: UntypedIter<'_>, resources: &Resources<'_>, mut state: State, depth: u32) {
        let mut fonts: HashMap<Vec<u8>, Option<Rc<Font>>> = HashMap::new();
        let mut kept: Vec<State> = Vec::new();
        while let Some(command) = commands.next() {
            self.commands += 1;
            if self.commands > COMMANDS || self.found.text.len() > self.most {
                self.found.breaks_off = true;
                return;
            }
            let operands: Vec<&Object<'_>> = command.operands().collect();
            let number = |n: usize| match operands.get(n) {
                Some(Object::Number(number)) => finite(number.as_f64()),
                _ => 0.0,
            };
            let six = || [0, 1, 2, 3, 4, 5].map(number);
            match &**command.operator {
                b"q" if kept.len() < 1000 => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"cm" => state.place = after(six(), state.place),
                b"BT" => (self.line, self.text) = (WHERE_IT_IS, WHERE_IT_IS),
                b"Tm" => (self.line, self.text) = (six(), six()),
                b"Td" => self.next_line(number(0), number(1)),
                b"TD" => {
                    state.leading = -number(1);
                    self.next_line(number(0), number(1));
                }
                b"T*" => self.next_line(0.0, -state.leading),
                b"TL" => state.leading = number(0),
                b"Tc" => state.between_letters = number(0),
                b"Tw" => state.between_words = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"Ts" => state.rise = number(0),
                b"Tf" => {
                    state.size = number(1);
                    if let Some(Object::Name(name)) = operands.first() {
                        let font = fonts
                            .entry(name.to_vec())
                            .or_insert_with(|| resources.get_font(name).map(|dict| Rc::new(Font::of(&dict))));
                        state.font = font.clone();
                    }
                }
                b"Tj" => self.show(operands.first().copied(), &state),
                b"'" => {
                    self.next_line(0.0, -state.leading);
                    self.show(operands.first().copied(), &state);
                }
                b"\"" => {
                    (state.between_words, state.between_letters) = (number(0), number(1));
                    self.next_line(0.0, -state.leading);
                    self.show(operands.get(2).copied(), &state);
                }
                b"TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        self.show_all(parts, &state);
                    }
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.first()
                        && let Some(object) = resources.get_x_object(name)
                    {
                        self.draw(&object, resources, &state, depth);
                    }
                }
                b"BI" | b"EI" => self.found.pictures += 1,
                _ => {}
            }
        }
    }

    /// A picture, or commands that are kept apart.
    fn draw(&mut self, object: &Stream<'_>, resources: &Resources<'_>, state: &State, depth: u32) {
        let dict = object.dict();
        if dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Image") {
            self.found.pictures += 1;
            return;
        }
        if depth >= DEEPEST {
            self.found.breaks_off = true;
            return;
        }
        let Ok(commands) = object.decoded() else { return };
        // What is drawn again and again takes time each time.
        self.commands += commands.len() as u64 / 16;
        let mut state = state.clone();
        if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
            let numbers: Vec<f64> = matrix.iter::<Number>().take(6).map(|number| finite(number.as_f64())).collect();
            if let Ok(matrix) = <Matrix>::try_from(numbers) {
                state.place = after(matrix, state.place);
            }
        }
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let (line, text) = (self.line, self.text);
        self.run(UntypedIter::new(&commands), own.as_ref().unwrap_or(resources), state, depth + 1);
        (self.line, self.text) = (line, text);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = after([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn show_all(&mut self, parts: &Array<'_>, state: &State) {
        for part in parts.iter::<Object<'_>>() {
            match &part {
                Object::Number(number) => {
                    let back = finite(number.as_f64()) / 1000.0 * state.size * state.stretch;
                    self.text = after([1.0, 0.0, 0.0, 1.0, -back, 0.0], self.text);
                }
                other => self.show(Some(other), state),
            }
        }
    }

    fn show(&mut self, string: Option<&Object<'_>>, state: &State) {
        let (Some(Object::String(string)), Some(font)) = (string, &state.font) else { return };
        for letter in font.letters(string) {
            if self.found.text.len() > self.most {
                return;
            }
            let space = if letter.is_space { state.between_words } else { 0.0 };
            let width = letter.width * state.size;
            let step = (width + state.between_letters + space) * state.stretch;
            let drawn = after(
                after([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], self.text),
                state.place,
            );
            match &letter.text {
                Some(text) => self.put(text, drawn, letter.width),
                None => {
                    self.found.unknown += 1;
                    self.put("\u{fffd}", drawn, letter.width);
                }
            }
            self.text = after([1.0, 0.0, 0.0, 1.0, step, 0.0], self.text);
        }
    }

    /// Puts a letter behind the last one.
    fn put(&mut self, letter: &str, drawn: Matrix, width: f64) {
        let [a, b, c, d, x, y] = drawn;
        let size = c.hypot(d).max(1e-6);
        let long = a.hypot(b);
        let (run_x, run_y) = if long > 1e-9 { (a / long, b / long) } else { (1.0, 0.0) };
        if let Some((last_x, last_y, last_run_x, last_run_y, last_size)) = self.last {
            let along = (x - last_x) * run_x + (y - last_y) * run_y;
            let across = (y - last_y) * run_x - (x - last_x) * run_y;
            let larger = size.max(last_size);
            let turned = run_x * last_run_x + run_y * last_run_y < 0.9;
            let end = self.found.text.chars().next_back().unwrap_or('\n');
            if turned || across.abs() > 0.5 * larger || along < -2.0 * larger {
                if end != '\n' {
                    // Further apart than lines of one paragraph are.
                    self.found.text.push_str(if across.abs() > 1.9 * larger { "\n\n" } else { "\n" });
                }
            } else if along > CLOSE * size && !end.is_whitespace() && !letter.starts_with(char::is_whitespace) {
                self.found.text.push(if along > 3.0 * size { '\t' } else { ' ' });
            }
        }
        let at_start = self.found.text.is_empty() || self.found.text.ends_with('\n');
        if !(at_start && letter.trim().is_empty()) {
            self.found.text.push_str(letter);
        }
        let step = width * long;
        self.last = Some((x + step * run_x, y + step * run_y, run_x, run_y, size));
    }
}

fn finite(number: f64) -> f64 {
    if number.is_finite() { number.clamp(-1e9, 1e9) } else { 0.0 }
}
