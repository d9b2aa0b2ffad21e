//! 查验: the county's file never changes, blanks are no findings, and nothing that was found is lost.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::file::Chosen;
use weibao_page::history::Change;
use weibao_page::msg::{Exchange, Review, Start};
use weibao_page::place::Place;
use weibao_page::queries::{points, review as query};
use weibao_page::saved_file::{Edit, at};
use weibao_page::ui::review::{Draw, Open, Show};
use weibao_page::world::{Job, Product, Purpose};
use weibao_terms::{DocumentKind, Mark, NegativeState, Response, Seen, Status};

fn example() -> Value {
    weibao_standards::example()
}

pub fn brings(window: &mut Window, name: &str, bytes: &[u8]) {
    window.does(Msg::Chosen(Purpose::Review, Chosen { id: 1, name: name.to_owned(), size: bytes.len() as u64 }));
    let (file, purpose) = window.world.reads.pop().unwrap();
    window.does(Msg::Read(purpose, file.name, Some(bytes.to_vec())));
}

/// Spaces and line ends are part of what may not change.
pub fn county_bytes() -> Vec<u8> {
    format!("\u{feff}{}\n\n", serde_json::to_string_pretty(&example()).unwrap()).into_bytes()
}

pub fn fresh() -> Window {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::Review));
    window
}

pub fn reviewing() -> Window {
    let mut window = fresh();
    brings(&mut window, "示例县.json", &county_bytes());
    window
}

pub fn does(window: &mut Window, msg: Review) {
    window.does(Msg::Review(msg));
}

pub fn marks(window: &mut Window, standard: &str, mark: Option<Mark>) {
    does(window, Review::Mark(at::answer(standard), mark));
}

fn types(window: &mut Window, pointer: &str, text: &str) {
    does(window, Review::Edit(Change::typed(pointer, text.to_owned(), "意见", Place::Review)));
}

pub fn says(window: &mut Window, standard: &str, field: &str, text: &str) {
    types(window, &at::mark(&at::answer(standard), field), text);
}

pub fn open(window: &Window) -> &Open {
    window.model.ui.review.open.as_ref().expect("a review is open")
}

pub fn saved(window: &mut Window) -> Value {
    does(window, Review::Save);
    serde_json::from_slice(&window.world.exported.last().unwrap().bytes).unwrap()
}

fn reviewer_status(window: &Window, id: &str) -> Status {
    open(window).reviewed.reviewer.standards.iter().find(|standard| standard.id == id).unwrap().status
}

pub fn ids() -> Vec<String> {
    memory::national().standards().map(|standard| standard.id.clone()).collect()
}

/// A revision of the example, with a change.
pub fn revision(number: u64, change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut county = example();
    county["file"] = json!({ "id": "a", "revision": number });
    change(&mut county);
    county.to_string().into_bytes()
}

#[test]
fn the_countys_bytes_never_change() {
    let mut window = reviewing();
    let id = "1.1.1";
    for mark in Mark::ALL.into_iter().map(Some).chain([None, Some(Mark::Returned)]) {
        marks(&mut window, id, mark);
    }
    let status = Edit::text(at::mark(&at::answer(id), "status"), "unmet");
    does(&mut window, Review::Edit(Change::new(status, "状态", Place::Review)));
    says(&mut window, id, "remark", "没有看到文件");
    says(&mut window, id, "method", "查阅材料");
    does(&mut window, Review::Evidence(id.to_owned(), 0, Some(Seen::No)));
    does(&mut window, Review::Mark(at::reason("8.3.1"), Some(Mark::Returned)));
    does(&mut window, Review::Mark("/choices/site_counting".to_owned(), Some(Mark::Returned)));
    does(&mut window, Review::Figure("townships_total".to_owned(), "7".to_owned()));
    does(&mut window, Review::Negative("N1".to_owned(), Some(NegativeState::Present)));
    does(&mut window, Review::Draw(Draw { register: "communities".into(), size: "5".into(), seed: "七".into() }));
    does(&mut window, Review::Drawn);
    types(&mut window, "/body", "省民政厅");
    window.does(Msg::Undo);
    window.does(Msg::Redo);
    let review = saved(&mut window);
    let county = &open(&window).county;
    assert_eq!(county.text().as_bytes(), county_bytes());
    assert_eq!(county.value(), &example());
    assert_eq!(weibao_chain::digest(county.value()), county.digest());
    assert_eq!(window.world.exported.len(), 1, "the review alone goes out");
    assert_eq!(review["format"], "weibao.review");
    assert_eq!(review["of"]["digest"], county.digest());
    assert!(window.model.session().is_none(), "it is not opened to be changed");
    // What is kept in the browser has the county's file as it came, too.
    window.wait();
    let (_, kept) = window.world.disk.borrow().kept.values().find_map(|entry| memory::sound(entry)).unwrap();
    assert_eq!(kept["county"]["text"].as_str().unwrap().as_bytes(), county_bytes());
}

