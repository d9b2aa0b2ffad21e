//! What a saved file carries for its way through departments, city, province and years. Checked here, judged by nobody.

use crate::outline::{Field, Outline};
use Outline::{Any, Date, List, Named, Object, Placed, Text, Whole, Word};

const NAME: Outline = Text(200);
const REMARK: Outline = Text(20_000);
const DIGEST: Outline = Text(64);

const PERIOD: Outline = Object(&[
    Field::needed("from", Date),
    Field::needed("to", Date),
    Field::optional("as_of", Date),
    Field::optional("apply_on", Date),
]);

const SEAL: Outline = Object(&[
    Field::needed("revision", Whole),
    Field::needed("on", Date),
    Field::needed("digest", DIGEST),
    Field::optional("for", Word(&["city", "province"])),
]);

const UNIT: Outline = Object(&[
    Field::needed("key", NAME),
    Field::needed("name", NAME),
    Field::optional("aliases", List(50, &NAME)),
    Field::needed("kind", Word(&["department", "township"])),
    Field::optional("post", NAME),
]);

const ASSIGNMENT: Outline = Object(&[
    Field::optional("main", NAME),
    Field::optional("each", List(200, &NAME)),
    Field::optional("help", List(200, &NAME)),
]);

const UNREAD: Outline = Object(&[Field::needed("cell", NAME), Field::needed("text", REMARK)]);

const REQUEST: Outline = Object(&[
    Field::needed("id", NAME),
    Field::needed("unit", NAME),
    Field::needed("made_on", Date),
    Field::optional("due", Date),
    Field::optional("withdrawn_on", Date),
]);

const REPLY: Outline = Object(&[
    Field::needed("id", NAME),
    Field::optional("request", NAME),
    Field::needed("unit", NAME),
    Field::needed("received_on", Date),
    Field::optional("filled_on", Date),
    Field::optional("file", NAME),
    Field::needed("values", Placed(20_000, &Any)),
    Field::optional("unread", List(20_000, &UNREAD)),
]);

const SETTLED: Outline =
    Object(&[Field::needed("chosen", NAME), Field::optional("why", REMARK), Field::needed("on", Date)]);

const PREVIOUS: Outline = Object(&[
    Field::needed("id", NAME),
    Field::needed("revision", Whole),
    Field::needed("digest", DIGEST),
    Field::needed("catalog", NAME),
    Field::optional("period", PERIOD),
]);

const CARRIED: Outline = Object(&[Field::needed("value", Any), Field::optional("confirmed_on", Date)]);

/// What an edition has no place for any more, by the place where it stood.
const ARCHIVED: Outline =
    Object(&[Field::needed("value", Any), Field::optional("text", REMARK), Field::optional("why", REMARK)]);

const MIGRATED: Outline = Object(&[
    Field::needed("from", NAME),
    Field::needed("to", NAME),
    Field::needed("on", Date),
    Field::optional("map_digest", DIGEST),
]);

const RESPONSE: Outline = Object(&[
    Field::needed("kind", Word(&["supplied", "explained", "disagreed"])),
    Field::optional("text", REMARK),
    Field::needed("on", Date),
]);

const MOVED: Outline = Object(&[Field::needed("on", Date), Field::optional("from", Date), Field::optional("to", Date)]);

const STAGE: Outline = Object(&[
    Field::needed("key", NAME),
    Field::optional("title", NAME),
    Field::optional("from", Date),
    Field::optional("to", Date),
    Field::optional("done_on", Date),
    Field::optional("moved", List(200, &MOVED)),
]);

/// What a re-check asks beside the standards. No field for what happened, to whom or where.
const RECHECK: Outline =
    Object(&[Field::needed("grave", Word(&["absent", "present", "pending"])), Field::optional("on", Date)]);

/// The fields, each with its outline.
pub(crate) const FIELDS: [(&str, Outline); 16] = [
    (
        "file",
        Object(&[
            Field::needed("id", NAME),
            Field::needed("revision", Whole),
            Field::optional("saved_on", Date),
            Field::optional("sealed", List(1_000, &SEAL)),
        ]),
    ),
    ("period", PERIOD),
    (
        "lead",
        Object(&[
            Field::needed("kind", Word(&["civil_affairs", "women_children", "education", "other"])),
            Field::optional("body", NAME),
            Field::optional("office", NAME),
        ]),
    ),
    ("stages", List(50, &STAGE)),
    ("units", List(1_000, &UNIT)),
    ("assign", Placed(5_000, &ASSIGNMENT)),
    ("requests", List(5_000, &REQUEST)),
    ("replies", List(5_000, &REPLY)),
    ("settled", Placed(50_000, &SETTLED)),
    ("previous", PREVIOUS),
    ("carried", Placed(50_000, &CARRIED)),
    ("renames", Named(100, &Named(5_000, &NAME))),
    ("recheck", RECHECK),
    ("archive", Placed(50_000, &ARCHIVED)),
    ("migrated", MIGRATED),
    ("responses", Named(100, &Placed(5_000, &RESPONSE))),
];
