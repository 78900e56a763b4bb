use super::{AGENCIES, ALONE, CAPTIONS, CREDITS, FURNITURE, LABELS, LABELS_OF_CHANGE, LISTS, PICTURES};

#[test]
fn every_phrase_is_written_as_tokens_are() {
    for list in [AGENCIES, ALONE, CAPTIONS, CREDITS, FURNITURE, LABELS, LABELS_OF_CHANGE, LISTS, PICTURES] {
        for phrase in list {
            let folded: Vec<String> = record::Tokens::of(phrase).iter().map(str::to_owned).collect();
            assert_eq!(&folded.join(" "), phrase, "would never match");
        }
    }
}
