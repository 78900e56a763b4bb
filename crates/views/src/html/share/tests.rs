use crate::html::{Carried, brief};
use crate::samples::{Case, full};
use record::{Fate, Problem, Span};

/// What may never stand on a page that is handed on.
const SECRET: [&str; 6] =
    ["ann@secret.example", "555-0147", "4111 1111 1111 1111", "10.20.30.40", "/vault/", "middle of nowhere"];

/// The case with every secret in every text that it has.
fn leaky() -> Case {
    let mut case = full();
    let secret = format!(" {}", SECRET[..4].join(" "));
    let far = "Of this nothing is said on the page. ".repeat(20);
    for item in &mut case.items {
        item.text = format!("{}{secret} {far} In the middle of nowhere. {far}", item.text);
        item.byline = Some(record::item::Stated { value: secret.clone(), span: Some(Span::new(0, 3)) });
        item.title = item.byline.clone();
        item.path = record::PartPath::file("/vault/ann/ann@secret.example.txt");
    }
    for source in &mut case.sources {
        source.path = record::PartPath::file(format!("/vault/ann/{}", source.path.base_name()));
        source.problems.push(Problem::new("x", format!("in /vault/ann/x.txt{secret}")));
    }
    let mut add = |text: &mut String| text.push_str(&secret);
    let dossier = &mut case.dossier;
    for message in &mut dossier.messages {
        let texts =
            message.text.iter_mut().chain(&mut message.speaker).chain(&mut message.channel).chain(&mut message.links);
        texts
            .chain(&mut message.recipients)
            .chain(&mut message.sent.text)
            .chain(&mut message.sent.zone)
            .for_each(&mut add);
        message.base.iter_mut().for_each(|(_, why)| add(why));
        for witness in &mut message.witnesses {
            add(&mut witness.text);
            witness.differences.iter_mut().for_each(|it| [&mut it.base, &mut it.here].into_iter().for_each(&mut add));
        }
    }
    for event in &mut dossier.events {
        event.who.iter_mut().chain([&mut event.what]).chain(&mut event.when.text).for_each(&mut add);
        event.follows.iter_mut().for_each(|follows| add(&mut follows.text));
    }
    dossier.replies.iter_mut().for_each(|reply| add(&mut reply.text));
    for derivation in &mut dossier.derivations {
        if let analysis::dossier::Origin::Outside(name) = &mut derivation.from {
            add(name);
        }
        derivation.evidence.iter_mut().for_each(|evidence| add(&mut evidence.text));
    }
    for finding in &mut dossier.findings {
        [&mut finding.summary, &mut finding.may_be_mistaken].into_iter().for_each(&mut add);
        finding.base.iter_mut().for_each(|(_, why)| add(why));
        finding.values.iter_mut().for_each(|value| add(&mut value.value));
    }
    case.input("/vault/ann/locked.txt", Fate::Failed(format!("cannot open /vault/ann/locked.txt{secret}")), "unread")
}

#[test]
fn nothing_secret_is_handed_on() {
    let case = leaky();
    let whole = brief(&case.answer(), Carried::Whole, None);
    for secret in SECRET {
        assert!(whole.contains(secret), "{secret} should stand on a page that is kept");
    }
    let page = brief(&case.answer(), Carried::Excerpts, None);
    for secret in SECRET {
        assert!(!page.contains(secret), "{secret} is handed on");
    }
    let digest = case.sources[0].sha256.expect("a digest").hex();
    assert!(whole.contains(&digest) && !page.contains(&digest));
    assert!(page.contains("A shared extract") && !whole.contains("A shared extract"));
    assert!(page.contains("[e-mail address masked]") && page.contains("locked.txt"));
}

#[test]
fn places_still_hold_their_words() {
    let mut case = full();
    let shift = "ann@secret.example and 555-0147 wrote this. ";
    for item in &mut case.items {
        item.text = format!("{shift}{}", item.text);
    }
    let moved = |place: &mut record::Place| {
        place.span = Span::new(place.span.start + shift.len(), place.span.end + shift.len());
    };
    case.dossier.findings.iter_mut().flat_map(|it| &mut it.values).for_each(|value| moved(&mut value.place));
    let page = brief(&case.answer(), Carried::Excerpts, None);
    let at = page.find("Forty minutes later</mark>").expect("the words are marked to the letter");
    assert!(page[..at].ends_with("\">"));
}

#[test]
fn text_that_nothing_rests_on_is_left_out_and_that_is_shown() {
    let page = brief(&leaky().answer(), Carried::Excerpts, None);
    assert!(page.contains("[...]") && page.contains("anyone"));
}
