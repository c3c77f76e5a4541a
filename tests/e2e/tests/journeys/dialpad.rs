//! A team on Dialpad: the Mini Dialer in the page, at its true origin, with a pretend page and company behind it.

mod calls;
mod frame;
mod queue;
mod settings;
mod team;
mod ways;
