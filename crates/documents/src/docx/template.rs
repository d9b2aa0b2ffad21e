//! Fills a .docx template. What holds no placeholder stays as it was.
//!
//! * `{{名称}}`: a text. Lines become paragraphs. The parts of a placeholder that Word or WPS has put into several runs are found.
//! * A paragraph, or a table row, with nothing but `{{#名称}}`, and later one with `{{/名称}}`: what stands between is repeated for
//!   every record of a list. `{{?名称}}` … `{{/名称}}` is kept once where a list or text is not empty, `{{^名称}}` … `{{/名称}}` where it is.
//! * A table row with `{{名称.栏}}` is repeated for every record of the list.
//! * `名称（词）` chooses the records of a list that carry the word: `{{标准（未达标）.正文}}`.
//! * `{{序号}}` inside a repetition is the record's number, from 1.

use std::cell::Cell;

use weibao_core::Problem;
use weibao_text::documents as words;

use crate::fields::{Record, Shape};
use crate::package;
use crate::problem::problem;
use crate::xml::{self, Element, Node};

/// How many pieces an honest template is filled to: repetitions inside repetitions would go on for ever.
const MOST_PIECES: usize = 1_000_000;

/// Fills a template's parts from a record of this shape.
pub(crate) fn fill(template: &[u8], shape: &'static Shape, record: &Record) -> Result<Vec<u8>, Vec<Problem>> {
    let mut problems = Vec::new();
    let left = Cell::new(MOST_PIECES);
    let filled = package::rewrite(template, |name, text| {
        if !text.contains("{{") && !text.contains("{</w:t>") {
            return Ok(None);
        }
        let nodes =
            xml::parse(text).map_err(|_| vec![problem("template_unreadable", name, words::template_unreadable())])?;
        let mut check = Check { part: name, paragraph: 0, problems: &mut problems };
        check.nodes(&nodes, &Names { shape, prefix: None, outer: None });
        let scope = Scope { record, prefix: None, number: 0, outer: None, left: &left };
        let expanded = expand(&nodes, &scope);
        if left.get() == 0 { Err(package::too_large()) } else { Ok(Some(xml::write(&expanded))) }
    })?;
    if problems.is_empty() { Ok(filled) } else { Err(problems) }
}

// ---------------------------------------------------------------- placeholders

/// A piece of a paragraph's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// What stands between `{{` and `}}`, and the whole with its braces.
    Field { inner: &'a str, whole: &'a str },
}

/// Splits a text at its placeholders. An opening without an end is plain words.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inner, behind)) = after.split_once("}}") else { break };
        let whole = rest.get(before.len()..rest.len().saturating_sub(behind.len())).unwrap_or_default();
        found.push(Piece::Words(before));
        found.push(Piece::Field { inner: inner.trim(), whole });
        rest = behind;
    }
    found.push(Piece::Words(rest));
    found.retain(|piece| *piece != Piece::Words(""));
    found
}

/// A list's name and the word that chooses from it: `标准（未达标）`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ListName<'a> {
    name: &'a str,
    mark: Option<&'a str>,
}

impl<'a> ListName<'a> {
    fn read(text: &'a str) -> Self {
        let Some((name, rest)) = text.split_once(['（', '(']) else { return Self { name: text, mark: None } };
        let mark = rest.strip_suffix(['）', ')']).unwrap_or(rest);
        Self { name: name.trim(), mark: Some(mark.trim()) }
    }
}

/// The only content of a paragraph or row that repeats or keeps what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker<'a> {
    /// `{{#名称}}`.
    Each(&'a str),
    /// `{{?名称}}`.
    With(&'a str),
    /// `{{^名称}}`.
    Without(&'a str),
    /// `{{/名称}}`.
    End(&'a str),
}

fn marker(text: &str) -> Option<Marker<'_>> {
    let inner = text.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim();
    if inner.contains("{{") {
        return None;
    }
    let mut characters = inner.chars();
    let kind = characters.next()?;
    let name = characters.as_str().trim();
    match kind {
        '#' => Some(Marker::Each(name)),
        '?' => Some(Marker::With(name)),
        '^' => Some(Marker::Without(name)),
        '/' => Some(Marker::End(name)),
        _ => None,
    }
}

/// The text of a paragraph or of a row's paragraphs, where this node is one of them.
fn marker_text(node: &Node) -> Option<String> {
    let element = node.element().filter(|element| matches!(element.name.as_str(), "w:p" | "w:tr"))?;
    let mut text = String::new();
    collect(element, true, &mut text);
    Some(text)
}

/// The words of an element in reading order; those of paragraphs inside it only where `inner` says so.
fn collect(element: &Element, inner: bool, out: &mut String) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:t" => child.children.iter().for_each(|node| {
                if let Node::Text(text) = node {
                    out.push_str(text);
                }
            }),
            "w:p" if !inner => {}
            _ => collect(child, inner, out),
        }
    }
}

