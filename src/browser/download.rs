//! Saving a file on the device.

use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url, window};

use super::timer::Timeout;

/// Long enough for a browser to have begun reading a file.
const KEPT_MS: i32 = 60_000;

/// Saves what is at an address within this page under a name.
pub fn save(address: &str, name: &str) {
    let link = window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

/// Saves a file under a name.
pub fn save_blob(file: &Blob, name: &str) {
    if let Ok(address) = Url::create_object_url_with_blob(file) {
        save(&address, name);
        let free = Timeout::new(KEPT_MS, move || drop(Url::revoke_object_url(&address)));
        // It outlives the view that asked for it.
        std::mem::forget(free);
    }
}
