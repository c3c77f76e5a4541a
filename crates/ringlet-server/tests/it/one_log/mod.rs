//! One log of all sources: conversations, counts, forgetting.

mod conversation;
mod count;
mod forget;
pub(crate) mod telling;
