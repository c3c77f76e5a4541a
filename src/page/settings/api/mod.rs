//! What the settings screens ask of the server.

mod document;
pub mod pabx;

use ringlet_model::api::{
    AccessRule, ApiKey, AuditPage, CallSummary, ConnectionTest, DoNotCallDraft, DoNotCallEntry,
    DoNotCallPage, EmbedChange, EmbedSecret, EmbedSettings, EraseNumber, Erasure, ProviderForm,
    ProviderList, Retention, RetentionState, SiteSettings, SourceList, TrafficPage, UserChange,
    UserList, UserRow, WebhookInfo,
};
use ringlet_model::provider::Provider;
use serde::{Deserialize, Serialize};

use crate::backend::{Client, Fault};

pub use document::{
    AgentDoc, AgentPhone, Document, agent, agents, document, save_agent, save_document,
};

type Answer<T> = Result<T, Fault>;

/// A text as one segment of a path.
pub(super) fn segment(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Every provider at a glance.
pub async fn providers(client: Client) -> Answer<ProviderList> {
    client.get("/api/ringlet/settings/providers").await
}

/// How imports and background work went.
pub async fn sources(client: Client) -> Answer<SourceList> {
    client.get("/api/ringlet/settings/sources").await
}

/// Where the provider reports calls, and what came so far.
pub async fn webhook(client: Client, provider: Provider) -> Answer<WebhookInfo> {
    client
        .get(&format!(
            "/api/ringlet/settings/providers/{}/webhook",
            provider.id()
        ))
        .await
}

/// Changes the webhook: `rotate` makes a new address, the old one stops working; `register` tells the provider the address.
pub async fn change_webhook(
    client: Client,
    provider: Provider,
    change: &str,
) -> Answer<WebhookInfo> {
    let path = format!(
        "/api/ringlet/settings/providers/{}/webhook/{change}",
        provider.id()
    );
    client.post(&path, &Empty {}, None).await
}

/// Asks the provider whether it takes the stored credentials.
pub async fn test_connection(client: Client, provider: Provider) -> Answer<ConnectionTest> {
    #[derive(Deserialize)]
    struct Message {
        message: ConnectionTest,
    }
    let path = format!(
        "/api/method/crm.integrations.{}.handler.validate_connection",
        provider.id()
    );
    client
        .get::<Message>(&path)
        .await
        .map(|answer| answer.message)
}

/// From what the settings page of a provider is drawn.
pub async fn provider_form(client: Client, provider: Provider) -> Answer<ProviderForm> {
    client
        .get(&format!(
            "/api/ringlet/settings/providers/{}/form",
            provider.id()
        ))
        .await
}

/// Numbers that nobody may call, newest first.
pub async fn do_not_call(client: Client, cursor: Option<&str>) -> Answer<DoNotCallPage> {
    client.get(&paged("settings/do-not-call", cursor)).await
}

/// Puts a number on the do-not-call list.
pub async fn add_do_not_call(client: Client, draft: &DoNotCallDraft) -> Answer<DoNotCallEntry> {
    let path = "/api/ringlet/settings/do-not-call";
    client.post(path, draft, None).await
}

/// Takes a number off the do-not-call list.
pub async fn remove_do_not_call(client: Client, e164: &str) -> Answer<()> {
    let path = format!("/api/ringlet/settings/do-not-call/{}", segment(e164));
    client.delete(&path).await
}

/// How long calls are kept, and what that removed.
pub async fn retention(client: Client) -> Answer<RetentionState> {
    client.get("/api/ringlet/settings/retention").await
}

/// Sets how long calls are kept.
pub async fn save_retention(client: Client, wish: &Retention) -> Answer<RetentionState> {
    client.put("/api/ringlet/settings/retention", wish).await
}

/// How many calls of everybody began before a moment, ISO 8601.
pub async fn calls_before(client: Client, end: &str) -> Answer<usize> {
    let path = format!("/calls/summary?end={}", segment(end));
    let summary = client.get::<CallSummary>(&path).await?;
    Ok(usize::try_from(summary.calls).unwrap_or(usize::MAX))
}

/// Erases what is kept of a number, or on a `dry_run` tells what would go.
pub async fn erase_number(client: Client, number: String, dry_run: bool) -> Answer<Erasure> {
    let wish = EraseNumber { number, dry_run };
    client.post("/calls/erase", &wish, None).await
}

/// What was said between the server and its providers, newest first.
pub async fn requests(client: Client, cursor: Option<&str>) -> Answer<TrafficPage> {
    client.get(&paged("settings/requests", cursor)).await
}

fn paged(path: &str, cursor: Option<&str>) -> String {
    let cursor = cursor
        .map(|cursor| format!("&cursor={}", segment(cursor)))
        .unwrap_or_default();
    format!("/api/ringlet/{path}?limit=50{cursor}")
}

/// Settings of the whole site.
pub async fn site(client: Client) -> Answer<SiteSettings> {
    client.get("/api/ringlet/settings/site").await
}

/// Stores the settings of the whole site; refused when `modified` is stale.
pub async fn save_site(client: Client, site: &SiteSettings) -> Answer<SiteSettings> {
    client.put("/api/ringlet/settings/site", site).await
}

/// Who may call through a provider.
pub async fn access(client: Client, provider: Provider) -> Answer<AccessRule> {
    client
        .get(&format!("/api/ringlet/settings/access/{}", provider.id()))
        .await
}

/// Stores who may call through a provider.
pub async fn save_access(
    client: Client,
    provider: Provider,
    rule: &AccessRule,
) -> Answer<AccessRule> {
    client
        .put(
            &format!("/api/ringlet/settings/access/{}", provider.id()),
            rule,
        )
        .await
}

/// What a page needs to embed the widget.
pub async fn embed(client: Client) -> Answer<EmbedSettings> {
    client.get("/api/ringlet/settings/embed").await
}

/// Changes which pages may embed: what is stored now, not what was read once, so that others' changes stay.
pub async fn change_origins(
    client: Client,
    change: impl FnOnce(&mut Vec<String>),
) -> Answer<EmbedSettings> {
    let stored = embed(client).await?;
    let mut wish = EmbedChange {
        origins: stored.origins,
        modified: stored.modified,
    };
    change(&mut wish.origins);
    client.put("/api/ringlet/settings/embed", &wish).await
}

/// Makes a new embed secret; the only time it is shown.
pub async fn new_embed_secret(client: Client) -> Answer<EmbedSecret> {
    client
        .post("/api/ringlet/settings/embed/secret", &Empty {}, None)
        .await
}

/// All users.
pub async fn users(client: Client) -> Answer<Vec<UserRow>> {
    client
        .get::<UserList>("/api/ringlet/users")
        .await
        .map(|list| list.users)
}

/// Adds a user.
pub async fn add_user(client: Client, change: &UserChange) -> Answer<UserRow> {
    client.post("/api/ringlet/users", change, None).await
}

/// Changes a user.
pub async fn change_user(client: Client, id: &str, change: &UserChange) -> Answer<UserRow> {
    client
        .put(&format!("/api/ringlet/users/{}", segment(id)), change)
        .await
}

/// Removes a user; calls and notes stay.
pub async fn remove_user(client: Client, id: &str) -> Answer<()> {
    client
        .delete(&format!("/api/ringlet/users/{}", segment(id)))
        .await
}

/// Makes an API key; the only time its secret is shown.
pub async fn new_api_key(client: Client, id: &str) -> Answer<ApiKey> {
    client
        .post(
            &format!("/api/ringlet/users/{}/api-key", segment(id)),
            &Empty {},
            None,
        )
        .await
}

/// A page of the audit log.
pub async fn audit(client: Client, cursor: Option<&str>) -> Answer<AuditPage> {
    client.get(&paged("audit", cursor)).await
}

/// Starts a session by user and password.
pub async fn sign_in(client: Client, usr: String, pwd: String) -> Answer<()> {
    #[derive(Serialize)]
    struct SignIn {
        usr: String,
        pwd: String,
    }
    #[derive(Deserialize)]
    struct Welcome {}
    client
        .post::<_, Welcome>("/api/method/login", &SignIn { usr, pwd }, None)
        .await
        .map(drop)
}

/// `{}`.
#[derive(Serialize)]
struct Empty {}
