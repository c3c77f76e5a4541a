//! Calling lists: an agent works one, an administrator keeps them.

use anyhow::{Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Scan, Stage, VIEWER, journey, until};
use serde_json::{Value, json};

use crate::popup::{ANSWERED, hang_up, open_wrap_up, part};
use crate::sample_crm::open_as;

fn inside(selector: &str) -> String {
    format!("call-list >>> {selector}")
}

/// The call button of the person shown.
const DIAL: &str = "call-list >>> call-button >>> [part~=button]";
const HEADING: &str = "call-list >>> h3";

/// Makes a list of these people (CSV) and gives its id. The demo's own list goes.
async fn list_of(stage: &Stage, people: &str) -> Result<String> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let old = admin.get("/api/ringlet/lists").await?;
    for list in old["lists"].as_array().into_iter().flatten() {
        let path = format!(
            "/api/ringlet/lists/{}",
            list["id"].as_str().unwrap_or_default()
        );
        admin.delete(&path).await?;
    }
    let draft = json!({ "name": "Reorders", "call_back": ["Call back"] });
    let list = admin.post("/api/ringlet/lists", draft).await?;
    let id = list["id"].as_str().unwrap_or_default().to_owned();
    let fill = json!({ "csv": { "text": people } });
    admin
        .post(&format!("/api/ringlet/lists/{id}/fill"), fill)
        .await?;
    Ok(id)
}

fn people() -> String {
    format!(
        "phone,name,company,note\n\
         {ANSWERED},Lata Shah,Shah Textiles,Asked for the price list\n\
         +918047100001,Emily Carter,Carter Design,\n\
         +493090182055,Thorsten Bräutigam-Öztürk,Hohenlohe Logistik,\n"
    )
}

/// Calls the person shown, talks, and saves that disposition.
async fn call_and_save(browser: &Browser, disposition: &str) -> Result<()> {
    browser.click(DIAL).await?;
    browser.reads(&part("status"), "In progress").await?;
    hang_up(browser).await?;
    open_wrap_up(browser).await?;
    let chip = format!("call-popup >>> [role=radio]:named({disposition})");
    browser.click(&chip).await?;
    browser.click(&part("save")).await?;
    browser.gone(&part("wrap-up")).await
}

/// Call by call: the row leaves when it is saved, a call-back comes back at its time without a reload.
async fn an_agent_works_a_list(stage: &mut Stage) -> Result<()> {
    let list = list_of(stage, &people()).await?;
    open_as(stage, AGENT, "#/list").await?;
    let browser = &stage.browser;
    browser.reads(HEADING, "Lata Shah").await?;
    browser
        .reads(&inside(".said"), "Asked for the price list")
        .await?;
    browser.reads(&inside(".cl-head"), "0 of 3 done").await?;
    ensure!(
        !browser.sees(&inside("button:named(Add people)")).await?,
        "an agent doesn't keep lists"
    );

    call_and_save(browser, "Interested").await?;
    browser.reads(HEADING, "Emily Carter").await?;
    browser.reads(&inside(".cl-head"), "1 of 3 done").await?;

    // At the end of the list, and taken out of turn from there.
    browser.click(&inside("button:named(Skip)")).await?;
    browser.reads(HEADING, "Thorsten").await?;
    browser
        .click(&inside("button[title='Call Emily Carter next']"))
        .await?;
    browser.reads(HEADING, "Emily Carter").await?;

    // To be called back: by a chip, then at another time, on another session.
    browser.click(&inside("button:named(Call later)")).await?;
    browser.click(&inside("button:named(In 1 hour)")).await?;
    browser.reads(HEADING, "Thorsten").await?;
    browser.see(&inside("button.badge.wait")).await?;
    call_and_save(browser, "Call back").await?;
    browser.reads(HEADING, "Next call-back at").await?;
    due_soon(stage, &list, "Emily Carter").await?;
    browser.reads(HEADING, "Emily Carter").await
}

