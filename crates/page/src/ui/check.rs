//! 报送前检查: what was found when it was looked for last.

use weibao_terms::Topic;

use crate::prelude::*;
use crate::queries::check::Line;

/// What this screen alone needs, and what stands above every export.
#[derive(Debug, Default)]
pub struct State {
    /// Everything unfinished, by topic.
    pub lines: Vec<Line>,
}

impl State {
    /// The topics that have lines, each with its lines, in order.
    pub fn topics(&self) -> impl Iterator<Item = (Topic, Vec<&Line>)> {
        Topic::ALL.into_iter().filter_map(|topic| {
            let lines: Vec<&Line> = self.lines.iter().filter(|line| line.topic == topic).collect();
            (!lines.is_empty()).then_some((topic, lines))
        })
    }
}
