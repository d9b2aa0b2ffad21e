//! All documents: what each is for, its preview, its export; and templates of a county's own.

use std::rc::Rc;

use gloo::file::callbacks::FileReader;
use serde_json::Value;
use weibao_terms::{DocumentKind, Screen};
use weibao_text::screens::{common, documents as text, export as making};
use yew::prelude::*;

use crate::app::{self, App, Dispatch};
use crate::components::{export, link};
use crate::host::File;
use crate::place::Place;
use crate::tasks::export::{self as task, Given, Made};
use crate::tasks::open;
use crate::ui::{Focus, Notice, Ui};

/// No template is larger, in bytes.
const LARGEST_TEMPLATE: u64 = 20_000_000;

/// What is done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// It is made and handed to the user.
    Export(DocumentKind),
    /// What it says is shown.
    Preview(DocumentKind),
    /// Its template is handed to the user.
    Template(DocumentKind),
}

impl Work {
    /// With what.
    pub fn document(self) -> DocumentKind {
        match self {
            Self::Export(document) | Self::Preview(document) | Self::Template(document) => document,
        }
    }

    /// Its name as `data-action`.
    pub fn action(self) -> &'static str {
        match self {
            Self::Export(_) => "export",
            Self::Preview(_) => "preview",
            Self::Template(_) => "template",
        }
    }
}

/// Stands for one piece of work, so that what comes too late for it is told apart.
pub type Token = Rc<()>;

/// What this screen needs, and what the buttons of documents on other screens share.
#[derive(Default)]
pub struct State {
    busy: Vec<(Work, Token)>,
    shown: Option<(DocumentKind, AttrValue)>,
    own: Option<Own>,
    placeholders: Option<Value>,
    reading: Option<FileReader>,
}

/// A template of the county's own.
struct Own {
    name: String,
    bytes: Rc<[u8]>,
    /// Why it is not filled, a line each.
    refused: Vec<String>,
}

impl State {
    /// Whether it is on the way.
    pub fn is_busy_with(&self, work: Work) -> bool {
        self.busy.iter().any(|(busy, _)| *busy == work)
    }

    fn title(&self, document: DocumentKind) -> String {
        match &self.own {
            Some(own) if document == DocumentKind::Filled => own.name.clone(),
            _ => making::title(document).to_owned(),
        }
    }
}

/// What comes of work.
pub enum Product {
    /// A file's bytes.
    Bytes(Vec<u8>),
    /// What a document says.
    Html(String),
}

/// What the user does on this screen, and with documents on others.
pub enum Msg {
    /// Begins work.
    Begin(Work),
    /// It is done, or cannot be.
    Done(Token, Made<Product>),
    /// Puts the preview away.
    Close,
    /// A file was chosen as a template.
    Choose(Option<web_sys::FileList>),
    /// Its bytes are there; `None` where it could not be read.
    Read(String, Option<Vec<u8>>),
    /// The list of placeholders is opened.
    Placeholders,
    /// It is there.
    Listed(Made<Value>),
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    match msg {
        Msg::Begin(work) => begin(app, work),
        Msg::Done(token, made) => done(app, &token, made),
        Msg::Close => {
            app.ui.documents.shown = None;
            app.ui.focus = Some(Focus::Heading);
            true
        }
        Msg::Choose(files) => choose(app, files),
        Msg::Read(name, bytes) => match bytes {
            Some(bytes) => {
                let name = name.strip_suffix(".docx").unwrap_or(&name).to_owned();
                app.ui.documents.own = Some(Own { name, bytes: bytes.into(), refused: Vec::new() });
                app.ui.documents.shown = None;
                begin(app, Work::Preview(DocumentKind::Filled))
            }
            None => refuse(app, name, common::FILE_UNREADABLE),
        },
        Msg::Placeholders => {
            if app.ui.documents.placeholders.is_none() {
                let (program, dispatch) = (app.host.documents.clone(), app.dispatch.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    dispatch.emit(app::Msg::Documents(Msg::Listed(task::placeholders(&program).await)));
                });
            }
            false
        }
        Msg::Listed(Ok(list)) => {
            app.ui.documents.placeholders = Some(list);
            true
        }
        Msg::Listed(Err(reasons)) => app.tell(Notice::bad(making::failed(text::PLACEHOLDERS)).with(reasons)),
    }
}

fn begin(app: &mut App, work: Work) -> bool {
    let state = &mut app.ui.documents;
    let Some(session) = &app.session else { return false };
    let token = Token::default();
    // What is wanted once more takes the place of what is on the way: the data may have changed.
    state.busy.retain(|(busy, _)| *busy != work);
    state.busy.push((work, Rc::clone(&token)));
    let given = Given::of(session);
    let template = state.own.as_ref().map(|own| Rc::clone(&own.bytes));
    let (program, dispatch) = (app.host.documents.clone(), app.dispatch.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let template = template.as_deref();
        let made = match work {
            Work::Export(document) => task::make(&program, document, &given, template).await.map(Product::Bytes),
            Work::Preview(document) => task::preview(&program, document, &given, template).await.map(Product::Html),
            Work::Template(document) => task::template(&program, document).await.map(Product::Bytes),
        };
        dispatch.emit(app::Msg::Documents(Msg::Done(token, made)));
    });
    app.announce(making::making(work.document()))
}

