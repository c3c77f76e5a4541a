//! Who is signed in, and the lines there are: for these tests and the gallery.

use ringlet_model::Timestamp;
use ringlet_model::api::{AgentView, Boot, ProviderView, SiteView, UserView};
use ringlet_model::provider::{Capabilities, Provider};

/// Everything a provider can do.
pub(crate) const ALL: Capabilities = Capabilities {
    hangup: true,
    answer: true,
    reject: true,
    mute: true,
    hold: true,
    keypad: true,
    rings_agent_phone: false,
};

/// A line that everybody may use and that honours everything.
pub(crate) fn provider(id: Provider) -> ProviderView {
    ProviderView {
        id,
        label: id.label().into(),
        allowed: true,
        capabilities: ALL,
        away: false,
        dispositions: Vec::new(),
    }
}

/// An agent who may use these providers.
pub(crate) fn boot(providers: &[Provider]) -> Boot {
    Boot {
        user: Some(UserView {
            id: "asha@example.test".into(),
            name: "Asha Kulkarni".into(),
            roles: vec!["agent".into()],
        }),
        csrf_token: Some("csrf".into()),
        site: SiteView {
            region: Some("IN".into()),
            locale: None,
            demo: true,
            dispositions: vec!["Interested".into(), "Call back".into()],
            record_url: Some("/crm/{doctype}/{name}".into()),
            time_zone: "Asia/Kolkata".into(),
            utc_offset_seconds: 19_800,
        },
        providers: providers.iter().copied().map(provider).collect(),
        agent: Some(AgentView {
            has_phone: true,
            default_provider: None,
        }),
        dialpad: None,
        twilio_voice: false,
        teams: false,
        log_sources: Vec::new(),
        server_time: Timestamp(0),
    }
}
