//! XML as a small tree that is written back as it was read.

use quick_xml::escape::{partial_escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::limits;

/// A piece of XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Plain text, unescaped.
    Text(String),
    /// Markup that we only pass on: declarations, comments, instructions.
    Raw(String),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// As it stood, with its prefix.
    pub name: String,
    /// The name with the usual prefix of its namespace, where another one stood: see [`Element::kind`].
    usual: Option<Box<str>>,
    /// The attributes as they stood, escaped, with the blank before them.
    pub attributes: String,
    /// What is inside.
    pub children: Vec<Node>,
}

/// Why a part is no text of an Office file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// It is not well-formed, nests too deeply, or has a document type or entities of its own, which no Office file has.
    Broken,
    /// It has more elements than any document.
    TooLarge,
}

/// The namespaces whose elements we look for, with their usual prefixes: as most programs write them, and by the strict standard.
const NAMESPACES: [(&str, &str); 9] = [
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("a", "http://purl.oclc.org/ooxml/drawingml/main"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
];

impl Element {
    /// An element without attributes.
    pub fn new(name: &str, children: Vec<Node>) -> Self {
        Self { name: name.into(), children, ..Self::default() }
    }

    /// The same with this inside.
    pub fn with(self, children: Vec<Node>) -> Self {
        Self { children, ..self }
    }

    /// What it is: the name with the usual prefix of its namespace, `w:p`.
    pub fn kind(&self) -> &str {
        self.usual.as_deref().unwrap_or(&self.name)
    }

    /// The name of another element of the same namespace, `p`, as it is to be written beside this one.
    pub fn sibling(&self, local: &str) -> String {
        match self.name.split_once(':') {
            Some((prefix, _)) => format!("{prefix}:{local}"),
            None => local.into(),
        }
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first child element of this kind.
    pub fn child(&self, kind: &str) -> Option<&Element> {
        self.elements().find(|element| element.kind() == kind)
    }

    /// An attribute's value, by its name without the prefix.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let found = attributes(&self.attributes).find(|attribute| attribute.local() == local)?;
        unescape(found.value)
    }
}

impl Node {
    /// The element, if it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Raw(_) => None,
        }
    }
}

/// An attribute as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'a> {
    /// With its prefix.
    pub name: &'a str,
    /// What stands between its quotes, escaped.
    pub value: &'a str,
    /// All of it, with the blank before it.
    pub whole: &'a str,
}

impl<'a> Attribute<'a> {
    /// The name without the prefix.
    pub fn local(&self) -> &'a str {
        self.name.rsplit_once(':').map_or(self.name, |(_, local)| local)
    }
}

/// The attributes of a tag, up to the first thing that is none.
pub(crate) fn attributes(raw: &str) -> impl Iterator<Item = Attribute<'_>> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let (attribute, behind) = next_attribute(rest)?;
        rest = behind;
        Some(attribute)
    })
}

fn next_attribute(raw: &str) -> Option<(Attribute<'_>, &str)> {
    let trimmed = raw.trim_start();
    if trimmed.len() == raw.len() {
        return None;
    }
    let (name, after) = trimmed.split_once('=')?;
    let name = name.trim_end();
    let quoted = after.trim_start();
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, behind) = quoted.get(1..)?.split_once(quote)?;
    let is_name =
        !name.is_empty() && !name.contains(|character: char| character.is_whitespace() || "<>\"'&".contains(character));
    let whole = raw.get(..raw.len().checked_sub(behind.len())?)?;
    (is_name && !value.contains('<')).then_some((Attribute { name, value, whole }, behind))
}

/// Whether these are attributes and nothing else, each once. Namespaces that they declare come back.
fn declared(raw: &str) -> Result<Vec<Attribute<'_>>, Malformed> {
    let mut rest = raw;
    let mut names = Vec::new();
    let mut namespaces = Vec::new();
    while !rest.trim_start().is_empty() {
        let (attribute, behind) = next_attribute(rest).ok_or(Malformed::Broken)?;
        names.push(attribute.name);
        if attribute.value.contains('&') && unescape(attribute.value).is_none() {
            return Err(Malformed::Broken);
        }
        if attribute.name == "xmlns" || attribute.name.starts_with("xmlns:") {
            namespaces.push(attribute);
        }
        rest = behind;
    }
    names.sort_unstable();
    if names.windows(2).any(|pair| pair.first() == pair.last()) { Err(Malformed::Broken) } else { Ok(namespaces) }
}

