//! One process writes; others read meanwhile.

use super::pile::{add, ledger, pile, untouched};

#[test]
fn while_one_writes_another_says_so_and_anybody_reads() {
    let folder = pile();
    add(&folder, &["pile"]);
    let lock = std::fs::File::options().write(true).open(folder.path("c/lock")).unwrap();
    lock.lock().unwrap();
    let said = folder.run(&["add", "c", "pile"]);
    assert_eq!(said.code, 3);
    assert!(said.talk.contains("another process is writing to c; wait until it is done"), "{}", said.talk);
    assert_eq!(ledger(&folder), [12, 7, 1, 2, 2, 1]);
    let said = folder.run(&["verify", "c"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.talk.contains("another process writes to this case"), "{}", said.talk);
    drop(lock);
    add(&folder, &["pile"]);
    untouched(&folder);
}

#[test]
fn a_case_is_checked_and_read_while_it_grows() {
    let folder = (0..400).fold(pile(), |folder, n| {
        folder.file(&format!("more/{n}.mbox"), super::pile::mailbox(n * 10 + 1000..n * 10 + 1010))
    });
    add(&folder, &["pile"]);
    let mut adding = folder
        .command(&["add", "c", "more"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut checked = 0;
    while adding.try_wait().unwrap().is_none() {
        let said = folder.run(&["verify", "c"]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.talk);
        assert!(folder.run(&["status", "c"]).code < 2);
        checked += 1;
    }
    assert!(checked > 0);
    untouched(&folder);
    assert_eq!(ledger(&folder), [4012, 4007, 1, 2, 2, 401]);
}
