//! The recording of a call. A short one is fetched whole when it is first played, and drawn as it sounds; a long one comes piece
//! by piece where the browser can ask for it by itself (a cookie says who asks), so that one can jump into its middle.

use leptos::html::Audio;
use leptos::prelude::*;
use ringlet_model::api::CallLogEntry;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, HtmlAudioElement, Url};

use super::api::encoded;
use super::wave;
use crate::app::App;
use crate::browser::download;
use crate::browser::timer::Timeout;
use crate::component::call_timer::clock_text;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// How fast it may play.
const SPEEDS: [f64; 4] = [1.0, 1.25, 1.5, 2.0];
/// A long recording over a slow line.
const TIMEOUT_MS: i32 = 120_000;

/// A recording longer than this many seconds isn't fetched before it plays.
const LONG: i64 = 600;
/// The arrow keys jump so far, in seconds.
const JUMP: f64 = 5.0;

/// What the player does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Still,
    Fetching,
    Playing,
    Failed,
}

/// The player's own state. A `Copy` handle.
#[derive(Clone, Copy)]
struct Player {
    app: App,
    id: StoredValue<String>,
    /// It plays from the server.
    streams: bool,
    audio: NodeRef<Audio>,
    state: RwSignal<State>,
    /// Address of the fetched recording within this page.
    address: RwSignal<Option<String>>,
    /// End of its file's name.
    ending: StoredValue<&'static str>,
    at: RwSignal<f64>,
    total: RwSignal<f64>,
    speed: RwSignal<usize>,
    /// How loud it is, from its beginning to its end; empty while that isn't known.
    wave: RwSignal<Vec<f32>>,
}

/// The player of one call.
pub(super) fn player(app: App, call: &CallLogEntry) -> AnyView {
    let is_long = call.duration_seconds.is_some_and(|seconds| seconds > LONG);
    let player = Player {
        app,
        id: StoredValue::new(call.id.clone()),
        streams: is_long && app.client.has_cookie(),
        audio: NodeRef::new(),
        state: RwSignal::new(State::Still),
        address: RwSignal::new(None),
        ending: StoredValue::new("mp3"),
        at: RwSignal::new(0.0),
        total: RwSignal::new(0.0),
        speed: RwSignal::new(0),
        wave: RwSignal::new(Vec::new()),
    };
    on_cleanup(move || {
        if let Some(address) = player.address.try_get_untracked().flatten() {
            let _ = Url::revoke_object_url(&address);
        }
    });
    player.view().into_any()
}

fn seconds(seconds: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a recording lasts some hours at most; NaN becomes 0"
    )]
    clock_text(seconds as i64)
}

/// What a recording of this MIME type is called at its end.
fn file_ending(kind: &str) -> &'static str {
    match kind.split(';').next().unwrap_or_default().trim() {
        "audio/wav" | "audio/x-wav" | "audio/wave" => "wav",
        "audio/ogg" => "ogg",
        "audio/mp4" | "audio/x-m4a" => "m4a",
        _ => "mp3",
    }
}

impl Player {
    fn element(self) -> Option<HtmlAudioElement> {
        self.audio.get_untracked().map(JsCast::unchecked_into)
    }

    /// Plays or pauses; the first time the recording is fetched.
    fn press(self) {
        match (self.state.get_untracked(), self.element()) {
            (State::Fetching, _) | (_, None) => {}
            (State::Playing, Some(audio)) => drop(audio.pause()),
            (_, Some(audio)) => leptos::task::spawn_local(async move {
                if self.fetch().await.is_some() {
                    let started = match audio.play() {
                        Ok(promise) => JsFuture::from(promise).await.is_ok(),
                        Err(_) => false,
                    };
                    if !started {
                        let _ = self.state.try_set(State::Failed);
                    }
                }
            }),
        }
    }

    /// The recording's address within this page.
    async fn fetch(self) -> Option<String> {
        if let Some(address) = self.address.try_get_untracked().flatten() {
            return Some(address);
        }
        let _ = self.state.try_set(State::Fetching);
        let address = self.fetch_blob().await;
        if let Some(address) = &address {
            let _ = self.address.try_set(Some(address.clone()));
            if let Some(audio) = self.element() {
                if self.streams {
                    audio.set_cross_origin(Some("use-credentials"));
                }
                audio.set_src(address);
            }
        }
        let _ = self.state.try_set(if address.is_some() {
            State::Still
        } else {
            State::Failed
        });
        address
    }

    fn path(self) -> Option<String> {
        let id = self.id.try_get_value()?;
        Some(format!("/api/ringlet/calls/{}/recording", encoded(&id)))
    }

    async fn fetch_blob(self) -> Option<String> {
        let path = self.path()?;
        if self.streams {
            return Some(self.app.client.url(&path));
        }
        let cancel = AbortController::new().ok()?;
        let stop = cancel.clone();
        let _limit = Timeout::new(TIMEOUT_MS, move || stop.abort());
        let blob = self.app.client.file(&path, &cancel).await.ok()?;
        let _ = self
            .ending
            .try_update_value(|ending| *ending = file_ending(&blob.type_()));
        let sound = blob.clone();
        leptos::task::spawn_local(async move {
            if let Some(wave) = wave::of(&sound).await {
                let _ = self.wave.try_set(wave);
            }
        });
        Url::create_object_url_with_blob(&blob).ok()
    }

