//! What a click in the register sends.

use weibao_page::{Msg, msg};
use yew::prelude::*;

use crate::send::Send;

/// A message of the register.
pub(super) fn sends(send: &Send, msg: impl Fn() -> msg::Register + 'static) -> Callback<MouseEvent> {
    send.on(move |_| Msg::Register(msg()))
}