/// The characters that stand behind escaped text; nothing where it names an unknown entity.
pub(crate) fn unescape(text: &str) -> Option<String> {
    quick_xml::escape::unescape(text).ok().map(|value| value.into_owned())
}

/// What the prefixes mean where the reader is.
#[derive(Default)]
struct Prefixes {
    /// The depth at which each was declared, the prefix, and the usual one of its namespace.
    declared: Vec<(usize, String, Option<&'static str>)>,
    /// Whether any prefix is not the usual one of its namespace: mostly none is, and no name has to be looked up.
    unusual: bool,
}

impl Prefixes {
    fn declare(&mut self, depth: usize, attribute: &Attribute<'_>) {
        let prefix = attribute.name.strip_prefix("xmlns:").unwrap_or_default();
        let usual = NAMESPACES.iter().find(|(_, namespace)| *namespace == attribute.value).map(|(prefix, _)| *prefix);
        let is_taken = NAMESPACES.iter().any(|(known, _)| *known == prefix);
        self.unusual |= usual.map_or(is_taken, |usual| usual != prefix);
        self.declared.push((depth, prefix.to_owned(), usual));
    }

    fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(declared, ..)| *declared > depth) {
            self.declared.pop();
        }
    }

    /// The name with the usual prefix, where that is another one.
    fn usual(&self, name: &str) -> Option<Box<str>> {
        if !self.unusual {
            return None;
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let (.., usual) = self.declared.iter().rev().find(|(_, known, _)| known == prefix)?;
        match usual {
            Some(usual) if *usual == prefix => None,
            Some(usual) => Some(format!("{usual}:{local}").into()),
            // A prefix of ours that means something else here.
            None => NAMESPACES.iter().any(|(known, _)| *known == prefix).then(|| format!("?:{local}").into()),
        }
    }
}

/// Reads a whole part.
pub(crate) fn parse(text: &str) -> Result<Vec<Node>, Malformed> {
    parse_within(text, &mut { limits::ELEMENTS })
}

/// Reads a whole part. `left`: how many elements may still come.
pub(crate) fn parse_within(text: &str, left: &mut usize) -> Result<Vec<Node>, Malformed> {
    if !text.chars().all(is_allowed) {
        return Err(Malformed::Broken);
    }
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut siblings: Vec<Vec<Node>> = vec![Vec::new()];
    let mut prefixes = Prefixes::default();
    let mut roots = 0_usize;
    loop {
        let node = match reader.read_event().map_err(|_| Malformed::Broken)? {
            Event::Start(start) => {
                if open.len() >= limits::DEPTH {
                    return Err(Malformed::Broken);
                }
                let element = tag(&start, open.len().saturating_add(1), &mut prefixes, left)?;
                roots = roots.saturating_add(usize::from(open.is_empty()));
                open.push(element);
                siblings.push(Vec::new());
                continue;
            }
            Event::End(_) => {
                let mut element = open.pop().ok_or(Malformed::Broken)?;
                element.children = siblings.pop().ok_or(Malformed::Broken)?;
                prefixes.leave(open.len());
                Node::Element(element)
            }
            Event::Empty(start) => {
                let element = tag(&start, open.len().saturating_add(1), &mut prefixes, left)?;
                prefixes.leave(open.len());
                roots = roots.saturating_add(usize::from(open.is_empty()));
                Node::Element(element)
            }
            Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|_| Malformed::Broken)? {
                Some(character) => Node::Text(character.into()),
                None => match resolve_predefined_entity(&reference) {
                    Some(known) => Node::Text(known.into()),
                    None => return Err(Malformed::Broken),
                },
            },
            Event::Comment(comment) => Node::Raw(format!("<!--{}-->", &*comment)),
            Event::Decl(declaration) => Node::Raw(format!("<?{}?>", &*declaration)),
            Event::PI(instruction) => Node::Raw(format!("<?{}?>", &*instruction)),
            Event::DocType(_) => return Err(Malformed::Broken),
            Event::Eof => break,
        };
        if matches!(&node, Node::Text(text) if open.is_empty() && !text.trim().is_empty()) {
            return Err(Malformed::Broken);
        }
        let here = siblings.last_mut().ok_or(Malformed::Broken)?;
        match (here.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(more)) => before.push_str(&more),
            (_, node) => here.push(node),
        }
    }
    match (open.is_empty() && roots == 1, siblings.pop()) {
        (true, Some(nodes)) => Ok(nodes),
        _ => Err(Malformed::Broken),
    }
}

