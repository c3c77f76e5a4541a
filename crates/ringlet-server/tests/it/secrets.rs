//! Secrets are planted for every provider, and each company is one that quotes in its refusal all it was asked. Then
//! everything that can be read is read, in the log and on disk, too: none of them is anywhere.

mod quoting_company;
mod spy;

use std::fmt::Write as _;

use ringlet_model::api::FieldKind;
use ringlet_server::provider::{COMPANIES, Field, Form};
use serde_json::{Value, json};

use crate::app::{AGENT, Answer, Client, TestApp, eventually};
use quoting_company::QuotingCompany;
use spy::Spy;

/// What was planted, and everything that was read since.
#[derive(Default)]
struct Search {
    planted: Vec<String>,
    /// Keys of webhook addresses: the administrator is shown them, to paste at the company; nobody else is.
    keys: Vec<String>,
    /// Where, and what.
    read: Vec<(String, String)>,
}

/// Begins the names of places that only an administrator sees.
const ADMINS: &str = "admin: ";

impl Search {
    /// Remembers an answer, headers included.
    fn keep(&mut self, asked: &str, answer: &Answer) {
        let mut text = answer.text.clone();
        for (name, value) in &answer.headers {
            let value = value.to_str().unwrap_or_default();
            let _ = write!(text, "\n{name}: {value}");
        }
        self.read.push((asked.to_owned(), text));
    }

    async fn get(&mut self, who: &str, client: &Client, path: &str) {
        let answer = client.get(path).await;
        // What is away (a company, the pages before the widget was built) is said so; nothing breaks.
        assert_ne!(answer.status, 500, "{path}: {}", answer.text);
        self.keep(&format!("{who}{path}"), &answer);
    }

    /// Fails with the place of the first secret that is found.
    fn finds_nothing(&self) {
        for (place, text) in &self.read {
            let keys = self.keys.iter().filter(|_| !place.starts_with(ADMINS));
            for secret in self.planted.iter().chain(keys) {
                assert!(!text.contains(secret.as_str()), "{secret} is in {place}");
            }
        }
    }
}

fn planted(form: &Form, field: &Field) -> String {
    format!("planted-{}-{}", form.provider.id(), field.name)
}

/// Settings with which the provider can be used, its address that of the company that quotes.
fn settings(form: &Form, company: &QuotingCompany) -> Value {
    let mut settings = json!({ "enabled": 1 });
    for field in form.fields.iter().filter(|field| !field.ours) {
        settings[field.name] = match (field.kind, field.name) {
            (FieldKind::Secret, _) => json!(planted(form, field)),
            (FieldKind::Url, _) | (_, "subdomain") => json!(company.url()),
            (_, "account_sid") => json!("AC00000000000000000000000000000000"),
            (FieldKind::Phone, _) => json!("+912248004410"),
            _ if !field.default.is_empty() => json!(field.default),
            _ if field.required => json!("2222223"),
            _ => continue,
        };
    }
    settings
}

/// What each provider knows the agent by.
fn agent_record() -> Value {
    json!({
        "user": AGENT, "mobile_no": "+919876500000", "tata_tele_agent_number": "0500000000001",
        "telecmi_user_id": "5003", "jt_telecom_extension": "100", "placetel_sip_user": "777@fpbx.de",
    })
}

/// Everything that can be done with a provider, as far as a company that refuses everything lets it come.
async fn use_it(search: &mut Search, form: &Form, admin: &Client, agent: &Client) {
    let id = form.provider.id();
    let dial = json!({ "to_number": "+919876543210", "provider": id });
    let answer = agent.post("/api/ringlet/calls", &dial).await;
    search.keep(&format!("dial through {id}"), &answer);
    let test = format!("/api/method/crm.integrations.{id}.handler.validate_connection");
    search.get(ADMINS, admin, &test).await;
    let door = format!("/api/ringlet/settings/providers/{id}/webhook");
    let register = admin.post(&format!("{door}/register"), &json!({})).await;
    search.keep(&format!("{ADMINS}register the webhook of {id}"), &register);
    let info = admin.get(&door).await.json();
    if let Some(key) = info["url"]
        .as_str()
        .and_then(|url| url.split("key=").nth(1))
    {
        search.keys.push(key.to_owned());
    }
}

/// Every address of the description that can be read, with an id that exists where it needs one.
async fn read_everything(search: &mut Search, app: &TestApp, people: &[(&str, Client)]) {
    let description = app.guest().get("/api-docs/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    let readable = paths
        .iter()
        .filter(|(path, verbs)| verbs.get("get").is_some() && !path.ends_with("/events"));
    for (path, _) in readable {
        for provider in COMPANIES.iter().map(|company| company.form()) {
            let doctype = provider.doctype.replace(' ', "%20");
            let path = path
                .replace("{doctype}", &doctype)
                .replace("{*name}", &doctype)
                .replace("{name}", &doctype)
                .replace("{provider}", provider.provider.id())
                .replace("{id}", provider.provider.id());
            for (who, person) in people {
                search.get(who, person, &path).await;
            }
            if !path.contains(provider.provider.id()) && !path.contains(&doctype) {
                break;
            }
        }
    }
    for page in ["/", "/settings", "/docs", "/metrics", "/healthz", "/readyz"] {
        search.get("", &app.guest(), page).await;
    }
}

#[tokio::test]
async fn no_secret_is_in_any_answer_page_log_line_or_file() {
    let (spy, _listening) = Spy::listen();
    let app = TestApp::start().await;
    let company = QuotingCompany::start().await;
    let (admin, agent) = (app.admin().await, app.agent().await);
    let mut search = Search::default();
    let known = admin
        .post("/api/resource/CRM%20Telephony%20Agent", &agent_record())
        .await;
    assert_eq!(known.status, 200, "{}", known.text);
    for form in COMPANIES.iter().map(|company| company.form()) {
        let secrets = form.fields.iter().filter(|field| field.is_secret());
        search
            .planted
            .extend(secrets.map(|field| planted(form, field)));
        let doctype = form.doctype.replace(' ', "%20");
        let path = format!("/api/resource/{doctype}/{doctype}");
        // A company that checks credentials before they are saved refuses; then they are saved switched off.
        for enabled in [1, 0] {
            let mut settings = settings(form, &company);
            settings["enabled"] = json!(enabled);
            let saved = admin.put(&path, &settings).await;
            search.keep(&format!("{ADMINS}save {doctype}"), &saved);
            if saved.status == 200 {
                break;
            }
            assert!(enabled == 1 && saved.status < 500, "{}", saved.text);
        }
        use_it(&mut search, form, &admin, &agent).await;
    }
    let asked = company.asked();
    assert!(asked.len() >= COMPANIES.len(), "{} requests", asked.len());
    let quoted = |secret: &&String| asked.iter().any(|asked| asked.contains(secret.as_str()));
    assert!(
        search.planted.iter().filter(quoted).count() >= 6,
        "the company has seen too little to quote"
    );

    eventually("the request log is written", async || {
        let log = admin.get("/api/ringlet/settings/requests").await.json();
        (log["entries"].as_array()?.len() >= COMPANIES.len()).then_some(())
    })
    .await;
    let people = [
        ("agent: ", agent),
        ("viewer: ", app.viewer().await),
        ("guest: ", app.guest()),
        (ADMINS, admin),
    ];
    read_everything(&mut search, &app, &people).await;
    search.read.push(("the log".to_owned(), spy.heard()));
    for (name, bytes) in app.database.files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        search.read.push((format!("{ADMINS}{name}"), text));
    }
    search.finds_nothing();
}
