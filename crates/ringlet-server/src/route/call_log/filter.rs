//! The query of a list of calls.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordRef;
use ringlet_model::call::{Direction, Outcome};
use ringlet_model::timestamp::iso8601;
use serde::Deserialize;

use crate::app::AppState;
use crate::doctype::zone;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::service::call_log::read_cursor;
use crate::service::match_record;
use crate::storage::{CallCursor, CallFilter, NumberFilter, TextFilter};

/// Calls of a page when nobody says.
const USUAL: u32 = 50;
/// Calls of a page at most.
const MOST: u32 = 200;

/// The parameters as they come; empty ones don't count. `user_id`, `source`, `direction`, `outcome` and `disposition` take
/// several values with commas.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(in crate::route) struct CallQuery {
    /// In whose log (user ids).
    user_id: Option<String>,
    /// Begun then or later: ISO 8601; a mere day is the site's.
    start: Option<String>,
    /// Begun before: ISO 8601; a mere day is the site's.
    end: Option<String>,
    /// `tata_tele`, `demo`, `manual` …: what it told of, whichever source's entry is shown.
    source: Option<String>,
    /// The other side, in any spelling.
    number: Option<String>,
    /// `inbound` (`incoming`), `outbound` (`outgoing`), `internal`; `missed`, alone, is inbound with the outcome missed.
    direction: Option<String>,
    /// `completed`, `no-answer`, `busy`, `failed`, `canceled`, `rejected`, `missed`, `voicemail`, `blocked`.
    outcome: Option<String>,
    /// What the agent chose.
    disposition: Option<String>,
    /// With `reference_name`: the record the call is kept with.
    reference_doctype: Option<String>,
    /// With `reference_doctype`.
    reference_name: Option<String>,
    /// Begins the other side's name, or number in any spelling.
    q: Option<String>,
    /// 1–200, 50 when left out.
    limit: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A text that says something.
