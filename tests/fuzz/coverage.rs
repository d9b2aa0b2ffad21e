//! Fuzzing by coverage: `cargo xtask fuzz` builds it with what libFuzzer needs to see, and runs it.
#![no_main]

#[allow(dead_code, reason = "the other tests run all of them")]
mod targets;

use std::sync::OnceLock;
use std::time::Duration;

use nix::time::{ClockId, clock_gettime};

/// Of processor time: what runs beside does not make an input a find. Hardly optimised and counting, this is a second's work.
const LIMIT: Duration = Duration::from_secs(5);

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

/// The processor time of this thread.
fn worked() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).expect("every Unix has this clock").into()
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let target = TARGET.get_or_init(|| {
        let wanted = std::env::var("FUZZ_TARGET").unwrap_or_default();
        let found = targets::TARGETS.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, target)| *target).expect("FUZZ_TARGET names one of the targets")
    });
    let began = worked();
    target(bytes);
    let took = worked() - began;
    assert!(took < LIMIT, "took {took:?}");
});
