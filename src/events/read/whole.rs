//! One event read again as it stands in the file: every column with its value, and no meaning.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::fields::Value;
use super::judge::Written;
use super::row::{Row, cut};
use super::{DetailsError, EventFile, Format};

impl EventFile {
    /// What the file says of the event that begins at byte `offset`, column by column: texts as they
    /// are, all else of a feature as JSON, and nothing of what is null.
    ///
    /// # Errors
    /// As [`EventFile::details`].
    pub fn values(&self, offset: u64) -> Result<Vec<(String, String)>, DetailsError> {
        self.record(offset, |bytes, at_end| match &self.sniffed.format {
            Format::Csv { delimiter, columns } => of_row(bytes, at_end, *delimiter, columns),
            _ => of_feature(bytes),
        })
    }
}

/// The feature at the start of `bytes`; `None` when there is none, or not the whole of it.
fn of_feature(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut values = Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let record = bytes.get(..values.byte_offset())?;
    let written: Written<'_> = serde_json::from_slice(record).ok()?;
    let pairs = written.properties.unwrap_or_default().0.into_iter();
    let pairs = pairs.map(|(name, json): (Cow<'_, str>, &str)| {
        let text = match Value::of_json(json) {
            Some(Value::Json(_)) => serde_json::from_str(json).unwrap_or_default(),
            _ if json == "null" => String::new(),
            _ => json.to_owned(),
        };
        (name.into_owned(), text)
    });
    Some(pairs.collect())
}

/// The row at the start of `bytes`; `None` when there is none, or not the whole of it.
fn of_row(
    bytes: &[u8],
    at_end: bool,
    delimiter: u8,
    columns: &[String],
) -> Option<Vec<(String, String)>> {
    let mut row = Row::default();
    let length = cut(bytes, delimiter, at_end, &mut row)?;
    let record = bytes.get(..length)?;
    let pairs = columns.iter().enumerate().map(|(index, name)| {
        let text = String::from_utf8_lossy(row.field(record, index));
        (name.clone(), text.into_owned())
    });
    Some(pairs.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_a_row_is_told_in_its_order() {
        let columns = ["lon", "lat", "what"].map(str::to_owned);
        let told = of_row(
            b"66.9,30.2,\"a \"\"flood\"\"\"\nnext",
            false,
            b',',
            &columns,
        )
        .unwrap();
        let values: Vec<&str> = told.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["66.9", "30.2", "a \"flood\""]);
        assert_eq!(of_row(b"66.9,30", false, b',', &columns), None);
    }

    #[test]
    fn every_property_of_a_feature_is_told_in_its_order() {
        let text = br#"{"type":"Feature","geometry":null,
            "properties":{"b":"x\ny","a":3.50,"c":null,"d":[1,2]}} , {"#;
        let told = of_feature(text).unwrap();
        let pairs = [("b", "x\ny"), ("a", "3.50"), ("c", ""), ("d", "[1,2]")];
        assert_eq!(
            told,
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert_eq!(of_feature(br#"{"type":"Feature","#), None);
    }
}
