//! From one edition of the standards to another: an invented one, which ships nowhere (`editions/`).

use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};
use weibao_chain::{MigrateOptions, Migrated, migrate};
use weibao_core::{Catalog, Problem};

static OLD: LazyLock<Catalog> =
    LazyLock::new(|| serde_json::from_value(weibao_tests::json("chain/catalog.json")).unwrap());
static NEW: LazyLock<Catalog> =
    LazyLock::new(|| serde_json::from_value(weibao_tests::json("editions/cn-2099.json")).unwrap());
static MAP: LazyLock<Value> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions");
    weibao_compiler::migration(&folder, "cn-2021--cn-2099.toml", &OLD, &NEW).unwrap()
});

fn county() -> Value {
    let mut county = weibao_core::new_assessment(&OLD, Some(&json!({ "name": "示例县", "code": "450123" })));
    for (field, value) in weibao_tests::json("editions/county.json").as_object().unwrap() {
        county[field] = value.clone();
    }
    county
}

fn moved(county: &Value, same_period: bool) -> Result<Migrated, Vec<Problem>> {
    migrate(&OLD, &NEW, &MAP, county, MigrateOptions { today: "2099-03-01", same_period })
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

/// Words that were corrected within an edition: ids and verdicts stay, whoever opens a file of the words before is told, in a roll-up too, and what is
/// written out by the new ones says so.
#[test]
fn a_corrected_wording_is_said_and_judged_as_ever() {
    let corrected = Catalog { revision: Some(2), ..OLD.clone() };
    let said = |catalog: &Catalog, file: &Value| -> Vec<String> {
        let problems = weibao_core::check(catalog, file);
        problems.into_iter().filter(|problem| problem.code == "other_wording").map(|problem| problem.text).collect()
    };
    let old = county();
    assert!(said(&OLD, &old).is_empty(), "the first wording goes without saying");
    assert!(said(&corrected, &old)[0].contains("第2次印行"));
    let totals =
        |catalog: &Catalog| weibao_core::evaluate(catalog, &old, &weibao_core::Options::default()).unwrap().totals;
    assert_eq!(totals(&corrected), totals(&OLD));
    let new = weibao_core::new_assessment(&corrected, None);
    assert_eq!(new["catalog_revision"], 2);
    assert!(said(&corrected, &new).is_empty());
    assert!(said(&OLD, &new)[0].contains("请用新版页面"), "older words than the file's");
    let rolled_up = weibao_chain::roll_up(&[corrected], &[old], &weibao_chain::RollUpOptions::default()).unwrap();
    let line = &rolled_up.counties[0];
    assert!(line.problems > 0 && line.notes.iter().any(|note| note.text.contains("第2次印行")), "{:?}", line.notes);
}

#[test]
fn a_file_comes_out_as_written() {
    for (name, same_period) in [("another-period", false), ("same-period", true)] {
        let migrated = moved(&county(), same_period).unwrap();
        weibao_tests::golden(format!("editions/{name}.expected.json"), &serde_json::to_value(&migrated).unwrap());
        let defects = weibao_core::check(&NEW, &migrated.assessment);
        assert!(defects.is_empty(), "{defects:#?}");
    }
}

#[test]
fn the_old_file_is_not_touched_and_named_by_the_new_one() {
    let county = county();
    let bytes = county.to_string();
    let new = moved(&county, false).unwrap().assessment;
    assert_eq!(county.to_string(), bytes);
    assert_eq!(new["previous"]["digest"], weibao_chain::digest(&county).as_str());
    assert_eq!((&new["previous"]["catalog"], &new["catalog"]), (&json!("cn-2021"), &json!("cn-2099")));
    assert!(new.get("file").is_none(), "a file of its own");
}

/// Never: lose a dropped answer.
#[test]
fn every_word_of_the_old_file_is_carried_kept_or_archived() {
    for same_period in [false, true] {
        let new = moved(&county(), same_period).unwrap().assessment;
        let archive = keys(&new["archive"]);
        for place in [
            "/answers/1.1.1/clauses/1.1.1~13",
            "/answers/1.1.1/note",
            "/answers/1.1.1/plan",
            "/answers/2.1.1/status",
            "/answers/2.1.1/clauses/2.1.1~11",
            "/answers/2.1.2/reason",
            "/figures/townships_with_station",
            "/figures/tobacco_outlets_near_schools",
            "/registers/communities",
            "/registers/townships/0/meetings_with_minutes",
            "/choices/school_scope",
            "/rules_off/2.1.1~11",
            "/negatives/N2",
            "/overlay",
        ] {
            assert!(archive.contains(&place), "{place}: {archive:?}");
            let old = county();
            assert_eq!(new["archive"][place]["value"], *old.pointer(place).unwrap());
        }
        let evidence = |id: &str| new["answers"][id]["evidence"][0]["title"].clone();
        assert_eq!(["1.1.1", "1.1.2", "2.1.1", "2.1.2"].map(evidence), ["制度", "学校批文", "站牌", "协议"]);
    }
}

/// Never: an answer to words that have changed.
#[test]
fn only_what_is_the_same_in_the_same_period_keeps_its_answer() {
    let another = moved(&county(), false).unwrap().assessment;
    let report = weibao_core::evaluate(&NEW, &another, &Default::default()).unwrap();
    assert_eq!((report.totals.met, report.totals.partial, report.totals.unmet), (0, 0, 0));
    assert_eq!((another["figures"].clone(), another["negatives"].clone()), (json!({}), json!({})));
    assert_eq!(another["carried"]["/figures/population_wan"]["value"], 31.8, "people in ten thousands");
    let same = moved(&county(), true).unwrap().assessment;
    assert_eq!(same["answers"]["1.1.1"]["clauses"], json!({ "1.1.1/1": "met" }));
    assert_eq!(same["answers"]["2.1.1"]["clauses"], json!({ "2.1.1/1": "pending", "2.1.1/2": "met" }));
    assert_eq!(same["answers"]["1.1.2"]["status"], "pending", "raised");
    assert_eq!(same["answers"]["2.2.1"]["clauses"]["2.2.1/1"], "met", "moved to another standard");
    assert_eq!((&same["figures"]["special_schools"], &same["negatives"]["N1"]["state"]), (&json!(1), &json!("absent")));
    assert_eq!(
        same["registers"]["townships"][0],
        json!({ "name": "东镇", "work_station": true, "meetings_per_year": 2 })
    );
}

/// Never: a guess by similar words.
#[test]
fn words_that_are_alike_are_no_map() {
    let dropped = OLD.clause("1.1.1/3").unwrap().text.clone();
    let mut new = NEW.clone();
    let contents = new.areas.iter_mut().flat_map(|area| &mut area.contents);
    let clauses = contents.flat_map(|content| &mut content.standards).flat_map(|standard| &mut standard.clauses);
    let added = clauses.into_iter().find(|clause| clause.id == "2.2.2/1").unwrap();
    added.text = dropped;
    let mut county = county();
    county["answers"]["1.1.1"]["clauses"]["1.1.1/3"] = json!("met");
    let options = MigrateOptions { today: "2099-03-01", same_period: true };
    let moved = migrate(&OLD, &new, &MAP, &county, options).unwrap();
    assert!(moved.assessment.pointer("/answers/2.2.2").is_none(), "{:?}", moved.assessment["answers"]);
    assert!(moved.archived.iter().any(|place| place.ends_with("1.1.1~13")), "{:?}", moved.archived);
}

#[test]
fn a_map_of_other_editions_and_a_second_time_are_refused() {
    let code = |result: Result<Migrated, Vec<Problem>>| result.unwrap_err()[0].code.clone();
    let once = moved(&county(), false).unwrap().assessment;
    assert_eq!(code(moved(&once, false)), "wrong_migration");
    let options = MigrateOptions { today: "2099-03-01", same_period: false };
    assert_eq!(code(migrate(&NEW, &OLD, &MAP, &once, options)), "wrong_migration");
    assert_eq!(code(migrate(&OLD, &NEW, &MAP, &county(), MigrateOptions { today: "soon", ..options })), "not_a_date");
    // What another edition cannot read is not judged by it either.
    assert!(weibao_core::evaluate(&OLD, &once, &Default::default()).is_err());
}

#[test]
fn what_a_map_forgets_or_says_twice_is_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("migrations");
    std::fs::create_dir_all(&folder).unwrap();
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/cn-2021--cn-2099.toml"));
    let source = source.unwrap();
    let told = |from: &str, to: &str| -> Vec<String> {
        assert!(source.contains(from), "{from}");
        std::fs::write(folder.join("map.toml"), source.replacen(from, to, 1)).unwrap();
        let told = weibao_compiler::migration(&folder, "map.toml", &OLD, &NEW);
        told.unwrap_err().iter().map(|defect| defect.text.clone()).collect()
    };
    for (from, to, expected) in [
        ("to = [\"2.2.2/1\"]", "to = [\"2.2.1/1\"]", "“2.2.1/1”不在这一版里，或者前面已经写过"),
        ("to = [\"2.2.2/1\"]", "to = [\"2.2.1/1\"]", "对照里没有“2.2.2/1”"),
        ("from = [\"1.1.1/3\"]", "from = [\"9.9.9/9\"]", "对照里没有“1.1.1/3”"),
        ("relation = \"split\"", "relation = \"same\"", "条数不对"),
        ("relation = \"merged\"\ncarry = \"evidence\"", "relation = \"merged\"\ncarry = \"answer\"", "“carry”"),
        ("from = \"communities\"", "from = \"schools\"", "对照里没有“communities”"),
        ("to = \"population_wan\"", "to = \"moons\"", "“moons”不在这一版里"),
        ("to = \"cn-2099\"", "to = \"cn-2098\"", "cn-2099"),
        ("relation = \"dropped\"\n", "relation = \"dropped\"\nsimilar = 0.9\n", "similar"),
    ] {
        let told = told(from, to);
        assert!(told.iter().any(|told| told.contains(expected)), "{expected}: {told:?}");
    }
}
