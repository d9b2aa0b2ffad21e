//! XML as a small tree that is written back as it was read.

use quick_xml::escape::{partial_escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Deeper nesting is no document that a word processor wrote; it would only exhaust the stack.
const DEEPEST: usize = 200;

/// More elements are no document that fits into a browser's memory as a tree.
const MOST_ELEMENTS: usize = 600_000;

/// A piece of XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Plain text, unescaped.
    Text(String),
    /// Markup that we only pass on: declarations, comments, instructions, unknown entities.
    Raw(String),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// With its prefix: `w:p`.
    pub name: String,
    /// The attributes as they stood, escaped, with the blank before them.
    pub attributes: String,
    /// What is inside.
    pub children: Vec<Node>,
}

/// The text is not well-formed, nests too deeply, is far too large, or has a document type (which no Office file has).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

impl Element {
    /// An element without attributes.
    pub fn new(name: &str, children: Vec<Node>) -> Self {
        Self { name: name.into(), attributes: String::new(), children }
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first child element of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let tag = BytesStart::from_content(format!("{}{}", self.name, self.attributes), self.name.len());
        let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
        quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
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

/// Reads a whole part.
pub(crate) fn parse(text: &str) -> Result<Vec<Node>, Malformed> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut siblings: Vec<Vec<Node>> = vec![Vec::new()];
    let mut elements = 0_usize;
    loop {
        let node = match reader.read_event().map_err(|_| Malformed)? {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(Malformed);
                }
                open.push(tag(&start));
                siblings.push(Vec::new());
                continue;
            }
            Event::End(_) => {
                let mut element = open.pop().ok_or(Malformed)?;
                element.children = siblings.pop().ok_or(Malformed)?;
                Node::Element(element)
            }
            Event::Empty(start) => Node::Element(tag(&start)),
            Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|_| Malformed)? {
                Some(character) => Node::Text(character.into()),
                None => match resolve_predefined_entity(&reference) {
                    Some(known) => Node::Text(known.into()),
                    None => return Err(Malformed),
                },
            },
            Event::Comment(comment) => Node::Raw(format!("<!--{}-->", &*comment)),
            Event::Decl(declaration) => Node::Raw(format!("<?{}?>", &*declaration)),
            Event::PI(instruction) => Node::Raw(format!("<?{}?>", &*instruction)),
            Event::DocType(_) => return Err(Malformed),
            Event::Eof => break,
        };
        if matches!(node, Node::Element(_)) {
            elements = elements.saturating_add(1);
            if elements > MOST_ELEMENTS {
                return Err(Malformed);
            }
        }
        let here = siblings.last_mut().ok_or(Malformed)?;
        match (here.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(more)) => before.push_str(&more),
            (_, node) => here.push(node),
        }
    }
    match (open.is_empty(), siblings.pop()) {
        (true, Some(nodes)) => Ok(nodes),
        _ => Err(Malformed),
    }
}

fn tag(start: &BytesStart) -> Element {
    Element {
        name: start.name().as_ref().into(),
        attributes: start.attributes_raw().trim_end().into(),
        children: Vec::new(),
    }
}

/// Writes a whole part.
pub(crate) fn write(nodes: &[Node]) -> String {
    let mut out = String::new();
    write_into(nodes, &mut out);
    out
}

fn write_into(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&escape(text)),
            Node::Raw(markup) => out.push_str(markup),
            Node::Element(element) => {
                out.push('<');
                out.push_str(&element.name);
                out.push_str(&element.attributes);
                if element.children.is_empty() {
                    out.push_str("/>");
                } else {
                    out.push('>');
                    write_into(&element.children, out);
                    out.push_str("</");
                    out.push_str(&element.name);
                    out.push('>');
                }
            }
        }
    }
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
    fn writes_back_what_it_read() {
        let text = "<?xml version=\"1.0\"?>\n<a x=\"1\" y='&lt;'><!-- c --><b/>t &amp; &lt;&#13;<c> </c></a>";
        assert_eq!(write(&parse(text).unwrap()), text);
    }

    #[test]
    fn drops_only_what_xml_cannot_hold() {
        assert_eq!(escape("a\u{0}\u{8}\u{b}\u{1f}\u{fffe}b<&>𠮷㐂😀\t\u{7f}"), "ab&lt;&amp;&gt;𠮷㐂😀\t\u{7f}");
    }

    #[test]
    fn refuses_what_is_no_office_xml() {
        assert_eq!(parse("<a><b></a>"), Err(Malformed));
        assert_eq!(parse("<a>"), Err(Malformed));
        assert_eq!(parse("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>"), Err(Malformed));
        assert_eq!(parse(&"<a>".repeat(300)), Err(Malformed));
    }

    #[test]
    fn finds_an_attribute() {
        let nodes = parse("<w:b w:val=\"&quot;x&quot;\"/>").unwrap();
        assert_eq!(nodes[0].element().unwrap().attribute("w:val").as_deref(), Some("\"x\""));
        assert_eq!(nodes[0].element().unwrap().attribute("w:no"), None);
    }
}
