//! People in a CSV file. Lines are counted as an editor counts them; the line of names is the first.

use csv::{ReaderBuilder, StringRecord};
use ringlet_model::api::{CsvColumns, CsvFill, FillError};

use super::fill::{Found, Harvest};
use crate::error::{ApiError, ApiResult};
use crate::service::csv_text::{Lines, delimiter};

/// People of a file at most.
const MOST: usize = 20_000;

/// Words by which a column is known, in several languages; the first that a name holds wins.
const NUMBER: &[&str] = &[
    "mobile",
    "phone",
    "telefon",
    "telefone",
    "handy",
    "celular",
    "number",
    "nummer",
    "número",
    "numero",
    "tel",
    "फ़ोन",
    "मोबाइल",
];
const NAME: &[&str] = &["full name", "name", "nome", "contact", "kontakt", "नाम"];
const COMPANY: &[&str] = &[
    "company",
    "organisation",
    "organization",
    "firma",
    "empresa",
    "account",
    "कंपनी",
];
const NOTE: &[&str] = &[
    "note",
    "comment",
    "remark",
    "notiz",
    "bemerkung",
    "observa",
    "नोट",
];

/// Reads the file.
///
/// # Errors
/// 422 when there is no column for the number, or there are more than 20,000 lines.
pub(super) fn read(file: &CsvFill) -> ApiResult<Harvest> {
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| unreadable(&error))?
        .clone();
    let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    let taken = taken(&columns, &file.columns)?;
    let at = |name: &Option<String>| {
        let name = name.as_ref()?;
        columns.iter().position(|column| column == name)
    };
    let places = [
        at(&taken.number),
        at(&taken.name),
        at(&taken.company),
        at(&taken.note),
    ];
    let mut lines = Lines::of(text);
    let mut harvest = Harvest::default();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = lines.at(record.position());
                harvest.people.extend(person(&record, line, places));
            }
            Err(error) => harvest.errors.push(FillError {
                line: lines.at(error.position()),
                message: "This line can’t be read.".to_owned(),
            }),
        }
        if harvest.people.len() > MOST {
            return Err(ApiError::invalid("csv", "A file has at most 20,000 lines."));
        }
    }
    harvest.columns = columns;
    harvest.taken = taken;
    Ok(harvest)
}

/// None for a line in which nothing stands.
fn person(record: &StringRecord, line: u32, places: [Option<usize>; 4]) -> Option<Found> {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let cell = |at: Option<usize>| {
        let text = at.and_then(|at| record.get(at)).unwrap_or_default().trim();
        // What an export writes before a sign that a spreadsheet would take for a formula.
        let text = text.strip_prefix('\'').unwrap_or(text);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let [number, name, company, note] = places;
    Some(Found {
        line,
        number: cell(number).unwrap_or_default(),
        name: cell(name),
        company: cell(company),
        note: cell(note),
        reference: None,
    })
}

fn unreadable(error: &csv::Error) -> ApiError {
    ApiError::invalid("csv", format!("The file can’t be read: {error}."))
}

/// The columns that were named, and guesses for those that weren't.
fn taken(columns: &[String], named: &CsvColumns) -> ApiResult<CsvColumns> {
    for name in [&named.number, &named.name, &named.company, &named.note]
        .into_iter()
        .flatten()
    {
        if !columns.contains(name) {
            let text = format!("The file has no column “{name}”.");
            return Err(ApiError::invalid("csv.columns", text));
        }
    }
    let mut free: Vec<&String> = columns.iter().collect();
    let mut take = |named: &Option<String>, words: &[&str]| {
        let found = named.clone().or_else(|| guess(&free, words));
        free.retain(|name| Some(*name) != found.as_ref());
        found
    };
    let taken = CsvColumns {
        number: take(&named.number, NUMBER),
        company: take(&named.company, COMPANY),
        note: take(&named.note, NOTE),
        name: take(&named.name, NAME),
    };
    if taken.number.is_none() {
        return Err(
            ApiError::invalid("csv.columns.number", "No column looks like phone numbers.")
                .hint(format!("The columns are {}.", columns.join(", "))),
        );
    }
    Ok(taken)
}

fn guess(columns: &[&String], words: &[&str]) -> Option<String> {
    words.iter().find_map(|word| {
        let found = columns
            .iter()
            .find(|name| name.to_lowercase().contains(word))?;
        Some((*found).clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> ApiResult<Harvest> {
        read(&CsvFill {
            text: text.to_owned(),
            ..CsvFill::default()
        })
    }

    #[test]
    fn columns_are_known_by_their_names() {
        for text in [
            "Name,Company,Mobile no,Note\nLata Shah,Shah Textiles,+91 99999 88888,price list\n",
            "Firma;Name;Telefon;Bemerkung\r\nShah Textiles;Lata Shah;+91 99999 88888;price list\r\n",
            "\u{feff}Empresa\tNome\tCelular\tObservação\nShah Textiles\tLata Shah\t'+91 99999 88888\tprice list",
        ] {
            let harvest = read_text(text).unwrap();
            let one = &harvest.people[0];
            assert_eq!(one.number, "+91 99999 88888", "{text}");
            assert_eq!(one.name.as_deref(), Some("Lata Shah"), "{text}");
            assert_eq!(one.company.as_deref(), Some("Shah Textiles"), "{text}");
            assert_eq!(one.note.as_deref(), Some("price list"), "{text}");
            assert_eq!(one.line, 2);
        }
    }

    #[test]
    fn a_column_may_be_named_and_must_exist() {
        let text = "a,b\nLata,+919999988888\n";
        let with = |number: &str| {
            read(&CsvFill {
                text: text.to_owned(),
                columns: CsvColumns {
                    number: Some(number.to_owned()),
                    name: Some("a".to_owned()),
                    ..CsvColumns::default()
                },
            })
        };
        assert_eq!(with("b").unwrap().people[0].number, "+919999988888");
        assert_eq!(with("c").unwrap_err().field.unwrap(), "csv.columns");
        let error = read_text(text).unwrap_err();
        assert_eq!(error.field.unwrap(), "csv.columns.number");
    }

    #[test]
    fn short_lines_empty_lines_and_quotes_are_read() {
        let harvest =
            read_text("phone,name,note\n\n+919999988888\n,,\n+14155552671,\"Carter, \nEmily\",x\n")
                .unwrap();
        let read: Vec<_> = harvest
            .people
            .iter()
            .map(|one| (one.line, one.number.as_str(), one.name.as_deref()))
            .collect();
        assert_eq!(
            read,
            [
                (3, "+919999988888", None),
                (5, "+14155552671", Some("Carter, \nEmily"))
            ]
        );
    }
}
