//! Attributes of the element a view lives in.

use leptos::prelude::*;
use web_sys::Element;

/// The element and a signal that fires when one of its attributes changed.
#[derive(Clone, Copy)]
pub struct Attributes {
    element: StoredValue<Element, LocalStorage>,
    version: RwSignal<u32>,
}

impl Attributes {
    /// Those of `element`. Call it inside the owner of its view.
    #[must_use]
    pub fn of(element: Element) -> Self {
        Self {
            element: StoredValue::new_local(element),
            version: RwSignal::new(0),
        }
    }

    /// The attribute's value, tracked; None when it is absent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.version.track();
        self.element
            .with_value(|element| element.get_attribute(name))
    }

    /// The element itself.
    #[must_use]
    pub fn element(&self) -> Element {
        self.element.get_value()
    }

    /// Says that an attribute changed.
    pub fn changed(&self) {
        self.version
            .update(|version| *version = version.wrapping_add(1));
    }
}

/// Attributes of the element whose view is being built.
///
/// # Panics
/// Outside a view that [`crate::element`] mounted.
#[must_use]
pub fn use_attributes() -> Attributes {
    expect_context::<Attributes>()
}
