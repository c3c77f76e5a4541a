//! What makes a phone ring: Dialpad's frame in the page, the page itself by Twilio, the server's providers, or the phone that the
//! device knows.

pub mod dialpad;
pub mod server_dial;
pub mod tel_link;
pub mod twilio;
