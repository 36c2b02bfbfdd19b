//! Files that are told apart, read in parts of any size, and broken in every way.