/// The place of the end marker for the opening one at `open`, with nested ones of the same name skipped.
fn end_of(nodes: &[Node], open: usize, name: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (place, node) in nodes.iter().enumerate().skip(open) {
        match marker_text(node).as_deref().and_then(marker) {
            Some(Marker::Each(other) | Marker::With(other) | Marker::Without(other)) if other == name => {
                depth = depth.saturating_add(1)
            }
            Some(Marker::End(other)) if other == name => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(place);
                }
            }
            _ => {}
        }
    }
    None
}

/// The list that a row is repeated for: the first one that it names and that is not being repeated already.
fn row_list(text: &str, is_open: impl Fn(&str) -> bool) -> Option<&str> {
    pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Field { inner, .. } => inner.rsplit_once('.').map(|(list, _)| list.trim()).filter(|list| !is_open(list)),
        Piece::Words(_) => None,
    })
}

// ---------------------------------------------------------------- checking

/// The names that are known at a place of the template.
struct Names<'a> {
    shape: &'static Shape,
    prefix: Option<&'a str>,
    outer: Option<&'a Names<'a>>,
}

impl<'a> Names<'a> {
    fn chain(&self) -> impl Iterator<Item = &Names<'a>> {
        std::iter::successors(Some(self), |names| names.outer)
    }

    fn has_text(&self, field: &str) -> bool {
        match field.rsplit_once('.') {
            Some((prefix, name)) => {
                self.chain().any(|names| names.prefix == Some(prefix.trim()) && names.holds(name.trim()))
            }
            None => self.chain().any(|names| names.holds(field)),
        }
    }

    fn holds(&self, name: &str) -> bool {
        self.shape.texts.contains(&name) || (name == words::NUMBER && self.outer.is_some())
    }

    fn list(&self, name: &str) -> Option<&'static Shape> {
        self.chain().find_map(|names| names.shape.list(ListName::read(name).name))
    }

    fn is_open(&self, list: &str) -> bool {
        self.chain().any(|names| names.prefix == Some(list))
    }
}

/// Walks a part in reading order and reports every placeholder that nothing stands behind.
struct Check<'a> {
    part: &'a str,
    paragraph: usize,
    problems: &'a mut Vec<Problem>,
}

impl Check<'_> {
    fn nodes(&mut self, nodes: &[Node], names: &Names<'_>) {
        let mut place = 0;
        while let Some(node) = nodes.get(place) {
            let text = marker_text(node);
            match text.as_deref().and_then(marker) {
                Some(mark @ (Marker::Each(name) | Marker::With(name) | Marker::Without(name))) => {
                    self.paragraph = self.paragraph.saturating_add(1);
                    let end = end_of(nodes, place, name);
                    let inside = nodes.get(place.saturating_add(1)..end.unwrap_or(place)).unwrap_or_default();
                    if end.is_none() {
                        self.report("template_unclosed", words::template_unclosed(self.part, self.paragraph, name));
                    }
                    let list = names.list(name);
                    match (mark, list) {
                        (Marker::Each(_), Some(shape)) => {
                            self.nodes(inside, &Names { shape, prefix: Some(name), outer: Some(names) })
                        }
                        (Marker::Each(_), None) => self.unknown(name),
                        _ if list.is_some() || names.has_text(name) => self.nodes(inside, names),
                        _ => self.unknown(name),
                    }
                    place = end.unwrap_or(place);
                    self.paragraph = self.paragraph.saturating_add(usize::from(end.is_some()));
                }
                Some(Marker::End(name)) => {
                    self.paragraph = self.paragraph.saturating_add(1);
                    self.report("template_unopened", words::template_unopened(self.part, self.paragraph, name));
                }
                None => {
                    if let Node::Element(element) = node {
                        self.element(element, text.as_deref().unwrap_or_default(), names);
                    }
                }
            }
            place = place.saturating_add(1);
        }
    }

    fn element(&mut self, element: &Element, text: &str, names: &Names<'_>) {
        match element.name.as_str() {
            "w:p" => {
                self.paragraph = self.paragraph.saturating_add(1);
                let mut own = String::new();
                collect(element, false, &mut own);
                for piece in pieces(&own) {
                    if let Piece::Field { inner, .. } = piece
                        && !names.has_text(inner)
                    {
                        self.unknown(inner);
                    }
                }
                self.inner_paragraphs(element, names);
            }
            "w:tr" => match row_list(text, |list| names.is_open(list)).map(|list| (list, names.list(list))) {
                Some((list, Some(shape))) => {
                    self.nodes(&element.children, &Names { shape, prefix: Some(list), outer: Some(names) })
                }
                _ => self.nodes(&element.children, names),
            },
            _ => self.nodes(&element.children, names),
        }
    }

    /// Text boxes hold paragraphs inside a paragraph.
    fn inner_paragraphs(&mut self, element: &Element, names: &Names<'_>) {
        for child in element.elements() {
            if child.elements().any(|inner| inner.name == "w:p") {
                self.nodes(&child.children, names);
            } else {
                self.inner_paragraphs(child, names);
            }
        }
    }

    fn unknown(&mut self, name: &str) {
        self.report("template_unknown_field", words::template_unknown_field(self.part, self.paragraph, name));
    }

    fn report(&mut self, code: &str, text: String) {
        self.problems.push(problem(code, &format!("/{}/{}", self.part, self.paragraph), text));
    }
}

