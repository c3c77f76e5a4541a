//! Erasing what is known of a number, as privacy law asks for it.

use hmac::{Hmac, KeyInit as _, Mac as _};
use ringlet_model::api::Erasure;
use secrecy::ExposeSecret as _;
use sha2::Sha256;

use crate::chance::SharedChance;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::storage::{AuditRecord, NumberFilter, Privacy, Secrets};
use crate::vault::Vault;

/// Name of the secret that keys the proofs.
const PROOF_SECRET: &str = "erasure-proof";

/// What an erasure works with; a command has no whole server.
pub struct Doors<'a, S: ?Sized> {
    /// Everything kept.
    pub store: &'a S,
    /// Seals and opens secrets.
    pub vault: &'a Vault,
    /// Random bytes.
    pub chance: &'a SharedChance,
}

/// Erases a number, written in any way. `by` is the administrator; None: somebody at the command line. The audit log keeps
/// how much was erased, and a keyed hash by which the same number is told again (see [`Erasure::proof`]), never the number.
///
/// # Errors
/// 422 on `number`; storing failed.
pub async fn erase<S: Privacy + Secrets + ?Sized>(
    doors: Doors<'_, S>,
    number: &str,
    region: Option<&str>,
    by: Option<&str>,
) -> ApiResult<Erasure> {
    let number = understood(number, region)?;
    let (NumberFilter::E164(text) | NumberFilter::Raw(text)) = &number;
    let proof = proof(&doors, text).await?;
    let (record, target) = (
        by.map_or_else(
            || AuditRecord::unsigned("number-erased"),
            |user| AuditRecord::by(user, "number-erased"),
        ),
        proof.clone(),
    );
    let audit = move |erasure: &Erasure| {
        let Erasure {
            calls,
            reports,
            notes,
            tasks,
            rows,
            ..
        } = erasure;
        record.target(target).detail(format!(
            "Personal data erased from {calls} calls and {reports} reports; {notes} notes, {tasks} tasks and {rows} rows of calling lists removed"
        ))
    };
    let erasure = doors
        .store
        .erase_number(number.clone(), Box::new(audit))
        .await?;
    Ok(Erasure { proof, ..erasure })
}

/// What [`erase`] would erase; nothing is.
///
/// # Errors
/// 422 on `number`; reading failed.
pub async fn preview<S: Privacy + ?Sized>(
    store: &S,
    number: &str,
    region: Option<&str>,
) -> ApiResult<Erasure> {
    Ok(store.erasure(understood(number, region)?).await?)
}

fn understood(number: &str, region: Option<&str>) -> ApiResult<NumberFilter> {
    match number::dialable(number, region) {
        Some(number) => Ok(NumberFilter::E164(number.e164())),
        None if number.trim().is_empty() => Err(ApiError::missing("number")),
        None => Ok(NumberFilter::Raw(number.trim().to_owned())),
    }
}

/// A keyed hash: without this server's key nobody finds the number by trying all.
async fn proof<S: Secrets + ?Sized>(doors: &Doors<'_, S>, number: &str) -> ApiResult<String> {
    let fresh = doors
        .vault
        .seal(PROOF_SECRET, &doors.chance.token::<32>())
        .map_err(ApiError::internal)?;
    let kept = doors.store.put_secret_once(PROOF_SECRET, fresh).await?;
    let key = doors
        .vault
        .open_sealed(PROOF_SECRET, &kept)
        .map_err(ApiError::internal)?;
    let mut hash = Hmac::<Sha256>::new_from_slice(key.expose_secret().as_bytes())
        .map_err(ApiError::internal)?;
    hash.update(number.as_bytes());
    Ok(hex::encode(&hash.finalize().into_bytes()[..16]))
}