#[test]
fn marks_by_key_and_how_far_it_is() {
    let mut window = reviewing();
    assert_eq!(query::seen(open(&window)), (0, 76), "nothing is accepted before somebody has said so");
    for (key, mark) in [("1", "accepted"), ("2", "doubtful"), ("3", "returned")] {
        window.key_on("1.1.1", key);
        assert_eq!(open(&window).word("/answers/1.1.1", "mark"), mark);
    }
    assert_eq!(query::seen(open(&window)), (1, 76));
    window.key_on("1.1.1", "0");
    assert_eq!(open(&window).said("/answers/1.1.1", "mark"), None);
    assert_eq!(query::seen(open(&window)), (0, 76));
}

#[test]
fn every_finding_can_be_taken_back() {
    let mut window = reviewing();
    let blank = open(&window).review.value().clone();
    marks(&mut window, "1.1.1", Some(Mark::Doubtful));
    for typed in ["请", "请补", "请补文件"] {
        says(&mut window, "1.1.1", "remark", typed);
    }
    does(&mut window, Review::Left(at::mark("/answers/1.1.1", "remark")));
    does(&mut window, Review::Evidence("1.1.1".to_owned(), 0, Some(Seen::Weak)));
    does(&mut window, Review::Negative("N3".to_owned(), Some(NegativeState::Pending)));
    does(&mut window, Review::Figure("townships_total".to_owned(), "7".to_owned()));
    let all = open(&window).review.value().clone();
    let mut steps = 0;
    while open(&window).history.can_undo().is_some() {
        assert!(window.command("z"));
        steps += 1;
    }
    assert_eq!(steps, 5, "a text that was typed is one step");
    assert_eq!(open(&window).review.value(), &blank);
    assert_eq!(open(&window).reviewed.counts.doubtful, 0);
    for _ in 0..steps {
        window.does(Msg::Redo);
    }
    assert_eq!(open(&window).review.value(), &all);
    assert_eq!(open(&window).reviewed.counts.doubtful, 1);
}

#[test]
fn what_was_said_beside_a_mark_comes_back_with_it() {
    let mut window = reviewing();
    says(&mut window, "1.1.1", "remark", "无处可写");
    assert_eq!(open(&window).review.value()["marks"], json!({}), "without a mark nothing is said");
    window.key_on("1.1.1", "2");
    says(&mut window, "1.1.1", "remark", "请补文件");
    window.key_on("1.1.1", "0");
    window.key_on("1.1.1", "3");
    assert_eq!(open(&window).word("/answers/1.1.1", "remark"), "请补文件");
}

