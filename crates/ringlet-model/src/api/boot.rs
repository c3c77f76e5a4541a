//! What the widget asks once, when it starts: `GET /api/ringlet/boot`.

use serde::{Deserialize, Serialize};

use super::DialpadFrame;
use crate::Timestamp;
use crate::provider::{Capabilities, Provider};

/// Answer of `GET /api/ringlet/boot`. A guest gets 200 with `user: None`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Boot {
    /// Who is signed in; None for a guest.
    pub user: Option<UserView>,
    /// Send it as `X-Frappe-CSRF-Token` with every POST, PUT and DELETE; None without a cookie session.
    pub csrf_token: Option<String>,
    /// Settings of the whole site.
    pub site: SiteView,
    /// Enabled providers; `allowed` says whether this user may use each.
    pub providers: Vec<ProviderView>,
    /// The caller's own telephony agent record.
    pub agent: Option<AgentView>,
    /// What Dialpad's frame needs, for who may call through it; None otherwise.
    #[serde(default)]
    pub dialpad: Option<DialpadFrame>,
    /// This user's calls through Twilio have their sound in the page.
    #[serde(default)]
    pub twilio_voice: bool,
    /// Calls of Microsoft Teams can be fetched by this user.
    #[serde(default)]
    pub teams: bool,
    /// Sources that have an entry in the log, by their names there.
    #[serde(default)]
    pub log_sources: Vec<String>,
    /// The server's clock (UTC), so that timers don't depend on the computer's.
    pub server_time: Timestamp,
}

/// A signed-in person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserView {
    /// User id, usually an e-mail address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// `admin`, `agent`, `viewer`.
    pub roles: Vec<String>,
}

/// Settings of the whole site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteView {
    /// ISO 3166 region for numbers without `+`; None when the administrator hasn't chosen one.
    pub region: Option<String>,
    /// UI language, BCP 47; None: the page's.
    pub locale: Option<String>,
    /// The demo line is on.
    pub demo: bool,
    /// What an agent may choose after a call, in order.
    pub dispositions: Vec<String>,
    /// Turns a record into the host page's address, e.g. `/crm/{doctype}/{name}`; None: no link.
    pub record_url: Option<String>,
    /// The zone whose days are counted, by its IANA name.
    #[serde(default)]
    pub time_zone: String,
    /// How far that zone's clock is ahead of UTC now.
    #[serde(default)]
    pub utc_offset_seconds: i64,
}

/// One enabled provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderView {
    /// Which.
    pub id: Provider,
    /// Its name for people.
    pub label: String,
    /// This user may dial through it.
    pub allowed: bool,
    /// What it can honour.
    pub capabilities: Capabilities,
    /// It failed when it was last asked. A dial that names no provider goes through another one then.
    #[serde(default)]
    pub away: bool,
    /// What an agent may choose after a call through it; empty: what the site has.
    #[serde(default)]
    pub dispositions: Vec<String>,
}

/// The caller's telephony agent record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgentView {
    /// A phone that the provider can ring is known.
    pub has_phone: bool,
    /// The provider to use when the page names none.
    pub default_provider: Option<Provider>,
}
