//! What the settings screens ask of the server.

use ringlet_model::api::{
    AccessRule, ApiKey, AuditPage, ConnectionTest, EmbedChange, EmbedSecret, EmbedSettings,
    ProviderList, SiteSettings, UserChange, UserList, UserRow, WebhookInfo,
};
use ringlet_model::provider::Provider;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::backend::{Client, Fault, Method};

type Answer<T> = Result<T, Fault>;

/// A text as one segment of a path.
fn segment(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Envelope of Frappe's resources.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Data<T> {
    data: T,
}

async fn resource<T: DeserializeOwned>(client: Client, path: &str) -> Answer<T> {
    client
        .get::<Data<T>>(&format!("/api/resource/{path}"))
        .await
        .map(|answer| answer.data)
}

/// Every provider at a glance.
pub async fn providers(client: Client) -> Answer<ProviderList> {
    client.get("/api/ringlet/settings/providers").await
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

/// Makes a new webhook address; the old one stops working.
pub async fn rotate_webhook(client: Client, provider: Provider) -> Answer<WebhookInfo> {
    client
        .post(
            &format!(
                "/api/ringlet/settings/providers/{}/webhook/rotate",
                provider.id()
            ),
            &Empty {},
            None,
        )
        .await
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

/// `CRM Tata Tele Settings` as the wire has it. Switches are 0 or 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TataTeleDoc {
    /// Switched on.
    pub enabled: u8,
    /// Where dials are sent.
    pub api_endpoint: Option<String>,
    /// The mask, or a new token.
    pub api_token: Option<String>,
    /// The company's account.
    pub account_id: Option<String>,
    /// The number that rings for agents without their own.
    pub phone_number: Option<String>,
    /// Stamp of the stored version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

const TATA_TELE: &str = "CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";

/// Reads the Tata Tele settings; the token only as a mask.
pub async fn tata_tele(client: Client) -> Answer<TataTeleDoc> {
    resource(client, TATA_TELE).await
}

/// Stores the Tata Tele settings; refused when `modified` is stale.
pub async fn save_tata_tele(client: Client, doc: &TataTeleDoc) -> Answer<TataTeleDoc> {
    client
        .put::<_, Data<TataTeleDoc>>(&format!("/api/resource/{TATA_TELE}"), doc)
        .await
        .map(|answer| answer.data)
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

/// Stores which pages may embed.
pub async fn save_origins(client: Client, origins: Vec<String>) -> Answer<EmbedSettings> {
    client
        .put("/api/ringlet/settings/embed", &EmbedChange { origins })
        .await
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
    let cursor = cursor
        .map(|cursor| format!("&cursor={}", segment(cursor)))
        .unwrap_or_default();
    client
        .get(&format!("/api/ringlet/audit?limit=50{cursor}"))
        .await
}

/// `CRM Telephony Agent`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgentDoc {
    /// The user.
    pub user: String,
    /// The number that rings; follows the primary row.
    pub mobile_no: Option<String>,
    /// All numbers.
    pub phone_nos: Vec<AgentPhone>,
    /// Label of the provider to use when the page names none.
    pub default_medium: Option<String>,
    /// `Computer` or `Phone`.
    pub call_receiving_device: Option<String>,
    /// Agent number, id or extension at Tata Tele.
    pub tata_tele_agent_number: Option<String>,
    /// Agent number on the demo line.
    pub demo_agent_number: Option<String>,
    /// Stamp of the stored version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// One number of an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgentPhone {
    /// The number.
    pub number: String,
    /// 1: this one rings.
    pub is_primary: u8,
}

/// The agents' records, without their rows of numbers.
pub async fn agents(client: Client) -> Answer<Vec<AgentDoc>> {
    resource(
        client,
        "CRM%20Telephony%20Agent?fields=%5B%22*%22%5D&limit_page_length=0",
    )
    .await
}

/// One agent's record; None when the user has none yet.
pub async fn agent(client: Client, user: &str) -> Answer<Option<AgentDoc>> {
    match resource(
        client,
        &format!("CRM%20Telephony%20Agent/{}", segment(user)),
    )
    .await
    {
        Ok(agent) => Ok(Some(agent)),
        Err(fault) if fault.status == Some(404) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Stores an agent's record; makes it when `is_new`.
pub async fn save_agent(client: Client, agent: &AgentDoc, is_new: bool) -> Answer<AgentDoc> {
    let (method, path) = if is_new {
        (
            Method::Post,
            String::from("/api/resource/CRM%20Telephony%20Agent"),
        )
    } else {
        (
            Method::Put,
            format!(
                "/api/resource/CRM%20Telephony%20Agent/{}",
                segment(&agent.user)
            ),
        )
    };
    client
        .send::<_, Data<AgentDoc>>(method, &path, Some(agent), None)
        .await
        .map(|answer| answer.data)
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
