//! What an administrator enters for a provider: the fields of its settings, described once. Reading, saving, masking and
//! the screen all follow this description.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;
use url::Url;

use super::Values;

/// The settings of one provider.
#[derive(Debug)]
pub struct Form {
    /// Whose.
    pub provider: Provider,
    /// Frappe's name of the document, e.g. `CRM Tata Tele Settings`.
    pub doctype: &'static str,
    /// Its fields beside `enabled`, in order.
    pub fields: &'static [Field],
    /// What fits each field alone but not together; called with the values as they would be saved.
    pub check: fn(&Values) -> Result<(), Problem>,
    /// What an agent needs.
    pub agent: AgentLine,
    /// The field that holds what is rung for agents without a phone of their own.
    pub shared_phone: Option<&'static str>,
    /// The field that holds the number to show to the other side.
    pub caller_id: Option<&'static str>,
    /// The credentials can be tested without placing a call.
    pub probes: bool,
    /// It sends webhooks.
    pub webhook: bool,
    /// What the company calls its credentials, e.g. `API token`.
    pub credentials: &'static str,
    /// What to do when they aren't taken.
    pub credentials_hint: &'static str,
    /// The company publishes too little to be sure of it.
    pub experimental: bool,
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name in the document.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// The provider can't be switched on without it.
    pub required: bool,
    /// What it holds when nothing was entered.
    pub default: &'static str,
    /// The words of a choice.
    pub choices: &'static [&'static str],
    /// Longest text, characters.
    pub longest: u16,
    /// What every value begins with; empty: anything.
    pub begins: &'static str,
    /// Smallest and largest number.
    pub range: Option<(i64, i64)>,
    /// Where the value is found at the vendor; told when it is missing.
    pub found: &'static str,
    /// We fill it in ourselves; no screen asks for it.
    pub ours: bool,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which field.
    pub field: &'static str,
    /// A sentence.
    pub message: String,
}

/// The words for the result of a call through this provider, one a line; none: those of the site.
pub const DISPOSITIONS: Field = Field::new("dispositions", FieldKind::Lines);

/// Longest value of a field that says nothing else; API tokens are JWTs of some hundred characters.
const LONGEST: u16 = 4_000;

impl Field {
    /// An optional field of that kind, empty by default.
    #[must_use]
    pub const fn new(name: &'static str, kind: FieldKind) -> Self {
        Self {
            name,
            kind,
            required: false,
            default: "",
            choices: &[],
            longest: LONGEST,
            begins: "",
            range: None,
            found: "",
            ours: false,
        }
    }

    /// The same, filled in by us.
    #[must_use]
    pub const fn ours(mut self) -> Self {
        self.ours = true;
        self
    }

    /// The same, required; `found` says where it is found at the vendor.
    #[must_use]
    pub const fn required(mut self, found: &'static str) -> Self {
        self.required = true;
        self.found = found;
        self
    }

    /// The same, with a default.
    #[must_use]
    pub const fn default(mut self, value: &'static str) -> Self {
        self.default = value;
        self
    }

