//! `<call-button>` for Leptos.

use leptos::ev::Custom;
use leptos::prelude::*;
use web_sys::CustomEvent;

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// Filled: one a view.
    #[default]
    Primary,
    /// Edge only: for lists.
    Secondary,
    /// The glyph alone; the number is its name.
    Icon,
}

/// How large a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 28 px.
    Small,
    /// 36 px.
    #[default]
    Medium,
    /// 44 px.
    Large,
}

impl Variant {
    /// The attribute's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Icon => "icon",
        }
    }
}

impl Size {
    /// The attribute's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "sm",
            Self::Medium => "md",
            Self::Large => "lg",
        }
    }
}

/// A number that is dialled with a click: `<CallButton phone_number="+91 98765 43210"/>`.
#[component]
pub fn CallButton(
    /// The number as people write it.
    #[prop(into)]
    phone_number: Signal<String>,
    /// Who it belongs to.
    #[prop(optional, into)]
    customer_name: Option<String>,
    /// The page's own key of the customer.
    #[prop(optional, into)]
    customer_id: Option<String>,
    /// The page's own key of the job.
    #[prop(optional, into)]
    job_id: Option<String>,
    /// DocType of the record that the call is kept with.
    #[prop(optional, into)]
    reference_doctype: Option<String>,
    /// Name (key) of that record.
    #[prop(optional, into)]
    reference_name: Option<String>,
    /// Provider to dial through, by id or label; left out: the agent's default.
    #[prop(optional, into)]
    medium: Option<String>,
    /// ISO 3166 region of a number without `+`.
    #[prop(optional, into)]
    region: Option<String>,
    /// How loud it is.
    #[prop(optional)]
    variant: Variant,
    /// How large it is.
    #[prop(optional)]
    size: Size,
    /// It can't be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Text instead of the number.
    #[prop(optional, into)]
    label: Option<String>,
    /// Called before a dial; `prevent_default` on the event vetoes it.
    #[prop(optional, into)]
    on_dial: Option<Callback<CustomEvent>>,
    /// Called with every change of its call.
    #[prop(optional, into)]
    on_call_state: Option<Callback<CustomEvent>>,
    /// Called when its call is over.
    #[prop(optional, into)]
    on_call_end: Option<Callback<CustomEvent>>,
) -> impl IntoView {
    let tell = |callback: Option<Callback<CustomEvent>>| {
        move |event: CustomEvent| {
            if let Some(callback) = callback {
                callback.run(event);
            }
        }
    };
    view! {
        <call-button
            phone-number=move || phone_number.get()
            customer-name=customer_name
            customer-id=customer_id
            job-id=job_id
            reference-doctype=reference_doctype
            reference-name=reference_name
            medium=medium
            region=region
            variant=variant.word()
            size=size.word()
            disabled=move || disabled.get()
            label=label
        ></call-button>
    }
    .into_inner()
    .on(Custom::new("ringlet-dial"), tell(on_dial))
    .on(Custom::new("ringlet-call-state"), tell(on_call_state))
    .on(Custom::new("ringlet-call-end"), tell(on_call_end))
}
