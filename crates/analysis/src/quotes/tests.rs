use super::cues::{self, Scene};
use super::{Frame, Utterance, attribution, marks};
use crate::dossier::Marked;
use crate::parties;
use crate::prose::Prose;
use crate::prose::tests::report;

fn marked(text: &str) -> Vec<String> {
    let item = report("a", text);
    let prose = Prose::of(&item);
    marks::find(&prose).into_iter().map(|m| m.inner.of(text).to_owned()).collect()
}

#[test]
fn marks_of_every_style() {
    assert_eq!(marked("She wrote, “Go on,” and left."), ["Go on,"]);
    assert_eq!(marked("She wrote, \"Go on,\" and left."), ["Go on,"]);
    assert_eq!(marked("Elle écrivit : «Va», et partit."), ["Va"]);
    assert_eq!(marked("Sie schrieb: „Geh“ und ging."), ["Geh"]);
    assert_eq!(marked("Sie schrieb: »Geh« und ging."), ["Geh"]);
    assert_eq!(marked("She wrote: 'Don't go, it's late,' and he didn't."), ["Don't go, it's late,"]);
    assert_eq!(marked("He said ‘the workers’ hall is shut’ and that was all."), ["the workers’ hall is shut"]);
}

#[test]
fn inner_marks_stay_inside() {
    assert_eq!(marked("He wrote: “If he ‘loses’ we go.” Then “No.”"), ["If he ‘loses’ we go.", "No."]);
    assert_eq!(marked("It was “mixed up,\" she wrote, “and ended."), ["mixed up,", "and ended."]);
    assert_eq!(marked("She wrote: \"Call it “a gift” and go.\" He left."), ["Call it “a gift” and go."]);
    assert_eq!(marked("She wrote: “Call it “a gift” and go.” He left."), ["Call it “a gift” and go."]);
    assert_eq!(marked("\"It is late,” she wrote. \"Go home.\""), ["It is late,", "Go home."]);
}

#[test]
fn feet_and_inches_open_nothing() {
    assert_eq!(marked("A board 6\" wide, she wrote, \"is enough.\""), ["is enough."]);
}

#[test]
fn a_quotation_over_paragraphs_goes_on() {
    let item = report("a", "Lund wrote: “One.\n\n“Two.”\n\nHe left.");
    let prose = Prose::of(&item);
    let found = marks::find(&prose);
    assert_eq!(found.iter().map(|m| (m.goes_on, m.closed)).collect::<Vec<_>>(), [(false, false), (true, true)]);
}

/// A quotation with its speaker, recipient and frame, and whether it goes on from the one before.
type Said = (String, Option<String>, Option<String>, Frame, bool);

