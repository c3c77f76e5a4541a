//! The recording is passed through.

use crate::app::exchange::Line;

#[tokio::test]
async fn the_agent_hears_it_and_nobody_sees_where_it_is_kept() {
    let line = Line::open().await;
    let id = line.call("+919999988888").await;
    let path = format!("/api/ringlet/calls/{id}/recording");
    assert_eq!(line.agent.get(&path).await.status, 404, "not yet");
    let call = line.until(&id, "ended").await;
    assert_eq!(call["has_recording"], true);
    let sound = line.agent.get(&path).await;
    assert_eq!(
        (sound.status, sound.header("content-type")),
        (200, "audio/wav")
    );
    assert_eq!(
        sound.header("content-length"),
        (44 + 90 * 8_000).to_string()
    );
    assert_eq!(line.app.viewer().await.get(&path).await.status, 404);
    assert_eq!(line.app.guest().get(&path).await.status, 401);
    let audit = line
        .app
        .admin()
        .await
        .get("/api/ringlet/audit?limit=10")
        .await
        .text;
    assert!(audit.contains("recording-played"));
}
