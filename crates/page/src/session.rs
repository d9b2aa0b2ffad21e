//! An assessment that is open: the saved file, what the core says about it, and the way back.

use core::any::Any;
use core::cell::RefCell;

use serde_json::Value;
use weibao_core::assessment::Row;
use weibao_core::scoring::{self, ScoringScheme};
use weibao_core::{Assessment, Catalog, Problem, Report, overlay};

pub use crate::history::{Change, Undone};

use crate::history::History;
use crate::overlay_and_scoring::{OverlayAndScoring, overlay_id};
use crate::prelude::*;
use crate::saved_file::SavedFile;

/// An assessment that is open.
pub struct Session {
    national: Rc<Catalog>,
    catalog: Rc<Catalog>,
    beside: OverlayAndScoring,
    rules: Option<ScoringScheme>,
    file: SavedFile,
    /// What was read of the document: always in step with it.
    assessment: Assessment,
    report: Rc<Report>,
    history: History,
    origin: String,
    /// What follows from it and was asked for, until something is changed.
    found: RefCell<Vec<Rc<dyn Any>>>,
}

impl Session {
    /// Opens a saved file, or says every reason why not.
    pub fn open(national: &Rc<Catalog>, value: Value) -> Result<Self, Vec<Problem>> {
        let assessment = weibao_core::read(national, &value)?;
        let report = weibao_core::judge(national, &assessment, None);
        let mut session = Self {
            national: Rc::clone(national),
            catalog: Rc::clone(national),
            beside: OverlayAndScoring::default(),
            rules: None,
            file: SavedFile::new(value),
            assessment,
            report: Rc::new(report),
            history: History::default(),
            origin: String::new(),
            found: RefCell::default(),
        };
        session.reevaluate(&[]);
        Ok(session)
    }

    /// The standards that the county is held against, with what an overlay changed.
    pub fn catalog(&self) -> &Rc<Catalog> {
        &self.catalog
    }

    /// The id of the edition that it is held against.
    pub fn edition(&self) -> &str {
        &self.national.id
    }

    /// The standards of that edition, with the units' names and the words of the country.
    pub fn national(&self) -> &Rc<Catalog> {
        &self.national
    }

    /// The name of the file that it was opened from; empty where it was begun here.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// It was opened from a file of this name.
    pub fn came_from(&mut self, file: String) {
        self.origin = file;
    }

    /// The opened overlays and the rule file, as they are to be kept.
    pub fn beside(&self) -> &OverlayAndScoring {
        &self.beside
    }

    /// Takes over what was kept beside the saved file.
    pub fn bring(&mut self, beside: OverlayAndScoring) {
        self.beside = beside;
        self.read_beside();
    }

    /// Takes an overlay in, so that the saved file can name it, or says every reason why not. Answers with its id.
    pub fn take_overlay(&mut self, value: Value) -> Result<String, Vec<Problem>> {
        overlay::apply(&self.national, &value)?;
        let id = overlay_id(&value).unwrap_or_default().to_owned();
        self.beside.take_overlay(value);
        self.read_beside();
        Ok(id)
    }

    /// Takes a review beside the file, in place of an older one of the same id; or says why it is none of it. The file stays as it is.
    pub fn take_review(&mut self, review: Value) -> Result<(), Vec<String>> {
        let of_another = |problem: &Problem| problem.code == "other_file";
        let options = weibao_core::Options::default();
        let reviewed = weibao_chain::reviewed(&self.catalog, self.file.value(), &review, &options)
            .map_err(|problems| problems.into_iter().map(|problem| problem.text).collect::<Vec<String>>())?;
        if reviewed.problems.iter().any(of_another) {
            return Err(vec![weibao_text::screens::points::OF_ANOTHER.to_owned()]);
        }
        self.beside.reviews.retain(|known| known.get("id") != review.get("id"));
        self.beside.reviews.push(review);
        self.found = RefCell::default();
        Ok(())
    }

    /// Takes a list of names beside the file, in place of an older one of the same id. The file stays as it is.
    pub fn take_list(&mut self, list: Value) -> Result<weibao_core::catalog::List, Vec<Problem>> {
        let read = weibao_chain::read_list(&list)?;
        self.beside.take_list(list);
        self.found = RefCell::default();
        Ok(read)
    }

