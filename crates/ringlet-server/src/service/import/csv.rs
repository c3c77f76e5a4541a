//! An earlier system's table of calls (CSV). Every row becomes a draft, as somebody would enter the call by hand.

use std::collections::{BTreeMap, HashMap};

use ringlet_model::Role;
use ringlet_model::api::{CallDraft, ImportReport, ImportTable, ImportUser, NoteDraft};
use ringlet_model::call::Direction;

use super::column::{Field, Mapping, Shape, fields};
use super::row::{self, Reading};
use super::table::{Row, Table};
use super::{Keeper, ReadCall, SourceFile};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::Zone;
use crate::error::{ApiError, ApiResult};
use crate::service::keep::editor;
use crate::service::past_call::{PastCall, Version};
use crate::service::{document, log_call, match_record, wrap_up};
use crate::storage::{CallEditor, NewDocument, RawReport};

/// Rows shown beside the mapping.
const SHOWN: usize = 5;
/// People told of at most.
const MOST_USERS: usize = 200;

/// How a table is to be read.
#[derive(Clone, Debug)]
pub struct CsvWish {
    /// In whose log rows go that name nobody (user id).
    pub agent: String,
    /// The source of rows that name none.
    pub source: &'static str,
    /// The zone of times without an offset.
    pub zone: Zone,
    /// The direction of rows that don't say.
    pub direction: Option<Direction>,
    /// Field to column; None: as suits.
    pub mapping: Option<BTreeMap<String, String>>,
    /// The table's word for somebody to a user id.
    pub users: BTreeMap<String, String>,
    /// Only count.
    pub dry_run: bool,
}

/// Imports a table. A row that comes again changes nothing; one that an import told of before is corrected.
///
/// # Errors
/// 422 naming what can't be read of the wish; storing failed.
pub async fn import(
    state: &AppState,
    user: &CurrentUser,
    wish: &CsvWish,
    file: &SourceFile,
) -> ApiResult<ImportReport> {
    let text = file.text();
    let table = Table::read(&text)?;
    let shape = Shape::of(&table.columns);
    let mapping = Mapping::new(&table.columns, shape, wish.mapping.as_ref())?;
    let lacks = mapping.lacks(shape, wish.direction.is_some());
    let people = People::of(state, &table, &mapping, wish).await?;
    let told = describe(&table, shape, &mapping, &people);
    if let Some(lack) = lacks {
        return lacking(wish, &table, lack, told);
    }
    let reader = Reader {
        state,
        user,
        wish,
        people,
        region: match_record::region(state).await?,
        reading: Reading {
            mapping: &mapping,
            shape,
            zone: &wish.zone,
            payload: table.columns.iter().position(|name| name == "raw_payload"),
            direction: wish.direction,
        },
    };
    let mut keeper = Keeper::new(state, wish.dry_run);
    for row in table.rows() {
        let (call, note) = match reader.read(&row).await {
            Ok((call, note)) => (Ok(call), note),
            Err(reason) => (Err(reason), None),
        };
        let read = ReadCall {
            file: file.name.clone(),
            line: row.line,
            call,
            note,
            raw: RawReport {
                content_type: "text/csv".to_owned(),
                query: String::new(),
                body: table.raw(&row),
            },
        };
        keeper.take(read).await?;
    }
    let report = keeper.finish().await?;
    Ok(ImportReport {
        table: told,
        ..report
    })
}

/// Without a column that is needed no call can be made. A dry run shows what there is to choose from.
fn lacking(
    wish: &CsvWish,
    table: &Table<'_>,
    lack: String,
    told: Option<ImportTable>,
) -> ApiResult<ImportReport> {
    if !wish.dry_run {
        return Err(ApiError::invalid("mapping", lack));
    }
    let rows = u32::try_from(table.rows().count()).unwrap_or(u32::MAX);
    Ok(ImportReport {
        dry_run: true,
        read: rows,
        skipped: rows,
        problems: vec![ringlet_model::api::ImportProblem {
            line: 1,
            reason: lack,
            ..Default::default()
        }],
        table: told,
        ..ImportReport::default()
    })
}

fn describe(
    table: &Table<'_>,
    shape: Option<Shape>,
    mapping: &Mapping,
    people: &People,
) -> Option<ImportTable> {
    let cells = |row: Row| {
        let cells = row.cells.iter();
        cells.map(|cell| cell.chars().take(80).collect()).collect()
    };
    Some(ImportTable {
        shape: shape.map(|shape| shape.name().to_owned()),
        columns: table.columns.clone(),
        rows: table.rows().take(SHOWN).map(cells).collect(),
        fields: fields(shape),
        mapping: mapping.told(&table.columns),
        users: people.told.clone(),
    })
}

