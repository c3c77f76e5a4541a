//! JT Telecom's PABX em nuvem, over real sockets, with a pretend one.

mod away;
mod calls;
mod dial;
mod history;
mod manage;
mod operators;
mod payload;
