//! What a dial falls back to when its provider is away: the other providers that this user may use and that the server itself
//! can ask. A provider that was named by hand isn't left without a word: the refusal names the others.

use std::collections::VecDeque;

use ringlet_model::api::DialRequest;
use ringlet_model::call::{CallEvent, EventKind, Stamp};
use ringlet_model::provider::Provider;

use super::{Dial, Extra, prepare};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::provider::ProviderError;
use crate::service::{access, announce, provider_line};
use crate::storage::{OwnStep, Reroute, StoredCall};

/// The other providers, in the order of the hub.
pub(super) struct Others<'a> {
    state: &'a AppState,
    user: &'a CurrentUser,
    request: &'a DialRequest,
    left: VecDeque<Provider>,
    pages: Vec<Provider>,
}

impl<'a> Others<'a> {
    /// All that are on and that this user may use, but the one that was tried.
    ///
    /// # Errors
    /// Storing failed.
    pub(super) async fn new(
        state: &'a AppState,
        user: &'a CurrentUser,
        request: &'a DialRequest,
        tried: Provider,
    ) -> ApiResult<Self> {
        let mut left = VecDeque::new();
        for provider in provider_line::enabled(state).await? {
            if provider != tried && access::may_call(state, user, provider).await? {
                left.push_back(provider);
            }
        }
        Ok(Self {
            state,
            user,
            request,
            left,
            pages: Vec::new(),
        })
    }

    /// The same dial through the next one that can place it without the page; None when there is none.
    ///
    /// # Errors
    /// Storing failed.
    pub(super) async fn next(&mut self) -> ApiResult<Option<Dial>> {
        while let Some(provider) = self.left.pop_front() {
            match self.through(provider).await? {
                Some(dial) if dial.way.is_the_pages() => self.pages.push(provider),
                Some(dial) => return Ok(Some(dial)),
                None => {}
            }
        }
        Ok(None)
    }

    /// The refusal, with the providers that could place the call instead.
    ///
    /// # Errors
    /// Storing failed.
    pub(super) async fn named(mut self, refusal: ApiError) -> ApiResult<ApiError> {
        let mut names: Vec<&str> = self.pages.iter().map(|page| page.label()).collect();
        while let Some(provider) = self.left.pop_front() {
            if self.through(provider).await?.is_some() {
                names.push(provider.label());
            }
        }
        if names.is_empty() {
            return Ok(refusal);
        }
        let said = refusal.hint.as_deref().unwrap_or_default();
        let instead = format!("You can call through {} instead.", names.join(" or "));
        let hint = format!("{said} {instead}");
        Ok(refusal.hint(hint.trim().to_owned()))
    }

    /// None when this provider can't place it, e.g. as it doesn't know the agent.
    async fn through(&self, provider: Provider) -> ApiResult<Option<Dial>> {
        let site = self.state.store.site().await?;
        let phones = self.state.store.agent_phones(&self.user.id).await?;
        let extra = Extra::default();
        let dial = prepare::through(
            self.state,
            self.user,
            self.request,
            &extra,
            (provider, phones, &site),
        );
        Ok(dial.await.ok())
    }
}

/// The line of the timeline, and the call's new provider.
pub(super) fn step(
    state: &AppState,
    call: &StoredCall,
    error: &ProviderError,
    from: Provider,
    to: &Dial,
) -> OwnStep {
    let told = provider_line::explain(from, error).message;
    let event = CallEvent::new(Stamp::exact(state.clock.now()), EventKind::Other);
    let shown = to.open.caller_id.clone();
    OwnStep {
        detail: Some(format!(
            "{told} Calling through {} instead.",
            to.provider.label()
        )),
        reroute: Some(Reroute {
            source: to.provider.id().to_owned(),
            own_number: shown
                .or_else(|| Some(to.agent_number.clone()).filter(|number| !number.is_empty())),
        }),
        ..OwnStep::new(&call.id, "fell-back", event, announce::call)
    }
}
