//! What a form holds beside what is stored: which fields changed, and what to do when somebody else saved first.

/// One field of a form. All values are text; a list is one entry a line, a switch `1` or ``.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    key: &'static str,
    label: &'static str,
    saved: String,
    now: String,
}

/// The fields of a form, each as it is stored and as it stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    entries: Vec<Entry>,
}

impl Draft {
    /// A form as it is stored: key, the field's name in a sentence ("agent number"), stored value.
    #[must_use]
    pub fn new(fields: &[(&'static str, &'static str, &str)]) -> Self {
        let entries = fields
            .iter()
            .map(|&(key, label, value)| Entry {
                key,
                label,
                saved: value.into(),
                now: value.into(),
            })
            .collect();
        Self { entries }
    }

    /// The value in the form; empty for an unknown key.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map_or("", |entry| &entry.now)
    }

    /// The stored value; empty for an unknown key.
    #[must_use]
    pub fn saved(&self, key: &str) -> &str {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map_or("", |entry| &entry.saved)
    }

    /// The switch behind `key` is on.
    #[must_use]
    pub fn is_on(&self, key: &str) -> bool {
        self.get(key) == "1"
    }

    /// The list behind `key`, without blank lines.
    #[must_use]
    pub fn list(&self, key: &str) -> Vec<String> {
        self.get(key)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Writes into the form.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key == key) {
            entry.now = value.into();
        }
    }

    /// Names of the fields that differ from what is stored.
    #[must_use]
    pub fn changed(&self) -> Vec<&'static str> {
        self.entries
            .iter()
            .filter(|entry| entry.now != entry.saved)
            .map(|entry| entry.label)
            .collect()
    }

    /// Whether the field behind `key` differs from what is stored.
    #[must_use]
    pub fn is_changed(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.key == key && entry.now != entry.saved)
    }

    /// Back to what is stored.
    pub fn discard(&mut self) {
        for entry in &mut self.entries {
            entry.now.clone_from(&entry.saved);
        }
    }

    /// Somebody else stored `theirs`: fields I didn't touch take their values, mine stay and count as changed against
    /// theirs. Returns the names of what they changed.
    pub fn rebase(&mut self, theirs: &Self) -> Vec<&'static str> {
        let mut changed = Vec::new();
        for entry in &mut self.entries {
            let Some(other) = theirs.entries.iter().find(|other| other.key == entry.key) else {
                continue;
            };
            if entry.saved != other.saved {
                changed.push(entry.label);
            }
            if entry.now == entry.saved {
                entry.now.clone_from(&other.saved);
            }
            entry.saved.clone_from(&other.saved);
        }
        changed
    }
}

/// "the API token", "the API token and the agent number", "the API token, the agent number and the account ID".
#[must_use]
pub fn in_words(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("the {one}"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("the {name}")).collect();
            format!("{} and the {last}", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft::new(&[
            ("on", "switch", "1"),
            ("number", "agent number", "+912248004410"),
            ("account", "account ID", ""),
        ])
    }

    #[test]
    fn a_change_and_back_is_no_change() {
        let mut draft = draft();
        assert!(draft.changed().is_empty());
        draft.set("account", "TT-1");
        assert_eq!(draft.changed(), ["account ID"]);
        draft.set("account", "");
        assert!(draft.changed().is_empty());
    }

    #[test]
    fn discard_takes_back_everything() {
        let mut draft = draft();
        draft.set("on", "");
        draft.set("number", "1");
        assert!(!draft.is_on("on"));
        draft.discard();
        assert_eq!(draft, self::draft());
    }

    #[test]
    fn a_rebase_keeps_my_changes_and_takes_theirs() {
        let mut mine = draft();
        mine.set("account", "TT-mine");
        let theirs = Draft::new(&[
            ("on", "switch", ""),
            ("number", "agent number", "+912248004410"),
            ("account", "account ID", "TT-theirs"),
        ]);
        assert_eq!(mine.rebase(&theirs), ["switch", "account ID"]);
        assert!(!mine.is_on("on"), "untouched fields follow");
        assert_eq!(mine.get("account"), "TT-mine");
        assert_eq!(mine.saved("account"), "TT-theirs");
        assert_eq!(mine.changed(), ["account ID"]);
    }

    #[test]
    fn the_same_change_on_both_sides_is_settled() {
        let mut mine = draft();
        mine.set("account", "TT-2");
        let theirs = Draft::new(&[("account", "account ID", "TT-2")]);
        mine.rebase(&theirs);
        assert!(mine.changed().is_empty());
    }

    #[test]
    fn lists_drop_blank_lines() {
        let draft = Draft::new(&[("list", "list", "Interested\n\n  Call back \n")]);
        assert_eq!(draft.list("list"), ["Interested", "Call back"]);
    }

    #[test]
    fn names_in_a_sentence() {
        for (names, words) in [
            (&[][..], ""),
            (&["API token"][..], "the API token"),
            (
                &["API token", "agent number"][..],
                "the API token and the agent number",
            ),
            (&["a", "b", "c"][..], "the a, the b and the c"),
        ] {
            assert_eq!(in_words(names), words);
        }
    }
}
