//! One log of all sources: conversations, counts, forgetting.

mod conversation;
mod count;
mod forget;
mod killed;
pub(crate) mod telling;
