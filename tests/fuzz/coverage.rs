//! Fuzzing by coverage: `cargo xtask fuzz` builds it with what libFuzzer needs to see, and runs it.
#![no_main]

#[allow(dead_code, reason = "the other tests run all of them")]
mod targets;

use std::sync::OnceLock;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let target = TARGET.get_or_init(|| {
        let wanted = std::env::var("FUZZ_TARGET").unwrap_or_default();
        let found = targets::TARGETS.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, target)| *target).expect("FUZZ_TARGET names one of the targets")
    });
    target(bytes);
});