#[test]
fn own_states_and_figures_are_judged_by_the_same_rules() {
    let mut window = reviewing();
    window.key_on("1.1.1", "2");
    let status = Edit::text(at::mark(&at::answer("1.1.1"), "status"), "unmet");
    does(&mut window, Review::Edit(Change::new(status, "状态", Place::Review)));
    assert_eq!(reviewer_status(&window, "1.1.1"), Status::Unmet);
    let key = "townships_with_station";
    let county = |window: &Window| open(window).reviewed.county.clone();
    let theirs = county(&window).figures.iter().find(|figure| figure.key == key).unwrap().value.to_string();
    does(&mut window, Review::Figure(key.to_owned(), theirs));
    let place = at::figure(key);
    assert_eq!(open(&window).word(&place, "mark"), "accepted");
    // One's own figure changes the right column alone.
    let before = county(&window);
    does(&mut window, Review::Figure(key.to_owned(), "1".to_owned()));
    assert_eq!(open(&window).word(&place, "mark"), "doubtful");
    assert_eq!(county(&window), before);
    let standard = before.standards.iter().find(|one| one.id == "10.1.2").unwrap();
    let beside: Vec<_> = query::measured_otherwise(open(&window), standard).collect();
    assert_eq!((beside[0].0, beside[0].2.have.as_str()), ("10.1.2/1", "1/6"));
    assert_ne!(beside[0].1.unwrap().have, "1/6", "the county's number stands beside it");
    does(&mut window, Review::Figure(key.to_owned(), "九".to_owned()));
    assert_eq!(open(&window).said(&place, "figure"), None, "what is no number is no finding");
    assert_eq!(open(&window).typed[key], "九");
    does(&mut window, Review::Figure(key.to_owned(), String::new()));
    assert!(open(&window).typed.is_empty());
}

#[test]
fn clauses_are_marked_for_themselves() {
    let mut window = reviewing();
    let standard = memory::national().standard("1.1.1").unwrap().clone();
    let clauses: Vec<String> = standard.clauses.iter().map(|clause| at::clause("1.1.1", &clause.id)).collect();
    does(&mut window, Review::Mark(clauses[0].clone(), Some(Mark::Accepted)));
    let mark = |window: &Window| query::mark_on(open(window), "1.1.1");
    assert_eq!(mark(&window), (clauses.len() == 1).then_some(Mark::Accepted), "one of several is not all");
    for clause in &clauses {
        does(&mut window, Review::Mark(clause.clone(), Some(Mark::Accepted)));
    }
    assert_eq!(mark(&window), Some(Mark::Accepted));
    does(&mut window, Review::Mark(clauses[0].clone(), Some(Mark::Returned)));
    assert_eq!(mark(&window), Some(Mark::Returned), "the gravest");
}

#[test]
fn what_the_county_has_not_answered_cannot_be_sent_back() {
    let mut window = fresh();
    let mut county = example();
    county["answers"].as_object_mut().unwrap().remove("1.1.1");
    brings(&mut window, "县.json", county.to_string().as_bytes());
    window.key_on("1.1.1", "3");
    assert_eq!(open(&window).said("/answers/1.1.1", "mark"), None);
    assert!(window.model.ui.announcement.contains("无可查验"));
}

/// A county says 不适用, its figures show a case, and so the standard is 未答: it has said something, which is looked at first and can be refused.
#[test]
fn a_wrong_not_applicable_can_be_marked() {
    let catalog = memory::national();
    let contradicted = |id: &str| {
        let mut file = example();
        file["answers"][id] = json!({ "status": "not_applicable", "reason": "没有这种情形。" });
        let report = weibao_core::evaluate(&catalog, &file, &weibao_core::Options::default()).unwrap();
        let said = report.standards.into_iter().find(|standard| standard.id == id).unwrap();
        (said.status == Status::Unanswered).then_some(file)
    };
    let (id, file) = ids().into_iter().find_map(|id| contradicted(&id).map(|file| (id, file))).unwrap();
    let mut window = fresh();
    brings(&mut window, "县.json", file.to_string().as_bytes());
    let standard = |window: &Window| {
        open(window).reviewed.county.standards.iter().find(|standard| standard.id == id).unwrap().clone()
    };
    assert!(!query::is_silent(open(&window), &standard(&window)));
    assert!(query::says_not_applicable(open(&window), &id));
    assert_eq!(query::first(open(&window), &standard(&window)), Some(query::First::Conflict));
    marks(&mut window, &id, Some(Mark::Returned));
    assert_eq!(query::mark_on(open(&window), &id), Some(Mark::Returned));
    does(&mut window, Review::Mark(at::reason(&id), Some(Mark::Returned)));
    assert_eq!(open(&window).reviewed.counts.returned, 1);
    let review = saved(&mut window);
    assert_eq!(review["marks"][at::reason(&id)]["mark"], "returned");
}

