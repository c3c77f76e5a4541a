//! What is stored of a dial before the provider is asked.

use ringlet_model::api::DialRequest;

use super::Dial;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::service::{announce, who_calls};
use crate::storage::{AuditRecord, DialDraft, NewDial, RequestKey};
use crate::telemetry::mask_number;

/// Dials of one agent within a minute: more than any person makes by hand.
const PER_MINUTE: u32 = 20;

/// The call as it is stored first, with its audit row.
pub(super) async fn draft(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    dial: &Dial,
    key: Option<RequestKey>,
) -> DialDraft {
    let e164 = dial.number.e164();
    let shown = request
        .outbound_caller_id
        .clone()
        .or_else(|| dial.open.caller_id.clone());
    DialDraft {
        audit: AuditRecord::by(&user.id, "dial")
            .target(mask_number(&e164))
            .detail(dial.provider.label()),
        key,
        per_minute: PER_MINUTE,
        announce: announce::call,
        call: NewDial {
            id: state.chance.record_name(),
            source: dial.provider.id().to_owned(),
            agent: user.id.clone(),
            number_raw: request.to_number.trim().to_owned(),
            matches: who_calls::matches(state, &e164).await,
            number_e164: Some(e164),
            own_number: shown.or_else(|| present(Some(&dial.agent_number))),
            display_name: present(request.customer_name.as_ref()),
            customer_id: present(request.customer_id.as_ref()),
            job_id: present(request.job_id.as_ref()),
            custom_data: present(request.custom_data.as_ref()),
            reference: request
                .reference
                .clone()
                .filter(|record| !record.doctype.is_empty() && !record.name.is_empty()),
        },
    }
}

/// None for an empty text.
pub(super) fn present(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}
