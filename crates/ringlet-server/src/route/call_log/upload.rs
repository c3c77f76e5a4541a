//! Files as a form sends them (`multipart/form-data`), or one as the body itself; the wishes that go with them are the
//! form's other parts, else the query.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};

use crate::error::{ApiError, ApiResult, Code};
use crate::service::import::SourceFile;

/// Files, and what is wished of them.
#[derive(Debug, Default)]
pub(super) struct Upload {
    pub(super) files: Vec<SourceFile>,
    wishes: BTreeMap<String, String>,
}

impl Upload {
    /// A wish that says something.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let text = self.wishes.get(name)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// `1` or `true`.
    pub(super) fn is_on(&self, name: &str) -> bool {
        matches!(self.text(name), Some("1" | "true" | "on" | "yes"))
    }

    /// There is a file.
    ///
    /// # Errors
    /// 422 on `file`.
    pub(super) fn some_file(self) -> ApiResult<Self> {
        if self.files.iter().any(|file| !file.bytes.is_empty()) {
            return Ok(self);
        }
        Err(ApiError::invalid("file", "Choose a file first."))
    }

    async fn add_parts(&mut self, mut form: Multipart) -> ApiResult<()> {
        let unread = |error: axum::extract::multipart::MultipartError| refused(error.status());
        while let Some(part) = form.next_field().await.map_err(unread)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(unread)?;
            if name == "file" || file.is_some() {
                self.files.push(SourceFile {
                    name: file.unwrap_or_default(),
                    bytes: bytes.to_vec(),
                });
            } else {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                self.wishes.insert(name, text);
            }
        }
        Ok(())
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let query = request.uri().query().unwrap_or_default();
        let wishes = url::form_urlencoded::parse(query.as_bytes()).into_owned();
        let mut upload = Self {
            wishes: wishes.collect(),
            ..Self::default()
        };
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.to_ascii_lowercase().starts_with("multipart/") {
            let form = Multipart::from_request(request, state).await;
            upload
                .add_parts(form.map_err(|error| refused(error.status()))?)
                .await?;
        } else {
            let body = Bytes::from_request(request, state).await;
            let bytes = body.map_err(|error| refused(error.status()))?.to_vec();
            let name = upload.text("name").unwrap_or_default().to_owned();
            upload.files.push(SourceFile { name, bytes });
        }
        Ok(upload)
    }
}

fn refused(status: StatusCode) -> ApiError {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return ApiError::new(Code::TooLarge, "The files are larger than 64 MiB together.")
            .hint("Send them one by one.");
    }
    ApiError::new(Code::BadRequest, "The files could not be read.")
}
