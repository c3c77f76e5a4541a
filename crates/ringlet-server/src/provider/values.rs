//! The values of a provider's settings.

use std::collections::BTreeMap;
use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::Problem;
use super::form::{lines, web_address};

/// The values of a provider's settings, secrets aside. A field that was never saved is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// These values.
    #[must_use]
    pub const fn new(values: BTreeMap<String, String>) -> Self {
        Self(values)
    }

    /// A field's text; empty when there is none.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// A field's text; None when it is empty.
    #[must_use]
    pub fn filled(&self, field: &str) -> Option<&str> {
        Some(self.text(field)).filter(|text| !text.is_empty())
    }

    /// A check is on.
    #[must_use]
    pub fn is_on(&self, field: &str) -> bool {
        self.text(field) == "1"
    }

    /// A list's texts.
    pub fn lines(&self, field: &str) -> impl Iterator<Item = &str> {
        lines(self.text(field))
    }

    /// All of them.
    #[must_use]
    pub const fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

/// The values of a provider's settings, secrets opened.
#[derive(Default)]
pub struct Settings {
    /// What isn't secret.
    pub values: Values,
    /// What is, by field; a secret that isn't set is missing.
    pub secrets: BTreeMap<&'static str, SecretString>,
}

impl Settings {
    /// A secret.
    #[must_use]
    pub fn secret(&self, field: &str) -> Option<&SecretString> {
        self.secrets
            .get(field)
            .filter(|secret| !secret.expose_secret().trim().is_empty())
    }

    /// A secret that a line can't do without.
    ///
    /// # Errors
    /// It isn't set.
    pub fn needed_secret(&self, field: &'static str, name: &str) -> Result<&SecretString, Problem> {
        self.secret(field).ok_or_else(|| Problem {
            field,
            message: format!("{name} is missing."),
        })
    }

    /// A web address that a line can't do without.
    ///
    /// # Errors
    /// It isn't one.
    pub fn address(&self, field: &'static str) -> Result<Url, Problem> {
        web_address(self.values.text(field)).map_err(|why| Problem {
            field,
            message: why.to_owned(),
        })
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("values", &self.values)
            .finish_non_exhaustive()
    }
}
