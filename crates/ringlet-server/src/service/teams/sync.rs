//! Lists the records of a range of time, and fetches those that are new or newer than what the log has.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use ringlet_model::api::TeamsSync;
use ringlet_model::{Role, Timestamp};

use super::fetch::{Fetched, logs, these};
use super::{Account, KEPT_MILLIS, SOURCE, again_at, explain, open, round, sentence};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::ProviderError;
use crate::provider::teams::settings::PHONE_LOGS;
use crate::service::log_call;

/// Whoever asked waits no longer; the rest is done in the background.
const WAIT: Duration = Duration::from_secs(12);
/// Records are fetched at once for so long.
const FETCH: Duration = Duration::from_secs(8);

/// What to sync.
#[derive(Clone, Debug)]
pub struct SyncWish {
    /// Calls begun then or later.
    pub since: Timestamp,
    /// Calls begun before.
    pub until: Timestamp,
    /// Whose; None: everybody's as an administrator, else one's own.
    pub user_id: Option<String>,
}

/// Brings the log up to what Teams knows of a range.
///
/// # Errors
/// 501 while Teams isn't set up; 403 for viewers and somebody else's calls; 422 naming the field; what Teams refuses.
pub async fn sync(state: &AppState, user: &CurrentUser, wish: SyncWish) -> ApiResult<TeamsSync> {
    user.require(Role::Agent)?;
    let account = open(state).await?.ok_or_else(not_set_up)?;
    check(&wish, state.clock.now())?;
    let people = people(state, user, &account, wish.user_id.as_deref()).await?;
    let range = (wish.since, wish.until);
    let running = {
        let state = state.clone();
        tokio::spawn(async move { run(&state, &account, &people, range).await })
    };
    match tokio::time::timeout(WAIT, running).await {
        Ok(Ok(done)) => done,
        Ok(Err(broken)) => Err(ApiError::internal(broken)),
        Err(_) => Ok(TeamsSync {
            waiting: state.store.count_notices(SOURCE).await?,
            notes: vec!["Teams is still being asked. The calls appear as they come.".to_owned()],
            ..TeamsSync::default()
        }),
    }
}

/// Somebody who may sync asks while Teams is set up.
///
/// # Errors
/// 403 for viewers, 501 while it isn't.
pub async fn check_set_up(state: &AppState, user: &CurrentUser) -> ApiResult<()> {
    user.require(Role::Agent)?;
    match open(state).await? {
        Some(_) => Ok(()),
        None => Err(not_set_up()),
    }
}

fn not_set_up() -> ApiError {
    ApiError::new(Code::NotSetUp, "Microsoft Teams isn’t set up.").hint(
        "An administrator can enter tenant, application and secret in the settings and switch it on.",
    )
}

fn check(wish: &SyncWish, now: Timestamp) -> ApiResult<()> {
    if wish.until <= wish.since {
        return Err(ApiError::invalid("end", "The end lies after the start."));
    }
    let earliest = Timestamp(now.0 - KEPT_MILLIS);
    if wish.since < earliest {
        let day = ringlet_model::timestamp::iso8601::format(earliest);
        let text = format!(
            "Teams keeps its call records for 30 days; what began before {} can’t be fetched any more.",
            day.get(..10).unwrap_or_default()
        );
        return Err(ApiError::invalid("start", text));
    }
    Ok(())
}

/// Teams' ids of those whose calls are to be listed.
async fn people(
    state: &AppState,
    user: &CurrentUser,
    account: &Account,
    wanted: Option<&str>,
) -> ApiResult<Vec<String>> {
    let all = wanted.is_none() && user.is(Role::Admin);
    let one = log_call::agent(state, user, wanted).await?;
    let of = |(id, whose): (&String, &String)| (all || *whose == one).then(|| id.clone());
    let mut ids: Vec<String> = account.us.iter().filter_map(of).collect();
    ids.sort_unstable();
    if ids.is_empty() {
        let text = if all {
            "No agent has a Teams user id yet.".to_owned()
        } else {
            format!("{one} has no Teams user id yet.")
        };
        return Err(ApiError::invalid("user_id", text)
            .hint("An administrator enters it with the agent in the settings."));
    }
    Ok(ids)
}

async fn run(
    state: &AppState,
    account: &Account,
    people: &[String],
    range: (Timestamp, Timestamp),
) -> ApiResult<TeamsSync> {
    match bring(state, account, people, range).await? {
        Ok(done) => {
            let (said, next) = (told(&done), round::next_run(state).await?);
            state.store.note_source_success(SOURCE, said, next).await?;
            Ok(done)
        }
        Err(error) => {
            let again = again_at(&error, state.clock.now());
            let said = sentence(&error);
            state
                .store
                .note_source_failure(SOURCE, said, Some(again))
                .await?;
            Err(explain(&error))
        }
    }
}

/// What a sync did, for the administrator.
pub(super) fn told(done: &TeamsSync) -> String {
    format!(
        "{} listed: {} new, {} changed, {} known, {} to be fetched.",
        done.listed, done.added, done.updated, done.known, done.waiting
    )
}

/// Lists, and fetches for a while. The outer error is ours, the inner one is Teams'.
pub(super) async fn bring(
    state: &AppState,
    account: &Account,
    people: &[String],
    (since, until): (Timestamp, Timestamp),
) -> ApiResult<Result<TeamsSync, ProviderError>> {
    let mut listed = BTreeMap::new();
    for person in people {
        match account.graph.list(since, until, Some(person)).await {
            Ok(records) => listed.extend(records.into_iter().map(|one| (one.id, one.version))),
            Err(error) => return Ok(Err(error)),
        }
    }
    let ids = listed.keys().cloned().collect();
    let known: HashMap<String, i64> = state
        .store
        .known_records(SOURCE, ids)
        .await?
        .into_iter()
        .collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut done = TeamsSync {
        listed: count(listed.len()),
        ..TeamsSync::default()
    };
    let wanted = listed
        .into_iter()
        .filter(|(id, version)| known.get(id).is_none_or(|have| have < version));
    let wanted: Vec<String> = wanted.map(|(id, _)| id).collect();
    done.known = done.listed - count(wanted.len());
    let records = these(state, account, wanted, FETCH).await?;
    take(&mut done, &records);
    if account.settings.values.is_on(PHONE_LOGS) && records.halted.is_none() {
        let rows = logs(state, account, (since, until)).await?;
        take(&mut done, &rows);
    }
    done.waiting = state.store.count_notices(SOURCE).await?;
    Ok(Ok(done))
}

fn take(done: &mut TeamsSync, fetched: &Fetched) {
    done.added += fetched.added;
    done.updated += fetched.updated;
    done.known += fetched.known;
    done.notes.extend(fetched.halted.as_ref().map(sentence));
}
