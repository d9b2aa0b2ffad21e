//! Ids that nobody else has.

/// An id that no other slot has, and no other writing.
pub fn new_id() -> String {
    format!("{:x}-{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 4_294_967_296.0) as u64)
}
