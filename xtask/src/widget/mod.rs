//! Builds the widget: both wasm stages, their JavaScript and style sheets, into `dist/`.
//!
//! `ringlet.js` keeps its name and carries the hashed names of everything else; assets may be cached for ever.

mod bundle;
mod dist;
mod minify;
mod pack;
mod split;
mod styles;
mod trim;
mod wasm;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project;
use bundle::{MadeModules, Source};
use dist::Dist;

/// The table of validity and types; a page fetches it after the first paint.
const NUMBER_TYPES: &str = "crates/ringlet-phone/data/types.bin";

/// Twilio's own program for calls in a page, as npm's `@twilio/voice-sdk` brings it; see NOTICE.
const VOICE_SDK: &str = "crates/ringlet-elements/vendor/twilio-voice-sdk";

/// Options of `cargo xtask widget`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Small and slow to build: link-time optimisation, minified, with brotli twins
    #[arg(long)]
    release: bool,
    /// Folder to write to instead of dist/
    #[arg(long)]
    into: Option<PathBuf>,
    /// Called by Trunk: it names the folder and the flavour in the environment
    #[arg(long)]
    trunk: bool,
}

impl Options {
    /// The release build into `dist/`.
    pub(crate) fn release() -> Self {
        Self {
            release: true,
            into: None,
            trunk: false,
        }
    }
}

/// Binds a wasm that was compiled for release, outside the widget's own build.
pub(crate) fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    wasm::bind(compiled, folder, Flavour::Release)
}

/// How a build weighs speed of building against size.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Quick to build, readable.
    Debug,
    /// What is shipped.
    Release,
}

