//! A pretend PABX em nuvem (JT Telecom), as far as its interface is known: operations, filters and codes that public
//! integrations use. What nobody has published (the form of answers, whether a dial tells an id) is chosen per PABX, so that
//! the server is held to read every likely form.
//!
//! Nothing happens by itself: its clock stands until it is moved, and a call goes on when a test says so.

mod api;
mod call;
mod desk;
mod dialect;
mod pabx;
mod shelf;

pub use call::PlacedCall;
pub use dialect::{Dialect, Envelope, Weather};
pub use pabx::{JtPabx, SeenRequest};
