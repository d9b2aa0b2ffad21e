//! Carries out a plan: writes a part anew from a record.

use weibao_core::Problem;
use weibao_text::documents as words;

use super::plan::{Bit, Paragraph, Step, Tag, is_called};
use super::syntax::ListName;
use super::writer::Writer;
use crate::fields::TemplateData;
use crate::limits;
use crate::package;
use crate::xml::{Element, Node};

/// How much of the work that a template may make is left.
pub(super) struct Effort {
    /// Steps.
    pub steps: usize,
    /// Bytes.
    pub bytes: usize,
}

impl Effort {
    pub fn new() -> Self {
        Self { steps: limits::STEPS, bytes: limits::TEXT_BYTES }
    }
}

/// The records that are open at a place of the template.
#[derive(Clone, Copy)]
struct Scope<'a> {
    record: &'a TemplateData,
    list: Option<&'a str>,
    number: usize,
    outer: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    fn chain(&self) -> impl Iterator<Item = &Scope<'a>> {
        std::iter::successors(Some(self), |scope| scope.outer)
    }

    fn text(&self, field: &str) -> Option<String> {
        match field.rsplit_once('.') {
            Some((list, name)) => {
                self.chain().filter(|scope| is_called(scope.list, list)).find_map(|scope| scope.own(name))
            }
            None => self.chain().find_map(|scope| scope.own(field)),
        }
    }

    fn own(&self, name: &str) -> Option<String> {
        match name {
            words::NUMBER if self.outer.is_some() => Some(self.number.to_string()),
            words::NUMERAL if self.outer.is_some() => Some(words::chinese_number(self.number)),
            _ => self.record.get(name).map(str::to_owned),
        }
    }

    fn list(&self, name: &str) -> Option<(&'a [TemplateData], Option<String>)> {
        let ListName { name, mark } = ListName::read(name);
        let records = self.chain().find_map(|scope| scope.record.records(name))?;
        Some((records, mark.map(str::to_owned)))
    }
}

/// Writes a part.
pub(super) struct Filler<'a> {
    effort: &'a mut Effort,
    writer: Writer,
}

type Filled = Result<(), Vec<Problem>>;

impl<'a> Filler<'a> {
    /// The part's new text.
    ///
    /// # Errors
    /// Where it would be larger than any document.
    pub fn part(steps: &[Step], record: &TemplateData, effort: &'a mut Effort) -> Result<String, Vec<Problem>> {
        let mut filler = Self { effort, writer: Writer::default() };
        filler.steps(steps, &Scope { record, list: None, number: 0, outer: None }, None)?;
        let text = filler.writer.finish();
        filler.effort.bytes = filler.effort.bytes.checked_sub(text.len()).ok_or_else(package::too_large)?;
        Ok(text)
    }

    fn spend(&mut self, steps: usize) -> Filled {
        self.effort.steps = self.effort.steps.checked_sub(steps).ok_or_else(package::too_large)?;
        if self.writer.length() > self.effort.bytes { Err(package::too_large()) } else { Ok(()) }
    }

    fn steps(&mut self, steps: &[Step], scope: &Scope<'_>, around: Option<&Around<'_>>) -> Filled {
        steps.iter().try_for_each(|step| self.step(step, scope, around))
    }

    fn step(&mut self, step: &Step, scope: &Scope<'_>, around: Option<&Around<'_>>) -> Filled {
        self.spend(1)?;
        match step {
            Step::Copy(node) => self.copy(node)?,
            Step::Element(tag, steps) => {
                self.open(tag, scope)?;
                self.steps(steps, scope, None)?;
                self.writer.close();
            }
            Step::Paragraph(paragraph) => {
                self.open(&paragraph.tag, scope)?;
                if let Some(properties) = &paragraph.properties {
                    self.element(properties)?;
                }
                let breaks =
                    paragraph.properties.as_ref().is_some_and(|properties| properties.child("w:sectPr").is_some());
                let around = Around { paragraph, run: None };
                self.steps(&paragraph.steps, scope, (!breaks).then_some(&around))?;
                self.writer.close();
            }
            Step::Run(shell, properties, steps) => {
                self.writer.open(shell, &shell.attributes, true);
                if let Some(properties) = properties {
                    self.element(properties)?;
                }
                let around = around.map(|around| Around { run: Some((shell, properties.as_ref())), ..*around });
                self.steps(steps, scope, around.as_ref())?;
                self.writer.close();
            }
            Step::Words(shell, bits) => {
                let text = self.text(bits, scope)?;
                self.lines(shell, &text, around)?;
            }
            Step::Text(bits) => {
                let text = self.text(bits, scope)?;
                self.writer.text(&in_one_line(&text));
            }
            Step::Each(list, inside) => {
                let Some((records, mark)) = scope.list(list) else { return Ok(()) };
                self.spend(records.len())?;
                let chosen = records.iter().filter(|record| mark.as_ref().is_none_or(|mark| record.is_marked(mark)));
                for (number, record) in (1..).zip(chosen) {
                    let from = self.writer.length();
                    self.steps(inside, &Scope { record, list: Some(list), number, outer: Some(scope) }, None)?;
                    self.writer.end_copy(from);
                }
            }
            Step::When(name, present, inside) => {
                if self.has(name, scope)? == *present {
                    self.steps(inside, scope, None)?;
                }
            }
        }
        Ok(())
    }

