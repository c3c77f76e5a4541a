//! Calls put straight into the database, as providers would have left them.

use rusqlite::{Connection, params};

use crate::app::TestApp;

/// A stored call; what a test doesn't say is usual.
pub(crate) struct Seed {
    pub(crate) id: &'static str,
    pub(crate) source: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) state: &'static str,
    pub(crate) outcome: Option<&'static str>,
    pub(crate) number: &'static str,
    pub(crate) agent: Option<&'static str>,
    pub(crate) audience: &'static str,
    pub(crate) display_name: Option<&'static str>,
    pub(crate) disposition: Option<&'static str>,
    /// Minutes after 2026-11-20T09:00Z.
    pub(crate) minute: i64,
}

impl Default for Seed {
    fn default() -> Self {
        Self {
            id: "c1",
            source: "tata_tele",
            direction: "outbound",
            state: "ended",
            outcome: Some("completed"),
            number: "+919876543210",
            agent: Some(crate::app::AGENT),
            audience: "[]",
            display_name: None,
            disposition: None,
            minute: 0,
        }
    }
}

/// Stores them.
pub(crate) fn calls(app: &TestApp, seeds: &[Seed]) {
    let database = Connection::open(app.database.file()).unwrap();
    database
        .busy_timeout(std::time::Duration::from_secs(5))
        .unwrap();
    for seed in seeds {
        let at = 1_795_165_200_000 + seed.minute * 60_000;
        let ended = (seed.state == "ended").then_some(at + 75_000);
        database
            .execute(
                "INSERT INTO call (id, source, direction, state, outcome, number_raw, number_e164, own_number, agent,
                     audience, display_name, disposition, started_at, ended_at, duration_seconds, created_at, modified_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $6, '918047100001', $7, $8, $9, $10, $11, $12, $13, $11, $11)",
                params![
                    seed.id,
                    seed.source,
                    seed.direction,
                    seed.state,
                    seed.outcome,
                    seed.number,
                    seed.agent,
                    seed.audience,
                    seed.display_name,
                    seed.disposition,
                    at,
                    ended,
                    ended.map(|_| 75),
                ],
            )
            .unwrap();
    }
}
