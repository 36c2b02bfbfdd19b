//! WHERE: places and borders, as shipped in `geodata/`.
