//! The companies: where each is set up, and a conversation recorded of it.

use anyhow::Result;
use ringlet_testkit::Mood;
use ringlet_testkit::exotel::{self, PretendExotel};
use ringlet_testkit::jt_telecom::{Dialect, JtPabx, Weather};
use ringlet_testkit::placetel::{PretendPlacetel, SIP_USER};
use ringlet_testkit::smartflo::{Pace, SmartfloPbx};
use ringlet_testkit::telecmi::{APP_ID, PretendTelecmi};
use serde_json::{Value, json};

use crate::settings::now;

/// A company and a conversation with it.
pub(super) struct Company {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) doctype: &'static str,
    /// The field of an agent, and what stands in it.
    pub(super) agent: (&'static str, &'static str),
    /// Whom the conversation is with.
    pub(super) number: &'static str,
    /// Its webhooks, one a line.
    pub(super) recorded: &'static str,
    /// The id in them that is another one in each call.
    pub(super) recorded_id: &'static str,
    /// What the popup shows after each.
    pub(super) shows: &'static [&'static str],
    /// Seconds of talk.
    pub(super) talk: i64,
    /// The first disposition that is offered.
    pub(super) disposition: &'static str,
    /// Webhooks are forms, signed with this secret; None: they are JSON, and the key in the address proves them.
    pub(super) signed_with: Option<&'static str>,
}

macro_rules! recorded {
    ($path:literal) => {
        include_str!(concat!(
            "../../../../../crates/ringlet-server/tests/it/fixtures/",
            $path,
            ".jsonl"
        ))
    };
}

pub(super) const TATA_TELE: Company = Company {
    id: "tata_tele",
    label: "Tata Tele",
    doctype: "CRM Tata Tele Settings",
    agent: ("tata_tele_agent_number", "0500000000001"),
    // Not the recorded one: its last digits tell the double to refuse it.
    number: "+919000000050",
    recorded: recorded!("tata_tele/answered"),
    recorded_id: "ourcall00001",
    shows: &["Calling", "Ringing", "In progress", "Call ended"],
    talk: 42,
    disposition: "Interested",
    signed_with: None,
};

pub(super) const TELECMI: Company = Company {
    id: "telecmi",
    label: "TeleCMI",
    doctype: "CRM TeleCMI Settings",
    agent: ("telecmi_user_id", "5003"),
    number: "+919000000021",
    recorded: recorded!("telecmi/outbound_answered"),
    recorded_id: "rl-call-0101",
    shows: &[
        "Calling",
        "Ringing",
        "Ringing",
        "In progress",
        "In progress",
        "Call ended",
    ],
    talk: 26,
    disposition: "Interested",
    signed_with: None,
};

pub(super) const JT_TELECOM: Company = Company {
    id: "jt_telecom",
    label: "JT Telecom",
    doctype: "CRM JT Telecom Settings",
    agent: ("jt_telecom_extension", "100"),
    number: "+5511999990001",
    recorded: recorded!("jt_telecom/answered"),
    recorded_id: "pabx_call_123",
    shows: &["Calling", "In progress", "Call ended"],
    talk: 180,
    disposition: "Interested",
    signed_with: None,
};

pub(super) const EXOTEL: Company = Company {
    id: "exotel",
    label: "Exotel",
    doctype: "CRM Exotel Settings",
    agent: ("mobile_no", "+919000000106"),
    number: "+919000000041",
    recorded: recorded!("exotel/outbound_answered"),
    recorded_id: "rl-call-0301",
    shows: &["Ringing", "In progress", "Call ended"],
    talk: 40,
    disposition: "Interested",
    signed_with: None,
};

pub(super) const PLACETEL: Company = Company {
    id: "placetel",
    label: "Placetel",
    doctype: "CRM Placetel Settings",
    agent: ("placetel_sip_user", SIP_USER),
    number: "+493023125002",
    recorded: recorded!("placetel/outbound_accepted"),
    recorded_id: "-",
    shows: &["Ringing", "Call ended"],
    talk: 33,
    disposition: "Interested",
    signed_with: Some("placetel-shared-secret"),
};

/// A company's double.
pub(super) trait Double: Sized {
    /// Opens it.
    async fn open() -> Result<Self>;
    /// What an administrator enters to reach it.
    fn settings(&self) -> Value;
    /// How it takes requests from now on.
    fn be(&self, mood: Mood);
    /// What it calls the call of ours with this id, in webhooks.
    fn known_as(&self, our_id: &str) -> String {
        our_id.to_owned()
    }
}

impl Double for SmartfloPbx {
    async fn open() -> Result<Self> {
        Ok(Self::start("smartflo-api-token", Pace::REAL, now()).await?)
    }

    fn settings(&self) -> Value {
        json!({ "api_endpoint": self.api_endpoint(), "api_token": "smartflo-api-token" })
    }

    fn be(&self, mood: Mood) {
        self.set_mood(mood);
    }
}

impl Double for PretendTelecmi {
    async fn open() -> Result<Self> {
        Ok(Self::start("telecmi-app-secret").await?)
    }

    fn settings(&self) -> Value {
        json!({ "api_endpoint": self.api_endpoint(), "app_id": APP_ID, "app_secret": "telecmi-app-secret" })
    }

    fn be(&self, mood: Mood) {
        self.set_mood(mood);
    }
}

impl Double for JtPabx {
    async fn open() -> Result<Self> {
        Ok(Self::start("ringlet", "pabx-token", Dialect::default(), now()).await?)
    }

    fn settings(&self) -> Value {
        json!({
            "api_endpoint": self.api_endpoint(), "auth_user": "ringlet", "auth_token": "pabx-token",
            "requests_per_minute": 600,
        })
    }

    fn be(&self, mood: Mood) {
        self.weather(match mood {
            Mood::Well => Weather::Fine,
            Mood::Slow(time) => Weather::Slow(time),
            Mood::Refusing => Weather::Refusing,
            Mood::Overrun(seconds) => Weather::TooMany(seconds),
            Mood::Faulty => Weather::Html,
            Mood::Down => Weather::Down,
            Mood::Silent => Weather::Silent,
        });
    }

    fn known_as(&self, _: &str) -> String {
        self.placed().pop().map(|call| call.id).unwrap_or_default()
    }
}

impl Double for PretendExotel {
    async fn open() -> Result<Self> {
        // User and password of the interface, as HTTP Basic writes them.
        let basic = "Basic MDEyMzQ1Njc4OWFiY2RlZjpleG90ZWwtdG9rZW4=";
        Ok(Self::start(basic).await?)
    }

    fn settings(&self) -> Value {
        json!({
            "subdomain": self.subdomain(), "account_sid": exotel::ACCOUNT, "api_key": exotel::KEY,
            "api_token": "exotel-token", "caller_id": exotel::EXOPHONES[0],
        })
    }

    fn be(&self, mood: Mood) {
        self.set_mood(mood);
    }
}

impl Double for PretendPlacetel {
    async fn open() -> Result<Self> {
        Ok(Self::start("Bearer placetel-api-key").await?)
    }

    fn settings(&self) -> Value {
        json!({
            "api_endpoint": self.api_endpoint(), "api_key": "placetel-api-key",
            "shared_secret": PLACETEL.signed_with,
        })
    }

    fn be(&self, mood: Mood) {
        self.set_mood(mood);
    }
}
