//! What a message points to: the addresses written out in its words.
//!
//! Where the words of a witness are a link, that link says where the address leads. Other links in a quotation are the
//! report's own and no part of the message.

use crate::study::Study;
use crate::witnesses::drafts::Draft;
use record::{Item, Span};

/// The addresses in the words of any witness, in order, each once.
pub(crate) fn links(study: &Study<'_>, draft: &Draft) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for &u in &draft.utterances {
        let item = study.proses[study.utterances[u].text].item;
        for span in written(item, study.span(u)) {
            let leads = item.links.iter().find(|link| link.span.overlaps(span));
            let target = leads.map_or_else(|| span.of(&item.text).to_owned(), |link| link.target.clone());
            if !out.contains(&target) {
                out.push(target);
            }
        }
    }
    out
}

/// Where addresses stand in the words at `within`.
fn written(item: &Item, within: Span) -> Vec<Span> {
    let text = within.of(&item.text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = ["http://", "https://"].iter().filter_map(|start| text[at..].find(start)).min() {
        let start = at + found;
        let end = text[start..].find(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '<' | '>'));
        let end = start + end.unwrap_or(text.len() - start);
        let address = text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
        if address.len() > "https://".len() {
            out.push(Span::new(within.start + start, within.start + start + address.len()));
        }
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::prose::tests::report;
    use record::Span;

    #[test]
    fn addresses_end_where_their_sentence_goes_on() {
        let item = report("a", "He wrote: “See https://a.example/b?c=1, and (http://d.example).” http:// is none.");
        let found = written(&item, Span::new(0, item.text.len()));
        let found: Vec<&str> = found.iter().map(|span| span.of(&item.text)).collect();
        assert_eq!(found, ["https://a.example/b?c=1", "http://d.example"]);
    }
}
