//! Views. They read the session and ask it for things; none of them talks to the network.

pub mod dock;
pub mod form;
pub mod region;
