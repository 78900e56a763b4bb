//! A type for every identifier, so that one can't be handed over for another.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Wraps an identifier that was made before.
            pub fn new(id: impl Into<String>) -> $name {
                $name(id.into())
            }

            /// The identifier as written in output.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    )*};
}

ids! {
    /// A source: the first twelve hexadecimal digits of its SHA-256; a second copy of the same bytes adds `-2`, and so on.
    SourceId;
    /// A party: made from its fullest name.
    PartyId;
    /// A message: a digest of its earliest witness.
    MessageId;
    /// A public act or statement: a digest of its earliest claim.
    EventId;
    /// A finding: its kind and the ids of what disagrees, never the readings, so that a further report does not orphan a decision.
    FindingId;
}
