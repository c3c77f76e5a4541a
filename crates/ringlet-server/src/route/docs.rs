//! `/docs`: the HTTP interface for people, from files inside the binary; `/api-docs/openapi.json` for programs.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Description, RefOr, Response as Answer, ResponseBuilder};
use utoipa::{IntoResponses, Modify, OpenApi, ToSchema};
use utoipa_swagger_ui::SwaggerUi;

use ringlet_model::api::ErrorBody;

/// Swagger UI styles itself inline and draws its icons from data URLs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

/// What is true of the whole interface; the paths are added by the routers.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ringlet server",
        description = "Sign in by session cookie (with the CSRF token of `/api/ringlet/boot`), API key or bearer token. \
                       Errors are `ErrorBody` everywhere but below `/api/method` and `/api/resource`, which speak Frappe."
    ),
    tags(
        (name = "widget", description = "What the widget asks"),
        (name = "calls", description = "Calls and the call log"),
        (name = "lists", description = "Calling lists: who is to be called next"),
        (name = "settings", description = "For administrators"),
        (name = "telephony", description = "A PABX, and calls in its words (experimental)"),
        (name = "frappe", description = "Frappe's dialect"),
    ),
    components(schemas(ErrorBody)),
    modifiers(&Credentials)
)]
pub struct Interface;

struct Credentials;

impl Modify for Credentials {
    fn modify(&self, description: &mut Description) {
        let components = description.components.get_or_insert_default();
        components.add_security_scheme(
            "session",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("sid"))),
        );
        components.add_security_scheme(
            "bearer",
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .bearer_format("JWT")
                    .build(),
            ),
        );
        let api_key = ApiKeyValue::with_description("Authorization", "`token <key>:<secret>`");
        components.add_security_scheme("api_key", SecurityScheme::ApiKey(ApiKey::Header(api_key)));
    }
}

/// The refusals any route may give, for the description.
pub struct Refusals;

impl IntoResponses for Refusals {
    fn responses() -> std::collections::BTreeMap<String, RefOr<Answer>> {
        [
            ("401", "Nobody is signed in, or the credentials are wrong"),
            ("403", "The signed-in person may not do this"),
            ("422", "A field is not acceptable; `field` names it"),
        ]
        .into_iter()
        .map(|(status, description)| {
            let content = utoipa::openapi::ContentBuilder::new()
                .schema(Some(utoipa::openapi::Ref::from_schema_name(
                    ErrorBody::name(),
                )))
                .build();
            let answer = ResponseBuilder::new()
                .description(description)
                .content("application/json", content)
                .build();
            (status.to_owned(), RefOr::T(answer))
        })
        .collect()
    }
}

/// The page and the description.
pub fn router<S: Clone + Send + Sync + 'static>(description: Description) -> Router<S> {
    let ui = SwaggerUi::new("/docs").url("/api-docs/openapi.json", description);
    Router::from(ui).layer(map_response(with_policy))
}

async fn with_policy(mut response: Response) -> Response {
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    response
}
