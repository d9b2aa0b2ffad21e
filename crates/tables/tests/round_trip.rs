//! What goes out to a unit is read back as it was filled in.

use serde_json::{Value, json};
use weibao_tables::{reply, workbook};

fn county() -> Value {
    json!({
        "format": "weibao.assessment", "version": 1, "catalog": "cn-2021",
        "county": { "name": "示例县", "code": "450199" },
        "figures": {}, "answers": {}, "negatives": {},
        "registers": { "communities": [
            { "name": "甲村", "township": "东镇", "care_site": true },
            { "name": "甲村", "township": "西镇" },
            { "name": "乙村", "township": "西镇" },
        ] },
    })
}

fn request() -> Value {
    json!({
        "format": "weibao.request", "version": 1, "id": "r-1",
        "county": { "name": "示例县", "code": "450199" }, "catalog": "cn-2021",
        "period": { "from": "2025-01-01", "to": "2025-12-31" },
        "made_on": "2026-02-10", "due": "2026-03-10", "unit": { "key": "civil_affairs", "name": "民政局" },
        "items": [
            { "at": "/answers/10.1.1/clauses/10.1.1~11", "role": "main", "words": "要点一" },
            { "at": "/answers/10.1.2/clauses/10.1.2~11", "role": "help", "words": "要点二", "value": "met" },
            { "at": "/figures/townships_total", "role": "main", "words": "乡镇（街道）", "value": 6 },
            { "at": "/registers/communities/care_site", "role": "main", "words": "未成年人关爱服务场所" },
            { "at": "/registers/communities/child_directors", "role": "main", "words": "儿童主任",
              "value": [{ "name": "甲村", "township": "西镇", "child_directors": 2 }] },
            { "at": "/negatives/N1", "role": "each", "words": "负面一" },
        ],
    })
}

fn book() -> workbook::Workbook {
    let bytes = weibao_documents::request(&weibao_standards::catalog(), &county(), &request()).unwrap();
    workbook::read(&bytes, Some("填报表.xlsx")).unwrap()
}

fn read(book: &workbook::Workbook) -> reply::Reply {
    reply::read(book, &weibao_standards::catalog(), &county()).unwrap()
}

#[test]
fn an_untouched_workbook_says_only_what_stood_in_it() {
    let book = book();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["填报说明", "要点", "数据", "台账_村（社区）", "佐证", "核对事项", "_weibao"]);
    assert!(book.sheets[6].hidden && !book.sheets[0].hidden);
    let reply = read(&book);
    assert_eq!((reply.request.as_str(), reply.unit.as_str()), ("r-1", "civil_affairs"));
    assert_eq!(
        Value::Object(reply.values),
        json!({ "/registers/communities": [
            { "name": "甲村", "township": "东镇" },
            { "name": "甲村", "township": "西镇", "child_directors": 2 },
            { "name": "乙村", "township": "西镇" },
        ] })
    );
    assert_eq!(reply.unread, []);
}
