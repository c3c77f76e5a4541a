//! Fetches records that were listed or told of, one request each, and keeps what they are in the log of each of us.

use std::time::Duration;

use ringlet_model::Timestamp;
use ringlet_model::call::{Change, Direction, Outcome};
use tokio::time::Instant;

use super::{Account, SOURCE};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::number;
use crate::provider::ProviderError;
use crate::provider::teams::{Log, LogRow, Record, TeamsCall};
use crate::service::past_call::{Keeping, Matcher, PastCall, Version, quietly};
use crate::service::{announce, match_record};
use crate::storage::{Announce, Kept, NearMatch, RawReport};

/// Records taken at a time.
const AT_A_TIME: u32 = 10;
/// A record that can't be fetched is tried again after so long, milliseconds, or when the server was stopped meanwhile.
const AGAIN_MILLIS: i64 = 5 * 60 * 1000;
/// What wasn't fetched for whoever asked becomes due after so long, milliseconds.
const LATER_MILLIS: i64 = 60 * 1000;
/// A record is given up after so many tries.
const TRIES: u32 = 8;
/// A log of the telephone network and a record tell of the same call when they begin no further apart, milliseconds.
const NEAR_MILLIS: i64 = 60 * 1000;
/// Calls that ended so long ago, milliseconds, are news to nobody.
const NEWS_MILLIS: i64 = 60 * 60 * 1000;
/// What records' and rows' ids look like; two of a kind are two calls.
const RECORD_ID: &str = "????????-????-*";
const ROW_ID: &str = "pstn:*";

/// What became of fetching.
#[derive(Debug, Default)]
pub(super) struct Fetched {
    pub(super) added: u32,
    pub(super) updated: u32,
    pub(super) known: u32,
    /// Teams can't be asked now.
    pub(super) halted: Option<ProviderError>,
}

impl Fetched {
    fn count(&mut self, kept: &Kept, new_id: &str) {
        match kept {
            Kept::Added { call, .. } if call.id == new_id => self.added += 1,
            Kept::Added {
                change: Change::Nothing,
                ..
            }
            | Kept::Repeat
            | Kept::Unread
            | Kept::Waiting => self.known += 1,
            Kept::Added { .. } => self.updated += 1,
        }
    }
}

/// Fetches what is due, for at most this long.
pub(super) async fn due(
    state: &AppState,
    account: &Account,
    limit: Duration,
) -> ApiResult<Fetched> {
    let end = Instant::now() + limit;
    let mut keeper = Keeper::new(state, account).await?;
    while Instant::now() < end && keeper.fetched.halted.is_none() {
        let again_at = Timestamp(state.clock.now().0.saturating_add(AGAIN_MILLIS));
        let notices = state
            .store
            .take_notices(SOURCE, AT_A_TIME, again_at)
            .await?;
        if notices.is_empty() {
            break;
        }
        for notice in notices {
            keeper.fetch(notice.record, notice.attempts).await?;
            if keeper.fetched.halted.is_some() {
                break;
            }
        }
    }
    Ok(keeper.fetched)
}

/// Fetches these, for at most this long; those left over become due a minute from now.
pub(super) async fn these(
    state: &AppState,
    account: &Account,
    records: Vec<String>,
    limit: Duration,
) -> ApiResult<Fetched> {
    let end = Instant::now() + limit;
    let mut keeper = Keeper::new(state, account).await?;
    let later = Timestamp(state.clock.now().0.saturating_add(LATER_MILLIS));
    state
        .store
        .add_notices(SOURCE, records.clone(), later)
        .await?;
    for record in records {
        if Instant::now() >= end || keeper.fetched.halted.is_some() {
            break;
        }
        keeper.fetch(record, 0).await?;
    }
    Ok(keeper.fetched)
}

/// Reads the logs of calls with the telephone network.
pub(super) async fn logs(
    state: &AppState,
    account: &Account,
    (since, until): (Timestamp, Timestamp),
) -> ApiResult<Fetched> {
    let mut keeper = Keeper::new(state, account).await?;
    for log in [Log::Pstn, Log::DirectRouting] {
        match account.graph.log(log, since, until).await {
            Ok(rows) => {
                for (row, raw) in rows {
                    keeper.row(&row, raw).await?;
                }
            }
            Err(error) => {
                keeper.fetched.halted = Some(error);
                break;
            }
        }
    }
    Ok(keeper.fetched)
}

/// Keeps calls of records and rows.
struct Keeper<'a> {
    state: &'a AppState,
    account: &'a Account,
    region: String,
    matcher: Matcher,
    fetched: Fetched,
}

