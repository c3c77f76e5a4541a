//! The page's time, moved by the journey: nobody waits half a minute to see that half a minute is enough.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use crate::Browser;

/// Where the embedding site serves [`CLOCK`].
pub(crate) const CLOCK_PATH: &str = "/clock.js";

/// Puts itself before the page's clocks and time-outs: they go as ever, and `passTime(ms)` moves them on by so much.
pub(crate) const CLOCK: &str = "
    (() => {
        const [start, stop] = [setTimeout, clearTimeout];
        const clock = performance.now.bind(performance);
        const date = Date.now;
        const waiting = new Map();
        let moved = 0;
        performance.now = () => clock() + moved;
        Date.now = () => date() + moved;
        window.setTimeout = (run, ms = 0, ...words) => {
            const end = () => waiting.delete(id) && run(...words);
            const id = start(end, ms);
            waiting.set(id, { end, due: performance.now() + Number(ms) });
            return id;
        };
        window.clearTimeout = (id) => (waiting.delete(id), stop(id));
        window.passTime = (ms) => {
            moved += ms;
            const due = [...waiting.values()].filter(({ due }) => due <= performance.now());
            for (const { end } of due.sort((one, other) => one.due - other.due)) start(end);
        };
    })();
";

impl Browser {
    /// Moves the page's time on, where [`crate::Stage::move_time`] was called before the page was opened.
    ///
    /// # Errors
    /// When the page has no such clock.
    pub async fn pass_time(&self, by: Duration) -> Result<()> {
        let ms = u64::try_from(by.as_millis())?;
        self.eval("passTime(arguments[0])", vec![json!(ms)]).await?;
        Ok(())
    }
}
