//! One log of all sources: conversations, counts, forgetting.

mod by_command;
mod conversation;
mod count;
mod every_source;
mod forget;
mod killed;
pub(crate) mod telling;
