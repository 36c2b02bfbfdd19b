//! The members of a project's file in the order in which they are written.

use serde::Serialize;

use super::Unknown;
use super::fingerprint::Fingerprint;
use crate::atlas::BoundaryView;
use crate::session::{LayerId, Stop, Target};

/// The whole file.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ProjectForm<'a> {
    pub(super) durand_project: u64,
    pub(super) written_by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) recovery: Option<RecoveryForm>,
    pub(super) story: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<ArticleForm<'a>>,
    pub(super) layers: Vec<LayerForm<'a>>,
    pub(super) reading: ReadingForm<'a>,
    #[serde(flatten)]
    pub(super) unknown: &'a Unknown,
}

/// Where unsaved work belongs to.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RecoveryForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) project: Option<PathForm>,
    pub(super) at: String,
}

/// A file that is named.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PathForm {
    pub(super) path: String,
    /// The name as bytes in base64, where it is not Unicode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path_bytes: Option<String>,
}

/// The reader's own copy of the article.
#[derive(Serialize)]
pub(super) struct ArticleForm<'a> {
    #[serde(flatten)]
    pub(super) path: PathForm,
    pub(super) shown: bool,
    #[serde(flatten)]
    pub(super) unknown: &'a Unknown,
}

/// One layer.
#[derive(Serialize)]
pub(super) struct LayerForm<'a> {
    pub(super) number: u16,
    pub(super) name: &'a str,
    pub(super) shown: bool,
    pub(super) source: SourceForm<'a>,
    #[serde(skip_serializing_if = "Unknown::is_empty")]
    pub(super) import: Unknown,
    #[serde(skip_serializing_if = "Unknown::is_empty")]
    pub(super) style: Unknown,
    #[serde(flatten)]
    pub(super) unknown: &'a Unknown,
}

/// Where its bytes are.
#[derive(Serialize)]
pub(super) struct SourceForm<'a> {
    #[serde(flatten)]
    pub(super) place: PlaceForm<'a>,
    #[serde(flatten)]
    pub(super) unknown: &'a Unknown,
}

/// In a file, or here.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum PlaceForm<'a> {
    File {
        #[serde(flatten)]
        path: PathForm,
        #[serde(skip_serializing_if = "Option::is_none")]
        fingerprint: Option<&'a Fingerprint>,
    },
    Text {
        name: &'a str,
        text: &'a str,
    },
    Binary {
        name: &'a str,
        base64: String,
    },
}

/// Where the reader was.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ReadingForm<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) center: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) zoom: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) selected: Option<&'a Target>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) years_off: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<i32>,
    pub(super) layers_off: Vec<&'a LayerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shaded_by: Option<u16>,
    pub(super) boundary_view: BoundaryView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) measuring: Option<MeasuringForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stop: Option<&'a Stop>,
    #[serde(flatten)]
    pub(super) unknown: &'a Unknown,
}

/// Points that were set to be measured.
#[derive(Serialize)]
pub(super) struct MeasuringForm<'a> {
    pub(super) points: &'a [[f64; 2]],
    pub(super) closed: bool,
}
