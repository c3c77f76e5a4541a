//! Keeps calls read from files: in batches of one transaction each, so that nobody waits long for an import, and each
//! call once, however often its file comes.

use std::collections::{HashMap, HashSet};

use ringlet_model::Timestamp;
use ringlet_model::api::{ImportProblem, ImportReport};

use crate::app::AppState;
use crate::doctype::known::CALL_LOG;
use crate::error::ApiResult;
use crate::service::keep::told;
use crate::service::past_call::{Keeping, Matcher, PastCall, quietly};
use crate::storage::{CallEditor, Kept, KnownCall, NewDocument, PastEntry, RawReport, WrapUpDraft};

/// Calls of one transaction.
const BATCH: usize = 64;
/// Problems told at most.
const PROBLEMS: usize = 100;

/// A call read from a file, or why there is none.
pub struct ReadCall {
    /// Name of the file.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The call; its first id names it within its source.
    pub call: Result<PastCall, String>,
    /// A note to hang on it, and who hangs it.
    pub note: Option<(CallEditor, NewDocument)>,
    /// What it was read from.
    pub raw: RawReport,
}

/// What is kept of a read call.
struct Waiting {
    call: PastCall,
    note: Option<(CallEditor, NewDocument)>,
    raw: RawReport,
}

/// Keeps calls, and counts. A call that an import has told of before is corrected by what the file says now; one that
/// came into the log otherwise is left alone.
pub struct Keeper<'a> {
    state: &'a AppState,
    seen: HashSet<(String, String)>,
    matcher: Matcher,
    batch: Vec<Waiting>,
    report: ImportReport,
}

impl<'a> Keeper<'a> {
    /// One that only counts on a `dry_run`.
    #[must_use]
    pub fn new(state: &'a AppState, dry_run: bool) -> Self {
        Self {
            state,
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
        self.batch.push(Waiting {
            call,
            note: read.note,
            raw: read.raw,
        });
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
        let mut entries = Vec::with_capacity(batch.len());
        for waiting in batch {
            match standing(&known, &waiting.call) {
                Standing::Known => self.report.known += 1,
                Standing::Corrected if self.report.dry_run => self.report.changed += 1,
                Standing::New if self.report.dry_run => self.report.added += 1,
                Standing::New | Standing::Corrected => entries.push(self.entry(waiting).await),
            }
        }
        if entries.is_empty() {
            return Ok(());
        }
        let ids: Vec<String> = entries.iter().map(|one| one.heard.new_id.clone()).collect();
        let kept = self.state.store.keep_past(entries).await;
        let kept = kept.map_err(|refusal| told(&CALL_LOG, "import", refusal))?;
        for (kept, new_id) in kept.iter().zip(ids) {
            match kept {
                Kept::Added { call, .. } if call.id == new_id => self.report.added += 1,
                Kept::Added { .. } => self.report.changed += 1,
                Kept::Repeat | Kept::Unread | Kept::Waiting => self.report.known += 1,
            }
        }
        Ok(())
    }

    /// The calls of this batch that the log has, by source and id.
    async fn known(&self, batch: &[Waiting]) -> ApiResult<HashMap<(String, String), KnownCall>> {
        let mut known = HashMap::new();
        let sources: HashSet<&str> = batch.iter().map(|one| one.call.source.as_str()).collect();
        for source in sources {
            let of_source = batch.iter().filter(|one| one.call.source == source);
            let ids = of_source.flat_map(|one| one.call.ids.clone()).collect();
            let found = self.state.store.known_calls(source, ids).await?;
            known.extend(
                found
                    .into_iter()
                    .map(|call| ((source.to_owned(), call.external_id.clone()), call)),
            );
        }
        Ok(known)
    }

    async fn entry(&mut self, waiting: Waiting) -> PastEntry {
        let new_id = self.state.chance.record_name();
        let matches = self.matcher.of(self.state, &waiting.call).await;
        let wrap_up = waiting.note.map(|(by, note)| WrapUpDraft {
            call_id: new_id.clone(),
            by,
            key: None,
            disposition: None,
            outcome: None,
            reference: None,
            note: Some(note),
            task: None,
            call_back_at: None,
            link_names: [
                self.state.chance.record_name(),
                self.state.chance.record_name(),
            ],
            announce: quietly,
        });
        let keeping = Keeping {
            raw: Some(waiting.raw),
            near: None,
            announce: quietly,
        };
        PastEntry {
            heard: waiting.call.heard(new_id, matches, keeping),
            wrap_up,
        }
    }
}

/// How a read call stands to the log.
enum Standing {
    New,
    /// An import told something else of it.
    Corrected,
    Known,
}

fn standing(known: &HashMap<(String, String), KnownCall>, call: &PastCall) -> Standing {
    let mut ids = call.ids.iter();
    let found = ids.find_map(|id| known.get(&(call.source.clone(), id.clone())));
    match found {
        None => Standing::New,
        Some(known) if known.version == 0 || known.digest.starts_with(&call.said()) => {
            Standing::Known
        }
        Some(_) => Standing::Corrected,
    }
}