impl Flavour {
    fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// Builds it.
pub(crate) fn run(options: &Options) -> Result<()> {
    if options.trunk {
        let folder =
            std::env::var_os("TRUNK_STAGING_DIR").context("only Trunk names its folder")?;
        let release = std::env::var_os("TRUNK_PROFILE").is_some_and(|name| name == "release");
        return build(folder.into(), release);
    }
    let folder = options.into.clone();
    build(
        folder.unwrap_or_else(|| project::root().join("dist")),
        options.release,
    )
}

fn build(folder: PathBuf, release: bool) -> Result<()> {
    let flavour = if release {
        Flavour::Release
    } else {
        Flavour::Debug
    };
    let mut dist = Dist::open(folder, flavour)?;
    let ui = stage_two(&mut dist, flavour)?;
    let elements = stage_one(&mut dist, flavour, &ui)?;
    loader(&mut dist, flavour, &elements)?;
    pages(&mut dist)?;
    dist.sweep()
}

/// Paths of a stage's two files, relative to `dist/`.
struct Stage {
    js: String,
    wasm: String,
}

fn stage_two(dist: &mut Dist, flavour: Flavour) -> Result<Stage> {
    let bound = wasm::build_split("ringlet", flavour)?;
    for chunk in &bound.chunks {
        dist.copy(chunk, "assets/")?;
    }
    let made = MadeModules::from([
        ("ui-wasm".to_owned(), Source::File(bound.js)),
        (
            "styles".to_owned(),
            Source::Text(styles::stage_two(dist, flavour)?),
        ),
    ]);
    let text = finish(bundle::bundle(&script("ui.js"), &made)?, true, flavour)?;
    Ok(Stage {
        wasm: dist.asset("ui", "wasm", &std::fs::read(bound.wasm)?)?,
        js: dist.asset("ui", "js", text.as_bytes())?,
    })
}

fn stage_one(dist: &mut Dist, flavour: Flavour, ui: &Stage) -> Result<Stage> {
    let bound = wasm::build("ringlet-elements", flavour)?;
    let typing = alone(dist, flavour, "typing")?;
    let dialpad = alone(dist, flavour, "dialpad")?;
    let twilio = twilio(dist, flavour)?;
    let types = std::fs::read(project::root().join(NUMBER_TYPES)).context(NUMBER_TYPES)?;
    let types = dist.asset("number-types", "bin", &types)?;
    let words_version = words::catalogues(dist)?;
    let made = MadeModules::from([
        ("elements-wasm".to_owned(), Source::File(bound.js)),
        (
            "styles".to_owned(),
            Source::Text(styles::stage_one(flavour)?),
        ),
        (
            "assets".to_owned(),
            Source::Text(assets_module(&[
                ("uiScript", &ui.js),
                ("uiWasm", &ui.wasm),
                ("typingScript", &typing.js),
                ("typingWasm", &typing.wasm),
                ("dialpadScript", &dialpad.js),
                ("dialpadWasm", &dialpad.wasm),
                ("twilioScript", &twilio),
                ("numberTypes", &types),
                ("wordsVersion", &words_version),
            ])),
        ),
        ("button-words".to_owned(), Source::Text(words::button()?)),
    ]);
    let text = finish(
        bundle::bundle(&script("elements.js"), &made)?,
        true,
        flavour,
    )?;
    Ok(Stage {
        wasm: dist.asset("elements", "wasm", &std::fs::read(bound.wasm)?)?,
        js: dist.asset("elements", "js", text.as_bytes())?,
    })
}

/// A wasm of its own, fetched by stage one where it is needed: `crates/ringlet-<name>`, entered by `<name>.js`.
fn alone(dist: &mut Dist, flavour: Flavour, name: &str) -> Result<Stage> {
    let bound = wasm::build(&format!("ringlet-{name}"), flavour)?;
    let made = MadeModules::from([(format!("{name}-wasm"), Source::File(bound.js))]);
    let entry = script(&format!("{name}.js"));
    let text = finish(bundle::bundle(&entry, &made)?, true, flavour)?;
    Ok(Stage {
        wasm: dist.asset(name, "wasm", &std::fs::read(bound.wasm)?)?,
        js: dist.asset(name, "js", text.as_bytes())?,
    })
}

/// The bridge to Twilio's Voice SDK, with the SDK in it, as a script of its own. The SDK puts itself
/// into an object of ours instead of the page's `window.Twilio`.
fn twilio(dist: &mut Dist, flavour: Flavour) -> Result<String> {
    let read = |name: &str| {
        let path = project::root().join(VOICE_SDK).join(name);
        std::fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let (sdk, licence) = (read("twilio.min.js")?, read("LICENSE.md")?);
    let sdk = sdk
        .trim_end()
        .strip_suffix("(globalThis);")
        .context("the Voice SDK no longer ends by putting itself into globalThis")?;
    let module =
        format!("const root = {{}};\n{sdk}(root);\nexport const voiceSdk = root.Twilio;\n");
    let made = MadeModules::from([("twilio-voice-sdk".to_owned(), Source::Text(module))]);
    let text = finish(bundle::bundle(&script("twilio.js"), &made)?, true, flavour)?;
    let text = format!("/* Contains @twilio/voice-sdk:\n\n{licence}*/\n{text}");
    dist.asset("twilio", "js", text.as_bytes())
}

/// The paths that stage one fetches later, by the names it knows them under.
fn assets_module(paths: &[(&str, &str)]) -> String {
    paths
        .iter()
        .map(|(name, path)| format!("export const {name} = {path:?};\n"))
        .collect()
}

fn loader(dist: &mut Dist, flavour: Flavour, elements: &Stage) -> Result<()> {
    let text = std::fs::read_to_string(script("loader.js")).context("no loader")?;
    let text = text
        .replace("%version%", env!("CARGO_PKG_VERSION"))
        .replace("%elements.js%", &elements.js)
        .replace("%elements.wasm%", &elements.wasm);
    dist.file("ringlet.js", finish(text, false, flavour)?.as_bytes())
}

fn finish(text: String, is_module: bool, flavour: Flavour) -> Result<String> {
    match flavour {
        Flavour::Release => minify::javascript(&text, is_module),
        Flavour::Debug => Ok(text),
    }
}

/// The pages and declarations that are served as they are.
fn pages(dist: &mut Dist) -> Result<()> {
    let root = project::root();
    for path in [
        root.join("index.html"),
        root.join("settings.html"),
        script("ringlet.d.ts"),
        script("custom-elements.json"),
    ] {
        if path.exists() {
            dist.copy(&path, "")?;
        }
    }
    let demo = root.join("demo");
    if demo.exists() {
        for entry in std::fs::read_dir(demo)? {
            dist.copy(&entry?.path(), "demo/")?;
        }
    }
    Ok(())
}

/// A hand-written file of stage one.
fn script(name: &str) -> PathBuf {
    project::root()
        .join(Path::new("crates/ringlet-elements/js"))
        .join(name)
}
