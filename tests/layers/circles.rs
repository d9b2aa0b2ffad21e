//! Circles in a graph of files.

use std::collections::{BTreeMap, BTreeSet};

/// Each file with those that it needs.
pub type Edges = BTreeMap<String, BTreeSet<String>>;

/// Every group of files that need each other, with a shortest way round.
pub fn find(edges: &Edges) -> Vec<String> {
    let mut circles = Vec::new();
    let mut told = BTreeSet::new();
    for file in edges.keys() {
        if told.contains(file) {
            continue;
        }
        if let Some(way) = way_back(edges, file) {
            let group: BTreeSet<String> =
                reach(edges, file).into_iter().filter(|other| reach(edges, other).contains(file)).collect();
            circles.push(format!("{} files in a circle: {}", group.len(), way.join(" → ")));
            told.extend(group);
        }
    }
    circles
}

/// All that a file needs, directly or not.
fn reach(edges: &Edges, from: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(file) = open.pop() {
        for next in edges.get(&file).into_iter().flatten() {
            if found.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    found
}

/// A shortest way from a file to itself.
fn way_back(edges: &Edges, from: &str) -> Option<Vec<String>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut round = vec![from];
    while !round.is_empty() {
        let mut following = Vec::new();
        for file in round {
            for next in edges.get(file).into_iter().flatten() {
                if next == from {
                    let mut way = vec![from.to_owned(), file.to_owned()];
                    let mut at = file;
                    while at != from {
                        at = came_from[at];
                        way.push(at.to_owned());
                    }
                    way.reverse();
                    return Some(way);
                }
                if !came_from.contains_key(next.as_str()) {
                    came_from.insert(next, file);
                    following.push(next.as_str());
                }
            }
        }
        round = following;
    }
    None
}

#[test]
fn a_circle_is_found_and_told_once() {
    let edges = |list: &[(&str, &str)]| {
        let mut edges = Edges::new();
        for (from, to) in list {
            edges.entry((*from).into()).or_default().insert((*to).into());
        }
        edges
    };
    assert_eq!(find(&edges(&[("a", "b"), ("b", "c"), ("a", "c")])), [""; 0]);
    assert_eq!(find(&edges(&[("a", "b"), ("b", "c"), ("c", "a"), ("x", "a")])), ["3 files in a circle: a → b → c → a"]);
    assert_eq!(find(&edges(&[("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")])).len(), 2);
    assert_eq!(find(&edges(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "a")])), ["3 files in a circle: a → b → c → a"]);
}
