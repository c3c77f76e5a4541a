//! Whom a number belongs to: several records may hold it, the likeliest comes first.

use std::cmp::Reverse;

use ringlet_model::api::{RecordMatch, RecordRef};
use serde_json::{Value, json};

use crate::app::AppState;
use crate::error::ApiResult;
use crate::number;
use crate::storage::{Holder, HolderKind, subtitle};

/// Records offered for one number, at most.
const MOST: usize = 10;

/// Where numbers without `+` are at home: the site's region, else the United States.
///
/// # Errors
/// Storage only.
pub async fn region(state: &AppState) -> ApiResult<String> {
    Ok(state
        .store
        .site()
        .await?
        .region
        .unwrap_or_else(|| "US".to_owned()))
}

/// The records that hold the number in `text`, best first. Empty for a text without digits and for our own numbers.
/// `region`: None is the site's.
///
/// # Errors
/// Storage only.
pub async fn matches(
    state: &AppState,
    text: &str,
    region: Option<&str>,
) -> ApiResult<Vec<RecordMatch>> {
    Ok(offered(holders(state, text, region).await?))
}

/// The record itself in the form of a match; None when there is no such record.
///
/// # Errors
/// Storage only.
pub async fn record(state: &AppState, record: &RecordRef) -> ApiResult<Option<RecordMatch>> {
    let holder = state.store.holder(record).await?;
    Ok(holder.map(|holder| holder.to_match()))
}

/// Frappe's `get_contact_by_phone_number`: contact, lead or nobody, in the shape that its popup expects.
///
/// # Errors
/// Storage only.
pub async fn contact(state: &AppState, text: &str) -> ApiResult<Value> {
    let holders = holders(state, text, None).await?;
    Ok(holders
        .first()
        .map_or_else(|| json!({ "mobile_no": text }), frappe_contact))
}

async fn holders(state: &AppState, text: &str, region: Option<&str>) -> ApiResult<Vec<Holder>> {
    let site = self::region(state).await?;
    let Some(key) = number::key(text, Some(region.unwrap_or(&site))) else {
        return Ok(Vec::new());
    };
    Ok(ranked(state.store.holders(&key).await?))
}

/// The likeliest first: who has an open deal, then a lead, then any contact, then what is closed or converted. Of equals
/// the one whose first number it is, then the one last changed.
fn ranked(mut holders: Vec<Holder>) -> Vec<Holder> {
    let kind = |holder: &Holder| match &holder.kind {
        HolderKind::Contact { deal: Some(deal) } if deal.open => 0,
        HolderKind::Deal { open: true } => 0,
        HolderKind::Lead { converted: false } => 1,
        HolderKind::Contact { .. } => 2,
        HolderKind::Deal { open: false } => 3,
        HolderKind::Lead { converted: true } => 4,
    };
    holders.sort_by_key(|holder| {
        (
            kind(holder),
            !holder.primary,
            Reverse(holder.modified),
            holder.record.name.clone(),
        )
    });
    holders
}

/// Holders as matches; an open deal is offered before the contact it is made with.
fn offered(holders: Vec<Holder>) -> Vec<RecordMatch> {
    let mut found: Vec<RecordMatch> = Vec::new();
    for holder in &holders {
        for one in deal_match(holder).into_iter().chain([holder.to_match()]) {
            if !found
                .iter()
                .any(|old| old.doctype == one.doctype && old.name == one.name)
            {
                found.push(one);
            }
        }
    }
    found.truncate(MOST);
    found
}

fn deal_match(holder: &Holder) -> Option<RecordMatch> {
    let HolderKind::Contact { deal: Some(deal) } = &holder.kind else {
        return None;
    };
    deal.open.then(|| RecordMatch {
        doctype: "CRM Deal".to_owned(),
        name: deal.name.clone(),
        title: holder.title.clone(),
        subtitle: subtitle(deal.organization.as_deref(), deal.status.as_deref()),
    })
}