fn done(app: &mut App, token: &Token, made: Made<Product>) -> bool {
    let state = &mut app.ui.documents;
    let Some(work) = state.busy.iter().find(|(_, busy)| Rc::ptr_eq(busy, token)).map(|(work, _)| *work) else {
        return false;
    };
    state.busy.retain(|(_, busy)| !Rc::ptr_eq(busy, token));
    let document = work.document();
    let title = state.title(document);
    match made {
        Ok(Product::Bytes(bytes)) => {
            let county = app.session.as_ref().map(|session| session.county()).unwrap_or_default();
            let name = match work {
                Work::Template(_) => text::shipped_file(&title),
                Work::Export(_) | Work::Preview(_) => task::file_name(document, county, &title),
            };
            app.export(File { name, bytes })
        }
        Ok(Product::Html(html)) => {
            // A preview that follows the data keeps the focus where it is.
            if !state.shown.as_ref().is_some_and(|(shown, _)| *shown == document) {
                app.ui.focus = Some(Focus::On("#preview".to_owned()));
            }
            state.shown = Some((document, html.into()));
            app.announce(text::preview_of(&title))
        }
        Err(reasons) => match state.own.as_mut().filter(|_| document == DocumentKind::Filled) {
            Some(own) => {
                own.refused = reasons;
                state.shown = None;
                app.announce(text::refused(&title))
            }
            None => app.tell(Notice::bad(making::failed(&title)).with(reasons)),
        },
    }
}

fn choose(app: &mut App, files: Option<web_sys::FileList>) -> bool {
    let Some(file) = files.and_then(|files| files.get(0)) else { return false };
    let file = gloo::file::File::from(file);
    let name = file.name();
    let lower = name.to_ascii_lowercase();
    if lower.ends_with(".doc") || lower.ends_with(".wps") {
        return refuse(app, name, text::NOT_DOCX);
    }
    if file.size() > LARGEST_TEMPLATE {
        return refuse(app, name, text::TOO_LARGE);
    }
    let read = |name, bytes| app::Msg::Documents(Msg::Read(name, bytes));
    app.ui.documents.reading = Some(open::read(&file, &app.dispatch, read));
    false
}

fn refuse(app: &mut App, name: String, reason: &str) -> bool {
    app.ui.documents.shown = None;
    let sentence = text::refused(&name);
    app.ui.documents.own = Some(Own { name, bytes: Rc::default(), refused: vec![reason.to_owned()] });
    app.announce(sentence)
}

/// Shows what the address names, and makes what is shown anew where the data has changed.
pub fn refresh(app: &mut App) {
    let named = match &app.ui.place {
        Place::Documents { document: Some(key) } => {
            DocumentKind::SHIPPED.into_iter().find(|document| document.key() == *key)
        }
        _ => None,
    };
    if let Some(document) = app.ui.documents.shown.as_ref().map(|(shown, _)| *shown).or(named) {
        begin(app, Work::Preview(document));
    } else {
        let program = app.host.documents.clone();
        wasm_bindgen_futures::spawn_local(async move { task::prepare(&program).await });
    }
}

/// The screen.
pub fn view(ui: &Ui, dispatch: &Dispatch) -> Html {
    let state = &ui.documents;
    html! {
        <div class={state.shown.as_ref().map(|_| "with-preview")}>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Documents) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <div class="documents-list">
                { for DocumentKind::SHIPPED.into_iter().map(|document| card(document, ui, dispatch)) }
            </div>
            { own(ui, dispatch) }
            <div class="documents-preview">{ state.shown.as_ref().map(|(document, html)| preview(*document, html, ui, dispatch)) }</div>
        </div>
    }
}

fn card(document: DocumentKind, ui: &Ui, dispatch: &Dispatch) -> Html {
    let work = |work: Work, label: String, main: bool| export::work(work, label, main, ui, dispatch);
    let elsewhere = match document {
        DocumentKind::Application => Some((Place::FORM, text::FORM)),
        DocumentKind::Plan => Some((Place::Result { item: Some("plan".to_owned()) }, text::RESULT)),
        _ => None,
    };
    html! {
        <section class="card document" key={document.key()} aria-labelledby={format!("document-{}", document.key())}>
            <h2 id={format!("document-{}", document.key())}>{ making::title(document) }</h2>
            <p>{ text::purpose(document) }</p>
            <div class="actions">
                { work(Work::Preview(document), text::preview(document), true) }
                { export::button(document, false, ui, dispatch) }
                { elsewhere.map(|(place, name)| link::to(dispatch, place, html! { name })) }
            </div>
        </section>
    }
}

