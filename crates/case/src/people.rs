//! Who is who: aliases as the sources write them, and what people decided about them.

use crate::folder::Case;
use crate::store::Store;
use crate::trouble::Trouble;
use serde::{Deserialize, Serialize};

/// An alias, and a name that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The alias.
    pub alias: AliasOf,
    /// The name beside it.
    pub name: Option<String>,
    /// In how many messages it stands so.
    pub messages: u64,
}

/// An alias by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AliasOf {
    /// `address`, `handle`, `account`, `phone` or `name`.
    pub kind: String,
    /// As written.
    pub value: String,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// These are one person, who is called so.
    Same {
        /// The name, where one was given.
        name: Option<String>,
        /// All of them.
        aliases: Vec<AliasOf>,
    },
    /// These are not one person.
    Apart {
        /// Each of them is another.
        aliases: Vec<AliasOf>,
    },
    /// The decision of this number is taken back.
    Undo {
        /// Its number.
        decision: i64,
    },
}

impl Decided {
    fn what(&self) -> &'static str {
        match self {
            Decided::Same { .. } => "same-person",
            Decided::Apart { .. } => "not-same-person",
            Decided::Undo { .. } => "undo",
        }
    }
}

/// A decision, by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: String,
    /// By whom.
    pub by: String,
    /// What.
    pub decided: Decided,
}

/// Every alias with each name beside it, by kind and value; the name that stands there most often first.
pub fn aliases(store: &Store) -> Result<Vec<Named>, Trouble> {
    let sql = "SELECT kind, value, name, messages FROM aliases ORDER BY kind, value, messages DESC, name";
    let mut statement = store.db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Named {
            alias: AliasOf { kind: row.get(0)?, value: row.get(1)? },
            name: row.get(2)?,
            messages: row.get::<_, i64>(3)? as u64,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All decisions, in their order.
pub fn decisions(store: &Store) -> Result<Vec<Decision>, Trouble> {
    let mut statement = store.db.prepare("SELECT id, at, by, about FROM decisions ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        let (id, at, by): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((id, at, by, row.get::<_, String>(3)?))
    })?;
    let mut out = Vec::new();
    for row in rows {
        let (id, at, by, about) = row?;
        let decided = serde_json::from_str(&about).map_err(|error| {
            Trouble::because(format!("decision {id} can't be read: {error}; `onrecord verify` says more"))
        })?;
        out.push(Decision { id, at, by, decided });
    }
    Ok(out)
}

/// Decisions that hold: those that were not taken back.
pub fn in_force(all: &[Decision]) -> Vec<&Decision> {
    let undone =
        |id: i64| all.iter().any(|other| matches!(other.decided, Decided::Undo { decision } if decision == id));
    all.iter().filter(|one| !matches!(one.decided, Decided::Undo { .. }) && !undone(one.id)).collect()
}

/// Writes decisions down, in one commit; gives their numbers.
pub fn decide(case: &mut Case, decided: &[Decided], at: &str, by: &str) -> Result<Vec<i64>, Trouble> {
    case.commit(at, by, |commit| {
        let mut ids = Vec::new();
        for one in decided {
            let about = serde_json::to_string(one).map_err(|error| Trouble::because(error.to_string()))?;
            ids.push(commit.decision(one.what(), &about, at, by)?);
        }
        Ok(ids)
    })
}
