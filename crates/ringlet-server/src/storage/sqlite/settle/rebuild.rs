//! Counting anew, at start: after the site's clock was set to another zone, and when calls were there before what is counted
//! now.

use rusqlite::{Connection, OptionalExtension as _};

use super::{call_back, conversation, day, sources};
use crate::doctype::Zone;
use crate::storage::StorageError;

const CLOCK: &str = "SELECT zone, is_settled FROM call_day_clock WHERE id = 1";
const SET_CLOCK: &str = "INSERT INTO call_day_clock (id, zone, is_settled) VALUES (1, $1, 1)
     ON CONFLICT (id) DO UPDATE SET zone = excluded.zone, is_settled = 1";
// Entries of another source with the same number at about the same time.
const MAYBE_ONE: &str = "SELECT c.id FROM call c WHERE c.number_e164 IS NOT NULL AND EXISTS
     (SELECT 1 FROM call d WHERE d.number_e164 = c.number_e164 AND d.source <> c.source
        AND d.started_at BETWEEN c.started_at - 14415000 AND c.started_at + 14415000)";

/// The site's clock from now on: `wanted`, else the one that the days are counted by. Counts anew when that is another one.
///
/// # Errors
/// The database failed.
pub(in crate::storage::sqlite) fn at_start(
    connection: &mut Connection,
    wanted: Option<&Zone>,
) -> Result<Zone, StorageError> {
    let held: Option<(String, bool)> = connection
        .query_row(CLOCK, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let stored = held.as_ref().and_then(|(name, _)| Zone::named(name));
    let zone = wanted.cloned().or(stored).unwrap_or_else(Zone::of_machine);
    if held.as_ref() == Some(&(zone.name(), true)) {
        return Ok(zone);
    }
    let tx = connection.transaction()?;
    if held.is_none() {
        let maybe: Vec<String> = {
            let mut statement = tx.prepare(MAYBE_ONE)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        conversation::settle(&tx, maybe)?;
    }
    sources::rebuild(&tx)?;
    day::rebuild(&tx, &zone)?;
    call_back::rebuild(&tx)?;
    tx.execute(SET_CLOCK, [zone.name()])?;
    tx.commit()?;
    tracing::info!(zone = zone.name(), "calls were counted anew");
    Ok(zone)
}
