//! Who did what: settings, sign-ins, dials, refusals.

use leptos::prelude::*;
use ringlet_model::api::{AuditEntry, AuditPage};

use super::frame::{head, shown};
use super::{Loaded, Settings, api, load};
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::form::button::WorkButton;
use crate::component::form::notice::fault_notice;
use crate::i18n;

pub(super) fn page(settings: Settings) -> impl IntoView {
    let first = RwSignal::new(Loaded::Waiting);
    let ask = move || {
        load(
            first,
            async move { api::audit(settings.app.client, None).await },
        )
    };
    ask();
    view! {
        {head("Audit log", "Changes of settings, sign-ins, calls placed and refused. Nothing here can be changed.", None)}
        {shown(first, ask, move |page| list(settings, page).into_any())}
    }
}

fn list(settings: Settings, page: AuditPage) -> impl IntoView {
    let entries = RwSignal::new(page.entries);
    let cursor = RwSignal::new(page.next_cursor);
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let more = move |()| {
        let Some(from) = cursor.get_untracked() else {
            return;
        };
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let answer = api::audit(settings.app.client, Some(&from)).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(page) => {
                    let _ = entries.try_update(|entries| entries.extend(page.entries));
                    let _ = cursor.try_set(page.next_cursor);
                }
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    view! {
        <Show when=move || !entries.with(Vec::is_empty) fallback=|| view! { <p class="t2">"Nothing has happened yet."</p> }>
            <div class="provs">
                <table class="tbl audit">
                    <thead><tr><th>"When"</th><th>"Who"</th><th>"What"</th></tr></thead>
                    <tbody><For each=move || entries.get() key=|entry| entry.id let:entry>{row(&entry)}</For></tbody>
                </table>
            </div>
        </Show>
        {move || fault.get().map(|fault| fault_notice(&fault))}
        <Show when=move || cursor.with(Option::is_some)>
            <div class="acts"><WorkButton class="btn" word="Show older" busy_word="Loading…" busy=busy press=more/></div>
        </Show>
    }
}

fn row(entry: &AuditEntry) -> impl IntoView + use<> {
    let who = entry
        .user
        .clone()
        .unwrap_or_else(|| "Nobody signed in".into());
    view! {
        <tr>
            <td class="t2">{intl::moment(entry.at, i18n::locale().tag())}</td>
            <td>{who}</td>
            <td>{what(entry)}</td>
        </tr>
    }
}

/// The server's sentence; without one its word and what it was done to.
fn what(entry: &AuditEntry) -> String {
    entry
        .detail
        .clone()
        .filter(|detail| !detail.is_empty())
        .unwrap_or_else(|| {
            let action =
                crate::component::form::capital(&entry.action.replace(['-', '_', '.'], " "));
            match &entry.target {
                Some(target) => format!("{action}: {target}"),
                None => action,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ringlet_model::Timestamp;

    #[test]
    fn an_entry_without_a_sentence_still_reads() {
        let mut entry = AuditEntry {
            id: 1,
            at: Timestamp(0),
            user: None,
            action: "sign-in".into(),
            target: Some("asha@example.com".into()),
            detail: None,
        };
        assert_eq!(what(&entry), "Sign in: asha@example.com");
        entry.detail = Some("Asha signed in.".into());
        assert_eq!(what(&entry), "Asha signed in.");
    }
}
