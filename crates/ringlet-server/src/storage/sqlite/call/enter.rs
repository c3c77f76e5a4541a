//! A call entered whole, by a person or another system, with what is left behind after it: one transaction.

use super::super::record_book::wrap_up;
use super::super::{WriteTx, audit};
use super::{find, hear};
use crate::storage::sqlite::document::write;
use crate::storage::{Entered, KeepRefusal, Kept, NewEntry, PastEntry, StorageError};

/// Stores the call, unless it is there already.
pub(super) fn enter(tx: &mut WriteTx<'_>, entry: NewEntry) -> Result<Entered, KeepRefusal> {
    if let Some(first) = write::repeat(tx, entry.key.as_ref())? {
        return Ok(Entered::Kept(first));
    }
    if let Some(external_id) = entry.external_id {
        let known = find::call_id(tx, &entry.heard.source, None, &[external_id])?;
        if let Some(id) = known {
            return Ok(Entered::Exists(id));
        }
    }
    let Kept::Added { call, .. } = hear::hear(tx, &entry.heard)? else {
        return Err(StorageError::unreadable("entry", "it was not taken as a call").into());
    };
    if let Some(draft) = entry.wrap_up {
        wrap_up::wrap_up(tx, draft)?;
    }
    audit::record(tx, &entry.audit)?;
    write::complete(tx, entry.key.as_ref(), &call.id)?;
    Ok(Entered::Kept(call.id))
}

/// Keeps a past call; what is left behind comes with a new one only.
pub(super) fn keep_past(tx: &mut WriteTx<'_>, entry: PastEntry) -> Result<Kept, KeepRefusal> {
    let kept = hear::hear(tx, &entry.heard)?;
    let new = matches!(&kept, Kept::Added { call, .. } if call.id == entry.heard.new_id);
    if let Some(draft) = entry.wrap_up.filter(|_| new) {
        wrap_up::wrap_up(tx, draft)?;
    }
    Ok(kept)
}
