//! When, and by whom.

/// Who works here, as the system says.
pub(super) fn who() -> String {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    named("USER").or_else(|| named("LOGNAME")).or_else(|| named("USERNAME")).unwrap_or_else(|| "unnamed".to_owned())
}

/// The time, in UTC, to the second.
#[expect(
    clippy::disallowed_methods,
    reason = "the log says when something was received; nothing is worked out from it"
)]
pub(super) fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
