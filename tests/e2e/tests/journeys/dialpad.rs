//! A team on Dialpad: the Mini Dialer in the page, at its true origin, with a pretend page behind it.

mod calls;
mod frame;
mod team;
