//! Pretend telephony companies over real sockets. The server's tests and its demo line use the same ones: what plays in a
//! demo is what the tests hold to be true.

mod desk;
pub mod dialpad;
pub mod exotel;
pub mod jt_telecom;
pub mod placetel;
pub mod smartflo;
pub mod teams;
pub mod telecmi;
#[cfg(feature = "browser")]
mod tls;
pub mod twilio;

pub use desk::{Asked, Mood};
#[cfg(feature = "browser")]
pub use tls::Site;
