//! The steps of one command: announced, timed, and listed at the end.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How a step went.
enum Ending {
    Done,
    Skipped(String),
    Failed,
}

/// The steps of one command so far.
pub(crate) struct Steps {
    started: Instant,
    taken: Vec<(String, Duration, Ending)>,
}

/// What a step says of itself when it didn't fail.
pub(crate) enum Outcome {
    /// It did its work.
    Done,
    /// It couldn't, and that's no failure on this machine; the reason.
    Skipped(String),
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::Done
    }
}

impl Steps {
    /// No steps yet; the clock starts.
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            taken: Vec::new(),
        }
    }

    /// Runs one step. A failure is printed and remembered; the next steps still run, so that one run shows all faults.
    pub(crate) fn run<O: Into<Outcome>>(&mut self, name: &str, step: impl FnOnce() -> Result<O>) {
        println!("\n── {name}");
        let start = Instant::now();
        let ending = match step().map(Into::into) {
            Ok(Outcome::Done) => Ending::Done,
            Ok(Outcome::Skipped(why)) => {
                println!("SKIPPED: {why}");
                Ending::Skipped(why)
            }
            Err(error) => {
                println!("FAILED: {error:#}");
                Ending::Failed
            }
        };
        self.taken.push((name.to_owned(), start.elapsed(), ending));
    }

    /// Prints what every step took; an error when one failed.
    pub(crate) fn finish(self) -> Result<()> {
        println!("\n── Summary");
        for (name, took, ending) in &self.taken {
            let word = match ending {
                Ending::Done => "ok".to_owned(),
                Ending::Skipped(why) => format!("SKIPPED: {why}"),
                Ending::Failed => "FAILED".to_owned(),
            };
            println!("{:>7.1} s  {name}: {word}", took.as_secs_f64());
        }
        println!("{:>7.1} s  in all", self.started.elapsed().as_secs_f64());
        let failed = self
            .taken
            .iter()
            .filter(|(_, _, ending)| matches!(ending, Ending::Failed))
            .count();
        match failed {
            0 => Ok(()),
            1 => bail!("1 step failed"),
            n => bail!("{n} steps failed"),
        }
    }
}
