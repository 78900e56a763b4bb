use crate::sink::Pile;
use crate::tests::{fixture, reading, told};
use record::envelope::{Envelope, Moment, Role};

/// What the `n`-th record says of itself.
fn envelope(pile: &Pile, n: usize) -> &Envelope {
    let item = pile.items.iter().find(|item| item.path.as_str().ends_with(&format!("#{n}"))).unwrap();
    item.envelope.as_ref().unwrap()
}

fn who(envelope: &Envelope, role: Role) -> Vec<&str> {
    envelope.who(role).map(|alias| alias.value.as_str()).collect()
}

#[test]
fn direct_messages_are_read_one_by_one() {
    let pile = fixture("x-archive", "direct-messages.js");
    assert_eq!(
        told(&pile),
        [
            "direct-messages.js export",
            "1 2031-04-14T17:07:00.8 41000001: Yes.",
            "2 2031-04-14T17:07:00.4 41000001: Yes.",
            "3 2031-04-14T17:07:00.001 41000001:  https://t.co/LampPic001",
            "4 is direct-messages.js#3",
            "5 2031-04-14T17:05:30.12 41000002: Ask the ferry. It <has> a spare – “the old one”.\nCafé, 6 o'clock?",
            "6 2031-04-14T17:05:00.085 41000001: The lamp is out & nobody has the key. See https://t.co/LampKey001",
            "7 undated 41000001: Undated",
            "8 failed: has no id, no sender and no words; ask for another copy",
            "9 failed: is nothing that is known of a conversation: somethingNew",
        ]
    );
    let item = pile.items.iter().find(|item| item.path.as_str().ends_with("#6")).unwrap();
    let [link] = &item.links[..] else { panic!("{:?}", item.links) };
    assert_eq!(link.span.of(&item.text), "https://t.co/LampKey001");
    assert_eq!(link.target, "https://harbour.example/notices/lamp?id=7");
    let first = envelope(&pile, 6);
    assert_eq!(
        (first.channel.as_str(), first.conversation.as_deref()),
        ("x-direct-message", Some("41000001-41000002"))
    );
    assert_eq!((who(first, Role::From), who(first, Role::To)), (vec!["41000001"], vec!["41000002"]));
    assert_eq!((first.sent().unwrap().offset, first.sent().unwrap().field.as_str()), (Some(0), "createdAt"));
    assert!(first.identity.as_ref().unwrap().starts_with("x:dm:27058198559"), "{:?}", first.identity);
    let [reaction] = &envelope(&pile, 5).reactions[..] else { panic!("no reaction") };
    assert_eq!((reaction.sign.as_str(), reaction.by.as_ref().unwrap().value.as_str()), ("like", "41000001"));
    assert_eq!(envelope(&pile, 3).attachments[0].name.as_deref(), Some("lamp-7.jpg"));
    assert_eq!(envelope(&pile, 2).times[1].moment, Moment::Edited);
    let undated = pile.sources.iter().find(|source| source.path.as_str().ends_with("#7")).unwrap();
    assert_eq!(undated.problems[0].code, "no-such-time");
}

#[test]
fn what_happens_in_a_group_is_told() {
    let pile = fixture("x-archive", "direct-messages-group.js");
    assert_eq!(
        told(&pile),
        [
            "direct-messages-group.js export",
            "1 2031-05-02T08:30:00 41000003: Who has the lamp? 🏮",
            "2 2031-05-02T08:20:00 - (left): ",
            "3 2031-05-01T08:20:00 41000003 (joined): ",
            "4 2031-05-01T08:10:00 41000003 (renamed): Lamp & ferry",
            "5 2031-05-02T08:31:00 41000002 (reacted): sad",
            "6 2031-05-01T08:00:00 41000003 (joined): ",
        ]
    );
    assert_eq!(who(envelope(&pile, 2), Role::Subject), ["41000004"]);
    assert_eq!(who(envelope(&pile, 3), Role::Subject), ["41000004", "41000005"]);
    assert_eq!(who(envelope(&pile, 6), Role::Member), ["41000001", "41000002", "41000003"]);
    assert_eq!(envelope(&pile, 4).conversation_name.as_deref(), Some("Lamp & ferry"));
    assert_eq!(Some(&envelope(&pile, 5).references[0].id), envelope(&pile, 1).id.as_ref());
    assert_eq!(envelope(&pile, 1).channel, "x-group-message");
}

