//! A phone's own list of calls, fetched from it over Bluetooth (PBAP) as files of vCards.

use jiff::civil::DateTime;
use ringlet_model::Timestamp;
use ringlet_model::api::ImportReport;
use ringlet_model::call::{Direction, Outcome};
use sha2::{Digest as _, Sha256};

use super::card::{self, CallCard, Kind};
use super::{Keeper, ReadCall, SourceFile};
use crate::app::AppState;
use crate::doctype::Zone;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::service::log_call::BLUETOOTH;
use crate::service::match_record;
use crate::service::past_call::{PastCall, Version};
use crate::storage::RawReport;

/// A day, minutes.
const DAY: i64 = 24 * 60;

/// How a phone's list is to be read.
#[derive(Clone, Debug)]
pub struct PbapWish {
    /// In whose log the calls go (user id).
    pub agent: String,
    /// What the phone is called; a list of the same phone is recognised by it.
    pub device: String,
    /// The zone of times without `Z`.
    pub zone: Zone,
    /// Added to every time, minutes.
    pub offset_minutes: i64,
    /// Times with `Z` are the phone's local ones nevertheless (older Android).
    pub z_is_local: bool,
    /// The kind of cards that don't say; None: by the file's name.
    pub kind: Option<String>,
    /// Only count.
    pub dry_run: bool,
}

/// Imports the files of a phone. A call comes into the log once, however often and in however many files it is.
///
/// # Errors
/// 422 naming what can't be read of the wish; storing failed.
pub async fn import(
    state: &AppState,
    wish: &PbapWish,
    files: &[SourceFile],
) -> ApiResult<ImportReport> {
    let kind = checked(wish, files)?;
    let region = match_record::region(state).await?;
    let mut keeper = Keeper::new(state, wish.dry_run);
    let version = Version::Latest(state.clock.now().0);
    for file in files {
        let usual = kind.or_else(|| Kind::of_file(&file.name));
        for (line, text) in card::cards(&file.text()) {
            let call = card::read(text, usual).and_then(|card| {
                past_call(wish, &card, Some(&region)).map(|call| PastCall { version, ..call })
            });
            keeper
                .take(ReadCall {
                    file: file.name.clone(),
                    line,
                    call,
                    note: None,
                    raw: RawReport {
                        content_type: "text/vcard".to_owned(),
                        query: String::new(),
                        body: text.as_bytes().to_vec(),
                    },
                })
                .await?;
        }
    }
    keeper.finish().await
}

fn checked(wish: &PbapWish, files: &[SourceFile]) -> ApiResult<Option<Kind>> {
    if !(-DAY..=DAY).contains(&wish.offset_minutes) {
        return Err(ApiError::invalid(
            "offset_minutes",
            "Times are off by a day at most.",
        ));
    }
    if wish.device.is_empty() || wish.device.chars().count() > 140 {
        return Err(ApiError::invalid(
            "device",
            "Name the phone, in 140 characters at most.",
        ));
    }
    if files
        .iter()
        .all(|file| card::cards(&file.text()).is_empty())
    {
        return Err(ApiError::invalid("file", "There is no vCard in this file.")
            .hint("A phone's lists are called ich.vcf, och.vcf, mch.vcf and cch.vcf."));
    }
    let word = wish.kind.as_deref().filter(|word| !word.is_empty());
    word.map(|word| {
        Kind::from_word(word)
            .ok_or_else(|| ApiError::invalid("kind", "A kind is incoming, outgoing or missed."))
    })
    .transpose()
}

fn past_call(wish: &PbapWish, card: &CallCard, region: Option<&str>) -> Result<PastCall, String> {
    let started_at = read_stamp(wish, &card.stamp).ok_or_else(|| {
        format!(
            "“{}” is no time.",
            card.stamp.chars().take(40).collect::<String>()
        )
    })?;
    let (direction, outcome) = match card.kind {
        Kind::Incoming => (Direction::Inbound, Some(Outcome::Completed)),
        Kind::Missed => (Direction::Inbound, Some(Outcome::Missed)),
        // The list doesn't tell whether anybody picked up.
        Kind::Outgoing => (Direction::Outbound, None),
    };
    Ok(PastCall {
        source: BLUETOOTH.to_owned(),
        ids: vec![id(wish, card)],
        agent: wish.agent.clone(),
        direction,
        number_e164: number::dialable(&card.number, region).map(|number| number.e164()),
        number_raw: card.number.clone(),
        name: card.name.clone(),
        started_at,
        outcome,
        word: format!("{} · {}", card.kind.word(), wish.device),
        ..PastCall::default()
    })
}

