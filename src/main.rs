//! durand: read an article on its map.

fn main() {}
