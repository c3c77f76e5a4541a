//! Dialpad: its events in every order, by webhook and WebSocket; dials that are handed over; what its frame tells.

mod payload;
