//! What makes a phone ring: the server's providers, or the phone that the device knows.

pub mod server_dial;
pub mod tel_link;
