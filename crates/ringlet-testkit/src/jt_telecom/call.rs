//! One call on the PABX, and how its lists tell it.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value, json};

use super::Dialect;

/// Brasília's time: three hours behind UTC, without a summer time since 2019.
pub(super) const OFFSET_SECONDS: i32 = -3 * 3600;

/// A call as it was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedCall {
    /// The PABX's id.
    pub id: String,
    /// The extension that rings first.
    pub extension: String,
    /// The other side, as it was asked for.
    pub number: String,
    /// What came along.
    pub variables: Map<String, Value>,
}

/// A call on the PABX.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) placed: PlacedCall,
    /// The number of ours that was called; None: we called.
    pub(super) did: Option<String>,
    pub(super) began: SystemTime,
    pub(super) answered: bool,
    /// Code, talk and end.
    pub(super) over: Option<(&'static str, Duration, SystemTime)>,
}

impl Call {
    /// Its row in the list of calls that are up.
    pub(super) fn online_row(&self, dialect: Dialect) -> Value {
        let mut row = self.sides(dialect);
        let word = if self.answered {
            "Em conversação"
        } else {
            "Chamando"
        };
        row.insert("status".to_owned(), json!(word));
        Value::Object(row)
    }

    /// Its row in the history; None while it is up.
    pub(super) fn history_row(&self, dialect: Dialect, base_url: &str) -> Option<Value> {
        let (code, talk, ended) = self.over?;
        let mut row = self.sides(dialect);
        row.insert("status_chamada".to_owned(), json!(code));
        row.insert("duracao".to_owned(), json!(talk.as_secs().to_string()));
        row.insert("data_hora_fim".to_owned(), json!(stamp(ended)));
        if !talk.is_zero() {
            row.insert("gravacao".to_owned(), json!(self.recording(base_url)));
        }
        Some(Value::Object(row))
    }

    /// What the webhook tells: the four fields of the public guide.
    pub(super) fn webhook(&self, base_url: &str) -> Value {
        let (status, talk) = match self.over {
            Some(("1", talk, _)) => ("completed", talk),
            Some(("0", ..)) => ("missed", Duration::ZERO),
            Some(("486", ..)) => ("busy", Duration::ZERO),
            Some(_) => ("failed", Duration::ZERO),
            None if self.answered => ("in_progress", Duration::ZERO),
            None => ("dialing", Duration::ZERO),
        };
        let recording = (!talk.is_zero()).then(|| self.recording(base_url));
        json!({
            "call_id": self.placed.id,
            "status": status,
            "duration": talk.as_secs(),
            "recording_url": recording,
        })
    }

    fn recording(&self, base_url: &str) -> String {
        format!("{base_url}/gravacoes/{}.wav", self.placed.id)
    }

    fn sides(&self, dialect: Dialect) -> Map<String, Value> {
        let PlacedCall {
            id,
            extension,
            number,
            variables,
        } = &self.placed;
        let mut row = Map::new();
        let mut put = |name: &str, value: Value| row.insert(name.to_owned(), value);
        put("chamada_id", json!(id));
        put("data_hora_inicio", json!(stamp(self.began)));
        match &self.did {
            Some(did) => {
                put("numero_origem", json!(number));
                put("ramal_destino", json!(extension));
                put("did", json!(did));
            }
            None => {
                put("ramal_origem", json!(extension));
                put("numero_destino", json!(number));
            }
        }
        if !dialect.forgets_variables && !variables.is_empty() {
            put("variaveis", Value::Object(variables.clone()));
        }
        row
    }
}

/// `20/11/2026 06:30:05`.
pub(super) fn stamp(at: SystemTime) -> String {
    let zone = jiff::tz::Offset::from_seconds(OFFSET_SECONDS)
        .map_or(jiff::tz::TimeZone::UTC, jiff::tz::TimeZone::fixed);
    jiff::Timestamp::try_from(at)
        .map(|at| at.to_zoned(zone).strftime("%d/%m/%Y %H:%M:%S").to_string())
        .unwrap_or_default()
}
