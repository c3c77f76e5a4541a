//! One use case per file: what may be done, in which order, and what is told when not. No HTTP, no SQL.

pub mod access;
pub mod attach;
pub mod boot;
pub mod create_lead;
pub mod default_medium;
pub mod demo_people;
pub mod document;
pub mod embed;
pub mod keep;
pub mod manage_users;
pub mod match_record;
pub mod rotate_key;
pub mod save_site;
pub mod sign_in;