/// One of several lists is chosen, a long one shows the rest when asked, and a time that was set is changed.
async fn several_lists_and_a_long_one(stage: &mut Stage) -> Result<()> {
    list_of(stage, &people()).await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    let draft = json!({ "name": "Spring", "call_back": [] });
    let long = admin.post("/api/ringlet/lists", draft).await?;
    let rows: String = (10..40)
        .map(|at| format!("+9198200111{at},Person {at}\n"))
        .collect();
    let fill = json!({ "csv": { "text": format!("phone,name\n{rows}") } });
    let id = long["id"].as_str().unwrap_or_default();
    admin
        .post(&format!("/api/ringlet/lists/{id}/fill"), fill)
        .await?;
    open_as(stage, AGENT, "#/list").await?;
    let browser = &stage.browser;
    select(browser, "select:named(Calling list)", id).await?;
    browser.reads(HEADING, "Person 10").await?;
    browser.reads(&inside(".cl-head"), "0 of 30 done").await?;
    let last = inside("button[title='Call Person 39 next']");
    ensure!(!browser.sees(&last).await?, "the whole list is there");
    browser.click(&inside("button:named(Show more)")).await?;
    browser.see(&last).await?;

    browser.click(&inside("button:named(Call later)")).await?;
    browser.click(&inside("button:named(In 3 hours)")).await?;
    browser.reads(HEADING, "Person 11").await?;
    let badge = inside("button.badge.wait[title='Change the time of Person 10']");
    let before = browser.text(&badge).await?;
    browser.click(&badge).await?;
    browser.click(&inside("button:named(In 1 hour)")).await?;
    until("the other time", async || {
        let now = browser.text(&badge).await?;
        ensure!(now != before, "it is still {before}");
        Ok(())
    })
    .await
}

