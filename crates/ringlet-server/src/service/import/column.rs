//! Which column of a table says what: by its name, by the shape of a known table, or as somebody chose.

use std::collections::BTreeMap;

use ringlet_model::api::ImportField;

use crate::error::{ApiError, ApiResult};

/// What can be read from a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    ExternalId,
    User,
    Number,
    Name,
    Direction,
    StartedAt,
    AnsweredAt,
    EndedAt,
    DurationSeconds,
    Outcome,
    Disposition,
    Note,
    Source,
}

impl Field {
    /// All of them, in the order of a screen. Columns are handed out in this order, too, so what is told apart by a longer
    /// word stands first.
    const ALL: [Self; 13] = [
        Self::StartedAt,
        Self::AnsweredAt,
        Self::EndedAt,
        Self::DurationSeconds,
        Self::Direction,
        Self::Number,
        Self::User,
        Self::Name,
        Self::Outcome,
        Self::Disposition,
        Self::Note,
        Self::Source,
        Self::ExternalId,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::ExternalId => "external_id",
            Self::User => "user",
            Self::Number => "number",
            Self::Name => "name",
            Self::Direction => "direction",
            Self::StartedAt => "started_at",
            Self::AnsweredAt => "answered_at",
            Self::EndedAt => "ended_at",
            Self::DurationSeconds => "duration_seconds",
            Self::Outcome => "outcome",
            Self::Disposition => "disposition",
            Self::Note => "note",
            Self::Source => "source",
        }
    }

    /// What its column is called elsewhere, whole names first, in several languages.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::ExternalId => &[
                "external_id",
                "reference_id",
                "call_id",
                "call_sid",
                "uuid",
                "id",
            ],
            Self::User => &[
                "user_id",
                "user",
                "agent",
                "owner",
                "employee",
                "benutzer",
                "mitarbeiter",
                "usuario",
                "उपयोगकर्ता",
            ],
            Self::Number => &[
                "remote_number",
                "phone_number",
                "number",
                "phone",
                "mobile",
                "telefonnummer",
                "rufnummer",
                "nummer",
                "telefon",
                "telefone",
                "numero",
                "फ़ोन",
            ],
            Self::Name => &[
                "remote_name",
                "contact_name",
                "customer_name",
                "name",
                "contact",
                "customer",
                "kontakt",
                "kunde",
                "nome",
                "cliente",
                "नाम",
            ],
            Self::Direction => &[
                "direction",
                "call_type",
                "richtung",
                "direcao",
                "type",
                "दिशा",
            ],
            Self::StartedAt => &[
                "started_at",
                "start_time",
                "start",
                "begin",
                "beginn",
                "inicio",
                "date_time",
                "datetime",
                "timestamp",
                "created_at",
                "date",
                "datum",
                "data",
                "समय",
            ],
            Self::AnsweredAt => &[
                "answered_at",
                "answer_time",
                "answered",
                "angenommen",
                "atendida",
            ],
            Self::EndedAt => &["ended_at", "end_time", "end", "ende", "fim"],
            Self::DurationSeconds => &[
                "duration_seconds",
                "talk_seconds",
                "call_duration",
                "billsec",
                "duration",
                "dauer",
                "duracao",
                "अवधि",
            ],
            Self::Outcome => &[
                "outcome",
                "call_status",
                "status",
                "result",
                "ergebnis",
                "resultado",
            ],
            Self::Disposition => &["disposition", "feedback", "einordnung", "disposicao"],
            Self::Note => &[
                "note",
                "notes",
                "remarks",
                "comment",
                "notiz",
                "bemerkung",
                "observacao",
                "टिप्पणी",
            ],
            Self::Source => &["source", "provider", "medium", "quelle", "origem"],
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// A table that is known as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `call_logs` of an integration of TeleCMI: every call of it was dialled.
    Telecmi,
    /// `calllogs` of TimeTrack.
    TimeTrack,
}

impl Shape {
    /// The shape of a table with these columns.
    pub(super) fn of(columns: &[String]) -> Option<Self> {
        let has = |all: &[&str]| {
            all.iter()
                .all(|name| columns.iter().any(|column| column == name))
        };
        match () {
            () if has(&["reference_id", "caller_id", "driver_mobile", "created_at"]) => {
                Some(Self::Telecmi)
            }
            () if has(&[
                "user_id",
                "source",
                "external_id",
                "started_at",
                "remote_number",
            ]) =>
            {
                Some(Self::TimeTrack)
            }
            () => None,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Telecmi => "telecmi",
            Self::TimeTrack => "time_track",
        }
    }

