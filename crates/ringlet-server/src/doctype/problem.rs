//! What is wrong with a value or a query, in words that name the field.

/// A refusal of something a client sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Required fields are missing.
    #[error("Value missing for {doctype}: {}", fields.join(", "))]
    Mandatory {
        /// Of which DocType.
        doctype: &'static str,
        /// Which.
        fields: Vec<&'static str>,
    },
    /// A Select holds another word.
    #[error("{field} can't be “{value}”. It must be one of {}", list(choices))]
    Choice {
        /// Which field.
        field: String,
        /// What was sent.
        value: String,
        /// What is allowed.
        choices: &'static [&'static str],
    },
    /// A text is longer than its field.
    #[error("{field} is too long: {length} characters, at most {most}")]
    TooLong {
        /// Which field.
        field: String,
        /// Characters sent.
        length: usize,
        /// Characters allowed.
        most: usize,
    },
    /// A phone number isn't one.
    #[error("{field}: “{value}” isn't a phone number")]
    Phone {
        /// Which field.
        field: String,
        /// What was sent.
        value: String,
    },
    /// An e-mail address isn't one.
    #[error("{field}: “{value}” isn't an e-mail address")]
    Email {
        /// Which field.
        field: String,
        /// What was sent.
        value: String,
    },
    /// A value has the wrong type: `wanted` says what it should be.
    #[error("{field} must be {wanted}")]
    Type {
        /// Which field.
        field: String,
        /// E.g. "a date like 2026-11-20".
        wanted: &'static str,
    },
    /// A link names a record that doesn't exist.
    #[error("Could not find {field}: {value}")]
    Link {
        /// Which field.
        field: String,
        /// The name sent.
        value: String,
    },
    /// A field of a list query doesn't exist.
    #[error("Field not permitted in query: {0}")]
    UnknownField(String),
    /// A list parameter can't be understood.
    #[error("{parameter}: {what}")]
    Query {
        /// `filters`, `order_by` …
        parameter: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// A rule of one DocType is broken.
    #[error("{message}")]
    Rule {
        /// Which field.
        field: &'static str,
        /// A sentence.
        message: &'static str,
    },
}

impl Problem {
    /// A list parameter can't be understood.
    pub(crate) fn query(parameter: &'static str, what: impl Into<String>) -> Self {
        Self::Query {
            parameter,
            what: what.into(),
        }
    }

    /// Frappe's class for it.
    #[must_use]
    pub const fn exc_type(&self) -> &'static str {
        match self {
            Self::Mandatory { .. } => "MandatoryError",
            Self::TooLong { .. } => "CharacterLengthExceededError",
            Self::Phone { .. } => "InvalidPhoneNumberError",
            Self::Email { .. } => "InvalidEmailAddressError",
            Self::Link { .. } => "LinkValidationError",
            Self::UnknownField(_) => "DataError",
            Self::Choice { .. } | Self::Type { .. } | Self::Query { .. } | Self::Rule { .. } => {
                "ValidationError"
            }
        }
    }

    /// The field or parameter concerned; several are separated by `, `.
    #[must_use]
    pub fn field(&self) -> String {
        match self {
            Self::Mandatory { fields, .. } => fields.join(", "),
            Self::Choice { field, .. }
            | Self::TooLong { field, .. }
            | Self::Phone { field, .. }
            | Self::Email { field, .. }
            | Self::Type { field, .. }
            | Self::Link { field, .. }
            | Self::UnknownField(field) => field.clone(),
            Self::Query { parameter, .. } => (*parameter).to_owned(),
            Self::Rule { field, .. } => (*field).to_owned(),
        }
    }
}

/// `“a”, “b”, “c”`, without the empty choice.
fn list(choices: &[&str]) -> String {
    let named = choices.iter().filter(|choice| !choice.is_empty());
    named
        .map(|choice| format!("“{choice}”"))
        .collect::<Vec<_>>()
        .join(", ")
}
