//! Compiles `standards/divisions/` into the one text that `src/lib.rs` reads. Any defect of the data stops the build, at its file and line.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("../../standards/divisions");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", folder.display());
    let compiled = weibao_compiler::divisions(folder).map_err(|defects| {
        for defect in &defects {
            println!("cargo::error=standards/divisions/{defect}");
        }
        format!("行政区划数据有 {} 处错误，见上", defects.len())
    })?;
    fs::write(out.join("divisions.txt"), compiled)?;
    Ok(())
}
