//! What is typed into the field above a table: letters to be found, or a number or a date to be
//! compared with.

use crate::events::Days;
use crate::events::read::ColumnValues;
use crate::story::When;

/// A question that a value answers with yes or no.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Whether it holds these letters, large or small.
    Holds(String),
    /// Whether it is exactly this, but for large and small letters.
    Is(String),
    /// Whether it is less, more or as much.
    Compared(Than, f64, Option<Days>),
}

/// How a value is compared with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Than {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
}

impl Test {
    /// What a reader typed; `None` for nothing.
    ///
    /// `< 3`, `<= 3`, `> 3`, `>= 3` and `= 3` compare numbers, and dates with `2014` or
    /// `2014-12-16`; `= word` asks for that word alone. All else is looked for as it is.
    pub fn read(typed: &str) -> Option<Self> {
        let text = typed.trim();
        if text.is_empty() {
            return None;
        }
        let signs = [
            ("<=", Than::AtMost),
            ("≤", Than::AtMost),
            (">=", Than::AtLeast),
            ("≥", Than::AtLeast),
            ("<", Than::Less),
            (">", Than::More),
            ("=", Than::Equal),
        ];
        let sign = signs
            .into_iter()
            .find_map(|(sign, than)| Some((than, text.strip_prefix(sign)?.trim())));
        let Some((than, rest)) = sign else {
            return Some(Self::Holds(text.to_lowercase()));
        };
        let number = rest.replace(',', "").parse::<f64>().ok();
        let number = number.filter(|number| number.is_finite());
        let when = rest.parse::<When>().ok();
        let days = when.as_ref().map(Days::from);
        if number.is_none() && days.is_none() {
            return Some(match than {
                Than::Equal if !rest.is_empty() => Self::Is(rest.to_lowercase()),
                // Half typed, or no comparison at all.
                _ => Self::Holds(text.to_lowercase()),
            });
        }
        Some(Self::Compared(than, number.unwrap_or(f64::NAN), days))
    }

    /// Whether columns of texts can answer it.
    pub fn asks_texts(&self) -> bool {
        matches!(self, Self::Holds(_) | Self::Is(_))
    }

    /// Which events of a column answer with yes.
    pub fn of(&self, values: &ColumnValues) -> Vec<bool> {
        match values {
            ColumnValues::Numbers(numbers) => numbers
                .iter()
                .map(|number| self.of_number(*number))
                .collect(),
            ColumnValues::Texts(texts) => {
                let all = texts.distinct.iter();
                let yes: Vec<bool> = all.map(|text| self.of_text(text)).collect();
                let index = texts.index.iter();
                index
                    .map(|text| yes.get(*text as usize) == Some(&true))
                    .collect()
            }
            ColumnValues::Dates(days) => days.iter().map(|days| self.of_days(*days)).collect(),
        }
    }

    fn of_text(&self, text: &str) -> bool {
        match self {
            Self::Holds(letters) => text.to_lowercase().contains(letters.as_str()),
            Self::Is(word) => text.trim().to_lowercase() == *word,
            Self::Compared(..) => false,
        }
    }

    #[allow(
        clippy::float_cmp,
        reason = "what is typed is the number that is written"
    )]
    fn of_number(&self, number: f64) -> bool {
        let Self::Compared(than, other, _) = self else {
            return false;
        };
        match than {
            Than::Less => number < *other,
            Than::AtMost => number <= *other,
            Than::More => number > *other,
            Than::AtLeast => number >= *other,
            Than::Equal => number == *other,
        }
    }

    /// A date is less than a year if it ends before that begins, and equal if it lies in it.
    fn of_days(&self, own: Days) -> bool {
        let Self::Compared(than, _, Some(other)) = self else {
            return false;
        };
        if own.is_undated() {
            return false;
        }
        match than {
            Than::Less => own.end <= other.start,
            Than::AtMost => own.end <= other.end,
            Than::More => own.start >= other.end,
            Than::AtLeast => own.start >= other.start,
            Than::Equal => own.start >= other.start && own.end <= other.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(text: &str) -> Days {
        Days::from(&text.parse::<When>().unwrap())
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_question_or_nothing(typed in ".*") {
            prop_assert_eq!(Test::read(&typed).is_none(), typed.trim().is_empty());
        }

        #[test]
        fn a_number_is_less_equal_or_more(number in -1e9_f64..1e9, other in -1e9_f64..1e9) {
            let yes = |sign: &str| Test::read(&format!("{sign} {other}")).unwrap().of_number(number);
            prop_assert_eq!(["<", "=", ">"].into_iter().filter(|sign| yes(sign)).count(), 1);
            prop_assert_eq!(yes("<="), !yes(">"));
            prop_assert_eq!(yes(">="), !yes("<"));
        }
    }

    #[test]
    fn letters_are_found_whatever_their_case() {
        let test = Test::read(" Flood ").unwrap();
        assert!(test.of_text("The FLOODS of 2010") && !test.of_text("drought"));
        let test = Test::read("= quetta").unwrap();
        assert!(test.of_text("Quetta ") && !test.of_text("Quetta Division"));
    }

    #[test]
    fn a_sign_alone_is_looked_for_as_it_is() {
        assert_eq!(Test::read("<"), Some(Test::Holds("<".to_owned())));
        assert_eq!(Test::read("> few"), Some(Test::Holds("> few".to_owned())));
    }

    #[test]
    fn thousands_may_be_parted() {
        assert!(Test::read("> 1,200").unwrap().of_number(1201.0));
    }

    #[test]
    fn dates_are_compared_with_a_year_or_a_day() {
        let yes = |typed: &str, date: &str| Test::read(typed).unwrap().of_days(days(date));
        assert!(yes("< 2014", "2013-12-31") && !yes("< 2014", "2014-01-01"));
        assert!(yes("= 2014", "2014-12-16") && !yes("= 2014", "2013/2014"));
        assert!(yes("> 2014-12-15", "2014-12-16") && !yes("> 2014-12-16", "2014-12-16"));
        assert!(!Test::read("= 2014").unwrap().of_days(Days::UNDATED));
    }
}
