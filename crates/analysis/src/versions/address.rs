//! Which addresses are one page's.

/// Parts of a query that tell how a reader came, and not what page it is.
const TRACKERS: [&str; 24] = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "referrer", "source", "src",
    "cmp", "cmpid", "ito", "ocid", "smid", "smtyp", "xtor", "share", "sr_share", "partner", "ncid", "amp",
];

/// The address without what does not tell pages apart: scheme, `www.`, trackers, a last stroke, the part after `#`.
///
/// Two pages with the same result are the same page, served for a telephone or a search engine perhaps.
pub fn normal(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let host = host.to_lowercase();
    let host = host.trim_end_matches(":443").trim_end_matches(":80");
    let host = ["www.", "m.", "amp.", "mobile."].iter().find_map(|start| host.strip_prefix(start)).unwrap_or(host);
    let mut path = path.trim_end_matches('/');
    for end in ["/index.html", "/index.php", "/amp"] {
        path = path.strip_suffix(end).unwrap_or(path);
    }
    let is_tracker = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default().to_lowercase();
        name.is_empty() || name.starts_with("utm_") || TRACKERS.contains(&name.as_str())
    };
    let mut query: Vec<&str> = query.split('&').filter(|part| !is_tracker(part)).collect();
    query.sort_unstable();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{host}{path}{mark}{}", query.join("&"))
}