fn said(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// The values of a list with commas.
fn several(text: Option<&String>) -> impl Iterator<Item = &str> {
    let parts = said(text).unwrap_or_default().split(',').map(str::trim);
    parts.filter(|part| !part.is_empty())
}

/// The same, each once.
pub(in crate::route) fn texts(text: Option<&String>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in several(text) {
        if !values.iter().any(|held| held == value) {
            values.push(value.to_owned());
        }
    }
    values
}

impl CallQuery {
    /// What to look for.
    ///
    /// # Errors
    /// 422 naming the parameter.
    pub(in crate::route) async fn filter(&self, state: &AppState) -> ApiResult<CallFilter> {
        Ok(CallFilter {
            number: self.number(state).await?,
            reference: self.reference()?,
            text: self.text(state).await?,
            ..self.values(state)?
        })
    }

    /// What to look for, names and numbers of the other side left aside.
    ///
    /// # Errors
    /// 422 naming the parameter.
    pub(in crate::route) fn values(&self, state: &AppState) -> ApiResult<CallFilter> {
        let (direction, missed) = self.direction()?;
        let outcome = self.outcome()?;
        if missed && !matches!(outcome.as_slice(), [] | [Outcome::Missed]) {
            return Err(ApiError::invalid(
                "outcome",
                "Missed calls have the outcome “missed”.",
            ));
        }
        Ok(CallFilter {
            user_id: texts(self.user_id.as_ref()),
            start: time(state, "start", said(self.start.as_ref()))?,
            end: time(state, "end", said(self.end.as_ref()))?,
            source: texts(self.source.as_ref()),
            direction,
            outcome: if missed {
                vec![Outcome::Missed]
            } else {
                outcome
            },
            disposition: texts(self.disposition.as_ref()),
            ..CallFilter::default()
        })
    }

    /// How many calls a page has.
    ///
    /// # Errors
    /// 422 when it isn't 1–200.
    pub(in crate::route) fn limit(&self) -> ApiResult<u32> {
        let Some(text) = said(self.limit.as_ref()) else {
            return Ok(USUAL);
        };
        let limit = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
        limit.ok_or_else(|| ApiError::invalid("limit", "A page has 1 to 200 calls."))
    }

    /// Where to go on.
    ///
    /// # Errors
    /// 422 when it isn't a cursor of ours.
    pub(in crate::route) fn cursor(&self) -> ApiResult<Option<CallCursor>> {
        said(self.cursor.as_ref()).map(read_cursor).transpose()
    }

    async fn number(&self, state: &AppState) -> ApiResult<Option<NumberFilter>> {
        let Some(text) = said(self.number.as_ref()) else {
            return Ok(None);
        };
        // A plus that wasn't escaped arrives as a space.
        let text = if self.number.as_ref().is_some_and(|raw| raw.starts_with(' ')) {
            format!("+{text}")
        } else {
            text.to_owned()
        };
        let region = match_record::region(state).await?;
        Ok(Some(match number::dialable(&text, Some(&region)) {
            Some(number) => NumberFilter::E164(number.e164()),
            None => NumberFilter::Raw(text),
        }))
    }

    /// What is typed into the search, with the beginnings of numbers that it may stand for.
    async fn text(&self, state: &AppState) -> ApiResult<Option<TextFilter>> {
        let Some(text) = said(self.q.as_ref()) else {
            return Ok(None);
        };
        let region = match_record::region(state).await?;
        let numbers = number::beginnings(text, Some(&region));
        Ok(Some(TextFilter {
            text: text.to_owned(),
            numbers,
        }))
    }

    /// The directions, and whether only missed calls are meant.
    fn direction(&self) -> ApiResult<(Vec<Direction>, bool)> {
        let mut directions = Vec::new();
        let mut missed = false;
        for word in several(self.direction.as_ref()) {
            let direction = match word.to_ascii_lowercase().as_str() {
                "inbound" | "incoming" => Direction::Inbound,
                "outbound" | "outgoing" => Direction::Outbound,
                "internal" => Direction::Internal,
                "missed" => {
                    missed = true;
                    continue;
                }
                _ => {
                    return Err(ApiError::invalid(
                        "direction",
                        "A direction is inbound, outbound, internal or missed.",
                    ));
                }
            };
            if !directions.contains(&direction) {
                directions.push(direction);
            }
        }
        match (missed, directions.as_slice()) {
            (true, []) => Ok((vec![Direction::Inbound], true)),
            // All inbound calls are asked for; the missed ones are among them.
            (true, several) if !several.contains(&Direction::Inbound) => Err(ApiError::invalid(
                "direction",
                "Missed calls are inbound; ask for them alone, or with inbound.",
            )),
            _ => Ok((directions, false)),
        }
    }

    fn outcome(&self) -> ApiResult<Vec<Outcome>> {
        let mut outcomes = Vec::new();
        for word in several(self.outcome.as_ref()) {
            let known = Outcome::from_word(&word.to_ascii_lowercase().replace('_', "-"));
            let outcome = known.ok_or_else(|| {
                let words = Outcome::BY_STRENGTH.map(Outcome::as_str).join(", ");
                ApiError::invalid("outcome", format!("An outcome is one of {words}."))
            })?;
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        Ok(outcomes)
    }

    fn reference(&self) -> ApiResult<Option<RecordRef>> {
        match (
            said(self.reference_doctype.as_ref()),
            said(self.reference_name.as_ref()),
        ) {
            (Some(doctype), Some(name)) => Ok(Some(RecordRef {
                doctype: doctype.to_owned(),
                name: name.to_owned(),
            })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(ApiError::missing("reference_name")),
            (None, Some(_)) => Err(ApiError::missing("reference_doctype")),
        }
    }
}

/// A time of the query; a day is its first moment on the site's clock.
///
/// # Errors
/// 422 naming the parameter.
pub(in crate::route) fn time(
    state: &AppState,
    field: &'static str,
    text: Option<&str>,
) -> ApiResult<Option<Timestamp>> {
    let Some(text) = text else {
        return Ok(None);
    };
    if zone::is_day(text) {
        return Ok(state.zone.read(text));
    }
    // An offset whose plus wasn't escaped arrives with a space.
    let read = iso8601::parse(text).or_else(|| {
        let (clock, offset) = text.rsplit_once(' ')?;
        iso8601::parse(&format!("{clock}+{offset}"))
    });
    read.map(Some).ok_or_else(|| {
        ApiError::invalid(
            field,
            format!("“{field}” must be a time such as 2026-11-20T10:00:00Z."),
        )
    })
}