#[test]
fn posts_are_read_with_whom_they_answer_and_where_they_lead() {
    let pile = fixture("x-archive", "tweets.js");
    assert_eq!(
        told(&pile),
        [
            "tweets.js export",
            "1 2031-04-14T19:30:10 quaylamp: @ferryboat We have no spare.",
            "2 2031-04-14T18:00:00 quaylamp: The lamp at the quay is out & will stay out. https://t.co/LampKey001 \
             https://t.co/QuayPic001",
            "3 2031-04-15T07:00:00 quaylamp: RT @ferryboat: The ferry leaves at seven, with the lamp on board, and \
             whoever wants to see it is to come to the north quay and to bring …",
            "4 undated quaylamp: An old post. — 1 < 2",
            "5 failed: is a post of which the archive does not have the words",
        ]
    );
    let answer = envelope(&pile, 1);
    assert_eq!((who(answer, Role::To), who(answer, Role::Cc)), (vec!["41000009"], vec!["ferryboat"]));
    assert_eq!(answer.references[0].kind.as_str(), "in-reply-to");
    let item = pile.items.iter().find(|item| item.path.as_str().ends_with("#2")).unwrap();
    let links: Vec<_> = item.links.iter().map(|link| (link.span.of(&item.text), link.target.as_str())).collect();
    assert_eq!(links[0], ("https://t.co/LampKey001", "https://harbour.example/notices/lamp?id=7"));
    assert_eq!(links[1].0, "https://t.co/QuayPic001");
    assert_eq!(envelope(&pile, 2).attachments[0].name.as_deref(), Some("quay7.jpg"));
    let retweet = pile.sources.iter().find(|source| source.path.as_str().ends_with("#3")).unwrap();
    assert_eq!(retweet.problems[0].code, "cut-short");
}

#[test]
fn archives_from_before_and_what_was_taken_back_are_read_too() {
    let old = fixture("x-archive", "tweet.js");
    assert_eq!(
        told(&old)[1..],
        ["1 2018-10-10T20:19:24 -: First lamp of the autumn.", "2 2018-10-11T20:19:24 -: Second lamp."]
    );
    let gone = fixture("x-archive", "deleted-tweets.js");
    assert_eq!(told(&gone)[1..].len(), 2);
    let deleted = |n| envelope(&gone, n).times.iter().find(|dated| dated.moment == Moment::Deleted).unwrap();
    assert_eq!(deleted(1).time.interval.unwrap().earliest.to_string(), "2031-04-16T09:04:10");
    assert_eq!(deleted(2).time.interval, None);
    let long = fixture("x-archive", "note-tweet.js");
    assert_eq!(long.items[0].links[0].target, "https://harbour.example/long");
    assert_eq!(envelope(&long, 1).times[1].moment, Moment::Edited);
    let owner = fixture("x-archive", "account.js");
    assert_eq!(told(&owner)[1], "1 undated - (account): The Quay Lamp 🏮\nquaylamp\n41000001");
    assert_eq!(who(envelope(&owner, 1), Role::Subject), ["41000001", "quaylamp", "keeper@quay.example"]);
}

#[test]
fn archives_by_month_are_read_too() {
    let month = r#"Grailbird.data.tweets_2031_05 =
        [ { "text" : "Lamp &amp; ferry", "id_str" : "7", "created_at" : "2031-05-31 10:00:00 +0000",
            "user" : { "name" : "The Quay Lamp", "screen_name" : "quaylamp", "id_str" : "41000001" } } ]"#;
    let pile = reading("2031_05.js", month.as_bytes());
    assert_eq!(told(&pile)[1..], ["1 2031-05-31T10:00:00 quaylamp: Lamp & ferry"]);
    assert_eq!(envelope(&pile, 1).sent().unwrap().offset, Some(0));
}

#[test]
fn files_without_messages_say_what_they_are() {
    let of = |name| told(&fixture("x-archive", name)).join("\n");
    assert!(of("follower.js").starts_with("follower.js skipped: the part \"follower\" of an archive of X"));
    assert!(of("direct-message-headers.js").contains("skipped: lists messages without their words"));
    let contents = told(&reading("manifest.js", b"window.__THAR_CONFIG = {\"userInfo\": {}}")).join("\n");
    assert!(contents.contains("skipped: the table of contents"), "{contents}");
}

