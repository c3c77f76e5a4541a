//! Calls from the first request to the last webhook, over real sockets, with the pretend exchange.

mod control;
mod demo;
mod fall_back;
mod fault;
mod incoming;
mod jt_telecom;
mod kill;
mod life;
mod live;
mod payload;
mod reconcile;
mod recording;
mod settings;
mod webhook;
