//! What a form holds beside what is stored: which fields changed, and what to do when somebody else saved first.

use super::secret::MASK;

/// One field of a form. All values are text; a list is one entry a line, a switch `1` or ``.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    key: String,
    /// Its name for people; empty for what nobody sees.
    label: String,
    saved: String,
    now: String,
    /// Never shown, neither as stored nor as typed.
    is_hidden: bool,
    /// Values that stand for words: each with its word.
    words: Vec<(String, String)>,
}

impl Entry {
    /// A value as people read it, line by line.
    fn said(&self, value: &str) -> String {
        let word = |value: &str| {
            let mut words = self.words.iter();
            let found = words.find(|(key, _)| key == value);
            found.map_or(value, |(_, word)| word).to_owned()
        };
        match value {
            "" => word(""),
            lines => lines.lines().map(word).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// The fields of a form, each as it is stored and as it stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    entries: Vec<Entry>,
}

/// One field on which two people differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name.
    pub label: String,
    /// What is stored now; a mask for what isn't shown, and then [`Self::mine`] isn't to be shown either.
    pub theirs: String,
    /// What stands in the form.
    pub mine: String,
}

impl Draft {
    /// A form as it is stored: key, the field's label, stored value.
    #[must_use]
    pub fn new(fields: &[(&str, &str, &str)]) -> Self {
        let mut draft = Self::default();
        for (key, label, value) in fields {
            draft.add(key, label, value);
        }
        draft
    }

    /// One more field.
    pub fn add(&mut self, key: &str, label: &str, value: &str) {
        self.entries.push(Entry {
            key: key.into(),
            label: label.into(),
            saved: value.into(),
            now: value.into(),
            is_hidden: false,
            words: Vec::new(),
        });
    }

    /// The same form, whose field behind `key` is told in words: value and word.
    #[must_use]
    pub fn say(mut self, key: &str, words: &[(&str, &str)]) -> Self {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key == key) {
            let pairs = words.iter();
            entry.words = pairs
                .map(|(value, word)| ((*value).to_owned(), (*word).to_owned()))
                .collect();
        }
        self
    }

