//! Events over WebSockets. An address is good for one hour, a connection as long; what is sent while nobody listens is
//! gone.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::response::Response;
use tokio::sync::broadcast::error::RecvError;

use super::company::Company;

/// `GET /events/{token}`.
pub(super) async fn events(
    State(company): State<Arc<Company>>,
    Path(token): Path<String>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let known = company.takes_token(&token);
    upgrade.on_upgrade(move |socket| async move {
        if known {
            serve(socket, &company).await;
        } else {
            refuse(socket).await;
        }
    })
}

async fn refuse(mut socket: WebSocket) {
    let text = "You are connected without a valid token, please send your api key for verification";
    let _ = socket.send(Message::text(text)).await;
    let _ = socket.send(Message::Close(None)).await;
}

async fn serve(mut socket: WebSocket, company: &Company) {
    let mut events = company.listen();
    let mut cut = company.cuts();
    company.connected();
    loop {
        tokio::select! {
            event = events.recv() => match event {
                Ok(event) => if socket.send(Message::text(event)).await.is_err() { return },
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            },
            _ = cut.changed() => {
                let _ = socket.send(Message::Close(None)).await;
                return;
            }
            message = socket.recv() => if !matches!(message, Some(Ok(_))) { return },
        }
    }
}