    /// The column a field is read from.
    const fn column(self, field: Field) -> Option<&'static str> {
        match (self, field) {
            (Self::Telecmi, Field::ExternalId) => Some("reference_id"),
            (Self::Telecmi, Field::User) => Some("caller_id"),
            (Self::Telecmi, Field::Number) => Some("driver_mobile"),
            (Self::Telecmi, Field::Name) => Some("driver_name"),
            (Self::Telecmi, Field::StartedAt) => Some("created_at"),
            (Self::Telecmi, Field::DurationSeconds) => Some("call_duration"),
            (Self::Telecmi, Field::Outcome) => Some("status"),
            (Self::Telecmi, Field::Disposition) => Some("feedback"),
            (Self::Telecmi, Field::Note) => Some("remarks"),
            (Self::Telecmi, Field::Source) => Some("provider"),
            (Self::TimeTrack, Field::ExternalId) => Some("external_id"),
            (Self::TimeTrack, Field::User) => Some("user_id"),
            (Self::TimeTrack, Field::Number) => Some("remote_number"),
            (Self::TimeTrack, Field::Name) => Some("remote_name"),
            (Self::TimeTrack, Field::StartedAt) => Some("started_at"),
            (Self::TimeTrack, Field::EndedAt) => Some("ended_at"),
            (Self::TimeTrack, Field::Direction) => Some("direction"),
            (Self::TimeTrack, Field::Source) => Some("source"),
            _ => None,
        }
    }
}

/// Which column each field is read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mapping(BTreeMap<Field, usize>);

impl Mapping {
    /// The one that somebody chose, else the one that suits.
    ///
    /// # Errors
    /// 422 on `mapping` for a field or column that there is none of.
    pub(super) fn new(
        columns: &[String],
        shape: Option<Shape>,
        chosen: Option<&BTreeMap<String, String>>,
    ) -> ApiResult<Self> {
        let Some(chosen) = chosen else {
            return Ok(Self::suggested(columns, shape));
        };
        let mut taken = BTreeMap::new();
        for (field, column) in chosen.iter().filter(|(_, column)| !column.is_empty()) {
            let invalid = |message| ApiError::invalid("mapping", message);
            let known = Field::of_name(field)
                .ok_or_else(|| invalid(format!("A call has no field “{field}”.")))?;
            let at = columns.iter().position(|name| name == column);
            let at = at.ok_or_else(|| invalid(format!("The file has no column “{column}”.")))?;
            taken.insert(known, at);
        }
        Ok(Self(taken))
    }

    fn suggested(columns: &[String], shape: Option<Shape>) -> Self {
        let mut taken = BTreeMap::new();
        let plain: Vec<String> = columns.iter().map(|name| plain(name)).collect();
        let mut free: Vec<bool> = plain.iter().map(|name| !name.is_empty()).collect();
        for field in Field::ALL {
            let at = match shape {
                Some(shape) => shape
                    .column(field)
                    .and_then(|name| columns.iter().position(|column| column == name)),
                None => guess(field, &plain, &free),
            };
            if let Some(at) = at {
                free[at] = false;
                taken.insert(field, at);
            }
        }
        Self(taken)
    }

    /// The column of a field.
    pub(super) fn at(&self, field: Field) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// What is missing for a call to be made of a row.
    pub(super) fn lacks(&self, shape: Option<Shape>, direction_given: bool) -> Option<String> {
        let missing = |name: &str| Some(format!("No column is taken for “{name}”."));
        let directed = direction_given || shape == Some(Shape::Telecmi);
        if self.at(Field::StartedAt).is_none() {
            missing("started_at")
        } else if self.at(Field::Number).is_none() && self.at(Field::Name).is_none() {
            missing("number")
        } else if self.at(Field::Direction).is_none() && !directed {
            missing("direction")
        } else {
            None
        }
    }

    /// Field and column by name.
    pub(super) fn told(&self, columns: &[String]) -> BTreeMap<String, String> {
        let name = |(field, at): (&Field, &usize)| {
            Some((field.name().to_owned(), columns.get(*at)?.clone()))
        };
        self.0.iter().filter_map(name).collect()
    }
}

/// The fields of a screen.
pub(super) fn fields(shape: Option<Shape>) -> Vec<ImportField> {
    let needed = |field| match field {
        Field::StartedAt | Field::Number => true,
        Field::Direction => shape != Some(Shape::Telecmi),
        _ => false,
    };
    let told = |field: Field| ImportField {
        name: field.name().to_owned(),
        required: needed(field),
    };
    Field::ALL.into_iter().map(told).collect()
}

