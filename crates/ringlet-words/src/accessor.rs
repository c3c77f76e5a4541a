//! Rust that reads a catalogue: one struct per area.

use std::fmt::Write as _;

use crate::area::Area;
use crate::message::{Argument, Message, Part, Value};

/// The struct of an area, with `read` and a method for each message that has arguments.
pub(crate) fn accessors(area: &Area) -> String {
    let messages = area
        .languages
        .first()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let name = type_name(&area.name);
    let mut fields = String::new();
    let mut reads = String::new();
    let mut methods = String::new();
    for message in messages {
        let ident = message.name.replace('-', "_");
        let doc = shown(message);
        let arguments = message.value.arguments();
        let _ = writeln!(reads, "            {ident}: next(&mut lines),");
        if arguments.is_empty() {
            let _ = writeln!(fields, "    /// {doc}\n    pub {ident}: &'static str,");
        } else {
            let _ = writeln!(fields, "    {ident}: &'static str,");
            methods.push_str(&method(message, &ident, &doc, &arguments));
        }
    }
    format!(
        "/// Words of `{area}.ftl`, in one language; each is documented by its English original.\n\
         pub struct {name} {{\n{fields}}}\n\n\
         impl {name} {{\n    \
             /// Reads a catalogue: a line per message.\n    \
             #[must_use]\n    \
             pub fn read(text: &'static str) -> Self {{\n        \
                 let mut lines = text.split('\\n');\n        \
                 Self {{\n{reads}        }}\n    }}\n\
         {methods}}}\n",
        area = area.name,
    )
}

fn method(message: &Message, ident: &str, doc: &str, arguments: &[Argument]) -> String {
    let parameter = |argument: &Argument| {
        let kind = if argument.is_number { "usize" } else { "&str" };
        format!("{}: {kind}", argument.name)
    };
    let value = |argument: &Argument| match argument.is_number {
        true => format!("&number({})", argument.name),
        false => argument.name.clone(),
    };
    let list = |each: &dyn Fn(&Argument) -> String| {
        arguments.iter().map(each).collect::<Vec<_>>().join(", ")
    };
    let template = match &message.value {
        Value::One(_) => format!("self.{ident}"),
        Value::Plural { count, .. } => format!("plural(self.{ident}, {count})"),
    };
    format!(
        "\n    /// {doc}\n    #[must_use]\n    pub fn {ident}(&self, {}) -> String {{\n        fill({template}, &[{}])\n    }}\n",
        list(&parameter),
        list(&value),
    )
}

/// The message as documentation.
fn shown(message: &Message) -> String {
    let first = message
        .value
        .texts()
        .first()
        .copied()
        .unwrap_or_default()
        .iter();
    let text: String = first
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Gap { name, .. } => format!("{{{name}}}"),
        })
        .collect();
    // Not a link, a tag or a code span of rustdoc.
    text.replace(['[', ']', '<', '>', '`'], "’")
        .trim()
        .to_owned()
}

/// `call` → `CallText`.
fn type_name(area: &str) -> String {
    let mut letters = area.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters)
        .chain("Text".chars())
        .collect()
}
