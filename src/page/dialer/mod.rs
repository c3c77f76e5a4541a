//! The dial pad, `<call-dialer>`: a number, where it goes, who it is, twelve keys, one green button.

mod typing;

use leptos::html::Input;
use leptos::prelude::*;
use ringlet_model::api::{MatchAnswer, RecordMatch};

use self::typing::{Advice, advice, caret_after, insert, pending, significant};
use crate::app::{App, use_app};
use crate::browser::{intl, timer::Timeout};
use crate::component::form::number::{self, Parsed};
use crate::component::keypad::Keys;
use crate::component::region;
use crate::element::use_attributes;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::session::line;

/// A number that stands for so long is looked up.
const LOOK_UP_MS: i32 = 300;

/// What stands in the field. A `Copy` handle.
#[derive(Clone, Copy)]
struct Pad {
    app: App,
    /// As formatted.
    text: RwSignal<String>,
    /// The country for numbers without `+`.
    region: RwSignal<String>,
    field: NodeRef<Input>,
    parsed: Memo<Parsed>,
    known: RwSignal<Option<RecordMatch>>,
    look_up: StoredValue<Option<Timeout>, LocalStorage>,
}

/// `<call-dialer>`; `region` chooses the country for numbers without `+`.
#[component]
pub fn CallDialer() -> impl IntoView {
    let app = use_app();
    let attributes = use_attributes();
    let text = RwSignal::new(String::new());
    // Only a change counts: news of the site must not undo the country that somebody chose.
    let wanted = Memo::new(move |_| {
        attributes
            .get("region")
            .filter(|code| code.len() == 2)
            .unwrap_or_else(|| app.region())
            .to_ascii_uppercase()
    });
    let region = RwSignal::new(wanted.get_untracked());
    let pad = Pad {
        app,
        text,
        region,
        field: NodeRef::new(),
        parsed: Memo::new(move |_| number::parse(app, &text.get(), &region.get())),
        known: RwSignal::new(None),
        look_up: StoredValue::new_local(None),
    };
    Effect::new(move |_| pad.read_as(wanted.get()));
    pad.follow_number();
    let changing = RwSignal::new(false);
    view! {
        <div class="dial card">
            {pad.field_view()}
            <div class="meta" role="status">{move || pad.meta(changing)}</div>
            <Show when=move || changing.get()>{pad.country_list(changing)}</Show>
            <Keys press=Callback::new(move |digit| pad.press(digit))/>
            {pad.line_note()}
            {pad.call_button()}
        </div>
    }
}

impl Pad {
    /// Takes what was typed or pasted, formats it, and leaves the caret behind the same digit.
    fn typed(self, raw: &str, caret: usize) {
        let before = significant(raw.get(..caret).unwrap_or(raw));
        let region = self.region.get_untracked();
        let clean: String = raw.chars().filter(|c| typing::is_part(*c)).collect();
        let formatted = if clean.contains(['*', '#', ';', ',']) {
            clean
        } else {
            self.app
                .host
                .with_value(|host| host.as_you_type(&clean, Some(&region)))
                .unwrap_or(clean)
        };
        let caret = caret_after(&formatted, before);
        self.text.set(formatted.clone());
        if let Some(field) = self.field.get_untracked() {
            field.set_value(&formatted);
            let at = u32::try_from(caret).unwrap_or_default();
            let _ = field.set_selection_range(at, at);
        }
    }

    /// Reads numbers without `+` as this country's from now on, what is typed already included.
    fn read_as(self, region: String) {
        if self.region.with_untracked(|before| *before == region) {
            return;
        }
        self.region.set(region);
        let text = self.text.get_untracked();
        if !text.is_empty() {
            self.typed(&text, text.len());
        }
    }

    /// Puts a key's digit where the caret is; a second 0 at the beginning means `+`.
    fn press(self, digit: char) {
        let (from, to) = self.selection();
        let (text, caret) = insert(&self.text.get_untracked(), from, to, digit);
        self.typed(&text, caret);
    }

