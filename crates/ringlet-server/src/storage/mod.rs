//! What is kept, behind one trait per subject. [`sqlite`] is the maker of all of them.
//!
//! Rules for a maker: an answered write survives a power cut; one write is done whole or not at all; live events of a
//! write are sent after it is committed, never before, never for one that failed.

mod access;
mod api_key;
mod audit;
mod call;
mod call_log;
mod calling_list;
mod do_not_call;
mod document;
mod embed_origin;
mod error;
mod idempotency;
mod live_event;
mod privacy;
mod provider_setting;
mod provider_traffic;
mod record_book;
mod secret;
mod session;
mod site;
mod source;
pub mod sqlite;
mod stamp;
mod tally;
mod telephony;
mod user;

pub use access::AccessRules;
pub use api_key::{ApiKeys, NewApiKey};
pub use audit::{AuditLog, AuditRecord};
pub use call::{
    Announce, Calls, DialDraft, DialMatch, DialStart, Entered, Heard, Kept, Makes, NearMatch,
    NewDial, NewEntry, OwnStep, PastEntry, People, RawReport, Reroute, SilentCall, StoredCall,
    Told,
};
pub use call_log::{CallCursor, CallFilter, CallLog, CallPairing, NumberFilter, TextFilter};
pub use calling_list::{
    CallingBook, Claimed, Filled, ListChange, ListRefusal, Moment, NewRow, RowChange, RowChanged,
    RowClaim, RowCursor, RowPage, RowsDraft, Worker,
};
pub use do_not_call::DoNotCall;
pub use document::{
    DocumentChange, DocumentRefusal, Documents, Draft, LinkCheck, NewDocument, NumberEntry, Plan,
    View,
};
pub use embed_origin::EmbedOrigins;
pub use error::StorageError;
pub use idempotency::{Claim, RequestKey};
pub use live_event::{LiveDraft, LiveEvent, LiveEvents, Replay};
pub use privacy::{ErasureAudit, Privacy};
pub use provider_setting::{
    AgentPhones, ProviderHealth, ProviderSetting, ProviderSettingChange, ProviderSettings,
    SecretChange,
};
pub use provider_traffic::ProviderTraffic;
pub use record_book::{
    Attachment, CallEditor, DealOfContact, Holder, HolderKind, KeepRefusal, LinkDraft, OwnNumbers,
    RecordBook, RecordFromCall, RecordQuery, WrapUpDraft, WrapUpKept, subtitle,
};
pub use secret::{SealedSecret, Secrets};
pub use session::{NewSession, SessionUser, Sessions};
pub use site::{SiteRefusal, Sites};
pub use source::{KnownCall, Notice, Sources};
pub use stamp::{SettingRefusal, is_current, stamp};
pub use tally::{CallCounts, CallResult, Count, Counted, DaySum, Tally};
pub use telephony::{HistoryTurn, Telephony};
pub use user::{NewUser, User, UserEdit, UserRefusal, UserSummary, Users};

/// Everything the server keeps.
pub trait Store:
    AccessRules
    + ApiKeys
    + AuditLog
    + Calls
    + CallCounts
    + CallLog
    + CallingBook
    + DoNotCall
    + Documents
    + EmbedOrigins
    + LiveEvents
    + OwnNumbers
    + Privacy
    + ProviderSettings
    + ProviderTraffic
    + RecordBook
    + Secrets
    + Sessions
    + Sites
    + Sources
    + Telephony
    + Users
    + Health
{
}

impl<T> Store for T where
    T: AccessRules
        + ApiKeys
        + AuditLog
        + Calls
        + CallCounts
        + CallLog
        + CallingBook
        + DoNotCall
        + Documents
        + EmbedOrigins
        + LiveEvents
        + OwnNumbers
        + Privacy
        + ProviderSettings
        + ProviderTraffic
        + RecordBook
        + Secrets
        + Sessions
        + Sites
        + Sources
        + Telephony
        + Users
        + Health
{
}

/// Whether the database answers.
#[async_trait::async_trait]
pub trait Health: Send + Sync {
    /// Writes and reads something trivial; an error names what is wrong.
    ///
    /// # Errors
    /// The database can't be reached or written, or a migration is missing.
    async fn check(&self) -> Result<(), StorageError>;
}
