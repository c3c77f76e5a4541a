//! Tiles and bottom row: what can be done.

use leptos::prelude::*;
use ringlet_model::api::TaskDraft;

use crate::App;
use crate::component::face::{Action, Face, FootButton, Kind, Name, Press, Tile};
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, Panel, control, dial, unreported, wrap_up};

pub(super) fn tiles(app: App, call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let tiles = Memo::new(move |_| face.with(|face| face.tiles.clone()));
    let any =
        Memo::new(move |_| tiles.with(|tiles| (!tiles.is_empty()).then_some(tiles.len() <= 3)));
    move || {
        any.get().map(|few| {
            view! {
                <div class=if few { "tiles few" } else { "tiles" } role="group" aria-label=words().call_controls>
                    <For each=move || tiles.get() key=|tile| tile.part let:tile>
                        {tile_button(app, call, tile.part, tiles)}
                    </For>
                </div>
            }
        })
    }
}

/// A tile follows its own state, so that the focus stays on it when it is pressed.
fn tile_button(
    app: App,
    call: LiveCall,
    part: &'static str,
    tiles: Memo<Vec<Tile>>,
) -> impl IntoView {
    let tile = Memo::new(move |before: Option<&Option<Tile>>| {
        let now = tiles.with(|tiles| tiles.iter().find(|tile| tile.part == part).copied());
        now.or_else(|| before.copied().flatten())
    });
    let press = move |_| match tile.get_untracked().map(|tile| tile.press) {
        Some(Press::Control(asked)) => control::ask(app, call, asked),
        Some(Press::Panel(panel)) => call.toggle(panel),
        None => {}
    };
    let with = move |read: fn(&Tile) -> bool| tile.with(|tile| tile.as_ref().is_some_and(read));
    view! {
        <button
            class=if part == "resume" { "tile held" } else { "tile" }
            part=part
            aria-pressed=move || with(|tile| tile.pressed).to_string()
            aria-busy=move || with(|tile| tile.busy).then_some("true")
            on:click=press
        >
            {move || {
                if with(|tile| tile.busy) {
                    view! { <span class="spinner"></span> }.into_any()
                } else {
                    tile.get().map(|tile| glyph(tile.icon, "s18")).into_any()
                }
            }}
            <span>{move || tile.get().map(|tile| tile.word)}</span>
        </button>
    }
}

pub(super) fn lead_row(call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let shown = Memo::new(move |_| face.with(|face| face.lead));
    move || {
        shown.get().then(|| {
            view! {
                <div class="pop-f">
                    <button class="btn" on:click=move |_| call.toggle(Panel::Lead)>
                        {glyph(Icon::USER_PLUS, "")}
                        {words().create_lead}
                    </button>
                    <button class="btn" part="find" on:click=move |_| call.toggle(Panel::FindRecord)>
                        {glyph(Icon::SEARCH, "")}
                        {words().find_record}
                    </button>
                </div>
            }
        })
    }
}

pub(super) fn foot(app: App, call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let row = Memo::new(move |_| face.with(|face| face.foot.clone()));
    move || {
        let row = row.get();
        (!row.is_empty()).then(|| {
            let buttons = row
                .into_iter()
                .map(|button| foot_button(app, call, face, button))
                .collect_view();
            view! { <div class="pop-f">{buttons}</div> }
        })
    }
}

fn foot_button(app: App, call: LiveCall, face: Memo<Face>, button: FootButton) -> impl IntoView {
    let FootButton {
        part,
        kind,
        icon,
        word,
        action,
        busy,
    } = button;
    let class = match kind {
        Kind::Plain => "btn big",
        Kind::Primary if action == Action::Save => "btn primary big wide",
        Kind::Primary => "btn primary big",
        Kind::Answer => "btn answer big",
        Kind::End => "btn end big",
        Kind::Danger => "btn big danger",
        Kind::Ghost => "btn big ghost",
    };
    let picture = if busy {
        Some(view! { <span class="spinner"></span> }.into_any())
    } else {
        icon.map(|icon| glyph(icon, "").into_any())
    };
    view! {
        <button class=class part=part aria-busy=busy.then_some("true") on:click=move |_| act(app, call, face, action)>
            {picture}
            {word}
        </button>
    }
}

fn act(app: App, call: LiveCall, face: Memo<Face>, action: Action) {
    match action {
        Action::Control(asked) => control::ask(app, call, asked),
        Action::WrapUp => call.panel.set(Panel::WrapUp),
        Action::LogAndClose | Action::Skip => wrap_up::skip(app, call),
        Action::CallAgain => dial::again(app, call, None),
        Action::RemindMe => remind(app, call, face),
        Action::OtherLine => {
            let other = dial::other_line(app, call.view.with_untracked(|view| view.provider));
            dial::again(app, call, other.map(|other| other.id));
        }
        Action::Repeat => dial::repeat(app, call),
        Action::GiveUp => {
            if let Some(line) = app.dialpad.line() {
                line.give_up(call);
            }
        }
        Action::IsOver => unreported::is_over(app, call),
        Action::Close => wrap_up::close(app, call),
        Action::OpenRecord => open_record(face),
        Action::Lead => call.toggle(Panel::Lead),
        Action::Save => wrap_up::save(app, call),
    }
}

fn remind(app: App, call: LiveCall, face: Memo<Face>) {
    let name = face.with_untracked(|face| match &face.name {
        Name::Text(name) | Name::Number(name) => name.clone(),
    });
    let title = words().call_back_task(&name);
    wrap_up::edit(app, call, |draft| {
        draft.task.get_or_insert_with(|| TaskDraft {
            title,
            ..TaskDraft::default()
        });
    });
    call.panel.set(Panel::WrapUp);
}

fn open_record(face: Memo<Face>) {
    let href = face.with_untracked(|face| face.record_href.clone());
    if let Some(href) = href {
        crate::browser::page::go_to(&href);
    }
}
