//! The fields of a call as the PABX tells it: a webhook, a row of the calls that are up, a row of the history. What its
//! answers look like isn't published; the names here are those of its filters and requests, and the likely kin of each.

use jiff::tz::Offset;
use ringlet_model::Timestamp;
use ringlet_model::call::Direction;

use super::super::WebhookFields;
use super::stamp;

const IDS: [&str; 6] = [
    "chamada_id",
    "id_chamada",
    "call_id",
    "callid",
    "uniqueid",
    "id",
];
const STATUS: [&str; 6] = [
    "status_chamada",
    "filtro_status_chamada",
    "status",
    "situacao",
    "estado",
    "event_type",
];
const DIRECTION: [&str; 5] = ["direcao", "sentido", "tipo_chamada", "tipo", "direction"];
const FROM_EXTENSION: [&str; 3] = ["ramal_origem", "numero_ramal_origem", "ramal"];
const TO_EXTENSION: [&str; 2] = ["ramal_destino", "numero_ramal_destino"];
const FROM_NUMBER: [&str; 3] = ["numero_origem", "origem", "from"];
const TO_NUMBER: [&str; 3] = ["numero_destino", "destino", "to"];
const DID: [&str; 3] = ["did", "numero_did", "did_numero"];
const BEGAN: [&str; 6] = [
    "data_hora_inicio",
    "data_hora",
    "inicio",
    "data_inicio",
    "start_time",
    "created_at",
];
const BEGAN_DATE: [&str; 4] = ["data", "data_chamada", "data_inicial", "data_inicio"];
const BEGAN_TIME: [&str; 4] = ["hora", "hora_chamada", "hora_inicial", "hora_inicio"];
const ANSWERED: [&str; 3] = ["data_hora_atendimento", "atendimento", "answer_time"];
const ENDED: [&str; 4] = ["data_hora_fim", "fim", "data_fim", "end_time"];
const TALK: [&str; 6] = [
    "tempo_conversa",
    "tempo_falado",
    "duracao_segundos",
    "billsec",
    "duracao",
    "duration",
];
const RECORDING: [&str; 5] = [
    "recording_url",
    "url_gravacao",
    "link_gravacao",
    "gravacao_url",
    "gravacao",
];
/// What our own call id is called among the variables of a call.
pub(super) const OUR_ID: &str = "ringlet_call";
/// An id longer than any real one is noise.
const LONGEST_ID: usize = 128;

/// One call's fields.
pub(super) struct Row<'a> {
    fields: &'a WebhookFields,
    offset: Offset,
    now: Timestamp,
}

impl<'a> Row<'a> {
    pub(super) const fn new(fields: &'a WebhookFields, offset: Offset, now: Timestamp) -> Self {
        Self {
            fields,
            offset,
            now,
        }
    }

    /// The PABX's id of the call.
    pub(super) fn id(&self) -> Option<&'a str> {
        self.fields
            .any(&IDS)
            .filter(|id| id.len() <= LONGEST_ID && *id != "0")
    }

    /// Our own id, sent along as a variable.
    pub(super) fn our_id(&self) -> Option<String> {
        let plain = self.fields.text(OUR_ID).map(ToOwned::to_owned);
        let inside = || self.fields.inside("variaveis", &[OUR_ID]);
        let written = || {
            let text = self.fields.text("variaveis")?;
            let object: serde_json::Value = serde_json::from_str(text).ok()?;
            Some(object.get(OUR_ID)?.as_str()?.to_owned())
        };
        plain
            .or_else(inside)
            .or_else(written)
            .filter(|id| id.len() <= LONGEST_ID)
    }

    pub(super) fn status(&self) -> &'a str {
        self.fields.any(&STATUS).unwrap_or_default()
    }

    /// Who called whom: by its word, else by which side is an extension of ours.
    pub(super) fn direction(&self) -> Option<Direction> {
        let word = self
            .fields
            .any(&DIRECTION)
            .unwrap_or_default()
            .to_lowercase();
        let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
        if begins(&["intern"]) {
            return Some(Direction::Internal);
        }
        if begins(&["entra", "receb", "recept", "inbound", "incoming"]) {
            return Some(Direction::Inbound);
        }
        if begins(&["sa", "efetua", "realiz", "ativ", "outbound", "outgoing"]) {
            return Some(Direction::Outbound);
        }
        match (self.calling_extension(), self.called_extension()) {
            (Some(_), Some(_)) => Some(Direction::Internal),
            (Some(_), None) => Some(Direction::Outbound),
            (None, Some(_)) => Some(Direction::Inbound),
            (None, None) if self.did().is_some() => Some(Direction::Inbound),
            (None, None) => None,
        }
    }

    fn calling_extension(&self) -> Option<&'a str> {
        self.fields.any(&FROM_EXTENSION)
    }

    fn called_extension(&self) -> Option<&'a str> {
        self.fields.any(&TO_EXTENSION)
    }

    /// The extension of ours.
    pub(super) fn extension(&self) -> Option<&'a str> {
        match self.direction() {
            Some(Direction::Inbound) => self.called_extension(),
            _ => self.calling_extension().or_else(|| self.called_extension()),
        }
    }

    /// The other side's number as the PABX writes it.
    pub(super) fn other_side(&self) -> Option<&'a str> {
        match self.direction() {
            Some(Direction::Inbound) => self.fields.any(&FROM_NUMBER),
            Some(Direction::Outbound) => self.fields.any(&TO_NUMBER),
            Some(Direction::Internal) => self.called_extension(),
            None => None,
        }
    }

    /// Our number as the PABX writes it.
    pub(super) fn did(&self) -> Option<&'a str> {
        self.fields.any(&DID)
    }

    pub(super) fn began(&self) -> Option<Timestamp> {
        let parts = || {
            let date = self.fields.any(&BEGAN_DATE)?;
            Some(format!("{date} {}", self.fields.any(&BEGAN_TIME)?))
        };
        let from_parts = || self.parse(&parts()?);
        self.at(&BEGAN).or_else(from_parts)
    }

    pub(super) fn answered(&self) -> Option<Timestamp> {
        self.at(&ANSWERED)
    }

    pub(super) fn ended(&self) -> Option<Timestamp> {
        self.at(&ENDED)
    }

    fn at(&self, keys: &[&str]) -> Option<Timestamp> {
        keys.iter()
            .filter_map(|key| self.fields.text(key))
            .find_map(|text| self.parse(text))
    }

    fn parse(&self, text: &str) -> Option<Timestamp> {
        stamp::parse(text, self.offset, self.now)
    }

    /// Whole seconds of talk: a count, or `H:MM:SS`.
    pub(super) fn talk(&self) -> Option<i64> {
        self.fields
            .seconds(&TALK)
            .or_else(|| clock(self.fields.any(&TALK)?))
    }

    /// Only an address that a server may fetch later.
    pub(super) fn recording(&self) -> Option<&'a str> {
        self.fields.any(&RECORDING).filter(|url| {
            (url.starts_with("https://") || url.starts_with("http://")) && url.len() <= 2_000
        })
    }
}