    /// Gives points by a rule file, or no longer; or says every reason why not, and stays as it was.
    pub fn use_scoring(&mut self, value: Option<Value>) -> Result<(), Vec<Problem>> {
        if let Some(value) = &value {
            scoring::read(&self.catalog, value)?;
        }
        self.beside.scoring = value;
        self.read_beside();
        Ok(())
    }

    /// Why the rule file that was brought does not fit the standards in use; nothing where it does.
    pub fn scoring_problems(&self) -> Vec<Problem> {
        let unused = self.beside.scoring.as_ref().filter(|_| self.rules.is_none());
        unused.and_then(|value| scoring::read(&self.catalog, value).err()).unwrap_or_default()
    }

    /// The saved file as it is.
    pub fn file(&self) -> &SavedFile {
        &self.file
    }

    /// What the core read of the saved file: its sound part.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The rows of a register as the core has read them: one for each of the saved file.
    pub fn rows(&self, register: &str) -> &[Row] {
        self.assessment.registers.get(register).map_or(&[], Vec::as_slice)
    }

    /// What the core says.
    pub fn report(&self) -> &Rc<Report> {
        &self.report
    }

    /// Every defect of the saved file. Computed at each call.
    pub fn problems(&self) -> Vec<Problem> {
        weibao_core::check(&self.catalog, self.file.value())
    }

    /// Every defect of the typed figures. Computed at each call.
    pub fn problems_of_figures(&self) -> Vec<Problem> {
        weibao_core::check_figures(&self.catalog, self.file.value(), &self.assessment)
    }

