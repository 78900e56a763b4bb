//! The same input gives the same output, byte for byte, in whatever order it is named and on however many threads.

use crate::folder::Folder;

const NAMES: [&str; 4] = ["d/reports/01_marl_coast_lantern.txt", "d/reports/02_brinewire.txt", "d/more", "d/again.txt"];

fn folder() -> Folder {
    let folder = Folder::with_reports();
    folder.run(&["demo", "d"]);
    let copied = std::fs::read(folder.path(NAMES[1])).expect("a report of the demo");
    folder.file("d/more/lantern.txt", crate::folder::LANTERN).file("d/again.txt", copied)
}

#[test]
fn the_order_of_inputs_changes_nothing() {
    let folder = folder();
    for form in [&["brief", "--json"][..], &["brief"]] {
        let forth = folder.run(&[form, &NAMES].concat());
        let mut names = NAMES;
        names.reverse();
        let back = folder.run(&[form, &names].concat());
        assert_eq!(forth.out, back.out);
        assert_eq!(forth.talk, back.talk);
    }
}

#[test]
fn a_path_named_twice_is_read_once() {
    let folder = folder();
    let once = folder.run(&["brief", "--json", "d/reports"]);
    let twice = folder.run(&["brief", "--json", "d/reports", "d/reports"]);
    assert_eq!(once.out, twice.out);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = folder();
    let args = ["brief", "--json", "d/reports"];
    let one = folder.run_with(&args, &[("RAYON_NUM_THREADS", "1")]);
    for threads in ["2", "7"] {
        assert_eq!(one.out, folder.run_with(&args, &[("RAYON_NUM_THREADS", threads)]).out);
    }
}

#[test]
fn the_page_is_the_same_in_whatever_order_and_on_however_many_threads() {
    let folder = folder();
    let mut backwards = NAMES;
    backwards.reverse();
    for more in [&[][..], &["--share"]] {
        let pages = [(NAMES, "1"), (backwards, "1"), (NAMES, "7")].map(|(names, threads)| {
            let said = folder.run_with(
                &[&["brief", "--html", "page.html"][..], more, &names].concat(),
                &[("RAYON_NUM_THREADS", threads)],
            );
            assert_eq!(said.code, 0, "{}", said.talk);
            std::fs::read_to_string(folder.path("page.html")).expect("the page")
        });
        assert!(pages.iter().all(|page| *page == pages[0]), "{more:?}");
    }
}
