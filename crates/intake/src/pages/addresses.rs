//! Addresses of pages: links made whole.

/// `target` as seen from the page at `base`; none where it leads nowhere that could be named.
pub(super) fn resolve(base: Option<&str>, target: &str) -> Option<String> {
    let target: String = target.trim().chars().filter(|c| !c.is_control()).collect();
    if let Some(scheme) = scheme(&target) {
        let known = ["http", "https", "mailto", "ftp", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return known.then_some(target);
    }
    if target.is_empty() || target.starts_with('#') {
        return None;
    }
    let base = base?;
    let scheme = scheme(base)?;
    let rest = base[scheme.len() + 1..].strip_prefix("//")?;
    let host_len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = &rest[..host_len];
    if target.starts_with("//") {
        return Some(format!("{scheme}:{target}"));
    }
    let path = &rest[host_len..];
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    if target.starts_with('?') {
        return Some(format!("{scheme}://{host}{path}{target}"));
    }
    let whole =
        if target.starts_with('/') { target } else { format!("{}/{target}", &path[..path.rfind('/').unwrap_or(0)]) };
    Some(format!("{scheme}://{host}{}", without_dots(&whole)))
}

/// The scheme of an address that has one.
fn scheme(address: &str) -> Option<&str> {
    let scheme = &address[..address.find(':')?];
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    fits.then_some(scheme)
}

/// `/a/../b/./c` as `/b/c`.
fn without_dots(path: &str) -> String {
    let (path, tail) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") {
        parts.push("");
    }
    format!("/{}{tail}", parts.join("/"))
}
