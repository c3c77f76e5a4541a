//! The note: bold, italic, lists, links.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{ClipboardEvent, HtmlElement, KeyboardEvent, Range};

use crate::app::use_app;
use crate::browser::rich_text;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, wrap_up};

/// Writes the note of a call. What is typed is kept on the device at once.
#[component]
pub fn NoteEditor(
    /// The call it is about.
    call: LiveCall,
    /// Take the focus when it appears.
    #[prop(optional)]
    focus: bool,
) -> impl IntoView {
    let app = use_app();
    let editor = NodeRef::<Div>::new();
    let empty = RwSignal::new(call.draft.with_untracked(|draft| draft.note.is_empty()));
    let changed = move || {
        let Some(element) = editor.get_untracked() else {
            return;
        };
        let note = rich_text::read(&element);
        empty.set(note.is_empty());
        wrap_up::edit(app, call, |draft| draft.note = note);
    };
    Effect::new(move |_| {
        let Some(element) = editor.get() else { return };
        rich_text::write(
            &element,
            &call.draft.with_untracked(|draft| draft.note.clone()),
        );
        if focus {
            drop(element.focus());
        }
    });
    view! {
        <div class="ed">
            <Toolbar editor changed kept=call.draft_kept/>
            <div
                class="ed-b"
                node_ref=editor
                part="note-text"
                contenteditable="true"
                role="textbox"
                aria-multiline="true"
                aria-label=words().note
                dir="auto"
                on:input=move |_| changed()
                on:paste=paste
            ></div>
        </div>
    }
}

/// Pasted text comes without the other program's looks.
fn paste(event: ClipboardEvent) {
    let Some(text) = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok())
    else {
        return;
    };
    event.prevent_default();
    rich_text::command("insertText", Some(&text));
}

#[component]
fn Toolbar(
    editor: NodeRef<Div>,
    changed: impl Fn() + Copy + Send + Sync + 'static,
    kept: RwSignal<bool>,
) -> impl IntoView {
    let t = words();
    let link_at = StoredValue::<Option<Range>, LocalStorage>::new_local(None);
    let asks_link = RwSignal::new(false);
    let run = move |name: &'static str| {
        if let Some(element) = editor.get_untracked() {
            drop(element.focus());
            rich_text::command(name, None);
            changed();
        }
    };
    let ask_link = move || {
        if let Some(element) = editor.get_untracked() {
            link_at.set_value(rich_text::selection_in(element.as_ref()));
            asks_link.update(|asks| *asks = !*asks);
        }
    };
    let tool = move |icon: Icon, name: &'static str, act: Callback<()>| {
        // The editor keeps its selection: pressing a tool doesn't take the focus.
        view! {
            <button class="ib" aria-label=name title=name on:mousedown=|event| event.prevent_default() on:click=move |_| act.run(())>
                {glyph(icon, "")}
            </button>
        }
    };
    view! {
        <div class="ed-t" role="toolbar" aria-label=t.format>
            {tool(Icon::BOLD, t.bold, Callback::new(move |()| run("bold")))}
            {tool(Icon::ITALIC, t.italic, Callback::new(move |()| run("italic")))}
            {tool(Icon::LIST, t.list, Callback::new(move |()| run("insertUnorderedList")))}
            {tool(Icon::LINK, t.link, Callback::new(move |()| ask_link()))}
            <span class="state xs t3" role="status">{move || kept.get().then_some(t.draft_kept)}</span>
        </div>
        {move || asks_link.get().then(|| view! { <LinkField editor link_at asks_link changed/> })}
    }
}

/// Asks for the address of a link; Enter puts it in.
#[component]
fn LinkField(
    editor: NodeRef<Div>,
    link_at: StoredValue<Option<Range>, LocalStorage>,
    asks_link: RwSignal<bool>,
    changed: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let t = words();
    let address = RwSignal::new(String::new());
    let add = move || {
        asks_link.set(false);
        let Some(element) = editor.get_untracked() else {
            return;
        };
        let element: &HtmlElement = element.as_ref();
        let Some(href) = address.with_untracked(|address| rich_text::safe_address(address)) else {
            return;
        };
        put_link(element, link_at.get_value().as_ref(), &href);
        changed();
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            event.stop_propagation();
            add();
        }
        "Escape" => {
            event.prevent_default();
            asks_link.set(false);
        }
        _ => {}
    };
    view! {
        <div class="ed-l">
            <input
                class="in grow"
                type="url"
                inputmode="url"
                aria-label=t.link_address
                placeholder="https://"
                autofocus
                prop:value=address
                on:input=move |event| address.set(event_target_value(&event))
                on:keydown=key
            />
            <button class="btn small" on:click=move |_| add()>{t.add_link}</button>
        </div>
    }
}

/// Makes the selection a link; without a selection the address itself becomes the text.
fn put_link(editor: &HtmlElement, at: Option<&Range>, href: &str) {
    match at {
        Some(range) => rich_text::select(editor, range),
        None => drop(editor.focus()),
    }
    if at.is_none_or(Range::collapsed) {
        rich_text::command(
            "insertHTML",
            Some(&rich_text::clean(&format!("<a href=\"{href}\">{href}</a>"))),
        );
    } else {
        rich_text::command("createLink", Some(href));
    }
}
