//! Logs and metrics. Neither ever holds a whole telephone number, a token or a body.

mod log;
mod mask;
mod metrics;
mod observe;
mod traffic;

pub use log::start_logging;
pub use mask::mask_number;
pub use metrics::render as render_metrics;
pub use observe::observe;
pub use traffic::mask_traffic;
