//! Saving the settings of the whole site.

use ringlet_model::Timestamp;
use ringlet_model::api::{OpeningDay, SiteSettings};

use super::match_record;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::storage::{AuditRecord, SiteRefusal};

/// Dispositions at most.
const DISPOSITIONS: usize = 50;

/// Checks and saves them; returns what is stored now.
///
/// # Errors
/// 422 with the field; 409 when somebody else has changed them since they were read.
pub async fn save(
    state: &AppState,
    admin: &CurrentUser,
    settings: SiteSettings,
) -> ApiResult<SiteSettings> {
    let settings = checked(settings)?;
    let audit = AuditRecord::by(&admin.id, "settings-changed").target("site");
    let region_before = match_record::region(state).await?;
    match state.store.save_site(settings, audit).await {
        Ok(saved) => {
            // Numbers written without a country code mean something else from now on.
            let region = match_record::region(state).await?;
            if region != region_before {
                state.store.rekey_numbers(Some(region)).await?;
            }
            Ok(saved)
        }
        Err(SiteRefusal::Stale { by, at }) => Err(stale(state, by, at).await),
        Err(SiteRefusal::Storage(error)) => Err(error.into()),
    }
}

fn checked(settings: SiteSettings) -> ApiResult<SiteSettings> {
    let region = present(settings.region).map(|region| region.to_uppercase());
    if region
        .as_ref()
        .is_some_and(|region| region.len() != 2 || !region.bytes().all(|b| b.is_ascii_uppercase()))
    {
        return Err(ApiError::invalid(
            "region",
            "A region is two letters, e.g. IN.",
        ));
    }
    let locale = present(settings.locale);
    if locale
        .as_ref()
        .is_some_and(|locale| !is_language_tag(locale))
    {
        return Err(ApiError::invalid(
            "locale",
            "A language is a tag such as en or pt-BR.",
        ));
    }
    let record_url = present(settings.record_url);
    if record_url.as_ref().is_some_and(|url| !is_record_url(url)) {
        return Err(ApiError::invalid(
            "record_url",
            "A record's address begins with https://, http:// or / and holds {name}.",
        ));
    }
    Ok(SiteSettings {
        region,
        locale,
        default_provider: settings.default_provider,
        dispositions: checked_dispositions(settings.dispositions)?,
        record_url,
        opening_hours: checked_hours(&settings.opening_hours)?,
        modified: settings.modified,
    })
}

/// None for an empty text.
fn present(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn is_language_tag(text: &str) -> bool {
    text.len() <= 35
        && text.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// A link that a browser follows and no script: `javascript:` must not get in.
fn is_record_url(url: &str) -> bool {
    let harmless = url.starts_with("https://")
        || url.starts_with("http://")
        || (url.starts_with('/') && !url.starts_with("//"));
    harmless && url.len() <= 500 && url.contains("{name}")
}

fn checked_dispositions(words: Vec<String>) -> ApiResult<Vec<String>> {
    let mut checked: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let word = word.trim().to_owned();
        if word.is_empty() || word.chars().count() > 80 {
            return Err(ApiError::invalid(
                "dispositions",
                "A disposition has 1 to 80 characters.",
            ));
        }
        if !checked.contains(&word) {
            checked.push(word);
        }
    }
    if checked.len() > DISPOSITIONS {
        return Err(ApiError::invalid(
            "dispositions",
            "There can be at most 50 dispositions.",
        ));
    }
    Ok(checked)
}

/// One pair of times a day, in the order of the week.
fn checked_hours(days: &[OpeningDay]) -> ApiResult<Vec<OpeningDay>> {
    let mut checked = Vec::with_capacity(days.len());
    for day in days {
        let read = OpeningDay::read(day.day, &day.written());
        checked.push(read.ok_or_else(|| {
            ApiError::invalid(
                "opening_hours",
                "A day opens before it closes, e.g. 09:00 to 18:00.",
            )
        })?);
    }
    checked.sort_by_key(|open| open.day);
    if checked.windows(2).any(|two| two[0].day == two[1].day) {
        return Err(ApiError::invalid(
            "opening_hours",
            "Each weekday has its hours once.",
        ));
    }
    Ok(checked)
}

async fn stale(state: &AppState, by: Option<String>, at: Timestamp) -> ApiError {
    let name = match by {
        Some(id) => match state.store.find_user(&id).await {
            Ok(Some(user)) => user.name,
            _ => id,
        },
        None => "Somebody".to_owned(),
    };
    let when = jiff::Timestamp::from_millisecond(at.0)
        .map(|at| at.strftime("%H:%M UTC").to_string())
        .unwrap_or_default();
    ApiError::stale(format!("{name} changed this page at {when}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut SiteSettings)) -> ApiResult<SiteSettings> {
        let mut settings = SiteSettings::default();
        change(&mut settings);
        checked(settings)
    }

    #[test]
    fn settings_are_tidied() {
        let saved = with(|s| {
            s.region = Some(" in ".to_owned());
            s.locale = Some(String::new());
            s.dispositions = vec![" Busy ".to_owned(), "Busy".to_owned()];
            s.record_url = Some("/#/record/{doctype}/{name}".to_owned());
        })
        .unwrap();
        assert_eq!(saved.region.as_deref(), Some("IN"));
        assert_eq!(saved.locale, None);
        assert_eq!(saved.dispositions, ["Busy"]);
    }

    #[test]
    fn each_wrong_field_is_named() {
        let field = |result: ApiResult<SiteSettings>| result.unwrap_err().field.unwrap();
        assert_eq!(field(with(|s| s.region = Some("IND".to_owned()))), "region");
        assert_eq!(field(with(|s| s.locale = Some("<b>".to_owned()))), "locale");
        for url in [
            "javascript:alert('{name}')",
            "//evil.test/{name}",
            "/record",
        ] {
            assert_eq!(
                field(with(|s| s.record_url = Some(url.to_owned()))),
                "record_url"
            );
        }
        assert_eq!(
            field(with(|s| s.dispositions = vec![" ".to_owned()])),
            "dispositions"
        );
        let many = (0..=DISPOSITIONS).map(|n| n.to_string()).collect();
        assert_eq!(field(with(|s| s.dispositions = many)), "dispositions");
        let day = |day, from: &str, to: &str| OpeningDay {
            day,
            from: from.to_owned(),
            to: to.to_owned(),
        };
        for days in [
            vec![day(1, "18:00", "09:00")],
            vec![day(0, "09:00", "18:00")],
            vec![day(1, "09:00", "12:00"), day(1, "13:00", "18:00")],
        ] {
            assert_eq!(field(with(|s| s.opening_hours = days)), "opening_hours");
        }
    }
}
