//! Pages that this program made. A brief that was saved among its reports is no report: read as one, it would witness
//! every message once more.

/// Whether `page` is a brief, by its generator mark, which stands before its style sheet.
pub(crate) fn is_brief(page: &str) -> bool {
    let head: String = page.chars().take(2048).collect();
    let head = head.split("<style").next().unwrap_or_default();
    head.starts_with("<!DOCTYPE html>") && head.contains("<meta name=\"generator\" content=\"onrecord\">")
}
