//! What a provider tells of one call, in our words.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction};

/// What a provider tells of one call: a webhook, a row of its live calls or of its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallReport {
    /// The ids it uses for the call, the steadiest first.
    pub aliases: Vec<String>,
    /// Our own call id, when the provider carries it along.
    pub call_id: Option<String>,
    /// Who called whom, when it says so.
    pub direction: Option<Direction>,
    /// The other side's number as the provider writes it.
    pub customer_number: Option<String>,
    /// Our number as the provider writes it.
    pub our_number: Option<String>,
    /// What happened.
    pub event: CallEvent,
    /// The provider's own word for it, for the call's timeline.
    pub word: String,
    /// What makes two reports the same, where the provider says so; None: every byte of them.
    pub sameness: Option<String>,
    /// Whom of us it speaks of, where the provider knows people rather than phones.
    pub person: Option<Person>,
    /// A name for the other side.
    pub display_name: Option<String>,
    /// What the agent chose at the provider after the call.
    pub disposition: Option<String>,
    /// How to find the dial it belongs to when no id does; None: only ids count.
    pub dialled: Option<Dialled>,
    /// The provider names our people: calls they placed in its own program are kept as well, and a call that comes in rings
    /// for nobody but those it names.
    pub names_people: bool,
}

/// One of us as a provider knows people. What it doesn't say is None.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The provider's id of the person.
    pub id: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// This person has the call; otherwise the phone rings, or rang.
    pub has_it: bool,
}

/// A dial as a provider saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialled {
    /// When.
    pub at: Timestamp,
    /// The page's own data that came along.
    pub custom_data: Option<String>,
}

impl CallReport {
    /// A report that says nothing but what happened.
    #[must_use]
    pub const fn of(event: CallEvent, word: String) -> Self {
        Self {
            aliases: Vec::new(),
            call_id: None,
            direction: None,
            customer_number: None,
            our_number: None,
            event,
            word,
            sameness: None,
            person: None,
            display_name: None,
            disposition: None,
            dialled: None,
            names_people: false,
        }
    }
}
