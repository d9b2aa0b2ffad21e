//! 查验 beside others: what another level found, what the county answers, what groups found of one sample, cells of registers.

use crate::memory::Window;
use crate::review::{brings, county_bytes, does, fresh, ids, marks, open, reviewing, revision, saved, says};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::history::Change;
use weibao_page::msg::Review;
use weibao_page::place::Place;
use weibao_page::queries::{others, points, review as query};
use weibao_page::saved_file::{Edit, at};
use weibao_page::ui::review::{Draw, Show};
use weibao_page::world::Job;
use weibao_terms::{DocumentKind, Mark, NegativeState, Seen, Status};

fn chooses(window: &mut Window, field: &str, word: &str) {
    does(window, Review::Edit(Change::new(Edit::text(field, word), "查验", Place::Review)));
}

/// What a city has found, as a file.
fn of_the_city() -> Value {
    let mut city = reviewing();
    chooses(&mut city, "/body", "示例市民政局");
    marks(&mut city, "1.1.1", Some(Mark::Accepted));
    marks(&mut city, "1.1.2", Some(Mark::Returned));
    says(&mut city, "1.1.2", "remark", "请补学习计划");
    does(&mut city, Review::Evidence("1.1.1".to_owned(), 0, Some(Seen::Weak)));
    does(&mut city, Review::Figure("townships_with_station".to_owned(), "1".to_owned()));
    does(&mut city, Review::Negative("N1".to_owned(), Some(NegativeState::Absent)));
    saved(&mut city)
}

fn province() -> Window {
    let mut province = reviewing();
    chooses(&mut province, "/level", "province");
    brings(&mut province, "市查验.json", of_the_city().to_string().as_bytes());
    province
}

fn lines(window: &Window, standard: &str) -> String {
    let open = open(window);
    let report = open.reviewed.county.standards.iter().find(|one| one.id == standard).unwrap();
    others::of_standard(open, &open.others[0], report).join("\n")
}

#[test]
fn a_province_sees_what_the_city_found_and_takes_nothing_of_it_for_its_own() {
    let mut window = province();
    assert_eq!(query::seen(open(&window)), (0, 76), "what the city accepted is accepted by nobody else");
    assert_eq!(open(&window).review.value()["marks"], json!({}));
    assert_eq!(others::whose(&open(&window).others[0]), "市级查验（示例市民政局）");
    assert!(lines(&window, "1.1.1").starts_with("认可"), "{}", lines(&window, "1.1.1"));
    assert!(lines(&window, "1.1.1").contains("不足"), "what it saw of the evidence");
    assert!(lines(&window, "1.1.2").contains("退回：请补学习计划"), "{}", lines(&window, "1.1.2"));
    assert!(lines(&window, "10.1.2").contains("查到的数是1"), "{}", lines(&window, "10.1.2"));
    assert_eq!(lines(&window, "1.2.1"), "未看");
    assert!(others::at_place(open(&window), "/negatives/N1")[0].contains("无"));
    // Its own findings stand beside it, in its own file.
    marks(&mut window, "1.1.2", Some(Mark::Accepted));
    let review = saved(&mut window);
    assert_eq!((&review["level"], review["marks"].as_object().unwrap().len()), (&json!("province"), 1));
    assert!(!review.to_string().contains("请补学习计划"));
    assert!(lines(&window, "1.1.2").contains("退回"));
    // It is kept with the rest, and can be put away.
    window.wait();
    let disk = std::rc::Rc::clone(&window.world.disk);
    let noted = window.world.noted.clone();
    let mut again = Window::at(&disk, weibao_page::mount::Mount::Page, "#/review", noted.as_deref());
    assert!(lines(&again, "1.1.2").contains("退回"));
    does(&mut again, Review::DropOther(0));
    assert!(open(&again).others.is_empty());
}

