//! The root component: turns what the browser tells into messages for the page, and shows what the page holds.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use weibao_core::Catalog;
use weibao_page::editions::Editions;
use weibao_page::msg::RollUp;
use weibao_page::place::Place;
use weibao_page::world::Purpose;
use weibao_page::{Model, Msg};
use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::browser::painting::{Painting, painted};
use crate::browser::{Browser, Host, focus, keys, listeners};
use crate::send::{Send, Sent};
use crate::view::components::{foot, navigation, notices, shortcuts, top};
use crate::view::screens;

/// What the app's element has while the page is behind what the browser shows: what it says of saving is of before.
const BEHIND: &str = "data-behind";

/// What the app is given.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it is mounted into.
    pub host: Host,
}

/// The app.
pub struct Root {
    model: Model,
    world: Browser,
    send: Send,
    root: NodeRef,
    /// What the browser shows by itself and the page does not know yet, and what waits until it is painted.
    behind: Vec<Msg>,
    painting: Option<Painting>,
    painted: Callback<()>,
    /// Whether closing the window now would lose something.
    at_risk: Rc<Cell<bool>>,
    _listeners: Vec<EventListener>,
}

impl Component for Root {
    type Message = Sent;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self::mounted_into(ctx.props().host.clone(), &ctx.link().callback(|sent| sent), NodeRef::default())
    }

    fn update(&mut self, ctx: &Context<Self>, sent: Sent) -> bool {
        if let Sent::Shown(msg) = sent {
            self.stay_behind(msg);
            return false;
        }
        // Nothing overtakes it.
        let caught_up = self.catch_up();
        let paint = match sent {
            Sent::Shown(_) | Sent::Painted => false,
            Sent::Msg(msg) => self.handle(msg),
            Sent::Key(msg, event) => {
                self.world.handles(Some(event));
                let paint = self.handle(msg);
                self.world.handles(None);
                paint
            }
            Sent::Files(Purpose::RollUp, files) => {
                let chosen = self.world.choose(files);
                self.handle(Msg::RollUp(RollUp::Chosen(chosen)))
            }
            Sent::Files(purpose, files) => {
                // Only what comes back from units and groups comes in many files at once.
                let many = matches!(self.model.ui.place, Place::Exchange | Place::Review);
                let most = if many { usize::MAX } else { 1 };
                let chosen = self.world.choose(files);
                chosen.into_iter().take(most).fold(false, |paint, file| self.handle(Msg::Chosen(purpose, file)) | paint)
            }
            Sent::Mount(host) => {
                // Painted lines hold on to where they send, which holds on to them.
                self.send.painted.take();
                *self = Self::mounted_into(*host, &ctx.link().callback(|sent| sent), self.root.clone());
                true
            }
        };
        caught_up | paint
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (send, ui, session) = (&self.send, &self.model.ui, self.model.session());
        let screen = ui.place.screen().key();
        let over = |event: DragEvent| {
            if brings_files(&event) {
                event.prevent_default();
            }
        };
        let drop = {
            let send = send.clone();
            let purpose = match ui.place {
                Place::RollUp => Purpose::RollUp,
                Place::Review => Purpose::Review,
                _ => Purpose::Assessment,
            };
            Callback::from(move |event: DragEvent| {
                let files = event.data_transfer().filter(|_| brings_files(&event)).and_then(|data| data.files());
                if files.is_some() {
                    event.prevent_default();
                }
                send.files(purpose, files);
            })
        };
        html! {
            <div class="weibao" part="app" ref={&self.root} tabindex="-1" onkeydown={send.key(Msg::Key)}
                ondragover={over} ondrop={drop}>
                <p class="print-line" aria-hidden="true" key="paper">{ ui.paper.clone() }</p>
                { top::view(&self.model, send) }
                { notices::view(&self.model, send) }
                <div class={classes!("frame", session.is_none().then_some("alone"))} key="frame">
                    { navigation::view(session, ui, send) }
                    <@{if self.model.mount.is_page() { "main" } else { "div" }} data-screen={screen} part="screen"
                        class={classes!("screen", screen)} key={screen}>
                        { self.screen() }
                    </@>
                </div>
                { foot::view(session, ui, send) }
                { shortcuts::view(ui, send) }
                <p class="unseen" role="status" aria-live="polite" key="announcement">{ &ui.announcement }</p>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(wanted) = self.model.ui.focus.take() {
            focus::give(&wanted, &self.root, &self.model);
        }
    }
}

