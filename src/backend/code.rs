//! Error codes of the public contract, and those the server adds.

/// The number can't be dialled.
pub const INVALID_NUMBER: &str = "invalid-number";
/// Nobody is signed in, or the session ended.
pub const NOT_AUTHENTICATED: &str = "not-authenticated";
/// The user may not do this.
pub const NOT_ALLOWED: &str = "not-allowed";
/// No provider is set up, or the agent has no phone.
pub const NOT_CONFIGURED: &str = "not-configured";
/// The provider can't honour the control.
pub const NOT_SUPPORTED: &str = "not-supported";
/// The provider answered with a refusal.
pub const PROVIDER_REFUSED: &str = "provider-refused";
/// The provider could not be reached.
pub const PROVIDER_UNREACHABLE: &str = "provider-unreachable";
/// The Ringlet server could not be reached.
pub const BACKEND_UNREACHABLE: &str = "backend-unreachable";
/// `customData` is longer than 2,000 UTF-16 units.
pub const CUSTOM_DATA_TOO_LONG: &str = "custom-data-too-long";
/// No answer in time; whether it happened isn't known.
pub const TIMEOUT: &str = "timeout";
/// Dialling too fast.
pub const TOO_MANY_CALLS: &str = "too-many-calls";
/// A rule stopped the call.
pub const BLOCKED: &str = "blocked";
/// The user closed the question instead of answering it.
pub const CANCELED: &str = "canceled";
/// The answer made no sense.
pub const UNEXPECTED_ANSWER: &str = "unexpected-answer";
/// The browser doesn't let the page use the microphone.
pub const MICROPHONE_DENIED: &str = "microphone-denied";
/// There is no microphone, or another program has it.
pub const MICROPHONE_MISSING: &str = "microphone-missing";
/// Somebody talks in this page already, and there can be one call at a time.
pub const ALREADY_TALKING: &str = "already-talking";
