//! What holds of every column that is put into classes.

use proptest::prelude::*;

use super::*;

/// The classes of texts that are given one for each event.
fn of_texts(values: &[String]) -> Shade {
    let mut texts: Vec<String> = values.to_vec();
    texts.sort();
    texts.dedup();
    let index = values
        .iter()
        .map(|value| texts.binary_search(value).unwrap() as u32);
    let index: Vec<u32> = index.collect();
    Shade::of_texts(&texts, &index)
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
        let shade = Shade::of_numbers(&numbers, by);
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
        let shade = of_texts(&values);
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
        let Some(sizes) = Sizes::of(&numbers) else {
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
    let numbers: Vec<f64> = (1..=50).map(f64::from).collect();
    let shade = Shade::of_numbers(&numbers, By::EqualCounts);
    assert_eq!(words(&shade), ["1–10", "11–20", "21–30", "31–40", "41–50"]);
    assert!(shade.classes.iter().all(|class| class.count == 10));
}

#[test]
fn many_equal_numbers_make_fewer_classes_and_none_is_empty() {
    let few = [1.0, 2.0, 7.0, 7.0, 9.0];
    let numbers: Vec<f64> = [0.0; 90].into_iter().chain(few).chain(few).collect();
    let shade = Shade::of_numbers(&numbers, By::EqualCounts);
    assert!(shade.classes.len() < STEPS && shade.classes.iter().all(|class| class.count > 0));
}

#[test]
fn round_steps_are_round_and_keep_their_empty_classes() {
    let shade = Shade::of_numbers(&[3.0, 12.0, 14.0, 88.0], By::RoundSteps);
    assert_eq!(words(&shade), ["0–19", "20–39", "40–59", "60–79", "80–99"]);
    let counts: Vec<u64> = shade.classes.iter().map(|class| class.count).collect();
    assert_eq!(counts, [3, 0, 0, 0, 1]);
    let shade = Shade::of_numbers(&[0.1, 0.55, 2.3], By::RoundSteps);
    assert_eq!(words(&shade), ["0–0.5", "0.5–1", "1–1.5", "1.5–2", "2–2.5"]);
}

#[test]
fn what_is_no_number_is_counted_by_itself() {
    let numbers: Vec<f64> = (0..40).map(f64::from).chain([f64::NAN; 3]).collect();
    let shade = Shade::of_numbers(&numbers, By::EqualCounts);
    assert_eq!(words(&shade).last().map(String::as_str), Some("no number"));
    assert_eq!(shade.class_at(41).unwrap().count, 3);
    let none = Shade::of_numbers(&[f64::NAN, f64::INFINITY], By::RoundSteps);
    assert_eq!(words(&none), ["no number"]);
}

#[test]
fn beyond_eight_values_the_rarer_ones_share_a_class() {
    let mut values: Vec<String> = Vec::new();
    for (number, letter) in ('a'..='l').enumerate() {
        values.extend(std::iter::repeat_n(letter.to_string(), 20 - number));
    }
    values.push(" a ".to_owned());
    let shade = of_texts(&values);
    assert_eq!(
        words(&shade),
        ["a", "b", "c", "d", "e", "f", "g", "h", "4 others"]
    );
    assert_eq!(shade.classes[0].count, 21, "spaces make no other value");
}

#[test]
fn a_column_without_any_number_has_no_sizes() {
    assert_eq!(Sizes::of(&[f64::NAN, 0.0, -4.0, f64::INFINITY]), None);
    let sizes = Sizes::of(&[4.0, f64::NAN, 1.0, -3.0]).unwrap();
    assert_eq!((sizes.most, sizes.without), (4.0, 1));
    assert_eq!(sizes.side_at(0), Some(1.0));
    assert_eq!(sizes.side_at(1), None);
    assert!((sizes.side_at(2).unwrap() - 0.5).abs() < 0.01);
    assert_eq!(sizes.side_at(3), Some(0.0));
}
