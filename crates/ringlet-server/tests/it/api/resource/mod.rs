//! `/api/resource/…`
