//! Writes the text of a part. What is written more than once gets an identity of its own each time, what has lost its other half is left
//! out, and a cell or text box that has lost all its paragraphs gets an empty one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::links;
use crate::xml::{self, Element};

/// An element that is being written.
struct Frame {
    name: String,
    kind: Kind,
    /// Where its tag begins, and where what is inside does.
    start: usize,
    inside: usize,
    /// Whether it is filled, and so may have to be mended.
    filled: bool,
    /// Whether it is left out: a second copy of what there can be only one of.
    left_out: bool,
    /// The range that begins here.
    range: Option<(Of, String)>,
    /// Whether there is a row in it.
    rows: bool,
    /// Whether the last block in it is a paragraph; nothing where there is none.
    ends_in_paragraph: Option<bool>,
}

/// What matters about an element for the ones around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Table,
    Row,
    Cell,
    /// It must hold a paragraph.
    Story,
    /// It stands around rows and blocks as if it were not there.
    Wrapper,
    Control,
    /// What a field is asked to show, or a part of it.
    Instruction,
    Other,
}

impl Kind {
    fn of(kind: &str) -> Self {
        match kind {
            "w:p" => Self::Paragraph,
            "w:tbl" => Self::Table,
            "w:tr" => Self::Row,
            "w:tc" => Self::Cell,
            "w:txbxContent" | "w:hdr" | "w:ftr" | "w:footnote" | "w:endnote" | "w:comment" => Self::Story,
            "w:sdt" | "w:sdtContent" | "w:customXml" | "mc:AlternateContent" | "mc:Choice" | "mc:Fallback" => {
                Self::Wrapper
            }
            "w:sdtPr" => Self::Control,
            "w:instrText" => Self::Instruction,
            _ => Self::Other,
        }
    }
}

/// What an id is the id of; of each, every id stands once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Bookmark,
    Permission,
    MovedFrom,
    MovedTo,
    CommentRange,
    CommentRangeEnd,
    CommentReference,
    Revision,
    Control,
    Drawing,
    Paragraph,
    Shape,
    ShapeType,
}

/// The beginning of a range whose end has not come yet.
struct Begun {
    id: String,
    from: usize,
    to: usize,
}

/// A link or a field that names a bookmark of the same part.
struct Link {
    /// How far the part was written when it came.
    at: usize,
    /// Where the name stands; in pieces, where a field's instruction does.
    places: Vec<Range<usize>>,
    /// What the bookmark is called in the template.
    name: String,
    /// What the one of the same copy is called.
    to: Option<String>,
}

/// A field whose instruction is being written.
struct Field {
    /// Where its element begins.
    at: usize,
    /// Where its instruction stands.
    instruction: Vec<Range<usize>>,
}

/// A bookmark that was written.
struct Mark {
    /// Where its element begins.
    at: usize,
    /// What it is called in the template.
    name: String,
    /// What it is called here.
    own: String,
}

/// Writes a part.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    open: Vec<Frame>,
    seen: BTreeSet<(Of, String)>,
    begun: BTreeMap<(Of, String), Begun>,
    /// How often each bookmark's name was given out.
    names: BTreeMap<String, usize>,
    marks: Vec<Mark>,
    links: Vec<Link>,
    /// The fields that have begun, with those inside them.
    fields: Vec<Field>,
    /// What the shapes that were written last are called now.
    shapes: BTreeMap<String, String>,
    given: usize,
    /// The range that the element begins whose tag is being written.
    beginning: Option<(Of, String)>,
}

/// Ids that are given out begin here: those of a template rarely come this far, and where one does it is given a new one itself.
const FIRST_ID: usize = 1_000_000;
/// Word takes no longer name for a bookmark, in characters.
const LONGEST_NAME: usize = 40;

impl Writer {
    /// How many bytes there are.
    pub fn length(&self) -> usize {
        self.out.len()
    }

