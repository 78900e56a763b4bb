use super::RawMap;

#[test]
fn a_shifted_map_moves_every_range() {
    let map = RawMap::shifted(10, 3);
    assert_eq!(map.raw(0..10), Some(3..13));
    assert_eq!(map.raw(4..4), Some(7..7));
    assert_eq!(map.raw(10..10), Some(13..13));
    assert_eq!(map.raw(0..11), None);
}

#[test]
fn what_could_not_be_decoded_breaks_a_range() {
    let mut map = RawMap::starting_at(0);
    map.push_same(4);
    map.push_broken(3, 1);
    map.push_char(2, 1);
    assert_eq!(map.raw(0..4), Some(0..4));
    assert_eq!(map.raw(3..7), None);
    assert_eq!(map.raw(4..7), None);
    assert_eq!(map.raw(7..9), Some(5..6));
    assert_eq!(map.raw(7..8), None, "half a character");
}

#[test]
fn characters_of_uneven_length_keep_their_places() {
    let mut map = RawMap::starting_at(2);
    // An escape of three bytes in front of the first of two characters of two bytes.
    map.push_char(3, 5);
    map.push_char(3, 2);
    map.push_char(3, 2);
    assert_eq!(map.raw(0..3), Some(2..7));
    assert_eq!(map.raw(3..6), Some(7..9));
    assert_eq!(map.raw(3..9), Some(7..11));
}

#[test]
fn an_empty_map_has_an_empty_range() {
    assert_eq!(RawMap::default().raw(0..0), Some(0..0));
    assert_eq!(RawMap::default().raw(0..1), None);
}

#[test]
fn no_range_goes_across_a_gap() {
    let mut map = RawMap::default();
    map.go_to(10);
    map.push_same(4);
    map.go_to(20);
    map.push_same(4);
    map.push_broken(1, 0);
    map.go_to(5);
    map.push_char(2, 1);
    assert_eq!(map.raw(0..4), Some(10..14));
    assert_eq!(map.raw(4..8), Some(20..24));
    assert_eq!(map.raw(3..5), None, "the two parts stand apart");
    assert_eq!(map.raw(7..9), None, "the ninth was put in");
    assert_eq!(map.raw(9..11), Some(5..6), "behind it the bytes may stand before");
    assert_eq!(map.raw(0..11), None);
}

#[test]
fn a_map_behind_another_leads_all_the_way() {
    let mut inner = RawMap::starting_at(1);
    inner.push_same(2);
    inner.push_char(2, 1);
    let mut outer = RawMap::default();
    outer.go_to(100);
    outer.push_same(3);
    outer.push_broken(1, 3);
    let map = inner.behind("ab\u{e9}", &outer);
    assert_eq!(map.raw(0..2), Some(101..103));
    assert_eq!(map.raw(2..4), None, "written in other bytes outside");
}

#[test]
fn stretches_lead_where_each_character_leads() {
    // All kinds of pieces, with characters of several bytes, in both maps.
    let text = "ab\u{e9}cd \u{20ac}uro\u{e9}\u{e9}x";
    for seed in 0..2_000u32 {
        let mut dice = seed.wrapping_mul(2_654_435_761);
        let mut below = |n: u32| {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (dice >> 16) % n
        };
        let mut inner = RawMap::starting_at(below(3) as usize);
        let mut at = 0;
        while at < text.len() {
            let len = super::char_len(text, at);
            match below(6) {
                0 => inner.push_broken(len, 1),
                1 => inner.push_char(len, 1 + below(3) as usize),
                2 => {
                    inner.go_to(below(30) as usize);
                    inner.push_same(len);
                }
                _ => inner.push_same(len),
            }
            at += len;
        }
        let mut outer = RawMap::default();
        for _ in 0..20 {
            match below(5) {
                0 => outer.push_broken(1 + below(2) as usize, 2),
                1 => outer.go_to(below(300) as usize),
                2 => outer.push_char(2, 3),
                _ => outer.push_same(1 + below(4) as usize),
            }
        }
        let (behind, mut taken) = (inner.behind(text, &outer), RawMap::default());
        taken.push_mapped(text, 0..text.len(), &inner);
        for (at, c) in text.char_indices() {
            let one = at..at + c.len_utf8();
            assert_eq!(taken.raw(one.clone()), inner.raw(one.clone()), "{seed}: {one:?} of {inner:?}");
            let through = inner.raw(one.clone()).and_then(|raw| outer.raw(raw));
            assert_eq!(behind.raw(one.clone()), through, "{seed}: {one:?} of {inner:?} behind {outer:?}");
        }
    }
}