/// Another session sets that person's time to two seconds from now.
async fn due_soon(stage: &Stage, list: &str, name: &str) -> Result<()> {
    let api = stage.server.sign_in(ADMIN).await?;
    let rows = api.get(&format!("/api/ringlet/lists/{list}/rows")).await?;
    let row = rows["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|row| row["name"] == name)
        .map(|row| row["id"].clone())
        .unwrap_or_default();
    let soon = stage
        .browser
        .eval("return Date.now() + 2000", vec![])
        .await?;
    let path = format!("/api/ringlet/lists/{list}/rows/{row}/later");
    api.post(&path, json!({ "due_at": soon })).await.map(drop)
}

/// What is shown when nobody is to be called, and what can be done then.
async fn a_list_comes_to_its_end(stage: &mut Stage) -> Result<()> {
    list_of(stage, &format!("phone,name\n{ANSWERED},Lata Shah\n")).await?;
    open_as(stage, AGENT, "#/list").await?;
    let browser = &stage.browser;
    browser.click(&inside("button:named(Call later)")).await?;
    let time = "const field = arguments[0]; field.value = '2099-01-01T10:00'; \
                field.dispatchEvent(new Event('input', { bubbles: true }))";
    let field = serde_json::to_value(browser.see(&inside("input[type=datetime-local]")).await?)?;
    browser.eval(time, vec![field]).await?;
    browser.click(&inside("button:named(Set)")).await?;
    browser.reads(&inside("[role=alert]"), "year").await?;
    browser
        .click(&inside("button:named(Tomorrow, 09:00 AM)"))
        .await?;
    browser.reads(HEADING, "Next call-back at").await?;
    browser
        .click(&inside("button:named(Call now anyway)"))
        .await?;
    browser.reads(HEADING, "Lata Shah").await?;
    call_and_save(browser, "Not interested").await?;
    browser.reads(HEADING, "List done").await?;
    browser
        .reads(&inside(".empty"), "1 called, 1 reached.")
        .await?;
    browser.click(&inside("button:named(See results)")).await?;
    browser.reads(&inside("table"), "Not interested").await?;
    browser.click(&inside("button:named(Hide results)")).await?;
    browser.reads(HEADING, "List done").await
}

/// An administrator makes a list, fills it from a file, the log and records, changes and deletes it.
async fn an_administrator_keeps_lists(stage: &mut Stage) -> Result<()> {
    open_as(stage, ADMIN, "#/list").await?;
    let browser = &stage.browser;
    browser.click(&inside("button:named(Edit list)")).await?;
    browser.click(&inside("button:named(Delete list)")).await?;
    browser.click(&inside("button:named(Keep it)")).await?;
    browser.click(&inside("button:named(Delete list)")).await?;
    browser
        .click(&inside("[role=alertdialog] button:named(Delete list)"))
        .await?;
    browser.reads(HEADING, "No calling lists yet").await?;

    browser.click(&inside("button:named(New list)")).await?;
    browser.click(&inside("button:named(Save)")).await?;
    browser.see(&inside("[aria-invalid=true]")).await?;
    browser.fill(&inside("input:named(Name)"), "Autumn").await?;
    browser.click(&inside("button:named(Save)")).await?;
    browser.reads(HEADING, "Nobody is on this list yet").await?;
    fill_from_a_file(browser).await?;
    fill_from_the_log_and_records(browser).await?;

    browser
        .click(&inside("button:named(Take off the list)"))
        .await?;
    browser.reads(HEADING, "Emily Carter").await?;
    browser.click(&inside("button:named(Edit list)")).await?;
    browser.fill(&inside("input:named(Name)"), "Winter").await?;
    browser.click(&inside("button:named(Save)")).await?;
    browser.reads(&inside(".cl-head"), "Winter").await?;
    browser.click(&inside("button:named(Results)")).await?;
    browser.click(&inside("button:named(Hide results)")).await
}

const FILE: &str = "Telefon;Name;Firma\n+919876543200;Lata Shah;Shah Textiles\n\
                    +918047100001;Emily Carter;Carter Design\n12;Nobody;\n+919876543200;Twice;\n";

async fn fill_from_a_file(browser: &Browser) -> Result<()> {
    browser
        .click(&inside(".empty button:named(Add people)"))
        .await?;
    let field = serde_json::to_value(browser.see(&inside("input[type=file]")).await?)?;
    let choose = "const files = new DataTransfer(); \
                  files.items.add(new File([arguments[1]], 'people.csv', { type: 'text/csv' })); \
                  arguments[0].files = files.files; \
                  arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    browser.eval(choose, vec![field, FILE.into()]).await?;
    browser.reads(&inside(".sums"), "2 people to add").await?;
    browser.reads(&inside(".sums"), "1 comes twice").await?;
    browser.reads(&inside(".errors"), "Line 4").await?;
    select(browser, "select:named(Name)", "Firma").await?;
    browser.reads(&inside("table"), "Carter Design").await?;
    select(browser, "select:named(Name)", "Name").await?;
    Scan::pass(browser, "people to be added").await?;
    browser.click(&inside("button:named(Add 2 people)")).await?;
    browser.reads(HEADING, "Lata Shah").await
}

async fn fill_from_the_log_and_records(browser: &Browser) -> Result<()> {
    for (tab, changes) in [
        ("Call log", vec![("select:named(Period)", "")]),
        (
            "Records",
            vec![
                ("select:named(Status)", ""),
                ("select:named(Kind)", "Contact"),
            ],
        ),
    ] {
        browser
            .click(&inside(".cl-keep button:named(Add people)"))
            .await?;
        browser
            .click(&inside(&format!("button:named({tab})")))
            .await?;
        for (field, value) in changes {
            select(browser, field, value).await?;
        }
        browser.see(&inside(".cl-panel .sums")).await?;
        browser
            .reads(&inside(".cl-panel .btn.primary"), "Add ")
            .await?;
        let before = browser.text(&inside(".cl-qh")).await?;
        browser.click(&inside(".cl-panel .btn.primary")).await?;
        browser.gone(&inside(".cl-panel")).await?;
        until(&format!("{tab} to add somebody"), async || {
            let now = browser.text(&inside(".cl-qh")).await?;
            ensure!(now != before, "still {now}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Chooses an entry of a list.
async fn select(browser: &Browser, field: &str, value: &str) -> Result<()> {
    let list = serde_json::to_value(browser.see(&inside(field)).await?)?;
    let choose = "arguments[0].value = arguments[1]; \
                  arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    browser
        .eval(choose, vec![list, value.into()])
        .await
        .map(drop)
}

async fn a_list_in_every_state(stage: &mut Stage) -> Result<()> {
    list_of(stage, &people()).await?;
    open_as(stage, ADMIN, "#/list").await?;
    let browser = &stage.browser;
    scan_states(browser, "light").await?;
    browser.be_dark().await?;
    scan_states(browser, "dark").await?;
    browser.be_a_phone().await?;
    scan_states(browser, "390 px, dark").await
}

async fn scan_states(browser: &Browser, look: &str) -> Result<()> {
    browser.reads(HEADING, "Lata Shah").await?;
    Scan::pass(browser, &format!("whom to call, {look}")).await?;
    for (open, screen) in [
        ("Call later", "when to call back"),
        ("Add people", "adding people"),
        ("Edit list", "a list's rules"),
    ] {
        browser
            .click(&inside(&format!("button:named({open})")))
            .await?;
        browser.see(&inside(".cl-panel")).await?;
        Scan::pass(browser, &format!("{screen}, {look}")).await?;
        browser.click(&inside("button:named(Cancel)")).await?;
    }
    browser.click(&inside("button:named(Results)")).await?;
    Scan::pass(browser, &format!("results, {look}")).await?;
    browser.click(&inside("button:named(Hide results)")).await
}

/// Two administrators change the same list: theirs is shown beside mine, and what only they changed stays.
async fn two_administrators_keep_a_list(stage: &mut Stage) -> Result<()> {
    let id = list_of(stage, &people()).await?;
    let path = format!("/api/ringlet/lists/{id}");
    open_as(stage, ADMIN, "#/list").await?;
    let browser = &stage.browser;
    browser.reads(HEADING, "Lata Shah").await?;
    browser.click(&inside("button:named(Edit list)")).await?;
    let name = inside("input:named(Name)");
    browser.fill(&name, "Mine").await?;
    let other = stage.server.sign_in(ADMIN).await?;
    let theirs = json!({ "name": "Theirs", "everyone": false, "agents": [AGENT.0], "call_back": ["Call back"] });
    other.put(&path, theirs).await?;

    stage.expect_network_faults();
    browser.click(&inside("button:named(Save)")).await?;
    let note = inside(".note.wait");
    browser
        .reads(&note, "Somebody changed this list meanwhile.")
        .await?;
    let both = browser.text(&note).await?;
    ensure!(both.contains("Theirs") && both.contains("Mine"), "{both}");
    let typed = browser.property(&name, "value").await?;
    ensure!(typed == "Mine", "the name reads {typed}");
    Scan::pass(browser, "a list's rules, two administrators").await?;
    browser.click(&inside("button:named(Save mine)")).await?;
    browser.reads(&inside(".cl-head"), "Mine").await?;
    let stored = until("mine to be saved", async || {
        let lists = other.get("/api/ringlet/lists").await?;
        let list = &lists["lists"][0];
        ensure!(list["name"] == "Mine", "{list}");
        Ok(list.clone())
    })
    .await?;
    ensure!(
        stored["everyone"] == false && stored["agents"] == json!([AGENT.0]),
        "what only they changed stays: {stored}"
    );
    Ok(())
}

async fn lists_are_for_those_who_call(stage: &mut Stage) -> Result<()> {
    open_as(stage, VIEWER, "#/list").await?;
    let browser = &stage.browser;
    browser
        .reads(HEADING, "Calling lists are for those who call")
        .await?;
    Scan::pass(browser, "a viewer's calling list").await?;
    let there: Vec<Value> = vec!["#/stats".into()];
    browser.eval("location.hash = arguments[0]", there).await?;
    browser.see("call-stats").await.map(drop)
}

journey!(an_agent_works_a_list: Chromium, Firefox);
journey!(several_lists_and_a_long_one: Chromium);
journey!(a_list_comes_to_its_end: Chromium);
journey!(an_administrator_keeps_lists: Chromium);
journey!(two_administrators_keep_a_list: Chromium);
journey!(a_list_in_every_state: Chromium);
journey!(lists_are_for_those_who_call: Chromium);
