//! The curve: processor time and peak memory against the number of texts, both axes by powers of ten.

use super::{Point, grouped};
use std::fmt::Write;

const WIDTH: f64 = 920.0;
const HEIGHT: f64 = 400.0;
/// Of each of the two panels: left edges, width, top, height.
const LEFT: [f64; 2] = [76.0, 536.0];
const WIDE: f64 = 340.0;
const TOP: f64 = 64.0;
const HIGH: f64 = 272.0;
/// For the label below the first point, as a share of a power of ten.
const ROOM: f64 = 0.2;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#333}.title{font-weight:600;font-size:15px}\
.grid{stroke:#e4e4e0}.line{fill:none;stroke-width:2}.cpu{stroke:#1f5f8b}.cpu-dot{fill:#1f5f8b}\
.memory{stroke:#8b4a1f}.memory-dot{fill:#8b4a1f}.guide{fill:none;stroke:#111;stroke-dasharray:2 5}.small{font-size:12px;fill:#666}";

/// A line of measured points.
struct Curve<'c> {
    title: &'c str,
    class: &'c str,
    values: Vec<f64>,
    label: fn(f64) -> String,
    /// Another line, to hold it against, and its name.
    guide: Option<(Vec<f64>, &'c str)>,
}

/// Draws both.
pub(super) fn svg(points: &[Point]) -> String {
    let n: Vec<f64> = points.iter().map(|p| p.texts as f64).collect();
    let first = &points[0];
    let pace = first.total / (n[0] * n[0].log2());
    let time = Curve {
        title: "Processor time, seconds",
        class: "cpu",
        values: points.iter().map(|p| p.total).collect(),
        label: |value| if value < 10.0 { format!("{value:.2} s") } else { format!("{value:.1} s") },
        guide: Some((n.iter().map(|n| pace * n * n.log2()).collect(), "n log n")),
    };
    let memory = Curve {
        title: "Peak memory, MiB",
        class: "memory",
        values: points.iter().map(|p| p.peak).collect(),
        label: |value| format!("{value:.0} MiB"),
        guide: None,
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\">\n\
         <title>onrecord passages: processor time and peak memory against the number of texts</title>\n\
         <style>{STYLE}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fdfdfb\"/>\n"
    );
    panel(&mut out, LEFT[0], &n, &time);
    panel(&mut out, LEFT[1], &n, &memory);
    out + "</svg>\n"
}

/// A range of values, by their powers of ten, to a half on both ends.
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    /// `room` is left before the least value.
    fn of<'v>(values: impl Iterator<Item = &'v f64> + Clone, room: f64) -> Axis {
        let least = values.clone().copied().fold(f64::INFINITY, f64::min).log10() - room;
        let most = values.copied().fold(0.0, f64::max).log10();
        let low = (least * 2.0).floor() / 2.0;
        Axis { low, high: ((most * 2.0).ceil() / 2.0).max(low + 0.5) }
    }

    /// Where a value lies, from 0 to 1.
    fn share(&self, value: f64) -> f64 {
        (value.log10() - self.low) / (self.high - self.low)
    }

    /// The powers of ten.
    fn ticks(&self) -> impl Iterator<Item = f64> {
        (self.low.ceil() as i32..=self.high.floor() as i32).map(|power| 10f64.powi(power))
    }
}

fn panel(out: &mut String, left: f64, n: &[f64], curve: &Curve<'_>) {
    let across = Axis::of(n.iter(), 0.0);
    let guide = curve.guide.iter().flat_map(|(values, _)| values);
    let up = Axis::of(curve.values.iter().chain(guide), ROOM);
    let x = |value: f64| left + WIDE * across.share(value);
    let y = |value: f64| TOP + HIGH * (1.0 - up.share(value));
    let (right, bottom) = (left + WIDE, TOP + HIGH);
    put(out, &format!("<text class=\"title\" x=\"{left}\" y=\"{}\">{}</text>", TOP - 24.0, curve.title));
    for tick in across.ticks() {
        let x = x(tick);
        put(out, &format!("<path class=\"grid\" d=\"M{x:.1} {TOP}V{bottom}\"/>"));
        let name = grouped(tick as u64);
        put(out, &format!("<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{name}</text>", bottom + 20.0));
    }
    for tick in up.ticks() {
        let y = y(tick);
        put(out, &format!("<path class=\"grid\" d=\"M{left} {y:.1}H{right}\"/>"));
        put(out, &format!("<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>", left - 8.0, y + 4.0));
    }
    put(
        out,
        &format!("<text class=\"small\" x=\"{right}\" y=\"{}\" text-anchor=\"end\">texts (n)</text>", bottom + 42.0),
    );
    let path = |values: &[f64]| -> String {
        let step = |(k, (&n, &value)): (usize, (&f64, &f64))| {
            format!("{}{:.1} {:.1}", if k == 0 { 'M' } else { 'L' }, x(n), y(value))
        };
        n.iter().zip(values).enumerate().map(step).collect()
    };
    put(out, &format!("<path class=\"line {}\" d=\"{}\"/>", curve.class, path(&curve.values)));
    for (&n, &value) in n.iter().zip(&curve.values) {
        let (x, y) = (x(n), y(value));
        put(out, &format!("<circle class=\"{}-dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>", curve.class));
        // Above the line, which rises; the first point has the axis there, and its label below.
        let (anchor, x, y) = if x < left + 8.0 { ("start", x + 10.0, y + 14.0) } else { ("end", x - 6.0, y - 8.0) };
        let label = (curve.label)(value);
        put(out, &format!("<text class=\"small\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{label}</text>"));
    }
    // Over the line, which may hide it.
    if let Some((values, name)) = &curve.guide {
        put(out, &format!("<path class=\"guide\" d=\"{}\"/>", path(values)));
        let (n, value) = (n[n.len() / 2], values[n.len() / 2]);
        let (x, y) = (x(n) + 12.0, y(value) + 16.0);
        put(out, &format!("<text class=\"small\" x=\"{x:.1}\" y=\"{y:.1}\">{name}</text>"));
    }
}

fn put(out: &mut String, element: &str) {
    // Writing to a string can't fail.
    let _ = writeln!(out, "{element}");
}
