//! The people of `--demo`, with passwords that everybody may know.

use ringlet_model::Role;
use ringlet_model::api::SiteSettings;
use url::Url;

use crate::app::AppState;
use crate::error::{ApiError, ApiResult};
use crate::storage::{AuditRecord, NewUser, SiteRefusal, UserRefusal};

/// A demo person: user id, full name, role, password.
pub type Login = (&'static str, &'static str, Role, &'static str);

const LOGINS: [Login; 3] = [
    (
        "admin@example.test",
        "Asha Kulkarni",
        Role::Admin,
        "demo-admin",
    ),
    (
        "agent@example.test",
        "Ravi Menon",
        Role::Agent,
        "demo-agent",
    ),
    (
        "viewer@example.test",
        "Vera Lindt",
        Role::Viewer,
        "demo-viewer",
    ),
];

/// Adds those who aren't there, and fits the site's settings to the demo CRM page unless they were touched.
///
/// # Errors
/// Storing failed.
pub async fn add(state: &AppState) -> ApiResult<[Login; 3]> {
    for (id, name, role, password) in LOGINS {
        if state.store.find_user(id).await?.is_some() {
            continue;
        }
        let user = NewUser {
            id: id.to_owned(),
            name: name.to_owned(),
            roles: vec![role],
            password_hash: Some(state.passwords.hash(password.to_owned()).await?),
        };
        let audit = AuditRecord::unsigned("user-added")
            .target(id)
            .detail("Demo.");
        match state.store.add_user(user, audit).await {
            Ok(()) | Err(UserRefusal::Exists) => {}
            Err(refusal) => return Err(ApiError::internal(refusal)),
        }
    }
    fit_site(state).await?;
    Ok(LOGINS)
}

async fn fit_site(state: &AppState) -> ApiResult<()> {
    let site = state.store.site().await?;
    if site.region.is_some() || site.record_url.is_some() {
        return Ok(());
    }
    let fitted = SiteSettings {
        region: Some("IN".to_owned()),
        record_url: Some("/#/record/{doctype}/{name}".to_owned()),
        ..site
    };
    let audit = AuditRecord::unsigned("settings-changed")
        .target("site")
        .detail("Demo.");
    match state.store.save_site(fitted, audit).await {
        Ok(_) | Err(SiteRefusal::Stale { .. }) => Ok(()),
        Err(SiteRefusal::Storage(error)) => Err(error.into()),
    }
}

/// What a person needs to try it, line by line.
#[must_use]
pub fn leaflet(public_url: &Url, logins: &[Login]) -> Vec<String> {
    let base = public_url.as_str().trim_end_matches('/');
    let mut lines = vec![
        format!("Demo CRM    {base}/"),
        format!("Settings    {base}/settings"),
        format!("HTTP docs   {base}/docs"),
    ];
    lines.extend(
        logins.iter().map(|(id, _, role, password)| {
            format!("Login       {id} / {password} ({})", role.id())
        }),
    );
    lines
}
