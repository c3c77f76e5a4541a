//! A pretend Smartflo exchange: takes the requests that Smartflo takes, answers as it does, and plays each call's life
//! through webhooks. Which life is chosen by the number dialled, see [`Script::for_number`].

mod api;
mod body;
mod course;
mod exchange;
mod line;
mod script;
mod shape;
mod tone;

pub use course::{Course, Trigger};
pub use exchange::{Pace, SeenRequest, SentWebhook, SmartfloPbx};
pub use script::{Delivery, ENDINGS, Ending, Placing, Script};
pub use shape::Shape;
