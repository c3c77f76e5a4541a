//! `POST /api/ringlet/lists/{id}/fill`

use serde_json::{Value, json};

use super::{FILE, fill, list, names};
use crate::app::{Client, TestApp};
use crate::calls::seed::{self, Seed};

async fn empty(app: &TestApp) -> (Client, String) {
    let admin = app.admin().await;
    let mut site = admin.get("/api/ringlet/settings/site").await.json();
    site["region"] = json!("IN");
    let saved = admin.put("/api/ringlet/settings/site", &site).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let id = list(&admin, json!({"name": "Reorders"})).await;
    (admin, id)
}

fn figures(answer: &Value) -> [i64; 5] {
    ["found", "added", "doubles", "blocked", "refused"].map(|name| answer[name].as_i64().unwrap())
}

#[tokio::test]
async fn a_file_is_shown_first_and_taken_then() {
    let app = TestApp::start().await;
    let (admin, id) = empty(&app).await;
    let shown = fill(&admin, &id, json!({"csv": {"text": FILE}, "dry_run": true})).await;
    assert_eq!(figures(&shown), [5, 3, 1, 0, 1]);
    assert_eq!(
        shown["columns"],
        json!(["Name", "Company", "Phone", "Note"])
    );
    assert_eq!(shown["taken"]["number"], "Phone");
    assert_eq!(shown["errors"][0]["line"], 5);
    assert_eq!(
        shown["errors"][0]["message"],
        "“12” is not a phone number that can be called."
    );
    assert_eq!(shown["sample"][0]["display"], "+91 99999 88888");
    assert_eq!(shown["sample"][0]["note"], "Wants the price list");
    assert!(names(&admin, &id).await.is_empty(), "nothing was kept");

    let taken = fill(&admin, &id, json!({"csv": {"text": FILE}})).await;
    assert_eq!(figures(&taken), [5, 3, 1, 0, 1]);
    let there = ["Lata Shah", "Emily Carter", "Thorsten Bräutigam"];
    assert_eq!(names(&admin, &id).await, there);
    let again = fill(&admin, &id, json!({"csv": {"text": FILE}})).await;
    assert_eq!(figures(&again), [5, 0, 4, 0, 1]);
    assert_eq!(names(&admin, &id).await, there);
}

#[tokio::test]
async fn who_must_not_be_called_is_marked_and_never_offered() {
    let app = TestApp::start().await;
    let (admin, id) = empty(&app).await;
    let listed = json!({"number": "+919999988888", "note": "asked us not to"});
    let path = "/api/ringlet/settings/do-not-call";
    assert_eq!(admin.post(path, &listed).await.status, 201);
    let filled = fill(&admin, &id, json!({"csv": {"text": FILE}})).await;
    assert_eq!(figures(&filled), [5, 3, 1, 1, 1]);
    let agent = app.agent().await;
    let told = super::next(&agent, &id).await;
    assert_eq!(told["row"]["name"], "Emily Carter");
    assert_eq!(
        (&told["list"]["left"], &told["list"]["blocked"]),
        (&json!(2), &json!(1))
    );
    let page = agent
        .get(&format!("/api/ringlet/lists/{id}/rows"))
        .await
        .json();
    assert_eq!(page["rows"][0]["blocked"], true);
    let body = json!({"row": page["rows"][0]["id"]});
    let refused = agent
        .post(&format!("/api/ringlet/lists/{id}/next"), &body)
        .await;
    assert_eq!(refused.status, 404, "{}", refused.text);
}

#[tokio::test]
async fn the_people_of_calls_by_the_filters_of_the_log() {
    let app = TestApp::start().await;
    let (admin, id) = empty(&app).await;
    let of = |id, number, outcome, minute| Seed {
        id,
        number,
        outcome: Some(outcome),
        display_name: Some(number),
        minute,
        ..Seed::default()
    };
    seed::calls(
        &app,
        &[
            of("c1", "+919999988888", "missed", 1),
            of("c2", "+14155552671", "completed", 2),
            of("c3", "+4930901820", "missed", 3),
            of("c4", "+919999988888", "missed", 4),
        ],
    );
    let filled = fill(&admin, &id, json!({"calls": "outcome=missed"})).await;
    assert_eq!(figures(&filled), [2, 2, 0, 0, 0]);
    assert_eq!(names(&admin, &id).await, ["+919999988888", "+4930901820"]);
    let wrong = admin
        .post(
            &format!("/api/ringlet/lists/{id}/fill"),
            &json!({"calls": "outcome=odd"}),
        )
        .await;
    assert_eq!(
        (wrong.status, &wrong.json()["field"]),
        (422, &json!("outcome"))
    );
}

#[tokio::test]
async fn the_people_of_leads_and_contacts() {
    let app = TestApp::start().await;
    let (admin, id) = empty(&app).await;
    for (first, status, number) in [
        ("Lata", "New", "+91 99999 88888"),
        ("Emily", "Contacted", "+1 415 555 2671"),
        ("Mute", "New", ""),
    ] {
        let lead = json!({"first_name": first, "organization": "Acme", "status": status, "mobile_no": number});
        assert_eq!(
            admin.post("/api/resource/CRM%20Lead", &lead).await.status,
            200
        );
    }
    let contact = json!({"first_name": "Klaus", "phone_nos": [{"phone": "+49 30 901820", "is_primary_phone": 1}]});
    assert_eq!(
        admin.post("/api/resource/Contact", &contact).await.status,
        200
    );

    let new =
        json!({"records": {"doctype": "CRM Lead", "filters": "[[\"status\",\"=\",\"New\"]]"}});
    let filled = fill(&admin, &id, new).await;
    assert_eq!(figures(&filled), [2, 1, 0, 0, 1]);
    let row = &filled["sample"][0];
    assert_eq!(
        (&row["name"], &row["company"]),
        (&json!("Lata"), &json!("Acme"))
    );
    assert_eq!(row["reference"]["doctype"], "CRM Lead");
    fill(&admin, &id, json!({"records": {"doctype": "Contact"}})).await;
    assert_eq!(names(&admin, &id).await, ["Lata", "Klaus"]);
}

#[tokio::test]
async fn a_source_is_one_and_readable() {
    let app = TestApp::start().await;
    let (admin, id) = empty(&app).await;
    for (body, field) in [
        (json!({}), "calls"),
        (json!({"calls": "", "csv": {"text": FILE}}), "calls"),
        (
            json!({"records": {"doctype": "FCRM Note"}}),
            "records.doctype",
        ),
        (
            json!({"records": {"doctype": "Contact", "filters": "["}}),
            "records.filters",
        ),
        (json!({"csv": {"text": "a,b\n1,2\n"}}), "csv.columns.number"),
        (
            json!({"csv": {"text": FILE, "columns": {"number": "Fax"}}}),
            "csv.columns",
        ),
    ] {
        let answer = admin
            .post(&format!("/api/ringlet/lists/{id}/fill"), &body)
            .await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field)),
            "{}",
            answer.text
        );
    }
}
