//! The HTTP interface of the PABX: one operation per path.

use std::collections::BTreeMap;
use std::future::{pending, ready};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Json, Response};
use axum::routing::{any, get};
use serde_json::{Map, Value, json};

use super::call::stamp;
use super::desk::Desk;
use super::pabx::Suite;
use super::shelf::Shelf;
use super::{PlacedCall, SeenRequest, Weather};

/// All operations, and the recordings.
pub(super) fn router(suite: Arc<Suite>) -> Router {
    Router::new()
        .route("/suite/api/{operation}", any(operate))
        .route("/gravacoes/{file}", get(recording))
        .with_state(suite)
}

/// A request with its credentials taken out.
struct Asked {
    query: BTreeMap<String, String>,
    body: Map<String, Value>,
}

impl Asked {
    fn text(&self, key: &str) -> String {
        let said = match self.body.get(key) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        said.or_else(|| self.query.get(key).cloned())
            .unwrap_or_default()
    }

    /// The new values of a row: inside `dados`, or all but the id.
    fn values(&self, id: &str) -> Map<String, Value> {
        let mut values = match self.body.get("dados") {
            Some(Value::Object(inside)) => inside.clone(),
            _ => self.body.clone(),
        };
        values.remove(id);
        values
    }
}

async fn operate(
    State(suite): State<Arc<Suite>>,
    Path(operation): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    request: Request,
) -> Response {
    let method = request.method().clone();
    let bytes = axum::body::to_bytes(request.into_body(), 1 << 20)
        .await
        .unwrap_or_default();
    let body = match serde_json::from_slice(&bytes) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let mut asked = Asked { query, body };
    let allowed = take_credentials(&suite, &method, &mut asked);
    let weather = {
        let mut desk = suite.desk();
        desk.seen.push(SeenRequest {
            method: method.to_string(),
            operation: operation.clone(),
            query: asked.query.clone().into_iter().collect(),
            body: Value::Object(asked.body.clone()),
            allowed,
        });
        desk.weather
    };
    match weather {
        Weather::Fine => {}
        Weather::Slow(time) => tokio::time::sleep(time).await,
        Weather::Down => return cut(),
        Weather::Silent => return pending().await,
        Weather::Refusing => return no(StatusCode::OK, "Ramal indisponível."),
        Weather::Html => {
            let page = Html("<!doctype html><title>502</title><h1>Bad Gateway</h1>");
            return (StatusCode::BAD_GATEWAY, page).into_response();
        }
        Weather::TooMany(seconds) => {
            let wait = [(header::RETRY_AFTER, seconds.to_string())];
            let told = no(StatusCode::TOO_MANY_REQUESTS, "Limite excedido.");
            return (wait, told).into_response();
        }
    }
    if !allowed {
        return no(StatusCode::UNAUTHORIZED, "Falha na autenticação.");
    }
    answer(&suite, &method, &operation, &asked)
}

/// Takes the credentials out of a request; true when they are right and where this PABX has them.
fn take_credentials(suite: &Suite, method: &Method, asked: &mut Asked) -> bool {
    let in_query = *method == Method::GET || suite.dialect.credentials_in_query;
    let names = ["autenticacao_usuario", "autenticacao_token"];
    let [user, token] = names.map(|name| {
        let from_query = asked.query.remove(name);
        let from_body = asked.body.remove(name);
        if in_query {
            from_query
        } else {
            from_body.and_then(|value| value.as_str().map(ToOwned::to_owned))
        }
    });
    user.as_deref() == Some(&suite.user) && token.as_deref() == Some(&suite.token)
}

fn answer(suite: &Suite, method: &Method, operation: &str, asked: &Asked) -> Response {
    let mut desk = suite.desk();
    match (method.as_str(), operation) {
        ("POST", "discar_numero") => dial(suite, &mut desk, asked),
        ("GET", "listar_chamadas_online") => {
            let up = desk.calls.iter().filter(|call| call.over.is_none());
            let rows: Vec<Value> = up.map(|call| call.online_row(suite.dialect)).collect();
            list(suite, rows, asked)
        }
        ("GET", "listar_historico_chamada") => {
            let rows = history(suite, &desk, asked);
            list(suite, rows, asked)
        }
        ("GET", "listar_ramais") => list(suite, desk.extensions.rows(), asked),
        ("GET", "listar_dids") => list(suite, desk.dids.rows(), asked),
        ("GET", "listar_pessoas") => list(suite, desk.operators.rows(), asked),
        ("POST", "inserir_ramal") => add(&mut desk.extensions, "ramal_id", asked),
        ("POST", "inserir_did") => add(&mut desk.dids, "did_id", asked),
        ("PUT", "alterar_ramal") => change(&mut desk.extensions, "ramal_id", asked),
        ("PUT", "alterar_did") => change(&mut desk.dids, "did_id", asked),
        ("DELETE", "deletar_ramal") => done(desk.extensions.remove(&asked.text("ramal_id"))),
        ("DELETE", "deletar_did") => done(desk.dids.remove(&asked.text("did_id"))),
        ("PUT", "login_operador" | "despausar_operador") => {
            operator(&mut desk, asked, "disponível")
        }
        ("PUT", "logout_operador") => operator(&mut desk, asked, "deslogado"),
        ("PUT", "pausar_operador") => operator(&mut desk, asked, "em pausa"),
        _ => no(StatusCode::NOT_FOUND, "Operação inexistente."),
    }
}

