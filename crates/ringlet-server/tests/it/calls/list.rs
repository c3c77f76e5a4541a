//! `GET /calls`

use serde_json::json;

use super::seed::{self, Seed};
use crate::app::{ADMIN, Client, TestApp};

/// A week of calls, one per filter that can be told apart.
fn week() -> Vec<Seed> {
    vec![
        Seed {
            id: "first",
            minute: 0,
            ..Seed::default()
        },
        Seed {
            id: "in",
            direction: "inbound",
            outcome: Some("missed"),
            minute: 1,
            ..Seed::default()
        },
        Seed {
            id: "demo",
            source: "demo",
            outcome: Some("no-answer"),
            minute: 2,
            ..Seed::default()
        },
        Seed {
            id: "other-number",
            number: "+14155552671",
            display_name: Some("Zoë Stone"),
            minute: 3,
            ..Seed::default()
        },
        Seed {
            id: "chosen",
            disposition: Some("Interested"),
            minute: 4,
            ..Seed::default()
        },
        Seed {
            id: "admins",
            agent: Some(ADMIN),
            minute: 5,
            ..Seed::default()
        },
        Seed {
            id: "rang-for-agent",
            direction: "inbound",
            outcome: Some("missed"),
            agent: None,
            audience: r#"["agent@example.test","x@example.test"]"#,
            minute: 6,
            ..Seed::default()
        },
        Seed {
            id: "rang-for-others",
            direction: "inbound",
            outcome: Some("missed"),
            agent: None,
            audience: r#"["x@example.test"]"#,
            minute: 7,
            ..Seed::default()
        },
    ]
}

async fn ids(client: &Client, query: &str) -> Vec<String> {
    let answer = client.get(&format!("/calls?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.text);
    let calls = answer.json()["calls"].as_array().unwrap().clone();
    calls
        .iter()
        .map(|call| call["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_administrator_sees_all_and_an_agent_what_is_theirs() {
    let app = TestApp::start().await;
    seed::calls(&app, &week());
    assert_eq!(ids(&app.admin().await, "").await.len(), 8);
    let own = [
        "rang-for-agent",
        "chosen",
        "other-number",
        "demo",
        "in",
        "first",
    ];
    assert_eq!(ids(&app.agent().await, "").await, own);
    assert_eq!(
        ids(&app.agent().await, "user_id=admin@example.test").await,
        Vec::<String>::new()
    );
    assert!(ids(&app.viewer().await, "").await.is_empty());
    assert_eq!(app.guest().get("/calls").await.status, 401);
}

#[tokio::test]
async fn every_filter_narrows() {
    let app = TestApp::start().await;
    seed::calls(&app, &week());
    let admin = app.admin().await;
    for (query, found) in [
        ("user_id=admin@example.test", vec!["admins"]),
        ("source=demo", vec!["demo"]),
        ("source=teams", vec![]),
        ("outcome=no-answer", vec!["demo"]),
        ("outcome=no_answer", vec!["demo"]),
        ("outcome=voicemail", vec![]),
        (
            "direction=INCOMING",
            vec!["rang-for-others", "rang-for-agent", "in"],
        ),
        ("direction=MISSED&user_id=agent@example.test", vec!["in"]),
        ("direction=internal", vec![]),
        ("number=%2B1%20415%20555%202671", vec!["other-number"]),
        ("number=+14155552671", vec!["other-number"]),
        ("disposition=Interested", vec!["chosen"]),
        ("q=zo%C3%AB", vec!["other-number"]),
        ("q=%2B1415", vec!["other-number"]),
        ("q=stone", vec![]),
        (
            "start=2026-11-20T09:05:00Z&end=2026-11-20T09:07:00Z",
            vec!["rang-for-agent", "admins"],
        ),
        (
            "start=2026-11-20T14:35:00+05:30&end=2026-11-20T09:06:00Z",
            vec!["admins"],
        ),
        (
            "outcome=missed&direction=inbound&source=tata_tele&start=2026-11-20",
            vec!["rang-for-others", "rang-for-agent", "in"],
        ),
    ] {
        assert_eq!(ids(&admin, query).await, found, "{query}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    let app = TestApp::start().await;
    let mut seeds = week();
    // Same time: the id decides.
    seeds.iter_mut().for_each(|seed| seed.minute /= 3);
    seed::calls(&app, &seeds);
    for client in [app.admin().await, app.agent().await] {
        let all = ids(&client, "").await;
        let (mut paged, mut cursor) = (Vec::new(), String::new());
        loop {
            let answer = client
                .get(&format!("/calls?limit=2&cursor={cursor}"))
                .await
                .json();
            for call in answer["calls"].as_array().unwrap() {
                paged.push(call["id"].as_str().unwrap().to_owned());
            }
            match answer["next_cursor"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(paged, all);
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_named() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for (query, field) in [
        ("start=yesterday", "start"),
        ("end=2026-13-01", "end"),
        ("direction=sideways", "direction"),
        ("outcome=great", "outcome"),
        ("direction=missed&outcome=busy", "outcome"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=many", "limit"),
        ("cursor=zzz", "cursor"),
        ("reference_doctype=CRM%20Lead", "reference_name"),
    ] {
        let answer = admin.get(&format!("/calls?{query}")).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field)),
            "{query}"
        );
    }
}

#[tokio::test]
async fn the_shape_of_a_page() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[Seed {
            display_name: Some("Asha Rao"),
            disposition: Some("Call back"),
            ..Seed::default()
        }],
    );
    insta::assert_json_snapshot!(app.admin().await.get("/calls?limit=1").await.json());
}

#[tokio::test]
async fn calls_of_a_record_are_found_and_named_by_it() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let lead = agent
        .post(
            "/api/resource/CRM%20Lead",
            &json!({"first_name": "Lata", "last_name": "Shah"}),
        )
        .await
        .json();
    let name = lead["data"]["name"].as_str().unwrap();
    let call = json!({
        "id": "kept", "from": "+911140001234", "to": "+919876543210", "type": "Outgoing", "status": "Completed",
        "reference_doctype": "CRM Lead", "reference_docname": name,
    });
    let stored = agent.post("/api/resource/CRM%20Call%20Log", &call).await;
    assert_eq!(stored.status, 200, "{}", stored.text);
    let query = format!("reference_doctype=CRM%20Lead&reference_name={name}");
    assert_eq!(ids(&agent, &query).await, ["kept"]);
    assert_eq!(ids(&agent, "q=lata").await, ["kept"]);
    let found = agent.get(&format!("/calls?{query}")).await.json();
    assert_eq!(found["calls"][0]["remote_name"], "Lata Shah");
}
