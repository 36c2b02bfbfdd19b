//! Makes a text easy to find: capitals, accents, the letters that Arabic script writes in several
//! ways, digits of any script, hyphens and points no longer matter.
//!
//! The story has a fold of its own (`story/fold.rs`) for the places a text speaks of: there every
//! letter must be as it is written, or "Of" would be a town. Here anything near will do, so the
//! two have no rule in common beyond the dash.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Whether a sign leaves nothing behind and parts no words.
fn is_nothing(letter: char) -> bool {
    matches!(
        letter,
        // Apostrophes and the signs that romanised Arabic has for ʿayn and hamza.
        '\'' | '‘' | '’' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ'
        // Tatweel, the joiners, marks of direction, the soft hyphen.
        | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{ad}' | '\u{61c}'
    ) || is_combining_mark(letter)
}

/// The one letter for those that Urdu, Pashto, Persian and Arabic write for the same.
fn plain(letter: char) -> char {
    match letter {
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ے' | 'ۑ' | 'ێ' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ګ' | 'ڭ' => 'گ',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ٱ' => 'ا',
        'ں' | 'ڼ' => 'ن',
        // Retroflex letters: Pashto's for Urdu's.
        'ټ' => 'ٹ',
        'ډ' => 'ڈ',
        'ړ' => 'ڑ',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        other => other,
    }
}

/// A digit of Arabic, Persian or Urdu as the world writes it.
fn digit(letter: char) -> char {
    let value = match letter {
        '٠'..='٩' => letter as u32 - '٠' as u32,
        '۰'..='۹' => letter as u32 - '۰' as u32,
        _ => return letter,
    };
    char::from_digit(value, 10).unwrap_or(letter)
}

/// A text as it is looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Letters and digits only.
    letters: Vec<char>,
    /// For each letter the bytes of the original it comes from.
    origins: Vec<[u32; 2]>,
    /// Where words begin among the letters.
    starts: Vec<u32>,
}

impl Folded {
    /// Folds `text`.
    pub fn of(text: &str) -> Self {
        let mut folded = Self::default();
        let mut parted = true;
        for (at, letter) in text.char_indices() {
            let origin = [at, at + letter.len_utf8()].map(|byte| byte as u32);
            if letter.is_ascii() {
                folded.push(letter.to_ascii_lowercase(), origin, &mut parted);
                continue;
            }
            // Capitals first: a small letter may come apart that its capital does not.
            for small in letter.to_lowercase().nfkd().flat_map(char::to_lowercase) {
                match small {
                    'æ' | 'œ' | 'ß' => {
                        let two = match small {
                            'æ' => ['a', 'e'],
                            'œ' => ['o', 'e'],
                            _ => ['s', 's'],
                        };
                        for one in two {
                            folded.push(one, origin, &mut parted);
                        }
                    }
                    other => folded.push(other, origin, &mut parted),
                }
            }
        }
        folded
    }

    fn push(&mut self, letter: char, origin: [u32; 2], parted: &mut bool) {
        if is_nothing(letter) {
            // A mark belongs to the letter that bears it.
            if let Some(last) = self.origins.last_mut()
                && !*parted
            {
                last[1] = last[1].max(origin[1]);
            }
            return;
        }
        if !letter.is_alphanumeric() {
            *parted = true;
            return;
        }
        if std::mem::take(parted) {
            self.starts.push(self.letters.len() as u32);
        }
        self.letters.push(digit(plain(letter)));
        self.origins.push(origin);
    }

    /// Letters and digits, one after the other.
    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// Where words begin among the letters.
    pub fn starts(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.starts.iter().map(|&start| start as usize)
    }

    /// Whether a word begins at letter `index`.
    pub fn is_start(&self, index: usize) -> bool {
        self.starts.binary_search(&(index as u32)).is_ok()
    }

    /// The words.
    pub fn words(&self) -> impl ExactSizeIterator<Item = &[char]> + '_ {
        (0..self.starts.len()).map(|word| self.word(word))
    }

    fn word(&self, number: usize) -> &[char] {
        let start = self.starts.get(number).map_or(0, |&start| start as usize);
        let next = self.starts.get(number + 1).map(|&next| next as usize);
        let end = next.unwrap_or(self.letters.len());
        self.letters.get(start..end).unwrap_or_default()
    }

    /// The bytes of the original from which the letters of `range` come.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let first = self.origins.get(range.start);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|end| self.origins.get(end));
        match (first, last) {
            (Some([start, _]), Some([_, end])) if start < end => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// The words with single spaces between them.
    pub fn spaced(&self) -> String {
        let words: Vec<String> = self.words().map(|word| word.iter().collect()).collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spaced(text: &str) -> String {
        Folded::of(text).spaced()
    }

    #[test]
    fn capitals_accents_and_points_do_not_matter() {
        assert_eq!(spaced("N.W.F.P."), "n w f p");
        assert_eq!(spaced("Bāb-e Dōstī"), "bab e dosti");
        assert_eq!(spaced("Pakistan’s ʿUrūj"), "pakistans uruj");
        assert_eq!(spaced("STRAßE Æ İ"), "strasse ae i");
    }

    #[test]
    fn letters_that_arabic_script_writes_in_several_ways_are_one() {
        for (one, other) in [
            ("افغانستاني", "افغانستانی"),
            ("كراچى", "کراچی"),
            ("مدرسة", "مدرسه"),
            ("لاہور", "لاهور"),
            ("أفغانستان", "افغانستان"),
            ("آزاد", "ازاد"),
            ("إيران", "ایران"),
            ("خيبر پښتونخوا", "خیبر پښتونخوا"),
            ("ډیورنډ", "ڈیورنڈ"),
            ("كـابـل", "کابل"),
            ("کَابُل", "کابل"),
            ("تګ\u{200c}لاره", "تگلاره"),
        ] {
            assert_eq!(spaced(one), spaced(other));
        }
    }

    #[test]
    fn digits_of_every_script_are_the_same() {
        assert_eq!(spaced("۱۸۹۳"), "1893");
        assert_eq!(spaced("٢٠١٤"), "2014");
    }

    #[test]
    fn letters_lead_back_to_what_they_came_from() {
        let text = "Bāb-e";
        let folded = Folded::of(text);
        assert_eq!(&text[folded.original(0..3)], "Bāb");
        assert_eq!(&text[folded.original(1..4)], "āb-e");
        let marked = "Ba\u{304}b";
        assert_eq!(&marked[Folded::of(marked).original(1..2)], "a\u{304}");
        assert_eq!(folded.original(9..12), 0..0);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = spaced(&text);
            prop_assert_eq!(spaced(&once), once);
        }

        #[test]
        fn every_letter_leads_back_to_whole_characters(text in "(\\PC|[\u{300}-\u{310}آئۀﷲİﬁ])*") {
            let folded = Folded::of(&text);
            for start in 0..folded.letters().len() {
                let range = folded.original(start..folded.letters().len());
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
