//! The PABX's answers. Their form isn't published, so every usual one is taken.

use reqwest::StatusCode;
use serde_json::Value;

use super::super::ProviderError;
use super::super::answer::Answer;

/// Longest of its own words that is passed on.
const LONGEST_WORDS: usize = 200;

/// Takes an answer's JSON, or says why it is none: a refusal comes as 4xx, or as 200 with a status that says so.
pub(super) fn accept(answer: Answer) -> Result<Value, ProviderError> {
    let (status, json) = answer.admitted()?;
    // Nothing to say is an answer where nothing was asked for.
    if status == StatusCode::NO_CONTENT {
        return Ok(Value::Null);
    }
    let Some(json) = json else {
        return Err(ProviderError::not_json(status));
    };
    if status.is_server_error() || status.is_redirection() {
        return Err(ProviderError::failed(status));
    }
    if status.is_client_error() || says_no(&json) {
        let words = words(&json);
        return Err(if about_credentials(&words) {
            ProviderError::Credentials
        } else {
            ProviderError::Refused(words)
        });
    }
    Ok(json)
}

/// The rows of a list: bare, or the first list inside, however deep within envelopes.
pub(super) fn rows(answer: &Value) -> Vec<&Value> {
    match answer {
        Value::Array(items) => items.iter().filter(|item| item.is_object()).collect(),
        Value::Object(fields) => {
            let lists = fields.values().filter(|value| value.is_array());
            let inside = fields.values().filter(|value| value.is_object());
            lists
                .chain(inside)
                .map(rows)
                .find(|rows| !rows.is_empty())
                .unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// `{"status": "erro"}`, `{"sucesso": false}`, `{"erro": "…"}`.
fn says_no(json: &Value) -> bool {
    let Some(fields) = json.as_object() else {
        return false;
    };
    let no = ["success", "sucesso"]
        .iter()
        .filter_map(|key| fields.get(*key))
        .any(is_no);
    let bad = ["status", "resultado"]
        .iter()
        .filter_map(|key| fields.get(*key)?.as_str())
        .any(|word| {
            let word = word.trim().to_ascii_lowercase();
            matches!(word.as_str(), "erro" | "error" | "falha" | "nok" | "false")
        });
    let error = ["erro", "error", "erros"]
        .iter()
        .filter_map(|key| fields.get(*key))
        .any(|value| !is_nothing(value));
    no || bad || error
}

fn is_no(value: &Value) -> bool {
    match value {
        Value::Bool(truth) => !truth,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => {
            matches!(
                text.trim().to_ascii_lowercase().as_str(),
                "false" | "0" | "nao" | "não" | "no"
            )
        }
        _ => false,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => matches!(text.trim(), "" | "0" | "false"),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) => false,
    }
}

/// Its own words: a text, or texts by field.
fn words(json: &Value) -> String {
    let keys = [
        "mensagem", "message", "msg", "erro", "error", "erros", "motivo",
    ];
    let mut texts = Vec::new();
    if let Some(value) = keys.iter().find_map(|key| json.get(key)) {
        collect(value, &mut texts);
    }
    let text = texts.join(" ");
    if text.is_empty() {
        return "It refused without giving a reason.".to_owned();
    }
    text.chars().take(LONGEST_WORDS).collect()
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.trim().to_owned()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|item| collect(item, texts)),
        _ => {}
    }
}

/// A wrong user or token may be told with 200.
fn about_credentials(words: &str) -> bool {
    let words = words.to_lowercase();
    ["autentica", "unauthorized", "token inv", "credenc"]
        .iter()
        .any(|part| words.contains(part))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answer(status: u16, json: Option<Value>) -> Result<Value, ProviderError> {
        accept(Answer {
            status: StatusCode::from_u16(status).unwrap(),
            json,
            retry_after: Some(7),
        })
    }

    #[test]
    fn rows_are_found_in_every_envelope() {
        let row = json!({ "ramal_id": 1 });
        for list in [
            json!([row]),
            json!({ "dados": [row] }),
            json!({ "status": "sucesso", "ramais": [row], "total": 1 }),
            json!({ "data": { "registros": [row] } }),
            json!({ "erros": [], "dados": { "itens": [row] } }),
        ] {
            assert_eq!(rows(&list), [&row], "{list}");
        }
        for nothing in [
            json!(null),
            json!([]),
            json!({ "dados": [] }),
            json!("x"),
            json!([1]),
        ] {
            assert!(rows(&nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn a_no_is_heard_whatever_its_form() {
        let refused = |words: &str| Err(ProviderError::Refused(words.to_owned()));
        for (status, json, wanted) in [
            (
                200,
                json!({ "sucesso": false, "mensagem": "Ramal ocupado" }),
                refused("Ramal ocupado"),
            ),
            (
                200,
                json!({ "status": "erro", "mensagem": ["Ramal", "inexistente"] }),
                refused("Ramal inexistente"),
            ),
            (
                200,
                json!({ "erro": "Número inválido" }),
                refused("Número inválido"),
            ),
            (
                422,
                json!({ "erros": { "numero": ["inválido"] } }),
                refused("inválido"),
            ),
            (
                400,
                json!({}),
                refused("It refused without giving a reason."),
            ),
            (
                200,
                json!({ "status": "erro", "mensagem": "Falha na autenticação" }),
                Err(ProviderError::Credentials),
            ),
            (401, json!({}), Err(ProviderError::Credentials)),
            (
                429,
                json!({}),
                Err(ProviderError::TooMany {
                    retry_after: Some(7),
                }),
            ),
            (
                500,
                json!({}),
                Err(ProviderError::Faulty(
                    "It answered with status 500.".to_owned(),
                )),
            ),
            (
                200,
                json!({ "status": "sucesso", "erro": "", "erros": [] }),
                Ok(json!({ "status": "sucesso", "erro": "", "erros": [] })),
            ),
            (200, json!([]), Ok(json!([]))),
        ] {
            assert_eq!(
                answer(status, Some(json.clone())),
                wanted,
                "{status} {json}"
            );
        }
        assert_eq!(answer(204, None), Ok(Value::Null));
        let html = answer(200, None);
        assert!(matches!(html, Err(ProviderError::Faulty(_))), "{html:?}");
    }
}
