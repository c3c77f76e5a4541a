//! Asks the PABX em nuvem: one operation per path below `/suite/api`.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use backon::{ExponentialBuilder, Retryable as _};
use jiff::tz::Offset;
use reqwest::Method;
use ringlet_model::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value, json};
use url::Url;

use super::super::http::{Body, Credentials, GuardedClient};
use super::super::pace::Pace;
use super::super::{
    Found, Line, Lost, PlaceCall, Placed, Problem, ProviderError, Recent, Settings, WebhookFields,
    is_about,
};
use super::row::OUR_ID;
use super::status::Source;
use super::{answer, payload, settings, stamp};

/// Rows of one page of a list.
pub(super) const PAGE: u32 = 100;
/// Pages of the history read in one go; a period with more is read in the next round.
const PAGES: u32 = 20;
/// How long a request waits for its turn when the account's limit is reached.
const PATIENCE: Duration = Duration::from_secs(3);
/// Repeats of a request that may be repeated.
const REPEATS: usize = 2;
/// Before the first repeat; doubled before the next. Each is lengthened by chance.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// Clocks of two companies differ, and filters know whole minutes.
const SLACK_MILLIS: i64 = 2 * 60 * 1000;

/// In which form a call is asked for: two public integrations contradict each other, so an administrator chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DialBody {
    /// `{dados: {numero_ramal_origem, numero_destino, variaveis}}`, history by `data_inicial`, `hora_inicial` …
    Dados,
    /// `{ramal, numero, caller_id}`, history by `data_inicio`, `data_fim`.
    Flat,
}

/// One account of the PABX.
pub(super) struct JtTelecomLine {
    http: GuardedClient,
    base: Url,
    user: String,
    token: SecretString,
    pub(super) body: DialBody,
    credentials_in_query: bool,
    pub(super) offset: Offset,
    pace: Arc<Pace>,
}

impl JtTelecomLine {
    /// An account by its settings.
    pub(super) fn open(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        let token = settings
            .needed_secret(settings::TOKEN, "The token")?
            .clone();
        let values = &settings.values;
        let user = values.filled(settings::USER).ok_or_else(|| Problem {
            field: settings::USER,
            message: "The user is missing.".to_owned(),
        })?;
        let mut base = settings.address(settings::ENDPOINT)?;
        // Operations are joined below it.
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        let per_minute = values.text(settings::PER_MINUTE).parse();
        let per_minute = per_minute.unwrap_or(NonZeroU32::MIN);
        Ok(Self {
            pace: http.pace(format!("{user}@{base}"), per_minute),
            http,
            user: user.to_owned(),
            token,
            body: match values.text(settings::DIAL_BODY) {
                settings::FLAT => DialBody::Flat,
                _ => DialBody::Dados,
            },
            credentials_in_query: values.text(settings::CREDENTIALS_IN) == settings::QUERY,
            offset: stamp::offset(values.text(settings::UTC_OFFSET)),
            base,
        })
    }

    /// Reads a list or an answer. Asking twice does no harm, so it is asked again when the PABX stumbles.
    pub(super) async fn get(
        &self,
        operation: &str,
        params: &[(&str, String)],
    ) -> Result<Value, ProviderError> {
        let mut url = self.url(operation, true)?;
        {
            let mut query = url.query_pairs_mut();
            for (key, value) in params.iter().filter(|(_, value)| !value.is_empty()) {
                query.append_pair(key, value);
            }
        }
        let ask = || self.once(Method::GET, url.clone(), Body::None);
        ask.retry(repeats()).when(may_pass).await
    }

    /// Changes something so that a second time changes nothing more; it is asked again when the PABX stumbles.
    pub(super) async fn set(
        &self,
        method: Method,
        operation: &str,
        body: Map<String, Value>,
    ) -> Result<Value, ProviderError> {
        let url = self.url(operation, self.credentials_in_query)?;
        let body = self.signed(body);
        let ask = || self.once(method.clone(), url.clone(), Body::Json(&body));
        ask.retry(repeats()).when(may_pass).await
    }

    /// Makes something; once. A call must not ring twice because an answer got lost.
    pub(super) async fn make(
        &self,
        operation: &str,
        body: Map<String, Value>,
    ) -> Result<Value, ProviderError> {
        let url = self.url(operation, self.credentials_in_query)?;
        let body = self.signed(body);
        self.once(Method::POST, url, Body::Json(&body)).await
    }

    async fn once(&self, method: Method, url: Url, body: Body<'_>) -> Result<Value, ProviderError> {
        self.pace.admit(PATIENCE).await?;
        let sent = self.http.send(method, url, Credentials::None, body).await;
        let answer = sent.and_then(answer::accept);
        self.pace.note(&answer);
        answer
    }

    fn url(&self, operation: &str, with_credentials: bool) -> Result<Url, ProviderError> {
        let mut url = self.base.join(operation).map_err(|_| {
            ProviderError::Forbidden("The API endpoint is not a web address.".to_owned())
        })?;
        if with_credentials {
            url.query_pairs_mut()
                .append_pair("autenticacao_usuario", &self.user)
                .append_pair("autenticacao_token", self.token.expose_secret().trim());
        }
        Ok(url)
    }

    fn signed(&self, mut body: Map<String, Value>) -> Value {
        if !self.credentials_in_query {
            body.insert("autenticacao_usuario".to_owned(), json!(self.user));
            let token = self.token.expose_secret().trim();
            body.insert("autenticacao_token".to_owned(), json!(token));
        }
        Value::Object(body)
    }

