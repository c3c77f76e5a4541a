//! The PABX's own lists: extensions, DIDs, operators, calls.

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use ringlet_model::api::telephony::{Did, Extension, Operator, PabxCall, Presence};
use serde_json::{Map, Value, json};

use super::super::{
    Entry, HistoryFilter, OperatorAct, Pabx, ProviderError, Seen, Shelf, WebhookFields,
};
use super::client::{DialBody, JtTelecomLine, PAGE};
use super::status::{self, Source};
use super::{answer, payload};

/// Pages of a list at most: 2,000 rows.
const PAGES: u32 = 20;

impl Shelf {
    const fn list(self) -> &'static str {
        match self {
            Self::Extensions => "listar_ramais",
            Self::Dids => "listar_dids",
        }
    }

    const fn operations(self) -> [&'static str; 3] {
        match self {
            Self::Extensions => ["inserir_ramal", "alterar_ramal", "deletar_ramal"],
            Self::Dids => ["inserir_did", "alterar_did", "deletar_did"],
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Extensions => "ramal_id",
            Self::Dids => "did_id",
        }
    }
}

impl JtTelecomLine {
    /// A whole list, page by page.
    async fn list(&self, operation: &str) -> Result<Vec<WebhookFields>, ProviderError> {
        let mut all: Vec<WebhookFields> = Vec::new();
        for page in 0..PAGES {
            let window = [
                ("limit", PAGE.to_string()),
                ("offset", (page * PAGE).to_string()),
            ];
            let answer = self.get(operation, &window).await?;
            let rows: Vec<_> = answer::rows(&answer)
                .into_iter()
                .map(WebhookFields::of_row)
                .collect();
            // A list that knows no pages gives the same one again.
            let again = page > 0 && rows.first() == all.first();
            let last = again || rows.len() < PAGE as usize;
            if !again {
                all.extend(rows);
            }
            if last {
                break;
            }
        }
        Ok(all)
    }

    /// The history's filters. It knows a caller and a called one, so asking for one side takes two questions.
    fn sides(&self, filter: &HistoryFilter) -> Vec<Vec<(&'static str, String)>> {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let (extension, number) = (said(&filter.extension), said(&filter.number));
        if self.body == DialBody::Flat {
            return vec![vec![("numero", number)]];
        }
        let window = [
            ("limit", filter.limit.to_string()),
            ("offset", filter.offset.to_string()),
        ];
        if extension.is_empty() && number.is_empty() {
            return vec![window.to_vec()];
        }
        let ours_and_theirs = [
            ("ramal_origem", "numero_destino"),
            ("ramal_destino", "numero_origem"),
        ];
        let question = |(ours, theirs)| {
            let sides = [(ours, extension.clone()), (theirs, number.clone())];
            sides.into_iter().chain(window.clone()).collect()
        };
        ours_and_theirs.map(question).to_vec()
    }

    /// The new values, in the place where the chosen form of bodies has them.
    fn values(&self, shelf: Shelf, entry: &Entry) -> Map<String, Value> {
        let number = match shelf {
            Shelf::Extensions => "ramal",
            Shelf::Dids => "numero",
        };
        let known = [
            (number, &entry.number),
            ("nome", &entry.name),
            ("destino", &entry.destination),
        ];
        let mut values: Map<String, Value> = entry
            .more
            .iter()
            .map(|(name, value)| (name.clone(), json!(value)))
            .collect();
        for (name, value) in known {
            if let Some(value) = value {
                values.insert(name.to_owned(), json!(value));
            }
        }
        match self.body {
            DialBody::Dados => Map::from_iter([("dados".to_owned(), Value::Object(values))]),
            DialBody::Flat => values,
        }
    }
}

fn text(fields: &WebhookFields, keys: &[&str]) -> Option<String> {
    fields.any(keys).map(ToOwned::to_owned)
}

fn extension(fields: &WebhookFields) -> Option<Extension> {
    let number = text(fields, &["ramal", "numero_ramal", "numero", "extension"]);
    let id = text(fields, &["ramal_id", "id_ramal", "id"]).or_else(|| number.clone())?;
    Some(Extension {
        number: number.unwrap_or_else(|| id.clone()),
        id,
        name: text(fields, &["nome", "descricao", "name"]),
        user: None,
        modified: String::new(),
    })
}

