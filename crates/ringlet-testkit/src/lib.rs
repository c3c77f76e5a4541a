//! Pretend telephony companies over real sockets. The server's tests and its demo line use the same ones: what plays in a
//! demo is what the tests hold to be true.

pub mod dialpad;
pub mod jt_telecom;
pub mod smartflo;
