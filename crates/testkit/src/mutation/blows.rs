//! What is done to bytes.

use super::{Reader, pieces};
use crate::dice::Dice;
use std::ops::Range;

/// Mutants are cut to this many bytes; one in many may have more.
const MOST: usize = 24 << 10;
const MOST_OF_FEW: usize = 192 << 10;
/// One in so many inputs is of the large ones, and so repeats pieces many times.
const FEW: usize = 96;

/// `bytes` after some blows; `other` is what may be cut into them.
pub(super) fn mutated(dice: &mut Dice, bytes: &[u8], other: &[u8], reader: Reader) -> Vec<u8> {
    let large = dice.one_in(FEW);
    let most = if large { MOST_OF_FEW } else { MOST };
    let mut out = bytes.to_vec();
    let mut blows = 1 + dice.below(3);
    if dice.one_in(4) {
        blows += dice.below(12);
    }
    for _ in 0..blows {
        blow(dice, &mut out, other, reader, if large { 4000 } else { 60 });
        out.truncate(most);
    }
    // The whole, over and over: what takes a little longer for each that came before it takes too long.
    if large && dice.one_in(3) && !out.is_empty() {
        out = out.repeat(most / out.len());
    }
    out
}

/// One blow. Where a piece is repeated, it is at most `often` times.
fn blow(dice: &mut Dice, out: &mut Vec<u8>, other: &[u8], reader: Reader, often: usize) {
    match dice.below(20) {
        0 => flip(dice, out),
        1 => overwrite(dice, out),
        2 => out.truncate(dice.below(out.len() + 1)),
        3 => drop(out.drain(..dice.below(out.len() + 1))),
        4 => drop(out.drain(block(dice, out))),
        5 => {
            let piece = out[block(dice, out)].to_vec();
            let times = 1 + dice.below(3);
            insert(dice, out, &piece, times);
        }
        6 => swap(dice, out),
        7..=12 => {
            let pieces = if dice.one_in(2) { pieces::ANY } else { pieces::of(reader) };
            let piece = *dice.pick(pieces);
            let times = if dice.one_in(3) { times(dice, often) } else { 1 };
            insert(dice, out, piece, times);
        }
        13 => nest(dice, out, reader, often),
        14 => splice(dice, out, other),
        15 => lines(dice, out),
        16 => line_ends(dice, out),
        17 => replace(dice, out, reader),
        18 => {
            // A run of one byte, any or a telling one.
            let byte = if dice.one_in(2) { dice.below(256) as u8 } else { *dice.pick(b"a <>\"&=-\n\0\xff;,.[{(") };
            let len = 1 + times(dice, often) * 8;
            insert(dice, out, &[byte], len);
        }
        _ => recode(dice, out),
    }
}

/// How often to repeat: mostly a few times.
fn times(dice: &mut Dice, often: usize) -> usize {
    if dice.one_in(3) { 1 + dice.below(often) } else { 1 + dice.below(5) }
}

/// A stretch: mostly short, from anywhere to anywhere, and now and then whole lines.
fn block(dice: &mut Dice, bytes: &[u8]) -> Range<usize> {
    let start = dice.below(bytes.len() + 1);
    let rest = bytes.len() - start;
    let reach = dice.below(rest + 1);
    let end = start + dice.below(reach + 1);
    if dice.one_in(2) {
        return start..end;
    }
    let line = |at: usize| bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    line(start)..line(end).max(line(start))
}

fn insert(dice: &mut Dice, out: &mut Vec<u8>, piece: &[u8], times: usize) {
    let at = dice.below(out.len() + 1);
    let times = times.min(MOST_OF_FEW / piece.len().max(1));
    out.splice(at..at, piece.repeat(times));
}

fn flip(dice: &mut Dice, out: &mut [u8]) {
    for _ in 0..1 + dice.below(8) {
        let at = dice.below(out.len());
        if let Some(byte) = out.get_mut(at) {
            *byte ^= 1 << dice.below(8);
        }
    }
}

/// Noise over a stretch, densely or here and there.
fn overwrite(dice: &mut Dice, out: &mut [u8]) {
    let range = block(dice, out);
    let step = 1 + dice.below(16);
    for byte in out[range].iter_mut().step_by(step) {
        *byte = dice.below(256) as u8;
    }
}

fn swap(dice: &mut Dice, out: &mut Vec<u8>) {
    let mut cuts = [0; 4].map(|_| dice.below(out.len() + 1));
    cuts.sort_unstable();
    let [a, b, c, d] = cuts;
    let swapped = [&out[c..d], &out[b..c], &out[a..b]].concat();
    out.splice(a..d, swapped);
}

/// Something in the middle of `n` that open and others that close.
fn nest(dice: &mut Dice, out: &mut Vec<u8>, reader: Reader, often: usize) {
    let (open, close) = *dice.pick(pieces::nested(reader));
    let range = block(dice, out);
    let n = times(dice, often);
    let closed = if dice.one_in(2) { n } else { dice.below(n + 1) };
    let nested = [&open.repeat(n), &out[range.clone()], &close.repeat(closed)].concat();
    out.splice(range, nested);
}

fn splice(dice: &mut Dice, out: &mut Vec<u8>, other: &[u8]) {
    let range = block(dice, other);
    if dice.one_in(2) {
        // The head of one and the tail of the other.
        out.truncate(dice.below(out.len() + 1));
        out.extend_from_slice(&other[range.start..]);
    } else {
        let piece = other[range].to_vec();
        insert(dice, out, &piece, 1);
    }
}

fn lines(dice: &mut Dice, out: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = out.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    for _ in 0..1 + dice.below(6) {
        if lines.is_empty() {
            return;
        }
        let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
        match dice.below(3) {
            0 => _ = lines.remove(a),
            1 => lines.insert(a, lines[b].clone()),
            _ => lines.swap(a, b),
        }
    }
    *out = lines.concat();
}

/// Other line ends, everywhere.
fn line_ends(dice: &mut Dice, out: &mut Vec<u8>) {
    const ENDS: &[&[u8]] = &[b"\r\n", b"\r", b" ", b"\n\n", b"\n\r", b""];
    let end = *dice.pick(ENDS);
    *out = out
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .collect::<Vec<_>>()
        .join(end);
}

/// One of the format's pieces for another, wherever it stands.
fn replace(dice: &mut Dice, out: &mut Vec<u8>, reader: Reader) {
    let pieces = pieces::of(reader);
    let here: Vec<&[u8]> =
        pieces.iter().copied().filter(|piece| out.windows(piece.len()).any(|at| at == *piece)).collect();
    if here.is_empty() {
        return;
    }
    let (from, to) = (*dice.pick(&here), *dice.pick(pieces));
    let mut replaced = Vec::with_capacity(out.len());
    let mut at = 0;
    while at < out.len() && replaced.len() < MOST_OF_FEW {
        if out[at..].starts_with(from) {
            replaced.extend_from_slice(to);
            at += from.len();
        } else {
            replaced.push(out[at]);
            at += 1;
        }
    }
    *out = replaced;
}

/// A stretch, or all, in other units, or without case and punctuation.
fn recode(dice: &mut Dice, out: &mut Vec<u8>) {
    let range = if dice.one_in(2) { 0..out.len() } else { block(dice, out) };
    let text = String::from_utf8_lossy(&out[range.clone()]).into_owned();
    let recoded = match dice.below(5) {
        0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        2 => text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(),
        3 => text.chars().map(|c| c as u32 as u8).collect(),
        _ => super::fixtures::stripped(&text).into_bytes(),
    };
    out.splice(range, recoded);
}
