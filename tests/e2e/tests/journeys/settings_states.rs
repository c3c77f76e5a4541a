//! Everything that can be done or loaded in the settings: it is seen to be under way, a failure is told once, and then it
//! succeeds. The page's door to the server is held shut for the one request.

use std::ops::RangeInclusive;

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Stage, journey, until};
use serde_json::{Value, json};

use super::settings::{enter, inside, sign_in};
use super::settings_lines::connect_pabx;
use super::settings_pages::open_page;

/// Holds requests back that the test names.
const DOOR: &str = r"
    const fetch = window.fetch.bind(window);
    window.door = { waiting: [] };
    window.fetch = (input, init) => {
        const method = init?.method ?? input.method ?? 'GET', url = input.url ?? String(input);
        if (method !== door.method || !url.includes(door.path)) return fetch(input, init);
        return new Promise(go => door.waiting.push(go));
    };";

/// The server's answer to what waits at the door; it is open afterwards.
const REFUSE: &str = r"
    door.method = null;
    const body = JSON.stringify({ code: 'internal', message: 'The disk is full.', hint: 'Make room for it.' });
    const headers = { 'Content-Type': 'application/json' };
    for (const go of door.waiting.splice(0)) go(new Response(body, { status: 500, headers }));";

/// How often the failure is told, in the settings and in the popup.
const TOLD: &str = r"
    const boxes = ['call-settings', 'call-popup'].flatMap(name =>
        [...document.querySelector(name)?.shadowRoot?.querySelectorAll('.note, .toast, .help') ?? []]);
    return boxes.filter(box => box.textContent.includes('Make room for it.')).length";