    /// Deletes what is selected, else the digit before the caret.
    fn delete(self) {
        let (from, to) = self.selection();
        let (text, caret) = typing::delete(&self.text.get_untracked(), from, to);
        self.typed(&text, caret);
        if let Some(field) = self.field.get_untracked() {
            let _ = field.focus();
        }
    }

    fn selection(self) -> (usize, usize) {
        let end = self.text.with_untracked(String::len);
        let Some(field) = self.field.get_untracked() else {
            return (end, end);
        };
        let place = |at: Result<Option<u32>, _>| {
            at.ok()
                .flatten()
                .and_then(|at| usize::try_from(at).ok())
                .unwrap_or(end)
                .min(end)
        };
        (place(field.selection_start()), place(field.selection_end()))
    }

    /// Looks up who has the number, once it stands still.
    fn follow_number(self) {
        Effect::new(move |_| {
            let e164 = self
                .parsed
                .with(|parsed| parsed.e164.clone().filter(|_| parsed.possible));
            self.known.set(None);
            self.look_up.set_value(None);
            let Some(e164) = e164.filter(|_| self.app.user_id().is_some()) else {
                return;
            };
            self.look_up
                .set_value(Some(Timeout::new(LOOK_UP_MS, move || self.ask_who(e164))));
        });
    }

    fn ask_who(self, e164: String) {
        leptos::task::spawn_local(async move {
            let path = format!(
                "/api/ringlet/match?number={}",
                String::from(js_sys::encode_uri_component(&e164))
            );
            // Nobody is shown when the look-up fails: the number can be called all the same.
            let Ok(answer) = self.app.client.get::<MatchAnswer>(&path).await else {
                return;
            };
            let still = self
                .parsed
                .try_with_untracked(|parsed| parsed.e164.as_deref() == Some(&e164));
            if still == Some(true) {
                self.known.set(answer.matches.into_iter().next());
            }
        });
    }

    /// An example number of the country that the typed digits begin to be of.
    fn example(self) -> Option<String> {
        let facts = number::facts(self.app, &self.text.get(), &self.region.get());
        facts.example
    }

    fn field_view(self) -> impl IntoView {
        let t = i18n::dialer();
        let rest =
            Memo::new(move |_| pending(&self.text.get(), &self.example().unwrap_or_default()));
        let is_bad = move || {
            let parsed = self.parsed.get();
            !self.text.with(String::is_empty)
                && matches!(parsed.reason.as_deref(), Some("too-long" | "country-code"))
        };
        view! {
            <div class="dial-n" class:bad=is_bad>
                <div class="dial-f">
                    <div class="pend" aria-hidden="true"><span>{move || self.text.get()}</span>{move || rest.get()}</div>
                    <input
                        node_ref=self.field
                        type="tel"
                        autocomplete="off"
                        placeholder=t.number
                        aria-label=t.number
                        on:input:target=move |event| {
                            let field = event.target();
                            let caret = field.selection_start().ok().flatten().and_then(|at| usize::try_from(at).ok());
                            let raw = field.value();
                            self.typed(&raw, caret.unwrap_or(raw.len()));
                        }
                    />
                </div>
                <Show when=move || !self.text.with(String::is_empty)>
                    <button type="button" class="ib" aria-label=t.delete_last title=t.delete_last on:click=move |_| self.delete()>{glyph(Icon::DELETE, "flip")}</button>
                </Show>
            </div>
        }
    }

