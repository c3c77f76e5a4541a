//! Keeps calls read from files: in batches of one transaction each, so that nobody waits long for an import, and each
//! call once, however often its file comes.

use std::collections::HashSet;

use ringlet_model::Timestamp;
use ringlet_model::api::{ImportProblem, ImportReport};

use crate::app::AppState;
use crate::error::ApiResult;
use crate::service::past_call::{Keeping, Matcher, PastCall, quietly};
use crate::storage::{Heard, Kept, RawReport};

/// Calls of one transaction.
const BATCH: usize = 64;
/// Problems told at most.
const PROBLEMS: usize = 100;

/// A call read from a file, or why there is none.
#[derive(Clone, Debug)]
pub struct ReadCall {
    /// Name of the file.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The call; its first id names it within its source.
    pub call: Result<PastCall, String>,
    /// What it was read from.
    pub raw: RawReport,
}

/// Keeps calls, and counts.
pub struct Keeper<'a> {
    state: &'a AppState,
    /// A call that the log has may be told of anew.
    retells: bool,
    seen: HashSet<(String, String)>,
    matcher: Matcher,
    batch: Vec<(PastCall, RawReport)>,
    report: ImportReport,
}

impl<'a> Keeper<'a> {
    /// One that only counts on a `dry_run`. With `retells` a call that is in the log already is corrected by what the file
    /// says now; else it is left alone.
    #[must_use]
    pub fn new(state: &'a AppState, dry_run: bool, retells: bool) -> Self {
        Self {
            state,
            retells,
            seen: HashSet::new(),
            matcher: Matcher::default(),
            batch: Vec::with_capacity(BATCH),
            report: ImportReport {
                dry_run,
                ..ImportReport::default()
            },
        }
    }

    /// Takes a call; it is stored with the others of its batch.
    ///
    /// # Errors
    /// Storing failed. What was stored before stays; the same file can be sent again.
    pub async fn take(&mut self, read: ReadCall) -> ApiResult<()> {
        self.report.read += 1;
        let call = match read.call {
            Ok(call) => call,
            Err(reason) => {
                self.skip(read.file, read.line, reason);
                return Ok(());
            }
        };
        let id = call.ids.first().cloned().unwrap_or_default();
        if !self.seen.insert((call.source.clone(), id)) {
            self.report.known += 1;
            return Ok(());
        }
        self.note_time(call.started_at);
        self.batch.push((call, read.raw));
        if self.batch.len() >= BATCH {
            self.store().await?;
        }
        Ok(())
    }

    /// Stores what is left, and tells what became of all.
    ///
    /// # Errors
    /// As for [`take`](Self::take).
    pub async fn finish(mut self) -> ApiResult<ImportReport> {
        self.store().await?;
        Ok(self.report)
    }

    fn skip(&mut self, file: String, line: u64, reason: String) {
        self.report.skipped += 1;
        if self.report.problems.len() < PROBLEMS {
            self.report
                .problems
                .push(ImportProblem { file, line, reason });
        }
    }

    fn note_time(&mut self, at: Timestamp) {
        let (first, last) = (self.report.first_at, self.report.last_at);
        self.report.first_at = Some(first.map_or(at, |first| first.min(at)));
        self.report.last_at = Some(last.map_or(at, |last| last.max(at)));
    }

    async fn store(&mut self) -> ApiResult<()> {
        let batch = std::mem::take(&mut self.batch);
        let known = self.known(&batch).await?;
        let mut heard = Vec::with_capacity(batch.len());
        for (call, raw) in batch {
            let old = is_in(&known, &call);
            if old && (self.report.dry_run || !self.retells) {
                self.report.known += 1;
            } else if self.report.dry_run {
                self.report.added += 1;
            } else {
                heard.push(self.heard(call, raw).await);
            }
        }
        if heard.is_empty() {
            return Ok(());
        }
        let ids: Vec<String> = heard.iter().map(|one| one.new_id.clone()).collect();
        let kept = self.state.store.hear_all(heard).await?;
        for (kept, new_id) in kept.iter().zip(ids) {
            match kept {
                Kept::Added { call, .. } if call.id == new_id => self.report.added += 1,
                Kept::Added { .. } => self.report.changed += 1,
                Kept::Repeat | Kept::Unread | Kept::Waiting => self.report.known += 1,
            }
        }
        Ok(())
    }

    /// The ids of this batch that the log has, with their source.
    async fn known(&self, batch: &[(PastCall, RawReport)]) -> ApiResult<HashSet<(String, String)>> {
        let mut known = HashSet::new();
        let sources: HashSet<&str> = batch.iter().map(|(call, _)| call.source.as_str()).collect();
        for source in sources {
            let of_source = batch.iter().filter(|(call, _)| call.source == source);
            let ids = of_source.flat_map(|(call, _)| call.ids.clone()).collect();
            let found = self.state.store.known_versions(source, ids).await?;
            known.extend(found.into_iter().map(|(id, _)| (source.to_owned(), id)));
        }
        Ok(known)
    }

    async fn heard(&mut self, call: PastCall, raw: RawReport) -> Heard {
        let matches = self.matcher.of(self.state, &call).await;
        let keeping = Keeping {
            raw: Some(raw),
            near: None,
            announce: quietly,
        };
        call.heard(self.state.chance.record_name(), matches, keeping)
    }
}

fn is_in(known: &HashSet<(String, String)>, call: &PastCall) -> bool {
    let mut ids = call.ids.iter();
    ids.any(|id| known.contains(&(call.source.clone(), id.clone())))
}
