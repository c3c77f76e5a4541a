//! Records by number.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordRef;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::storage::{DealOfContact, Holder, HolderKind, StorageError};

const IS_OWN: &str = "SELECT EXISTS (SELECT 1 FROM own_number WHERE number_key = $1)
     OR EXISTS (SELECT 1 FROM record_number WHERE number_key = $1 AND doctype = 'CRM Telephony Agent')";

/// One kind of holder: where it is kept and how to read it.
pub(super) struct Source {
    pub(super) doctype: &'static str,
    pub(super) table: &'static str,
    /// name, title, organization, status, image, mobile_no, modified and a flag, of the row `r`.
    pub(super) columns: &'static str,
    /// What a name is looked for in, of the row `r`.
    pub(super) text: &'static str,
    kind: fn(&Connection, &Row<'_>) -> rusqlite::Result<HolderKind>,
}

const CONTACT: Source = Source {
    doctype: "Contact",
    table: "contact",
    columns: "r.name, r.full_name, r.company_name, r.designation, r.image, r.mobile_no, r.modified, 0",
    text: "coalesce(r.full_name, '') || ' ' || coalesce(r.company_name, '')",
    kind: |connection, row| {
        Ok(HolderKind::Contact {
            deal: newest_deal(connection, &row.get::<_, String>(0)?)?,
        })
    },
};
const LEAD: Source = Source {
    doctype: "CRM Lead",
    table: "lead",
    columns: "r.name, r.lead_name, r.organization, r.status, r.image, r.mobile_no, r.modified,
              coalesce(r.converted, 0)",
    text: "coalesce(r.lead_name, '') || ' ' || coalesce(r.organization, '')",
    kind: |_, row| {
        Ok(HolderKind::Lead {
            converted: row.get(7)?,
        })
    },
};
const DEAL: Source = Source {
    doctype: "CRM Deal",
    table: "deal",
    columns: "r.name,
              coalesce(nullif(trim(coalesce(r.first_name, '') || ' ' || coalesce(r.last_name, '')), ''),
                       r.lead_name, r.organization, r.name),
              r.organization, r.status, NULL, r.mobile_no, r.modified, r.status NOT IN ('Won', 'Lost')",
    text: "coalesce(r.first_name, '') || ' ' || coalesce(r.last_name, '') || ' ' ||
           coalesce(r.lead_name, '') || ' ' || coalesce(r.organization, '')",
    kind: |_, row| Ok(HolderKind::Deal { open: row.get(7)? }),
};

/// Every kind.
pub(super) const ALL: [&Source; 3] = [&CONTACT, &LEAD, &DEAL];

/// The newest deal that the contact is the primary contact of, an open one before a closed one.
const DEAL_OF_CONTACT: &str =
    "SELECT d.name, d.organization, d.status, d.status NOT IN ('Won', 'Lost') AS open,
            d.modified
     FROM deal d
     WHERE d.contact = $1
        OR d.name IN (SELECT parent FROM deal_contact WHERE contact = $1 AND is_primary = 1)
     ORDER BY open DESC, d.modified DESC LIMIT 1";

/// The holders of a number; none when it is our own.
pub(super) fn by_number(connection: &Connection, key: &str) -> Result<Vec<Holder>, StorageError> {
    let own: bool = connection
        .prepare_cached(IS_OWN)?
        .query_row([key], |row| row.get(0))?;
    let mut found = Vec::new();
    if own {
        return Ok(found);
    }
    for source in ALL {
        let sql = format!(
            "SELECT {}, n.raw, n.is_primary FROM record_number n JOIN {} r ON r.name = n.name
             WHERE n.number_key = $1 AND n.doctype = '{}' ORDER BY r.modified DESC LIMIT 20",
            source.columns, source.table, source.doctype
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([key], |row| holder(connection, source, row))?;
        found.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(found)
}

/// The record as a holder.
pub(super) fn by_record(
    connection: &Connection,
    record: &RecordRef,
) -> Result<Option<Holder>, StorageError> {
    let Some(source) = ALL
        .into_iter()
        .find(|source| source.doctype == record.doctype)
    else {
        return Ok(None);
    };
    let sql = format!(
        "SELECT {}, '', 0 FROM {} r WHERE r.name = $1",
        source.columns, source.table
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row([&record.name], |row| holder(connection, source, row));
    Ok(found.optional()?)
}

pub(super) fn holder(
    connection: &Connection,
    source: &Source,
    row: &Row<'_>,
) -> rusqlite::Result<Holder> {
    let name: String = row.get(0)?;
    Ok(Holder {
        title: row
            .get::<_, Option<String>>(1)?
            .unwrap_or_else(|| name.clone()),
        record: RecordRef {
            doctype: source.doctype.to_owned(),
            name,
        },
        kind: (source.kind)(connection, row)?,
        organization: row.get(2)?,
        status: row.get(3)?,
        image: row.get(4)?,
        mobile_no: row.get(5)?,
        modified: Timestamp(row.get(6)?),
        matched: row.get(8)?,
        primary: row.get(9)?,
    })
}

fn newest_deal(connection: &Connection, contact: &str) -> rusqlite::Result<Option<DealOfContact>> {
    connection
        .prepare_cached(DEAL_OF_CONTACT)?
        .query_row([contact], |row| {
            Ok(DealOfContact {
                name: row.get(0)?,
                organization: row.get(1)?,
                status: row.get(2)?,
                open: row.get(3)?,
                modified: Timestamp(row.get(4)?),
            })
        })
        .optional()
}