// ---------------------------------------------------------------- filling

/// The records that are open at a place of the template.
struct Scope<'a> {
    record: &'a Record,
    prefix: Option<&'a str>,
    number: usize,
    outer: Option<&'a Scope<'a>>,
    /// How many pieces may still be written.
    left: &'a Cell<usize>,
}

impl<'a> Scope<'a> {
    fn chain(&self) -> impl Iterator<Item = &Scope<'a>> {
        std::iter::successors(Some(self), |scope| scope.outer)
    }

    fn text(&self, field: &str) -> Option<String> {
        match field.rsplit_once('.') {
            Some((prefix, name)) => {
                self.chain().find(|scope| scope.prefix == Some(prefix.trim())).and_then(|scope| scope.own(name.trim()))
            }
            None => self.chain().find_map(|scope| scope.own(field)),
        }
    }

    fn own(&self, name: &str) -> Option<String> {
        if name == words::NUMBER && self.outer.is_some() {
            return Some(self.number.to_string());
        }
        self.record.get(name).map(str::to_owned)
    }

    fn list(&self, name: &str) -> Option<Vec<&'a Record>> {
        let list = ListName::read(name);
        self.chain().find_map(|scope| scope.record.records(list.name, list.mark))
    }

    fn is_open(&self, list: &str) -> bool {
        self.chain().any(|scope| scope.prefix == Some(list))
    }

    /// Takes note of a piece; `false` where there are too many already.
    fn spend(&self) -> bool {
        self.left.set(self.left.get().saturating_sub(1));
        self.left.get() > 0
    }

    /// Writes once for every record of a list.
    fn each<T>(&self, name: &str, mut write: impl FnMut(&Scope<'_>) -> Vec<T>) -> Vec<T> {
        let records = self.list(name).unwrap_or_default();
        (1..)
            .zip(records)
            .take_while(|_| self.spend())
            .flat_map(|(number, record)| {
                write(&Scope { record, prefix: Some(name), number, outer: Some(self), left: self.left })
            })
            .collect()
    }

    /// Whether there is something: of the innermost text or list of this name.
    fn has(&self, name: &str) -> bool {
        let list = ListName::read(name);
        let found = self.chain().find_map(|scope| {
            let text = scope.own(name).map(|text| !text.trim().is_empty());
            text.or_else(|| scope.record.records(list.name, list.mark).map(|records| !records.is_empty()))
        });
        found.or_else(|| self.text(name).map(|text| !text.trim().is_empty())).unwrap_or(false)
    }
}

