//! Numbers for the classes of a table: every column of the timeline, category and file that occur
//! together. Whatever is switched on or off is a set of them.

use rayon::prelude::*;

use super::table::Class;
use crate::story::Category;

/// Column, file and category as one number, in that order.
pub(super) struct Kinds {
    categories: usize,
    /// Numbers of the files, ascending, each once.
    files: Vec<u16>,
}

impl Kinds {
    /// For so many categories, and the files that batches are from.
    pub(super) fn new(categories: usize, files: &[u16]) -> Self {
        let mut files = files.to_vec();
        files.sort_unstable();
        files.dedup();
        Self { categories, files }
    }

    /// The number of a kind. There is room for 256 files with 256 categories in each of 65,536
    /// columns.
    pub(super) fn of(&self, column: u16, file: u16, category: u8) -> u32 {
        let file = self.files.binary_search(&file).unwrap_or_default();
        let place = usize::from(column) * self.files.len() + file;
        u32::try_from(place * self.categories + usize::from(category)).unwrap_or(u32::MAX)
    }

    fn class(&self, kind: u32) -> Class {
        let (kind, categories) = (kind as usize, self.categories.max(1));
        let files = self.files.len().max(1);
        let place = kind / categories;
        Class {
            column: (place / files) as u16,
            category: (kind % categories) as u8,
            file: self.files.get(place % files).copied().unwrap_or_default(),
        }
    }
}

/// More classes than this cannot be told apart.
const MOST: usize = u16::MAX as usize;

/// The classes there are, by column, file and category, and the class of each of `kinds_of`.
///
/// Where there are more than can be told apart, the rarest categories of files become one, which
/// is then the last of `names`.
pub(super) fn numbered(
    mut kinds_of: Vec<u32>,
    kinds: &Kinds,
    names: &mut Vec<Category>,
) -> (Vec<Class>, Vec<u16>) {
    let mut known = occurring(&kinds_of);
    if known.len() > MOST {
        gather_the_rarest(&mut kinds_of, &known, kinds, names);
        known = occurring(&kinds_of);
    }
    // Only thousands of years in scores of files go beyond that: they share the last number.
    known.truncate(MOST);
    let last = known.len().saturating_sub(1);
    let number = |kind: u32| known.binary_search(&kind).unwrap_or(last) as u16;
    let numbers: Vec<u16> = match known.last() {
        // Looking up is quicker than searching as long as the kinds are close together.
        Some(&most) if most < DENSE => {
            let mut numbers = vec![last as u16; most as usize + 1];
            for (&kind, number) in known.iter().zip(0..) {
                if let Some(slot) = numbers.get_mut(kind as usize) {
                    *slot = number;
                }
            }
            let number = |kind: &u32| numbers.get(*kind as usize).copied();
            let all = kinds_of.par_iter();
            all.map(|kind| number(kind).unwrap_or(last as u16))
                .collect()
        }
        _ => kinds_of.par_iter().map(|&kind| number(kind)).collect(),
    };
    let classes = known.iter().map(|&kind| kinds.class(kind)).collect();
    (classes, numbers)
}

/// Kinds below this number are ticked off in a list.
const DENSE: u32 = 1 << 24;

/// The kinds that occur, ascending, each once.
fn occurring(kinds_of: &[u32]) -> Vec<u32> {
    let most = kinds_of.par_iter().max().copied().unwrap_or_default();
    if most < DENSE {
        let mut seen = vec![false; most as usize + 1];
        for &kind in kinds_of {
            if let Some(seen) = seen.get_mut(kind as usize) {
                *seen = true;
            }
        }
        let seen = seen.into_iter().zip(0..).filter(|(seen, _)| *seen);
        return seen.map(|(_, kind)| kind).collect();
    }
    let mut known = kinds_of.to_vec();
    known.par_sort_unstable();
    known.dedup();
    known
}

