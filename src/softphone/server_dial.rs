//! Dialling through the server: from what the page asked to what the server takes.

use ringlet_model::api::{CallView, DialRequest, DialpadIdentity, RecordRef};
use ringlet_model::provider::Provider;
use serde::Deserialize;

/// `customData` may have so many UTF-16 units (Dialpad's limit, kept for all).
pub const CUSTOM_DATA_UNITS: usize = 2_000;

/// A dial as stage one hands it over: parsed, possible, not vetoed. A script may pass a key or a number as a JavaScript number,
/// which [`crate::browser::json`] takes for its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PageRequest {
    /// The number as the page wrote it.
    pub phone_number: String,
    /// The same in E.164 form.
    pub e164: Option<String>,
    /// The same for people.
    pub international: Option<String>,
    /// Region it was read with.
    pub region: Option<String>,
    /// Who it is.
    pub customer_name: Option<String>,
    /// The page's key of them.
    pub customer_id: Option<String>,
    /// The page's key of the job.
    pub job_id: Option<String>,
    /// The record to keep the call with.
    pub reference: Option<RecordRef>,
    /// Provider id or name; None: the agent's default.
    pub medium: Option<String>,
    /// Passed through to the provider.
    pub custom_data: Option<String>,
    /// Number to show to the other side.
    pub outbound_caller_id: Option<String>,
    /// Dialpad: claim this tab first.
    pub enable_current_tab: bool,
    /// Dialpad: in whose name, together with the id.
    pub identity_type: Option<String>,
    /// Dialpad: id of that office, department or call center, in digits.
    pub identity_id: Option<String>,
}

impl PageRequest {
    /// The custom data is longer than any provider takes: so many units.
    #[must_use]
    pub fn custom_data_excess(&self) -> Option<usize> {
        let units = self.custom_data.as_ref()?.encode_utf16().count();
        (units > CUSTOM_DATA_UNITS).then_some(units)
    }

    /// The number for people.
    #[must_use]
    pub fn shown_number(&self) -> &str {
        self.international.as_deref().unwrap_or(&self.phone_number)
    }

    /// As the server takes it.
    #[must_use]
    pub fn dial_request(&self) -> DialRequest {
        DialRequest {
            to_number: self
                .e164
                .clone()
                .unwrap_or_else(|| self.phone_number.clone()),
            region: self.region.clone(),
            provider: self.medium.as_deref().and_then(Provider::from_name),
            customer_name: some_text(self.customer_name.as_ref()),
            customer_id: some_text(self.customer_id.as_ref()),
            job_id: some_text(self.job_id.as_ref()),
            reference: self.reference.clone(),
            outbound_caller_id: some_text(self.outbound_caller_id.as_ref()),
            custom_data: self.custom_data.clone(),
            softphone: None,
            identity_type: identity(self.identity_type.as_deref()),
            identity_id: self.identity_id.clone(),
        }
    }

    /// The other side of an earlier call, to be called (again).
    #[must_use]
    pub fn again(call: &CallView, provider: Option<Provider>) -> Self {
        let best = call.matches.first();
        let of_match = best.map(|record| RecordRef {
            doctype: record.doctype.clone(),
            name: record.name.clone(),
        });
        Self {
            phone_number: call.number.raw.clone(),
            e164: call.number.e164.clone(),
            international: Some(call.number.international.clone()),
            customer_name: best
                .map(|record| record.title.clone())
                .or_else(|| call.display_name.clone()),
            reference: call.reference.clone().or(of_match),
            medium: provider.map(|provider| provider.id().to_owned()),
            enable_current_tab: true,
            ..Self::default()
        }
    }
}

/// In whose name; None also for a word that Dialpad doesn't know, which is refused before.
fn identity(word: Option<&str>) -> Option<DialpadIdentity> {
    match word? {
        "Office" => Some(DialpadIdentity::Office),
        "OfficeGroup" => Some(DialpadIdentity::OfficeGroup),
        "CallCenter" => Some(DialpadIdentity::CallCenter),
        _ => None,
    }
}

fn some_text(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_e164_form_is_dialled() {
        let request = PageRequest {
            phone_number: "(555) 010-1234".into(),
            e164: Some("+15550101234".into()),
            medium: Some("Tata Tele".into()),
            customer_name: Some("  ".into()),
            ..PageRequest::default()
        };
        let dial = request.dial_request();
        assert_eq!(dial.to_number, "+15550101234");
        assert_eq!(dial.provider, Some(Provider::TataTele));
        assert_eq!(dial.customer_name, None);
    }

    #[test]
    fn custom_data_is_measured_in_utf16_units() {
        let with = |text: String| PageRequest {
            custom_data: Some(text),
            ..PageRequest::default()
        };
        assert_eq!(with("x".repeat(2_000)).custom_data_excess(), None);
        assert_eq!(with("x".repeat(2_001)).custom_data_excess(), Some(2_001));
        assert_eq!(with("😀".repeat(1_001)).custom_data_excess(), Some(2_002));
    }

    #[test]
    fn calling_again_keeps_the_record() {
        let request =
            PageRequest::again(&crate::session::message::sample(), Some(Provider::Twilio));
        assert_eq!(request.e164.as_deref(), Some("+919999988888"));
        assert_eq!(request.customer_name.as_deref(), Some("Lata Shah"));
        assert_eq!(
            request.reference.map(|record| record.name).as_deref(),
            Some("CRM-LEAD-2026-00001")
        );
        assert_eq!(request.medium.as_deref(), Some("twilio"));
    }
}
