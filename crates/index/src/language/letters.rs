//! How many slips lie between two words.

/// The number of letters that must be added, left out, changed, or exchanged with their neighbour to make `b` of `a`, where no
/// stretch is edited twice (optimal string alignment). Letters are Unicode scalar values.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, x) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = last[j] + usize::from(x != *y);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if j > 0 && previous == Some(*y) && b[j - 1] == x {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
        previous = Some(x);
    }
    last[b.len()]
}