fn dial(suite: &Suite, desk: &mut Desk, asked: &Asked) -> Response {
    let inside = asked.body.get("dados").and_then(Value::as_object);
    let text = |fields: &Map<String, Value>, key: &str| {
        let value = fields.get(key).and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let (extension, number, variables) = match (suite.dialect.flat, inside) {
        (false, Some(dados)) => (
            text(dados, "numero_ramal_origem"),
            text(dados, "numero_destino"),
            dados.get("variaveis").and_then(Value::as_object).cloned(),
        ),
        (true, None) => (asked.text("ramal"), asked.text("numero"), None),
        _ => return no(StatusCode::BAD_REQUEST, "Parâmetros inválidos."),
    };
    let known = desk
        .extensions
        .rows()
        .iter()
        .any(|row| row["ramal"].as_str() == Some(&extension));
    if !known || number.len() < 8 {
        return no(StatusCode::OK, "Ramal ou número inválido.");
    }
    let placed = PlacedCall {
        id: String::new(),
        extension,
        number,
        variables: variables.unwrap_or_default(),
    };
    let id = desk.put_through(placed, None);
    let mut told = json!({ "status": "sucesso", "mensagem": "Discagem iniciada" });
    if !suite.dialect.silent_dial {
        told["dados"] = json!({ "chamada_id": id });
    }
    Json(told).into_response()
}

fn history(suite: &Suite, desk: &Desk, asked: &Asked) -> Vec<Value> {
    let fits = |row: &Value| {
        let filters = [
            "chamada_id",
            "ramal_origem",
            "ramal_destino",
            "numero_origem",
            "numero_destino",
        ];
        filters.iter().all(|name| {
            let wanted = asked.query.get(*name);
            wanted.is_none_or(|wanted| row.get(*name).and_then(Value::as_str) == Some(wanted))
        })
    };
    let (from, to) = if suite.dialect.flat {
        (
            day(asked, "data_inicio", "00:00"),
            day(asked, "data_fim", "23:59"),
        )
    } else {
        let from = day(asked, "data_inicial", &asked.text("hora_inicial"));
        (from, day(asked, "data_final", &asked.text("hora_final")))
    };
    let within = desk.calls.iter().filter(|call| {
        let began = sortable(&stamp(call.began)[..16]);
        from <= began && began <= to
    });
    within
        .filter_map(|call| call.history_row(suite.dialect, &suite.base_url))
        .filter(fits)
        .collect()
}

fn day(asked: &Asked, name: &str, time: &str) -> String {
    sortable(&format!("{} {time}", asked.text(name)))
}

/// `DD/MM/YYYY HH:MM` so that texts compare as times do.
fn sortable(text: &str) -> String {
    let (date, time) = text.split_once(' ').unwrap_or((text, ""));
    let mut parts: Vec<&str> = date.split('/').collect();
    parts.reverse();
    format!("{} {time}", parts.join("-"))
}

fn list(suite: &Suite, rows: Vec<Value>, asked: &Asked) -> Response {
    let number = |name: &str| asked.text(name).parse::<usize>().ok();
    let page: Vec<Value> = rows
        .into_iter()
        .skip(number("offset").unwrap_or(0))
        .take(number("limit").unwrap_or(usize::MAX))
        .collect();
    Json(suite.dialect.list(&page)).into_response()
}

fn add(shelf: &mut Shelf, id: &str, asked: &Asked) -> Response {
    let made = shelf.add(asked.values(id));
    Json(json!({ "status": "sucesso", "dados": { id: made } })).into_response()
}

fn change(shelf: &mut Shelf, id: &str, asked: &Asked) -> Response {
    done(shelf.change(&asked.text(id), asked.values(id)))
}

fn operator(desk: &mut Desk, asked: &Asked, status: &str) -> Response {
    let values = Map::from_iter([
        ("status".to_owned(), json!(status)),
        ("motivo_pausa".to_owned(), json!(asked.text("motivo_pausa"))),
    ]);
    done(desk.operators.change(&asked.text("operador_id"), values))
}

fn done(found: bool) -> Response {
    if found {
        Json(json!({ "status": "sucesso" })).into_response()
    } else {
        no(StatusCode::OK, "Registro não encontrado.")
    }
}

fn no(status: StatusCode, words: &str) -> Response {
    (status, Json(json!({ "status": "erro", "mensagem": words }))).into_response()
}

/// Breaks the connection off instead of answering.
fn cut() -> Response {
    let end = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let broken = futures_util::stream::once(ready(Err::<Bytes, _>(end)));
    (StatusCode::OK, Body::from_stream(broken)).into_response()
}

/// What only has to begin like a sound.
async fn recording(Path(_): Path<String>) -> Response {
    ([(header::CONTENT_TYPE, "audio/wav")], b"RIFF".to_vec()).into_response()
}
