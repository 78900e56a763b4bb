use super::*;

fn alias(kind: AliasKind, value: &str, names: &[&str]) -> Written {
    Written { kind, value: value.to_owned(), names: names.iter().map(|name| (*name).to_owned()).collect(), messages: 1 }
}

#[test]
fn what_strangers_seldom_share_is_suggested_with_its_reason() {
    let aliases = [
        alias(AliasKind::Address, "vera.holm@lantern.example", &["Vera Holm"]),
        alias(AliasKind::Address, "vholm@quay.example", &["Holm, Vera"]),
        alias(AliasKind::Name, "Vera Holm", &[]),
        alias(AliasKind::Address, "Vera.Holm@lantern.example", &[]),
        alias(AliasKind::Phone, "+44 20 7946 0018", &[]),
        alias(AliasKind::Phone, "020 7946 0018", &[]),
        alias(AliasKind::Address, "info@quay.example", &[]),
        alias(AliasKind::Address, "info@lantern.example", &[]),
        alias(AliasKind::Name, "Vera", &[]),
    ];
    let found = suggest(&aliases);
    let of = |a, b| found.iter().find(|one| one.pair == (a, b));
    assert_eq!(of(0, 1).unwrap().shared, [Shared::Name("holm vera".to_owned())]);
    assert_eq!(of(0, 2).unwrap().shared, [Shared::Name("holm vera".to_owned())]);
    assert_eq!(of(0, 3).unwrap().shared[0], Shared::AllButCase);
    assert_eq!(of(4, 5).unwrap().shared, [Shared::Number]);
    assert_eq!(of(2, 3).unwrap().shared, [Shared::NameInAddress("holm vera".to_owned())]);
    assert!(of(6, 7).is_none(), "offices are many");
    assert!(found.iter().all(|one| one.pair.0 != 8 && one.pair.1 != 8), "a first name is nobody's own");
    assert!(found.windows(2).all(|two| two[0].confidence >= two[1].confidence));
}

#[test]
fn what_a_crowd_shares_says_nothing() {
    let aliases: Vec<Written> =
        (0..40).map(|n| alias(AliasKind::Address, &format!("x{n}@quay.example"), &["The Ferry Desk"])).collect();
    assert!(suggest(&aliases).is_empty());
}
