//! A text that may be written as a number.

use serde::{Deserialize, Deserializer, Serialize};

/// A text on the wire, or a number that stands for its digits: `"100"` and `100` are the same extension.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Loose(pub String);

impl Loose {
    /// The text without blanks around it; None when nothing is left.
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        Some(self.0.trim()).filter(|text| !text.is_empty())
    }
}

impl From<&str> for Loose {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a text or a number")]
        enum Written {
            Text(String),
            Whole(i64),
            Fraction(f64),
            Truth(bool),
        }
        Ok(Self(match Written::deserialize(deserializer)? {
            Written::Text(text) => text,
            Written::Whole(number) => number.to_string(),
            Written::Fraction(number) => number.to_string(),
            Written::Truth(truth) => truth.to_string(),
        }))
    }
}