#[test]
fn first_comes_what_is_to_be_looked_at_first() {
    let mut window = fresh();
    let mut county = example();
    // 8.1.1 does not apply, and 10.1.2 has no figures.
    county["answers"]["8.1.1"] = json!({ "status": "not_applicable", "reason": "没有这类情形" });
    brings(&mut window, "县.json", county.to_string().as_bytes());
    let state = |window: &Window| (window.model.ui.review.show, window.model.ui.review.listed.clone());
    let (show, listed) = state(&window);
    assert_eq!(show, Show::First);
    assert!(listed.contains(&"8.1.1".to_owned()) && listed.len() < 76, "{listed:?}");
    let mut sorted: Vec<usize> = listed.iter().filter_map(|id| ids().iter().position(|known| known == id)).collect();
    sorted.sort_unstable();
    assert_eq!(sorted.len(), listed.len());
    assert_eq!(listed, sorted.iter().map(|place| ids()[*place].clone()).collect::<Vec<_>>(), "in printed order");
    // What is marked meanwhile stays where the hand is.
    marks(&mut window, "8.1.1", Some(Mark::Accepted));
    assert_eq!(state(&window).1, listed);
    does(&mut window, Review::Area("8".to_owned()));
    does(&mut window, Review::Show(Show::Unseen));
    let (_, listed) = state(&window);
    assert!(!listed.contains(&"8.1.1".to_owned()) && listed.iter().all(|id| id.starts_with("8.")), "{listed:?}");
    window.key("n");
    assert!(matches!(&window.model.ui.focus, Some(weibao_page::ui::Focus::Standard(_))));
}

#[test]
fn readings_are_recomputed_and_only_change_what_the_reviewer_sees() {
    let mut window = fresh();
    let mut county = example();
    county["choices"]["site_counting"] = json!("open");
    county["rules_off"] = json!({ "11.1.1/1": { "reason": "由县里统一指定。" } });
    for row in county["registers"]["communities"].as_array_mut().unwrap() {
        row["site_days_per_week"] = json!(3);
    }
    brings(&mut window, "县.json", county.to_string().as_bytes());
    let otherwise = open(&window).otherwise.clone();
    let of = |place: &str| otherwise.iter().find(|one| one.at == place).unwrap();
    assert!(of("/choices/site_counting").standards.iter().any(|(id, ..)| id == "10.2.2"), "{otherwise:?}");
    assert_eq!(of("/rules_off/11.1.1~11").said, "由县里统一指定。");
    let standing = reviewer_status(&window, "10.2.2");
    does(&mut window, Review::Mark("/choices/site_counting".to_owned(), Some(Mark::Accepted)));
    assert_eq!(reviewer_status(&window, "10.2.2"), standing);
    does(&mut window, Review::Mark("/choices/site_counting".to_owned(), Some(Mark::Returned)));
    assert_ne!(reviewer_status(&window, "10.2.2"), standing);
}