/// Where in the settings.
enum At {
    /// The page of the rail with this word.
    Rail(&'static str),
    /// The page of the provider with this name.
    Provider(&'static str),
    /// Where the action before left it.
    Same,
}

/// What is done before the button is pressed.
enum Step {
    Click(&'static str),
    Fill(&'static str, &'static str),
}

/// How success shows.
enum Done {
    Reads(&'static str, &'static str),
    Gone(&'static str),
    See(&'static str),
    /// It needs a company, and is shown by the company's own journey.
    Elsewhere,
}

/// Something that a button does.
struct Action {
    at: At,
    before: &'static [Step],
    press: &'static str,
    /// Method, and part of the address.
    asks: (&'static str, &'static str),
    done: Done,
}

use At::{Provider, Rail, Same};
use Done::{Elsewhere, Gone, Reads, See};
use Step::{Click, Fill};

const SAVE: &str = ".bar .primary";
const SAVED: Done = Reads(".saved", "Saved");

const ACTIONS: &[Action] = &[
    Action {
        at: Provider("Tata Tele Smartflo"),
        before: &[Fill("Account ID", "TT-2")],
        press: SAVE,
        asks: ("PUT", "CRM%20Tata%20Tele%20Settings"),
        done: SAVED,
    },
    Action {
        at: Same,
        before: &[],
        press: "section[aria-label=Connection] .btn",
        asks: ("GET", "tata_tele.handler.validate_connection"),
        done: See("section[aria-label=Connection] .note"),
    },
    Action {
        at: Same,
        before: &[Click("button:named(Make a new address)")],
        press: "section[aria-label=Webhook] .danger",
        asks: ("POST", "/webhook/rotate"),
        done: Gone("section[aria-label=Webhook] .danger"),
    },
    Action {
        at: Provider("Dialpad"),
        before: &[],
        press: "button:named(Register the webhook)",
        asks: ("POST", "/webhook/register"),
        done: Elsewhere,
    },
    Action {
        at: Rail("Default line"),
        before: &[Click("[role=radio]:named(Demo line)")],
        press: SAVE,
        asks: ("PUT", "/settings/site"),
        done: SAVED,
    },
    Action {
        at: Rail("Users"),
        before: &[
            Click("button:named(Add user)"),
            Fill("Name", "Mariana Figueiredo"),
            Fill("E-mail", "mariana@example.test"),
            Fill("First password", "long enough it is"),
        ],
        press: ".acts .primary",
        asks: ("POST", "/api/ringlet/users"),
        done: Reads("table", "Mariana Figueiredo"),
    },
    Action {
        at: Same,
        before: &[
            Click("button[aria-label='Change Mariana Figueiredo']"),
            Fill("Name", "Mariana F."),
        ],
        press: SAVE,
        asks: ("PUT", "/api/ringlet/users/"),
        done: SAVED,
    },
    Action {
        at: Same,
        before: &[],
        press: "section[aria-label='API key'] .btn",
        asks: ("POST", "/api-key"),
        done: See("section[aria-label='API key'] pre"),
    },
    Action {
        at: Same,
        before: &[Click("section[aria-label='Remove user'] .danger")],
        press: "section[aria-label='Remove user'] .panel .danger",
        asks: ("DELETE", "/api/ringlet/users/"),
        done: Reads("h2", "Users"),
    },
    Action {
        at: Rail("Agents’ phones"),
        before: &[
            Click("tbody tr:first-child button"),
            Fill("Number or ID at Demo line", "204"),
        ],
        press: SAVE,
        asks: ("PUT", "CRM%20Telephony%20Agent"),
        done: SAVED,
    },
    Action {
        at: Rail("Who may call"),
        before: &[Click("button.chip:named(Agents)")],
        press: SAVE,
        asks: ("PUT", "/settings/access/"),
        done: SAVED,
    },
    Action {
        at: Rail("Embed"),
        before: &[Fill("Another page", "https://crm.example.com")],
        press: "button:named(Add page)",
        asks: ("PUT", "/settings/embed"),
        done: See("button[aria-label='Remove https://crm.example.com']"),
    },
    Action {
        at: Same,
        before: &[],
        press: "button[aria-label='Remove https://crm.example.com']",
        asks: ("PUT", "/settings/embed"),
        done: Gone("button[aria-label='Remove https://crm.example.com']"),
    },
    Action {
        at: Same,
        before: &[],
        press: "section[aria-label='Embed secret'] .btn",
        asks: ("POST", "/settings/embed/secret"),
        done: See("section[aria-label='Embed secret'] pre"),
    },
    Action {
        at: Rail("Dispositions"),
        before: &[
            Fill("New disposition", "Sent a quote"),
            Click("button:named(Add)"),
        ],
        press: SAVE,
        asks: ("PUT", "/settings/site"),
        done: SAVED,
    },
    Action {
        at: Rail("Region"),
        before: &[Fill("Monday", "9-18")],
        press: SAVE,
        asks: ("PUT", "/settings/site"),
        done: SAVED,
    },
    Action {
        at: Rail("Do-not-call list"),
        before: &[
            Fill("Number", "+91 99999 88888"),
            Fill("Reason", "Asked not to be called."),
        ],
        press: "button:named(Add number)",
        asks: ("POST", "/settings/do-not-call"),
        done: Reads("table", "Asked not to be called."),
    },
    Action {
        at: Same,
        before: &[],
        press: "button[aria-label^='Remove +91']",
        asks: ("DELETE", "/settings/do-not-call/"),
        done: Reads(".set-p", "No number is on the list."),
    },
    Action {
        at: Provider("Demo line"),
        before: &[Fill("Number to call", "+919876543200")],
        press: "section[aria-label='Test call'] .btn",
        asks: ("POST", "/api/ringlet/calls"),
        done: Reads("section[aria-label='Test call']", "The call is under way."),
    },
];

const AT_THE_PABX: &[Action] = &[
    Action {
        at: Rail("Extensions"),
        before: &[
            Click("button:named(Add extension)"),
            Fill("Number", "102"),
            Fill("Name", "Suporte"),
        ],
        press: ".acts .primary",
        asks: ("POST", "/api/telephony/extensions"),
        done: Reads("table", "Suporte"),
    },
    Action {
        at: Same,
        before: &[
            Click("button[aria-label='Change 102']"),
            Fill("Name", "Pós-venda"),
        ],
        press: ".bar .primary",
        asks: ("PUT", "/api/telephony/extensions/"),
        done: Reads("table", "Pós-venda"),
    },
    Action {
        at: Same,
        before: &[
            Click("button[aria-label='Change 102']"),
            Click(".acts .danger"),
        ],
        press: ".acts .danger",
        asks: ("DELETE", "/api/telephony/extensions/"),
        done: Gone("button[aria-label='Change 102']"),
    },
    Action {
        at: Same,
        before: &[
            Click(".seg button:named(Numbers)"),
            Click("button:named(Add number)"),
            Fill("Number", "1140002000"),
            Fill("Leads to", "101"),
        ],
        press: ".acts .primary",
        asks: ("POST", "/api/telephony/dids"),
        done: Reads("table", "1140002000"),
    },
    Action {
        at: Same,
        before: &[
            Click("button[aria-label='Change 1140002000']"),
            Click(".acts .danger"),
        ],
        press: ".acts .danger",
        asks: ("DELETE", "/api/telephony/dids/"),
        done: Gone("button[aria-label='Change 1140002000']"),
    },
    Action {
        at: Same,
        before: &[Click(".seg button:named(Operators)")],
        press: ".oper:first-child button:named(Sign in)",
        asks: ("POST", "/login"),
        done: Reads(".oper:first-child .badge", "Takes calls"),
    },
    Action {
        at: Same,
        before: &[Fill("Reason for the pause", "Almoço")],
        press: ".oper:first-child button:named(Pause)",
        asks: ("POST", "/pause"),
        done: Reads(".oper:first-child .badge", "Paused"),
    },
    Action {
        at: Same,
        before: &[],
        press: ".oper:first-child button:named(Take calls again)",
        asks: ("POST", "/unpause"),
        done: Reads(".oper:first-child .badge", "Takes calls"),
    },
    Action {
        at: Same,
        before: &[],
        press: ".oper:first-child button:named(Sign out)",
        asks: ("POST", "/logout"),
        done: Reads(".oper:first-child .badge", "Signed out"),
    },
];

/// What is loaded at each place of the rail.
const LOADED: &[(&str, &str)] = &[
    ("Default line", "/settings/site"),
    ("Users", "/api/ringlet/users"),
    ("Agents’ phones", "/api/ringlet/users"),
    ("Who may call", "/settings/access/"),
    ("Embed", "/settings/embed"),
    ("Dispositions", "/settings/site"),
    ("Region", "/settings/site"),
    ("Do-not-call list", "/settings/do-not-call"),
    ("Audit log", "/api/ringlet/audit"),
    ("Request log", "/settings/requests"),
    ("Extensions", "/api/telephony/extensions"),
];

async fn shut(browser: &Browser, (method, path): (&str, &str)) -> Result<()> {
    let script = "[door.method, door.path] = arguments";
    browser
        .eval(script, vec![json!(method), json!(path)])
        .await
        .map(drop)
}

/// What waits at the door, so many requests, is seen to be under way; refused, that is told, and told once.
async fn refuse(browser: &Browser, requests: RangeInclusive<u64>, busy: &str) -> Result<()> {
    until("the request", async || {
        let waiting: Value = browser.eval("return door.waiting.length", vec![]).await?;
        let wait = waiting
            .as_u64()
            .is_some_and(|wait| requests.contains(&wait));
        ensure!(wait, "{waiting} wait");
        Ok(())
    })
    .await?;
    browser
        .see(&inside(busy))
        .await
        .context("it isn't seen to be under way")?;
    browser.eval(REFUSE, vec![]).await?;
    until("the failure to be told", async || {
        let told = browser.eval(TOLD, vec![]).await?;
        ensure!(told != 0, "it isn't");
        Ok(())
    })
    .await?;
    browser.gone(&inside("[aria-busy=true]")).await?;
    tells(browser, 1).await
}

/// So often the failure is told.
async fn tells(browser: &Browser, times: u64) -> Result<()> {
    let told = browser.eval(TOLD, vec![]).await?;
    ensure!(told == times, "told {told} times");
    Ok(())
}

async fn go(browser: &Browser, at: &At) -> Result<()> {
    match at {
        Rail(word) => open_page(browser, word).await,
        Provider(name) => {
            open_page(browser, "Providers").await?;
            let row = format!(".prov button[aria-label$='{name}']");
            browser.click(&inside(&row)).await?;
            browser.reads(&inside("h2"), name).await?;
            browser.gone(&inside("[aria-busy=true]")).await
        }
        Same => Ok(()),
    }
}

async fn act(browser: &Browser, action: &Action) -> Result<()> {
    go(browser, &action.at).await?;
    for step in action.before {
        match step {
            Click(what) => browser.click(&inside(what)).await?,
            Fill(label, text) => {
                let field = inside(&format!("input:named({label})"));
                browser.fill(&field, text).await?;
            }
        }
    }
    let button = inside(action.press);
    shut(browser, action.asks).await?;
    browser.click(&button).await?;
    refuse(browser, 1..=1, "[aria-busy=true] .spinner").await?;
    if matches!(action.done, Elsewhere) {
        return Ok(());
    }
    browser.click(&button).await?;
    match action.done {
        Reads(what, text) => browser.reads(&inside(what), text).await?,
        Gone(what) => browser.gone(&inside(what)).await?,
        See(what) => browser.see(&inside(what)).await.map(drop)?,
        Elsewhere => {}
    }
    tells(browser, 0).await
}

async fn act_all(stage: &Stage, actions: &[Action]) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser.see(&inside("nav")).await?;
    browser.eval(DOOR, vec![]).await?;
    for action in actions {
        act(browser, action)
            .await
            .with_context(|| format!("{} {}, {}", action.asks.0, action.asks.1, action.press))?;
    }
    Ok(())
}

async fn settings_actions(stage: &mut Stage) -> Result<()> {
    act_all(stage, ACTIONS).await
}

async fn settings_actions_at_the_pabx(stage: &mut Stage) -> Result<()> {
    let _pabx = connect_pabx(stage).await?;
    act_all(stage, AT_THE_PABX).await
}

/// Each place: grey rows, what went wrong with a way to try again, and then what is there.
async fn settings_loading(stage: &mut Stage) -> Result<()> {
    let _pabx = connect_pabx(stage).await?;
    let browser = &stage.browser;
    let settings = format!("{}/settings", stage.server.url());
    browser.open(&settings).await?;
    browser.see(&inside("input:named(E-mail)")).await?;
    browser.eval(DOOR, vec![]).await?;
    shut(browser, ("GET", "/settings/providers")).await?;
    enter(browser, ADMIN).await?;
    refused(browser, "Providers").await?;
    for (word, path) in LOADED {
        load(browser, word, path)
            .await
            .with_context(|| format!("{word}: {path}"))?;
    }
    Ok(())
}

/// Each place is come to anew from the one before.
async fn load(browser: &Browser, word: &str, path: &str) -> Result<()> {
    shut(browser, ("GET", path)).await?;
    browser
        .click(&inside(&format!("nav button:named({word})")))
        .await?;
    refused(browser, word).await
}

/// The place whose request waits at the door is seen to load, tells the refusal, and loads when it is asked to.
async fn refused(browser: &Browser, word: &str) -> Result<()> {
    refuse(browser, 1..=u64::MAX, "[aria-busy=true]").await?;
    let again = inside("button:named(Try again)");
    browser.click(&again).await?;
    browser.gone(&again).await?;
    browser.gone(&inside("[aria-busy=true]")).await?;
    let focused =
        "return document.querySelector('call-settings').shadowRoot.activeElement?.tagName ?? null";
    let focused = browser.eval(focused, vec![]).await?;
    ensure!(!focused.is_null(), "“Try again” lost the focus");
    browser.reads(&inside("h2"), word).await
}

journey!(settings_actions: Chromium);
journey!(settings_actions_at_the_pabx: Chromium);
journey!(settings_loading: Chromium);