    /// Whether there is something: of the innermost text or list of this name.
    fn has(&mut self, name: &str, scope: &Scope<'_>) -> Result<bool, Vec<Problem>> {
        let ListName { name: list, mark } = ListName::read(name);
        for scope in scope.chain() {
            if let Some(text) = scope.own(name) {
                return Ok(!text.trim().is_empty());
            }
            if let Some(records) = scope.record.records(list) {
                self.spend(records.len())?;
                return Ok(records.iter().any(|record| mark.is_none_or(|mark| record.is_marked(mark))));
            }
        }
        Ok(scope.text(name).is_some_and(|text| !text.trim().is_empty()))
    }

    fn text(&mut self, bits: &[Bit], scope: &Scope<'_>) -> Result<String, Vec<Problem>> {
        let mut text = String::new();
        for bit in bits {
            self.spend(scope.chain().count())?;
            match bit {
                Bit::Words(words) => text.push_str(words),
                Bit::Field(name) => text.push_str(&scope.text(name).unwrap_or_default()),
            }
            if text.len() > self.effort.bytes {
                return Err(package::too_large());
            }
        }
        Ok(text)
    }

    fn open(&mut self, tag: &Tag, scope: &Scope<'_>) -> Filled {
        let Some(bits) = &tag.attributes else {
            self.writer.open(&tag.shell, &tag.shell.attributes, true);
            return Ok(());
        };
        let mut attributes = String::new();
        for bit in bits {
            match bit {
                Bit::Words(words) => attributes.push_str(words),
                Bit::Field(name) => {
                    let value = in_one_line(&scope.text(name).unwrap_or_default());
                    attributes.push_str(&crate::xml::escape(&value).replace('"', "&quot;"));
                }
            }
        }
        self.spend(bits.len())?;
        self.writer.open(&tag.shell, &attributes, true);
        Ok(())
    }

    fn copy(&mut self, node: &Node) -> Filled {
        match node {
            Node::Text(text) => self.writer.text(text),
            Node::Raw(markup) => self.writer.raw(markup),
            Node::Element(element) => self.element(element)?,
        }
        Ok(())
    }

    fn element(&mut self, element: &Element) -> Filled {
        self.spend(1)?;
        self.writer.open(element, &element.attributes, false);
        element.children.iter().try_for_each(|child| self.copy(child))?;
        self.writer.close();
        Ok(())
    }

    /// Words in a run: every line in a paragraph of its own, or, further inside (a link, a content control), after a line break.
    fn lines(&mut self, shell: &Element, text: &str, around: Option<&Around<'_>>) -> Filled {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                match around.and_then(|around| Some((around.paragraph, around.run?))) {
                    Some((paragraph, run)) => self.next_paragraph(paragraph, run)?,
                    None => self.empty(shell, "br"),
                }
            }
            for (place, words) in line.split('\t').enumerate() {
                if place > 0 {
                    self.empty(shell, "tab");
                }
                if !words.is_empty() {
                    self.writer.open(shell, KEEP_BLANKS, true);
                    self.writer.text(words);
                    self.writer.close();
                }
            }
            self.spend(1)?;
        }
        Ok(())
    }

    fn empty(&mut self, beside: &Element, local: &str) {
        self.writer.open(&Element::new(&beside.sibling(local), Vec::new()), "", true);
        self.writer.close();
    }

    /// Ends a run and its paragraph, and begins others with the same properties, but neither the same identity nor a page break that
    /// belongs to the first only.
    fn next_paragraph(&mut self, paragraph: &Paragraph, run: (&Element, Option<&Element>)) -> Filled {
        self.writer.close();
        self.writer.close();
        self.writer.open(&paragraph.tag.shell, "", true);
        if let Some(properties) = &paragraph.properties {
            self.writer.open(properties, &properties.attributes, false);
            for child in &properties.children {
                if child.element().is_none_or(|element| element.kind() != "w:pageBreakBefore") {
                    self.copy(child)?;
                }
            }
            self.writer.close();
        }
        let (shell, properties) = run;
        self.writer.open(shell, &shell.attributes, true);
        if let Some(properties) = properties {
            self.element(properties)?;
        }
        Ok(())
    }
}

/// The paragraph and the run that words stand in.
#[derive(Clone, Copy)]
struct Around<'a> {
    paragraph: &'a Paragraph,
    run: Option<(&'a Element, Option<&'a Element>)>,
}

const KEEP_BLANKS: &str = " xml:space=\"preserve\"";

/// Lines where there can be none.
fn in_one_line(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return text.to_owned();
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
