//! Projects of all sorts, for tests of what holds of every one.

use std::path::Path;
use std::sync::Arc;

use durand::atlas::BoundaryView;
use durand::events::Import;
use durand::events::read::{ColumnUse, DayOrder, Delimiter, Preset, Purpose};
use durand::project::{Fingerprint, Kept, KeptLayer, Project, Reading, Unknown};
use durand::session::{
    ByColumn, Classes, ColourBy, Layer, LayerId, Layers, Opacity, OwnArticle, Paint, Rgb, SizeBy,
    Source, StoryChoice, Style, Symbol, Target, Work,
};
use proptest::prelude::*;
use serde_json::Value;

fn source() -> impl Strategy<Value = Source> {
    let steps = proptest::collection::vec("[a-zé][a-z0-9 ._é-]{0,6}[a-z]", 1..4);
    let text = any::<String>().prop_map(std::string::String::into_bytes);
    let bytes = prop_oneof![text, proptest::collection::vec(any::<u8>(), 0..60)];
    prop_oneof![
        steps.prop_map(|steps| Source::File(Path::new("/").join(steps.join("/")))),
        ("[a-z]{1,8}\\.(csv|kmz)", bytes).prop_map(|(name, bytes)| Source::Embedded {
            name,
            bytes: Arc::from(bytes),
        }),
    ]
}

fn unknown() -> impl Strategy<Value = Unknown> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    // No name that is known anywhere begins so.
    proptest::collection::btree_map("x-[a-z]{1,5}", value, 0..3)
        .prop_map(|members| members.into_iter().collect())
}

fn import() -> impl Strategy<Value = Import> {
    let columns = proptest::collection::vec(
        (
            any::<String>(),
            proptest::sample::select(Purpose::ALL.to_vec()),
        ),
        0..4,
    );
    let orders = vec![
        DayOrder::DayFirst,
        DayOrder::MonthFirst,
        DayOrder::Ambiguous,
    ];
    (
        proptest::option::of(proptest::sample::select(Preset::ALL.to_vec())),
        proptest::option::of(proptest::sample::select(Delimiter::ALL.to_vec())),
        proptest::option::of("[a-z0-9-]{1,12}"),
        columns,
        proptest::option::of(proptest::sample::select(orders)),
        any::<[bool; 3]>(),
    )
        .prop_map(|(preset, delimiter, encoding, columns, day_order, flags)| {
            let mut import = Import::default();
            import.preset = preset;
            import.delimiter = delimiter;
            import.encoding = encoding;
            let uses = columns.into_iter();
            let uses = uses.map(|(column, purpose)| ColumnUse { column, purpose });
            import.columns = uses.collect();
            import.day_order = day_order;
            [import.only, import.serial_dates, import.swapped] = flags;
            import
        })
}

fn style() -> impl Strategy<Value = Style> {
    let classes = vec![Classes::EqualCounts, Classes::RoundSteps, Classes::Values];
    let column = (
        any::<String>(),
        proptest::sample::select(classes),
        any::<u8>(),
    );
    let colour = prop_oneof![
        Just(ColourBy::Category),
        any::<u8>().prop_map(|number| ColourBy::One(Paint::Palette(number))),
        any::<[u8; 3]>().prop_map(|rgb| ColourBy::One(Paint::Own(Rgb(rgb)))),
        column.prop_map(|(name, classes, ramp)| {
            ColourBy::Column(ByColumn {
                name,
                classes,
                ramp,
            })
        }),
    ];
    let size = prop_oneof![
        Just(SizeBy::Usual),
        any::<u16>().prop_map(SizeBy::Factor),
        any::<String>().prop_map(|name| SizeBy::Column { name }),
    ];
    let symbol = proptest::option::of(proptest::sample::select(Symbol::ALL.to_vec()));
    (colour, symbol, size, any::<u8>()).prop_map(|(colour, symbol, size, opacity)| Style {
        colour,
        symbol,
        size,
        opacity: Opacity::of(opacity),
    })
}

