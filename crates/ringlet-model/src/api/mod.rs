//! The JSON that the widget and the server exchange below `/api/ringlet/` and `/calls`, and the live messages.

mod boot;
mod call_log_entry;
mod call_source;
mod call_stats;
mod call_view;
mod calling_list;
mod complete;
mod dial;
mod dialpad;
mod do_not_call;
pub mod opening;
mod people;
mod privacy;
mod provider_form;
mod provider_traffic;
mod record;
mod settings;
pub mod telephony;
mod wrap_up;

pub use boot::{AgentView, Boot, ProviderView, SiteView, UserView};
pub use call_log_entry::{
    CallLogDetail, CallLogEntry, CallLogEvent, CallLogLeg, CallLogPage, CallNote, CallTask,
    JoinCalls,
};
pub use call_source::{
    CallDraft, ImportField, ImportProblem, ImportReport, ImportTable, ImportUser, SourceList,
    SourceStatus, TeamsSync,
};
pub use call_stats::{
    CallStats, CallSummary, DayStats, HourStats, PartStats, PeriodStats, SummaryDay, UserStats,
};
pub use call_view::{CallView, NumberView, RecordMatch, RecordRef, TaskDraft};
pub use calling_list::{
    CallLater, CallingList, CallingListDraft, CallingLists, CallingNow, CallingResults, CallingRow,
    CallingRowPage, CsvColumns, CsvFill, DispositionCount, FillAnswer, FillError, LastCall,
    ListFill, NextRequest, RecordsFill, RowMove,
};
pub use complete::Completion;
pub use dial::{DialAnswer, DialRequest, ErrorBody};
pub use dialpad::{
    DialpadFrame, DialpadIdentity, Handoff, Ringing, RingingAnswer, RingingContact, RingingState,
    Softphone,
};
pub use do_not_call::{DoNotCallDraft, DoNotCallEntry, DoNotCallPage};
pub use opening::OpeningDay;
pub use people::{ApiKey, AuditEntry, AuditPage, UserChange, UserList, UserRow};
pub use privacy::{EraseNumber, Erasure, Retention, RetentionState};
pub use provider_form::{AgentLine, FieldKind, FormActions, FormField, ProviderForm};
pub use provider_traffic::{TrafficDirection, TrafficEntry, TrafficPage};
pub use record::{
    Colleague, ColleagueList, LeadAnswer, LeadDraft, LinkAnswer, MatchAnswer, RecordAnswer,
    RecordDraft, RecordSearch,
};
pub use settings::{
    AccessRule, CHANGED_MEANWHILE, ConnectionTest, EmbedChange, EmbedSecret, EmbedSettings,
    ProviderList, ProviderState, ProviderSummary, STAMP, SiteSettings, WebhookInfo,
};
pub use wrap_up::{NoteDraft, WrapUp, WrapUpAnswer};
