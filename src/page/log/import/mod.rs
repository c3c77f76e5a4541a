//! Calls from files: a phone's call history as vCards, or a table as CSV. What would come of it is shown before anything is
//! stored.

mod files;
mod report;
mod table;

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::ImportReport;
use web_sys::{AbortController, File, FormData};

use super::Open;
use super::bar::{agents, is_admin};
use super::entry_form::select;
use super::filter::DIRECTIONS;
use super::store::Store;
use super::words;
use crate::app::App;
use crate::backend::{Fault, stringify};
use crate::browser::intl;
use crate::component::form::field::TextField;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::session::wrap_up;

/// What the files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A phone's call history.
    Cards,
    /// A table.
    Table,
}

impl Kind {
    /// By the file's name; everything that isn't a table is read as cards, and the server says so where it is neither.
    fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        if [".csv", ".tsv", ".txt"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            Self::Table
        } else {
            Self::Cards
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Cards => "/calls/import/pbap",
            Self::Table => "/calls/import/csv",
        }
    }
}

/// Where the import stands.
#[derive(Clone, Debug, Default, PartialEq)]
enum Step {
    /// Files are to be chosen.
    #[default]
    Choose,
    /// The server reads them.
    Reading,
    /// What would come of them.
    Read,
    /// They are being stored.
    Storing,
    /// Done.
    Stored,
    /// Refused, at reading or at storing.
    Failed(Fault),
}