/// What another level found goes out with the papers as that level's, and only where there is some.
#[test]
fn another_levels_findings_go_out_with_the_papers() {
    let mut window = province();
    does(&mut window, Review::Export(DocumentKind::ReviewTable));
    let (_, job) = window.world.jobs.pop().unwrap();
    let Job::Review(_, _, review, reviewed) = job else { panic!("{job:?}") };
    assert_eq!(review["level"], "province");
    let others = reviewed["others"].as_array().unwrap();
    assert_eq!((others.len(), &others[0]["review"]["level"]), (1, &json!("city")));
    assert!(others[0]["reviewed"]["marked"].is_object());
    let mut alone = reviewing();
    does(&mut alone, Review::Export(DocumentKind::ReviewTable));
    let (_, job) = alone.world.jobs.pop().unwrap();
    let Job::Review(.., reviewed) = job else { panic!("{job:?}") };
    assert!(reviewed.get("others").is_none());
}

#[test]
fn another_levels_word_on_what_has_changed_says_so() {
    let mut window = fresh();
    brings(&mut window, "新.json", &revision(9, |county| county["answers"]["1.1.2"]["note"] = json!("已补充")));
    chooses(&mut window, "/level", "province");
    let mut city = of_the_city();
    city["of"].as_object_mut().unwrap().remove("id");
    city["of"]["revision"] = json!(8);
    brings(&mut window, "市查验.json", city.to_string().as_bytes());
    assert!(lines(&window, "1.1.2").contains("县里后来改过"), "{}", lines(&window, "1.1.2"));
    assert!(!lines(&window, "1.1.1").contains("后来改过"));
    // Another county's is refused.
    let mut other = of_the_city();
    other["of"]["county"] = json!("另一县");
    other["of"]["digest"] = json!("0");
    let before = open(&window).others.len();
    brings(&mut window, "另.json", other.to_string().as_bytes());
    assert_eq!(open(&window).others.len(), before);
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
}

#[test]
fn one_of_the_same_level_is_gone_on_with() {
    let mut window = reviewing();
    brings(&mut window, "市查验.json", of_the_city().to_string().as_bytes());
    assert!(open(&window).others.is_empty());
    assert_eq!(query::seen(open(&window)), (2, 76));
    assert!(window.model.ui.announcement.contains("查验层级"), "and how it is only looked at is said");
}

#[test]
fn the_reviewer_sees_what_the_county_answers() {
    let mut city = reviewing();
    marks(&mut city, "1.1.2", Some(Mark::Returned));
    does(&mut city, Review::Negative("N1".to_owned(), Some(NegativeState::Pending)));
    let review = saved(&mut city);
    let id = review["id"].as_str().unwrap();
    let answered = |day: &str| {
        revision(2, |county| {
            county["responses"] = json!({ id: {
                "/answers/1.1.2": { "kind": "explained", "text": "计划由县委宣传部统一印发", "on": day },
                "/negatives/N1": { "kind": "disagreed", "on": day },
            } });
        })
    };
    let mut window = fresh();
    brings(&mut window, "第2稿.json", &answered("2026-12-01"));
    brings(&mut window, "查验.json", review.to_string().as_bytes());
    let said = others::answers(open(&window), "1.1.2");
    assert_eq!(said, ["县里对1.1.2的答复：说明，计划由县委宣传部统一印发（2026-12-01）"]);
    assert_eq!(others::answers(open(&window), "1.1.1"), [""; 0]);
    assert!(others::answer(open(&window), "/negatives/N1").unwrap().contains("不同意"));
    assert!(query::listed(open(&window), Show::First, "").contains(&"1.1.2".to_owned()), "it is to be looked at first");
    // An answer is nobody's mark, and one from before the mark asks for nothing.
    assert_eq!(query::mark_on(open(&window), "1.1.2"), Some(Mark::Returned));
    let mut window = fresh();
    brings(&mut window, "第2稿.json", &answered("2020-01-01"));
    brings(&mut window, "查验.json", review.to_string().as_bytes());
    assert!(!others::is_answered(open(&window), "1.1.2"));
}

fn draws(window: &mut Window, size: &str) {
    does(window, Review::Draw(Draw { register: "communities".into(), size: size.into(), seed: "七".into() }));
    does(window, Review::Drawn);
}

#[test]
fn a_sample_can_be_a_share() {
    let mut window = reviewing();
    let rows = query::rows(open(&window), "communities").len();
    for (typed, size) in [("10%", rows.div_ceil(10)), ("100％", rows), ("1%", 1)] {
        draws(&mut window, typed);
        assert_eq!(open(&window).list("samples").last().unwrap()["size"], size, "{typed}");
    }
    for typed in ["0%", "101%", "%", "-5%"] {
        draws(&mut window, typed);
        assert_eq!(open(&window).list("samples").len(), 3, "{typed}");
    }
}

