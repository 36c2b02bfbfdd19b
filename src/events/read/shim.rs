//! Columns of a file.
#![allow(missing_docs)]
use super::*;
use std::collections::BTreeMap;
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    Number,
    Text,
    Date,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    pub name: String,
    pub kind: ColumnKind,
    pub example: String,
}
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnValues {
    Numbers(Vec<f64>),
    Texts(Texts),
    Dates(Vec<crate::events::Days>),
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub distinct: Vec<String>,
    pub index: Vec<u32>,
    pub left_out: u64,
}
impl Texts {
    pub fn get(&self, event: usize) -> Option<&str> {
        self.distinct
            .get(*self.index.get(event)? as usize)
            .map(String::as_str)
    }
}
impl EventFile {
    fn all(&self, watch: &Watch) -> Vec<BTreeMap<String, String>> {
        let mut offsets = Vec::new();
        let _ = self.read(watch, &mut |batch| {
            offsets.extend(batch.offsets);
            ControlFlow::Continue(())
        });
        offsets
            .iter()
            .map(|&o| {
                self.details(o)
                    .map(|d| {
                        let mut m: BTreeMap<String, String> = d.properties.into_iter().collect();
                        m.insert("title".into(), d.title);
                        m.insert("category".into(), d.category);
                        m.insert("date".into(), d.date_text.unwrap_or_default());
                        m
                    })
                    .unwrap_or_default()
            })
            .collect()
    }
    pub fn columns(&self) -> Vec<ColumnInfo> {
        let all = self.all(&Watch::default());
        let mut names: Vec<String> = Vec::new();
        for m in &all {
            for k in m.keys() {
                if !names.contains(k) {
                    names.push(k.clone());
                }
            }
        }
        names
            .into_iter()
            .map(|name| {
                let mut vals = all
                    .iter()
                    .filter_map(|m| m.get(&name))
                    .filter(|v| !v.is_empty());
                let number = vals.clone().all(|v| v.parse::<f64>().is_ok());
                ColumnInfo {
                    kind: if number {
                        ColumnKind::Number
                    } else {
                        ColumnKind::Text
                    },
                    example: vals.next().cloned().unwrap_or_default(),
                    name,
                }
            })
            .collect()
    }
    pub fn column_as(
        &self,
        name: &str,
        kind: ColumnKind,
        watch: &Watch,
    ) -> Result<ColumnValues, ReadError> {
        let all = self.all(watch);
        let vals = all.iter().map(|m| m.get(name).cloned().unwrap_or_default());
        Ok(match kind {
            ColumnKind::Number => {
                ColumnValues::Numbers(vals.map(|v| v.parse().unwrap_or(f64::NAN)).collect())
            }
            _ => {
                let mut t = Texts {
                    distinct: vec![String::new()],
                    ..Texts::default()
                };
                for v in vals {
                    let n = t.distinct.iter().position(|d| *d == v).unwrap_or_else(|| {
                        t.distinct.push(v.clone());
                        t.distinct.len() - 1
                    });
                    t.index.push(n as u32);
                }
                ColumnValues::Texts(t)
            }
        })
    }
}
