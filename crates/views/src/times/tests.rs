use super::*;
use analysis::study::every_time;

fn item(text: &str) -> Item {
    crate::samples::Case::new().report("a.txt", None, text).items.remove(0)
}

#[test]
fn a_table_says_where_when_and_from_what() {
    let item = item("On May 4, 2030, she wrote. Two days later he left.");
    let (report, times) = every_time(&item);
    let page = page(&[Told { item: &item, report, times }]);
    assert!(page.contains("3..14"), "{page}");
    assert!(page.contains("2030-05-06"), "{page}");
    assert!(page.contains("DATE 2030-05-04"), "{page}");
    assert!(page.contains("“May 4, 2030”"), "{page}");
}

#[test]
fn marks_stand_around_the_words_and_nothing_becomes_markup() {
    let item = item("On May 4, 2030, <b>she</b> & he met daily.");
    let (report, times) = every_time(&item);
    let marked = timeml(&Told { item: &item, report, times });
    assert!(marked.contains("<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2030-05-04\">May 4, 2030</TIMEX3>"), "{marked}");
    assert!(marked.contains("&lt;b&gt;she&lt;/b&gt; &amp; he"), "{marked}");
    assert!(marked.contains("type=\"SET\" value=\"P1D\" quant=\"EVERY\">daily</TIMEX3>"), "{marked}");
}
