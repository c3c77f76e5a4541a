//! Hears everything that is logged on this thread, down to the finest detail.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tracing::level_filters::LevelFilter;
use tracing::subscriber::{DefaultGuard, set_default};
use tracing_subscriber::fmt::MakeWriter;

/// What was logged so far.
#[derive(Clone, Default)]
pub(super) struct Spy(Arc<Mutex<Vec<u8>>>);

impl Spy {
    /// Listens until the guard is dropped.
    pub(super) fn listen() -> (Self, DefaultGuard) {
        let spy = Self::default();
        let log = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_writer(spy.clone())
            .finish();
        (spy, set_default(log))
    }

    pub(super) fn heard(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Spy {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Spy {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
