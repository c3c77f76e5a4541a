//! A report of a provider: kept as it came, then added to its call by the call rules, all in one transaction.

use ringlet_model::call::{CallRecord, Change, Direction, Stamp};
use rusqlite::{OptionalExtension as _, params};

use super::super::WriteTx;
use super::super::provider_setting::count_webhook;
use super::row::{self, Beside};
use super::timeline::{self, Line};
use super::{find, merge, step};
use crate::storage::{Heard, Kept, Makes, StorageError, Told};

const CREATE: &str =
    "INSERT INTO call (id, source, direction, state, number_raw, number_e164, own_number, medium, agent,
     audience, matches, started_at, wrapped_up_at, heard_at, created_at, modified_at, progress)
     VALUES ($1, $2, $3, 'queued', $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $12, $12, $13)";
const VERSION: &str = "SELECT version FROM call WHERE id = $1";
const SET_VERSION: &str =
    "UPDATE call SET version = $1 WHERE id = $2 AND (version IS NULL OR version < $1)";
const RESTATE: &str =
    "UPDATE call SET direction = $1, number_raw = coalesce($2, number_raw), number_e164 = $3,
     agent = coalesce($4, agent), display_name = coalesce($5, display_name), outcome = NULL, duration_seconds = NULL
     WHERE id = $6";
const BEFORE: &str = "SELECT erased_at IS NOT NULL, agent FROM call WHERE id = $1";
const AUDIENCE: &str = "SELECT audience FROM call WHERE id = $1 AND agent IS NULL";
const WIDEN: &str = "UPDATE call SET audience = $1 WHERE id = $2 AND agent IS NULL";

