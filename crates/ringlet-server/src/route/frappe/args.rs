//! The parameters of a request, gathered as Frappe does: a JSON body counts alone; else query and form are laid over
//! each other, the form on top.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::{HeaderMap, Method, header};
use serde_json::{Map, Value};

use crate::error::{ApiError, ApiResult, Code};
use crate::route::IdempotencyKey;
use crate::route::json::unread;
use crate::storage::RequestKey;

/// The parameters of a request.
#[derive(Clone, Debug, Default)]
pub struct Args {
    /// The request's verb: methods that write aren't for GET.
    pub method: Method,
    /// The `Idempotency-Key` header.
    pub key: IdempotencyKey,
    /// Name and value; from query and form all values are texts.
    pub values: Map<String, Value>,
}

impl<S: Send + Sync> FromRequest<S> for Args {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let (mut parts, body) = request.into_parts();
        let key = IdempotencyKey::from_request_parts(&mut parts, state).await?;
        let request = Request::from_parts(parts, body);
        let method = request.method().clone();
        let query = request.uri().query().unwrap_or_default().to_owned();
        let kind = content_type(request.headers());
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| unread(&rejection))?;
        let mut values = match kind.as_deref() {
            Some("application/json") if !body.is_empty() => json(&body)?,
            Some("application/x-www-form-urlencoded") => merged(&[query.as_bytes(), &body]),
            Some("multipart/form-data") if !body.is_empty() => {
                return Err(ApiError::new(
                    Code::BadRequest,
                    "Send a form as application/x-www-form-urlencoded.",
                )
                .exc_type("UnsupportedMediaType"));
            }
            _ => merged(&[query.as_bytes()]),
        };
        // jQuery's marker against caches.
        values.remove("_");
        Ok(Self {
            method,
            key,
            values,
        })
    }
}

fn content_type(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(kind.split(';').next()?.trim().to_ascii_lowercase())
}

fn json(body: &[u8]) -> ApiResult<Map<String, Value>> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(values)) => Ok(values),
        Ok(list @ Value::Array(_)) => Ok(Map::from_iter([("data".to_owned(), list)])),
        Ok(_) => Err(ApiError::new(
            Code::BadRequest,
            "The body must be a JSON object.",
        )),
        Err(error) => Err(ApiError::new(
            Code::BadRequest,
            format!("The body isn't JSON: {error}."),
        )),
    }
}

fn merged(parts: &[&[u8]]) -> Map<String, Value> {
    let pairs = parts
        .iter()
        .flat_map(|part| url::form_urlencoded::parse(part));
    pairs
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect()
}

impl Args {
    /// The value as it came; None when it wasn't sent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// A text; a number counts as its digits. None when it wasn't sent, is null or empty.
    ///
    /// # Errors
    /// It is a list or an object.
    pub fn text(&self, name: &str) -> ApiResult<Option<String>> {
        match self.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Bool(flag)) => Ok(Some(i64::from(*flag).to_string())),
            Some(_) => Err(wrong(name, "a text")),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// It is missing, empty, a list or an object.
    pub fn required(&self, name: &str) -> ApiResult<String> {
        self.text(name)?.ok_or_else(|| missing(name))
    }

    /// A structure: a JSON value as it came, or read out of a text that came by query or form.
    ///
    /// # Errors
    /// The text isn't JSON.
    pub fn structure(&self, name: &str) -> ApiResult<Option<Value>> {
        match self.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| ApiError::invalid(name.to_owned(), format!("“{name}” isn't JSON."))),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// An object that must be there.
    ///
    /// # Errors
    /// It is missing, isn't JSON or isn't an object.
    pub fn object(&self, name: &str) -> ApiResult<Map<String, Value>> {
        match self.structure(name)? {
            Some(Value::Object(object)) => Ok(object),
            Some(_) => Err(wrong(name, "an object")),
            None => Err(missing(name)),
        }
    }

    /// Names this request for good; None without an `Idempotency-Key`.
    ///
    /// # Errors
    /// None that a client could cause.
    pub fn request_key(&self, user_id: &str, scope: &'static str) -> ApiResult<Option<RequestKey>> {
        self.key.clone().request(user_id, scope, &self.values)
    }

    /// A method that writes was called by a verb that may.
    ///
    /// # Errors
    /// 403, as Frappe answers it, for a GET.
    pub fn may_write(&self) -> ApiResult<()> {
        if self.method.is_safe() {
            return Err(ApiError::not_allowed(
                "This method changes something: call it by POST.",
            ));
        }
        Ok(())
    }
}

fn missing(name: &str) -> ApiError {
    ApiError::invalid(
        name.to_owned(),
        format!("The argument “{name}” is missing."),
    )
}

fn wrong(name: &str, wanted: &str) -> ApiError {
    ApiError::invalid(
        name.to_owned(),
        format!("The argument “{name}” must be {wanted}."),
    )
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use serde_json::json;

    use super::*;

    async fn gathered(uri: &str, kind: &str, body: &str) -> Result<Value, Code> {
        let request = Request::builder()
            .method("POST")
            .uri(uri)
            .header("content-type", kind);
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let args = Args::from_request(request, &())
            .await
            .map_err(|error| error.code)?;
        Ok(Value::Object(args.values))
    }

    #[tokio::test]
    async fn a_json_body_counts_alone() {
        let json_kind = "application/json; charset=utf-8";
        assert_eq!(
            gathered("/x?a=1", json_kind, r#"{"b": [2]}"#).await,
            Ok(json!({"b": [2]}))
        );
        assert_eq!(
            gathered("/x?a=1", json_kind, "[1]").await,
            Ok(json!({"data": [1]}))
        );
        assert_eq!(
            gathered("/x?a=1", json_kind, "").await,
            Ok(json!({"a": "1"}))
        );
        assert_eq!(
            gathered("/x", json_kind, "{not json").await,
            Err(Code::BadRequest)
        );
        assert_eq!(gathered("/x", json_kind, "7").await, Err(Code::BadRequest));
    }

    #[tokio::test]
    async fn a_form_lies_over_the_query() {
        let form = "application/x-www-form-urlencoded";
        assert_eq!(
            gathered("/x?a=1&b=1&_=99", form, "b=%2B2&c=3+4").await,
            Ok(json!({"a": "1", "b": "+2", "c": "3 4"}))
        );
        assert_eq!(
            gathered("/x?a=1", "text/plain", "b=2").await,
            Ok(json!({"a": "1"}))
        );
        assert_eq!(
            gathered("/x", "multipart/form-data; boundary=x", "--x").await,
            Err(Code::BadRequest)
        );
    }

    #[test]
    fn arguments_name_themselves_when_wrong() {
        let values = json!({"n": 7, "list": [1], "text": "{}", "bad": "{", "empty": ""});
        let args = Args {
            values: values.as_object().unwrap().clone(),
            ..Args::default()
        };
        let field = |error: ApiError| error.field.unwrap();
        assert_eq!(args.required("n").unwrap(), "7");
        assert_eq!(args.text("empty").unwrap(), None);
        assert_eq!(args.object("text").unwrap(), Map::new());
        assert_eq!(field(args.required("nothing").unwrap_err()), "nothing");
        assert_eq!(field(args.required("list").unwrap_err()), "list");
        assert_eq!(field(args.structure("bad").unwrap_err()), "bad");
        assert_eq!(field(args.object("list").unwrap_err()), "list");
        assert!(args.may_write().is_err());
    }
}