impl<'a> Keeper<'a> {
    async fn new(state: &'a AppState, account: &'a Account) -> ApiResult<Self> {
        Ok(Self {
            state,
            account,
            region: match_record::region(state).await?,
            matcher: Matcher::default(),
            fetched: Fetched::default(),
        })
    }

    /// Fetches a record and keeps it; it is to be fetched no more, unless Teams can't be asked now.
    async fn fetch(&mut self, id: String, attempts: u32) -> ApiResult<()> {
        match self.account.graph.record(&id).await {
            Ok(Some((record, raw))) => self.record(&record, raw).await?,
            Ok(None) => {}
            Err(ProviderError::Faulty(why)) if attempts + 1 < TRIES => {
                tracing::warn!(why, "a record of Teams can't be read");
                return Ok(());
            }
            Err(ProviderError::Faulty(why)) => {
                tracing::warn!(why, "a record of Teams is given up");
            }
            Err(error) => {
                self.fetched.halted = Some(error);
                return Ok(());
            }
        }
        Ok(self.state.store.drop_notice(SOURCE, id).await?)
    }

    async fn record(&mut self, record: &Record, raw: Vec<u8>) -> ApiResult<()> {
        for call in record.calls(self.account.graph.tenant(), &self.account.us) {
            let past = self.of_record(record, call);
            self.keep(past, raw.clone(), RECORD_ID).await?;
        }
        Ok(())
    }

    async fn row(&mut self, row: &LogRow, raw: Vec<u8>) -> ApiResult<()> {
        let Some(user) = self.account.us.get(&row.teams_id.to_lowercase()) else {
            return Ok(());
        };
        let past = PastCall {
            source: SOURCE.to_owned(),
            ids: vec![format!("pstn:{}", row.id)],
            agent: user.clone(),
            direction: row.direction,
            number_e164: self.e164(&row.number),
            number_raw: row.number.clone(),
            own_number: row.own_number.clone(),
            started_at: row.started_at,
            ended_at: row.ended_at,
            talk_seconds: row.talk_seconds,
            outcome: row.outcome,
            reason: row.reason.clone(),
            word: format!("Teams: {}", row.word),
            ..PastCall::default()
        };
        self.keep(past, raw, ROW_ID).await
    }

    fn of_record(&self, record: &Record, call: TeamsCall) -> PastCall {
        let number = call.number.unwrap_or_default();
        let span = record
            .ended_at
            .map(|ended| record.started_at.seconds_until(ended));
        let outcome = if record.answered {
            Outcome::Completed
        } else {
            Outcome::NoAnswer.seen_from(call.direction)
        };
        let meeting = !record.peer_to_peer && call.direction == Direction::Internal;
        PastCall {
            source: SOURCE.to_owned(),
            ids: vec![format!("{}:{}", record.id, call.teams_id.to_lowercase())],
            agent: call.user,
            direction: call.direction,
            number_e164: self.e164(&number),
            number_raw: number,
            name: call.name,
            started_at: record.started_at,
            ended_at: record.ended_at,
            talk_seconds: span.filter(|_| record.answered),
            outcome: Some(outcome),
            word: if meeting {
                "Teams meeting"
            } else {
                "Teams call"
            }
            .to_owned(),
            version: Version::Counted(record.version),
            ..PastCall::default()
        }
    }

    /// Stars stand for digits that Teams keeps to itself.
    fn e164(&self, number: &str) -> Option<String> {
        let whole = Some(number).filter(|number| !number.contains('*'))?;
        number::dialable(whole, Some(&self.region)).map(|number| number.e164())
    }

    async fn keep(&mut self, past: PastCall, raw: Vec<u8>, kind: &'static str) -> ApiResult<()> {
        let ended = past.ended_at.unwrap_or(past.started_at);
        let news = self.state.clock.now().0 - ended.0 < NEWS_MILLIS;
        let tell: Announce = if news { announce::call } else { quietly };
        let matches = self.matcher.of(self.state, &past).await;
        let new_id = self.state.chance.record_name();
        let keeping = Keeping {
            raw: Some(RawReport {
                content_type: "application/json".to_owned(),
                query: String::new(),
                body: raw,
            }),
            near: past.number_e164.as_ref().map(|_| NearMatch {
                within_millis: NEAR_MILLIS,
                unless_named: kind,
            }),
            announce: tell,
        };
        let kept = self
            .state
            .store
            .hear(past.heard(new_id.clone(), matches, keeping))
            .await?;
        self.fetched.count(&kept, &new_id);
        Ok(())
    }
}