fn expand(nodes: &[Node], scope: &Scope<'_>) -> Vec<Node> {
    let mut out = Vec::new();
    let mut place = 0;
    while let Some(node) = nodes.get(place).filter(|_| scope.spend()) {
        let text = marker_text(node);
        match text.as_deref().and_then(marker) {
            Some(mark @ (Marker::Each(name) | Marker::With(name) | Marker::Without(name))) => {
                let end = end_of(nodes, place, name).unwrap_or(place);
                let inside = nodes.get(place.saturating_add(1)..end).unwrap_or_default();
                match mark {
                    Marker::Each(_) => out.extend(scope.each(name, |inner| expand(inside, inner))),
                    _ if matches!(mark, Marker::With(_)) == scope.has(name) => out.extend(expand(inside, scope)),
                    _ => {}
                }
                place = end;
            }
            Some(Marker::End(_)) => {}
            None => match node {
                Node::Element(element) => {
                    out.extend(expand_element(element, text.as_deref().unwrap_or_default(), scope))
                }
                Node::Text(_) | Node::Raw(_) => out.push(node.clone()),
            },
        }
        place = place.saturating_add(1);
    }
    out
}

fn expand_element(element: &Element, text: &str, scope: &Scope<'_>) -> Vec<Node> {
    let within = |scope: &Scope<'_>| {
        let mut filled = Element { children: expand(&element.children, scope), ..element.clone() };
        // A cell without a paragraph is no valid cell.
        if element.name == "w:tc"
            && filled.children.last().and_then(Node::element).is_none_or(|last| last.name != "w:p")
        {
            filled.children.push(Node::Element(Element::new("w:p", Vec::new())));
        }
        // Nor is a table without a row a valid table.
        let is_empty_table = element.name == "w:tbl" && filled.child("w:tr").is_none();
        if is_empty_table { Vec::new() } else { vec![Node::Element(filled)] }
    };
    match element.name.as_str() {
        "w:p" => paragraph(element, scope),
        "w:tr" => match row_list(text, |list| scope.is_open(list)) {
            Some(list) => scope.each(list, within),
            None => within(scope),
        },
        _ => within(scope),
    }
}

/// A paragraph with its placeholders filled: several paragraphs where a text has several lines.
fn paragraph(element: &Element, scope: &Scope<'_>) -> Vec<Node> {
    let mut text = String::new();
    collect(element, false, &mut text);
    let pieces = pieces(&text);
    let mut filled = element.clone();
    inner_paragraphs(&mut filled, scope);
    if !pieces.iter().any(|piece| matches!(piece, Piece::Field { .. })) {
        return vec![Node::Element(filled)];
    }
    let mut ends = Vec::new();
    run_ends(element, &mut 0, &mut ends);
    let mut texts = fill_runs(&pieces, &ends, scope).into_iter();
    replace_texts(&mut filled, &mut texts);
    split_lines(filled)
}

/// Where each `w:t` ends in the paragraph's text.
fn run_ends(element: &Element, length: &mut usize, ends: &mut Vec<usize>) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:p" => {}
            "w:t" => {
                let mut text = String::new();
                collect(&Element::new("", vec![Node::Element(child.clone())]), false, &mut text);
                *length = length.saturating_add(text.len());
                ends.push(*length);
            }
            _ => run_ends(child, length, ends),
        }
    }
}

