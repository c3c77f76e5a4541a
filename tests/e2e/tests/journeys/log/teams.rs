//! Microsoft Teams, against a pretend Microsoft: set up in the settings, and its calls brought into the log by hand.

use anyhow::{Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Scan, Stage, journey, until};
use ringlet_testkit::Mood;
use ringlet_testkit::teams::{CLIENT, PretendTeams, TENANT};
use serde_json::{Value, json};

use super::super::settings::{inside as in_settings, sign_in};
use super::super::settings_pages::save;
use super::{CALLS, inside, minutes_ago, open_log, says};

const SECRET: &str = "the-secret-of-the-application";
const OURS: &str = "00000000-0000-4000-8000-000000000001";
const TEL: &str = "+493023125021";
const SETTINGS: &str = "/api/resource/CRM%20Teams%20Settings/CRM%20Teams%20Settings";

/// The agent is known at Teams.
async fn know_the_agent(stage: &Stage) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let path = format!("/api/resource/CRM%20Telephony%20Agent/{}", AGENT.0);
    admin.put(&path, json!({ "teams_user_id": OURS })).await?;
    Ok(())
}

/// A call of the agent's with a telephone, that many minutes ago.
async fn record(stage: &Stage, minutes: i64) -> Result<Value> {
    let ours = json!({"id": OURS, "identity": {"user": {"id": OURS, "displayName": "Asha", "tenantId": TENANT}}});
    let theirs = json!({"id": TEL, "identity": {"phone": {"id": TEL, "displayName": null}}});
    let people = [ours.clone(), theirs];
    Ok(json!({
        "id": "00000000-0000-4000-8000-000000000101", "version": 1, "type": "peerToPeer",
        "startDateTime": minutes_ago(&stage.browser, minutes).await?,
        "endDateTime": minutes_ago(&stage.browser, minutes - 2).await?,
        "organizer_v2": ours, "participants_v2": people, "organizer": null, "participants": [],
    }))
}

/// "Sync Teams now": there only where Teams is on; says how many came, and why none could.
async fn sync_teams_now(stage: &mut Stage) -> Result<()> {
    let teams = PretendTeams::start(SECRET).await?;
    let button = inside("[aria-label='Sync Teams now']");
    open_log(stage).await?;
    ensure!(
        !stage.browser.sees(&button).await?,
        "it is offered without Teams"
    );
    know_the_agent(stage).await?;
    let mut settings = teams.settings();
    (settings["subscribe"], settings["sync_minutes"]) = (json!(0), json!(0));
    let admin = stage.server.sign_in(ADMIN).await?;
    admin.put(SETTINGS, settings).await?;
    open_log(stage).await?;
    teams.keep(record(stage, 30).await?);
    let browser = &stage.browser;
    browser.click(&button).await?;
    let toast = "call-popup >>> .toasts";
    browser.reads(toast, "1 new").await?;
    says(browser, CALLS + 1).await?;
    Scan::pass(browser, "the log, Teams synced").await?;

    // Teams is down, then switched off: either is said, and the log stays.
    stage.expect_network_faults();
    teams.set_mood(Mood::Down);
    browser.click(&button).await?;
    browser.reads(toast, "broke off").await?;
    teams.set_mood(Mood::Well);
    admin.put(SETTINGS, json!({ "enabled": 0 })).await?;
    browser.click(&button).await?;
    browser
        .reads(
            toast,
            "An administrator can enter tenant, application and secret",
        )
        .await?;
    says(browser, CALLS + 1).await
}

/// The page of Teams: the secret is masked, the test tells what is wrong, and what the server does by itself is shown.
async fn teams_in_the_settings(stage: &mut Stage) -> Result<()> {
    let teams = PretendTeams::start(SECRET).await?;
    know_the_agent(stage).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser
        .click(&in_settings("button[aria-label$='Microsoft Teams']"))
        .await?;
    browser.reads(&in_settings(".set-p"), "30 days").await?;
    let known = teams.settings();
    let address = |name: &str| known[name].as_str().unwrap_or_default().to_owned();
    let fields = [
        ("Tenant ID", TENANT.to_owned()),
        ("Application ID", CLIENT.to_owned()),
        ("Client secret", "wrong".to_owned()),
        ("API address", address("api_endpoint")),
        ("Sign-in address", address("login_endpoint")),
    ];
    for (field, text) in fields {
        browser
            .fill(&in_settings(&format!("input:named({field})")), &text)
            .await?;
    }
    save(browser).await?;
    let connection = in_settings("section[aria-label=Connection]");
    browser
        .click(&format!("{connection} button:named(Test connection)"))
        .await?;
    browser.reads(&connection, "secret").await?;
    browser.click(&in_settings("button:named(Replace)")).await?;
    browser
        .fill(&in_settings("input:named(Client secret)"), SECRET)
        .await?;
    save(browser).await?;
    browser
        .click(&format!("{connection} button:named(Test again)"))
        .await?;
    browser.reads(&connection, "Answered in").await?;
    browser
        .click(&in_settings("[role=switch]:named(Microsoft Teams on)"))
        .await?;
    save(browser).await?;

    // The secret is kept, and nobody reads it again.
    browser.reload().await?;
    let shown = browser
        .property(&in_settings("input:named(Saved, hidden)"), "value")
        .await?;
    ensure!(!shown.to_string().contains(SECRET), "the secret is shown");
    let admin = stage.server.sign_in(ADMIN).await?;
    until("the server to look by itself", async || {
        let list = admin.get("/api/ringlet/settings/sources").await?;
        let mut sources = list["sources"].as_array().into_iter().flatten();
        ensure!(
            sources.any(|source| source["id"] == "teams" && !source["last_success_at"].is_null()),
            "{list}"
        );
        Ok(())
    })
    .await?;
    browser.reload().await?;
    let background = in_settings(".provs");
    browser
        .reads(&background, "Calls of Microsoft Teams")
        .await?;
    browser.reads(&background, "next ").await?;
    browser
        .reads(&background, "Notifications of Microsoft Teams")
        .await?;
    Scan::pass(browser, "settings, Teams set up").await
}

journey!(sync_teams_now: Chromium);
journey!(teams_in_the_settings: Chromium);
