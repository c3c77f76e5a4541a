//! JavaScript that carries an area in all languages.

use crate::LANGUAGES;
use crate::area::Area;
use crate::message::{Part, Value};

/// A module that exports `buttonWords`: language → name → text, with arguments as `{name}`. Plurals aren't known there.
#[must_use]
pub fn script(area: &Area) -> String {
    let languages = area
        .languages
        .iter()
        .zip(LANGUAGES)
        .map(|(messages, language)| {
            let messages = messages.iter().map(|message| {
                let parts = match &message.value {
                    Value::One(parts) | Value::Plural { other: parts, .. } => parts,
                };
                format!("{:?}: {:?}", message.name, text(parts))
            });
            format!(
                "{language:?}: {{ {} }}",
                messages.collect::<Vec<_>>().join(", ")
            )
        });
    format!(
        "export const buttonWords = {{ {} }};\n",
        languages.collect::<Vec<_>>().join(", ")
    )
}

fn text(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Gap { name, .. } => format!("{{{name}}}"),
        })
        .collect()
}
