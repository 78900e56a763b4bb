//! Names of what is attached, of which two may be alike.

use std::collections::BTreeMap;

/// The names that were given out in one message.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<String, usize>);

impl Names {
    /// `name`, or, where something else has it, `name` with a number.
    pub(crate) fn unlike(&mut self, name: &str) -> String {
        let mut own = name.to_owned();
        while self.0.contains_key(&own) {
            let many = self.0.entry(name.to_owned()).or_insert(1);
            *many += 1;
            own = format!("{name} ({many})");
        }
        self.0.insert(own.clone(), 1);
        own
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn no_two_names_are_alike() {
        let mut names = Names::default();
        let given = ["a", "a (2)", "a", "a", "b"].map(|name| names.unlike(name));
        assert_eq!(given, ["a", "a (2)", "a (3)", "a (4)", "b"]);
    }
}
