//! One use case per file: what may be done, in which order, and what is told when not. No HTTP, no SQL.

pub mod access;
pub mod announce;
pub mod attach;
pub mod boot;
pub mod call_control;
pub mod call_view;
pub mod create_lead;
pub mod default_medium;
pub mod demo_people;
pub mod dial;
pub mod document;
pub mod embed;
pub mod frappe_call;
pub mod ingest_call_event;
pub mod keep;
pub mod manage_users;
pub mod match_record;
pub mod provider_hub;
pub mod provider_line;
pub mod reconcile;
pub mod rotate_key;
pub mod save_site;
pub mod sign_in;
pub mod tata_tele_settings;
pub mod webhook_key;
pub mod who_calls;
