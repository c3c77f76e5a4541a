//! `GET /api/ringlet/match`, and what decides whom a number belongs to.

use serde_json::{Value, json};

use crate::app::{AGENT, Client, TestApp};

async fn in_india(app: &TestApp) -> Client {
    let admin = app.admin().await;
    let mut site = admin.get("/api/ringlet/settings/site").await.json();
    site["region"] = json!("IN");
    let saved = admin.put("/api/ringlet/settings/site", &site).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    admin
}

async fn add(admin: &Client, doctype: &str, fields: Value) -> String {
    let stored = admin
        .post(&format!("/api/resource/{doctype}"), &fields)
        .await;
    assert_eq!(stored.status, 200, "{}", stored.text);
    stored.json()["data"]["name"].as_str().unwrap().to_owned()
}

async fn found(client: &Client, number: &str) -> Vec<String> {
    let number: String = url::form_urlencoded::byte_serialize(number.as_bytes()).collect();
    let answer = client
        .get(&format!("/api/ringlet/match?number={number}"))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let matches = answer.json()["matches"].as_array().unwrap().clone();
    matches
        .iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn one_number_in_any_spelling() {
    let app = TestApp::start().await;
    let admin = in_india(&app).await;
    let spellings = [
        "+91 98765 43210",
        "9876543210",
        "09876543210",
        "919876543210",
        "(+91) 98765-43210",
    ];
    for (at, stored) in spellings.iter().enumerate() {
        let lead = add(
            &admin,
            "CRM%20Lead",
            json!({"first_name": format!("L{at}"), "mobile_no": stored}),
        )
        .await;
        for asked in spellings {
            assert!(
                found(&admin, asked).await.contains(&lead),
                "{stored} for {asked}"
            );
        }
    }
    assert_eq!(found(&admin, "+919876543210").await.len(), spellings.len());
}

#[tokio::test]
async fn what_is_another_number() {
    let app = TestApp::start().await;
    let admin = in_india(&app).await;
    let american = add(
        &admin,
        "CRM%20Lead",
        json!({"first_name": "A", "mobile_no": "+14155552671"}),
    )
    .await;
    add(
        &admin,
        "CRM%20Lead",
        json!({"first_name": "B", "mobile_no": "101"}),
    )
    .await;
    assert_eq!(found(&admin, "+1 (415) 555-2671").await, [american]);
    assert!(
        found(&admin, "14155552671").await.is_empty(),
        "without its plus it isn't American"
    );
    assert!(
        found(&admin, "4155552671").await.is_empty(),
        "ten digits are Indian here"
    );
    assert_eq!(
        found(&admin, "101").await.len(),
        1,
        "an extension only equals itself"
    );
    assert!(found(&admin, "1010").await.is_empty());
    assert!(found(&admin, "anonymous").await.is_empty());
}

#[tokio::test]
async fn every_number_of_a_record_counts() {
    let app = TestApp::start().await;
    let admin = in_india(&app).await;
    let lead = add(
        &admin,
        "CRM%20Lead",
        json!({"first_name": "L", "mobile_no": "9876500001", "phone": "044 2811 1234"}),
    )
    .await;
    let contact = add(
        &admin,
        "Contact",
        json!({"first_name": "C", "phone_nos": [
            {"phone": "9876500002", "is_primary_mobile_no": 1},
            {"phone": "9876500003"},
            {"phone": "022 2201 5678", "is_primary_phone": 1},
        ]}),
    )
    .await;
    let deal = add(
        &admin,
        "CRM%20Deal",
        json!({"organization": "Acme", "mobile_no": "9876500004"}),
    )
    .await;
    for (number, name) in [
        ("+919876500001", &lead),
        ("+914428111234", &lead),
        ("+919876500002", &contact),
        ("+919876500003", &contact),
        ("+912222015678", &contact),
        ("+919876500004", &deal),
    ] {
        assert_eq!(found(&admin, number).await, [name.as_str()], "{number}");
    }
    // What is changed or removed no longer counts.
    admin
        .put(
            &format!("/api/resource/CRM%20Lead/{lead}"),
            &json!({"phone": ""}),
        )
        .await;
    admin
        .delete(&format!("/api/resource/Contact/{contact}"))
        .await;
    assert!(found(&admin, "+914428111234").await.is_empty());
    assert!(found(&admin, "+919876500003").await.is_empty());
    assert_eq!(found(&admin, "+919876500001").await, [lead]);
}

#[tokio::test]
async fn several_records_are_offered_best_first() {
    let app = TestApp::start().await;
    let admin = in_india(&app).await;
    let number = "+919876543210";
    let old = add(
        &admin,
        "CRM%20Lead",
        json!({"first_name": "Old", "mobile_no": number, "converted": 1}),
    )
    .await;
    let plain = add(
        &admin,
        "Contact",
        json!({"first_name": "Plain", "mobile_no": number}),
    )
    .await;
    let buyer = add(
        &admin,
        "Contact",
        json!({"first_name": "Buyer", "mobile_no": number}),
    )
    .await;
    let deal = add(
        &admin,
        "CRM%20Deal",
        json!({"organization": "Acme", "contacts": [{"contact": buyer, "is_primary": 1}]}),
    )
    .await;
    let lead = add(
        &admin,
        "CRM%20Lead",
        json!({"first_name": "New", "phone": number}),
    )
    .await;
    assert_eq!(
        found(&admin, number).await,
        [deal.clone(), buyer, lead.clone(), plain, old]
    );
    // A deal that is won no longer goes before a lead.
    admin
        .put(
            &format!("/api/resource/CRM%20Deal/{deal}"),
            &json!({"status": "Won"}),
        )
        .await;
    let after = found(&admin, number).await;
    assert_eq!(after[0], lead);
    assert!(!after.contains(&deal));
}

#[tokio::test]
async fn our_own_numbers_belong_to_nobody() {
    let app = TestApp::start().await;
    let admin = in_india(&app).await;
    add(
        &admin,
        "Contact",
        json!({"first_name": "C", "mobile_no": "9876500001"}),
    )
    .await;
    add(
        &admin,
        "Contact",
        json!({"first_name": "D", "mobile_no": "080 4710 0001"}),
    )
    .await;
    assert_eq!(found(&admin, "9876500001").await.len(), 1);
    add(
        &admin,
        "CRM%20Telephony%20Agent",
        json!({"user": AGENT, "phone_nos": [{"number": "+91 98765 00001", "is_primary": 1}]}),
    )
    .await;
    assert!(
        found(&admin, "9876500001").await.is_empty(),
        "an agent's phone"
    );
    let settings = json!({"phone_number": "+91 80 4710 0001"});
    let saved = admin
        .put(
            "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings",
            &settings,
        )
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    assert!(
        found(&admin, "+918047100001").await.is_empty(),
        "the company's number"
    );
}

#[tokio::test]
async fn another_region_makes_other_numbers() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let lead = add(
        &admin,
        "CRM%20Lead",
        json!({"first_name": "L", "mobile_no": "9876543210"}),
    )
    .await;
    assert!(
        found(&admin, "+919876543210").await.is_empty(),
        "nobody has said India yet"
    );
    in_india(&app).await;
    assert_eq!(found(&admin, "+919876543210").await, [lead]);
}

#[tokio::test]
async fn the_shape_of_the_answer_and_its_refusals() {
    let app = TestApp::start().await;
    let admin = in_india(&app).await;
    add(&admin, "CRM%20Lead", json!({"first_name": "Lata", "last_name": "Shah", "organization": "Shah Textiles", "mobile_no": "9876543210"})).await;
    insta::assert_json_snapshot!(
        admin
            .get("/api/ringlet/match?number=9876543210")
            .await
            .json()
    );
    let missing = admin.get("/api/ringlet/match").await;
    assert_eq!(
        (missing.status, &missing.json()["field"]),
        (422, &json!("number"))
    );
    assert_eq!(
        app.guest().get("/api/ringlet/match?number=1").await.status,
        401
    );
}

#[tokio::test]
async fn colleagues_are_those_who_may_sign_in() {
    let app = TestApp::start().await;
    let listed = app
        .agent()
        .await
        .get("/api/ringlet/colleagues")
        .await
        .json();
    assert_eq!(
        listed,
        json!({"users": [
            {"id": "admin@example.test", "name": "Admin"},
            {"id": "agent@example.test", "name": "Agent"},
            {"id": "viewer@example.test", "name": "Viewer"},
        ]})
    );
}