fn tag(start: &BytesStart, depth: usize, prefixes: &mut Prefixes, left: &mut usize) -> Result<Element, Malformed> {
    *left = left.checked_sub(1).ok_or(Malformed::TooLarge)?;
    let attributes = start.attributes_raw().trim_end();
    for declaration in declared(attributes)? {
        prefixes.declare(depth, &declaration);
    }
    let name = start.name().as_ref().to_owned();
    Ok(Element { usual: prefixes.usual(&name), name, attributes: attributes.into(), children: Vec::new() })
}

/// Plain text for between tags: escaped, and without the characters that XML cannot hold at all.
pub(crate) fn escape(text: &str) -> String {
    let allowed: String = text.chars().filter(|character| is_allowed(*character)).collect();
    // A bare carriage return would be read back as a line feed.
    partial_escape(&allowed).replace('\r', "&#13;")
}

/// Whether XML 1.0 can hold the character.
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_only_what_xml_cannot_hold() {
        assert_eq!(escape("a\u{0}\u{8}\u{b}\u{1f}\u{fffe}b<&>𠮷㐂😀\t\u{7f}"), "ab&lt;&amp;&gt;𠮷㐂😀\t\u{7f}");
    }

    #[test]
    fn refuses_what_is_no_office_xml() {
        for text in [
            "",
            "text",
            "<a><b></a>",
            "<a>",
            "<a/><b/>",
            "<a/>text",
            "<a x=1/>",
            "<a x/>",
            "<a x='1' x='2'/>",
            "<a x='<'/>",
            "<a x='&e;'/>",
            "<a>&e;</a>",
            "<a>\u{1}</a>",
            "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
            "<!DOCTYPE a><a/>",
        ] {
            assert_eq!(parse(text), Err(Malformed::Broken), "{text}");
        }
        let deep = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
        assert!(parse(&deep(limits::DEPTH)).is_ok());
        assert_eq!(parse(&deep(limits::DEPTH + 1)), Err(Malformed::Broken));
        assert_eq!(parse_within("<a><b/><b/></a>", &mut 2), Err(Malformed::TooLarge));
    }

    #[test]
    fn knows_an_element_by_its_namespace() {
        let kind = |text: &str| parse(text).unwrap()[0].element().unwrap().elements().next().unwrap().kind().to_owned();
        let word = NAMESPACES[0].1;
        assert_eq!(kind(&format!("<w:a xmlns:w='{word}'><w:p/></w:a>")), "w:p");
        assert_eq!(kind(&format!("<ns0:a xmlns:ns0='{word}'><ns0:p/></ns0:a>")), "w:p");
        assert_eq!(kind(&format!("<a xmlns='{word}'><p/></a>")), "w:p");
        assert_eq!(kind(&format!("<a xmlns:x='{word}'><x:p xmlns:x='other'/></a>")), "x:p");
        assert_eq!(kind("<a><w:p xmlns:w='other'/></a>"), "?:p");
        assert_eq!(
            kind("<a xmlns:w='strange'><w:p xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'/></a>"),
            "w:p"
        );
    }

    #[test]
    fn finds_an_attribute() {
        let nodes = parse("<w:b w:val=\"&quot;x&quot;\"/>").unwrap();
        assert_eq!(nodes[0].element().unwrap().attribute("val").as_deref(), Some("\"x\""));
        assert_eq!(nodes[0].element().unwrap().attribute("no"), None);
    }
}