/// The new text of each `w:t`: words stay in their run, a value goes where its placeholder begins.
fn fill_runs(pieces: &[Piece<'_>], ends: &[usize], scope: &Scope<'_>) -> Vec<String> {
    let mut texts = vec![String::new(); ends.len()];
    let mut offset = 0_usize;
    let mut put = |offset: usize, part: &str| {
        let run = ends.partition_point(|end| *end <= offset);
        if let Some(text) = texts.get_mut(run) {
            text.push_str(part);
        }
    };
    for piece in pieces {
        match piece {
            Piece::Words(words) => {
                for (place, character) in words.char_indices() {
                    put(offset.saturating_add(place), character.encode_utf8(&mut [0; 4]));
                }
                offset = offset.saturating_add(words.len());
            }
            Piece::Field { inner, whole } => {
                put(offset, scope.text(inner).as_deref().unwrap_or(whole));
                offset = offset.saturating_add(whole.len());
            }
        }
    }
    texts
}

fn replace_texts(element: &mut Element, texts: &mut impl Iterator<Item = String>) {
    for node in &mut element.children {
        let Node::Element(child) = node else { continue };
        match child.name.as_str() {
            "w:p" => {}
            "w:t" => {
                child.attributes = KEEP_BLANKS.into();
                child.children = vec![Node::Text(texts.next().unwrap_or_default())];
            }
            _ => replace_texts(child, texts),
        }
    }
}

fn inner_paragraphs(element: &mut Element, scope: &Scope<'_>) {
    for node in &mut element.children {
        let Node::Element(child) = node else { continue };
        if child.elements().any(|inner| inner.name == "w:p") {
            child.children = expand(&child.children, scope);
        } else {
            inner_paragraphs(child, scope);
        }
    }
}

const KEEP_BLANKS: &str = " xml:space=\"preserve\"";

/// Makes a paragraph of every line and a real tab of every tab; a line further inside (a link) becomes a line break.
fn split_lines(element: Element) -> Vec<Node> {
    let mut lines = vec![first_line(&element)];
    for node in element.children {
        match node {
            Node::Element(run) if run.name == "w:r" => add_run(&run, &element.name, &mut lines),
            Node::Element(properties) if properties.name == "w:pPr" => {}
            other => {
                if let Some(line) = lines.last_mut() {
                    line.children.push(break_inside(other));
                }
            }
        }
    }
    lines.into_iter().map(Node::Element).collect()
}

/// An empty paragraph with the properties of this one.
fn first_line(element: &Element) -> Element {
    let properties = element.child("w:pPr").cloned().map(Node::Element);
    Element {
        name: element.name.clone(),
        attributes: element.attributes.clone(),
        children: properties.into_iter().collect(),
    }
}

/// The paragraph after this one: the same properties, but neither its identity nor a break that belongs to the first only.
fn next_line(line: &Element, name: &str) -> Element {
    let mut next = Element { attributes: String::new(), ..first_line(line) };
    next.name = name.into();
    if let Some(Node::Element(properties)) = next.children.first_mut() {
        properties.children.retain(|node| {
            node.element().is_none_or(|element| !matches!(element.name.as_str(), "w:pageBreakBefore" | "w:sectPr"))
        });
    }
    next
}

fn add_run(run: &Element, paragraph: &str, lines: &mut Vec<Element>) {
    let new_run = || {
        let properties = run.child("w:rPr").cloned().map(Node::Element);
        Element {
            name: run.name.clone(),
            attributes: run.attributes.clone(),
            children: properties.into_iter().collect(),
        }
    };
    let mut current = new_run();
    for node in &run.children {
        match node {
            Node::Element(text) if text.name == "w:t" => {
                let words = match text.children.first() {
                    Some(Node::Text(words)) => words.as_str(),
                    _ => "",
                };
                let normal = words.replace("\r\n", "\n").replace('\r', "\n");
                for (number, line) in normal.split('\n').enumerate() {
                    if number > 0
                        && let Some(last) = lines.last_mut()
                    {
                        last.children.push(Node::Element(std::mem::replace(&mut current, new_run())));
                        let next = next_line(last, paragraph);
                        lines.push(next);
                    }
                    current.children.extend(text_nodes(line, &text.attributes));
                }
            }
            Node::Element(properties) if properties.name == "w:rPr" => {}
            other => current.children.push(other.clone()),
        }
    }
    if let Some(last) = lines.last_mut() {
        last.children.push(Node::Element(current));
    }
}

fn text_nodes(line: &str, attributes: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (number, words) in line.split('\t').enumerate() {
        if number > 0 {
            nodes.push(Node::Element(Element::new("w:tab", Vec::new())));
        }
        if !words.is_empty() {
            nodes.push(Node::Element(Element {
                name: "w:t".into(),
                attributes: attributes.into(),
                children: vec![Node::Text(words.into())],
            }));
        }
    }
    nodes
}

fn break_inside(node: Node) -> Node {
    let Node::Element(mut element) = node else { return node };
    if element.name == "w:r" {
        let mut lines = vec![Element::default()];
        add_run(&element, "", &mut lines);
        let runs = lines.into_iter().flat_map(|line| line.children).filter_map(|node| match node {
            Node::Element(run) => Some(run.children),
            Node::Text(_) | Node::Raw(_) => None,
        });
        let mut children: Vec<Node> = Vec::new();
        for (number, content) in runs.enumerate() {
            if number == 0 {
                children.extend(content);
            } else {
                children.push(Node::Element(Element::new("w:br", Vec::new())));
                children.extend(
                    content.into_iter().filter(|node| node.element().is_none_or(|inner| inner.name != "w:rPr")),
                );
            }
        }
        element.children = children;
    } else if element.name != "w:p" {
        element.children = element.children.into_iter().map(break_inside).collect();
    }
    Node::Element(element)
}

#[cfg(test)]
mod tests;