fn layer() -> impl Strategy<Value = (Layer, bool, KeptLayer)> {
    let print =
        proptest::option::of(
            (any::<u64>(), any::<u64>()).prop_map(|(bytes, hash)| Fingerprint {
                bytes,
                fnv1a: format!("{hash:016x}"),
                unknown: Unknown::new(),
            }),
        );
    let unknown = (unknown(), unknown(), unknown(), unknown());
    let chosen = (import(), style());
    (
        source(),
        "[^\u{0}]{1,20}",
        any::<bool>(),
        print,
        unknown,
        chosen,
    )
        .prop_map(
            |(source, name, shown, print, (layer, source_unknown, import, style), chosen)| {
                let is_file = source.path().is_some();
                let kept = KeptLayer {
                    fingerprint: print.filter(|_| is_file),
                    layer,
                    source: source_unknown,
                    import,
                    style,
                };
                let layer = Layer {
                    number: 0,
                    source,
                    name,
                    import: chosen.0,
                    style: chosen.1,
                };
                (layer, shown, kept)
            },
        )
}

fn reading() -> impl Strategy<Value = Reading> {
    let position = || {
        ((-1800..=1800_i32), (-850..=850_i32))
            .prop_map(|(x, y)| [f64::from(x) / 10.0, f64::from(y) / 10.0])
    };
    let target = prop_oneof![
        "[a-z]{1,8}(-[a-z]{1,8})?".prop_map(|id| Target::Place(id.parse().unwrap())),
        (1..9_u16, any::<u64>())
            .prop_map(|(file, at)| Target::Event(durand::story::EventId::read(file, at))),
        (1..29_u16).prop_map(|number| Target::Passage(number.to_string().parse().unwrap())),
    ];
    let off = proptest::sample::subsequence(
        vec![
            LayerId::Relief,
            LayerId::Waters,
            LayerId::Towns,
            LayerId::DisputedLines,
        ],
        0..=4,
    );
    (
        proptest::option::of(position()),
        proptest::option::of((20..=140_i32).prop_map(|tenths| f64::from(tenths) / 10.0)),
        proptest::option::of(target),
        proptest::collection::vec(any::<String>(), 0..3),
        proptest::option::of(any::<i32>()),
        off,
        proptest::sample::select(BoundaryView::ALL.to_vec()),
        proptest::option::of((proptest::collection::vec(position(), 0..4), any::<bool>())),
        proptest::option::of(1..=u16::MAX),
    )
        .prop_map(
            |(
                center,
                zoom,
                selected,
                years_off,
                year,
                off,
                boundary_view,
                measuring,
                shaded_by,
            )| {
                let mut layers = Layers::default();
                for layer in off {
                    layers.toggle(layer);
                }
                Reading {
                    center,
                    zoom,
                    selected,
                    years_off,
                    year,
                    layers,
                    shaded_by,
                    boundary_view,
                    measuring,
                    stop: None,
                }
            },
        )
}

pub(super) fn any_project() -> impl Strategy<Value = Project> {
    let article = proptest::option::of(("[a-z]{1,8}\\.html", any::<bool>(), unknown()));
    let story = proptest::option::of("[a-z]{1,8}");
    let layers = proptest::collection::vec(layer(), 0..5);
    (layers, article, story, reading(), unknown(), unknown()).prop_map(
        |(layers, article, story, mut reading, own, of_reading)| {
            let mut work = Work::default();
            let mut kept = Kept {
                project: own,
                reading: of_reading,
                ..Kept::default()
            };
            if let Some((name, shown, unknown)) = article {
                let path = Path::new("/texts").join(name);
                work.article = Some(OwnArticle { path, shown });
                kept.article = unknown;
            }
            if let Some(name) = story {
                let path = Path::new("/stories").join(&name);
                work.story = if name.len() % 2 == 0 {
                    StoryChoice::Folder(path)
                } else {
                    StoryChoice::Text(path)
                };
            }
            for ((layer, shown, known), number) in layers.into_iter().zip(1..) {
                work.layers.push(Arc::new(Layer { number, ..layer }));
                if !shown {
                    reading.layers.toggle(LayerId::File(number));
                }
                if known != KeptLayer::default() {
                    kept.layers.insert(number, known);
                }
            }
            Project {
                work,
                reading,
                kept,
                recovery: None,
            }
        },
    )
}
