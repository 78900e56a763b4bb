use super::*;

fn mails(mailbox: &str) -> Vec<String> {
    let mut mails = Mails::of(mailbox.as_bytes(), 1 << 20);
    let mut out = Vec::new();
    while let Some(found) = mails.next_mail().unwrap() {
        match found {
            Found::Mail(mail) => out.push(String::from_utf8(mail).unwrap()),
            Found::TooLarge(size) => out.push(format!("too large: {size}")),
        }
    }
    out
}

const FROM: &str = "From a@example.org Tue Apr  1 00:01:22 2031\n";

#[test]
fn mails_are_told_by_the_lines_before_them() {
    let mailbox =
        format!("{FROM}Subject: one\n\nFrom here on it rains.\n\nFrom now on, too.\n\n{FROM}Subject: two\n\nb\n");
    assert_eq!(
        mails(&mailbox),
        ["Subject: one\n\nFrom here on it rains.\n\nFrom now on, too.\n", "Subject: two\n\nb\n"]
    );
    assert_eq!(mails(&mailbox.replace('\n', "\r\n")).len(), 2);
}

#[test]
fn what_was_put_before_from_is_taken_out_again() {
    let mail = |body: &str| mails(&format!("{FROM}Subject: x\n\n{body}\n"))[0].split_once("\n\n").unwrap().1.to_owned();
    assert_eq!(mail("\n>From me\n"), "\nFrom me\n");
    assert_eq!(mail("he said:\n\n>>From me\n"), "he said:\n\n>From me\n");
    // What stands in a quotation was there before.
    assert_eq!(mail("> words\n>From me\n> more"), "> words\n>From me\n> more\n");
    assert_eq!(mail("> words\n>>From me\n"), "> words\n>From me\n");
}

#[test]
fn a_content_length_that_leads_to_the_next_mail_is_believed() {
    let body = format!("words\n\n{FROM}Subject: in it\n\nmore\n");
    let mailbox = format!("{FROM}Content-Length: {}\n\n{body}\n{FROM}Subject: two\n\nb\n", body.len());
    let found = mails(&mailbox);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with(&body), "{found:?}");
    let wrong = mailbox.replace(&format!("Length: {}", body.len()), "Length: 7");
    assert_eq!(mails(&wrong).len(), 3);
}

#[test]
fn a_mail_that_is_too_large_is_gone_past() {
    let mailbox = format!("{FROM}Subject: one\n\n{}\n{FROM}Subject: two\n\nb\n", "words and words\n".repeat(200_000));
    let found = mails(&mailbox);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("too large: 32000"), "{}", found[0]);
    assert_eq!(found[1], "Subject: two\n\nb\n");
}

#[test]
fn every_cut_of_the_stream_gives_the_same_mails() {
    struct Small<'b>(&'b [u8], usize);
    impl io::Read for Small<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let many = self.1.min(into.len());
            self.0.read(&mut into[..many])
        }
    }
    let one = format!("{FROM}Subject: one\n\n{}\n", "word ".repeat(30_000));
    let mailbox = format!("{one}{FROM}Subject: two\n\nb\n\n").repeat(20);
    let whole = mails(&mailbox);
    assert_eq!(whole.len(), 40);
    for cut in [1000, 4096, 65_537] {
        let mut mails = Mails::of(Small(mailbox.as_bytes(), cut), 1 << 20);
        for expected in &whole {
            assert!(matches!(mails.next_mail().unwrap(), Some(Found::Mail(mail)) if mail == expected.as_bytes()));
        }
    }
}
