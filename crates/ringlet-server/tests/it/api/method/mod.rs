//! `/api/method/…`

mod login;
