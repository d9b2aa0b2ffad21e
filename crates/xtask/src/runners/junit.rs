//! JUnit: `<testcase>` elements, of which one with a `<failure>` or an `<error>` has failed and one with `<skipped>` was left out.

use anyhow::{Context, Result, ensure};
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::counts::Counts;

/// Counts the cases of a whole report, and names those that failed.
pub fn counts(report: &str) -> Result<Counts> {
    let mut reader = Reader::from_str(report);
    let mut counts = Counts::default();
    let (mut depth, mut roots) = (0_u32, 0_u32);
    let mut case = Case::default();
    loop {
        let event = reader.read_event().context("the report is no XML")?;
        let (name, opens, closes) = match &event {
            Event::Start(tag) => (tag.name().as_ref().to_owned(), true, false),
            Event::Empty(tag) => (tag.name().as_ref().to_owned(), true, true),
            Event::End(tag) => (tag.name().as_ref().to_owned(), false, true),
            Event::Eof => break,
            _ => continue,
        };
        if opens {
            if depth == 0 {
                ensure!(matches!(name.as_str(), "testsuites" | "testsuite"), "the report is no JUnit");
                roots += 1;
            }
            depth += 1;
            match name.as_str() {
                "testcase" => case = Case { name: attribute(&event, "name")?, ..Case::default() },
                "failure" | "error" => {
                    case.failed = true;
                    case.why = attribute(&event, "message")?;
                }
                "skipped" => case.skipped = true,
                _ => {}
            }
        }
        if closes {
            depth = depth.saturating_sub(1);
            if name == "testcase" {
                match std::mem::take(&mut case) {
                    Case { failed: true, name, why, .. } => {
                        counts.failed += 1;
                        counts.failures.push(format!("{name}: {why}"));
                    }
                    Case { skipped: true, .. } => counts.skipped += 1,
                    Case { .. } => counts.passed += 1,
                }
            }
        }
    }
    ensure!(depth == 0 && roots == 1, "the report breaks off");
    Ok(counts)
}

/// The beginning of an attribute; empty where the tag has none.
fn attribute(event: &Event, name: &str) -> Result<String> {
    let (Event::Start(tag) | Event::Empty(tag)) = event else { return Ok(String::new()) };
    let Some(found) = tag.try_get_attribute(name).context("the report is no XML")? else { return Ok(String::new()) };
    let value = found.normalized_value(XmlVersion::default()).context("the report is no XML")?;
    Ok(value.chars().take(200).collect())
}

#[derive(Default)]
struct Case {
    name: String,
    why: String,
    failed: bool,
    skipped: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Node writes it.
    const REPORT: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<testsuites>
	<testsuite name="a &quot;suite&quot;" time="0.1" disabled="0" errors="0" tests="4" failures="1" skipped="2" hostname="h">
		<testcase name="passes" time="0.1" classname="test"/>
		<testcase name="says something" time="0.1" classname="test"><system-out>failure</system-out></testcase>
		<testcase name="fails" time="0.1" classname="test" failure="one is not two">
			<failure type="testCodeFailure" message="one &lt; two">
[Error: <testcase> in words] { code: 'ERR' }
			</failure>
		</testcase>
		<testcase name="waits" time="0" classname="test">
			<skipped type="skipped" message="true"/>
		</testcase>
	</testsuite>
	<testcase name="alone" time="0.1" classname="test"/>
	<!-- tests 5 -->
</testsuites>
"#;

    #[test]
    fn counts_cases_wherever_they_stand() {
        let report = REPORT.replace("<testcase> in words", "&lt;testcase&gt; in words");
        assert_eq!(
            counts(&report).unwrap(),
            Counts { passed: 3, failed: 1, skipped: 1, failures: vec!["fails: one < two".into()] }
        );
    }

    #[test]
    fn a_report_that_breaks_off_is_none() {
        assert!(counts(REPORT.split_once("<!--").unwrap().0).is_err());
        assert!(counts("").is_err());
        assert!(counts("<html></html>").is_err());
        assert!(counts("5 passed").is_err());
        // Markup that is not escaped opens an element that nothing closes.
        assert!(counts(REPORT).is_err());
    }
}
