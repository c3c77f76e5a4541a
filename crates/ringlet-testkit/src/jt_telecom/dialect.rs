//! What differs from account to account, and what goes wrong.

use std::time::Duration;

use serde_json::{Value, json};

/// In which forms a PABX speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Calls are asked for as `{ramal, numero, caller_id}` and the history by `data_inicio`, `data_fim`; else as
    /// `{dados: {…}}` and by `data_inicial`, `hora_inicial` ….
    pub flat: bool,
    /// POST, PUT and DELETE carry the credentials in the query; else in the body.
    pub credentials_in_query: bool,
    /// The form of its lists.
    pub envelope: Envelope,
    /// A dial's answer tells no id of the call.
    pub silent_dial: bool,
    /// Rows don't carry the variables of a call.
    pub forgets_variables: bool,
    /// Numbers are JSON numbers, not texts.
    pub numbers: bool,
}

/// The form of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Envelope {
    /// The list alone.
    Bare,
    /// `{"status": "sucesso", "dados": [ … ]}`.
    #[default]
    Dados,
    /// `{"data": {"total": 1, "registros": [ … ]}}`.
    Deep,
}

/// How the PABX is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weather {
    /// Well.
    #[default]
    Fine,
    /// It cuts every connection.
    Down,
    /// It takes its time.
    Slow(Duration),
    /// It says no: HTTP 200 with a status that says so.
    Refusing,
    /// A proxy in front of it answers with a page of HTML.
    Html,
    /// 429 with so many seconds to wait.
    TooMany(u64),
    /// It never answers.
    Silent,
}

impl Dialect {
    /// A list in this form.
    pub(super) fn list(self, rows: &[Value]) -> Value {
        let rows: Vec<Value> = rows.iter().map(|row| self.row(row)).collect();
        match self.envelope {
            Envelope::Bare => Value::Array(rows),
            Envelope::Dados => json!({ "status": "sucesso", "dados": rows }),
            Envelope::Deep => json!({ "data": { "total": rows.len(), "registros": rows } }),
        }
    }

    fn row(self, row: &Value) -> Value {
        let Some(fields) = row.as_object().filter(|_| self.numbers) else {
            return row.clone();
        };
        let number = |value: &Value| {
            let whole = value
                .as_str()
                .filter(|text| !text.starts_with('0') || *text == "0");
            let whole = whole.and_then(|text| text.parse::<i64>().ok());
            whole.map_or_else(|| value.clone(), Value::from)
        };
        fields
            .iter()
            .map(|(name, value)| (name.clone(), number(value)))
            .collect()
    }
}