/// `YYYYMMDDTHHMMSS` of the phone's own clock, with `Z` in UTC.
fn read_stamp(wish: &PbapWish, text: &str) -> Option<Timestamp> {
    let (civil, utc) = match text.strip_suffix(['Z', 'z']) {
        Some(civil) => (civil, !wish.z_is_local),
        None => (text, false),
    };
    let civil: DateTime = civil.parse().ok()?;
    let zone = if utc { &Zone::utc() } else { &wish.zone };
    let at = zone.instant(civil)?;
    Some(Timestamp(at.0.checked_add(wish.offset_minutes * 60_000)?))
}

/// What a call is recognised by. Cards have no id; the phone, whose it is, the kind, the time as written and the number make
/// one. The file and the place in it don't count, since lists overlap and grow.
fn id(wish: &PbapWish, card: &CallCard) -> String {
    let digits: String = card
        .number
        .chars()
        .filter(|c| c.is_ascii_digit() || "+*#".contains(*c))
        .collect();
    let parts = [
        &wish.agent,
        &wish.device,
        card.kind.word(),
        &card.stamp,
        &digits,
    ];
    let digest = Sha256::digest(parts.join("\n"));
    format!("pbap:{}", hex::encode(&digest[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> PbapWish {
        PbapWish {
            agent: "asha".to_owned(),
            device: "Pixel".to_owned(),
            zone: Zone::named("Asia/Kolkata").unwrap(),
            offset_minutes: 0,
            z_is_local: false,
            kind: None,
            dry_run: false,
        }
    }

    #[test]
    fn times_are_the_phones_or_utc_and_can_be_corrected() {
        let utc = 1_795_089_600_000;
        let ist = utc - 330 * 60_000;
        let read = |change: fn(&mut PbapWish), text| {
            let mut wish = wish();
            change(&mut wish);
            read_stamp(&wish, text).map(|at| at.0)
        };
        assert_eq!(read(|_| {}, "20261119T120000Z"), Some(utc));
        assert_eq!(read(|_| {}, "20261119T120000"), Some(ist));
        assert_eq!(read(|_| {}, "2026-11-19T12:00:00Z"), Some(utc));
        assert_eq!(
            read(|wish| wish.z_is_local = true, "20261119T120000Z"),
            Some(ist)
        );
        assert_eq!(
            read(|wish| wish.offset_minutes = -330, "20261119T120000Z"),
            Some(ist)
        );
        for text in ["", "now", "20261319T120000", "2026"] {
            assert_eq!(read(|_| {}, text), None, "{text}");
        }
    }

    #[test]
    fn a_call_is_known_by_what_the_phone_says_of_it() {
        let card = CallCard {
            kind: Kind::Missed,
            stamp: "20261119T120000".to_owned(),
            number: "+91 98765-43210".to_owned(),
            name: Some("Asha".to_owned()),
        };
        let first = id(&wish(), &card);
        let renamed = CallCard {
            name: None,
            number: "+919876543210".to_owned(),
            ..card.clone()
        };
        assert_eq!(id(&wish(), &renamed), first);
        let corrected = PbapWish {
            offset_minutes: 60,
            ..wish()
        };
        assert_eq!(id(&corrected, &card), first);
        let other = CallCard {
            kind: Kind::Incoming,
            ..card.clone()
        };
        assert_ne!(id(&wish(), &other), first);
        let elsewhere = PbapWish {
            device: "iPhone".to_owned(),
            ..wish()
        };
        assert_ne!(id(&elsewhere, &card), first);
    }
}
