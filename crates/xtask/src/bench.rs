//! placeholder
use anyhow::Result;
/// All benchmarks.
pub fn run() -> Result<()> {
    Ok(())
}
