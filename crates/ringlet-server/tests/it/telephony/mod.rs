//! Calls from the first request to the last webhook, over real sockets, with the pretend exchange.

mod away;
mod control;
mod demo;
mod exotel;
mod fall_back;
mod fault;
mod incoming;
mod jt_telecom;
mod kill;
mod life;
mod live;
mod manual;
mod my_operator;
mod office;
mod payload;
mod placetel;
mod reconcile;
mod recording;
mod settings;
mod telecmi;
mod twilio;
mod webhook;