    /// The same, one of these words.
    #[must_use]
    pub const fn choices(mut self, words: &'static [&'static str]) -> Self {
        self.choices = words;
        self
    }

    /// The same, with values that all begin with this.
    #[must_use]
    pub const fn begins(mut self, with: &'static str) -> Self {
        self.begins = with;
        self
    }

    /// The same, between these numbers.
    #[must_use]
    pub const fn between(mut self, least: i64, most: i64) -> Self {
        self.range = Some((least, most));
        self
    }

    /// It is kept in the vault, not with the others.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.kind == FieldKind::Secret
    }

    /// The value as it is kept: trimmed, empty replaced by the default.
    ///
    /// # Errors
    /// It isn't what the field holds.
    pub fn read(&self, text: &str) -> Result<String, Problem> {
        if text.chars().count() > usize::from(self.longest) {
            return Err(self.problem(format!("“{}” is too long.", self.name)));
        }
        let text = text.trim();
        let text = if text.is_empty() { self.default } else { text };
        if text.is_empty() {
            return Ok(String::new());
        }
        self.fits(text).map_err(|why| self.problem(why))?;
        Ok(match self.kind {
            FieldKind::Lines => lines(text).collect::<Vec<_>>().join("\n"),
            _ => text.to_owned(),
        })
    }

    fn fits(&self, text: &str) -> Result<(), String> {
        let control = |c: char| c.is_control();
        match self.kind {
            FieldKind::Url => web_address(text).map(drop).map_err(str::to_owned),
            FieldKind::Phone if !can_be_rung(text) => {
                Err("This is not a phone number, extension or agent id.".to_owned())
            }
            FieldKind::Number => self.number(text),
            FieldKind::Choice if !self.choices.contains(&text) => {
                Err(format!("Choose one of: {}.", self.choices.join(", ")))
            }
            FieldKind::Check if !matches!(text, "0" | "1") => {
                Err(format!("“{}” must be 0 or 1.", self.name))
            }
            FieldKind::Secret if text.chars().any(|c| control(c) || !c.is_ascii()) => {
                Err("It has plain letters, digits and signs only.".to_owned())
            }
            FieldKind::Text if text.chars().any(control) => {
                Err(format!("“{}” is one line of text.", self.name))
            }
            _ => Ok(()),
        }
    }

    fn number(&self, text: &str) -> Result<(), String> {
        let (least, most) = self.range.unwrap_or((i64::MIN, i64::MAX));
        match text.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => Ok(()),
            Ok(_) => Err(format!(
                "“{}” must be between {least} and {most}.",
                self.name
            )),
            Err(_) => Err(format!("“{}” must be a whole number.", self.name)),
        }
    }

    fn problem(&self, message: impl Into<String>) -> Problem {
        Problem {
            field: self.name,
            message: message.into(),
        }
    }
}

impl Form {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Name of the sealed secret of a field.
    #[must_use]
    pub fn secret_name(&self, field: &Field) -> String {
        format!("{}.{}", self.provider.id(), field.name)
    }
}

/// Any values fit together.
///
/// # Errors
/// None.
pub const fn anything(_: &Values) -> Result<(), Problem> {
    Ok(())
}

/// The texts of a [`FieldKind::Lines`], blank ones left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Reads a web address as an administrator types it.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub(super) fn web_address(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text.trim()).map_err(|_| "This is not a web address.")?;
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() {
        return Err("The address must begin with https://.");
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("The address must not hold a user, a password or a fragment.");
    }
    Ok(url)
}

/// A number, an extension, or an agent id such as `0500000000001`: nothing but digits and what people write between them.
fn can_be_rung(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let written = |c: char| c.is_ascii_digit() || "+ -().".contains(c);
    (2..=15).contains(&digits) && text.chars().all(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_takes_what_it_holds_and_names_what_it_doesnt() {
        let field = |kind| Field::new("f", kind);
        for (field, good, bad) in [
            (
                field(FieldKind::Url),
                "https://x.example/v1",
                "https://u:p@x.example",
            ),
            (field(FieldKind::Phone), "+91 22 4800-4410", "call us"),
            (field(FieldKind::Number).between(1, 60), "60", "61"),
            (field(FieldKind::Number), "-7", "seven"),
            (field(FieldKind::Choice).choices(&["a", "b"]), "b", "c"),
            (field(FieldKind::Check), "1", "yes"),
            (field(FieldKind::Secret), "s3cret/+=", "tab\tinside"),
            (field(FieldKind::Text), "one line", "two\nlines"),
        ] {
            assert_eq!(field.read(good).as_deref(), Ok(good));
            assert_eq!(
                field.read(bad).map_err(|problem| problem.field),
                Err("f"),
                "{bad}"
            );
        }
    }

    #[test]
    fn an_empty_field_holds_its_default() {
        let field = Field::new("f", FieldKind::Url).default("https://x.example/");
        assert_eq!(field.read("  ").as_deref(), Ok("https://x.example/"));
        let lines = Field::new("f", FieldKind::Lines);
        assert_eq!(lines.read(" a \n\n b\r\n").as_deref(), Ok("a\nb"));
        assert!(lines.read(&"x".repeat(4_001)).is_err());
    }
}
