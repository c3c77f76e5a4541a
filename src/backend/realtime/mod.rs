//! Live updates: one stream of server-sent events per browser, shared by its tabs.

mod parser;
mod stream;

pub use parser::{EventParser, ServerEvent};
pub use stream::{Live, run};