fn did(fields: &WebhookFields) -> Option<Did> {
    let number = text(fields, &["numero", "did", "numero_did", "number"]);
    let id = text(fields, &["did_id", "id_did", "id"]).or_else(|| number.clone())?;
    Some(Did {
        number: number.unwrap_or_else(|| id.clone()),
        id,
        name: text(fields, &["nome", "descricao", "name"]),
        destination: text(fields, &["destino", "ramal_destino", "encaminhamento"]),
        modified: String::new(),
    })
}

fn operator(fields: &WebhookFields) -> Option<Seen> {
    let id = text(fields, &["operador_id", "pessoa_id", "id_operador", "id"])?;
    let told = fields
        .any(&["status_operador", "status", "situacao", "estado"])
        .and_then(status::presence);
    let presence = told.unwrap_or_default();
    Some(Seen {
        operator: Operator {
            name: text(fields, &["nome", "name"]).unwrap_or_else(|| id.clone()),
            id,
            user: None,
            pause_reason: text(fields, &["motivo_pausa", "motivo"])
                .filter(|_| presence == Presence::Paused),
            presence,
            since: None,
        },
        presence_told: told.is_some(),
    })
}

#[async_trait]
impl Pabx for JtTelecomLine {
    async fn extensions(&self) -> Result<Vec<Extension>, ProviderError> {
        let rows = self.list(Shelf::Extensions.list()).await?;
        Ok(rows.iter().filter_map(extension).collect())
    }

    async fn dids(&self) -> Result<Vec<Did>, ProviderError> {
        let rows = self.list(Shelf::Dids.list()).await?;
        Ok(rows.iter().filter_map(did).collect())
    }

    async fn add(&self, shelf: Shelf, entry: &Entry) -> Result<Option<String>, ProviderError> {
        let [add, ..] = shelf.operations();
        let answer = self.make(add, self.values(shelf, entry)).await?;
        let fields = WebhookFields::of_row(&answer);
        Ok(text(&fields, &[shelf.id(), "id"]))
    }

    async fn change(&self, shelf: Shelf, id: &str, entry: &Entry) -> Result<(), ProviderError> {
        let [_, change, _] = shelf.operations();
        let mut body = self.values(shelf, entry);
        body.insert(shelf.id().to_owned(), json!(id));
        self.set(Method::PUT, change, body).await?;
        Ok(())
    }

    async fn remove(&self, shelf: Shelf, id: &str) -> Result<(), ProviderError> {
        let [.., remove] = shelf.operations();
        let body = Map::from_iter([(shelf.id().to_owned(), json!(id))]);
        self.set(Method::DELETE, remove, body).await?;
        Ok(())
    }

    async fn operators(&self) -> Result<Vec<Seen>, ProviderError> {
        let answer = self.get("listar_pessoas", &[]).await?;
        let rows = answer::rows(&answer).into_iter();
        Ok(rows
            .filter_map(|row| operator(&WebhookFields::of_row(row)))
            .collect())
    }

    async fn act(&self, id: &str, act: &OperatorAct) -> Result<(), ProviderError> {
        let mut body = Map::from_iter([("operador_id".to_owned(), json!(id))]);
        let operation = match act {
            OperatorAct::Login => "login_operador",
            OperatorAct::Logout => "logout_operador",
            OperatorAct::Unpause => "despausar_operador",
            OperatorAct::Pause(reason) => {
                body.insert("motivo_pausa".to_owned(), json!(reason));
                "pausar_operador"
            }
        };
        self.set(Method::PUT, operation, body).await?;
        Ok(())
    }

    async fn online_calls(&self, now: Timestamp) -> Result<Vec<PabxCall>, ProviderError> {
        let rows = self.online_rows().await?;
        let shown =
            |fields: &WebhookFields| payload::shown(fields, Source::Online, self.offset, now);
        Ok(rows.iter().map(shown).collect())
    }

    async fn history(
        &self,
        filter: &HistoryFilter,
        now: Timestamp,
    ) -> Result<Vec<PabxCall>, ProviderError> {
        let mut rows: Vec<WebhookFields> = Vec::new();
        for sides in self.sides(filter) {
            let page = self.history_page(filter.from, filter.to, &sides).await?;
            rows.extend(
                page.into_iter()
                    .filter(|row| !rows.contains(row))
                    .collect::<Vec<_>>(),
            );
        }
        let shown =
            |fields: &WebhookFields| payload::shown(fields, Source::History, self.offset, now);
        Ok(rows.iter().map(shown).collect())
    }
}
