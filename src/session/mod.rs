//! The live calls of this page.
//!
//! [`Session`] holds what is known (signals that views read). [`step`] is the pure rule for news about a call. The
//! rest does things: [`find_record`], [`dial`], [`dialpad`], [`voice`], [`control`], [`wrap_up`], [`live`] (news from the server),
//! [`announce`] (news to the page), [`record_page`] (addresses of records), [`explain`] (faults in words), [`unreported`] (calls of which nobody tells).

pub mod announce;
pub mod control;
pub mod dial;
pub mod dialpad;
pub mod draft;
pub mod explain;
pub mod find_record;
pub mod lead;
pub mod line;
pub mod live;
mod live_call;
pub mod message;
pub mod record_page;
pub mod ringing;
pub mod step;
mod store;
mod toasts;
pub mod unreported;
pub mod voice;
pub mod wrap_up;

pub use live_call::{CallKey, LiveCall, Local, Panel, Saving};
pub use store::{Choice, Link, Session};
pub use toasts::{Toast, Toasts, Tone};