    /// What follows from what is open, and is told by a type of its own: found at the first call, until something is changed.
    pub fn found<T: 'static>(&self, find: impl FnOnce(&Self) -> T) -> Rc<T> {
        let known = self.found.borrow().iter().find_map(|found| Rc::clone(found).downcast::<T>().ok());
        known.unwrap_or_else(|| {
            let new = Rc::new(find(self));
            self.found.borrow_mut().push(Rc::<T>::clone(&new));
            new
        })
    }

    /// The county's name, as typed.
    pub fn county(&self) -> &str {
        self.file.county()
    }

    /// Does it. Answers whether anything changed.
    pub fn edit(&mut self, change: Change) -> bool {
        let changed = self.history.edit(&mut self.file, change);
        self.follow(changed)
    }

    /// Does each as a step of its own, and judges once. Answers whether anything changed.
    pub fn edit_each(&mut self, changes: Vec<Change>) -> bool {
        let places = changes.into_iter().filter_map(|change| self.history.edit(&mut self.file, change));
        let places: Vec<String> = places.flatten().collect();
        let changed = (!places.is_empty()).then_some(places);
        self.follow(changed)
    }

    fn follow(&mut self, changed: Option<Vec<String>>) -> bool {
        let Some(places) = changed else { return false };
        self.reevaluate(&places);
        true
    }

    /// Makes it the next revision. That is no edit of the user's, and nothing takes it back.
    pub fn write_out(&mut self, id: String, day: &str) {
        let edit = self.file.next_revision(id, day, self.catalog.wording());
        let places = edit.places();
        self.file.apply(edit);
        self.reevaluate(&places);
    }

    /// Trims the text at a place, where it was just typed: see [`History::normalise`].
    pub fn normalise(&mut self, pointer: &str) -> bool {
        let changed = self.history.normalise(&mut self.file, pointer);
        self.follow(changed)
    }

    /// What the next undo would take back, in words.
    pub fn can_undo(&self) -> Option<&str> {
        self.history.can_undo()
    }

    /// What the next redo would do again, in words.
    pub fn can_redo(&self) -> Option<&str> {
        self.history.can_redo()
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> Option<Undone> {
        let (undone, places) = self.history.undo(&mut self.file)?;
        self.reevaluate(&places);
        Some(undone)
    }

    /// Makes the last change again that was taken back.
    pub fn redo(&mut self) -> Option<Undone> {
        let (undone, places) = self.history.redo(&mut self.file)?;
        self.reevaluate(&places);
        Some(undone)
    }

    /// Judges anew what was changed at these places.
    fn reevaluate(&mut self, places: &[String]) {
        self.found = RefCell::default();
        let named = self.file.overlay();
        let is_renamed =
            |place: &String| place.is_empty() || ["/units", "/lead"].iter().any(|names| place.starts_with(names));
        if named != self.catalog.overlay.as_ref().map(|mark| mark.id.as_str()) || places.iter().any(is_renamed) {
            self.read_beside();
            return;
        }
        for place in places {
            weibao_core::reread(&self.catalog, self.file.value(), &mut self.assessment, place);
        }
        // The report stays the same one: what is shown of it needs no second look.
        if places.iter().any(|place| weibao_core::is_judged(place)) {
            self.judge();
        }
    }

    /// Puts the overlay that the saved file names into force, and then the rule file. What does not fit stays out; the report says so.
    fn read_beside(&mut self) {
        let named = self.file.overlay();
        let overlaid =
            named.and_then(|id| self.beside.overlay(id)).and_then(|value| overlay::apply(&self.national, &value).ok());
        self.catalog = overlaid.map_or_else(|| Rc::clone(&self.national), Rc::new);
        if let Some(own) = weibao_core::named_as(&self.catalog, self.file.value()) {
            self.catalog = Rc::new(own);
        }
        self.found = RefCell::default();
        self.rules = self.beside.scoring.as_ref().and_then(|value| scoring::read(&self.catalog, value).ok());
        // Other standards read other things. Nothing can be read only of a file without format or version, which no edit makes.
        if let Ok(assessment) = weibao_core::read(&self.catalog, self.file.value()) {
            self.assessment = assessment;
        }
        self.judge();
    }

    fn judge(&mut self) {
        self.report = Rc::new(weibao_core::judge(&self.catalog, &self.assessment, self.rules.as_ref()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::STEPS_KEPT;
    use crate::place::Place;
    use crate::saved_file::Edit;
    use serde_json::json;
    use weibao_core::report::Status;

    const NOTE: &str = "/answers/1.1.1/note";

    fn session() -> Session {
        let catalog = Rc::new(weibao_standards::catalog());
        let file = weibao_core::new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        Session::open(&catalog, file).unwrap()
    }

    fn typed(session: &mut Session, text: &str) {
        for end in (1..=text.chars().count()).map(|length| text.chars().take(length).collect::<String>()) {
            session.edit(Change::typed(NOTE, end, "备注", Place::standard("1.1.1")));
        }
    }

    fn answer(session: &mut Session, id: &str, status: &str) {
        let edit = Edit::Set(format!("/answers/{id}/status"), json!(status));
        session.edit(Change::new(edit, "判断", Place::standard(id)));
    }

    #[test]
    fn a_report_follows_every_edit_and_every_step_back() {
        let mut session = session();
        answer(&mut session, "1.1.1", "met");
        assert_eq!(session.report().standards[0].status, Status::Met);
        assert_eq!(session.undo().unwrap().at, Place::standard("1.1.1"));
        assert_eq!(session.report().standards[0].status, Status::Unanswered);
        session.redo();
        assert_eq!(session.report().standards[0].status, Status::Met);
        assert_eq!(session.redo(), None);
    }

    #[test]
    fn what_was_found_is_kept_until_something_is_changed() {
        struct Answered(usize);
        let mut session = session();
        let answered = |session: &Session| {
            let found = session.found(|session| Answered(session.report().totals.unanswered));
            assert!(Rc::ptr_eq(&found, &session.found(|_| Answered(usize::MAX))), "it is not found a second time");
            found.0
        };
        assert_eq!(answered(&session), 76);
        answer(&mut session, "1.1.1", "met");
        assert_eq!(answered(&session), 75);
        session.undo();
        assert_eq!(answered(&session), 76);
    }

    #[test]
    fn a_note_is_not_judged() {
        let mut session = session();
        let before = Rc::clone(&session.report);
        session.edit(Change::typed(NOTE, "已核实".into(), "备注", Place::standard("1.1.1")));
        assert!(Rc::ptr_eq(&session.report, &before));
        let met = Edit::Set("/answers/1.1.1/status".into(), "met".into());
        session.edit(Change::new(met, "判断", Place::standard("1.1.1")));
        assert!(!Rc::ptr_eq(&session.report, &before));
    }

    #[test]
    fn typing_is_taken_back_as_one() {
        let mut session = session();
        typed(&mut session, " 已核实 ");
        session.normalise(NOTE);
        assert_eq!(session.file().text(NOTE), "已核实");
        session.undo();
        assert_eq!(session.file().get("/answers"), Some(&json!({})));
        session.redo();
        assert_eq!(session.file().text(NOTE), "已核实");
    }

    #[test]
    fn leaving_the_field_ends_a_step() {
        let mut session = session();
        typed(&mut session, "甲");
        session.normalise(NOTE);
        typed(&mut session, "乙");
        session.undo();
        assert_eq!(session.file().text(NOTE), "甲");
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let mut session = session();
        answer(&mut session, "1.1.1", "met");
        session.undo();
        answer(&mut session, "1.1.2", "met");
        assert_eq!(session.can_redo(), None);
    }

    /// What is read again after an edit is what reading the whole file would give, on the way there and on the way back.
    #[test]
    fn a_piece_that_is_read_again_leaves_nothing_behind() {
        let row = |name: &str| json!({ "name": name, "station": true, "meetings_per_year": 4 });
        let set = |pointer: &str, value: Value| Edit::Set(pointer.into(), value);
        let remove = |pointer: &str| Edit::Remove(pointer.into());
        let edits = [
            set("/registers/townships", json!([row("甲"), row("乙"), row("丙"), row("丁")])),
            set("/registers/townships/1/meetings_per_year", json!(7)),
            set("/registers/townships/1/meetings_per_year", json!("七")),
            remove("/registers/townships/2/station"),
            Edit::Insert("/registers/townships/1".into(), row("新")),
            Edit::All(vec![remove("/registers/townships/0"), Edit::Insert("/registers/townships/3".into(), row("移"))]),
            remove("/registers/townships/2"),
            set("/registers/townships/4/name", json!("末")),
            set("/registers/townships/9/name", json!("无此行")),
            set("/registers/nowhere/0/name", json!("无此表")),
            set("/answers/1.1.1/status", json!("met")),
            set("/answers/1.1.1/clauses/1.1.1~11", json!("unmet")),
            set("/figures/interviews", json!(3)),
            remove("/figures/interviews"),
            set("/negatives/N1/state", json!("absent")),
            set("/choices/school_scope", json!("all")),
            set("/rules_off/1.1.1~11/reason", json!("无")),
            set("/county/name", json!("示例县")),
            set("/registers/schools/0/name", json!("一校")),
            remove("/registers/schools/0"),
            set("/registers", json!({ "townships": [row("独")] })),
            remove("/registers/townships"),
        ];
        let mut session = session();
        let same = |session: &Session| {
            let whole = weibao_core::read(session.catalog(), session.file().value()).unwrap();
            assert_eq!(session.assessment(), &whole, "{}", session.file().value());
            assert_eq!(**session.report(), weibao_core::judge(session.catalog(), &whole, None));
        };
        for edit in edits {
            session.edit(Change::new(edit, "改", Place::Start));
            same(&session);
        }
        while session.undo().is_some() {
            same(&session);
        }
        while session.redo().is_some() {
            same(&session);
        }
    }

    #[test]
    fn steps_do_not_grow_without_end() {
        let mut session = session();
        for round in 0..=STEPS_KEPT {
            answer(&mut session, "1.1.1", if round % 2 == 0 { "met" } else { "unmet" });
            answer(&mut session, "1.1.2", if round % 2 == 0 { "met" } else { "unmet" });
        }
        let mut taken_back = 0;
        while session.undo().is_some() {
            taken_back += 1;
        }
        assert_eq!(taken_back, STEPS_KEPT);
    }

    #[test]
    fn what_is_no_assessment_is_refused_with_every_reason() {
        let catalog = Rc::new(weibao_standards::catalog());
        for value in [json!(null), json!([]), json!({ "format": "weibao.assessment", "version": 2 })] {
            assert!(!Session::open(&catalog, value).err().unwrap().is_empty());
        }
    }
}
