//! Whole journeys, as people make them.

mod calling_list;
mod dashboard;
mod dialpad;
mod embedding;
mod faults;
mod first_call;
mod harness;
mod incoming_call;
mod keyboard_only;
mod log;
mod plain_page;
mod popup;
mod popup_moves;
mod providers;
mod sample_crm;
mod screens;
mod settings;
mod settings_lines;
mod settings_pages;
mod settings_privacy;
mod settings_states;
mod settings_two;
mod twilio;
mod two_tabs;
