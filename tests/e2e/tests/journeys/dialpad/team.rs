//! What every journey of such a team begins with, and the events that Dialpad would send.

use anyhow::{Context, Result};
use jsonwebtoken::{EncodingKey, Header};
use ringlet_e2e::{ADMIN, Browser, Outside, Stage, until};
use serde_json::{Value, json};

/// The user whom the pretend page calls Lena.
pub(super) const LENA: &str = "5552711234567890";
/// And Mark.
pub(super) const MARK: &str = "5552711234567891";
/// The secret events are signed with.
const SECRET: &str = "a-secret-of-forty-two-characters-or-so-long";
const FRAME: &str = "iframe[data-ringlet=dialpad]";
/// A number that Dialpad is to call.
pub(super) const NUMBER: &str = "+14155550143";

/// A page with a button through Dialpad and what it hears.
pub(super) fn page() -> String {
    format!(
        r#"<script>
            window.heard = [];
            addEventListener("ringlet-ready", () => {{
                ringlet.on("authentication", (...args) => heard.push(["authentication", ...args]));
                ringlet.on("call_ringing", (payload) => heard.push(["call_ringing", payload]));
            }});
        </script>
        <call-button phone-number="{NUMBER}" customer-name="Maya Rao" customer-id="C-7" job-id="J-9" medium="dialpad"></call-button>
        <call-log></call-log>"#
    )
}

/// Switches Dialpad on; `path` is the last segment of the frame's address.
pub(super) async fn set_up(stage: &Stage, path: &str) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let settings = "/api/resource/CRM%20Dialpad%20Settings/CRM%20Dialpad%20Settings";
    let known = admin.get(settings).await?;
    let fields = json!({
        "enabled": 1,
        "client_id": "team_7",
        "frame_path": path,
        "events": "webhook",
        "webhook_secret": SECRET,
        "fetch_history": 0,
        "modified": known["data"]["modified"],
    });
    admin.put(settings, fields).await?;
    Ok(())
}

/// A page of the team, whose frame waits for a sign-in.
pub(super) async fn open(stage: &Stage) -> Result<()> {
    set_up(stage, "team_7").await?;
    stage.embed(&page()).await?;
    reads_state(&stage.browser, "Sign in to make and take calls").await
}

/// The same, with Lena signed in.
pub(super) async fn open_signed_in(stage: &Stage) -> Result<()> {
    open(stage).await?;
    in_frame(&stage.browser, &format!("[data-user='{LENA}']")).await?;
    reads_state(&stage.browser, &format!("Signed in as user {LENA}")).await
}

/// Waits until the window around the frame says so, or the tab that stands for it while it is hidden.
pub(super) async fn reads_state(browser: &Browser, text: &str) -> Result<()> {
    let script = "const root = document.querySelector('call-popup')?.shadowRoot;
        return root?.querySelector('[part=dialpad-state]')?.innerText
            ?? root?.querySelector('[part=dialpad-show]')?.getAttribute('aria-label') ?? null";
    until(&format!("Dialpad's state to be “{text}”"), async || {
        let read = browser.eval(script, vec![]).await?;
        anyhow::ensure!(
            read.as_str().unwrap_or_default().contains(text),
            "it is {read}"
        );
        Ok(())
    })
    .await
}

/// Presses something inside Dialpad's frame. By script: the frame moves with its window, and WebKit's driver may click beside
/// a frame that has just moved.
pub(super) async fn in_frame(browser: &Browser, selector: &str) -> Result<()> {
    browser.enter_frame(FRAME).await?;
    let pressed = press(browser, selector).await;
    browser.client().enter_parent_frame().await?;
    pressed
}

async fn press(browser: &Browser, selector: &str) -> Result<()> {
    let element = serde_json::to_value(browser.see(selector).await?)?;
    browser.eval("arguments[0].click()", vec![element]).await?;
    Ok(())
}

/// What something inside the frame reads.
pub(super) async fn read_frame(browser: &Browser, selector: &str) -> Result<String> {
    browser.enter_frame(FRAME).await?;
    let text = browser.text(selector).await;
    browser.client().enter_parent_frame().await?;
    text
}

pub(super) fn outside(stage: &Stage) -> Result<&Outside> {
    stage.outside.as_ref().context("no Dialpad in this journey")
}

/// The one call that was handed to Dialpad.
pub(super) async fn handed(stage: &Stage) -> Result<Value> {
    let outside = outside(stage)?;
    until("the call to be handed over", async || {
        let seen = outside.page.seen();
        let mut calls = seen.iter().filter(|what| what["call"].is_object());
        let call = calls.next().with_context(|| format!("only {seen:?}"))?;
        anyhow::ensure!(calls.next().is_none(), "more than one: {seen:?}");
        Ok(call["call"].clone())
    })
    .await
}

/// Sends what Dialpad sends of a call: one signed event. `more` goes over what every event has.
pub(super) async fn event(stage: &Stage, state: &str, more: Value) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let door = admin
        .get("/api/ringlet/settings/providers/dialpad/webhook")
        .await?;
    let url = door["url"].as_str().context("no webhook address")?;
    let now = now_ms(stage).await?;
    let mut event = json!({
        "state": state,
        "direction": "outbound",
        "external_number": NUMBER,
        "internal_number": "+14155550100",
        "date_started": now - 4_000,
        "event_timestamp": now,
        "contact": { "id": "c-1", "phone": NUMBER, "type": "local", "name": "Maya Rao" },
        "target": { "id": LENA.parse::<u64>()?, "phone": "+14155550100", "type": "user", "name": "Lena" },
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        event[name] = value.clone();
    }
    let key = EncodingKey::from_secret(SECRET.as_bytes());
    let body = jsonwebtoken::encode(&Header::default(), &event, &key)?;
    let answer = reqwest::Client::new().post(url).body(body).send().await?;
    anyhow::ensure!(
        answer.status().is_success(),
        "{state}: {}",
        answer.text().await?
    );
    Ok(())
}

/// The server's clock.
pub(super) async fn now_ms(stage: &Stage) -> Result<i64> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let boot = admin.get("/api/ringlet/boot").await?;
    boot["server_time"].as_i64().context("no time")
}

/// What handlers of `ringlet.on` heard, by name.
pub(super) async fn heard(browser: &Browser, name: &str) -> Result<Vec<Value>> {
    let script = "return window.heard.filter(([name]) => name === arguments[0])";
    Ok(serde_json::from_value(
        browser.eval(script, vec![json!(name)]).await?,
    )?)
}
