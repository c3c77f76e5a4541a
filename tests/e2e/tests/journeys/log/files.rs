//! Files out of the log and into it.

use anyhow::{Result, ensure};
use ringlet_e2e::{Browser, Stage, journey, until};
use serde_json::json;

use super::{CALLS, in_menu, inside, open_log, says, see_rows};

/// Chooses a file of this name and text, as the browser's own dialog does.
pub(super) async fn choose(browser: &Browser, name: &str, text: &str) -> Result<()> {
    let field = "document.querySelector('call-log').shadowRoot.querySelector('input[type=file]')";
    until("the field for files", async || {
        let is_there = browser.eval(&format!("return !!{field}"), vec![]).await?;
        ensure!(is_there == true, "not there");
        Ok(())
    })
    .await?;
    let script = format!(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[1]], arguments[0]));
         const field = {field};
         field.files = files.files;
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    browser
        .eval(&script, vec![json!(name), json!(text)])
        .await?;
    Ok(())
}

/// Opens the import.
pub(super) async fn open_import(browser: &Browser) -> Result<()> {
    browser
        .click(&inside("[aria-label=\"Add or import\"]"))
        .await?;
    browser.click(&in_menu(".mi:nth-of-type(2)")).await
}

/// A phone's card of a dialled call.
pub(super) fn card(minute: u32, number: &str) -> String {
    let (hour, minute) = (minute / 60 % 24, minute % 60);
    format!(
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Phone;Call {minute}\r\nTEL;CELL:{number}\r\n\
         X-IRMC-CALL-DATETIME;DIALED:20260105T{hour:02}{minute:02}00\r\nEND:VCARD\r\n"
    )
}

async fn a_phones_calls(stage: &mut Stage) -> Result<()> {
    stage.expect_network_faults();
    open_log(stage).await?;
    let browser = &stage.browser;
    open_import(browser).await?;
    let text = card(600, "+919820011111") + &card(601, "+919820022222");
    choose(browser, "och.vcf", &text).await?;
    browser
        .reads(&inside(".import .note"), "2 new calls")
        .await?;
    says(browser, CALLS).await?;
    browser.click(&inside(".import .acts .btn.primary")).await?;
    browser
        .reads(&inside(".import .note"), "2 calls imported")
        .await?;
    browser.click(&inside(".import .acts .btn.primary")).await?;
    browser.gone(&inside(".import")).await?;
    says(browser, CALLS + 2).await?;

    // The same file again: nothing is new, and there is nothing to import.
    open_import(browser).await?;
    choose(browser, "och.vcf", &text).await?;
    browser
        .reads(&inside(".import .note"), "2 known already")
        .await?;
    ensure!(
        !browser.sees(&inside(".import .acts .btn.primary")).await?,
        "it offers to import nothing"
    );
    choose(browser, "och.vcf", "no card at all").await?;
    browser
        .reads(&inside(".import"), "There is no vCard in this file.")
        .await
}

/// Keeps what the page saves from now on.
async fn keep_files(browser: &Browser) -> Result<()> {
    let keep = "window.saved = [];
        const real = URL.createObjectURL.bind(URL);
        URL.createObjectURL = file => { window.saved.push(file); return real(file); };";
    browser.eval(keep, vec![]).await.map(drop)
}

/// Waits until so many files were saved.
async fn see_files(browser: &Browser, count: usize) -> Result<()> {
    until(&format!("{count} files"), async || {
        let saved = browser.eval("return window.saved.length", vec![]).await?;
        ensure!(saved == count, "there are {saved}");
        Ok(())
    })
    .await
}

/// Exactly the calls that are shown, and no formula of a spreadsheet.
async fn an_export(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    keep_files(browser).await?;
    browser
        .type_into(&inside("input[type=search]"), "lata")
        .await?;
    says(browser, 1).await?;
    see_rows(browser, 1).await?;
    browser.click(&inside("[aria-label=Export]")).await?;
    browser.click(&in_menu(".mi:nth-of-type(1)")).await?;
    see_files(browser, 1).await?;
    let text = browser.eval_async("window.saved[0].text()").await?;
    let text = text.as_str().unwrap_or_default();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    ensure!(
        lines.len() == 2 && lines[1].contains("Lata Shah"),
        "exported {text}"
    );
    let mut cells = lines[1].split(',').map(|cell| cell.trim_matches('"'));
    let is_number = |cell: &str| {
        cell.strip_prefix('+')
            .is_some_and(|rest| rest.chars().all(|digit| digit.is_ascii_digit()))
    };
    ensure!(
        cells.all(|cell| is_number(cell) || !cell.starts_with(['+', '=', '-', '@'])),
        "a spreadsheet would calculate: {}",
        lines[1]
    );
    browser.click(&inside("[aria-label=Export]")).await?;
    browser.click(&in_menu(".mi:nth-of-type(2)")).await?;
    see_files(browser, 2).await?;
    // An XLSX file is a ZIP archive.
    let head = browser
        .eval_async("window.saved[1].slice(0, 2).text()")
        .await?;
    ensure!(head == "PK", "the second file begins with {head}");
    Ok(())
}

journey!(a_phones_calls: Chromium, Firefox);
journey!(an_export: Chromium);