    /// Begins an element. `filled`: whether it is not as it stood.
    pub fn open(&mut self, element: &Element, attributes: &str, filled: bool) {
        let start = self.out.len();
        self.out.push('<');
        self.out.push_str(&element.name);
        let identity = self.identity(element.kind(), attributes, start);
        let inside = self.out.len();
        let left_out = matches!(identity, Identity::LeftOut);
        match &identity {
            Identity::Changed(changed) => self.out.push_str(changed),
            Identity::Kept | Identity::LeftOut => self.out.push_str(attributes),
        }
        match element.kind() {
            "w:hyperlink" => self.link_in(inside, attributes, "anchor", |anchor| Some(0..anchor.len())),
            "w:fldSimple" => self.link_in(inside, attributes, "instr", links::bookmark),
            "w:fldChar" => match value(attributes, "fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field { at: start, instruction: Vec::new() }),
                Some("separate") => self.end_instruction(),
                Some("end") => {
                    self.end_instruction();
                    self.fields.pop();
                }
                _ => {}
            },
            _ => {}
        }
        self.out.push('>');
        self.open.push(Frame {
            name: element.name.clone(),
            kind: Kind::of(element.kind()),
            start,
            inside: self.out.len(),
            filled,
            left_out,
            range: self.beginning.take(),
            rows: false,
            ends_in_paragraph: None,
        });
    }

    /// Words.
    pub fn text(&mut self, text: &str) {
        self.out.push_str(&xml::escape(text));
    }

    /// Markup as it stood.
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Ends the innermost element.
    pub fn close(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        let is_empty_table = frame.filled && frame.kind == Kind::Table && !frame.rows;
        if frame.left_out || is_empty_table {
            self.out.truncate(frame.start);
            self.begun.retain(|_, begun| begun.to <= frame.start);
            self.links.truncate(self.links.partition_point(|link| link.at < frame.start));
            self.fields.retain(|field| field.at < frame.start);
            self.marks.truncate(self.marks.partition_point(|mark| mark.at < frame.start));
            return;
        }
        let lacks_paragraph = frame.filled
            && match frame.kind {
                Kind::Cell => frame.ends_in_paragraph != Some(true),
                Kind::Story => frame.ends_in_paragraph.is_none(),
                _ => false,
            };
        if lacks_paragraph {
            let paragraph = Element::new(&frame.name, Vec::new()).sibling("p");
            self.out.push_str(&format!("<{paragraph}/>"));
        }
        if let (Kind::Instruction, Some(field)) = (frame.kind, self.fields.last_mut()) {
            field.instruction.push(frame.inside..self.out.len());
        }
        if self.out.len() == frame.inside {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(&frame.name);
            self.out.push('>');
        }
        if let Some(begun) = frame.range.and_then(|range| self.begun.get_mut(&range)) {
            begun.to = self.out.len();
        }
        let Some(around) = self.open.last_mut() else { return };
        match frame.kind {
            Kind::Paragraph => around.ends_in_paragraph = Some(true),
            Kind::Table => around.ends_in_paragraph = Some(false),
            Kind::Row => around.rows = true,
            Kind::Wrapper => {
                around.rows |= frame.rows;
                around.ends_in_paragraph = frame.ends_in_paragraph.or(around.ends_in_paragraph);
            }
            Kind::Cell | Kind::Story | Kind::Control | Kind::Instruction | Kind::Other => {}
        }
    }

    /// A bookmark's name in an attribute of the element that is being written, whose attributes stand from `inside` on as they were.
    fn link_in(
        &mut self,
        inside: usize,
        attributes: &str,
        local: &str,
        find: impl FnOnce(&str) -> Option<Range<usize>>,
    ) {
        let Some(found) = xml::attributes(attributes).find(|attribute| attribute.local() == local) else { return };
        let Some(at) = attributes
            .find(found.whole)
            .zip(found.whole.rfind(found.value))
            .map(|(at, in_it)| at.saturating_add(in_it))
        else {
            return;
        };
        let Some(name) = find(found.value) else { return };
        let from = inside.saturating_add(at);
        let place = from.saturating_add(name.start)..from.saturating_add(name.end);
        self.link(std::iter::once(place).collect());
    }

    /// The innermost field has been told what to show.
    fn end_instruction(&mut self) {
        let Some(pieces) = self.fields.last_mut().map(|field| std::mem::take(&mut field.instruction)) else { return };
        let said: String = pieces.iter().filter_map(|piece| self.out.get(piece.clone())).collect();
        let Some(name) = links::bookmark(&said) else { return };
        self.link(links::places(&pieces, &name));
    }

