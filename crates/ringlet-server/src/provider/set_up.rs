//! What is made at a company when its settings are saved.

use std::collections::BTreeMap;

use secrecy::SecretString;

use super::{Problem, ProviderError};

/// Values that the company gave, by field.
#[derive(Debug, Default)]
pub struct Made {
    /// What isn't secret.
    pub values: BTreeMap<&'static str, String>,
    /// What is.
    pub secrets: BTreeMap<&'static str, SecretString>,
}

/// Why settings can't be saved as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpError {
    /// A field is wrong.
    Problem(Problem),
    /// The company couldn't be asked, or refused.
    Provider(ProviderError),
}

impl From<Problem> for SetUpError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<ProviderError> for SetUpError {
    fn from(error: ProviderError) -> Self {
        Self::Provider(error)
    }
}