/// Puts the categories that fewest events have into one, as few of them as will do.
fn gather_the_rarest(
    kinds_of: &mut [u32],
    known: &[u32],
    kinds: &Kinds,
    names: &mut Vec<Category>,
) {
    let rest = Category::named(Category::OTHER);
    let rest = names.iter().position(|&name| name == rest);
    // The table has room for 256 categories, and one number is always left for the rest.
    let rest = rest.unwrap_or_else(|| {
        let last = names.len().min(kinds.categories).saturating_sub(1);
        names.truncate(last);
        names.push(Category::named(Category::OTHER));
        last
    });
    let categories = kinds.categories as u32;
    let mut events = vec![0_u64; kinds.categories];
    for &kind in kinds_of.iter() {
        if let Some(count) = events.get_mut((kind % categories) as usize) {
            *count += 1;
        }
    }
    let mut spread = vec![0_usize; kinds.categories];
    for &kind in known {
        if let Some(count) = spread.get_mut((kind % categories) as usize) {
            *count += 1;
        }
    }
    let own = Category::ALL.len()..kinds.categories;
    let mut rarest: Vec<usize> = own.filter(|&category| category != rest).collect();
    rarest.sort_by_key(|&category| events.get(category).copied());
    let mut gathered = vec![false; kinds.categories];
    // What they are put into has a class in each column and file at most.
    let places = known.chunk_by(|a, b| a / categories == b / categories);
    let mut left = known.len() + places.count();
    for category in rarest {
        if left <= MOST {
            break;
        }
        left = left.saturating_sub(spread.get(category).copied().unwrap_or_default());
        if let Some(slot) = gathered.get_mut(category) {
            *slot = true;
        }
    }
    let is_gathered = |kind: u32| gathered.get((kind % categories) as usize) == Some(&true);
    kinds_of
        .par_iter_mut()
        .filter(|kind| is_gathered(**kind))
        .for_each(|kind| *kind = *kind - *kind % categories + rest as u32);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(count: usize) -> Vec<Category> {
        let own = (Category::ALL.len()..count).map(|number| format!("kind {number}"));
        let own = own.map(|name| Category::named(&name));
        Category::ALL.into_iter().chain(own).collect()
    }

    proptest! {
        #[test]
        fn every_event_has_the_class_of_its_column_file_and_category(
            events in proptest::collection::vec((0_u16..40, 0_usize..4, 0_u8..9), 0..300)
        ) {
            let kinds = Kinds::new(9, &[7, 0, 3, 900]);
            let files = [0, 3, 7, 900];
            let of = |&(column, file, category): &(u16, usize, u8)| {
                kinds.of(column, files[file], category)
            };
            let (classes, class_of) =
                numbered(events.iter().map(of).collect(), &kinds, &mut names(9));
            prop_assert_eq!(class_of.len(), events.len());
            for (&(column, file, category), class) in events.iter().zip(class_of) {
                let wanted = Class { column, category, file: files[file] };
                prop_assert_eq!(classes[usize::from(class)], wanted);
            }
            let order = |class: &Class| (class.column, class.file, class.category);
            prop_assert!(classes.is_sorted_by_key(order));
        }
    }

    #[test]
    fn where_there_are_too_many_classes_the_rarest_categories_become_one() {
        let mut names = names(256);
        let kinds = Kinds::new(256, &[0, 1]);
        let all = (0..400_u16).flat_map(|column| (0..=255_u8).map(move |own| (column, own)));
        let frequent = (0..400_u16).map(|column| (column, 9));
        let events: Vec<(u16, u8)> = all.chain(frequent).collect();
        let of = |&(column, category): &(u16, u8)| kinds.of(column, 1, category);
        let (classes, class_of) = numbered(events.iter().map(of).collect(), &kinds, &mut names);
        assert!(classes.len() <= MOST && classes.len() > MOST / 2);
        let mut gathered = 0;
        for (&(column, category), class) in events.iter().zip(class_of) {
            let class = classes[usize::from(class)];
            assert_eq!((class.column, class.file), (column, 1));
            if class.category != category {
                assert_eq!(names[usize::from(class.category)].key(), "other");
                assert!(category != 9 && usize::from(category) >= Category::ALL.len());
                gathered += 1;
            }
        }
        assert!(gathered > 0);
    }
}
