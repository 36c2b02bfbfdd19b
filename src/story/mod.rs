//! WHAT and WHEN: the article and its events, as shipped in `assets/stories/`.