    /// Something that names a bookmark, in these places.
    fn link(&mut self, places: Vec<Range<usize>>) {
        let name: String = places.iter().filter_map(|place| self.out.get(place.clone())).collect();
        if !name.is_empty() {
            self.links.push(Link { at: self.out.len(), places, name, to: None });
        }
    }

    /// A copy of what is repeated has been written from this place on: its links lead to its own bookmarks.
    pub fn end_copy(&mut self, from: usize) {
        let mut marks: BTreeMap<&str, &str> = BTreeMap::new();
        for mark in self.marks.iter().rev().take_while(|mark| mark.at >= from) {
            marks.insert(&mark.name, &mark.own);
        }
        let links = self.links.iter_mut().rev().take_while(|link| link.at >= from);
        for link in links.filter(|link| link.to.is_none()) {
            link.to = marks.get(link.name.as_str()).map(|own| (*own).to_owned());
        }
    }

    /// All that was written, without the beginnings of ranges that have no end.
    pub fn finish(mut self) -> String {
        let mut edits: Vec<(usize, usize, String)> =
            self.begun.values().map(|begun| (begun.from, begun.to, String::new())).collect();
        for link in &self.links {
            let Some(to) = link.to.as_ref().filter(|to| **to != link.name) else { continue };
            let names = std::iter::once(to.clone()).chain(std::iter::repeat(String::new()));
            edits.extend(link.places.iter().zip(names).map(|(place, name)| (place.start, place.end, name)));
        }
        edits.sort_unstable();
        for (from, to, text) in edits.into_iter().rev() {
            if self.out.is_char_boundary(from) && self.out.is_char_boundary(to) && from < to {
                self.out.replace_range(from..to, &text);
            }
        }
        self.out
    }

    // ---------------------------------------------------------------- identities

    fn identity(&mut self, kind: &str, attributes: &str, start: usize) -> Identity {
        match kind {
            "w:p" | "w:tr" => self.paragraph(attributes),
            "w:bookmarkStart" => self.begin(Of::Bookmark, attributes, start),
            "w:bookmarkEnd" => self.end(Of::Bookmark, attributes),
            "w:permStart" => self.begin(Of::Permission, attributes, start),
            "w:permEnd" => self.end(Of::Permission, attributes),
            "w:moveFromRangeStart" => self.begin(Of::MovedFrom, attributes, start),
            "w:moveFromRangeEnd" => self.end(Of::MovedFrom, attributes),
            "w:moveToRangeStart" => self.begin(Of::MovedTo, attributes, start),
            "w:moveToRangeEnd" => self.end(Of::MovedTo, attributes),
            // A comment stands once: it is about the first of several copies.
            "w:commentRangeStart" => self.once(Of::CommentRange, attributes),
            "w:commentRangeEnd" => self.once(Of::CommentRangeEnd, attributes),
            "w:commentReference" => self.once(Of::CommentReference, attributes),
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | "w:rPrChange" | "w:pPrChange" | "w:sectPrChange"
            | "w:tblPrChange" | "w:tcPrChange" | "w:trPrChange" | "w:cellIns" | "w:cellDel" | "w:numberingChange" => {
                self.numbered(Of::Revision, attributes, "id")
            }
            "w:id" if self.open.last().is_some_and(|frame| frame.kind == Kind::Control) => {
                self.numbered(Of::Control, attributes, "val")
            }
            "wp:docPr" => self.numbered(Of::Drawing, attributes, "id"),
            "v:shapetype" => self.once(Of::ShapeType, attributes),
            "o:OLEObject" => match value(attributes, "ShapeID").and_then(|shape| self.shapes.get(&shape)) {
                Some(shape) => Identity::Changed(with(attributes, "ShapeID", shape)),
                None => Identity::Kept,
            },
            kind if kind.starts_with("v:") => self.shape(attributes),
            _ => Identity::Kept,
        }
    }

    fn is_new(&mut self, of: Of, id: &str) -> bool {
        self.seen.insert((of, id.to_owned()))
    }

    fn fresh(&mut self, of: Of) -> String {
        loop {
            let id = FIRST_ID.saturating_add(self.given).to_string();
            self.given = self.given.saturating_add(1);
            if self.is_new(of, &id) {
                return id;
            }
        }
    }