impl Root {
    fn mounted_into(host: Host, link: &Callback<Sent>, root: NodeRef) -> Self {
        let at_risk = Rc::new(Cell::new(false));
        let tell = link.reform(Sent::Msg);
        let key = link.reform(|event: KeyboardEvent| Sent::Key(Msg::Key(keys::named(&event)), event));
        let mount = host.mount.clone();
        let world = Browser::new(host, root.clone(), tell.clone());
        let listeners = listeners::listen(&mount, &tell, key, &at_risk, world.storage());
        let mut app = Self {
            model: Model::new(national(), mount),
            world,
            send: Send::new(link.clone()),
            root,
            behind: Vec::new(),
            painting: None,
            painted: link.reform(|()| Sent::Painted),
            at_risk,
            _listeners: listeners,
        };
        app.model.editions = editions();
        weibao_page::begin(&mut app.model, &mut app.world);
        app.send.dismissed = Rc::clone(&app.model.dismissed);
        app
    }

    fn stay_behind(&mut self, msg: Msg) {
        self.behind.push(msg);
        if self.painting.is_none() {
            self.painting = Some(painted(&self.painted));
            if let Some(root) = self.root.cast::<web_sys::Element>() {
                let _ = root.set_attribute(BEHIND, "");
            }
        }
    }

    fn catch_up(&mut self) -> bool {
        if self.painting.take().is_none() {
            return false;
        }
        if let Some(root) = self.root.cast::<web_sys::Element>() {
            let _ = root.remove_attribute(BEHIND);
        }
        core::mem::take(&mut self.behind).into_iter().fold(false, |paint, msg| self.handle(msg) | paint)
    }

    fn handle(&mut self, msg: Msg) -> bool {
        if let Msg::Read(purpose, ..) = &msg {
            self.world.was_read(*purpose);
        }
        let paint = weibao_page::update(&mut self.model, msg, &mut self.world);
        self.at_risk.set(self.model.at_risk());
        self.send.dismissed = Rc::clone(&self.model.dismissed);
        paint
    }

    fn screen(&self) -> Html {
        let (model, ui, send) = (&self.model, &self.model.ui, &self.send);
        match (&ui.place, model.session()) {
            (Place::Negatives { .. }, Some(session)) => screens::negatives::view(session, ui, model.rest.here(), send),
            (Place::Assess { .. }, Some(session)) => screens::assess::view(session, ui, model.rest.here(), send),
            (place, session) if place.is_of_the_rest() && (session.is_some() || !place.needs_session()) => {
                screens::later::view(model, send)
            }
            _ if ui.opening => html! { <p class="loading">{ text::OPENING }</p> },
            _ => screens::start::view(model, send),
        }
    }
}

/// Whether files are dragged, and not a piece of text.
fn brings_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}

/// The national standards, read once.
pub fn national() -> Rc<Catalog> {
    thread_local! {
        static CATALOG: Rc<Catalog> = Rc::new(weibao_standards::catalog());
    }
    CATALOG.with(Rc::clone)
}

/// All editions that are here, and the ways between them.
pub fn editions() -> Editions {
    let older = weibao_standards::older().into_iter().map(Rc::new).collect();
    Editions::new(national(), older, weibao_standards::migrations())
}

/// Mounts the app into an element, which may be inside a shadow root.
pub fn mount(element: web_sys::Element, host: Host) -> yew::AppHandle<Root> {
    reserve_memory();
    yew::Renderer::<Root>::with_root_and_props(element, Props { host }).render()
}

/// Takes at once what memory a county's file and its screens need, so that it does not grow page by page while they are used: the allocator gives none of
/// it back. Each growth takes away what the script sees of it, and WebKit is not always sound there.
fn reserve_memory() {
    const BYTES: usize = 16 << 20;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(BYTES)));
}
