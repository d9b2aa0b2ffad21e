//! A reading brought up to date after a change is the reading of the changed file.

use serde_json::{Value, json};
use weibao_core::{is_judged, judge, new_assessment, read, reread};

/// Changes `at` in a file to `value` (`null`: takes it away), and reads again what `changed` names.
fn follows(file: &mut Value, changed: &str, at: &str, value: Value) {
    let catalog = weibao_standards::catalog();
    let mut followed = read(&catalog, &*file).unwrap();
    let (parent, last) = at.rsplit_once('/').unwrap();
    match (file.pointer_mut(parent).unwrap(), value) {
        (Value::Object(fields), Value::Null) => drop(fields.remove(last)),
        (Value::Object(fields), value) => drop(fields.insert(last.to_owned(), value)),
        (Value::Array(items), Value::Null) => drop(items.remove(last.parse().unwrap())),
        (Value::Array(items), value) => items.insert(last.parse().unwrap(), value),
        (other, _) => panic!("{at} is in {other}"),
    }
    let whole = read(&catalog, &*file).unwrap();
    reread(&catalog, file, &mut followed, changed);
    assert_eq!(followed, whole, "after {at} in {file}");
}

#[test]
fn what_a_change_touches_is_read_again() {
    let catalog = weibao_standards::catalog();
    let row = |name: &str| json!({ "name": name, "station": true, "meetings_per_year": 4 });
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    let townships = "/registers/townships";
    let cell = |row: usize, column: &str| format!("{townships}/{row}/{column}");

    follows(&mut file, townships, townships, json!([row("甲"), row("乙"), row("丙")]));
    for value in [json!(7), json!("七"), json!(-1), json!(2)] {
        follows(&mut file, &cell(1, "meetings_per_year"), &cell(1, "meetings_per_year"), value);
    }
    follows(&mut file, &cell(1, ""), &cell(1, "station"), Value::Null);
    follows(&mut file, townships, &format!("{townships}/1"), row("新"));
    follows(&mut file, townships, &format!("{townships}/0"), Value::Null);
    follows(&mut file, &cell(2, "name"), &cell(2, "name"), json!("末"));
    follows(&mut file, &cell(2, "other"), &cell(2, "other"), json!(1));
    follows(&mut file, "/registers/schools", "/registers/schools", json!([{ "name": "一校" }]));
    follows(&mut file, "/registers/nowhere", "/registers/nowhere", json!([row("无")]));
    follows(&mut file, townships, townships, json!("不是表"));
    follows(&mut file, townships, townships, Value::Null);
    follows(&mut file, "/registers", "/registers", json!({ "townships": [row("独")] }));
    follows(&mut file, "", "/county", json!({ "name": "另一县" }));
    for (at, value) in [
        ("/county/city", json!("某市")),
        ("/figures/interviews", json!(3)),
        ("/answers/1.1.1", json!({ "status": "met", "clauses": { "1.1.1/1": "unmet" } })),
        ("/negatives/N1", json!({ "state": "absent" })),
        ("/choices", json!({ "school_scope": "all" })),
        ("/overlay", json!("hainan-2023")),
    ] {
        follows(&mut file, at, at, value);
    }
}

#[test]
fn what_is_not_judged_alters_no_report() {
    let catalog = weibao_standards::catalog();
    let report = |file: &Value| judge(&catalog, &read(&catalog, file).unwrap(), None);
    let places = [
        "/answers/1.1.1/note",
        "/answers/1.1.1/evidence",
        "/answers/5.2.2/plan",
        "/negatives/N1/note",
        "/county",
        "/contact",
        "/application",
    ];
    for file in [new_assessment(&catalog, None), weibao_standards::example()] {
        let before = report(&file);
        for (place, value) in places.iter().flat_map(|place| {
            [json!("话"), json!([{ "title": "文" }]), json!({ "action": "办", "name": "县" }), json!(-1)]
                .map(|value| (place, value))
        }) {
            let mut changed = file.clone();
            let mut here = &mut changed;
            for step in place.split('/').skip(1) {
                here = &mut here[step];
            }
            *here = value;
            assert!(!is_judged(place), "{place}");
            assert_eq!(report(&changed), before, "{place} in {changed}");
        }
    }
    for place in [
        "",
        "/answers",
        "/answers/1.1.1",
        "/answers/1.1.1/status",
        "/answers/1.1.1/clauses/1.1.1~11",
        "/answers/1.1.1/reason",
    ]
    .into_iter()
    .chain([
        "/negatives/N1",
        "/negatives/N1/state",
        "/figures/interviews",
        "/registers/schools/0/name",
        "/bodies",
        "/period/as_of",
    ])
    .chain(["/choices/school_scope", "/rules_off", "/overlay"])
    {
        assert!(is_judged(place), "{place}");
    }
}

/// What is not judged is read all the same: documents are made of it.
#[test]
fn the_county_and_its_plans_are_read_as_written() {
    let catalog = weibao_standards::catalog();
    let mut file = new_assessment(&catalog, None);
    file["county"] = json!({ "name": "示例县", "code": "450000", "province": "某省", "city": "某市" });
    file["contact"] = json!({ "name": "某人", "post": "科长", "office_phone": "1", "mobile": "2" });
    file["answers"] = json!({ "1.1.1": { "status": "unmet", "note": "备注", "plan": { "action": "建立", "department": "民政局", "post": "科长", "due": "年底" },
        "evidence": [{ "title": "通知", "number": "1号", "issuer": "县政府", "date": "2022" }] } });
    let read = read(&catalog, &file).unwrap();
    let some = |words: &str| Some(words.to_owned());
    let county = &read.county;
    assert_eq!((county.name.as_str(), &county.code), ("示例县", &some("450000")));
    assert_eq!((&county.province, &county.city), (&some("某省"), &some("某市")));
    let contact = &read.contact;
    assert_eq!((&contact.name, &contact.post), (&some("某人"), &some("科长")));
    assert_eq!((&contact.office_phone, &contact.mobile), (&some("1"), &some("2")));
    let answer = read.answers.get("1.1.1").unwrap();
    let plan = &answer.plan;
    assert_eq!((&answer.note, &plan.action, &plan.department), (&some("备注"), &some("建立"), &some("民政局")));
    assert_eq!((&plan.post, &plan.due), (&some("科长"), &some("年底")));
    let evidence = &answer.evidence[0];
    assert_eq!((evidence.title.as_str(), &evidence.number), ("通知", &some("1号")));
    assert_eq!((&evidence.issuer, &evidence.date), (&some("县政府"), &some("2022")));
}