/// Who the table's words for people are here.
struct People {
    known: HashMap<String, String>,
    told: Vec<ImportUser>,
}

impl People {
    async fn of(
        state: &AppState,
        table: &Table<'_>,
        mapping: &Mapping,
        wish: &CsvWish,
    ) -> ApiResult<Self> {
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        if let Some(at) = mapping.at(Field::User) {
            for row in table.rows() {
                if let Some(word) = row.cell(at) {
                    *words.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        let users = state.store.list_users().await?;
        let here = |id: &str| users.iter().any(|one| one.user.id == id);
        let mut known = HashMap::new();
        for (word, id) in wish.users.iter().filter(|(_, id)| !id.is_empty()) {
            let id = id.trim().to_lowercase();
            if !here(&id) {
                return Err(ApiError::invalid(
                    "users",
                    format!("There is no user {id}."),
                ));
            }
            known.insert(word.clone(), id);
        }
        for word in words.keys() {
            let mut named = users.iter().filter(|one| {
                one.user.id == word.to_lowercase()
                    || one.user.name.to_lowercase() == word.to_lowercase()
            });
            if let (Some(one), None) = (named.next(), named.next()) {
                known
                    .entry(word.clone())
                    .or_insert_with(|| one.user.id.clone());
            }
        }
        let told = words
            .into_iter()
            .take(MOST_USERS)
            .map(|(word, rows)| ImportUser {
                user_id: known.get(&word).cloned(),
                word,
                rows,
            });
        Ok(Self {
            told: told.collect(),
            known,
        })
    }
}

/// Makes calls of rows.
struct Reader<'a> {
    state: &'a AppState,
    user: &'a CurrentUser,
    wish: &'a CsvWish,
    people: People,
    region: String,
    reading: Reading<'a>,
}

type Noted = Option<(CallEditor, NewDocument)>;

impl Reader<'_> {
    async fn read(&self, row: &Row) -> Result<(PastCall, Noted), String> {
        let said = row::read(row, &self.reading)?;
        let agent = self.agent(said.draft.user_id.as_deref())?;
        let (source, draft) = self.source(said.draft)?;
        let now = self.state.clock.now();
        let call = log_call::past_call(&draft, Some(&self.region), now)
            .map_err(|error| error.message.into_owned())?;
        let note = self.note(said.note).await?;
        let call = PastCall {
            source: source.to_owned(),
            agent,
            word: word(said.status),
            version: Version::Latest(now.0),
            ..call
        };
        Ok((call, note))
    }

    fn agent(&self, word: Option<&str>) -> Result<String, String> {
        let Some(word) = word else {
            return Ok(self.wish.agent.clone());
        };
        match self.people.known.get(word) {
            None => Err(format!("Nobody here is known as “{word}”.")),
            Some(id) if *id != self.user.id && !self.user.is(Role::Admin) => {
                Err("Only an administrator may put calls into somebody else's log.".to_owned())
            }
            Some(id) => Ok(id.clone()),
        }
    }

    /// A source that isn't known here goes under the wished one; its ids are told apart by its name.
    fn source(&self, draft: CallDraft) -> Result<(&'static str, CallDraft), String> {
        let Some(word) = draft.source.as_deref() else {
            return Ok((self.wish.source, draft));
        };
        if log_call::source(word).is_none() {
            let id = draft.external_id.as_deref().unwrap_or_default();
            let external_id = Some(format!("{}:{id}", word.to_lowercase()));
            return Ok((
                self.wish.source,
                CallDraft {
                    external_id,
                    ..draft
                },
            ));
        }
        let source = log_call::read_source(self.user, Some(word));
        let source = source.map_err(|error| error.message.into_owned())?;
        Ok((source, draft))
    }

    async fn note(&self, text: Option<String>) -> Result<Noted, String> {
        let Some(text) = text else {
            return Ok(None);
        };
        let draft = NoteDraft {
            title: String::new(),
            content: document::html::of_text(&text),
        };
        let note = wrap_up::note(self.state, self.user, Some(draft)).await;
        let note = note.map_err(|error| error.message.into_owned())?;
        Ok(note.map(|note| (editor(self.user), note)))
    }
}

/// A line of the timeline.
fn word(status: Option<String>) -> String {
    match status {
        Some(status) => format!("Imported: {}", status.chars().take(80).collect::<String>()),
        None => "Imported.".to_owned(),
    }
}