#[test]
fn what_groups_found_of_one_sample_is_one() {
    let mut leader = reviewing();
    draws(&mut leader, "4");
    let drawn = saved(&mut leader);
    let found = |rows: [&str; 4], note: &str| {
        let mut review = drawn.clone();
        for (number, word) in rows.into_iter().enumerate().filter(|(_, word)| !word.is_empty()) {
            review["samples"][0]["rows"][number]["found"] = json!(word);
            review["samples"][0]["rows"][number]["note"] = json!(note);
        }
        review.to_string().into_bytes()
    };
    brings(&mut leader, "甲组.json", &found(["yes", "no", "", "yes"], "甲"));
    brings(&mut leader, "乙组.json", &found(["", "no", "no", "no"], "乙"));
    assert_eq!(open(&leader).list("samples").len(), 1, "one drawing is one list");
    let row = |window: &Window, number: usize| open(window).list("samples")[0]["rows"][number].clone();
    assert_eq!((&row(&leader, 0)["found"], &row(&leader, 2)["found"]), (&json!("yes"), &json!("no")));
    assert!(
        row(&leader, 1)["note"].as_str().unwrap().contains('甲')
            && row(&leader, 1)["note"].as_str().unwrap().contains('乙')
    );
    assert_eq!(row(&leader, 3).get("found"), None, "neither counts until one is picked");
    let clash = open(&leader).clashes().next().map(|(place, offers)| (place.clone(), offers.len())).unwrap();
    assert_eq!((clash.1, open(&leader).clashes().count()), (2, 1));
    does(&mut leader, Review::Pick(clash.0, 1));
    assert_eq!(row(&leader, 3)["found"], "no");
    assert_eq!(row(&leader, 3)["name"], drawn["samples"][0]["rows"][3]["name"]);
    assert_eq!(open(&leader).clashes().count(), 0);
}

fn status(window: &Window, standard: &str) -> Status {
    open(window).reviewed.reviewer.standards.iter().find(|one| one.id == standard).unwrap().status
}

/// A cell of a register that the reviewer has found otherwise is judged by the same rules, in the reviewer's column alone.
#[test]
fn a_cell_of_ones_own_changes_the_right_column_alone() {
    let mut window = reviewing();
    let row = query::rows(open(&window), "townships").iter().find(|row| row["station"] == true).unwrap().clone();
    let (county, before) = (open(&window).reviewed.county.clone(), status(&window, "10.1.2"));
    let cells = query::cells(open(&window), "townships", &row);
    let place = cells.iter().find(|(column, _)| column.key == "station").unwrap().1.clone();
    assert_eq!(query::county_cell(open(&window), &place), Some(&json!(true)));
    does(&mut window, Review::Cell(place.clone(), "true".to_owned()));
    assert_eq!(open(&window).word(&place, "mark"), "accepted");
    does(&mut window, Review::Cell(place.clone(), "false".to_owned()));
    assert_eq!(open(&window).word(&place, "mark"), "doubtful");
    assert_eq!(open(&window).reviewed.county, county);
    let figure = |report: &weibao_core::Report| {
        report.figures.iter().find(|figure| figure.key == "townships_with_station").unwrap().value.as_u64().unwrap()
    };
    assert_eq!(figure(&open(&window).reviewed.reviewer) + 1, figure(&county), "one row, and nothing is extrapolated");
    assert_eq!(open(&window).county.text().as_bytes(), county_bytes());
    // The county is told which cell.
    let review = saved(&mut window);
    let mut there = Window::fresh();
    there.opens("示例县.json", &county_bytes());
    there.does(Msg::Go(Place::Exchange));
    there.opens("查验.json", &review.to_string().into_bytes());
    let points = points::points(there.session());
    assert!(points[0].named.starts_with(row["name"].as_str().unwrap()), "{}", points[0].named);
    assert!(matches!(&points[0].place, Place::Register { row: Some(_), .. }));
    // Taken back, it is as before; what is no number is none.
    does(&mut window, Review::Cell(place, String::new()));
    assert_eq!(status(&window, "10.1.2"), before);
    let meetings = query::cells(open(&window), "townships", &row);
    let meetings = meetings.iter().find(|(column, _)| column.key == "meetings_per_year").unwrap().1.clone();
    does(&mut window, Review::Cell(meetings.clone(), "几次".to_owned()));
    assert_eq!(open(&window).said(&meetings, "value"), None);
    assert_eq!(open(&window).typed[&meetings], "几次");
}

