//! People and companies of the demo, from the four places whose numbers the demo is about.

use ringlet_model::Role;
use serde_json::{Map, Value, json};

use crate::app::AppState;
use crate::auth::{CurrentUser, Via};
use crate::doctype::known;
use crate::error::{ApiResult, Code};
use crate::service::document;

/// Who calls when nobody else is named.
pub(super) const CALLER: &str = "+919999988888";
/// Whose records they are.
const OWNER: &str = "agent@example.test";

/// name, last name, company, status, number, e-mail
type Lead = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// The last two digits choose what the demo line plays; Rajendra's line is busy, Meera's rings out.
const LEADS: [Lead; 14] = [
    (
        "Lata",
        "Shah",
        "Shah Textiles",
        "Contacted",
        "+91 99999 88888",
        "lata@shah-textiles.example",
    ),
    (
        "João Pedro",
        "de Albuquerque Cavalcanti",
        "Cavalcanti Móveis",
        "New",
        "+55 11 91234-5678",
        "joao@cavalcanti.example",
    ),
    (
        "Maximiliane",
        "von Schwarzenberg-Hohenlohe",
        "Hohenlohe Logistik",
        "Qualified",
        "+49 1512 3456789",
        "max@hohenlohe.example",
    ),
    (
        "Olivia",
        "Martinez",
        "Bright & Sons",
        "New",
        "+1 415 555 0132",
        "olivia@bright.example",
    ),
    (
        "Rajendra Prasad",
        "Venkataraman",
        "Venkat Foods",
        "Contacted",
        "+91 80 4710 0002",
        "rajendra@venkat.example",
    ),
    (
        "Emily",
        "Carter",
        "Carter Design",
        "Nurture",
        "555 01",
        "emily@carter.example",
    ),
    (
        "Thorsten",
        "Bräutigam-Öztürk",
        "Hohenlohe Logistik",
        "New",
        "+49 30 901820",
        "thorsten@hohenlohe.example",
    ),
    (
        "Meera",
        "Iyer",
        "Iyer Analytics",
        "New",
        "+91 98450 12301",
        "meera@iyer.example",
    ),
    (
        "Beatriz",
        "Nogueira",
        "Padaria Nogueira",
        "Contacted",
        "+55 21 99876-5404",
        "bia@nogueira.example",
    ),
    (
        "Arjun",
        "Malhotra",
        "Malhotra Motors",
        "Qualified",
        "+91 98110 45603",
        "arjun@malhotra.example",
    ),
    (
        "Hannah",
        "Becker",
        "Becker Werkzeugbau",
        "New",
        "+49 711 9876510",
        "hannah@becker.example",
    ),
    (
        "Samuel",
        "Okafor",
        "Lakeside Dental",
        "Contacted",
        "+1 312 555 0109",
        "sam@lakeside.example",
    ),
    (
        "Priya",
        "Raghunathan",
        "Coastal Exports",
        "New",
        "+91 44 2847 3307",
        "priya@coastal.example",
    ),
    (
        "Lucas",
        "Ferreira",
        "Ferreira Tech",
        "Nurture",
        "+55 31 98765-4332",
        "lucas@ferreira.example",
    ),
];

/// name, last name, company, mobile, office
type Contact = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const CONTACTS: [Contact; 4] = [
    (
        "Anita",
        "Shah",
        "Shah Textiles",
        "+91 98200 11223",
        "+91 22 4800 4410",
    ),
    (
        "Klaus",
        "Wetzel",
        "Hohenlohe Logistik",
        "+49 171 5550142",
        "+49 7940 123456",
    ),
    ("Grace", "Lindqvist", "Bright & Sons", "+1 415 555 0177", ""),
    (
        "Marina",
        "Cavalcanti",
        "Cavalcanti Móveis",
        "+55 11 99876-1234",
        "+55 11 3456-7890",
    ),
];

/// company, status, value, first name, last name, number
type Deal = (
    &'static str,
    &'static str,
    u32,
    &'static str,
    &'static str,
    &'static str,
);

const DEALS: [Deal; 3] = [
    (
        "Shah Textiles",
        "Negotiation",
        420_000,
        "Anita",
        "Shah",
        "+91 98200 11223",
    ),
    (
        "Hohenlohe Logistik",
        "Proposal/Quotation",
        68_500,
        "Klaus",
        "Wetzel",
        "+49 171 5550142",
    ),
    (
        "Bright & Sons",
        "Qualification",
        24_900,
        "Grace",
        "Lindqvist",
        "+1 415 555 0177",
    ),
];

/// user, what the demo line rings
const AGENTS: [(&str, &str); 2] = [
    (OWNER, "+91 90000 00101"),
    ("admin@example.test", "+91 90000 00102"),
];

/// Adds the records unless there are some.
///
/// # Errors
/// Storing failed.
pub(super) async fn add(state: &AppState) -> ApiResult<()> {
    let user = clerk();
    if document::count(state, &user, &known::LEAD, Vec::new(), Vec::new()).await? > 0 {
        return Ok(());
    }
    for (user_id, number) in AGENTS {
        let agent = json!({
            "user": user_id, "mobile_no": number, "demo_agent_number": number,
            "phone_nos": [{ "number": number, "is_primary": 1 }],
        });
        put(state, &known::TELEPHONY_AGENT, agent).await?;
    }
    for lead in LEADS.iter().rev().map(lead) {
        put(state, &known::LEAD, lead).await?;
    }
    for contact in CONTACTS.iter().map(contact) {
        put(state, &known::CONTACT, contact).await?;
    }
    for deal in DEALS.iter().map(deal) {
        put(state, &known::DEAL, deal).await?;
    }
    Ok(())
}

fn lead((first, last, organization, status, number, email): &Lead) -> Value {
    json!({
        "first_name": first, "last_name": last, "lead_name": format!("{first} {last}"),
        "organization": organization, "status": status, "mobile_no": number, "email": email, "lead_owner": OWNER,
    })
}

fn contact((first, last, company, mobile, office): &Contact) -> Value {
    let mut phones = vec![json!({ "phone": mobile, "is_primary_mobile_no": 1 })];
    if !office.is_empty() {
        phones.push(json!({ "phone": office, "is_primary_phone": 1 }));
    }
    json!({ "first_name": first, "last_name": last, "company_name": company, "phone_nos": phones })
}

fn deal((organization, status, value, first, last, number): &Deal) -> Value {
    json!({
        "organization": organization, "status": status, "deal_value": value, "deal_owner": OWNER,
        "first_name": first, "last_name": last, "mobile_no": number,
    })
}

/// Who adds the records.
pub(super) fn clerk() -> CurrentUser {
    CurrentUser {
        id: OWNER.to_owned(),
        name: "Demo".to_owned(),
        roles: vec![Role::Admin],
        via: Via::ApiKey,
        expires_at: None,
    }
}

/// Adds a record; one that is there already stays.
pub(super) async fn put(
    state: &AppState,
    doctype: &'static crate::doctype::DocType,
    record: Value,
) -> ApiResult<()> {
    let Value::Object(fields) = record else {
        return Ok(());
    };
    let fields: Map<String, Value> = fields;
    match document::add(state, &clerk(), doctype, &fields, None).await {
        Err(error) if error.code != Code::Duplicate => Err(error),
        _ => Ok(()),
    }
}