/// The import. A `Copy` handle.
#[derive(Clone, Copy)]
struct Import {
    app: App,
    store: Store,
    files: StoredValue<Vec<File>, LocalStorage>,
    names: RwSignal<Vec<String>>,
    kind: RwSignal<Kind>,
    device: RwSignal<String>,
    /// In whose log.
    agent: RwSignal<String>,
    /// The zone of times that name none.
    zone: RwSignal<String>,
    /// Times marked as UTC are local ones: some phones do that.
    local_z: RwSignal<bool>,
    /// Direction of a table's rows where no column says it.
    direction: RwSignal<String>,
    /// Which column each field is read from; empty: as the server suggests.
    mapping: RwSignal<BTreeMap<String, String>>,
    /// Who each word for a person is.
    people: RwSignal<BTreeMap<String, String>>,
    step: RwSignal<Step>,
    report: RwSignal<Option<ImportReport>>,
    asked: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Import {
    fn new(app: App, store: Store) -> Self {
        let import = Self {
            app,
            store,
            files: StoredValue::new_local(Vec::new()),
            names: RwSignal::new(Vec::new()),
            kind: RwSignal::new(Kind::Cards),
            device: RwSignal::new(String::new()),
            agent: RwSignal::new(app.user_id_untracked()),
            zone: RwSignal::new(intl::zone()),
            local_z: RwSignal::new(false),
            direction: RwSignal::new(String::new()),
            mapping: RwSignal::new(BTreeMap::new()),
            people: RwSignal::new(BTreeMap::new()),
            step: RwSignal::new(Step::Choose),
            report: RwSignal::new(None),
            asked: StoredValue::new_local(None),
        };
        on_cleanup(move || import.give_up());
        import
    }

    /// Takes files and has them read. A table comes alone.
    fn choose(self, files: Vec<File>) {
        let Some(first) = files.first() else { return };
        let kind = Kind::of(&first.name());
        let files: Vec<File> = files
            .into_iter()
            .filter(|file| Kind::of(&file.name()) == kind)
            .take(if kind == Kind::Table { 1 } else { usize::MAX })
            .collect();
        self.names.set(files.iter().map(File::name).collect());
        self.files.set_value(files);
        self.kind.set(kind);
        self.mapping.set(BTreeMap::new());
        self.people.set(BTreeMap::new());
        self.report.set(None);
        self.run(true);
    }

    fn give_up(self) {
        if let Some(asked) = self.asked.try_update_value(Option::take).flatten() {
            asked.abort();
        }
    }

    /// Sends the files: to be looked at, or to be stored.
    fn run(self, dry: bool) {
        let (Some(form), Ok(cancel)) = (self.form(dry), AbortController::new()) else {
            return;
        };
        self.give_up();
        self.asked.set_value(Some(cancel.clone()));
        self.step
            .set(if dry { Step::Reading } else { Step::Storing });
        let path = self.kind.get_untracked().path();
        spawn_local(async move {
            let answer = self.app.client.upload(path, &form, &cancel).await;
            let is_wanted = self
                .asked
                .try_with_value(|asked| asked.as_ref() == Some(&cancel));
            if is_wanted == Some(true) {
                self.take(answer, dry);
            }
        });
    }

    fn take(self, answer: Result<ImportReport, Fault>, dry: bool) {
        match answer {
            Ok(report) => {
                if let Some(table) = &report.table {
                    self.mapping.set(table.mapping.clone());
                    let known = table
                        .users
                        .iter()
                        .filter_map(|person| Some((person.word.clone(), person.user_id.clone()?)));
                    self.people.set(known.collect());
                }
                self.report.set(Some(report));
                self.step.set(if dry { Step::Read } else { Step::Stored });
                if !dry {
                    self.store.ask_newest();
                }
            }
            Err(fault) => self.step.set(Step::Failed(fault)),
        }
    }

    /// The files with what was said about them; None before any was chosen.
    fn form(self, dry: bool) -> Option<FormData> {
        let form = FormData::new().ok()?;
        let files = self.files.get_value();
        for file in &files {
            form.append_with_blob_and_filename("file", file, &file.name())
                .ok()?;
        }
        let mut fields = vec![
            ("user_id", self.agent.get_untracked()),
            ("time_zone", self.zone.get_untracked()),
        ];
        match self.kind.get_untracked() {
            Kind::Cards => {
                fields.push(("device", self.device.get_untracked()));
                if self.local_z.get_untracked() {
                    fields.push(("local_z", "1".to_owned()));
                }
            }
            Kind::Table => {
                fields.push(("direction", self.direction.get_untracked()));
                let as_text =
                    |map: BTreeMap<String, String>| (!map.is_empty()).then(|| stringify(&map));
                let maps = [("mapping", self.mapping), ("users", self.people)];
                fields.extend(
                    maps.into_iter()
                        .filter_map(|(name, map)| Some((name, as_text(map.get_untracked())?))),
                );
            }
        }
        if dry {
            fields.push(("dry_run", "1".to_owned()));
        }
        for (name, value) in fields {
            if !value.trim().is_empty() {
                form.append_with_str(name, value.trim()).ok()?;
            }
        }
        (!files.is_empty()).then_some(form)
    }
}

/// The import, in the list's place.
pub(super) fn import(app: App, store: Store, open: Open) -> impl IntoView {
    let t = i18n::log();
    let import = Import::new(app, store);
    let chosen = move || import.names.with(|names| !names.is_empty());
    let is_stored = move || import.step.with(|step| *step == Step::Stored);
    view! {
        <div class="det import" role="group" aria-label=t.import_calls>
            {super::panel_top(t.import_calls, open)}
            <Show when=move || !is_stored()>{files::files(import)}</Show>
            <Show when=move || chosen() && !is_stored()>{about(import)}</Show>
            <div aria-live="polite">{move || outcome(import)}</div>
            {table::mapping(import)}
            <div class="acts">
                {move || if is_stored() {
                    view! { <button type="button" class="btn primary" on:click=move |_| open.set(None)>{t.done}</button> }.into_any()
                } else {
                    store_button(import, open).into_any()
                }}
            </div>
        </div>
    }
}

/// In whose log, from which phone, and how its times are meant. What changes the reading has the files read again.
fn about(import: Import) -> impl IntoView {
    let t = i18n::log();
    let app = import.app;
    Effect::new(move |before: Option<()>| {
        import.agent.track();
        import.zone.track();
        import.local_z.track();
        import.direction.track();
        if before.is_some() {
            import.run(true);
        }
    });
    let is_cards = move || import.kind.get() == Kind::Cards;
    let zones = intl::zones().into_iter().map(|zone| (zone.clone(), zone));
    let directions = DIRECTIONS.map(|direction| {
        let word = words::direction(direction).to_owned();
        (direction.as_str().to_owned(), word)
    });
    view! {
        <div class="two">
            <Show when=move || is_admin(app)>{select(t.in_log_of, t.nobody, agents(app), import.agent)}</Show>
            {select(t.time_zone, t.site_zone, Signal::stored(zones.collect()), import.zone)}
            <Show when=is_cards fallback=move || select(t.direction_of_all, t.by_column, Signal::stored(directions.to_vec()), import.direction)>
                <TextField label=t.device value=import.device write=move |text| import.device.set(text) help=t.device_help/>
            </Show>
        </div>
        <Show when=is_cards>
            <label class="mi flat">
                <input type="checkbox" prop:checked=import.local_z on:change:target=move |event| import.local_z.set(event.target().checked())/>
                <span>{t.local_z}</span>
            </label>
        </Show>
    }
}

fn outcome(import: Import) -> AnyView {
    let t = i18n::log();
    let working = |word: &'static str| {
        view! { <p class="row sm t2"><span class="spinner"></span> {word}</p> }.into_any()
    };
    let report = move |stored| {
        import
            .report
            .with(|report| report.as_ref().map(|report| report::report(report, stored)))
    };
    match import.step.get() {
        Step::Choose => ().into_any(),
        Step::Reading => working(t.reading_files),
        Step::Storing => working(t.storing_calls),
        Step::Stored => report(true).into_any(),
        Step::Read => report(false).into_any(),
        Step::Failed(fault) => {
            let why = if fault.is_away() {
                t.away_hint.to_owned()
            } else {
                wrap_up::refusal(&fault)
            };
            let title = if fault.message.is_empty() {
                t.import_failed.to_owned()
            } else {
                fault.message.clone()
            };
            let why = (why != title).then_some(why);
            view! {
                <div class="note stop" role="alert">
                    {glyph(Icon::CIRCLE_ALERT, "")}
                    <div><p class="med">{title}</p> {why.map(|why| view! { <p>{why}</p> })}</div>
                </div>
            }
            .into_any()
        }
    }
}

/// "Import 1,180 calls", once it is known how many.
fn store_button(import: Import, open: Open) -> impl IntoView {
    let t = i18n::log();
    let new = move || {
        let is_read = import.step.with(|step| *step == Step::Read);
        import.report.with(|report| {
            let report = report.as_ref().filter(|_| is_read)?;
            let stored = usize::try_from(report.added + report.changed).ok()?;
            (stored > 0).then_some(stored)
        })
    };
    view! {
        {move || new().map(|count| view! {
            <button type="button" class="btn primary" on:click=move |_| import.run(false)>{glyph(Icon::UPLOAD, "")} {t.import_count(count)}</button>
        })}
        <button type="button" class="btn ghost" on:click=move |_| open.set(None)>{i18n::call().cancel}</button>
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_file_s_name_says_what_it_is() {
        for (name, kind) in [
            ("calls.CSV", Kind::Table),
            ("ich.vcf", Kind::Cards),
            ("cch", Kind::Cards),
        ] {
            assert_eq!(Kind::of(name), kind, "{name}");
        }
    }
}
