//! A record looked for by hand, and a call kept with it.

use ringlet_model::Role;
use ringlet_model::api::{RecordMatch, RecordRef};

use super::keep::{editor, told};
use super::{announce, call_control, match_record};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{self, CALL_LOG};
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::storage::{LinkDraft, RecordQuery, StoredCall};

/// Records offered for one search, at most.
const MOST: u32 = 8;

/// Fewer signs than these find everything and mean nothing.
const FEWEST_SIGNS: usize = 2;

/// Fewer digits than these begin too many numbers.
const FEWEST_DIGITS: usize = 4;

/// Contacts, leads and deals whose name or company holds `text`, or one of whose numbers begins with it. Empty for fewer than
/// two signs.
///
/// # Errors
/// Storage only.
pub async fn by_text(state: &AppState, text: &str) -> ApiResult<Vec<RecordMatch>> {
    let text = text.trim().to_lowercase();
    if text.chars().count() < FEWEST_SIGNS {
        return Ok(Vec::new());
    }
    let query = RecordQuery {
        number: beginning(&text, &match_record::region(state).await?),
        text,
    };
    let holders = state.store.find_records(query, MOST).await?;
    Ok(holders.iter().map(|holder| holder.to_match()).collect())
}

/// The first digits of a number with its country code: of a whole number by the site's region, of a part as it stands.
fn beginning(text: &str, region: &str) -> Option<String> {
    let is_number = text
        .chars()
        .all(|sign| sign.is_ascii_digit() || " +-()/.".contains(sign));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !is_number || digits.len() < FEWEST_DIGITS {
        return None;
    }
    let whole = number::key(text, Some(region)).filter(|key| key.starts_with('+'));
    Some(whole.unwrap_or_else(|| format!("+{digits}")))
}

/// Keeps the call with the record; returns the call.
///
/// # Errors
/// 403 for viewers; 404, also for other people's calls; 422 for what isn't a record of the CRM.
pub async fn link(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    record: RecordRef,
) -> ApiResult<StoredCall> {
    user.require(Role::Agent)?;
    call_control::find(state, user, call_id).await?;
    if known::party(&record.doctype).is_none() {
        return Err(ApiError::invalid(
            "doctype",
            format!("A call can't be kept with a {}.", record.doctype),
        ));
    }
    let draft = LinkDraft {
        call_id: call_id.to_owned(),
        by: editor(user),
        record,
        announce: announce::call,
    };
    let linked = state.store.link_call(draft).await;
    linked.map_err(|refusal| told(&CALL_LOG, call_id, refusal))?;
    call_control::find(state, user, call_id).await
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_number_is_looked_for_by_its_first_digits() {
        let cases = [
            ("98765 43210", Some("+919876543210")),
            ("+91 98765", Some("+9198765")),
            ("9198", Some("+9198")),
            ("123", None),
            ("shah 9876", None),
        ];
        for (text, expected) in cases {
            assert_eq!(beginning(text, "IN").as_deref(), expected, "{text}");
        }
    }
}
