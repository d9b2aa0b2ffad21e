//! Placeholder until the properties are in.