/// The cell goes with its row, wherever that stands in the county's next file, and is looked at again where the county has changed it.
#[test]
fn a_cell_is_known_by_the_name_of_its_row() {
    let mut window = fresh();
    brings(&mut window, "第1稿.json", &revision(1, |_| {}));
    let rows = query::rows(open(&window), "townships").to_vec();
    let place = at::named_cell("townships", (rows[0]["name"].as_str().unwrap(), ""), "station");
    does(&mut window, Review::Cell(place.clone(), "false".to_owned()));
    let turned = |county: &mut Value| county["registers"]["townships"].as_array_mut().unwrap().reverse();
    brings(&mut window, "第2稿.json", &revision(2, turned));
    assert_eq!(open(&window).reviewed.stale, [""; 0]);
    let changed = |county: &mut Value| county["registers"]["townships"][0]["station"] = Value::Null;
    brings(&mut window, "第3稿.json", &revision(3, changed));
    assert_eq!(open(&window).reviewed.stale, [place]);
}

// What never happens in a review. The county's file, 认可 by default, 全部认可 and the conclusion: see `review.rs`.

/// The county's number stands wherever the reviewer's does, and nothing lies between the two.
#[test]
fn no_number_is_a_mean_of_both_and_none_hides_the_other() {
    let mut window = reviewing();
    does(&mut window, Review::Figure("townships_total".to_owned(), "10".to_owned()));
    let reviewed = &open(&window).reviewed;
    let of = |report: &weibao_core::Report| {
        report.figures.iter().find(|figure| figure.key == "townships_total").unwrap().value.to_string()
    };
    assert_eq!((of(&reviewed.county).as_str(), of(&reviewed.reviewer).as_str()), ("6", "10"));
    let standard = reviewed.county.standards.iter().find(|one| one.id == "10.1.2").unwrap();
    for (_, theirs, ours, _) in query::measured_otherwise(open(&window), standard) {
        assert!(theirs.unwrap().have.ends_with("/6") && ours.have.ends_with("/10"), "8 is nobody's");
    }
    assert!(!serde_json::to_string(reviewed).unwrap().contains("平均"));
}

/// There is no place in a review for the name of who was spoken to: what is not known there is told of.
#[test]
fn no_field_holds_a_name() {
    let mut window = reviewing();
    let mut review = saved(&mut window);
    for field in ["interviewee", "child", "name"] {
        review["marks"]["/answers/1.1.1"] = json!({ "mark": "accepted", field: "某人" });
        let reviewed =
            weibao_chain::reviewed(&open(&window).catalog, open(&window).county.value(), &review, &Default::default());
        let told = reviewed.unwrap().problems;
        assert!(
            told.iter().any(|problem| problem.code == "unknown_field" && problem.path.ends_with(field)),
            "{told:?}"
        );
    }
    // What is typed where it should not be is told of before the file goes out, half hidden.
    marks(&mut window, "1.1.1", Some(Mark::Doubtful));
    says(&mut window, "1.1.1", "remark", "访谈了王小明（男，9岁），电话13800138000");
    does(&mut window, Review::Save);
    let found = &window.model.ui.leaving.found;
    assert!(found.len() > 1 && found.iter().all(|found| !found.text.contains("13800138000")), "{found:?}");
}

/// Group by group nothing is marked for others: every area has to be looked at by somebody.
#[test]
fn no_message_accepts_an_area() {
    let mut window = reviewing();
    does(&mut window, Review::Show(Show::All));
    does(&mut window, Review::Area("1".to_owned()));
    for key in ["1", "Enter", " "] {
        window.key(key);
    }
    assert_eq!(query::seen(open(&window)).0, 0);
    let first = ids()[0].clone();
    window.key_on(&first, "1");
    assert_eq!(query::seen(open(&window)).0, 1);
}
