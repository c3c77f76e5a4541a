//! A lead for an unknown caller.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{LeadAnswer, LeadDraft};

use super::live_call::{LiveCall, Panel};
use super::{Toast, Tone, live};
use crate::App;
use crate::i18n::call as words;
use crate::icon::Icon;

/// Creates a lead with this number and keeps the call with it.
pub fn create(app: App, call: LiveCall, draft: LeadDraft) {
    spawn_local(async move {
        let path = format!("/api/ringlet/calls/{}/lead", call.id());
        let asking = app
            .client
            .post_once::<_, LeadAnswer>(&path, &draft, call.repeat);
        let toast = match asking.await {
            Ok(answer) => {
                call.panel.set(Panel::None);
                live::receive(app, answer.call);
                let title = words().lead_created(&answer.lead.title);
                (Tone::Go, Icon::CIRCLE_CHECK, title, None)
            }
            Err(fault) => {
                let why = super::wrap_up::refusal(&fault);
                (
                    Tone::Stop,
                    Icon::CIRCLE_ALERT,
                    words().lead_failed.to_owned(),
                    Some(why),
                )
            }
        };
        let (tone, icon, title, body) = toast;
        app.toasts.show(Toast {
            about: "lead".into(),
            tone,
            icon,
            title,
            body,
            actions: Vec::new(),
        });
    });
}