#[test]
fn what_is_broken_costs_no_more_than_itself() {
    let whole = r#"window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"1-2","messages":[
        {"messageCreate":{"id":"1","senderId":"1","text":"one","createdAt":"2031-04-14T17:05:00.000Z"}},
        {"messageCreate":{"id":"2","senderId":"2","text":"two","createdAt":"2031-04-14T17:06:00.000Z"}},
        {"messageCreate":{"id":"3","senderId":"1","text":"three","createdAt":"2031-04-14T17:07:00.000Z"}}]}}]"#;
    let count = |bytes: &str| {
        let pile = reading("a.js", bytes.as_bytes());
        let failed = pile.sources.iter().filter(|source| matches!(source.fate, record::Fate::Failed(_))).count();
        (pile.items.len(), failed)
    };
    assert_eq!(count(whole), (3, 0));
    // Whatever single byte is lost, no message is lost without a word.
    let start = whole.find("[{").unwrap() + 1;
    for at in start..whole.len() {
        let (read, failed) = count(&[&whole[..at], &whole[at + 1..]].concat());
        assert!(read == 3 || failed > 0, "without byte {at}, {:?}: {read} read, {failed} failed", &whole[at..at + 1]);
        let (read, failed) = count(&whole[..at]);
        assert!(failed > 0, "cut at {at}: {read} read, {failed} failed");
    }
    let two = [whole, "\n", &whole.replace("part0", "part1").replace("\"id\":\"", "\"id\":\"1"), ";\n"].concat();
    assert_eq!(count(&two), (6, 0));
    assert_eq!(count(&[whole, " and more"].concat()), (3, 1));
}

/// A message of the conversation between the accounts 41000001 and 41000002.
fn direct(id: u32, sender: u32) -> String {
    format!(
        r#"{{"messageCreate":{{"id":"{id}","senderId":"{sender}","text":"Lamp {id}","createdAt":"2031-04-14T17:05:00.000Z"}}}}"#
    )
}

fn conversation(part: u32, messages: &[String]) -> String {
    let messages = messages.join(",");
    format!(
        r#"window.YTD.direct_messages.part{part} = [{{"dmConversation":{{"conversationId":"41000001-41000002","messages":[{messages}]}}}}]"#
    )
}

const ACCOUNT: &str = r#"window.YTD.account.part0 = [{"account":{"username":"quaylamp","accountId":"41000001"}}]"#;
const POSTS: &str = r#"window.YTD.tweets.part0 = [{"tweet":{"id_str":"9","full_text":"@ferryboat No","entities":{"user_mentions":[
    {"screen_name":"ferryboat","id_str":"41000002"},{"screen_name":"other","id_str":"41000001"}]}}}]"#;

#[test]
fn the_files_of_an_archive_say_who_is_behind_a_number() {
    let messages = conversation(0, &[direct(1, 41_000_001)]);
    let pile = crate::tests::pile_of(&[
        ("alone/direct-messages.js", messages.as_bytes()),
        ("x/data/account.js", ACCOUNT.as_bytes()),
        ("x/data/direct-messages.js", conversation(0, &[direct(2, 41_000_001)]).as_bytes()),
        ("x/data/tweets.js", POSTS.as_bytes()),
    ]);
    let sent =
        pile.items.iter().filter_map(|item| item.envelope.as_ref()).filter(|said| said.channel == "x-direct-message");
    let called: Vec<_> =
        sent.map(|said| said.participants.iter().map(|one| one.alias.name.as_deref()).collect::<Vec<_>>()).collect();
    assert_eq!(called, [vec![None, None], vec![Some("quaylamp"), Some("ferryboat")]]);
    let problems: Vec<_> =
        pile.sources.iter().flat_map(|source| &source.problems).map(|problem| problem.code).collect();
    assert_eq!(problems, ["names-from-beside"]);
    // What they are called makes no other message of it.
    let again = conversation(0, &[direct(1, 41_000_001), direct(3, 41_000_001)]);
    let pile = crate::tests::pile_of(&[
        ("alone/direct-messages.js", messages.as_bytes()),
        ("x/data/account.js", ACCOUNT.as_bytes()),
        ("x/data/direct-messages.js", again.as_bytes()),
    ]);
    assert_eq!(pile.items.iter().filter(|item| item.text.starts_with("Lamp")).count(), 2);
}

#[test]
fn a_conversation_in_several_files_is_one() {
    let part =
        |n, ids: std::ops::Range<u32>| conversation(n, &ids.map(|id| direct(id, 41_000_002)).collect::<Vec<_>>());
    let pile = crate::tests::pile_of(&[
        ("data/direct-messages-part1.js", part(1, 3..6).as_bytes()),
        ("data/direct-messages.js", part(0, 1..4).as_bytes()),
    ]);
    assert_eq!(pile.items.len(), 5);
    assert!(pile.items.iter().all(|item| {
        item.envelope.as_ref().and_then(|said| said.conversation.as_deref()) == Some("41000001-41000002")
    }));
}
