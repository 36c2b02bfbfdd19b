//! What holds of every column that is put into classes.

use proptest::prelude::*;

use super::*;

fn shade(values: &[String], by: By) -> Shade {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    Shade::of(&values, by)
}

fn words(shade: &Shade) -> Vec<String> {
    let word = |class: &ShadeClass| match &class.what {
        Of::Numbers { ends, .. } => format!("{}–{}", told(ends[0]), told(ends[1])),
        Of::Value(value, _) => value.clone(),
        Of::Others(count) => format!("{count} others"),
        Of::NoNumber => "no number".to_owned(),
        Of::Nothing => "nothing".to_owned(),
    };
    shade.classes.iter().map(word).collect()
}

proptest! {
    #[test]
    fn every_number_lies_in_the_class_it_is_given(
        numbers in prop::collection::vec(prop_oneof![-1e6_f64..1e6, (0_i32..40).prop_map(f64::from)], 1..200),
        round in any::<bool>(),
    ) {
        let by = if round { By::RoundSteps } else { By::EqualCounts };
        let values: Vec<String> = numbers.iter().map(f64::to_string).collect();
        let shade = shade(&values, by);
        prop_assert!(shade.is_of_numbers() && shade.classes.len() <= STEPS);
        let counted: u64 = shade.classes.iter().map(|class| class.count).sum();
        prop_assert_eq!(counted as usize, numbers.len());
        for (place, number) in numbers.iter().enumerate() {
            let Of::Numbers { ends: [from, to], .. } = shade.class_at(place).unwrap().what else {
                panic!("{number} is a number");
            };
            let slack = 1e-9 * number.abs().max(1.0);
            prop_assert!(*number >= from - slack && *number <= to + slack, "{number} in {from}–{to}");
        }
    }

    #[test]
    fn every_value_is_in_its_own_class_or_among_the_others(
        values in prop::collection::vec("[a-l]?", 0..300),
    ) {
        let shade = shade(&values, By::Values);
        prop_assert_eq!(shade.len(), values.len());
        for (place, value) in values.iter().enumerate() {
            let class = shade.class_at(place).unwrap();
            let right = match &class.what {
                Of::Value(own, _) => own == value,
                Of::Others(_) => !value.is_empty(),
                Of::Nothing => value.is_empty(),
                Of::Numbers { .. } | Of::NoNumber => false,
            };
            prop_assert!(right, "{value:?} in {class:?}");
        }
        let own: Vec<u64> = shade.classes.iter().filter(|class| matches!(class.what, Of::Value(..)))
            .map(|class| class.count).collect();
        prop_assert!(own.len() <= VALUES && own.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn sizes_grow_with_their_numbers_and_never_beyond_the_largest(
        numbers in prop::collection::vec(0.0_f64..1e6, 2..100),
    ) {
        let values: Vec<String> = numbers.iter().map(f64::to_string).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let Some(sizes) = Sizes::of(&values) else {
            prop_assert!(numbers.iter().all(|number| *number <= 0.0));
            return Ok(());
        };
        for (a, more) in numbers.iter().zip(0..) {
            for (b, most) in numbers.iter().zip(0..) {
                let (side, other) = (sizes.side_at(more).unwrap(), sizes.side_at(most).unwrap());
                prop_assert!((0.0..=1.0).contains(&side));
                prop_assert!(a > b || side <= other);
            }
        }
    }
}

#[test]
fn equal_counts_are_told_by_what_is_really_there() {
    let values: Vec<String> = (1..=50).map(|number| number.to_string()).collect();
    let shade = shade(&values, By::EqualCounts);
    assert_eq!(words(&shade), ["1–10", "11–20", "21–30", "31–40", "41–50"]);
    assert!(shade.classes.iter().all(|class| class.count == 10));
}

#[test]
fn many_equal_numbers_make_fewer_classes_and_none_is_empty() {
    let few = ["1", "2", "7", "7", "9"];
    let values = ["0"; 90].into_iter().chain(few).chain(few);
    let values: Vec<String> = values.map(str::to_owned).collect();
    let shade = shade(&values, By::EqualCounts);
    assert!(shade.classes.len() < STEPS && shade.classes.iter().all(|class| class.count > 0));
}

#[test]
fn round_steps_are_round_and_keep_their_empty_classes() {
    let values: Vec<String> = ["3", "12", "14", "88"].map(str::to_owned).to_vec();
    let shade = shade(&values, By::RoundSteps);
    assert_eq!(words(&shade), ["0–19", "20–39", "40–59", "60–79", "80–99"]);
    let counts: Vec<u64> = shade.classes.iter().map(|class| class.count).collect();
    assert_eq!(counts, [3, 0, 0, 0, 1]);
}

#[test]
fn a_few_words_among_numbers_are_counted_by_themselves() {
    let mut values: Vec<String> = (0..40).map(|number| number.to_string()).collect();
    values.extend(["unknown", "", ""].map(str::to_owned));
    let found = shade(&values, By::EqualCounts);
    assert_eq!(words(&found)[5..], ["no number", "nothing"]);
    assert_eq!(found.class_at(41).unwrap().count, 2);
    values.extend(["many"; 20].map(str::to_owned));
    assert!(!shade(&values, By::EqualCounts).is_of_numbers());
}

#[test]
fn beyond_eight_values_the_rarer_ones_share_a_class() {
    let mut values: Vec<String> = Vec::new();
    for (number, letter) in ('a'..='l').enumerate() {
        values.extend(std::iter::repeat_n(letter.to_string(), 20 - number));
    }
    let shade = shade(&values, By::EqualCounts);
    assert_eq!(
        words(&shade),
        ["a", "b", "c", "d", "e", "f", "g", "h", "4 others"]
    );
}

#[test]
fn a_column_without_any_number_has_no_sizes() {
    assert_eq!(Sizes::of(&["", "none", "0", "-4"]), None);
    let sizes = Sizes::of(&["4", "", "1", "-3"]).unwrap();
    assert_eq!((sizes.most, sizes.without), (4.0, 1));
    assert_eq!(sizes.side_at(0), Some(1.0));
    assert_eq!(sizes.side_at(1), None);
    assert!((sizes.side_at(2).unwrap() - 0.5).abs() < 0.01);
    assert_eq!(sizes.side_at(3), Some(0.0));
}
