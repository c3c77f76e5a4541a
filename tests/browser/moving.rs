//! Moving the popup.

use ringlet_model::call::CallState;
use ringlet_model::provider::Provider;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit};

use super::harness::*;

fn left(page: &Page) -> f64 {
    page.find(".dock")
        .unwrap()
        .get_bounding_client_rect()
        .left()
}

fn press(page: &Page, key: &str, shift: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(shift);
    init.set_bubbles(true);
    page.find("[part=handle]")
        .unwrap()
        .dispatch_event(
            &KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap(),
        )
        .unwrap();
}

fn pointer(page: &Page, name: &str, x: i32, y: i32) {
    let init = PointerEventInit::new();
    init.set_client_x(x);
    init.set_client_y(y);
    init.set_bubbles(true);
    page.find("[part=handle]")
        .unwrap()
        .dispatch_event(&PointerEvent::new_with_event_init_dict(name, &init).unwrap())
        .unwrap();
}

/// The test's sheets are empty, so the dock is placed by hand.
async fn placed() -> Page {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.tells(&call(CallState::Connected, 1));
    page.shows("[part=handle]").await;
    let style = page.find(".dock").unwrap().style();
    for (name, value) in [
        ("position", "fixed"),
        ("right", "16px"),
        ("bottom", "16px"),
        ("width", "200px"),
    ] {
        style.set_property(name, value).unwrap();
    }
    page
}

#[wasm_bindgen_test]
async fn arrow_keys_move_by_8_and_40() {
    let page = placed().await;
    let start = left(&page);
    press(&page, "ArrowLeft", false);
    assert_eq!(left(&page), start - 8.0);
    press(&page, "ArrowLeft", true);
    assert_eq!(left(&page), start - 48.0);
    for _ in 0..100 {
        press(&page, "ArrowLeft", true);
    }
    assert_eq!(left(&page), 8.0, "it stops at the edge");
}

#[wasm_bindgen_test]
async fn the_pointer_moves_it_and_it_is_remembered() {
    let page = placed().await;
    let start = left(&page);
    pointer(&page, "pointerdown", 300, 300);
    pointer(&page, "pointermove", 250, 280);
    assert_eq!(left(&page), start - 50.0);
    pointer(&page, "pointermove", 9000, 300);
    pointer(&page, "pointerup", 9000, 300);
    assert!(left(&page) > start, "to the edge's margin, not beyond");
    let kept = ringlet::browser::storage::keys(
        ringlet::browser::storage::Keep::Device,
        "ringlet:position:",
    );
    assert!(!kept.is_empty());
}