/// What each utterance of a text is heard as.
fn heard<T>(text: &str, tell: impl Fn(&Prose<'_>, &Utterance) -> T) -> Vec<T> {
    hear(text, |prose, _, utterances| utterances.iter().map(|u| tell(prose, u)).collect())
}

fn hear<T>(text: &str, tell: impl Fn(&Prose<'_>, &parties::Roster, &[Utterance]) -> T) -> T {
    let item = report("a", text);
    let proses = [Prose::of(&item)];
    let (roster, mentions) = parties::find(&proses);
    let prose = &proses[0];
    let mut quoted = vec![false; prose.tokens.len()];
    let found = marks::find(prose);
    for m in &found {
        m.tokens.clone().for_each(|i| quoted[i] = true);
    }
    let scene = Scene { prose, mentions: &mentions[0], roster: &roster, quoted: &quoted, talkers: &[] };
    let cues = cues::find(&scene);
    let mut utterances: Vec<Utterance> =
        found.iter().map(|m| Utterance::heard(0, m.tokens.clone(), Marked::Yes, m.goes_on, 1.0)).collect();
    let genders = attribution::genders([&scene].into_iter());
    attribution::attribute(&scene, &cues, &genders, &mut utterances);
    tell(prose, &roster, &utterances)
}

fn said(text: &str) -> Vec<Said> {
    hear(text, |prose, roster, utterances| {
        let name = |p: Option<parties::PartyIx>| p.map(|p| roster.name(p).to_owned());
        utterances
            .iter()
            .map(|u| {
                (prose.text(u.tokens.clone()).to_owned(), name(u.speaker), name(u.recipient), u.frame, u.continues)
            })
            .collect()
    })
}

/// The rows of a table: the text, and what is wanted of it.
fn rows(table: &str) -> impl Iterator<Item = (String, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ") && *line != "#");
    lines.map(|line| {
        let (text, wanted) = line.rsplit_once(" | ").expect(line);
        (text.replace("\\n", "\n"), wanted.trim())
    })
}

#[test]
fn the_words_that_say_who_spoke_are_as_the_table_says() {
    let mut wrong = Vec::new();
    for (text, wanted) in rows(include_str!("spoken.txt")) {
        let got: Vec<String> =
            heard(&text, |prose, u| u.source.clone().map_or("-".to_owned(), |words| prose.text(words).to_owned()));
        if got.join(" ; ") != wanted {
            wrong.push(format!("{text}\n  wanted {wanted}\n  got    {}", got.join(" ; ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn marks_are_there_for_what_the_table_says() {
    let mut wrong = Vec::new();
    for (text, wanted) in rows(include_str!("usages.txt")) {
        let got: Vec<String> = heard(&text, |_, u| u.usage.as_str().to_owned());
        if got.join(" ") != wanted {
            let points: Vec<String> = heard(&text, |_, u| u.traits.points().to_string());
            wrong.push(format!("{text}\n  wanted {wanted}\n  got    {}: {}", got.join(" "), points.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn speakers(text: &str) -> Vec<String> {
    said(text).into_iter().map(|(_, s, ..)| s.unwrap_or_default()).collect()
}

#[test]
fn cues_after_before_and_between() {
    let text = "“Come now,” Ada Lund texted Gil Ames. Ames replied: “No.” “It is late,” he wrote, “and I am tired.”";
    assert_eq!(speakers(text), ["Ada Lund", "Gil Ames", "Gil Ames", "Gil Ames"]);
    assert!(said(text).iter().all(|s| s.3 == Frame::Private));
    assert_eq!(said(text)[0].2.as_deref(), Some("Gil Ames"));
    assert!(said(text)[3].4, "the last part goes on from the one before");
}

#[test]
fn inverted_cues_and_appositives() {
    assert_eq!(
        speakers("“Come now,” wrote Mayor Ada Lund. “No,” Gil Ames, a publicist, wrote."),
        ["Ada Lund", "Gil Ames"]
    );
}

#[test]
fn an_answer_by_pronoun_is_the_others() {
    let text = "Ada Lund texted Gil Ames: “Come.” “No,” he replied.";
    assert_eq!(speakers(text), ["Ada Lund", "Gil Ames"]);
}

#[test]
fn statements_and_posts_are_public() {
    let frames: Vec<Frame> = said(
        "“We deny it,” Ada Lund said in a statement.\n\n“What a day,” Gil Ames tweeted.\n\n“Come,” Lund wrote to Ames.\n\n“All is well,” Ames told reporters.",
    )
    .iter()
    .map(|s| s.3)
    .collect();
    assert_eq!(frames, [Frame::Public, Frame::Public, Frame::Private, Frame::Public]);
}

#[test]
fn what_is_denied_is_no_cue() {
    assert_eq!(speakers("Ada Lund did not write back. “Come,” Gil Ames wrote."), ["Gil Ames"]);
}

#[test]
fn nouns_can_be_cues() {
    let text = "Ada Lund texted Gil Ames: “Well?” Ames’s answer came an hour later: “No.”";
    assert_eq!(speakers(text), ["Ada Lund", "Gil Ames"]);
}

fn unmarked(stripped: &str, known_names_from: &str) -> Vec<String> {
    let items = [report("a", known_names_from), report("b", stripped)];
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let (roster, mentions) = parties::find(&proses);
    let quoted = vec![false; proses[1].tokens.len()];
    let scene = Scene { prose: &proses[1], mentions: &mentions[1], roster: &roster, quoted: &quoted, talkers: &[] };
    let cues = cues::find(&scene);
    let elsewhere = vec![super::unmarked::Elsewhere::default(); proses[1].tokens.len()];
    super::unmarked::find(&scene, &cues, &[], &elsewhere)
        .into_iter()
        .map(|u| proses[1].text(u.tokens).to_owned())
        .collect()
}

#[test]
fn unmarked_words_are_told_apart_by_person_and_cue() {
    let names = "On Monday, Ada Lund met Gil Ames. Later Ames left.";
    let text = "the harbour was closed for a week hi gil i hope you re well we have a small problem with your boat ada lund wrote \
                to gil ames please call me when you can ames did not answer and the boat sank at its berth the next day";
    assert_eq!(
        unmarked(text, names),
        ["hi gil i hope you re well we have a small problem with your boat", "please call me when you can"]
    );
}

#[test]
fn told_text_without_a_cue_is_not_quoted() {
    let names = "On Monday, Ada Lund met Gil Ames. Later Ames left.";
    let text = "ada lund had asked the council for money and was refused the council later found that the boat had been sold to gil ames";
    assert!(unmarked(text, names).is_empty());
}

#[test]
fn the_subject_of_the_sentence_before_is_meant_by_a_pronoun() {
    let text = "On May 1, 2031, Odette Farrow texted Casimir Brand. “Please tell me the horn works,” she wrote.";
    assert_eq!(speakers(text), ["Odette Farrow"]);
}

#[test]
fn the_name_before_an_apposition_is_the_subject() {
    assert_eq!(speakers("“Go home,” Ada Lund, the head of Ames Freight, wrote to Gil Orr."), ["Ada Lund"]);
}

#[test]
fn a_given_name_tells_who_is_meant_by_a_pronoun() {
    let text = "Helen Carr met Martin Orr on Monday. Orr left early. “Come back,” she texted.";
    assert_eq!(speakers(text), ["Helen Carr"]);
}

#[test]
fn a_stop_outside_the_mark_ends_the_sentence_of_the_words() {
    let text =
        "Gil Ames told the court that he came 'to hear it every night'. In May Ada Lund wrote to Gil Ames: 'Go on'.";
    assert_eq!(speakers(text), ["Gil Ames", "Ada Lund"]);
}

#[test]
fn a_question_in_the_sentence_after_a_text_is_private() {
    let text = "“We saw nothing at all,” a voice said. The next morning Ada Lund texted Gil Ames. “Do you ever sleep?” she asked.";
    assert_eq!(said(text)[1].3, Frame::Private);
}

#[test]
fn whoever_is_named_as_the_owner_of_a_quotation_said_it() {
    let text = "Martin Ames and Helen Lund wrote for weeks. Ames's “can we please not do this here” and her “it was you who began it here” were read.";
    assert_eq!(speakers(text), ["Martin Ames", "Helen Lund"]);
}

#[test]
fn his_message_is_his() {
    let text = "Helen Lund texted Martin Ames: “Go.” The screenshots put his message to Orla Finch, “It is signed at last,” at noon.";
    assert_eq!(speakers(text), ["Helen Lund", "Martin Ames"]);
}

#[test]
fn whom_a_pronoun_told_is_not_whom_the_next_one_means() {
    let text = "Helen Carr texted Martin Orr: “It is ready.”\n\nHe told Simon Ames that evening. “Signed,” he wrote.";
    assert_eq!(speakers(text), ["Helen Carr", "Martin Orr"]);
}

#[test]
fn a_cue_that_has_brought_its_words_leaves_the_next_ones_to_the_nearer() {
    let text = "“We own one thing,” Gil Ames wrote to Ada Lund in an e-mail, a day after the director, Orla Finch, warned that it would “run out of money soon.”";
    assert_eq!(speakers(text), ["Gil Ames", "Orla Finch"]);
}

#[test]
fn a_participle_has_the_subject_of_its_clause() {
    assert_eq!(speakers("Ada Lund forwards it to the chairman, Gil Ames, telling him: “See below.”"), ["Ada Lund"]);
    assert_eq!(speakers("“No,” said Gil Ames, adding: “Not today.”"), ["Gil Ames", "Gil Ames"]);
}

#[test]
fn an_unnamed_colleague_is_not_whoever_was_named_last() {
    let text =
        "Ada Lund texted Gil Ames: “Go on.” One former colleague said that she had “laughed about it for a minute”.";
    assert_eq!(speakers(text), ["Ada Lund", ""]);
}

#[test]
fn a_spokesman_speaks_in_public() {
    let text = "A spokesman for Gil Ames said the messages were “private exchanges from a hard week”.";
    assert_eq!(said(text)[0].3, Frame::Public);
}

#[test]
fn a_sum_of_money_may_open_a_quotation() {
    assert_eq!(
        marked("'Signed,' he wrote. '£18.4m, half now. It isn't much.'"),
        ["Signed,", "£18.4m, half now. It isn't much."]
    );
}

#[test]
fn what_is_told_to_a_person_by_their_office_is_not_said_in_public() {
    let text = "Gil Ames, the chairman, came late. “He has a buyer at last,” Ada Lund tells the chairman on the 6th.";
    assert_eq!(said(text)[0].3, Frame::Unclear);
}

#[test]
fn a_recipient_may_be_described_before_the_name() {
    let text = "“Can your people mend it?” Ada Lund texted her younger brother, Theo Lund.";
    assert_eq!(said(text)[0].2.as_deref(), Some("Theo Lund"));
}

#[test]
fn whom_a_verb_names_is_no_owner_of_the_words_after_a_comma() {
    let text = "Helen Carr texted Martin Orr: “Go.” Two minutes after that, Martin Orr texted her, “I am not asking you this.”";
    assert_eq!(speakers(text), ["Helen Carr", "Martin Orr"]);
}

#[test]
fn to_post_date_is_not_to_post() {
    let text = "Ada Lund would not post-date the report. “You want it for a day to come,” she wrote.";
    assert_eq!(said(text)[0].3, Frame::Private);
}

#[test]
fn terms_and_titles_are_nobodys_words() {
    let text = "“Come now,” Ada Lund texted Gil Ames. The so-called “quiet week” that followed was loud. There are “quaint” cottages there. Gil Ames, host of “The Evening Tide,” texted back: “No.”";
    assert_eq!(speakers(text), ["Ada Lund", "", "", "", "Gil Ames"]);
}

#[test]
fn a_sentence_that_starts_after_a_question_is_no_cue_of_it() {
    let text = "“She is being hard on us,” Martin Orr texted Helen Carr. “Is there anywhere to send her?” His adviser answered with a smile.";
    assert_eq!(speakers(text), ["Martin Orr", "Martin Orr"]);
}

#[test]
fn what_is_said_to_the_minute_among_messages_is_one() {
    let text = "“Go on,” Helen Carr texted Martin Orr.\n\nThat night, at 11.30pm, Orr turned to Simon Ames. “She is being hard on us,” he said.";
    assert_eq!(said(text)[1].3, Frame::Private);
}

#[test]
fn whoever_tells_of_an_offer_has_the_words() {
    assert_eq!(
        speakers(
            "In a May 8 email to Orla Finch, Ada Lund said Gil Ames had offered “no names, no receipts, just a theory.”"
        ),
        ["Ada Lund"]
    );
}

#[test]
fn a_second_verb_has_the_subject_of_the_first() {
    let text =
        "The minister, Ada Lund, toured the hall on 16 May and told reporters: “This is what a hall looks like.”";
    assert_eq!(speakers(text), ["Ada Lund"]);
}

#[test]
fn a_spokesman_of_a_place_is_not_whoever_leads_it() {
    let text = "Ada Lund, the chief executive of the hospital, texted Gil Ames: “Go.” A hospital spokesman said: “A review will begin in May.”";
    assert_eq!(speakers(text), ["Ada Lund", ""]);
}

#[test]
fn a_pronoun_for_somebody_unnamed_is_nobody_named() {
    let text = "Helen Carr texted Martin Orr: “Go.”\n\nOne former colleague put it differently. “Somebody wrote it down at last,” she said.";
    assert_eq!(speakers(text), ["Helen Carr", ""]);
}

#[test]
fn one_who_is_named_since_the_last_words_is_meant() {
    let text = "Helen Carr texted Martin Orr: “Go.”\n\nForty people stood outside with signs that read “We stand with him.” Orr's mother, Joan Orr, watched from her porch. “He did talk too much,” she said.";
    assert_eq!(speakers(text)[2], "Joan Orr");
}

#[test]
fn whom_the_sentence_before_says_was_written_to_received_the_words() {
    let text = "“Go,” Orla Finch texted Gil Ames.\n\nThe next day Helen Lund texted Martin Carr. “Do you ever sleep?” she asked.";
    assert_eq!(said(text)[1].2.as_deref(), Some("Martin Carr"));
}

#[test]
fn whoever_posts_in_public_is_no_party_to_the_next_message() {
    let text = "“What a day for the town,” Martin Orr tweeted.\n\n“It is done,” Helen Lund wrote.";
    assert_eq!(said(text)[1].2, None);
}

#[test]
fn the_only_he_of_a_text_is_meant() {
    let text = "“I bought them in good faith,” Martin Orr said in a statement.\n\nFour days went by in the town.\n\nNobody slept.\n\nThen came the rain.\n\n“Signed, half now,” he tells Helen Carr.";
    assert_eq!(speakers(text), ["Martin Orr", "Martin Orr"]);
}
