//! Choosing files, with the browser's own dialog or by dropping them.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{DragEvent, File, FileList};

use super::Import;
use crate::i18n;
use crate::icon::{Icon, glyph};

pub(super) fn files(import: Import) -> impl IntoView {
    let t = i18n::log();
    let field = NodeRef::<Input>::new();
    let is_over = RwSignal::new(false);
    let drop_here = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        import.choose(list(files));
    };
    let chosen = move || {
        let names = import.names.get();
        (!names.is_empty()).then(|| names.join(", "))
    };
    view! {
        <label
            class="drop"
            class:over=is_over
            on:dragover=move |event| { event.prevent_default(); is_over.set(true); }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop_here
        >
            <input
                type="file"
                multiple
                class="vh"
                accept=".vcf,.csv,text/vcard,text/x-vcard,text/csv"
                node_ref=field
                on:change=move |_| import.choose(list(field.get_untracked().and_then(|field| field.files())))
            />
            {glyph(Icon::UPLOAD, "s18")}
            <span class="med">{move || chosen().unwrap_or_else(|| t.choose_files.to_owned())}</span>
            <span class="sm t2">{t.files_hint}</span>
        </label>
    }
}

fn list(files: Option<FileList>) -> Vec<File> {
    files
        .map(|files| {
            (0..files.length())
                .filter_map(|index| files.get(index))
                .collect()
        })
        .unwrap_or_default()
}
