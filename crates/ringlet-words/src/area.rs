//! An area in all languages.

use anyhow::{Result, ensure};

use crate::message::{Message, Value};
use crate::{LANGUAGES, accessor, encode};

/// The messages of one area, checked.
pub struct Area {
    pub(crate) name: String,
    /// By language, in the order of the original.
    pub(crate) languages: Vec<Vec<Message>>,
}

impl Area {
    /// Puts the translations into the original's order; refuses one that lacks a message, has one too many, or other
    /// arguments.
    pub(crate) fn new(name: &str, languages: Vec<Vec<Message>>) -> Result<Self> {
        let Some(original) = languages.first().cloned() else {
            return Ok(Self {
                name: name.to_owned(),
                languages,
            });
        };
        let ordered = languages
            .into_iter()
            .zip(LANGUAGES)
            .map(|(messages, language)| {
                translation(&original, messages, &format!("{language}/{name}.ftl"))
            });
        Ok(Self {
            name: name.to_owned(),
            languages: ordered.collect::<Result<_>>()?,
        })
    }

    /// What a browser fetches for one language of [`LANGUAGES`]: a line per message, in the original's order.
    ///
    /// An argument is the control character of its number (the first is U+0001). Plural forms follow the one for
    /// everything else, each after U+001F with its category and `=`.
    #[must_use]
    pub fn catalogue(&self, language: &str) -> String {
        self.lines(language, encode::line)
    }

    /// The same for an area whose messages are found by name: `name=text`, and `name.attribute=text`.
    #[must_use]
    pub fn named_catalogue(&self, language: &str) -> String {
        self.lines(language, encode::named_lines)
    }

    fn lines(&self, language: &str, encode: fn(&Message, &Message) -> String) -> String {
        let at = LANGUAGES
            .iter()
            .position(|one| *one == language)
            .unwrap_or_default();
        let (Some(original), Some(messages)) = (self.languages.first(), self.languages.get(at))
        else {
            return String::new();
        };
        let lines = messages
            .iter()
            .zip(original)
            .map(|(message, original)| encode(message, original));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Rust: a struct with a field per plain message and a method per message with arguments.
    #[must_use]
    pub fn accessors(&self) -> String {
        accessor::accessors(self)
    }
}

fn translation(
    original: &[Message],
    mut messages: Vec<Message>,
    file: &str,
) -> Result<Vec<Message>> {
    let mut ordered = Vec::new();
    for known in original {
        let at = messages.iter().position(|one| one.name == known.name);
        ensure!(at.is_some(), "{file} lacks {}", known.name);
        let Some(mut message) = at.map(|at| messages.remove(at)) else {
            continue;
        };
        same_arguments(
            &known.value,
            &message.value,
            &format!("{file}: {}", known.name),
        )?;
        let mut attributes = Vec::new();
        for (name, value) in &known.attributes {
            let at = message
                .attributes
                .iter()
                .position(|(other, _)| other == name);
            ensure!(at.is_some(), "{file}: {} lacks .{name}", known.name);
            let Some(found) = at.map(|at| message.attributes.remove(at)) else {
                continue;
            };
            same_arguments(value, &found.1, &format!("{file}: {}.{name}", known.name))?;
            attributes.push(found);
        }
        ensure!(
            message.attributes.is_empty(),
            "{file}: {} has an attribute that the original doesn't",
            known.name
        );
        message.attributes = attributes;
        ordered.push(message);
    }
    ensure!(
        messages.is_empty(),
        "{file} has what the original doesn't: {}",
        messages
            .iter()
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    );
    Ok(ordered)
}

/// Other words may name the arguments in another order, or one of them not at all where a plural form needs no number; but
/// none that the original doesn't know, and none lost.
fn same_arguments(original: &Value, translated: &Value, place: &str) -> Result<()> {
    let (theirs, ours) = (original.arguments(), translated.arguments());
    for argument in &ours {
        ensure!(
            theirs.iter().any(|one| one.name == argument.name),
            "{place} has an argument that the original doesn't: ${}",
            argument.name
        );
    }
    for argument in &theirs {
        let found = ours.iter().find(|one| one.name == argument.name);
        ensure!(found.is_some(), "{place} lacks ${}", argument.name);
        ensure!(
            found.is_none_or(|one| one.is_number == argument.is_number),
            "{place}: ${} is a number in one language and a text in the other",
            argument.name
        );
    }
    Ok(())
}
