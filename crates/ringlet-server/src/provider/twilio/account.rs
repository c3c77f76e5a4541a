//! What Ringlet makes for itself in the account when an administrator saves it: an API key, and a TwiML app whose voice
//! address is ours. As Frappe CRM does.

use reqwest::Method;
use secrecy::SecretString;
use serde_json::Value;

use super::super::http::GuardedClient;
use super::super::{Made, Problem, ProviderError, SetUpError, Settings};
use super::rest::Rest;
use super::settings::{self, API_KEY, API_SECRET, APP, APP_NAME, APPS, is_sid};
use super::{STATUS_PATH, VOICE_PATH};

/// Checks the account, and makes what is missing. `origin` is our public address.
pub(super) async fn set_up(
    http: GuardedClient,
    settings: &Settings,
    origin: &str,
) -> Result<Made, SetUpError> {
    let account = Rest::by_account(http.clone(), settings)?;
    check(&account).await?;
    let mut made = Made::default();
    if settings.secret(API_SECRET).is_none() || settings.values.filled(API_KEY).is_none() {
        let (key, secret) = new_key(&account, name(settings)).await?;
        made.values.insert(API_KEY, key);
        made.secrets.insert(API_SECRET, secret);
    } else {
        check_key(&Rest::open(http, settings)?).await?;
    }
    let apps = applications(&account).await?;
    let app = app(&account, settings, &apps, origin).await?;
    made.values.insert(APP, app);
    made.values.insert(APPS, names(&apps, name(settings)));
    Ok(made)
}

/// The account answers to its auth token and may call.
pub(super) async fn check(account: &Rest) -> Result<(), SetUpError> {
    let answer = account.ask(Method::GET, ".json", &[]).await;
    let read = answer.map_err(|error| blamed(error, settings::AUTH_TOKEN, "auth token"))?;
    match read.get("status").and_then(Value::as_str) {
        Some("active") | None => Ok(()),
        Some(status) => Err(Problem {
            field: settings::ACCOUNT,
            message: format!("Twilio says that this account is {status}."),
        }
        .into()),
    }
}

/// The API key opens what calls need.
pub(super) async fn check_key(key: &Rest) -> Result<(), SetUpError> {
    let answer = key.ask(Method::GET, "/Calls.json?PageSize=1", &[]).await;
    answer.map_err(|error| blamed(error, API_SECRET, "API key or its secret"))?;
    Ok(())
}

fn blamed(error: ProviderError, field: &'static str, what: &str) -> SetUpError {
    match error {
        ProviderError::Credentials => Problem {
            field,
            message: format!("Twilio doesn’t accept this Account SID and {what} together."),
        }
        .into(),
        // 404: there is no such account.
        ProviderError::Refused(words) => Problem {
            field: settings::ACCOUNT,
            message: format!("Twilio refused: {words}"),
        }
        .into(),
        error => error.into(),
    }
}

fn name(settings: &Settings) -> &str {
    settings.values.filled(APP_NAME).unwrap_or("Ringlet")
}

async fn new_key(account: &Rest, name: &str) -> Result<(String, SecretString), ProviderError> {
    let made = account
        .ask(Method::POST, "/Keys.json", &[("FriendlyName", name)])
        .await?;
    let text = |field| made.get(field).and_then(Value::as_str);
    match (text("sid").filter(|sid| is_sid(sid, "SK")), text("secret")) {
        (Some(sid), Some(secret)) => Ok((sid.to_owned(), SecretString::from(secret.to_owned()))),
        _ => Err(unreadable("an API key")),
    }
}

/// SID and name of every TwiML app, of the first page; a thousand is the most that an account may have.
async fn applications(account: &Rest) -> Result<Vec<(String, String)>, ProviderError> {
    let path = "/Applications.json?PageSize=1000";
    let answer = account.ask(Method::GET, path, &[]).await?;
    let rows = answer.get("applications").and_then(Value::as_array);
    let read = |row: &Value| {
        let text = |field| row.get(field)?.as_str().map(ToOwned::to_owned);
        Some((text("sid")?, text("friendly_name")?))
    };
    Ok(rows.into_iter().flatten().filter_map(read).collect())
}

/// The app of that name, its addresses set to ours; made where there is none.
async fn app(
    account: &Rest,
    settings: &Settings,
    apps: &[(String, String)],
    origin: &str,
) -> Result<String, ProviderError> {
    let (voice, status) = (
        format!("{origin}{VOICE_PATH}"),
        format!("{origin}{STATUS_PATH}"),
    );
    let form = [
        ("FriendlyName", name(settings)),
        ("VoiceUrl", voice.as_str()),
        ("VoiceMethod", "POST"),
        ("StatusCallback", status.as_str()),
        ("StatusCallbackMethod", "POST"),
    ];
    let known = apps.iter().find(|(_, app)| app == name(settings));
    let path = match known {
        Some((sid, _)) => format!("/Applications/{sid}.json"),
        None => "/Applications.json".to_owned(),
    };
    let app = account.ask(Method::POST, &path, &form).await?;
    let sid = app.get("sid").and_then(Value::as_str);
    sid.filter(|sid| is_sid(sid, "AP"))
        .map(ToOwned::to_owned)
        .ok_or_else(|| unreadable("a TwiML app"))
}

/// The names, as Frappe keeps them: with commas between them.
fn names(apps: &[(String, String)], ours: &str) -> String {
    let mut names: Vec<&str> = apps.iter().map(|(_, name)| name.as_str()).collect();
    if !names.contains(&ours) {
        names.push(ours);
    }
    names.join(",")
}

fn unreadable(what: &str) -> ProviderError {
    ProviderError::Faulty(format!("Its answer isn’t {what}."))
}
