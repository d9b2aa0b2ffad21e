//! Where things lie, and reading and writing them with errors that name the file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use sha2::{Digest, Sha256, Sha384};

/// The repository's root: of the checkout that cargo runs us for, even where checkouts share a target directory.
pub fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A file's text.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// The names of the files in a folder, sorted.
pub fn list(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let names = entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    let mut names =
        names.collect::<std::io::Result<Vec<String>>>().with_context(|| format!("cannot list {}", folder.display()))?;
    names.sort();
    Ok(names)
}

/// Standard alphabet, padded.
fn base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// `sha256-…` as a content security policy wants it.
pub fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text)))
}

/// `sha384-…` as an `integrity` attribute wants it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `dist/`, written beside and put in place as a whole, so that nobody ever serves half a build.
pub struct Dist {
    folder: PathBuf,
}

impl Dist {
    /// An empty one.
    pub fn fresh() -> Result<Self> {
        let folder = root().join("target/dist-next");
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// The place of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes one file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<()> {
        write(&self.path(name), content)
    }

    /// Puts it in the place of the old one.
    pub fn publish(&self) -> Result<()> {
        let dist = root().join("dist");
        if dist.exists() {
            fs::remove_dir_all(&dist).context("cannot clear dist/")?;
        }
        fs::rename(&self.folder, &dist).context("cannot put dist/ in place")
    }
}
