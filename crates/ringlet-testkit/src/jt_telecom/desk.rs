//! What the PABX knows.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value, json};

use super::call::Call;
use super::shelf::Shelf;
use super::{PlacedCall, SeenRequest, Weather};

/// Everything that changes.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) now: SystemTime,
    pub(super) weather: Weather,
    pub(super) seen: Vec<SeenRequest>,
    pub(super) calls: Vec<Call>,
    pub(super) extensions: Shelf,
    pub(super) dids: Shelf,
    pub(super) operators: Shelf,
}

impl Desk {
    /// Two extensions, a DID and two operators.
    pub(super) fn new(now: SystemTime) -> Self {
        let mut desk = Self {
            now,
            weather: Weather::Fine,
            seen: Vec::new(),
            calls: Vec::new(),
            extensions: Shelf::new("ramal_id"),
            dids: Shelf::new("did_id"),
            operators: Shelf::new("operador_id"),
        };
        for (number, name) in [("100", "Recepção"), ("101", "Vendas")] {
            desk.extensions
                .add(row(&[("ramal", number), ("nome", name)]));
        }
        desk.dids
            .add(row(&[("numero", "1140001000"), ("destino", "100")]));
        for name in ["Ana", "Bruno"] {
            desk.operators
                .add(row(&[("nome", name), ("status", "deslogado")]));
        }
        desk
    }

    /// Puts a call on a line.
    pub(super) fn put_through(&mut self, placed: PlacedCall, did: Option<String>) -> String {
        let id = format!("pabx_call_{}", self.calls.len() + 1);
        let placed = PlacedCall {
            id: id.clone(),
            ..placed
        };
        self.calls.push(Call {
            placed,
            did,
            began: self.now,
            answered: false,
            over: None,
        });
        id
    }

    /// Ends a call with this code of the history.
    pub(super) fn end(&mut self, id: &str, code: &'static str, talk: Duration) {
        let now = self.now;
        if let Some(call) = self.calls.iter_mut().find(|call| call.placed.id == id) {
            call.over = Some((code, talk, now));
        }
    }
}

fn row(fields: &[(&str, &str)]) -> Map<String, Value> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect()
}
