//! What an honest file never reaches. Work grows with these alone, so that whatever is given is filled or refused within a second.
//! `standards/templates/README.md` tells those who make templates; a test holds it to the numbers here.

/// Parts of a package.
pub(crate) const PARTS: usize = 2_000;
/// Bytes of all texts of a package together, unpacked; and of all texts that are written.
pub(crate) const TEXT_BYTES: usize = 16 * 1024 * 1024;
/// Elements of all texts of a package together.
pub(crate) const ELEMENTS: usize = 500_000;
/// Elements inside elements.
pub(crate) const DEPTH: usize = 200;
/// Placeholders of a template, those that repeat or keep something included.
pub(crate) const PLACEHOLDERS: usize = 5_000;
/// Repetitions and conditions inside one another.
pub(crate) const NESTING: usize = 12;
/// Steps of filling: pieces written, records looked at.
pub(crate) const STEPS: usize = 3_000_000;
/// Faults that are reported one by one; of the others only how many there are.
pub(crate) const FAULTS: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_tells_the_limits() {
        let readme = include_str!("../../../standards/templates/README.md");
        let said = format!(
            "部件 {PARTS} 个，展开后的文字 {} MB（生成的文档也是），元素 {ELEMENTS} 个，元素套 {DEPTH} 层，占位符 {PLACEHOLDERS} 处，重复和条件套 {NESTING} 层",
            TEXT_BYTES / 1024 / 1024
        );
        assert!(readme.contains(&said), "{said}");
        assert!(readme.contains(&format!("多于 {FAULTS} 处")));
    }
}