#[test]
fn a_sample_is_drawn_by_its_seed_and_says_nothing_of_the_county() {
    let drawn = |seed: &str| {
        let mut window = reviewing();
        does(&mut window, Review::Draw(Draw { register: "communities".into(), size: "6".into(), seed: seed.into() }));
        does(&mut window, Review::Drawn);
        (open(&window).list("samples")[0].clone(), window)
    };
    let names = |sample: &Value| -> Vec<String> {
        sample["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    let (sample, mut window) = drawn("2026-04-01");
    assert_eq!(names(&sample), names(&drawn("2026-04-01").0), "anybody draws the same again");
    assert_ne!(names(&sample), names(&drawn("2026-04-02").0));
    // Without a seed it is the day's, which stands beside it: nothing is drawn by chance.
    assert_eq!(drawn("").0["seed"], "2026-11-25");
    let report = open(&window).reviewed.reviewer.clone();
    let found = |row: usize| format!("/samples/0/rows/{row}/found");
    does(&mut window, Review::Edit(Change::new(Edit::text(found(0), "no"), "抽样", Place::Review)));
    does(&mut window, Review::Edit(Change::new(Edit::text(found(1), "yes"), "抽样", Place::Review)));
    let sample = &open(&window).list("samples")[0];
    assert_eq!(query::found(sample), (2, vec![names(sample)[0].as_str()]));
    assert_eq!(open(&window).reviewed.reviewer, report, "it is never extrapolated");
    for size in ["0", "1000", "许多", ""] {
        does(&mut window, Review::Draw(Draw { register: "communities".into(), size: size.into(), seed: "x".into() }));
        does(&mut window, Review::Drawn);
    }
    assert_eq!(open(&window).list("samples").len(), 1);
}

#[test]
fn the_opinion_counts_and_does_not_conclude() {
    let mut window = reviewing();
    let reviewed = |window: &Window| open(window).reviewed.clone();
    assert_eq!(reviewed(&window).draft, None);
    assert!(reviewed(&window).no_draft.unwrap().contains("没有看"));
    does(&mut window, Review::Export(DocumentKind::ReviewOpinion));
    assert!(window.model.ui.notice.take().unwrap().lines[0].contains("没有看"), "nor is there a paper");
    for id in ids() {
        window.key_on(&id, "1");
    }
    assert!(reviewed(&window).draft.unwrap().contains("负面工作清单7项尚未核对"), "what was not looked at is not said");
    for id in ["N1", "N2", "N3", "N4", "N5", "N6", "N7"] {
        does(&mut window, Review::Negative(id.to_owned(), Some(NegativeState::Absent)));
    }
    let draft = reviewed(&window).draft.unwrap();
    assert!(draft.contains("认可76项") && draft.ends_with("（查验结论由贵单位填写）"), "{draft}");
    for word in ["同意", "推荐", "合格", "分", "%"] {
        assert!(!draft.contains(word), "{draft}");
    }
    does(&mut window, Review::Negative("N2".to_owned(), Some(NegativeState::Present)));
    assert!(reviewed(&window).draft.unwrap().contains("存在一项及以上的不予推荐"));
}

#[test]
fn papers_are_made_of_the_file_as_it_came_and_the_review() {
    let mut window = reviewing();
    window.key_on("1.1.1", "3");
    for document in [DocumentKind::ReviewTable, DocumentKind::ReviewWorkbook, DocumentKind::ReturnList] {
        does(&mut window, Review::Export(document));
        let (ticket, job) = window.world.jobs.pop().unwrap();
        let Job::Review(asked, sources, review, reviewed) = job else { panic!("{job:?}") };
        assert_eq!((asked, sources.assessment), (document, example()));
        assert_eq!(review["marks"]["/answers/1.1.1"]["mark"], "returned");
        assert_eq!(reviewed["counts"]["returned"], 1);
        window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
        let name = &window.world.exported.last().unwrap().name;
        assert!(name.starts_with("示例县_") && name.ends_with(document.extension()), "{name}");
    }
    assert!(window.model.ui.review.making.is_empty());
}

#[test]
fn a_review_goes_on_over_its_own_county_alone() {
    let mut window = reviewing();
    window.key_on("1.1.1", "1");
    window.key_on("1.1.2", "3");
    let review = saved(&mut window).to_string().into_bytes();
    let mut window = reviewing();
    brings(&mut window, "查验.json", &review);
    assert_eq!(query::seen(open(&window)), (2, 76));
    // The county has changed one of the two since.
    let changed = revision(2, |county| county["answers"]["1.1.2"]["note"] = json!("已补充"));
    let mut window = fresh();
    brings(&mut window, "新.json", &changed);
    brings(&mut window, "查验.json", &review);
    assert_eq!(open(&window).reviewed.stale, ["/answers/1.1.2"]);
    assert_eq!(window.model.ui.review.listed, query::listed(open(&window), Show::First, ""));
    assert!(window.model.ui.review.listed.contains(&"1.1.2".to_owned()));
    assert_ne!(saved(&mut window)["of"]["revision"], 2, "what was not looked at again is not vouched for");
    window.key_on("1.1.2", "1");
    assert_eq!(open(&window).reviewed.stale, [""; 0]);
    assert_eq!(saved(&mut window)["of"]["revision"], 2);
    // Another county.
    let mut other = example();
    other["county"]["name"] = json!("另一县");
    let mut window = fresh();
    brings(&mut window, "另.json", other.to_string().as_bytes());
    brings(&mut window, "查验.json", &review);
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
    assert_eq!(query::seen(open(&window)), (0, 76));
    // No county at all.
    let mut window = fresh();
    brings(&mut window, "查验.json", &review);
    assert!(window.model.ui.notice.as_ref().unwrap().lines[0].contains("先打开"));
}

#[test]
fn the_countys_next_file_keeps_the_marks_on_what_it_has_not_changed() {
    let mut window = fresh();
    brings(&mut window, "第1稿.json", &revision(1, |_| {}));
    window.key_on("1.1.1", "1");
    window.key_on("1.1.2", "2");
    does(&mut window, Review::Figure("townships_with_station".to_owned(), "1".to_owned()));
    let next = |county: &mut Value| {
        county["answers"]["1.1.2"]["note"] = json!("已补充");
        county["answers"]["1.1.2"]["evidence"] = json!([{ "title": "新发的通知" }]);
    };
    brings(&mut window, "第2稿.json", &revision(2, next));
    assert_eq!(open(&window).reviewed.stale, ["/answers/1.1.2"]);
    assert_eq!(query::mark_on(open(&window), "1.1.1"), Some(Mark::Accepted));
    assert_eq!(query::mark_on(open(&window), "1.1.2"), None, "it is to be looked at again");
    let changes = query::changes(open(&window), "1.1.2").join("\n");
    assert!(
        changes.contains("情况说明") && changes.contains("已补充") && changes.contains("新增材料：新发的通知"),
        "{changes}"
    );
    assert_eq!(query::changes(open(&window), "1.1.1"), [""; 0]);
    // Two files of one number: nothing is carried over.
    brings(&mut window, "也是第2稿.json", &revision(2, |county| county["answers"]["1.1.1"]["note"] = json!("另一份")));
    assert!(window.model.ui.notice.as_ref().unwrap().lines[0].contains("稿次相同"));
    assert_eq!(open(&window).county.file(), "第2稿.json");
}

#[test]
fn groups_look_at_their_areas_and_nobody_outvotes_another() {
    let mut leader = reviewing();
    let typed = [("1", "甲组"), ("2", "乙组"), ("3", "甲组")];
    for (area, group) in typed {
        does(&mut leader, Review::Group(area.to_owned(), group.to_owned()));
    }
    does(&mut leader, Review::HandOut);
    let files: Vec<(String, Vec<u8>)> =
        leader.world.exported.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect();
    assert_eq!(files.len(), 2);
    assert!(files[0].0.contains("甲组"));
    let mut reviews = Vec::new();
    for (name, bytes) in &files {
        let mut member = reviewing();
        brings(&mut member, name, bytes);
        let areas = if name.contains("甲组") { vec!["1", "3"] } else { vec!["2"] };
        assert_eq!(query::own_areas(open(&member)), areas);
        let shown = query::listed(open(&member), Show::All, "");
        assert!(shown.iter().all(|id| areas.contains(&id.split('.').next().unwrap())));
        member.key_on(&shown[0], "1");
        // Both have something to say of one that is only one's.
        marks(&mut member, "4.1.1", Some(if areas.len() == 2 { Mark::Accepted } else { Mark::Returned }));
        does(&mut member, Review::Evidence("1.1.1".to_owned(), 0, Some(Seen::Yes)));
        reviews.push(saved(&mut member).to_string().into_bytes());
    }
    for review in &reviews {
        brings(&mut leader, "组.json", review);
    }
    assert_eq!(query::mark_on(open(&leader), "1.1.1"), Some(Mark::Accepted));
    assert_eq!(open(&leader).word("/answers/1.1.1", "by"), "甲组");
    assert_eq!(query::mark_on(open(&leader), "4.1.1"), None, "neither counts");
    let clashes: Vec<_> = open(&leader).clashes().map(|(place, offers)| (place.clone(), offers.len())).collect();
    assert_eq!(clashes, [("/marks/~1answers~14.1.1".to_owned(), 2)]);
    assert_eq!(open(&leader).review.get("/group"), None, "it is nobody's part any more");
    // Until the leader picks; and that can be taken back.
    does(&mut leader, Review::Pick(clashes[0].0.clone(), 1));
    assert_eq!(query::mark_on(open(&leader), "4.1.1"), Some(Mark::Returned));
    assert_eq!(open(&leader).clashes().count(), 0);
    leader.does(Msg::Undo);
    assert_eq!(open(&leader).clashes().count(), 1);
}

#[test]
fn the_review_is_kept_like_any_record() {
    let mut window = reviewing();
    window.key_on("1.1.1", "2");
    says(&mut window, "1.1.1", "remark", "请补文件");
    window.wait();
    assert!(!window.model.at_risk(), "it is kept");
    // Loaded anew at its address.
    let disk = std::rc::Rc::clone(&window.world.disk);
    let noted = window.world.noted.clone();
    let again = Window::at(&disk, weibao_page::mount::Mount::Page, "#/review", noted.as_deref());
    assert_eq!(open(&again).word("/answers/1.1.1", "remark"), "请补文件");
    assert_eq!(open(&again).county.text().as_bytes(), county_bytes());
    // From the list at the start, beside an assessment of one's own.
    let mut other = Window::begun();
    other.world.disk = disk;
    other.does(Msg::Go(Place::Start));
    let kept = other.model.ui.start.kept.clone();
    let record = kept.iter().find(|kept| kept.head.as_ref().is_some_and(|head| head.place == "#/review")).unwrap();
    assert_eq!(record.head.as_ref().unwrap().county, "示例县");
    other.does(Msg::Start(Start::Open(record.id.clone())));
    assert_eq!(other.model.ui.place, Place::Review);
    assert_eq!(query::seen(open(&other)), (1, 76));
    // Another county's file gets a record of its own.
    let mut third = example();
    third["county"]["name"] = json!("第三县");
    brings(&mut window, "第三县.json", third.to_string().as_bytes());
    window.wait();
    assert_eq!(query::seen(open(&window)), (0, 76));
    assert_eq!(window.world.disk.borrow().kept.len(), 2);
}

#[test]
fn findings_that_are_not_kept_are_not_lost_unasked() {
    let mut window = fresh();
    window.world.disk.borrow_mut().refused = true;
    brings(&mut window, "示例县.json", &county_bytes());
    window.key_on("1.1.1", "1");
    window.wait();
    assert!(window.model.at_risk());
    window.does(Msg::Start(Start::Example));
    assert_eq!(query::seen(open(&window)), (1, 76), "an assessment of one's own does not take their place");
    does(&mut window, Review::Close);
    assert!(window.model.ui.review.open.is_some(), "asked first");
    does(&mut window, Review::Close);
    assert!(window.model.ui.review.open.is_none());
    assert!(!window.model.at_risk());
}

#[test]
fn two_windows_do_not_write_over_each_other() {
    let mut one = reviewing();
    one.key_on("1.1.1", "1");
    one.wait();
    let mut two = one.another();
    let id = one.model.ui.review.keeping.slot.id.clone();
    two.does(Msg::Start(Start::Open(id.clone())));
    two.key_on("1.1.2", "2");
    two.wait();
    // The first has something that is not written yet.
    one.key_on("1.1.3", "3");
    one.wait();
    let kept = one.world.disk.borrow().kept.len();
    assert_eq!(kept, 2, "each has what it found");
    assert_ne!(one.model.ui.review.keeping.slot.id, id);
    // One that has nothing of its own follows.
    let mut three = two.another();
    three.does(Msg::Start(Start::Open(id.clone())));
    two.key_on("1.2.1", "1");
    two.wait();
    three.does(Msg::StorageChanged(Some(id)));
    assert_eq!(open(&three).word("/answers/1.2.1", "mark"), "accepted");
}

/// 「全部认可」 is nobody's button: each message says one thing of one place.
#[test]
fn nothing_accepts_more_than_one_at_a_time() {
    let mut window = reviewing();
    for key in ["1", "a", "Enter", " ", "n"] {
        window.key(key);
    }
    window.does(Msg::Review(Review::Next));
    does(&mut window, Review::Show(Show::All));
    assert_eq!(query::seen(open(&window)), (0, 76), "no key and no button marks what is not pointed at");
    window.key_on("1.1.1", "1");
    assert_eq!(query::seen(open(&window)), (1, 76));
}

/// The way back: the county answers point by point, and only its own answers change its file.
#[test]
fn the_county_answers_point_by_point() {
    let mut reviewer = reviewing();
    reviewer.key_on("1.1.2", "3");
    says(&mut reviewer, "1.1.2", "remark", "请补学习计划");
    reviewer.key_on("1.1.1", "1");
    does(&mut reviewer, Review::Evidence("1.2.1".to_owned(), 0, Some(Seen::No)));
    does(&mut reviewer, Review::Figure("townships_with_station".to_owned(), "1".to_owned()));
    let review = saved(&mut reviewer);
    let id = review["id"].as_str().unwrap().to_owned();

    let mut county = Window::fresh();
    county.opens("示例县.json", &county_bytes());
    county.does(Msg::Go(Place::Exchange));
    let before = county.file().clone();
    county.opens("查验.json", &review.to_string().into_bytes());
    assert_eq!(county.file(), &before, "a review never becomes part of the file");
    let points = points::points(county.session());
    let places: Vec<&str> = points.iter().map(|point| point.at.as_str()).collect();
    assert_eq!(places, ["/answers/1.1.2", "/answers/1.2.1/evidence", "/figures/townships_with_station"]);
    assert!(points[0].said.contains("请补学习计划"), "{}", points[0].said);
    assert_eq!(points[0].place, Place::standard("1.1.2"));
    assert!(points::said(county.session(), "1.1.2")[0].contains("未答复"), "it stands on the card");
    assert_eq!(points::said(county.session(), "1.1.1"), [""; 0], "what is accepted asks nothing");
    // An answer is the county's own edit.
    let respond = |answer| Msg::Exchange(Exchange::Respond(id.clone(), "/answers/1.1.2".to_owned(), answer));
    county.does(respond(Some(Response::Supplied)));
    assert_eq!(county.file()["responses"][&id]["/answers/1.1.2"]["kind"], "supplied");
    assert_eq!(county.file()["responses"][&id]["/answers/1.1.2"]["on"], "2026-11-25");
    assert_eq!(county.session().problems(), []);
    assert!(points::said(county.session(), "1.1.2")[0].contains("已补充"));
    county.does(Msg::Undo);
    assert_eq!(county.file().get("responses").and_then(|all| all.get(&id)), None);
    county.does(Msg::Redo);
    // It is kept beside the file, and not in it.
    county.wait();
    let disk = std::rc::Rc::clone(&county.world.disk);
    let noted = county.world.noted.clone();
    let again = Window::at(&disk, weibao_page::mount::Mount::Page, "#/exchange", noted.as_deref());
    assert_eq!(points::points(again.session()).len(), 3);
    // Another county's is refused.
    let mut other = review.clone();
    other["of"]["county"] = json!("另一县");
    other["of"]["digest"] = json!("0");
    county.opens("另.json", &other.to_string().into_bytes());
    assert!(county.notice().contains("另.json"));
    assert_eq!(points::points(county.session()).len(), 3);
}