    fn numbered(&mut self, of: Of, attributes: &str, local: &str) -> Identity {
        match value(attributes, local) {
            Some(id) if !self.is_new(of, &id) => Identity::Changed(with(attributes, local, &self.fresh(of))),
            _ => Identity::Kept,
        }
    }

    fn once(&mut self, of: Of, attributes: &str) -> Identity {
        match value(attributes, "id") {
            Some(id) if !self.is_new(of, &id) => Identity::LeftOut,
            _ => Identity::Kept,
        }
    }

    fn begin(&mut self, of: Of, attributes: &str, start: usize) -> Identity {
        let Some(id) = value(attributes, "id") else { return Identity::Kept };
        if self.begun.contains_key(&(of, id.clone())) {
            // The copy of a range that ends behind all copies.
            return Identity::LeftOut;
        }
        let is_new = self.is_new(of, &id);
        let given = if is_new { id.clone() } else { self.fresh(of) };
        let mut changed = if is_new { attributes.to_owned() } else { with(attributes, "id", &given) };
        if let Some(name) = value(attributes, "name") {
            let own = self.name(of, &name);
            if of == Of::Bookmark {
                self.marks.push(Mark { at: start, name: name.clone(), own: own.clone() });
            }
            if own != name {
                changed = with(&changed, "name", &own);
            }
        }
        self.beginning = Some((of, id.clone()));
        self.begun.insert((of, id), Begun { id: given, from: start, to: start });
        Identity::Changed(changed)
    }

    fn end(&mut self, of: Of, attributes: &str) -> Identity {
        let begun = value(attributes, "id").and_then(|id| self.begun.remove(&(of, id)));
        match begun {
            Some(begun) => Identity::Changed(with(attributes, "id", &begun.id)),
            None => Identity::LeftOut,
        }
    }

    /// The name of a range: its own the first time. Both halves of a move are called alike.
    fn name(&mut self, of: Of, name: &str) -> String {
        let key = format!("{} {name}", if of == Of::MovedTo { "to" } else { "" });
        let times = self.names.entry(key).or_default();
        *times = times.saturating_add(1);
        if *times == 1 {
            return name.to_owned();
        }
        let behind = format!("_{times}");
        let kept: String = name.chars().take(LONGEST_NAME.saturating_sub(behind.len())).collect();
        format!("{kept}{behind}")
    }

    fn paragraph(&mut self, attributes: &str) -> Identity {
        match value(attributes, "paraId") {
            Some(id) if !self.is_new(Of::Paragraph, &id) => {
                let kept =
                    xml::attributes(attributes).filter(|attribute| !matches!(attribute.local(), "paraId" | "textId"));
                Identity::Changed(kept.map(|attribute| attribute.whole).collect())
            }
            _ => Identity::Kept,
        }
    }

    fn shape(&mut self, attributes: &str) -> Identity {
        let Some(id) =
            xml::attributes(attributes).find(|attribute| attribute.name == "id").map(|found| found.value.to_owned())
        else {
            return Identity::Kept;
        };
        if self.is_new(Of::Shape, &id) {
            return Identity::Kept;
        }
        let own = format!("{id}_{}", self.fresh(Of::Shape));
        self.shapes.insert(id, own.clone());
        let kept: String = xml::attributes(attributes)
            .filter(|attribute| attribute.local() != "spid")
            .map(|attribute| attribute.whole)
            .collect();
        Identity::Changed(with(&kept, "id", &own))
    }
}

/// What becomes of an element's identity.
enum Identity {
    Kept,
    /// Its attributes are these.
    Changed(String),
    /// It is left out with all that it holds.
    LeftOut,
}

fn value(attributes: &str, local: &str) -> Option<String> {
    xml::attributes(attributes).find(|attribute| attribute.local() == local).map(|attribute| attribute.value.to_owned())
}

/// The attributes with another value for this one.
fn with(attributes: &str, local: &str, value: &str) -> String {
    xml::attributes(attributes)
        .map(|attribute| {
            if attribute.local() == local {
                format!(" {}=\"{value}\"", attribute.name)
            } else {
                attribute.whole.to_owned()
            }
        })
        .collect()
}
