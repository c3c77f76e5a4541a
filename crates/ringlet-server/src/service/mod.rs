//! One use case per file: what may be done, in which order, and what is told when not. No HTTP, no SQL.

pub mod access;
pub mod boot;
pub mod demo_people;
pub mod embed;
pub mod manage_users;
pub mod rotate_key;
pub mod save_site;
pub mod sign_in;
