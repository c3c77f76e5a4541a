//! `cargo xtask phone-table`: makes the number tables of `ringlet-phone` from libphonenumber's metadata, as the
//! Python package `phonenumbers` carries it.

mod core_table;
mod encode;
mod format;
mod language;
mod layout;
mod metadata;
mod pattern;
mod prefix;
mod rest;
mod source;
#[path = "../../../crates/ringlet-phone/src/pattern/token.rs"]
mod token;
mod types_table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::project;
use metadata::Metadata;

/// Options of this command.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Change nothing: fail unless the checked-in tables are those that were generated
    #[arg(long)]
    pub(crate) check: bool,
    /// The wheel of the Python package, if it is here already; else pip fetches it
    #[arg(long)]
    pub(crate) wheel: Option<PathBuf>,
}

/// The crate the tables belong to.
const CRATE: &str = "crates/ringlet-phone";
/// The tables, where they lie in the crate, and the record of what they were made from.
const CORE: &str = "data/core.bin";
const TYPES: &str = "data/types.bin";
const LAYOUT: &str = "src/table/layout.rs";
const RECORD: &str = "data/source.json";

/// Makes the tables, or checks them.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = project::root().join(CRATE);
    if options.check && options.wheel.is_none() {
        return check_hashes(&folder);
    }
    let metadata = source::read(options.wheel.as_deref())?;
    let files = generate(&metadata)?;
    for (name, bytes) in &files {
        let path = folder.join(name);
        if !options.check {
            std::fs::write(&path, bytes)
                .with_context(|| format!("could not write {}", path.display()))?;
            println!("{CRATE}/{name}: {} bytes", bytes.len());
        } else if std::fs::read(&path).ok().as_ref() != Some(bytes) {
            bail!("{CRATE}/{name} is not what `cargo xtask phone-table` makes; run it");
        }
    }
    Ok(())
}

/// Every generated file by its name within the crate.
fn generate(metadata: &Metadata) -> Result<BTreeMap<&'static str, Vec<u8>>> {
    let patterns = all_patterns(metadata)?;
    let encoder = encode::Encoder::new(patterns.iter());
    let core = core_table::write(metadata, &encoder)?;
    let mut types = types_table::write(metadata, &encoder)?;
    let hash = Sha256::new()
        .chain_update(&core.bytes)
        .chain_update(&types.bytes)
        .finalize();
    let stamp = [hash[0], hash[1], hash[2], hash[3]];
    types.bytes[..4].copy_from_slice(&stamp);
    ensure!(
        core.bytes.len() < 1 << 16 && types.bytes.len() < 1 << 16,
        "a table is too long for its index"
    );
    let layout = layout::source(&core, &types, stamp)?;
    let mut files = BTreeMap::from([
        (CORE, core.bytes),
        (TYPES, types.bytes),
        (LAYOUT, layout.into_bytes()),
    ]);
    let hashes: BTreeMap<_, _> = files
        .iter()
        .map(|(name, bytes)| (*name, sha256(bytes)))
        .collect();
    let record = serde_json::json!({
        "source": { "package": source::PACKAGE, "version": metadata.version, "sha256": source::WHEEL_SHA256 },
        "unicode": metadata.unicode,
        "sha256": hashes,
    });
    files.insert(RECORD, format!("{record:#}\n").into_bytes());
    Ok(files)
}

/// Every pattern, to learn which sets of digits are frequent.
fn all_patterns(metadata: &Metadata) -> Result<Vec<pattern::Pattern>> {
    let mut texts = Vec::new();
    for region in &metadata.regions {
        let descriptions = region.types.iter().flatten().chain([&region.general]);
        texts.extend(descriptions.filter_map(|description| description.pattern.as_deref()));
        texts.extend(
            region
                .formats
                .iter()
                .flat_map(|format| &format.leads)
                .map(String::as_str),
        );
    }
    texts.into_iter().map(pattern::parse).collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Without the source at hand: the files are those the record names.
fn check_hashes(folder: &Path) -> Result<()> {
    let record = std::fs::read(folder.join(RECORD))
        .with_context(|| format!("{CRATE}/{RECORD} is missing"))?;
    let record: serde_json::Value = serde_json::from_slice(&record)?;
    for name in [CORE, TYPES, LAYOUT] {
        let bytes = std::fs::read(folder.join(name))
            .with_context(|| format!("{CRATE}/{name} is missing"))?;
        let known = record["sha256"][name].as_str();
        ensure!(
            known == Some(&sha256(&bytes)),
            "{CRATE}/{name} was changed by hand; run `cargo xtask phone-table`"
        );
    }
    Ok(())
}
