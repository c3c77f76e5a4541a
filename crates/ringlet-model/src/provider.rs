//! Telephony companies the server can dial through, and what each can do.

use serde::{Deserialize, Serialize};

/// A telephony provider. On the wire its snake-case id, the same as a call's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// The built-in pretend line of `--demo`; speaks Smartflo's dialect.
    Demo,
    /// Tata Tele Smartflo.
    TataTele,
    /// TeleCMI CHUB.
    Telecmi,
    /// JT Telecom PABX em nuvem.
    JtTelecom,
    /// Twilio Programmable Voice.
    Twilio,
    /// Exotel.
    Exotel,
    /// Placetel.
    Placetel,
    /// Dialpad (Mini Dialer in the page, or REST).
    Dialpad,
    /// A `tel:` link; the user completes the entry.
    Manual,
    /// Microsoft Teams: its calls come into the log, none is placed through it.
    Teams,
}

/// What a provider can honour during a call. A control whose flag is false isn't shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Capabilities {
    /// The server can end the call.
    pub hangup: bool,
    /// The call can be taken in the browser.
    pub answer: bool,
    /// The call can be refused from the browser.
    pub reject: bool,
    /// The microphone can be muted.
    pub mute: bool,
    /// The call can be held.
    pub hold: bool,
    /// DTMF tones can be sent.
    pub keypad: bool,
    /// The call rings the agent's own phone first ("Answer on your phone").
    pub rings_agent_phone: bool,
}

impl Capabilities {
    /// Nothing: the call can only be watched.
    pub const NONE: Self = Self {
        hangup: false,
        answer: false,
        reject: false,
        mute: false,
        hold: false,
        keypad: false,
        rings_agent_phone: false,
    };
}

impl Provider {
    /// Every provider, in the order of the settings hub.
    pub const ALL: [Self; 10] = [
        Self::Demo,
        Self::TataTele,
        Self::Telecmi,
        Self::JtTelecom,
        Self::Twilio,
        Self::Exotel,
        Self::Placetel,
        Self::Dialpad,
        Self::Manual,
        Self::Teams,
    ];

    /// The snake-case id used on the wire, in paths and as a call's source.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::TataTele => "tata_tele",
            Self::Telecmi => "telecmi",
            Self::JtTelecom => "jt_telecom",
            Self::Twilio => "twilio",
            Self::Exotel => "exotel",
            Self::Placetel => "placetel",
            Self::Dialpad => "dialpad",
            Self::Manual => "manual",
            Self::Teams => "teams",
        }
    }

    /// The name people and Frappe's `telephony_medium` use.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Demo => "Demo line",
            Self::TataTele => "Tata Tele",
            Self::Telecmi => "TeleCMI",
            Self::JtTelecom => "JT Telecom",
            Self::Twilio => "Twilio",
            Self::Exotel => "Exotel",
            Self::Placetel => "Placetel",
            Self::Dialpad => "Dialpad",
            Self::Manual => "Manual",
            Self::Teams => "Microsoft Teams",
        }
    }

    /// Calls can be placed through it; otherwise it is only heard of.
    #[must_use]
    pub const fn dials(self) -> bool {
        !matches!(self, Self::Teams)
    }

    /// What the server can do with a call of this provider.
    #[must_use]
    pub const fn capabilities(self) -> Capabilities {
        match self {
            Self::Demo | Self::TataTele | Self::Twilio => Capabilities {
                hangup: true,
                rings_agent_phone: true,
                ..Capabilities::NONE
            },
            // No interface to cut a call is documented; the agent's own phone does it.
            Self::Telecmi | Self::JtTelecom | Self::Exotel | Self::Placetel => Capabilities {
                rings_agent_phone: true,
                ..Capabilities::NONE
            },
            // The agent does everything else in Dialpad's own frame or program.
            Self::Dialpad => Capabilities {
                hangup: true,
                ..Capabilities::NONE
            },
            // The others are reached by later adapters; until one is there, nothing is promised.
            _ => Capabilities::NONE,
        }
    }

    /// What this provider offers for a call that has its sound in the page; None: it has none there. Twilio's Voice SDK has no
    /// hold; the page switches both directions of the sound off.
    #[must_use]
    pub const fn browser_capabilities(self) -> Option<Capabilities> {
        match self {
            Self::Twilio => Some(Capabilities {
                hangup: true,
                answer: true,
                reject: true,
                mute: true,
                hold: true,
                keypad: true,
                rings_agent_phone: false,
            }),
            _ => None,
        }
    }

    /// It may never tell how a call ended, so the agent may.
    #[must_use]
    pub const fn may_stay_silent(self) -> bool {
        matches!(self, Self::Dialpad | Self::Manual)
    }

    /// Reads an id (`tata_tele`) or a label (`Tata Tele`), ignoring case; None when it is neither.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|p| p.id().eq_ignore_ascii_case(name) || p.label().eq_ignore_ascii_case(name))
    }
}
