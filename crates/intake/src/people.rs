//! `people.csv`: a person's table of who is who, as `onrecord people --csv` gives it to be filled in.

/// The rows of `text`: person, kind, alias. An error is a reason, for a person.
pub fn people_table(text: &str) -> Result<Vec<(String, String, String)>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut table = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = table.headers().map_err(|error| format!("is no table: {error}"))?.clone();
    let column = |name: &str| header.iter().position(|known| known.eq_ignore_ascii_case(name));
    let missing = |name: &str| format!("has no column named {name}; `onrecord people --csv` gives a table to fill in");
    let person = column("person").ok_or_else(|| missing("person"))?;
    let kind = column("kind").ok_or_else(|| missing("kind"))?;
    let alias = column("alias").ok_or_else(|| missing("alias"))?;
    let mut rows = Vec::new();
    for (n, record) in table.records().enumerate() {
        let record = record.map_err(|error| format!("row {} can't be read: {error}", n + 2))?;
        // An apostrophe keeps a spreadsheet from taking the cell for a formula.
        let cell = |column: usize| {
            let cell = record.get(column).unwrap_or_default();
            cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell).to_owned()
        };
        rows.push((cell(person), cell(kind), cell(alias)));
    }
    Ok(rows)
}
