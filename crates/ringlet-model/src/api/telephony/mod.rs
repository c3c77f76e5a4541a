//! The telephony REST: `/api/telephony/…`. Its words are those of the PABX that it was written for (JT Telecom): `ramal` is
//! an extension, `DID` a number of ours, an operator is a person who takes calls. Calls of every provider are in its lists.

mod call;
mod dial;
mod loose;
mod operator;
mod pabx;

pub use call::{
    CallChange, CallLogLine, CallStatus, TelephonyCall, TelephonyCallDetail, TelephonyCallPage,
};
pub use dial::{ClickToCall, ClickToCallAnswer};
pub use loose::Loose;
pub use operator::{Operator, OperatorChange, OperatorList, PauseReason, Presence};
pub use pabx::{
    Did, DidDraft, DidList, Extension, ExtensionDraft, ExtensionList, PabxCall, PabxCallList,
    PabxState,
};
