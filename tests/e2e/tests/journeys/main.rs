//! Whole journeys, as people make them.

mod harness;
