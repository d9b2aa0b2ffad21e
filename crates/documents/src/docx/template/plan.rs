//! Reads a part once, in reading order: finds what is to be filled, holds every name against the record's shape, reports what cannot be
//! filled with its place, and leaves a plan that is carried out without looking at the template again.

use weibao_core::Problem;
use weibao_text::documents as words;

use super::syntax::{Asked, ListName, Piece, lookalike, marker, pieces};
use crate::fields::Shape;
use crate::limits;
use crate::xml::{self, Element, Node};

/// What is to be written.
#[derive(Debug)]
pub(super) enum Step {
    /// As it stood.
    Copy(Node),
    /// An element in which something is to be filled.
    Element(Tag, Vec<Step>),
    /// A paragraph in which something is to be filled; of its lines each becomes one.
    Paragraph(Paragraph),
    /// A run of a paragraph, not inside anything else.
    Run(Element, Option<Element>, Vec<Step>),
    /// The words of a run, `w:t`: lines and tabs are written as such.
    Words(Element, Vec<Bit>),
    /// A text that knows no lines.
    Text(Vec<Bit>),
    /// Once for every record of a list.
    Each(String, Vec<Step>),
    /// Where there is something of this name, or, with `false`, where there is nothing.
    When(String, bool, Vec<Step>),
}

/// An element without what is inside. `attributes`: theirs, where something is to be filled in them.
#[derive(Debug)]
pub(super) struct Tag {
    pub shell: Element,
    pub attributes: Option<Vec<Bit>>,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub tag: Tag,
    /// Its `w:pPr`.
    pub properties: Option<Element>,
    pub steps: Vec<Step>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bit {
    Words(String),
    Field(String),
}

/// What a template still may hold, and what is wrong with it.
pub(super) struct Findings {
    /// How many more placeholders.
    left: usize,
    /// How many more words in braces that are none.
    looks: usize,
    /// How many parts were looked at.
    parts: usize,
    /// With the number of the part and that of the paragraph.
    faults: Vec<((usize, usize), Problem)>,
    /// How many there are beyond those.
    more: usize,
}

impl Findings {
    pub fn new() -> Self {
        Self { left: limits::PLACEHOLDERS, looks: limits::PLACEHOLDERS, parts: 0, faults: Vec::new(), more: 0 }
    }

    /// What is wrong, in the order of the paragraphs.
    pub fn faults(mut self) -> Vec<Problem> {
        self.faults.sort_by_key(|(place, _)| *place);
        let mut problems: Vec<Problem> = self.faults.into_iter().map(|(_, problem)| problem).collect();
        if self.more > 0 {
            problems.push(crate::problem::problem("template_more", "", words::template_more(self.more)));
        }
        problems
    }

