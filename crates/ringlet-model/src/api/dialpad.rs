//! Dialpad in the page: what the frame needs, what a dial hands over to it, and what it tells of ringing.
//!
//! Dialpad's ids are 64-bit numbers; here they are texts of digits, so that none loses a digit in JavaScript.

use serde::{Deserialize, Serialize};

use super::CallView;

/// What the page needs to embed Dialpad's Mini Dialer; part of [`Boot`](super::Boot).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DialpadFrame {
    /// The client id that Dialpad gave the company; `[A-Za-z0-9_-]+`.
    pub client_id: String,
    /// Last segment of the frame's address `https://dialpad.com/apps/<path>`: the client id, unless the administrator
    /// chose another.
    pub path: String,
    /// Further tokens for the frame's `sandbox` attribute, beside those every frame of Dialpad needs.
    pub sandbox: Vec<String>,
    /// The server hears Dialpad's call events. If not, the page has to guess how long a call took, and to ask how it ended.
    pub events: bool,
}

/// Who in the page can place a call itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Softphone {
    /// Dialpad's frame, and somebody is signed in to it.
    Iframe,
    /// The page itself, by Twilio's Voice SDK.
    Browser,
}

/// In whose name Dialpad places a call; spelled as its frame spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DialpadIdentity {
    /// An office.
    Office,
    /// A department.
    OfficeGroup,
    /// A call center.
    CallCenter,
}

/// What is left to the page once a dial is stored; part of [`DialAnswer`](super::DialAnswer). On the wire
/// `{"frame": {…}}`, `{"launch": {…}}` or `{"browser": {…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Handoff {
    /// Post `initiate_call` to Dialpad's frame.
    Frame {
        /// The call's number, E.164.
        phone_number: String,
        /// An opaque token that brings Dialpad's events back to this call, or the page's own data unchanged.
        custom_data: String,
        /// Number to show to the other side, E.164.
        outbound_caller_id: Option<String>,
    },
    /// Open this address: Dialpad's own program places the call.
    Launch {
        /// `dialpad://…`.
        url: String,
    },
    /// Connect by Twilio's Voice SDK, which brings our call id along; the number is told to Twilio by the server.
    Browser {
        /// The call's number, E.164.
        phone_number: String,
    },
}

/// Body of `POST /api/ringlet/dialpad/ringing`: the frame says that a call began or stopped to ring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ringing {
    /// Began or stopped. Stopped isn't ended: it may have been answered.
    pub state: RingingState,
    /// Dialpad's call id.
    pub id: String,
    /// The other side.
    pub external_number: String,
    /// Our side.
    #[serde(default)]
    pub internal_number: Option<String>,
    /// Whom Dialpad takes the caller for.
    #[serde(default)]
    pub contact: Option<RingingContact>,
    /// Who is signed in to the frame (Dialpad's user id).
    #[serde(default)]
    pub user_id: Option<String>,
}

/// Whether it rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RingingState {
    /// It began to ring.
    On,
    /// It stopped: answered here or elsewhere, declined, or missed.
    Off,
}

/// Whom Dialpad takes a caller for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RingingContact {
    /// Dialpad's id of the contact.
    pub id: Option<String>,
    /// A name; for somebody unknown the number itself, or a place.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// E.164.
    pub phone: Option<String>,
}

/// Answer to [`Ringing`]. What becomes of a call that stopped to ring comes as a live message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RingingAnswer {
    /// The call, with the records that hold the number; None when it stopped to ring and never was heard of.
    pub call: Option<CallView>,
}
