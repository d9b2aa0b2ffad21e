//! What goes out to a unit: its own items, and nothing of what others answered.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::{Catalog, Problem};
use weibao_text::chain as sentences;

use crate::digest::mark;
use crate::given::{self, problem};
use crate::place::{items, said, steps, text};
use crate::units::{Kind, Plan, Role, TOWNSHIP, TOWNSHIPS};

/// A `weibao.request`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Request {
    format: &'static str,
    version: u32,
    /// Of its contents: the same request made twice is the same.
    pub id: String,
    /// The county.
    pub county: Value,
    /// The catalog's id.
    pub catalog: String,
    /// The overlay's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
    /// What the answers are about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Value>,
    /// The readings that the county has chosen; of every other one the catalog's holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Value>,
    /// The day.
    pub made_on: String,
    /// The last day for the reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Who is asked.
    pub unit: RequestUnit,
    /// What it is asked, in printed order.
    pub items: Vec<RequestItem>,
}

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestUnit {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// What it is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestItem {
    /// Where the answer goes.
    pub at: String,
    /// What the unit has to do with it.
    pub role: Role,
    /// What it is about, in the standard's or the catalog's words.
    pub words: String,
    /// What the county has there, where it came from this unit; of a register the names of its rows as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// The request to one unit, by its key or one of its names.
///
/// # Errors
/// Where there is no such unit, it is asked nothing, or a day is none.
pub fn request_for(
    catalog: &Catalog,
    assessment: &Value,
    unit: &str,
    today: &str,
    due: Option<&str>,
) -> Result<Request, Vec<Problem>> {
    let plan = Plan::new(catalog, assessment);
    let Some(number) = plan.find(unit) else {
        return Err(problem("unknown_unit", "", sentences::unknown_unit(unit)));
    };
    given::day(today, "/today")?;
    if let Some(due) = due {
        given::day(due, "/due")?;
    }
    let own: Vec<&Value> =
        items(assessment, "replies").iter().filter(|reply| plan.find(text(reply, "unit")) == Some(number)).collect();
    let asked = plan.items.iter().filter_map(|item| {
        let value = if item.at.starts_with("/registers/") {
            rows(catalog, assessment, &item.at, &plan, number, &own)
        } else {
            let current = said(assessment, &item.at);
            let is_own = |value: &&Value| {
                own.iter().any(|reply| reply.get("values").and_then(|values| values.get(&item.at)) == Some(*value))
            };
            current.filter(is_own).cloned()
        };
        Some(RequestItem { at: item.at.clone(), role: item.role(number)?, words: item.words.clone(), value })
    });
    let unit = plan.unit(number);
    let mut request = Request {
        format: "weibao.request",
        version: 1,
        id: String::new(),
        county: assessment.get("county").cloned().unwrap_or_default(),
        catalog: catalog.id.clone(),
        overlay: catalog
            .overlay
            .as_ref()
            .map(|overlay| overlay.id.clone())
            .or_else(|| assessment.get("overlay").and_then(Value::as_str).map(String::from)),
        period: assessment.get("period").cloned(),
        choices: said(assessment, "/choices").cloned(),
        made_on: today.into(),
        due: due.map(String::from),
        unit: RequestUnit { key: unit.key.clone(), name: unit.name.clone() },
        items: asked.collect(),
    };
    if request.items.is_empty() {
        return Err(problem("unit_without_items", "", sentences::unit_without_items(&unit.name)));
    }
    let contents = serde_json::to_value(&request).unwrap_or_default();
    request.id = alloc::format!("r-{}", mark(&contents));
    Ok(request)
}

/// A register's rows as they go out: a township's are its own; names, and what this unit has said of them.
fn rows(catalog: &Catalog, assessment: &Value, place: &str, plan: &Plan, unit: usize, own: &[&Value]) -> Option<Value> {
    let steps = steps(place);
    let register = catalog.register(steps.get(1)?)?;
    let whole = crate::place::at(&["registers", &register.key]);
    let mut out = Vec::new();
    for row in said(assessment, &whole)?.as_array()? {
        let of_unit = |column: &str| plan.unit(unit).name == text(row, column).trim();
        let column = if register.key == TOWNSHIPS { "name" } else { TOWNSHIP };
        if plan.unit(unit).kind == Kind::Township && !of_unit(column) {
            continue;
        }
        let said_by_unit = own.iter().filter_map(|reply| reply.get("values")?.get(&whole)?.as_array()).flatten();
        let said_by_unit: Vec<&Value> = said_by_unit
            .filter(|said| ["name", TOWNSHIP].iter().all(|name| text(said, name) == text(row, name)))
            .collect();
        let mut sent = Map::new();
        for (column, cell) in row.as_object().into_iter().flatten() {
            let names = column == "name" || column == TOWNSHIP;
            if names || said_by_unit.iter().any(|said| said.get(column) == Some(cell)) {
                sent.insert(column.clone(), cell.clone());
            }
        }
        out.push(Value::Object(sent));
    }
    (!out.is_empty()).then_some(Value::Array(out))
}