    fn add(&mut self, paragraph: usize, problem: Problem) {
        if self.faults.iter().any(|(_, known)| *known == problem) {
            // The two copies of a text box, for newer and for older programs.
        } else if self.faults.len() < limits::FAULTS {
            self.faults.push(((self.parts, paragraph), problem));
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

/// A record that is open at a place of the template.
struct Level {
    shape: &'static Shape,
    /// The list that it is one of, as the template calls it; nothing for the outermost.
    list: Option<String>,
}

/// A marker whose end has not come yet.
struct Open {
    asked: Asked,
    whole: String,
    paragraph: usize,
    /// Whether it has opened a level.
    level: bool,
    steps: Vec<Step>,
}

/// Makes the plan of a part.
pub(super) struct Planner<'a> {
    part: &'a str,
    paragraph: usize,
    levels: Vec<Level>,
    /// How many lists are open that nobody knows: what stands in them is not held against anything.
    blind: usize,
    /// How many markers are open.
    nested: usize,
    findings: &'a mut Findings,
}

type Planned<T> = Result<T, Vec<Problem>>;

impl<'a> Planner<'a> {
    pub fn new(part: &'a str, shape: &'static Shape, findings: &'a mut Findings) -> Self {
        findings.parts = findings.parts.saturating_add(1);
        Self { part, paragraph: 0, levels: vec![Level { shape, list: None }], blind: 0, nested: 0, findings }
    }

    /// The plan of the whole part.
    ///
    /// # Errors
    /// Where the template holds more than any template does. What else is wrong stands in the findings.
    pub fn part(&mut self, nodes: Vec<Node>) -> Planned<Vec<Step>> {
        self.nodes(nodes)
    }

    // ---------------------------------------------------------------- blocks

    /// Siblings, among which markers repeat or keep others.
    fn nodes(&mut self, nodes: Vec<Node>) -> Planned<Vec<Step>> {
        let mut open: Vec<Open> = Vec::new();
        let mut steps = Vec::new();
        for node in nodes {
            let found = marker_of(&node).map(|(asked, whole)| {
                self.paragraph = self.paragraph.saturating_add(paragraphs(&node).max(1));
                (asked, whole)
            });
            let Some((asked, whole)) = found else {
                let step = self.node(node)?;
                here(&mut open, &mut steps).push(step);
                continue;
            };
            self.spend()?;
            let ranges = self.ranges(&node, &whole);
            if let Asked::End(name) = &asked {
                if open.iter().any(|marker| marker.asked.name() == name) {
                    while let Some(last) = open.pop() {
                        let ends = last.asked.name() == name;
                        self.close(last, ends, here(&mut open, &mut steps));
                        if ends {
                            break;
                        }
                    }
                } else {
                    self.report("template_unopened", |part, paragraph| {
                        words::template_unopened(part, paragraph, &whole)
                    });
                }
                here(&mut open, &mut steps).extend(ranges);
            } else {
                here(&mut open, &mut steps).extend(ranges);
                let marker = self.open(asked, whole)?;
                open.push(marker);
            }
        }
        while let Some(last) = open.pop() {
            self.close(last, false, here(&mut open, &mut steps));
        }
        Ok(steps)
    }

    fn open(&mut self, asked: Asked, whole: String) -> Planned<Open> {
        self.nested = self.nested.saturating_add(1);
        if self.nested > limits::NESTING {
            let text = words::template_too_deep(limits::NESTING);
            return Err(vec![crate::problem::problem("template_too_deep", &self.place(), text)]);
        }
        let name = asked.name().to_owned();
        let list = self.list(&name);
        let level = matches!((&asked, list), (Asked::Each(_), Some(_)));
        match (&asked, list) {
            (Asked::Each(_), Some(shape)) => self.levels.push(Level { shape, list: Some(name) }),
            (Asked::Each(_), None) => {
                self.unknown(&whole);
                self.blind = self.blind.saturating_add(1);
            }
            _ if list.is_some() || self.has_text(&name) => {}
            _ => self.unknown(&whole),
        }
        Ok(Open { asked, whole, paragraph: self.paragraph, level, steps: Vec::new() })
    }

    fn close(&mut self, marker: Open, ended: bool, into: &mut Vec<Step>) {
        let Open { asked, whole, paragraph, level, steps } = marker;
        self.nested = self.nested.saturating_sub(1);
        if level {
            self.levels.pop();
        } else if matches!(asked, Asked::Each(_)) {
            self.blind = self.blind.saturating_sub(1);
        }
        if !ended {
            let end = format!("{{{{/{}}}}}", asked.name());
            self.report_at(paragraph, "template_unclosed", |part, paragraph| {
                words::template_unclosed(part, paragraph, &whole, &end)
            });
        }
        into.push(match asked {
            Asked::Each(name) => Step::Each(name, steps),
            Asked::With(name) => Step::When(name, true, steps),
            Asked::Without(name) | Asked::Text(name) | Asked::End(name) => Step::When(name, false, steps),
        });
    }

    /// What of a marker's paragraph or row stays in its place: the ends of bookmarks and the like. A marker beside a picture, a section's
    /// end or whatever else would be lost with it is reported.
    fn ranges(&mut self, node: &Node, whole: &str) -> Vec<Step> {
        let mut ranges = Vec::new();
        let alone = node.element().is_none_or(|element| only_ranges(element, &mut ranges));
        if !alone {
            self.report("template_not_alone", |part, paragraph| words::template_not_alone(part, paragraph, whole));
        }
        ranges.into_iter().map(|range| Step::Copy(Node::Element(range))).collect()
    }

    fn node(&mut self, node: Node) -> Planned<Step> {
        match node {
            Node::Element(element) => self.element(element),
            Node::Text(text) => self.loose(text),
            Node::Raw(_) => Ok(Step::Copy(node)),
        }
    }

    fn element(&mut self, mut element: Element) -> Planned<Step> {
        match element.kind() {
            "w:p" => return self.paragraph(element),
            "a:p" | "m:oMath" => {
                self.paragraph = self.paragraph.saturating_add(1);
                let mut leaves = self.leaves(&element, true)?.into_iter();
                return self.inline(element, &mut leaves, false);
            }
            "mc:AlternateContent" => {
                let children = std::mem::take(&mut element.children);
                let steps = self.alternatives(children, Self::node)?;
                return self.whole(element, steps);
            }
            _ => {}
        }
        let children = std::mem::take(&mut element.children);
        let is_row = element.kind() == "w:tr";
        let list = is_row.then(|| self.row_list(&children)).flatten();
        let Some((name, shape)) = list else {
            let steps = self.nodes(children)?;
            return self.whole(element, steps);
        };
        self.levels.push(Level { shape, list: Some(name.clone()) });
        let steps = self.nodes(children);
        self.levels.pop();
        let row = self.whole(element, steps?)?;
        Ok(Step::Each(name, vec![row]))
    }

    /// The copies of something for newer and older programs: the same paragraphs.
    fn alternatives(
        &mut self,
        nodes: Vec<Node>,
        mut plan: impl FnMut(&mut Self, Node) -> Planned<Step>,
    ) -> Planned<Vec<Step>> {
        let (start, mut furthest) = (self.paragraph, self.paragraph);
        let mut steps = Vec::new();
        for node in nodes {
            self.paragraph = start;
            steps.push(plan(self, node)?);
            furthest = furthest.max(self.paragraph);
        }
        self.paragraph = furthest;
        Ok(steps)
    }

    /// An element around what was planned: as it stood, where nothing is to be filled.
    fn whole(&mut self, element: Element, steps: Vec<Step>) -> Planned<Step> {
        let attributes = self.attributes(&element)?;
        if attributes.is_some() || steps.iter().any(|step| !matches!(step, Step::Copy(_))) {
            return Ok(Step::Element(Tag { shell: element, attributes }, steps));
        }
        let children = steps.into_iter().filter_map(|step| match step {
            Step::Copy(node) => Some(node),
            _ => None,
        });
        Ok(Step::Copy(Node::Element(element.with(children.collect()))))
    }

    /// The list that a row is repeated for: the first one that it names and that is not being repeated already. A table inside one of
    /// its cells has rows of its own.
    fn row_list(&self, children: &[Node]) -> Option<(String, &'static Shape)> {
        let mut text = String::new();
        for child in children.iter().filter_map(Node::element) {
            row_text(child, &mut text);
        }
        pieces(&text).find_map(|piece| {
            let Piece::Field { inner, .. } = piece else { return None };
            let Asked::Text(field) = Asked::read(inner) else { return None };
            let (list, _) = field.rsplit_once('.')?;
            let shape = self.list(list).filter(|_| !self.is_open(list))?;
            Some((list.to_owned(), shape))
        })
    }

    // ---------------------------------------------------------------- inside a paragraph

    fn paragraph(&mut self, mut element: Element) -> Planned<Step> {
        self.paragraph = self.paragraph.saturating_add(1);
        let mut leaves = self.leaves(&element, false)?.into_iter();
        let mut steps = Vec::new();
        for child in std::mem::take(&mut element.children) {
            steps.push(self.inline_node(child, &mut leaves, true)?);
        }
        let tag = match self.whole(element, steps)? {
            Step::Element(tag, steps) => (tag, steps),
            other => return Ok(other),
        };
        let (tag, mut steps) = tag;
        let properties = steps
            .iter()
            .position(|step| matches!(step, Step::Copy(Node::Element(element)) if element.kind() == "w:pPr"));
        let properties = properties.map(|place| steps.remove(place)).and_then(|step| match step {
            Step::Copy(Node::Element(element)) => Some(element),
            _ => None,
        });
        Ok(Step::Paragraph(Paragraph { tag, properties, steps }))
    }

    /// The new texts of an element's leaves, in reading order; nothing for one that stays as it is. `together`: whether all of them are
    /// one text.
    fn leaves(&mut self, element: &Element, together: bool) -> Planned<Vec<Option<Vec<Bit>>>> {
        let mut found = Leaves::default();
        let group = if together { Group::Own(found.fresh()) } else { Group::Live };
        found.walk(element, group);
        let mut out: Vec<Option<Vec<Bit>>> = vec![None; found.leaves.len()];
        let mut groups: Vec<Vec<(usize, &Leaf)>> = Vec::new();
        groups.resize_with(found.groups, Vec::new);
        for (place, leaf) in found.leaves.iter().enumerate() {
            if let Some(group) = groups.get_mut(leaf.group) {
                group.push((place, leaf));
            }
        }
        for group in groups {
            let texts: Vec<&str> = group.iter().map(|(_, leaf)| leaf.text.as_str()).collect();
            let is_live = group.iter().all(|(_, leaf)| leaf.live);
            for ((place, _), bits) in group.iter().zip(self.texts(&texts, is_live)?.into_iter().flatten()) {
                if let Some(slot) = out.get_mut(*place) {
                    *slot = Some(bits);
                }
            }
        }
        Ok(out)
    }

    /// What becomes of texts that belong together: words stay where they stand, a value goes where its placeholder begins. Nothing where
    /// there is nothing to fill. `reported`: whether what cannot be filled is a fault; it is none in words that were moved away.
    fn texts(&mut self, texts: &[&str], reported: bool) -> Planned<Option<Vec<Vec<Bit>>>> {
        let whole = texts.concat();
        if !is_suspicious(&whole) {
            return Ok(None);
        }
        let ends: Vec<usize> = texts
            .iter()
            .scan(0_usize, |end, text| {
                *end = end.saturating_add(text.len());
                Some(*end)
            })
            .collect();
        let mut out: Vec<Vec<Bit>> = vec![Vec::new(); texts.len()];
        let mut offset = 0_usize;
        let mut fields = false;
        for piece in pieces(&whole) {
            match piece {
                Piece::Words(said) => {
                    if reported {
                        self.look(said)?;
                    }
                    place(said, offset, &ends, &mut out);
                    offset = offset.saturating_add(said.len());
                }
                Piece::Field { inner, whole } => {
                    self.spend()?;
                    match self.field(inner, whole, reported) {
                        Some(name) => {
                            fields = true;
                            let at = ends.partition_point(|end| *end <= offset);
                            if let Some(bits) = out.get_mut(at) {
                                bits.push(Bit::Field(name));
                            }
                        }
                        None => place(whole, offset, &ends, &mut out),
                    }
                    offset = offset.saturating_add(whole.len());
                }
                Piece::Opened { braces, shown } => {
                    self.unpaired(shown, reported)?;
                    place(braces, offset, &ends, &mut out);
                    offset = offset.saturating_add(braces.len());
                }
                Piece::Closed { shown } => self.unpaired(shown, reported)?,
            }
        }
        Ok(fields.then_some(out))
    }

    /// The name of a text that is known here; reports what is not.
    fn field(&mut self, inner: &str, whole: &str, reported: bool) -> Option<String> {
        match Asked::read(inner) {
            Asked::Text(name) if self.has_text(&name) => Some(name),
            _ if !reported || self.blind > 0 => None,
            Asked::Text(name) if self.list(&name).is_some() => {
                self.report("template_not_alone", |part, paragraph| {
                    words::template_list(part, paragraph, whole, &name)
                });
                None
            }
            Asked::Text(_) => {
                self.unknown(whole);
                None
            }
            _ => {
                self.report("template_not_alone", |part, paragraph| words::template_not_alone(part, paragraph, whole));
                None
            }
        }
    }

    /// Reports two braces without their counterparts.
    fn unpaired(&mut self, shown: &str, reported: bool) -> Planned<()> {
        self.spend()?;
        if reported {
            self.report("template_unpaired", |part, paragraph| words::template_unpaired(part, paragraph, shown));
        }
        Ok(())
    }

    /// Reports what looks like a placeholder in words that hold none.
    fn look(&mut self, said: &str) -> Planned<()> {
        let Some(shape) = self.levels.first().map(|level| level.shape).filter(|_| is_suspicious(said)) else {
            return Ok(());
        };
        let looks = &mut self.findings.looks;
        let found = lookalike(said, |name| {
            *looks = looks.checked_sub(1)?;
            Some(!name.is_empty() && name.split('.').all(|part| shape.knows(ListName::read(part).name)))
        });
        if *looks == 0 {
            return Err(too_many());
        }
        if let Some(found) = found {
            self.report("template_lookalike", |part, paragraph| words::template_lookalike(part, paragraph, found));
        }
        Ok(())
    }

    fn inline_node(
        &mut self,
        node: Node,
        leaves: &mut std::vec::IntoIter<Option<Vec<Bit>>>,
        direct: bool,
    ) -> Planned<Step> {
        match node {
            Node::Element(element) => self.inline(element, leaves, direct),
            Node::Text(text) if is_leaf_text(&text) => Ok(match leaves.next().flatten() {
                Some(bits) => Step::Text(bits),
                None => Step::Copy(Node::Text(text)),
            }),
            other => Ok(Step::Copy(other)),
        }
    }

    /// An element of a paragraph. `direct`: whether it stands in the paragraph itself, so that its lines can become paragraphs.
    fn inline(
        &mut self,
        mut element: Element,
        leaves: &mut std::vec::IntoIter<Option<Vec<Bit>>>,
        direct: bool,
    ) -> Planned<Step> {
        let children = std::mem::take(&mut element.children);
        if is_block_content(&element) {
            let steps = self.nodes(children)?;
            return self.whole(element, steps);
        }
        if is_word_leaf(element.kind()) {
            return Ok(match leaves.next().flatten() {
                Some(bits) if element.kind() == "w:t" => Step::Words(element, bits),
                Some(bits) => Step::Element(Tag { shell: element, attributes: None }, vec![Step::Text(bits)]),
                None => Step::Copy(Node::Element(element.with(children))),
            });
        }
        let is_run = direct && element.kind() == "w:r";
        let steps = if element.kind() == "mc:AlternateContent" {
            self.alternatives(children, |planner, node| planner.inline_node(node, leaves, false))?
        } else {
            let mut steps = Vec::new();
            for child in children {
                steps.push(self.inline_node(child, leaves, false)?);
            }
            steps
        };
        match self.whole(element, steps)? {
            Step::Element(Tag { shell, attributes: None }, mut steps) if is_run => {
                let properties = match steps.first() {
                    Some(Step::Copy(Node::Element(first))) if first.kind() == "w:rPr" => Some(steps.remove(0)),
                    _ => None,
                };
                let properties = match properties {
                    Some(Step::Copy(Node::Element(properties))) => Some(properties),
                    _ => None,
                };
                Ok(Step::Run(shell, properties, steps))
            }
            other => Ok(other),
        }
    }

    /// A text outside all paragraphs: a property of the file, a value of a chart.
    fn loose(&mut self, text: String) -> Planned<Step> {
        let filled = self.texts(&[&text], true)?;
        Ok(match filled.into_iter().flatten().next() {
            Some(bits) => Step::Text(bits),
            None => Step::Copy(Node::Text(text)),
        })
    }

    /// The attributes of an element, where something is to be filled in them: alternative texts, the words of a watermark.
    fn attributes(&mut self, element: &Element) -> Planned<Option<Vec<Bit>>> {
        if !is_suspicious(&element.attributes) {
            return Ok(None);
        }
        let mut bits = Vec::new();
        let mut fields = false;
        for attribute in xml::attributes(&element.attributes) {
            let filled = self.texts(&[attribute.value], true)?;
            let value = match filled.into_iter().flatten().next() {
                Some(value) => {
                    fields = true;
                    value
                }
                None => vec![Bit::Words(attribute.value.to_owned())],
            };
            bits.push(Bit::Words(format!(" {}=\"", attribute.name)));
            bits.extend(value.into_iter().map(|bit| match bit {
                Bit::Words(words) => Bit::Words(words.replace('"', "&quot;")),
                field @ Bit::Field(_) => field,
            }));
            bits.push(Bit::Words("\"".into()));
        }
        Ok(fields.then_some(bits))
    }

    // ---------------------------------------------------------------- names

    fn has_text(&self, field: &str) -> bool {
        let holds = |level: &Level, name: &str| {
            level.shape.texts.contains(&name)
                || (matches!(name, words::NUMBER | words::NUMERAL) && level.list.is_some())
        };
        match field.rsplit_once('.') {
            Some((list, name)) => {
                self.levels.iter().any(|level| is_called(level.list.as_deref(), list) && holds(level, name))
            }
            None => self.levels.iter().any(|level| holds(level, field)),
        }
    }

    fn list(&self, name: &str) -> Option<&'static Shape> {
        self.levels.iter().rev().find_map(|level| level.shape.list(ListName::read(name).name))
    }

    fn is_open(&self, list: &str) -> bool {
        self.levels.iter().any(|level| is_called(level.list.as_deref(), list))
    }

    // ---------------------------------------------------------------- faults

    fn spend(&mut self) -> Planned<()> {
        self.findings.left = self.findings.left.checked_sub(1).ok_or_else(too_many)?;
        Ok(())
    }

    fn place(&self) -> String {
        format!("/{}/{}", self.part, self.paragraph)
    }

    fn unknown(&mut self, whole: &str) {
        if self.blind == 0 {
            self.report("template_unknown_field", |part, paragraph| {
                words::template_unknown_field(part, paragraph, whole)
            });
        }
    }

    fn report(&mut self, code: &str, text: impl FnOnce(&str, usize) -> String) {
        self.report_at(self.paragraph, code, text);
    }

    fn report_at(&mut self, paragraph: usize, code: &str, text: impl FnOnce(&str, usize) -> String) {
        let problem = crate::problem::problem(code, &format!("/{}/{paragraph}", self.part), text(self.part, paragraph));
        self.findings.add(paragraph, problem);
    }
}

/// Whether an open list goes by this name: with its word, or without one.
pub(super) fn is_called(open: Option<&str>, name: &str) -> bool {
    open.is_some_and(|open| open == name || ListName::read(open).name == name)
}

/// Where steps are being added: inside the innermost open marker.
fn here<'b>(open: &'b mut [Open], steps: &'b mut Vec<Step>) -> &'b mut Vec<Step> {
    match open.last_mut() {
        Some(marker) => &mut marker.steps,
        None => steps,
    }
}

/// Puts words where they stood.
fn place(said: &str, offset: usize, ends: &[usize], out: &mut [Vec<Bit>]) {
    let mut rest = said;
    let mut at = offset;
    while !rest.is_empty() {
        let leaf = ends.partition_point(|end| *end <= at);
        let room = ends.get(leaf).map_or(rest.len(), |end| end.saturating_sub(at)).min(rest.len());
        let Some((here, behind)) = rest.split_at_checked(room).filter(|(here, _)| !here.is_empty()) else { return };
        match out.get_mut(leaf).map(|bits| (bits.last_mut().map(|bit| matches!(bit, Bit::Words(_))), bits)) {
            Some((_, bits)) => match bits.last_mut() {
                Some(Bit::Words(words)) => words.push_str(here),
                _ => bits.push(Bit::Words(here.to_owned())),
            },
            None => return,
        }
        at = at.saturating_add(here.len());
        rest = behind;
    }
}

/// Whether there can be a placeholder in it, or something that looks like one.
fn is_suspicious(text: &str) -> bool {
    text.contains(['{', '｛', '}', '｝', '«']) || ["<<", "[[", "【【"].iter().any(|signs| text.contains(signs))
}

/// The placeholder that is the only content of a paragraph, a row or a content control.
fn marker_of(node: &Node) -> Option<(Asked, String)> {
    let element = node.element().filter(|element| matches!(element.kind(), "w:p" | "w:tr" | "w:sdt"))?;
    let mut text = String::new();
    let is_whole = live_text(element, &mut text, &mut { MARKER_ELEMENTS });
    let (asked, whole) = marker(&text).filter(|_| is_whole)?;
    Some((asked, whole.to_owned()))
}

/// A marker's row or paragraph has fewer elements, and fewer bytes of words.
const MARKER_ELEMENTS: usize = 1_000;
const MARKER_BYTES: usize = 1_000;

/// What is left out of a part's words: what was deleted or moved away, and the older copy of what stands before it.
fn is_not_read(kind: &str) -> bool {
    matches!(kind, "w:del" | "w:moveFrom" | "mc:Fallback")
}

/// The words of an element in reading order, without those of text boxes. Whether they are all.
fn live_text(element: &Element, out: &mut String, left: &mut usize) -> bool {
    element.elements().all(|child| {
        *left = left.saturating_sub(1);
        let all = match child.kind() {
            "w:t" => {
                words_of(child, out);
                true
            }
            "w:txbxContent" => true,
            kind if is_not_read(kind) => true,
            _ => live_text(child, out, left),
        };
        all && *left > 0 && out.len() <= MARKER_BYTES
    })
}

/// The words of a row, without those of tables in its cells.
fn row_text(element: &Element, out: &mut String) {
    match element.kind() {
        "w:t" => words_of(element, out),
        "w:tbl" => {}
        kind if is_not_read(kind) => {}
        _ => element.elements().for_each(|child| row_text(child, out)),
    }
}

fn words_of(element: &Element, out: &mut String) {
    for node in &element.children {
        if let Node::Text(text) = node {
            out.push_str(text);
        }
    }
}

fn paragraphs(node: &Node) -> usize {
    fn count(element: &Element) -> usize {
        let own = usize::from(element.kind() == "w:p");
        element.elements().fold(own, |sum, child| sum.saturating_add(count(child)))
    }
    node.element().map_or(0, count)
}

/// Marks of ranges, which can stand between paragraphs and rows as well as inside them.
const RANGES: [&str; 8] = [
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:permStart",
    "w:permEnd",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
];

/// Whether an element holds nothing but words and marks of ranges, which are collected.
fn only_ranges(element: &Element, ranges: &mut Vec<Element>) -> bool {
    element.elements().all(|child| match child.kind() {
        kind if RANGES.contains(&kind) => {
            ranges.push(child.clone());
            true
        }
        "w:drawing"
        | "w:pict"
        | "w:object"
        | "w:sectPr"
        | "w:footnoteReference"
        | "w:endnoteReference"
        | "w:fldChar"
        | "w:altChunk"
        | "w:tbl" => false,
        _ => only_ranges(child, ranges),
    })
}

/// Elements that hold paragraphs inside a paragraph.
fn is_block_content(element: &Element) -> bool {
    element.kind() == "w:txbxContent"
}

/// Elements of a run that hold its words.
fn is_word_leaf(kind: &str) -> bool {
    matches!(kind, "w:t" | "w:instrText" | "w:delText" | "w:delInstrText")
}

fn is_leaf_text(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Texts of a paragraph that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// The words that are read.
    Live,
    /// Those that were moved away or deleted.
    Gone,
    /// The older copy of what stands before it, the words of a formula or of a drawing.
    Own(usize),
}

struct Leaf {
    group: usize,
    live: bool,
    text: String,
}

/// The texts of a paragraph in reading order, by what they belong to.
struct Leaves {
    leaves: Vec<Leaf>,
    groups: usize,
}

impl Default for Leaves {
    fn default() -> Self {
        // The words, those that are gone, the instructions of fields.
        Self { leaves: Vec::new(), groups: 3 }
    }
}

impl Leaves {
    fn walk(&mut self, element: &Element, group: Group) {
        for node in &element.children {
            match node {
                Node::Text(text) if is_leaf_text(text) => {
                    let place = match group {
                        Group::Own(place) => place,
                        Group::Live | Group::Gone => self.fresh(),
                    };
                    self.leaves.push(Leaf { group: place, live: group != Group::Gone, text: text.clone() });
                }
                Node::Text(_) | Node::Raw(_) => {}
                Node::Element(child) if is_block_content(child) => {}
                Node::Element(child) => match child.kind() {
                    "w:t" => self.leaf(child, group, 0),
                    "w:instrText" => self.leaf(child, group, 2),
                    "w:delText" | "w:delInstrText" => self.leaf(child, Group::Gone, 1),
                    "mc:Fallback" | "a:p" | "m:oMath" => {
                        let own = Group::Own(self.fresh());
                        self.walk(child, if group == Group::Gone { group } else { own });
                    }
                    "w:del" | "w:moveFrom" => self.walk(child, Group::Gone),
                    _ => self.walk(child, group),
                },
            }
        }
    }

    fn leaf(&mut self, element: &Element, group: Group, live: usize) {
        let mut text = String::new();
        words_of(element, &mut text);
        let place = match group {
            Group::Live => live,
            Group::Gone => 1,
            Group::Own(place) => place,
        };
        self.leaves.push(Leaf { group: place, live: group != Group::Gone, text });
    }

    fn fresh(&mut self) -> usize {
        self.groups = self.groups.saturating_add(1);
        self.groups.saturating_sub(1)
    }
}

fn too_many() -> Vec<Problem> {
    vec![crate::problem::problem("template_too_large", "", words::template_too_many(limits::PLACEHOLDERS))]
}