    /// The calls that are up, row by row.
    pub(super) async fn online_rows(&self) -> Result<Vec<WebhookFields>, ProviderError> {
        let answer = self.get("listar_chamadas_online", &[]).await?;
        Ok(answer::rows(&answer)
            .into_iter()
            .map(WebhookFields::of_row)
            .collect())
    }

    /// One page of the history.
    pub(super) async fn history_page(
        &self,
        from: Timestamp,
        to: Timestamp,
        more: &[(&str, String)],
    ) -> Result<Vec<WebhookFields>, ProviderError> {
        let (first_day, first_time) = stamp::date_and_time(from, self.offset);
        // The filter knows whole minutes; the running one belongs to the period.
        let (last_day, last_time) = stamp::date_and_time(Timestamp(to.0 + 60_000), self.offset);
        let mut params = match self.body {
            DialBody::Dados => vec![
                ("data_inicial", first_day),
                ("hora_inicial", first_time),
                ("data_final", last_day),
                ("hora_final", last_time),
            ],
            DialBody::Flat => vec![("data_inicio", first_day), ("data_fim", last_day)],
        };
        params.extend_from_slice(more);
        let answer = self.get("listar_historico_chamada", &params).await?;
        Ok(answer::rows(&answer)
            .into_iter()
            .map(WebhookFields::of_row)
            .collect())
    }

    async fn history_rows(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<WebhookFields>, ProviderError> {
        let mut all = Vec::new();
        for page in 0..PAGES {
            let window = [
                ("limit", PAGE.to_string()),
                ("offset", (page * PAGE).to_string()),
            ];
            // The flat form knows no pages.
            let paged = self.body == DialBody::Dados;
            let rows = self
                .history_page(from, to, if paged { &window } else { &[] })
                .await?;
            let last = !paged || rows.len() < PAGE as usize;
            all.extend(rows);
            if last {
                break;
            }
        }
        Ok(all)
    }

    fn dial_body(&self, wish: &PlaceCall) -> Map<String, Value> {
        let number = national(&wish.customer_number);
        let mut variables: Map<String, Value> = wish
            .variables
            .iter()
            .map(|(name, value)| (name.clone(), json!(value)))
            .collect();
        variables.insert(OUR_ID.to_owned(), json!(wish.call_id));
        let body = match self.body {
            DialBody::Dados => json!({ "dados": {
                "numero_ramal_origem": wish.agent_number,
                "numero_destino": number,
                "variaveis": variables,
            } }),
            DialBody::Flat => match &wish.caller_id {
                Some(caller_id) => {
                    json!({ "ramal": wish.agent_number, "numero": number, "caller_id": caller_id })
                }
                None => json!({ "ramal": wish.agent_number, "numero": number }),
            },
        };
        match body {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }
}

fn repeats() -> ExponentialBuilder {
    ExponentialBuilder::default()
        .with_min_delay(FIRST_PAUSE)
        .with_max_times(REPEATS)
        .with_jitter()
}

/// It may be over in a moment. A PABX that doesn't answer at all isn't waited for three times.
fn may_pass(error: &ProviderError) -> bool {
    matches!(
        error,
        ProviderError::Unreachable(_) | ProviderError::Faulty(_)
    )
}

/// As one dials at a Brazilian phone: without country code, or with 00 to other countries.
fn national(digits: &str) -> String {
    match digits.strip_prefix("55") {
        Some(national) if (10..=11).contains(&national.len()) => national.to_owned(),
        _ => format!("00{digits}"),
    }
}

#[async_trait]
impl Line for JtTelecomLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let answer = self.make("discar_numero", self.dial_body(wish)).await?;
        let fields = WebhookFields::of_row(&answer);
        let ids = ["chamada_id", "id_chamada", "call_id", "uniqueid", "id"];
        Ok(Placed {
            aliases: fields
                .any(&ids)
                .map(ToOwned::to_owned)
                .into_iter()
                .collect(),
        })
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let Some(oldest) = lost.iter().map(|call| call.started_at).min() else {
            return Ok(Found::default());
        };
        let about = |recent: Recent| {
            let found = |call: &&Lost| is_about(&recent.report, recent.began, call);
            let call = lost.iter().find(found)?;
            Some((call.call_id.clone(), recent.report))
        };
        let recent = self.recent(oldest, now).await?;
        Ok(Found {
            reports: recent.into_iter().filter_map(about).collect(),
            unsure: Vec::new(),
        })
    }

    async fn recent(&self, since: Timestamp, now: Timestamp) -> Result<Vec<Recent>, ProviderError> {
        let read = |rows: Vec<WebhookFields>, source| {
            let read = move |fields: WebhookFields| {
                Some(Recent {
                    report: payload::report(&fields, source, self.offset, now)?,
                    began: payload::began(&fields, self.offset, now),
                })
            };
            rows.into_iter().filter_map(read)
        };
        let from = Timestamp(since.0.saturating_sub(SLACK_MILLIS));
        let online = self.online_rows().await?;
        let past = self.history_rows(from, now).await?;
        let recent = read(online, Source::Online).chain(read(past, Source::History));
        Ok(recent.collect())
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        self.get("listar_ramais", &[("limit", "1".to_owned())])
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dialled_as_in_brazil() {
        assert_eq!(national("5511999999999"), "11999999999");
        assert_eq!(national("551155550012"), "1155550012");
        assert_eq!(national("14155552671"), "0014155552671");
        assert_eq!(national("55123"), "0055123");
    }
}
