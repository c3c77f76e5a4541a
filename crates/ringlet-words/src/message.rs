//! A message as our words use Fluent.

use anyhow::{Context, Result, anyhow, bail};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser;

/// One message of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// Its name in the file.
    pub(crate) name: String,
    /// What it says.
    pub(crate) value: Value,
    /// `.name = …` below it.
    pub(crate) attributes: Vec<(String, Value)>,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// The same for every count.
    One(Vec<Part>),
    /// By the plural category of a number.
    Plural {
        /// Which argument is counted.
        count: String,
        /// The form for all categories without one of their own.
        other: Vec<Part>,
        /// CLDR category and its form.
        forms: Vec<(String, Vec<Part>)>,
    },
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// As it stands.
    Text(String),
    /// An argument.
    Gap {
        /// Its name.
        name: String,
        /// Written as the language writes numbers.
        is_number: bool,
    },
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    /// Its name.
    pub(crate) name: String,
    /// A number, not a text.
    pub(crate) is_number: bool,
}

impl Value {
    /// All forms, the one for everything else first.
    pub(crate) fn texts(&self) -> Vec<&[Part]> {
        match self {
            Self::One(parts) => vec![parts],
            Self::Plural { other, forms, .. } => std::iter::once(other.as_slice())
                .chain(forms.iter().map(|(_, parts)| parts.as_slice()))
                .collect(),
        }
    }

    /// The arguments, in the order they are first met.
    pub(crate) fn arguments(&self) -> Vec<Argument> {
        let mut all: Vec<Argument> = Vec::new();
        let mut note =
            |name: &str, is_number: bool| match all.iter_mut().find(|one| one.name == name) {
                Some(known) => known.is_number |= is_number,
                None => all.push(Argument {
                    name: name.to_owned(),
                    is_number,
                }),
            };
        if let Self::Plural { count, .. } = self {
            note(count, true);
        }
        for part in self.texts().into_iter().flatten() {
            if let Part::Gap { name, is_number } = part {
                note(name, *is_number);
            }
        }
        all
    }
}

/// The messages of a file, in its order.
pub(crate) fn parse(text: &str) -> Result<Vec<Message>> {
    let resource = parser::parse(text).map_err(|(_, errors)| {
        let first = errors.first().map(|error| {
            let line = text[..error.pos.start.min(text.len())]
                .matches('\n')
                .count()
                + 1;
            format!("line {line}: {}", error.kind)
        });
        anyhow!(first.unwrap_or_default())
    })?;
    let mut messages: Vec<Message> = Vec::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Term(term) => bail!("-{}: terms aren't in use here", term.id.name),
            Entry::Junk { content } => bail!("not a message: {content}"),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
        };
        let name = message.id.name;
        if messages.iter().any(|one| one.name == name) {
            bail!("{name} is there twice");
        }
        let value = message.value.as_ref().context("it has no value");
        let value = value
            .and_then(read_value)
            .with_context(|| name.to_owned())?;
        let attributes = message.attributes.iter().map(|attribute| {
            let value = read_value(&attribute.value)?;
            Ok((attribute.id.name.to_owned(), value))
        });
        messages.push(Message {
            name: name.to_owned(),
            value,
            attributes: attributes
                .collect::<Result<_>>()
                .with_context(|| name.to_owned())?,
        });
    }
    Ok(messages)
}

fn read_value(pattern: &Pattern<&str>) -> Result<Value> {
    if let [
        PatternElement::Placeable {
            expression: Expression::Select { selector, variants },
        },
    ] = pattern.elements.as_slice()
    {
        let InlineExpression::VariableReference { id } = selector else {
            bail!("only an argument can be counted");
        };
        return plural(id.name, variants);
    }
    Ok(Value::One(parts(pattern)?))
}

fn plural(count: &str, variants: &[Variant<&str>]) -> Result<Value> {
    let mut other = None;
    let mut forms = Vec::new();
    for variant in variants {
        let parts = parts(&variant.value)?;
        match variant.key {
            VariantKey::Identifier { name: "other" } if variant.default => other = Some(parts),
            VariantKey::Identifier { name }
                if ["zero", "one", "two", "few", "many"].contains(&name) =>
            {
                forms.push((name.to_owned(), parts));
            }
            VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => {
                bail!("[{name}] is no plural category, or not the default where *[other] is")
            }
        }
    }
    Ok(Value::Plural {
        count: count.to_owned(),
        other: other.context("there is no *[other]")?,
        forms,
    })
}

fn parts(pattern: &Pattern<&str>) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        let part = match element {
            PatternElement::TextElement { value } => Part::Text((*value).to_owned()),
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => placeable(inline)?,
            PatternElement::Placeable {
                expression: Expression::Select { .. },
            } => {
                bail!("a plural is the whole of a message, never a part")
            }
        };
        if let Part::Text(text) = &part
            && text.chars().any(char::is_control)
        {
            bail!("a message is one line");
        }
        parts.push(part);
    }
    Ok(parts)
}

fn placeable(inline: &InlineExpression<&str>) -> Result<Part> {
    let gap = |name: &str, is_number| Part::Gap {
        name: name.to_owned(),
        is_number,
    };
    Ok(match inline {
        InlineExpression::StringLiteral { value } => Part::Text((*value).to_owned()),
        InlineExpression::VariableReference { id } => gap(id.name, false),
        InlineExpression::FunctionReference {
            id,
            arguments: CallArguments { positional, named },
        } if id.name == "NUMBER" && named.is_empty() => match positional.as_slice() {
            [InlineExpression::VariableReference { id }] => gap(id.name, true),
            _ => bail!("NUMBER() takes one argument"),
        },
        _ => bail!("only text, arguments and NUMBER() are in use here"),
    })
}
