//! When the browser has painted what it shows by itself.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

/// From the callback of a frame until that frame is painted, in milliseconds: whatever else waits for it comes first.
const FRAME: u32 = 4;
/// A window out of sight paints nothing; then after so many milliseconds.
const OUT_OF_SIGHT: u32 = 200;

/// Waits, as long as it is held.
pub struct Painting {
    _frame: AnimationFrame,
    _timeout: Rc<RefCell<Timeout>>,
}

/// Tells once the next frame is painted.
pub fn painted(tell: &Callback<()>) -> Painting {
    let after = |milliseconds, tell: Callback<()>| Timeout::new(milliseconds, move || tell.emit(()));
    let timeout = Rc::new(RefCell::new(after(OUT_OF_SIGHT, tell.clone())));
    let (sooner, tell) = (Rc::clone(&timeout), tell.clone());
    let frame = request_animation_frame(move |_| {
        *sooner.borrow_mut() = after(FRAME, tell.clone());
    });
    Painting { _frame: frame, _timeout: timeout }
}