    /// The same form, whose field behind `key` is never shown side by side with another version.
    #[must_use]
    pub fn hide(mut self, key: &str) -> Self {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key == key) {
            entry.is_hidden = true;
        }
        self
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value in the form; empty for an unknown key.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.entry(key).map_or("", |entry| &entry.now)
    }

    /// The stored value; empty for an unknown key.
    #[must_use]
    pub fn saved(&self, key: &str) -> &str {
        self.entry(key).map_or("", |entry| &entry.saved)
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
    pub fn changed(&self) -> Vec<String> {
        self.entries
            .iter()
            .filter(|entry| entry.now != entry.saved)
            .map(|entry| entry.label.clone())
            .collect()
    }

    /// Whether the field behind `key` differs from what is stored.
    #[must_use]
    pub fn is_changed(&self, key: &str) -> bool {
        self.entry(key)
            .is_some_and(|entry| entry.now != entry.saved)
    }

    /// Back to what is stored.
    pub fn discard(&mut self) {
        for entry in &mut self.entries {
            entry.now.clone_from(&entry.saved);
        }
    }

    /// Where this form and what others stored meanwhile differ: fields that either of us changed, without those on which
    /// we agree.
    #[must_use]
    pub fn differences(&self, theirs: &Self) -> Vec<Difference> {
        let mut differences = Vec::new();
        for entry in &self.entries {
            let Some(other) = theirs.entry(&entry.key) else {
                continue;
            };
            let stored = other.saved.as_str();
            let is_mine = entry.now != entry.saved;
            // The mask says nothing of what is behind it.
            let is_theirs = stored != entry.saved && stored != MASK;
            if !entry.label.is_empty() && entry.now != stored && (is_mine || is_theirs) {
                differences.push(Difference {
                    label: entry.label.clone(),
                    theirs: if entry.is_hidden {
                        MASK.to_owned()
                    } else {
                        entry.said(stored)
                    },
                    mine: entry.said(&entry.now),
                });
            }
        }
        differences
    }

    /// Somebody else stored `theirs`: fields I didn't touch take their values, mine stay and count as changed against
    /// theirs.
    pub fn rebase(&mut self, theirs: &Self) {
        for entry in &mut self.entries {
            let Some(other) = theirs.entries.iter().find(|other| other.key == entry.key) else {
                continue;
            };
            if entry.now == entry.saved {
                entry.now.clone_from(&other.saved);
            }
            entry.saved.clone_from(&other.saved);
        }
    }

    /// Puts what was typed since `sent` went off over this, which was stored of it.
    pub fn retype(&mut self, sent: &Self, typed: &Self) {
        for entry in &mut self.entries {
            let Some(now) = typed.entry(&entry.key) else {
                continue;
            };
            if sent.get(&entry.key) != now.now {
                entry.now.clone_from(&now.now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft::new(&[
            ("on", "Switch", "1"),
            ("number", "Agent number", "+912248004410"),
            ("account", "Account ID", ""),
        ])
    }

    #[test]
    fn a_change_and_back_is_no_change() {
        let mut draft = draft();
        assert!(draft.changed().is_empty());
        draft.set("account", "TT-1");
        assert_eq!(draft.changed(), ["Account ID"]);
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
            ("on", "Switch", ""),
            ("number", "Agent number", "+912248004410"),
            ("account", "Account ID", "TT-theirs"),
        ]);
        let difference = |label: &str, theirs: &str, mine: &str| Difference {
            label: label.into(),
            theirs: theirs.into(),
            mine: mine.into(),
        };
        assert_eq!(
            mine.differences(&theirs),
            [
                difference("Switch", "", "1"),
                difference("Account ID", "TT-theirs", "TT-mine")
            ]
        );
        mine.rebase(&theirs);
        assert!(!mine.is_on("on"), "untouched fields follow");
        assert_eq!(mine.get("account"), "TT-mine");
        assert_eq!(mine.saved("account"), "TT-theirs");
        assert_eq!(mine.changed(), ["Account ID"]);
    }

    #[test]
    fn what_is_typed_while_it_is_stored_stays() {
        let mut sent = draft();
        sent.set("account", " TT-1 ");
        sent.set("number", "1");
        let mut typed = sent.clone();
        typed.set("number", "12");
        let mut stored = Draft::new(&[
            ("on", "Switch", "1"),
            ("number", "Agent number", "1"),
            ("account", "Account ID", "TT-1"),
        ]);
        stored.retype(&sent, &typed);
        assert_eq!(stored.get("account"), "TT-1", "as it was stored");
        assert_eq!((stored.saved("number"), stored.get("number")), ("1", "12"));
        assert_eq!(stored.changed(), ["Agent number"]);
    }

    #[test]
    fn the_same_change_on_both_sides_is_settled() {
        let mut mine = draft();
        mine.set("account", "TT-2");
        let theirs = Draft::new(&[("account", "Account ID", "TT-2")]);
        assert!(mine.differences(&theirs).is_empty());
        mine.rebase(&theirs);
        assert!(mine.changed().is_empty());
    }

    #[test]
    fn a_mask_is_no_change() {
        let mine = Draft::new(&[("token", "API token", "")]);
        let theirs = Draft::new(&[("token", "API token", MASK)]);
        assert!(mine.differences(&theirs).is_empty());
    }

    #[test]
    fn values_are_compared_by_their_words() {
        let words = [("", "Nobody"), ("a", "Asha"), ("b", "Jonas")];
        let mut mine = Draft::new(&[("who", "Who", "")]).say("who", &words);
        let theirs = Draft::new(&[("who", "Who", "a\nb\nc")]);
        mine.set("who", "b");
        let difference = Difference {
            label: "Who".into(),
            theirs: "Asha\nJonas\nc".into(),
            mine: "Jonas".into(),
        };
        assert_eq!(mine.differences(&theirs), [difference]);
        mine.set("who", "");
        assert_eq!(mine.differences(&theirs)[0].mine, "Nobody");
    }

    #[test]
    fn a_hidden_field_differs_behind_a_mask() {
        let mut mine = Draft::new(&[("password", "Password", "")]).hide("password");
        let theirs = mine.clone();
        assert!(mine.differences(&theirs).is_empty());
        mine.set("password", "typed");
        assert_eq!(mine.differences(&theirs)[0].theirs, MASK);
    }

    #[test]
    fn lists_drop_blank_lines() {
        let draft = Draft::new(&[("list", "list", "Interested\n\n  Call back \n")]);
        assert_eq!(draft.list("list"), ["Interested", "Call back"]);
    }
}
