//! The atlas inside the program.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

use super::gather::{Gathered, gather};
use super::{Atlas, AtlasError, Care, Relief, Report};

/// Path inside `geodata/` and text of every file, in the order of the atlas.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/", $name)))),*]
    };
}

const FILES: [(&str, &str); 13] = files![
    "durand-line.geojson",
    "ex-fata.geojson",
    "khyber-pakhtunkhwa.geojson",
    "balochistan.geojson",
    "chaman-crossing.geojson",
    "context/countries.geojson",
    "context/provinces.geojson",
    "context/disputed-lines.geojson",
    "context/rivers.geojson",
    "context/lakes.geojson",
    "context/glaciers.geojson",
    "context/urban-areas.geojson",
    "context/towns.geojson",
];

const RELIEF_TEXT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/geodata/context/relief.json"
));
const RELIEF_JPEG: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/geodata/context/relief.jpg"
));

impl Atlas {
    /// The atlas inside the program.
    ///
    /// Takes the geometry on trust beyond what would make it unusable; tests look closely.
    ///
    /// # Errors
    /// [`AtlasError::Bundled`] when the program was built with broken data.
    pub fn bundled() -> Result<Self, AtlasError> {
        let (atlas, report) = Self::bundled_with(Care::Quick);
        match report
            .faults
            .into_iter()
            .find(|fault| fault.severity == super::Severity::Error)
        {
            Some(fault) => Err(AtlasError::Bundled {
                fault: Box::new(fault),
            }),
            None => Ok(atlas),
        }
    }

    /// The atlas inside the program and everything that is wrong with it.
    pub(super) fn bundled_with(care: Care) -> (Self, Report) {
        let files = FILES.map(|(name, text)| {
            (
                Path::new("geodata").join(name),
                name.to_owned(),
                Cow::Borrowed(text),
            )
        });
        let gathered = gather_all(&files, care);
        let file = Path::new("geodata/context/relief.json");
        let relief = Relief::described(
            file,
            "context/relief.json",
            RELIEF_TEXT,
            Cow::Borrowed(RELIEF_JPEG),
        );
        let (relief, fault) = match relief {
            Ok(relief) => (Some(relief), None),
            Err(fault) => (None, Some(fault)),
        };
        let (atlas, mut report) = Self::assemble(gathered, relief);
        report.faults.extend(fault);
        (atlas, report)
    }
}

/// Gathers every file on all processors, and puts the results in the files' order.
pub(super) fn gather_all(
    files: &[(PathBuf, String, Cow<'static, str>)],
    care: Care,
) -> Vec<(PathBuf, Gathered)> {
    // A file is cut into features that are read side by side too, so a large one delays nobody.
    let files = files.par_iter().with_max_len(1);
    let gathered = files.map(|(file, name, text)| (file.clone(), gather(file, name, text, care)));
    gathered.collect()
}

#[cfg(test)]
mod tests {
    use super::super::{FEATURED, PlaceKind};
    use super::*;

    #[test]
    fn the_atlas_inside_the_program_is_sound_on_the_closest_look() {
        let (_, report) = Atlas::bundled_with(Care::Thorough);
        assert!(report.is_clean(), "{report}");
    }

    #[test]
    fn the_five_places_it_is_about_are_there() {
        let atlas = Atlas::bundled().unwrap();
        let featured: Vec<_> = atlas
            .featured()
            .iter()
            .map(super::super::PlaceId::as_str)
            .collect();
        assert_eq!(featured, FEATURED);
    }

    #[test]
    fn ex_fata_has_seven_agencies_and_six_frontier_regions() {
        let atlas = Atlas::bundled().unwrap();
        let id = "ex-fata".parse().unwrap();
        let count = |kind| {
            atlas
                .children(&id)
                .filter(|place| place.kind == kind)
                .count()
        };
        assert_eq!(
            (count(PlaceKind::Agency), count(PlaceKind::FrontierRegion)),
            (7, 6)
        );
    }

    #[test]
    fn every_file_says_where_it_comes_from() {
        let atlas = Atlas::bundled().unwrap();
        assert_eq!(atlas.provenances().len(), FILES.len() + 1);
        for provenance in atlas.provenances() {
            assert!(!provenance.licence.is_empty(), "{}", provenance.file);
            assert!(!provenance.attribution.is_empty(), "{}", provenance.file);
        }
    }

    #[test]
    fn the_shipped_line_measures_the_length_it_states() {
        let atlas = Atlas::bundled().unwrap();
        let line = atlas.get(&"durand-line".parse().unwrap()).unwrap();
        let (measured, stated) = (line.length_km().unwrap(), line.figures.length_km.unwrap());
        assert!(
            (measured - stated).abs() < 1.0,
            "measured {measured} km, stated {stated} km"
        );
    }
}