/// A free column that is called like the field; a whole name before a part of one.
fn guess(field: Field, columns: &[String], free: &[bool]) -> Option<usize> {
    let find = |fits: &dyn Fn(&str) -> bool| {
        (0..columns.len()).find(|at| free[*at] && fits(&columns[*at]))
    };
    let words = field.words();
    let whole = words.iter().find_map(|word| find(&|name| name == *word));
    // An id is everywhere; it must be the whole name.
    let parts = words.iter().filter(|word| word.len() > 3);
    whole.or_else(|| {
        parts
            .into_iter()
            .find_map(|word| find(&|name| has_word(name, word)))
    })
}

fn has_word(name: &str, word: &str) -> bool {
    name.split('_').any(|part| part == word) || (name.len() > word.len() && name.contains(word))
}

/// A column's name in small letters without accents of Portuguese, its words joined by `_`.
fn plain(name: &str) -> String {
    let letter = |c: char| match c {
        'ã' | 'á' | 'â' => 'a',
        'ç' => 'c',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'õ' | 'ô' => 'o',
        'ú' => 'u',
        c => c,
    };
    let spaced: String = name
        .to_lowercase()
        .chars()
        .map(|c| {
            if " -./()#".contains(c) {
                '_'
            } else {
                letter(c)
            }
        })
        .collect();
    let parts: Vec<&str> = spaced.split('_').filter(|part| !part.is_empty()).collect();
    parts.join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &str) -> Vec<String> {
        names.split(',').map(str::to_owned).collect()
    }

    fn suggested(names: &str) -> Vec<(String, String)> {
        let columns = columns(names);
        let mapping = Mapping::new(&columns, Shape::of(&columns), None).unwrap();
        mapping.told(&columns).into_iter().collect()
    }

    #[test]
    fn columns_are_known_by_their_names_in_every_language() {
        for names in [
            "Start time,Direction,Phone number,Name,Duration,Status,Agent,Notes",
            "Beginn,Richtung,Telefonnummer,Kontakt,Dauer,Status,Mitarbeiter,Notiz",
            "Início,Direção,Telefone,Cliente,Duração,Resultado,Usuario,Observação",
            "started_at,direction,number,name,duration_seconds,outcome,user_id,note",
        ] {
            let told = suggested(names);
            let columns = columns(names);
            for (field, at) in [
                ("started_at", 0),
                ("direction", 1),
                ("number", 2),
                ("name", 3),
                ("duration_seconds", 4),
                ("outcome", 5),
                ("user", 6),
                ("note", 7),
            ] {
                let found = told.iter().find(|(name, _)| name == field);
                assert_eq!(
                    found.map(|(_, column)| column),
                    Some(&columns[at]),
                    "{field} of {names}"
                );
            }
        }
    }

    #[test]
    fn two_tables_are_known_as_a_whole() {
        let telecmi = "id,reference_id,caller_id,driver_id,driver_mobile,driver_name,driver_tmid,call_type,status,provider,telecmi_user_id,feedback,remarks,call_duration,created_at,updated_at";
        assert_eq!(Shape::of(&columns(telecmi)), Some(Shape::Telecmi));
        let told = suggested(telecmi);
        assert!(
            told.contains(&("user".to_owned(), "caller_id".to_owned())),
            "{told:?}"
        );
        assert!(
            !told.iter().any(|(field, _)| field == "direction"),
            "its call_type is no direction"
        );
        let time_track = "id,user_id,source,external_id,started_at,ended_at,direction,remote_number,remote_name,raw_payload,created_at,updated_at";
        assert_eq!(Shape::of(&columns(time_track)), Some(Shape::TimeTrack));
        assert_eq!(suggested(time_track).len(), 8);
        assert_eq!(Shape::of(&columns("a,b")), None);
    }

    #[test]
    fn what_somebody_chose_holds_and_must_exist() {
        let columns = columns("when,who,x");
        let choose = |pairs: &[(&str, &str)]| {
            let chosen = pairs
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect();
            Mapping::new(&columns, None, Some(&chosen))
        };
        let mapping = choose(&[("started_at", "when"), ("number", "who"), ("name", "")]).unwrap();
        assert_eq!(
            (mapping.at(Field::StartedAt), mapping.at(Field::Name)),
            (Some(0), None)
        );
        assert!(mapping.lacks(None, false).unwrap().contains("direction"));
        assert_eq!(mapping.lacks(None, true), None);
        for wrong in [("started_at", "then"), ("colour", "x")] {
            assert_eq!(
                choose(&[wrong]).unwrap_err().field.as_deref(),
                Some("mapping")
            );
        }
    }
}
