use super::*;

fn parts(json: &str) -> (Vec<&str>, bool) {
    let found = pieces(json.as_bytes(), 0);
    (found.ranges.into_iter().map(|range| &json[range]).collect(), found.closed)
}

#[test]
fn a_list_is_taken_apart_whatever_is_in_it() {
    assert_eq!(parts("[]"), (vec![], true));
    assert_eq!(parts(" [1]".trim()), (vec!["1"], true));
    assert_eq!(
        parts(r#"[{"a":[1,2]}, "x,]\"", {"b":{}} ,]"#),
        (vec![r#"{"a":[1,2]}"#, r#""x,]\"""#, r#"{"b":{}}"#], true)
    );
    assert_eq!(parts("[1, {\"a\": 2"), (vec!["1", "{\"a\": 2"], false));
    assert_eq!(parts("["), (vec![], false));
    assert_eq!(parts("[\"\\"), (vec!["\"\\"], false));
}

#[test]
fn a_lost_quotation_mark_costs_its_record_only() {
    let json = "[\n{\"a\": \"x},\n \"b\": 1\n},\n{\"a\": \"y\"}\n]";
    let (found, closed) = parts(json);
    assert!(closed);
    assert_eq!(found.last(), Some(&"{\"a\": \"y\"}"), "{found:?}");
}

#[test]
fn members_are_found_by_name() {
    let json = r#"{"a" : [1,2], "b":{"a":3}, "a" :[4]}"#;
    let members = pieces(json.as_bytes(), 0).ranges;
    assert_eq!(member(json.as_bytes(), &members, "b").map(|range| &json[range]), Some(r#"{"a":3}"#));
    assert_eq!(list(json.as_bytes(), &members, "a").unwrap().ranges.len(), 1);
    assert!(list(json.as_bytes(), &members, "b").is_none());
    assert!(member(json.as_bytes(), &members, "c").is_none());
}

#[test]
fn words_lead_back_to_their_bytes() {
    let record = r#"{"text":"a \u00e9\ud83c\udfee &amp;\u0026lt; b\\\ud83c &x"}"#;
    let object = Object::read(record).unwrap();
    let raw = object.raw("text").unwrap();
    let words = Words::of(raw.get(), record, Escapes::JsonAndHtml).unwrap();
    assert_eq!(words.text, "a é🏮 &< b\\\u{fffd} &x");
    let of = |what: &str| {
        let at = words.text.find(what).unwrap();
        words.map.raw(at..at + what.len()).map(|range| &record[range])
    };
    assert_eq!(of("é"), Some("\\u00e9"));
    assert_eq!(of("🏮"), Some("\\ud83c\\udfee"));
    assert_eq!(of("&"), Some("&amp;"));
    assert_eq!(of("<"), Some("\\u0026lt;"));
    assert_eq!(of("b\\"), Some("b\\\\"));
    assert_eq!(of("\u{fffd}"), None);
    assert_eq!(of("&x"), Some("&x"));
    assert_eq!(of("a é🏮 &< b"), Some(r"a \u00e9\ud83c\udfee &amp;\u0026lt; b"));
}

#[test]
fn what_has_another_shape_is_not_there() {
    let object = Object::read(r#"{"a":1,"b":"2","c":null,"d":[1,"x",{}],"e":{"f":true}}"#).unwrap();
    assert_eq!(object.text("a").as_deref(), Some("1"));
    assert_eq!((object.number("b"), object.number("d")), (Some(2), None));
    assert!(object.raw("c").is_none() && object.object("d").is_none());
    assert_eq!(object.texts("d"), ["1", "x"]);
    assert_eq!(object.object("e").unwrap().raw("f").unwrap().get(), "true");
    assert!(Object::read("[1]").is_err() && Object::read(r#"{"a"}"#).is_err());
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Object::read(&deep).is_ok_and(|object| object.list("a").len() == 1));
}