fn frappe_contact(holder: &Holder) -> Value {
    let name = &holder.record.name;
    let mut found = json!({
        "name": name,
        "full_name": holder.title,
        "image": holder.image,
        "mobile_no": holder.mobile_no.as_ref().unwrap_or(&holder.matched),
    });
    match &holder.kind {
        HolderKind::Contact { deal } => {
            found["matched_phone"] = json!(holder.matched);
            if let Some(deal) = deal.as_ref().filter(|deal| deal.open) {
                found["deal"] = json!(deal.name);
            }
        }
        HolderKind::Lead { .. } => {
            found["lead_name"] = json!(holder.title);
            found["lead"] = json!(name);
        }
        HolderKind::Deal { .. } => found["deal"] = json!(name),
    }
    found
}

#[cfg(test)]
mod tests {
    use ringlet_model::Timestamp;

    use super::*;
    use crate::storage::DealOfContact;

    fn holder(name: &str, kind: HolderKind, primary: bool, modified: i64) -> Holder {
        let doctype = match kind {
            HolderKind::Contact { .. } => "Contact",
            HolderKind::Lead { .. } => "CRM Lead",
            HolderKind::Deal { .. } => "CRM Deal",
        };
        Holder {
            record: RecordRef {
                doctype: doctype.to_owned(),
                name: name.to_owned(),
            },
            kind,
            title: name.to_owned(),
            organization: Some("Acme".to_owned()),
            status: None,
            image: None,
            mobile_no: None,
            matched: "+919876543210".to_owned(),
            primary,
            modified: Timestamp(modified),
        }
    }

    fn deal(open: bool) -> HolderKind {
        HolderKind::Contact {
            deal: Some(DealOfContact {
                name: "D-1".to_owned(),
                organization: Some("Acme".to_owned()),
                status: Some("Negotiation".to_owned()),
                open,
                modified: Timestamp(5),
            }),
        }
    }

    fn names(holders: Vec<Holder>) -> Vec<String> {
        offered(ranked(holders))
            .into_iter()
            .map(|one| one.name)
            .collect()
    }

    #[test]
    fn the_likeliest_record_comes_first() {
        let plain = HolderKind::Contact { deal: None };
        let holders = vec![
            holder(
                "converted lead",
                HolderKind::Lead { converted: true },
                true,
                9,
            ),
            holder("closed deal", HolderKind::Deal { open: false }, true, 9),
            holder("second number", plain.clone(), false, 9),
            holder("older", plain.clone(), true, 1),
            holder("newer", plain, true, 2),
            holder("won", deal(false), true, 0),
            holder("lead", HolderKind::Lead { converted: false }, false, 1),
            holder("with deal", deal(true), false, 1),
        ];
        assert_eq!(
            names(holders),
            [
                "D-1",
                "with deal",
                "lead",
                "newer",
                "older",
                "won",
                "second number",
                "closed deal",
                "converted lead"
            ]
        );
    }

    #[test]
    fn a_record_is_offered_once_and_not_too_many_are() {
        let twice = vec![
            holder("D-1", HolderKind::Deal { open: true }, true, 9),
            holder("c", deal(true), true, 1),
        ];
        assert_eq!(names(twice), ["D-1", "c"]);
        let many = (0..30)
            .map(|n| {
                holder(
                    &n.to_string(),
                    HolderKind::Lead { converted: false },
                    true,
                    n,
                )
            })
            .collect();
        assert_eq!(names(many).len(), MOST);
    }

    #[test]
    fn frappes_popup_gets_its_shapes() {
        let contact = frappe_contact(&holder("c", deal(true), true, 1));
        assert_eq!(contact["deal"], "D-1");
        assert_eq!(contact["matched_phone"], "+919876543210");
        assert_eq!(
            frappe_contact(&holder("c", deal(false), true, 1)).get("deal"),
            None
        );
        let lead = frappe_contact(&holder("l", HolderKind::Lead { converted: false }, true, 1));
        assert_eq!(
            (&lead["lead"], &lead["lead_name"]),
            (&json!("l"), &json!("l"))
        );
        assert_eq!(lead.get("matched_phone"), None);
    }
}
