//! The dial pad: keys, typing, deleting, what it says of a number.

use ringlet_model::provider::Provider;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

async fn pad() -> Page {
    Page::start_in(boot(&[Provider::TataTele]), "call-dialer").await
}

#[wasm_bindgen_test]
async fn keys_type_and_the_button_gets_the_number() {
    let page = pad().await;
    page.says(".meta .cut", "Country: India").await;
    for digit in [1, 2, 3] {
        page.click(&format!(".key[data-key='{digit}']")).await;
    }
    assert_eq!(page.value("input"), "123");
    let number = || {
        page.find("call-button")
            .and_then(|button| button.get_attribute("phone-number"))
    };
    page.until("the button has it", || number().as_deref() == Some("123"))
        .await;
    page.click("[aria-label='Delete last digit']").await;
    page.until("one less", || number().as_deref() == Some("12"))
        .await;
}

#[wasm_bindgen_test]
async fn two_zeros_make_a_plus() {
    let page = pad().await;
    for _ in 0..2 {
        page.click(".key[data-key='0']").await;
    }
    assert_eq!(page.value("input"), "+");
}

#[wasm_bindgen_test]
async fn letters_don_t_get_in() {
    let page = pad().await;
    page.types("input", "call 98765 now").await;
    assert_eq!(page.value("input").trim(), "98765");
}

#[wasm_bindgen_test]
async fn another_country_can_be_chosen() {
    let page = pad().await;
    page.click(".meta .tlink").await;
    page.chooses("select", "DE").await;
    page.says(".meta .cut", "Country: Germany").await;
    let region = page
        .find("call-button")
        .and_then(|button| button.get_attribute("region"));
    assert_eq!(region.as_deref(), Some("DE"));
}
