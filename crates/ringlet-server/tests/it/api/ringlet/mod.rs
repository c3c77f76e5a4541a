//! `/api/ringlet/…`

mod audit;
mod boot;
mod calling_list;
mod events;
mod find_record;
mod matching;
mod settings;
mod token;
mod users;
mod wrap_up;