    /// The line below the field: the country to be had, who it is, or what is wrong.
    fn meta(self, changing: RwSignal<bool>) -> AnyView {
        let t = i18n::dialer();
        if self.text.with(String::is_empty) {
            let country = intl::country(&self.region.get(), i18n::locale().tag());
            let word = if changing.get() { t.done } else { t.change };
            return view! {
                <span class="cut">{t.country(&country)}</span>
                <button type="button" class="tlink end" aria-expanded=move || if changing.get() { "true" } else { "false" } on:click=move |_| changing.update(|on| *on = !*on)>{word}</button>
            }
            .into_any();
        }
        let parsed = self.parsed.get();
        let place = parsed
            .country
            .as_deref()
            .map(|code| intl::country(code, i18n::locale().tag()));
        if let Some(record) = self.known.get() {
            let who = match &record.subtitle {
                Some(line) => format!("{}, {line}", record.title),
                None => record.title.clone(),
            };
            return view! { <span class="who">{glyph(Icon::USER_ROUND, "s14")} <span class="cut">{who}</span></span> <span class="end">{place}</span> }.into_any();
        }
        let said = advice(&parsed, &self.text.get(), self.example().as_deref());
        self.advice_view(&parsed, said)
    }

    fn advice_view(self, parsed: &Parsed, said: Advice) -> AnyView {
        let t = i18n::dialer();
        let code = parsed
            .country
            .clone()
            .or_else(|| number::facts(self.app, &self.text.get(), &self.region.get()).country);
        let country = code
            .map(|code| intl::country(&code, i18n::locale().tag()))
            .unwrap_or_default();
        let kind = match parsed.kind.as_str() {
            "mobile" => t.mobile(&country),
            "fixed-line" => t.fixed_line(&country),
            "toll-free" => t.toll_free(&country),
            _ => country.clone(),
        };
        let (text, is_bad) = match said {
            Advice::None => (String::new(), false),
            Advice::Missing(count) => (t.missing(count), false),
            Advice::TooShort => (t.too_short(&country), false),
            Advice::TooLong => (t.too_long(&country), true),
            Advice::UnknownCode => (t.unknown_code.to_owned(), true),
            Advice::NotANumber => (t.not_a_number.to_owned(), true),
        };
        view! { <span class="cut">{kind}</span> <span class="end t3" class:bad=is_bad>{text}</span> }.into_any()
    }

    fn country_list(self, changing: RwSignal<bool>) -> impl IntoView + use<> {
        let options = region::all()
            .into_iter()
            .map(|(code, name)| {
                let is_chosen = self.region.with_untracked(|region| *region == code);
                view! { <option value=code selected=is_chosen>{name}</option> }
            })
            .collect_view();
        let choose = move |code: String| {
            changing.set(false);
            self.read_as(code);
        };
        view! { <select class="in" aria-label=i18n::dialer().choose_country on:change:target=move |event| choose(event.target().value())>{options}</select> }
    }

    /// Said before somebody dials: the line that would be used is away.
    fn line_note(self) -> impl IntoView {
        let away = Memo::new(move |_| {
            self.app.boot.with(|boot| {
                let boot = boot.as_ref()?;
                let line = line::usual(&boot.providers, boot.agent.as_ref())?;
                line.away.then(|| line.label.clone())
            })
        });
        move || {
            away.get().map(|name| {
                view! { <p class="meta" role="status">{glyph(Icon::TRIANGLE_ALERT, "s14")} {i18n::dialer().line_away(&name)}</p> }
            })
        }
    }

    /// The page's own `<call-button>`: the pad dials the same way as any other number.
    fn call_button(self) -> impl IntoView {
        let name = move || {
            self.known
                .with(|known| known.as_ref().map(|record| record.title.clone()))
        };
        let part = move |pick: fn(&RecordMatch) -> String| {
            self.known.with(|known| known.as_ref().map(pick))
        };
        view! {
            <call-button
                class="go-call"
                variant="primary"
                size="lg"
                label=i18n::call().call
                phone-number=move || self.text.get()
                region=move || self.region.get()
                customer-name=name
                reference-doctype=move || part(|record| record.doctype.clone())
                reference-name=move || part(|record| record.name.clone())
            ></call-button>
        }
    }
}
