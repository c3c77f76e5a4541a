//! What every journey of such a team begins with.

use anyhow::{Context, Result};
use ringlet_e2e::{ADMIN, AGENT, Api, Browser, DIALPAD_KEY, Outside, Stage, until};
use serde_json::{Value, json};

/// Dialpad's id of Asha, who is the agent of these journeys.
pub(super) const ASHA: &str = "5171365938069504";
/// And of Vik.
pub(super) const VIK: &str = "5171365938069777";
/// The secret events are signed with.
const SECRET: &str = "a-secret-of-forty-two-characters-or-so-long";
pub(super) const FRAME: &str = "iframe[data-ringlet=dialpad]";
/// A number that Dialpad is to call.
pub(super) const NUMBER: &str = "+14155550143";

const SETTINGS: &str = "/api/resource/CRM%20Dialpad%20Settings/CRM%20Dialpad%20Settings";

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

/// Switches Dialpad on; `path` is the last segment of the frame's address. No event comes.
pub(super) async fn set_up(stage: &Stage, path: &str) -> Result<()> {
    let fields = json!({
        "enabled": 1,
        "client_id": "team_7",
        "frame_path": path,
        "events": "webhook",
        "webhook_secret": SECRET,
        "fetch_history": 0,
    });
    change(&stage.server.sign_in(ADMIN).await?, fields).await
}

/// Changes Dialpad's settings.
pub(super) async fn change(admin: &Api, mut fields: Value) -> Result<()> {
    let known = admin.get(SETTINGS).await?;
    fields["modified"] = known["data"]["modified"].clone();
    admin.put(SETTINGS, fields).await.map(drop)
}

/// The server has the key of the company's API.
pub(super) async fn give_key(stage: &Stage) -> Result<()> {
    let endpoint = outside(stage)?.company.api_endpoint();
    let fields = json!({ "api_key": DIALPAD_KEY, "api_endpoint": endpoint });
    change(&stage.server.sign_in(ADMIN).await?, fields).await
}

/// The company sends its events to the server.
pub(super) async fn subscribe(stage: &Stage) -> Result<()> {
    give_key(stage).await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    let register = "/api/ringlet/settings/providers/dialpad/webhook/register";
    admin.post(register, json!({})).await.map(drop)
}

/// The server knows who the agent is at Dialpad.
pub(super) async fn know_the_agent(stage: &Stage) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let agent = format!("/api/resource/CRM%20Telephony%20Agent/{}", AGENT.0);
    let fields = json!({ "dialpad_user_id": ASHA });
    admin.put(&agent, fields).await.map(drop)
}

/// A page of the team, whose frame waits for a sign-in.
pub(super) async fn open(stage: &Stage) -> Result<()> {
    set_up(stage, "team_7").await?;
    show_page(stage).await
}

/// Opens the page, once everything is set up.
pub(super) async fn show_page(stage: &Stage) -> Result<()> {
    stage.embed(&page()).await?;
    reads_state(&stage.browser, "Sign in to make and take calls").await
}

/// The same, with Asha signed in.
pub(super) async fn open_signed_in(stage: &Stage) -> Result<()> {
    open(stage).await?;
    sign_in(&stage.browser).await
}

/// The same, and the server hears what becomes of her calls.
pub(super) async fn open_with_events(stage: &Stage) -> Result<()> {
    set_up(stage, "team_7").await?;
    subscribe(stage).await?;
    show_page(stage).await?;
    sign_in(&stage.browser).await
}

/// Signs Asha in within the frame.
pub(super) async fn sign_in(browser: &Browser) -> Result<()> {
    reads_state(browser, "Sign in to make and take calls").await?;
    in_frame(browser, &format!("[data-user='{ASHA}']")).await?;
    reads_state(browser, &format!("Signed in as user {ASHA}")).await
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

/// Lets somebody call Asha.
pub(super) async fn ring(stage: &Stage, from: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.click("call-popup >>> [part~=dialpad-show]").await?;
    // It is shown a moment after the window around it.
    browser.see(FRAME).await?;
    browser.enter_frame(FRAME).await?;
    let typed = browser
        .eval(
            "document.querySelector('#from').value = arguments[0]",
            vec![json!(from)],
        )
        .await;
    browser.client().enter_parent_frame().await?;
    typed?;
    in_frame(browser, "#caller button").await
}

/// Waits until the newest call of the agent's log is like this.
pub(super) async fn logged(
    stage: &Stage,
    what: &str,
    is_it: impl Fn(&Value) -> bool,
) -> Result<()> {
    let agent = stage.server.sign_in(AGENT).await?;
    until(&format!("{what} in the log"), async || {
        let answer = agent.get("/calls?limit=1").await?;
        let call = &answer["calls"][0];
        anyhow::ensure!(is_it(call), "stored as {call}");
        Ok(())
    })
    .await
}

/// What handlers of `ringlet.on` heard, by name.
pub(super) async fn heard(browser: &Browser, name: &str) -> Result<Vec<Value>> {
    let script = "return window.heard.filter(([name]) => name === arguments[0])";
    Ok(serde_json::from_value(
        browser.eval(script, vec![json!(name)]).await?,
    )?)
}
