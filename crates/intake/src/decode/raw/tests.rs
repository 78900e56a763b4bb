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
