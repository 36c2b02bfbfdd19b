//! Every string that a person reads in the window or on the map, in the languages it speaks.
//!
//! The strings are [Fluent](https://projectfluent.org) messages in `assets/words/*.ftl`, one file
//! a language. What a language does not say yet is said in English; what English does not say is
//! a fault of the program, which a test finds. Sentences of the shell and of faults are English
//! and stand where they arise.

mod language;
mod numbers;
pub mod short;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use language::Language;
pub use numbers::{grouped, grouped_digits};

type Bundle = FluentBundle<FluentResource>;

/// The strings of one language; cheap to copy.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    own: &'static Bundle,
    english: &'static Bundle,
}

impl Words {
    /// The strings of `language`, read at first use.
    pub fn of(language: Language) -> Self {
        Self {
            language,
            own: bundle(language),
            english: bundle(Language::English),
        }
    }

    /// Which language this is.
    pub fn language(self) -> Language {
        self.language
    }

    /// What `key` says, where nothing is to be filled in.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.message(key, None)
    }

    /// What `key` says with these values in it: `words.with("passages", &[("count", 3.into())])`.
    pub fn with(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.message(key, Some(&args)).into_owned()
    }

    /// Whether this language says `key` in words of its own.
    pub fn knows(self, key: &str) -> bool {
        self.own.has_message(key)
    }

    /// A missing message is said by its key, so that it is found; nothing panics over a word.
    fn message(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let found = [self.own, self.english].into_iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some((bundle, pattern))
        });
        let Some((bundle, pattern)) = found else {
            return Cow::Owned(key.to_owned());
        };
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, args, &mut faults);
        // A pattern lives as long as the program, what is filled in does not.
        match said {
            Cow::Borrowed(text) if args.is_none() => Cow::Borrowed(text),
            other => Cow::Owned(other.into_owned()),
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({:?})", self.language)
    }
}

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    static NOTHING: OnceLock<Bundle> = OnceLock::new();
    let slot = BUNDLES.get(language as usize);
    slot.unwrap_or(&NOTHING).get_or_init(|| read(language))
}

fn read(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.id()]);
    // egui draws the marks that would keep values apart as empty boxes.
    bundle.set_use_isolating(false);
    // What could be read of a broken file is used; a test holds that ours are whole.
    let resource = FluentResource::try_new(language.source().to_owned());
    let resource = resource.unwrap_or_else(|(read, _)| read);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_written_in_sound_fluent() {
        for language in Language::ALL {
            let read = FluentResource::try_new(language.source().to_owned());
            let faults = read.err().map(|(_, faults)| faults);
            assert!(faults.is_none(), "{language:?}: {faults:?}");
        }
    }

    #[test]
    fn values_are_filled_in_and_counted_as_the_language_counts() {
        let words = Words::of(Language::English);
        assert_eq!(
            words.with("count-events", &[("count", 1.into())]),
            "1 event"
        );
        assert_eq!(
            words.with("count-events", &[("count", 4.into())]),
            "4 events"
        );
    }

    #[test]
    fn what_a_language_does_not_say_is_said_in_english() {
        let (english, urdu) = (Words::of(Language::English), Words::of(Language::Urdu));
        for key in keys(Language::English.source()) {
            if !urdu.knows(&key) {
                assert_eq!(urdu.say(&key), english.say(&key), "{key}");
            }
        }
    }

    #[test]
    fn urdu_says_nothing_that_english_does_not() {
        let english = Words::of(Language::English);
        for key in keys(Language::Urdu.source()) {
            assert!(english.knows(&key), "{key} is not in en.ftl");
        }
    }

    #[test]
    fn no_language_says_a_key_twice() {
        for language in Language::ALL {
            let mut seen = std::collections::BTreeSet::new();
            for key in keys(language.source()) {
                assert!(seen.insert(key.clone()), "{key} in {language:?}");
            }
        }
    }

    #[test]
    fn a_key_that_nobody_knows_says_itself() {
        assert_eq!(Words::of(Language::Urdu).say("no-such-key"), "no-such-key");
    }

    /// The messages of a file: lines that begin with a key.
    fn keys(source: &str) -> Vec<String> {
        let keys = source.lines().filter_map(|line| line.split_once(" ="));
        let plain = |key: &&str| key.starts_with(|first: char| first.is_ascii_lowercase());
        keys.map(|(key, _)| key)
            .filter(plain)
            .map(str::to_owned)
            .collect()
    }
}
