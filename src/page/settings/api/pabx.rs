//! What the settings ask of the PABX, through the server.

use ringlet_model::api::telephony::{
    DidDraft, DidList, ExtensionDraft, ExtensionList, Loose, Operator, OperatorChange,
    OperatorList, PauseReason,
};
use serde::Deserialize;

use super::{Answer, Empty, segment};
use crate::backend::{Client, Method};

/// Extensions and numbers are read and changed alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An internal number.
    Extension,
    /// A number that people call us on.
    Did,
}

impl Kind {
    const fn path(self) -> &'static str {
        match self {
            Self::Extension => "/api/telephony/extensions",
            Self::Did => "/api/telephony/dids",
        }
    }
}

/// An extension or a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The PABX's own id; empty for a new one.
    pub id: String,
    /// What one dials.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// The user whose extension it is; where calls to the number go.
    pub leads_to: String,
    /// Stamp of what was read.
    pub modified: String,
}

/// All of a kind.
pub async fn entries(client: Client, kind: Kind) -> Answer<Vec<Entry>> {
    let entry = |id, number, name: Option<String>, to: Option<String>, modified| Entry {
        id,
        number,
        name: name.unwrap_or_default(),
        leads_to: to.unwrap_or_default(),
        modified,
    };
    Ok(match kind {
        Kind::Extension => {
            let list: ExtensionList = client.get(kind.path()).await?;
            let all = list.extensions.into_iter();
            all.map(|one| entry(one.id, one.number, one.name, one.user, one.modified))
                .collect()
        }
        Kind::Did => {
            let list: DidList = client.get(kind.path()).await?;
            let all = list.dids.into_iter();
            all.map(|one| entry(one.id, one.number, one.name, one.destination, one.modified))
                .collect()
        }
    })
}

/// Makes an entry or changes it.
pub async fn save(client: Client, kind: Kind, entry: &Entry) -> Answer<()> {
    #[derive(Deserialize)]
    struct Saved {}
    let path = if entry.id.is_empty() {
        kind.path().to_owned()
    } else {
        format!("{}/{}", kind.path(), segment(&entry.id))
    };
    let method = if entry.id.is_empty() {
        Method::Post
    } else {
        Method::Put
    };
    let number = Some(Loose(entry.number.clone()));
    let name = Some(entry.name.clone());
    match kind {
        Kind::Extension => {
            let draft = ExtensionDraft {
                number,
                name,
                user: Some(entry.leads_to.clone()),
                modified: entry.modified.clone(),
                ..ExtensionDraft::default()
            };
            client
                .send::<_, Saved>(method, &path, Some(&draft), None)
                .await?;
        }
        Kind::Did => {
            let draft = DidDraft {
                number,
                name,
                destination: Some(Loose(entry.leads_to.clone())),
                modified: entry.modified.clone(),
                ..DidDraft::default()
            };
            client
                .send::<_, Saved>(method, &path, Some(&draft), None)
                .await?;
        }
    }
    Ok(())
}

/// Removes an entry.
pub async fn remove(client: Client, kind: Kind, id: &str) -> Answer<()> {
    client
        .delete(&format!("{}/{}", kind.path(), segment(id)))
        .await
}

/// All operators.
pub async fn operators(client: Client) -> Answer<Vec<Operator>> {
    let list: OperatorList = client.get("/api/telephony/operators").await?;
    Ok(list.operators)
}

/// What an operator can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Take calls from now on.
    Login,
    /// Take none any more.
    Logout,
    /// Take none for now, for this reason.
    Pause(String),
    /// Take calls again.
    Unpause,
}

/// Tells an operator.
pub async fn act(client: Client, id: &str, act: &Act) -> Answer<Operator> {
    let path = |word: &str| format!("/api/telephony/operators/{}/{word}", segment(id));
    match act {
        Act::Login => client.post(&path("login"), &Empty {}, None).await,
        Act::Logout => client.post(&path("logout"), &Empty {}, None).await,
        Act::Unpause => client.post(&path("unpause"), &Empty {}, None).await,
        Act::Pause(reason) => {
            let why = PauseReason {
                reason: reason.trim().to_owned(),
            };
            client.post(&path("pause"), &why, None).await
        }
    }
}

/// Says which user an operator is; empty: nobody of ours. Refused when it isn't `instead_of` any more.
pub async fn identify(
    client: Client,
    id: &str,
    user: &str,
    instead_of: String,
) -> Answer<Operator> {
    let change = OperatorChange {
        user: Some(user.to_owned()).filter(|user| !user.is_empty()),
        instead_of: Some(instead_of),
    };
    let path = format!("/api/telephony/operators/{}", segment(id));
    client.put(&path, &change).await
}