fn preview(document: DocumentKind, html: &AttrValue, ui: &Ui, dispatch: &Dispatch) -> Html {
    html! {
        <section aria-labelledby="preview" data-preview={document.key()}>
            <h2 id="preview" tabindex="-1">{ text::preview_of(&ui.documents.title(document)) }</h2>
            <div class="actions">
                <button type="button" class="button main" data-action="print" onclick={dispatch.reform(|_| app::Msg::Print)}>{ text::PRINT }</button>
                { export::button(document, false, ui, dispatch) }
                <button type="button" class="button" data-action="close-preview" onclick={dispatch.reform(|_| app::Msg::Documents(Msg::Close))}>{ text::CLOSE }</button>
            </div>
            { papers(html) }
        </section>
    }
}

/// What a document says. The documents' program has escaped every word of it.
pub fn papers(html: &AttrValue) -> Html {
    html! { <div class="papers" tabindex="0" role="group" aria-label={text::PAPERS}>{ Html::from_html_unchecked(html.clone()) }</div> }
}

// ---------------------------------------------------------------- templates

fn own(ui: &Ui, dispatch: &Dispatch) -> Html {
    let state = &ui.documents;
    let chosen = dispatch.reform(|event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        app::Msg::Documents(Msg::Choose(input.files()))
    });
    // So that choosing the same file again, corrected meanwhile, is a choice.
    let forget = |event: MouseEvent| event.target_unchecked_into::<web_sys::HtmlInputElement>().set_value("");
    let with_template = DocumentKind::SHIPPED.into_iter().filter(|document| *document != DocumentKind::Workbook);
    let opened = dispatch.reform(|_: MouseEvent| app::Msg::Documents(Msg::Placeholders));
    html! {
        <section class="card own-template" aria-labelledby="own-template">
            <h2 id="own-template">{ text::OWN }</h2>
            <p>{ text::OWN_LEAD }</p>
            <div class="actions">
                <label class="button main file" data-action="choose-template">
                    <input class="unseen" type="file" accept=".docx" onchange={chosen} onclick={forget} />
                    { text::CHOOSE }
                </label>
            </div>
            <div role="status">{ state.own.as_ref().map(|own| own_state(own, ui, dispatch)) }</div>
            <p class="own-templates">{ text::START_FROM }</p>
            <div class="actions">
                { for with_template.map(|document| export::work(Work::Template(document), text::shipped(document), false, ui, dispatch)) }
            </div>
            <details class="placeholders">
                <summary onclick={opened} data-action="placeholders">{ text::PLACEHOLDERS }</summary>
                <div>{ state.placeholders.as_ref().map(placeholders) }</div>
            </details>
        </section>
    }
}

fn own_state(own: &Own, ui: &Ui, dispatch: &Dispatch) -> Html {
    let filling = ui.documents.is_busy_with(Work::Preview(DocumentKind::Filled));
    if filling {
        html! { <p data-template="filling">{ text::filling(&own.name) }</p> }
    } else if own.refused.is_empty() {
        html! {
            <div data-template="filled">
                <p>{ text::filled(&own.name) }</p>
                <div class="actions">{ export::work(Work::Export(DocumentKind::Filled), text::EXPORT_OWN.to_owned(), true, ui, dispatch) }</div>
            </div>
        }
    } else {
        html! {
            <div class="notice bad" data-template="refused">
                <p>{ text::refused(&own.name) }</p>
                <ul>{ for own.refused.iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }</ul>
            </div>
        }
    }
}

fn placeholders(list: &Value) -> Html {
    let names = |of: &Value, key: &str, mark: &str| -> Vec<String> {
        let names = of.get(key).and_then(Value::as_array).into_iter().flatten();
        names.filter_map(Value::as_str).map(|name| format!("{{{{{mark}{name}}}}}")).collect()
    };
    let said = |of: &Value, key: &str| of.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let rows = |key: &str| list.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let syntax = rows("syntax").iter().map(|row| {
        let cell = |place: usize| row.get(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        [cell(0), cell(1)]
    });
    let lists = rows("lists").iter().map(|entry| {
        let inner = names(entry, "lists", "#");
        let mut fields = names(entry, "texts", "").join(" ");
        if !inner.is_empty() {
            fields.push_str(&text::inner_lists(&inner.join(" ")));
        }
        [format!("{{{{#{}}}}}", said(entry, "name")), said(entry, "about"), fields]
    });
    html! {
        <div>
            { table(text::SYNTAX, text::SYNTAX_COLUMNS, syntax) }
            <p>{ said(list, "marks") }</p>
            <h3>{ text::TEXTS }</h3>
            <p class="placeholder-names">{ names(list, "texts", "").join(" ") }</p>
            { table(text::LISTS, text::LISTS_COLUMNS, lists) }
        </div>
    }
}

fn table<const COLUMNS: usize>(
    heading: &'static str,
    columns: [&'static str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> Html {
    html! {
        <div>
            <h3>{ heading }</h3>
            <div class="scroll" tabindex="0" role="group" aria-label={heading}>
                <table>
                    <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col" key={*name}>{ *name }</th> }) }</tr></thead>
                    <tbody>
                        { for rows.enumerate().map(|(row, cells)| html! {
                            <tr key={row}>{ for cells.into_iter().enumerate().map(|(place, cell)| html! { <td key={place}>{ cell }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}
