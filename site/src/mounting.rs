//! The app inside a portal's page: what the script of `<weibao-assessment>` calls, and what is called of it.
//! Between the two goes JSON text; an error is a JSON list of problems.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_boundary::{Problems, read, refused};
use weibao_core::{Options, Problem, overlay, scoring};
use weibao_page::Msg;
use weibao_page::file::File;
use weibao_page::mount::{Element, Mount};
use weibao_page::msg::Given;
use weibao_page::overlay_and_scoring::{OverlayAndScoring, overlay_id};
use weibao_text::screens::common as text;
use yew::{AppHandle, Callback};

use crate::browser::{Change, Host};
use crate::root::{self, Root};
use crate::send::Sent;

#[wasm_bindgen]
extern "C" {
    /// The element's script.
    pub type Surroundings;

    /// What is open now: the saved file and its report.
    #[wasm_bindgen(method)]
    fn changed(this: &Surroundings, assessment: &str, report: &str, by_user: bool);

    /// A file that the user takes away. Answers whether the portal took it.
    #[wasm_bindgen(method)]
    fn exported(this: &Surroundings, name: &str, bytes: Vec<u8>) -> bool;

    /// Prints what is shown.
    #[wasm_bindgen(method)]
    fn print(this: &Surroundings);
}

/// One element's app.
#[wasm_bindgen]
pub struct Mounted {
    stage: Stage,
}

/// An app, and the element that it was mounted into.
struct Stage {
    place: web_sys::Element,
    app: AppHandle<Root>,
    /// What brings the rest of the program: also with nothing open it must not be taken for here.
    rest: Option<Function>,
}

thread_local! {
    /// Apps that no element shows, with nothing open. Yew never lets go of what an app's root listens to: another element takes them over.
    static PARKED: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
impl Mounted {
    /// Mounts the app into an element of a shadow root. `record`: under which name the browser's storage keeps the work, if it is to.
    pub fn mount(
        parent: web_sys::Element,
        surroundings: Surroundings,
        rest: Option<Function>,
        documents: Function,
        tables: Function,
        divisions: Function,
        record: Option<String>,
    ) -> Option<Self> {
        let surroundings = Rc::new(surroundings);
        let on_change = {
            let surroundings = Rc::clone(&surroundings);
            Callback::from(move |change: Change| {
                surroundings.changed(&change.assessment, &change.report, change.by_user);
            })
        };
        let on_print = {
            let surroundings = Rc::clone(&surroundings);
            Callback::from(move |()| surroundings.print())
        };
        let on_export = Callback::from(move |file: File| surroundings.exported(&file.name, file.bytes));
        let host = Host {
            mount: Mount::Element(Element { slot: record, ..Element::default() }),
            rest: rest.clone(),
            rollup: Some(documents.clone()),
            documents: Some(documents),
            tables: Some(tables),
            divisions: Some(divisions),
            on_change: Some(on_change),
            on_export: Some(on_export),
            on_print: Some(on_print),
            carrier: None,
        };
        let stage = match PARKED.with_borrow_mut(Vec::pop) {
            Some(stage) => {
                stage.app.send_message(Sent::Mount(Box::new(host)));
                stage
            }
            None => {
                let place = parent.owner_document()?.create_element("div").ok()?;
                Stage { app: root::mount(place.clone(), host), place, rest }
            }
        };
        parent.append_child(&stage.place).ok()?;
        Some(Self { stage })
    }

    /// Opens an assessment in place of what is open.
    ///
    /// # Errors
    /// Where it is none; what is open stays.
    pub fn give(&self, assessment: &str) -> Result<(), Problems> {
        let given = read(assessment).and_then(|value| {
            let edition = root::editions().of(&value)?;
            weibao_core::evaluate(&edition, &value, &Options::default())?;
            Ok(Given::Assessment(value))
        });
        self.send(text::VALUE_REFUSED, given)
    }

    /// Has the county judged by an overlay (the id of one that ships, or all of it) and a rule file.
    ///
    /// # Errors
    /// Where one of them cannot be used; then neither is, and what was in use stays.
    #[wasm_bindgen(js_name = judgeBy)]
    pub fn judge_by(&self, overlay: Option<String>, rules: Option<String>) -> Result<(), Problems> {
        self.send(text::BOOKS_REFUSED, beside(overlay.as_deref(), rules.as_deref()).map(Given::Beside))
    }

    /// Tells the user that something the portal gave could not be had.
    pub fn warn(&self, sentence: String) {
        self.give_now(Given::Refused(sentence, Vec::new()));
    }

    /// Allows changes, or no longer.
    #[wasm_bindgen(js_name = readOnly)]
    pub fn read_only(&self, read_only: bool) {
        self.give_now(Given::ReadOnly(read_only));
    }

    /// Takes the app down: what is open, its listeners, its timers, its part of the document.
    pub fn destroy(self) {
        let nothing = Host { rest: self.stage.rest.clone(), ..Host::default() };
        self.stage.app.send_message(Sent::Mount(Box::new(nothing)));
        self.stage.place.remove();
        PARKED.with_borrow_mut(|parked| parked.push(self.stage));
    }

    fn send(&self, told: &'static str, given: Result<Given, Vec<Problem>>) -> Result<(), Problems> {
        let (given, said) = match given {
            Ok(given) => (given, Ok(())),
            Err(problems) => {
                let said = refused(problems.clone());
                (Given::Refused(told.to_owned(), problems), Err(said))
            }
        };
        self.give_now(given);
        said
    }

    fn give_now(&self, given: Given) {
        self.stage.app.send_message(Sent::Msg(Msg::Given(given)));
    }
}

fn beside(overlay: Option<&str>, rules: Option<&str>) -> Result<OverlayAndScoring, Vec<Problem>> {
    let mut beside = OverlayAndScoring::default();
    let mut catalog = root::national();
    if let Some(given) = overlay.map(read).transpose()? {
        let whole = match given.as_str() {
            Some(id) => beside.overlay(id).ok_or_else(|| vec![unknown_overlay(id, &beside)])?,
            None => given,
        };
        catalog = Rc::new(overlay::apply(&catalog, &whole)?);
        beside.take_overlay(whole);
    }
    if let Some(given) = rules.map(read).transpose()? {
        scoring::read(&catalog, &given)?;
        beside.scoring = Some(given);
    }
    Ok(beside)
}

fn unknown_overlay(id: &str, beside: &OverlayAndScoring) -> Problem {
    let known = beside.choices();
    let known: Vec<&str> = known.iter().filter_map(overlay_id).collect();
    let text = weibao_text::problems::unknown_overlay_id(id, &known);
    Problem { code: "unknown_overlay".to_owned(), path: String::new(), text }
}

/// Mounts the app into the page's `#weibao`, in place of what the page shows while it loads. `rest`: what brings the rest of this program, where it
/// is not here as a whole. `carrier`: of the one file, which can carry data.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page(
    rest: Option<Function>,
    documents: Function,
    tables: Function,
    rollup: Function,
    divisions: Function,
    carrier: Option<Object>,
) {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(element) = page.and_then(|document| document.get_element_by_id("weibao")) {
        element.set_inner_html("");
        root::mount(element, Host::page(rest, documents, tables, rollup, divisions, carrier));
    }
}
