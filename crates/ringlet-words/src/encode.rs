//! Messages as the lines of a catalogue.

use crate::message::{Argument, Message, Part, Value};

/// Between the forms of a plural.
const FORM: char = '\u{1f}';

/// The line of a message whose place is known.
pub(crate) fn line(message: &Message, original: &Message) -> String {
    text(&message.value, &original.value)
}

/// The lines of a message that is found by name, and of its attributes.
pub(crate) fn named_lines(message: &Message, original: &Message) -> String {
    let own = format!("{}={}", message.name, text(&message.value, &original.value));
    let attributes = message.attributes.iter().zip(&original.attributes);
    let attributes = attributes.map(|((name, value), (_, original))| {
        format!("{}.{name}={}", message.name, text(value, original))
    });
    std::iter::once(own)
        .chain(attributes)
        .collect::<Vec<_>>()
        .join("\n")
}

fn text(value: &Value, original: &Value) -> String {
    let arguments = original.arguments();
    match value {
        Value::One(parts) => joined(parts, &arguments),
        Value::Plural { other, forms, .. } => {
            forms
                .iter()
                .fold(joined(other, &arguments), |mut all, (category, parts)| {
                    all.push(FORM);
                    all.push_str(category);
                    all.push('=');
                    all.push_str(&joined(parts, &arguments));
                    all
                })
        }
    }
}

fn joined(parts: &[Part], arguments: &[Argument]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Gap { name, .. } => gap(name, arguments).to_string(),
        })
        .collect()
}

/// The character that stands for an argument.
fn gap(name: &str, arguments: &[Argument]) -> char {
    let at = arguments
        .iter()
        .position(|one| one.name == name)
        .unwrap_or_default();
    u8::try_from(at + 1).map_or('\u{fffd}', char::from)
}
