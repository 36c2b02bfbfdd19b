//! Pure `f64` maths on the globe and the plane; knows no place.
