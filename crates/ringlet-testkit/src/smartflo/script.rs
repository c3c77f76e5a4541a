//! The life of a call, chosen by the last two digits of the number dialled.

use super::{Course, Shape};

/// How the exchange answers the request to place a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// 200, queued.
    Accept,
    /// 200, queued, but only after four seconds.
    Slow,
    /// 200, queued, and the first webhooks are out before this answer is.
    AfterWebhooks,
    /// 200 with `success: false`.
    Refuse,
    /// 422 with one list of texts per field.
    Invalid,
    /// 500 with JSON.
    Error,
    /// 502 with a page of HTML, as a proxy sends it.
    Html,
    /// 429.
    TooMany,
    /// The connection is cut without an answer.
    Down,
    /// No answer at all; the connection stays open.
    Silent,
    /// 200, but a body of several megabytes.
    Huge,
}

/// How webhooks are delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Each at its moment.
    InOrder,
    /// The agent's answer after the customer's, the ringing after the end.
    OutOfOrder,
    /// Each three times.
    Repeated,
    /// None; only the lists of live and past calls tell.
    Never,
}

/// Everything about one pretend call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// The answer to the request.
    pub placing: Placing,
    /// What happens then.
    pub course: Course,
    /// How it is told.
    pub delivery: Delivery,
    /// In which form.
    pub shape: Shape,
}

/// An ending of a dialled number and the life it stands for.
pub type Ending = (&'static str, Script, &'static str);

const PLAIN: Script = Script {
    placing: Placing::Accept,
    course: Course::Answered,
    delivery: Delivery::InOrder,
    shape: Shape::Json,
};

const fn course(course: Course) -> Script {
    Script { course, ..PLAIN }
}

const fn placing(placing: Placing) -> Script {
    Script { placing, ..PLAIN }
}

const fn delivery(delivery: Delivery) -> Script {
    Script { delivery, ..PLAIN }
}

const fn shape(shape: Shape) -> Script {
    Script { shape, ..PLAIN }
}

/// Endings with a life of their own; every other number answers.
pub const ENDINGS: [Ending; 24] = [
    ("01", course(Course::NoAnswer), "rings out"),
    ("02", course(Course::Busy), "is busy"),
    ("03", course(Course::Failed), "can't be reached"),
    ("04", course(Course::Voicemail), "goes to voicemail"),
    (
        "05",
        placing(Placing::Down),
        "provider down: the connection is cut",
    ),
    (
        "06",
        placing(Placing::Slow),
        "provider slow: accepts after four seconds",
    ),
    (
        "07",
        delivery(Delivery::OutOfOrder),
        "answered, webhooks out of order",
    ),
    (
        "08",
        delivery(Delivery::Repeated),
        "answered, every webhook three times",
    ),
    ("09", course(Course::AgentAway), "your own phone rings out"),
    ("10", course(Course::Declined), "the customer declines"),
    (
        "11",
        placing(Placing::Refuse),
        "refused: HTTP 200 with success: false",
    ),
    (
        "12",
        placing(Placing::Invalid),
        "refused: HTTP 422 with a text per field",
    ),
    ("13", placing(Placing::Error), "HTTP 500"),
    ("14", placing(Placing::Html), "HTTP 502 with a page of HTML"),
    (
        "15",
        placing(Placing::Silent),
        "no answer from the provider at all",
    ),
    ("16", placing(Placing::TooMany), "HTTP 429"),
    (
        "17",
        placing(Placing::AfterWebhooks),
        "answered, first webhooks before the provider's answer",
    ),
    (
        "18",
        delivery(Delivery::Never),
        "answered, but no webhook ever comes",
    ),
    (
        "19",
        placing(Placing::Huge),
        "an answer of several megabytes",
    ),
    ("21", shape(Shape::Form), "answered, webhooks as a form"),
    (
        "22",
        shape(Shape::Nested),
        "answered, webhooks in an envelope",
    ),
    (
        "23",
        shape(Shape::Dollar),
        "answered, webhooks with $ before every key",
    ),
    (
        "24",
        shape(Shape::Multipart),
        "answered, webhooks as multipart",
    ),
    ("25", shape(Shape::Query), "answered, webhooks by GET"),
];

impl Script {
    /// The life of a call to this number; only its digits count.
    #[must_use]
    pub fn for_number(number: &str) -> Self {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        ENDINGS
            .iter()
            .find(|(ending, ..)| digits.ends_with(ending))
            .map_or(PLAIN, |(_, script, _)| *script)
    }

    /// The life of a call that a customer makes.
    #[must_use]
    pub const fn incoming(missed: bool) -> Self {
        course(if missed {
            Course::IncomingMissed
        } else {
            Course::Incoming
        })
    }
}