    fn seek(self, to: f64) {
        if let Some(audio) = self.element().filter(|_| to.is_finite()) {
            audio.set_current_time(to);
            self.at.set(to);
        }
    }

    fn next_speed(self) {
        let next = (self.speed.get_untracked() + 1) % SPEEDS.len();
        self.speed.set(next);
        if let (Some(audio), Some(factor)) = (self.element(), SPEEDS.get(next)) {
            audio.set_playback_rate(*factor);
        }
    }

    /// Saves the recording to a file.
    fn download(self) {
        leptos::task::spawn_local(async move {
            let Some(address) = self.fetch().await else {
                return;
            };
            let name = self.id.try_get_value().unwrap_or_default();
            download::save(&address, &format!("{name}.{}", self.ending.get_value()));
        });
    }

    /// The arrow keys jump; what else a slider's keys do is the browser's.
    fn key(self, event: &web_sys::KeyboardEvent) {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => JUMP,
            "ArrowLeft" | "ArrowDown" => -JUMP,
            _ => return,
        };
        event.prevent_default();
        self.seek((self.at.get_untracked() + by).clamp(0.0, self.total.get_untracked()));
    }

    fn time_text(self) -> String {
        let total = self.total.get();
        if total > 0.0 {
            format!("{} / {}", seconds(self.at.get()), seconds(total))
        } else {
            seconds(self.at.get())
        }
    }

    /// The sound as bars, those that were heard in another colour.
    fn bars(self) -> Option<AnyView> {
        let wave = self.wave.get();
        let count = wave.len();
        let bar = |(index, loud): (usize, f32)| {
            let is_heard = move || {
                let total = self.total.get();
                total > 0.0 && wave::share(index, count) < self.at.get() / total
            };
            view! { <i class:p=is_heard style:block-size=format!("{}%", wave::height(loud))></i> }
        };
        let bars = wave.into_iter().enumerate().map(bar).collect_view();
        (count > 0).then(|| view! { <div class="wave" aria-hidden="true">{bars}</div> }.into_any())
    }

    fn view(self) -> impl IntoView {
        let t = i18n::log();
        let factor = move || {
            SPEEDS
                .get(self.speed.get())
                .map(|factor| format!("{factor}×"))
                .unwrap_or_default()
        };
        let word = move || {
            if self.state.get() == State::Playing {
                t.pause
            } else {
                t.play
            }
        };
        let position = move || t.position_text(&seconds(self.at.get()), &seconds(self.total.get()));
        view! {
            <div class="play" role="group" aria-label=t.recording>
                <audio
                    node_ref=self.audio
                    preload="none"
                    hidden
                    on:playing=move |_| self.state.set(State::Playing)
                    on:error=move |_| if self.address.with_untracked(Option::is_some) { self.state.set(State::Failed) }
                    on:pause=move |_| self.state.set(State::Still)
                    on:timeupdate:target=move |event| self.at.set(event.target().current_time())
                    on:durationchange:target=move |event| self.total.set(Some(event.target().duration()).filter(|total| total.is_finite()).unwrap_or_default())
                ></audio>
                <button type="button" class="pp" aria-label=word title=word on:click=move |_| self.press()>
                    {move || match self.state.get() {
                        State::Fetching => view! { <span class="spinner"></span> }.into_any(),
                        State::Playing => glyph(Icon::PAUSE, "s18").into_any(),
                        State::Still | State::Failed => glyph(Icon::PLAY, "s18").into_any(),
                    }}
                </button>
                <div class="pos" class:waved=move || !self.wave.with(Vec::is_empty)>
                {move || self.bars()}
                <input
                    type="range"
                    min="0"
                    step="1"
                    aria-label=t.position
                    aria-valuetext=position
                    max=move || self.total.get()
                    disabled=move || self.total.get() <= 0.0
                    prop:value=move || self.at.get()
                    on:input:target=move |event| self.seek(event.target().value_as_number())
                    on:keydown=move |event| self.key(&event)
                />
                </div>
                <div class="tm">
                    <span>{move || self.time_text()}</span>
                    <span class="row">
                        <button type="button" class="sp" aria-label=move || t.speed(&factor()) on:click=move |_| self.next_speed()>{factor}</button>
                        <button type="button" class="ib dl" aria-label=t.download title=t.download on:click=move |_| self.download()>{glyph(Icon::DOWNLOAD, "")}</button>
                    </span>
                </div>
            </div>
            <Show when=move || self.state.get() == State::Failed>
                <p class="help bad" role="alert">{glyph(Icon::CIRCLE_ALERT, "s14")} <span>{t.no_recording}</span></p>
            </Show>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::file_ending;

    #[test]
    fn a_file_is_named_after_its_kind() {
        for (kind, ending) in [
            ("audio/wav", "wav"),
            ("audio/ogg; codecs=opus", "ogg"),
            ("audio/mpeg", "mp3"),
            ("", "mp3"),
        ] {
            assert_eq!(file_ending(kind), ending);
        }
    }
}
