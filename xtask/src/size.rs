//! What a browser downloads, brotli 11, against the budgets. `cargo xtask size` measures the release build in `dist/`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project;
use crate::widget;

/// One line of the table: files in `dist/` (by the beginning and the end of their names) and what they may weigh together.
struct Budget {
    what: &'static str,
    files: &'static [(&'static str, &'static str)],
    must: usize,
    aim: usize,
}

const KB: usize = 1024;

/// Stage two's chunks count with the packs that are fetched for them; `shared_forms` comes once somebody is known to be signed in.
const BUDGETS: [Budget; 13] = [
    Budget {
        what: "loader",
        files: &[("ringlet", ".js")],
        must: 2 * KB,
        aim: KB,
    },
    Budget {
        what: "stage one (elements, numbers)",
        files: &[("assets/elements-", ".wasm"), ("assets/elements-", ".js")],
        must: 40 * KB,
        aim: 28 * KB,
    },
    Budget {
        what: "stage two (session, popup)",
        files: &[
            ("assets/ui-", ".js"),
            ("assets/ui-", ".wasm"),
            ("assets/words-call-en-", ".txt"),
        ],
        must: 190 * KB,
        aim: 130 * KB,
    },
    Budget {
        what: "forms of a call, once signed in",
        files: &[("assets/forms-", ".wasm"), ("assets/shared_forms-", ".bin")],
        must: 64 * KB,
        aim: 40 * KB,
    },
    Budget {
        what: "a record found or made, on demand",
        files: &[
            ("assets/record-", ".wasm"),
            ("assets/shared_calls-", ".bin"),
            ("assets/shared_all-", ".bin"),
        ],
        must: 110 * KB,
        aim: 40 * KB,
    },
    Budget {
        what: "log and dial pad, on demand",
        files: &[
            ("assets/log-", ".wasm"),
            ("assets/shared_calls-", ".bin"),
            ("assets/shared_all-", ".bin"),
            ("assets/call-log-", ".css"),
            ("assets/call-dialer-", ".css"),
            ("assets/words-log-en-", ".txt"),
            ("assets/words-dialer-en-", ".txt"),
        ],
        must: 190 * KB,
        aim: 90 * KB,
    },
    Budget {
        what: "the log's day, forms and files, then",
        files: &[("assets/tools-", ".wasm")],
        must: 80 * KB,
        aim: 60 * KB,
    },
    Budget {
        what: "calling list, on demand",
        files: &[
            ("assets/list-", ".wasm"),
            ("assets/shared_calls-", ".bin"),
            ("assets/shared_all-", ".bin"),
            ("assets/call-list-", ".css"),
            ("assets/words-list-en-", ".txt"),
        ],
        must: 190 * KB,
        aim: 60 * KB,
    },
    Budget {
        what: "dashboard with its charts, on demand",
        files: &[
            ("assets/stats-", ".wasm"),
            ("assets/shared_calls-", ".bin"),
            ("assets/shared_all-", ".bin"),
            ("assets/call-stats-", ".css"),
            ("assets/words-stats-en-", ".txt"),
        ],
        must: 190 * KB,
        aim: 60 * KB,
    },
    Budget {
        what: "settings, on demand",
        files: &[
            ("assets/settings-", ".wasm"),
            ("assets/shared_settings-", ".bin"),
            ("assets/shared_calls-", ".bin"),
            ("assets/shared_all-", ".bin"),
            ("assets/call-settings-", ".css"),
            ("assets/words-settings-en-", ".txt"),
        ],
        must: 190 * KB,
        aim: 130 * KB,
    },
    Budget {
        what: "settings of people and records, then",
        files: &[("assets/office-", ".wasm")],
        must: 110 * KB,
        aim: 60 * KB,
    },
    Budget {
        what: "Dialpad's bridge, where it is set up",
        files: &[("assets/dialpad-", ".js"), ("assets/dialpad-", ".wasm")],
        must: 15 * KB,
        aim: 6 * KB,
    },
    Budget {
        what: "Dialpad's session and window, likewise",
        files: &[
            ("assets/mini_dialer-", ".wasm"),
            ("assets/dialpad-", ".css"),
        ],
        must: 24 * KB,
        aim: 16 * KB,
    },
];

/// What comes after the first paint, or only where it is needed; printed, without a budget.
const LATER: [(&str, &str, &[&str]); 3] = [
    (
        "number types, after the first paint",
        "assets/number-types-",
        &[".bin"],
    ),
    (
        "formatting while typing, on demand",
        "assets/typing-",
        &[".js", ".wasm"],
    ),
    (
        "Twilio's Voice SDK, where it calls from pages",
        "assets/twilio-",
        &[".js"],
    ),
];

/// Prints the table; an error names every budget that is exceeded.
pub(crate) fn run() -> Result<()> {
    widget::run(&widget::Options::release())?;
    let dist = project::root().join("dist");
    println!(
        "{:<46} {:>9} {:>9} {:>9} {:>9}",
        "brotli 11", "bytes", "KB", "must", "aim"
    );
    let mut over = Vec::new();
    for budget in &BUDGETS {
        let bytes = budget
            .files
            .iter()
            .map(|(start, end)| weigh(&dist, start, end))
            .sum::<Result<usize>>()?;
        println!(
            "{:<46} {bytes:>9} {:>9.1} {:>9} {:>9}",
            budget.what,
            bytes as f64 / KB as f64,
            budget.must,
            budget.aim
        );
        if bytes > budget.must {
            over.push(format!(
                "{} weighs {bytes} bytes, {} too many",
                budget.what,
                bytes - budget.must
            ));
        }
    }
    for (what, start, ends) in LATER {
        let bytes = ends
            .iter()
            .map(|end| weigh(&dist, start, end))
            .sum::<Result<usize>>()?;
        println!("{what:<46} {bytes:>9} {:>9.1}", bytes as f64 / KB as f64);
    }
    if over.is_empty() {
        Ok(())
    } else {
        bail!("above the size budget: {}", over.join("; "))
    }
}

/// What the brotli twins of the files so named weigh together.
fn weigh(dist: &Path, start: &str, end: &str) -> Result<usize> {
    let (folder, name) = start
        .rsplit_once('/')
        .map_or((dist.to_path_buf(), start), |(f, n)| (dist.join(f), n));
    let twin = format!("{end}.br");
    let mut bytes = 0;
    for entry in std::fs::read_dir(&folder)? {
        let entry = entry?;
        let file = entry.file_name();
        let file = file.to_string_lossy();
        if file.starts_with(name) && file.ends_with(&twin) {
            bytes += usize::try_from(entry.metadata()?.len())?;
        }
    }
    if bytes == 0 {
        bail!("no {start}*{twin} in dist/: is the widget built for release?")
    }
    Ok(bytes)
}

/// Brotli at quality 11, as a CDN or our server sends it.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).context("brotli")?;
    Ok(out)
}