/// `1:02:03`, `02:03`.
fn clock(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text
        .split(':')
        .map(|part| part.trim().parse().ok().filter(|n| (0..1_000).contains(n)))
        .collect::<Option<_>>()?;
    (2..=3)
        .contains(&parts.len())
        .then(|| parts.into_iter().fold(0, |sum, part| sum * 60 + part))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_duration_is_a_count_or_a_clock() {
        assert_eq!(clock("1:02:03"), Some(3_723));
        assert_eq!(clock("02:03"), Some(123));
        for text in ["", "1", "a:b", "1:2:3:4", "-1:00"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    /// What a recording is called in an answer is published nowhere; the webhook's `recording_url` is its only known name.
    #[test]
    fn a_recording_is_an_address_under_any_likely_name() {
        let address = "https://pabx.example/gravacoes/123.wav";
        let long = format!("https://pabx.example/{}", "a".repeat(2_000));
        let known = RECORDING.map(|name| (json!({ name: address }), Some(address)));
        let others = [
            (json!({ "recording_url": null }), None),
            (json!({ "recording_url": "" }), None),
            (json!({ "gravacao": "S" }), None),
            (json!({ "gravacao": 1 }), None),
            (json!({ "gravacao": "/gravacoes/123.wav" }), None),
            (json!({ "gravacao": "file:///etc/passwd" }), None),
            (json!({ "gravacao": long }), None),
            (json!({ "audio": address }), None),
        ];
        for (row, wanted) in known.into_iter().chain(others) {
            let fields = WebhookFields::of_row(&row);
            let read = Row::new(&fields, stamp::offset("-03:00"), Timestamp(0));
            assert_eq!(read.recording(), wanted, "{row}");
        }
    }

    #[test]
    fn the_direction_is_said_or_seen_by_the_extensions() {
        for (row, wanted) in [
            (json!({ "direcao": "Entrada" }), Some(Direction::Inbound)),
            (json!({ "tipo": "saída" }), Some(Direction::Outbound)),
            (json!({ "tipo": "interna" }), Some(Direction::Internal)),
            (
                json!({ "direction": "outbound" }),
                Some(Direction::Outbound),
            ),
            (json!({ "direction": "inbound" }), Some(Direction::Inbound)),
            (
                json!({ "direction": "internal" }),
                Some(Direction::Internal),
            ),
            (json!({ "ramal_origem": 100 }), Some(Direction::Outbound)),
            (json!({ "ramal_destino": "101" }), Some(Direction::Inbound)),
            (
                json!({ "ramal_origem": 100, "ramal_destino": 101 }),
                Some(Direction::Internal),
            ),
            (json!({ "did": "1140001000" }), Some(Direction::Inbound)),
            (json!({ "chamada_id": 1 }), None),
        ] {
            let fields = WebhookFields::of_row(&row);
            let row = Row::new(&fields, stamp::offset("-03:00"), Timestamp(0));
            assert_eq!(row.direction(), wanted);
        }
    }
}