/// Keeps a report, and what follows from it.
pub(super) fn hear(tx: &mut WriteTx<'_>, heard: &Heard) -> Result<Kept, StorageError> {
    let told = heard.told.as_ref();
    // What is imported came by no webhook.
    let imported = told.is_some_and(|told| told.makes == Makes::PastCall);
    if heard.raw.is_some() && !imported {
        count_webhook(tx, &heard.source, told.is_some())?;
    }
    if timeline::has(tx, &heard.source, &heard.digest)? {
        return Ok(Kept::Repeat);
    }
    let Some(told) = told else {
        timeline::add(tx, &line(tx, heard))?;
        return Ok(Kept::Unread);
    };
    let call_id = match known(tx, heard, told)? {
        Some(call_id) => call_id,
        None if told.makes != Makes::Nothing && told.number_raw.is_some() => {
            create(tx, heard, told)?;
            heard.new_id.clone()
        }
        None => {
            if let Some(event_id) = timeline::add(tx, &line(tx, heard))? {
                timeline::wait(tx, &heard.source, &told.aliases, event_id)?;
            }
            return Ok(Kept::Waiting);
        }
    };
    let (erased, agent_before): (bool, Option<String>) = tx
        .prepare_cached(BEFORE)?
        .query_row([&call_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // The call was made nobody's: what is told of it isn't kept.
    if erased {
        return Ok(Kept::Repeat);
    }
    add_to_call(tx, heard, told, &call_id, agent_before.as_deref())
}

/// The call a report is about: by an id, else by what is known of a dial. When the report names ids of several calls, they
/// turn out to be one.
fn known(tx: &mut WriteTx<'_>, heard: &Heard, told: &Told) -> Result<Option<String>, StorageError> {
    let by_id = find::call_id(tx, &heard.source, told.call_id.as_deref(), &told.aliases)?;
    if let Some(call_id) = by_id {
        let all = find::all_by_alias(tx, &heard.source, &told.aliases)?;
        return merge::all(tx, call_id, all, heard.announce).map(Some);
    }
    match (&told.dialled, told.near, &told.number_e164) {
        (Some(wanted), _, Some(number)) => find::dialled(tx, &heard.source, number, wanted),
        (None, Some(near), Some(_)) => find::near(tx, &heard.source, told, near),
        _ => Ok(None),
    }
}

fn line<'a>(tx: &WriteTx<'_>, heard: &'a Heard) -> Line<'a> {
    let told = heard.told.as_ref();
    Line {
        call_id: None,
        source: &heard.source,
        digest: &heard.digest,
        at: told.map_or(tx.now(), |told| told.event.stamp.at),
        kind: told.map_or("unread", |told| told.event.kind.word()),
        state: None,
        detail: told.map(|told| told.word.as_str()),
        event: told.map(|told| &told.event),
        raw: heard.raw.as_ref(),
    }
}

/// The first report of a call that a customer makes, or one of us elsewhere.
fn create(tx: &WriteTx<'_>, heard: &Heard, told: &Told) -> Result<(), StorageError> {
    let direction = told.direction.unwrap_or(Direction::Inbound);
    let past = told.makes == Makes::PastCall;
    let record = CallRecord::new(direction, Stamp::heard(told.event.stamp.at));
    tx.prepare_cached(CREATE)?.execute(params![
        heard.new_id,
        heard.source,
        direction.as_str(),
        told.number_raw,
        told.number_e164,
        told.own_number,
        told.people.agent,
        row::to_json(&told.people.audience)?,
        row::to_json(&told.people.matches)?,
        told.event.stamp.at.0,
        past.then(|| tx.now().0),
        tx.now().0,
        row::to_json(&record)?,
    ])?;
    Ok(())
}

/// Adds people to those who see a call that nobody has.
fn widen(tx: &WriteTx<'_>, call_id: &str, people: &[String]) -> Result<(), StorageError> {
    if people.is_empty() {
        return Ok(());
    }
    let known: Option<String> = tx
        .prepare_cached(AUDIENCE)?
        .query_row([call_id], |row| row.get(0))
        .optional()?;
    let Some(known) = known else {
        return Ok(());
    };
    let mut audience: Vec<String> = row::json(&known)?;
    let known = audience.len();
    for user in people {
        if !audience.contains(user) {
            audience.push(user.clone());
        }
    }
    if audience.len() > known {
        tx.prepare_cached(WIDEN)?
            .execute(params![row::to_json(&audience)?, call_id])?;
    }
    Ok(())
}

/// Where a report stands among the versions of what its source says of a call.
enum Edition {
    /// A newer one came before.
    Old,
    /// It adds to what is known.
    Same,
    /// It takes the place of what is known.
    New,
}

fn edition(tx: &WriteTx<'_>, heard: &Heard, call_id: &str) -> Result<Edition, StorageError> {
    let Some(version) = heard.version else {
        return Ok(Edition::Same);
    };
    let known: Option<i64> = tx
        .prepare_cached(VERSION)?
        .query_row([call_id], |row| row.get(0))?;
    tx.prepare_cached(SET_VERSION)?
        .execute(params![version, call_id])?;
    Ok(match known {
        Some(known) if version < known => Edition::Old,
        Some(known) if version > known => Edition::New,
        _ => Edition::Same,
    })
}

/// An empty memory for a call of which a newer version is told; who called whom, and in whose log it is, is told anew, too.
fn anew(
    tx: &WriteTx<'_>,
    heard: &Heard,
    told: &Told,
    call_id: &str,
) -> Result<CallRecord, StorageError> {
    let direction = told.direction.unwrap_or_default();
    tx.prepare_cached(RESTATE)?.execute(params![
        direction.as_str(),
        told.number_raw,
        told.number_e164,
        told.people.agent,
        told.display_name,
        call_id
    ])?;
    tracing::debug!(
        source = heard.source,
        call = call_id,
        "a newer version of a call"
    );
    Ok(CallRecord::new(
        direction,
        Stamp::heard(told.event.stamp.at),
    ))
}

fn add_to_call(
    tx: &mut WriteTx<'_>,
    heard: &Heard,
    told: &Told,
    call_id: &str,
    agent_before: Option<&str>,
) -> Result<Kept, StorageError> {
    let (mut record, change) = match edition(tx, heard, call_id)? {
        Edition::Old => (row::record(tx, call_id)?, Change::Nothing),
        Edition::New => {
            let mut record = anew(tx, heard, told, call_id)?;
            let change = record.apply(&told.event);
            (record, change)
        }
        Edition::Same => {
            let mut record = row::record(tx, call_id)?;
            let change = record.apply(&told.event);
            (record, change)
        }
    };
    let line = Line {
        call_id: Some(call_id),
        state: step::moved_to(change),
        ..line(tx, heard)
    };
    timeline::add(tx, &line)?;
    step::take_names(tx, &heard.source, call_id, &told.aliases, &mut record)?;
    let inbound = record.direction == Direction::Inbound;
    widen(tx, call_id, &told.people.audience)?;
    let beside = Beside {
        // An outbound call is its dialler's, whoever's phone was used.
        agent: told
            .people
            .agent
            .as_deref()
            .filter(|_| inbound || agent_before.is_none()),
        own_number: told.own_number.as_deref(),
        live_id: told.live_id.as_deref(),
        display_name: told.display_name.as_deref(),
        disposition: told.disposition.as_deref(),
    };
    row::update(tx, call_id, &record, &beside)?;
    let call = step::announce(tx, call_id, agent_before, heard.announce)?;
    Ok(Kept::Added {
        call: Box::new(call),
        change,
    })
}
