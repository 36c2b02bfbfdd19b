# The words of the window and the map in Urdu. What is not here is said in English (en.ftl).
#
# BEGUN, NOT FINISHED: these were written with care, but no native reader has gone over them yet.
# Numbers are in Western digits. Words run from right to left by themselves: no marks are needed.

### What a reader can do: menus, tooltips, the list of keys, the palette

do-clear-selection = انتخاب ختم کریں
do-select = منتخب کریں
do-hover = اشارہ کریں
do-back = پچھلے انتخاب پر واپس
do-forward = آگے
do-escape = بند کریں یا انتخاب ختم کریں
do-fan-out = ایک ہی جگہ کے واقعات پھیلائیں
do-next-passage = اگلا اقتباس
do-previous-passage = پچھلا اقتباس
do-show-in-article = مضمون میں دکھائیں
do-show-selection = انتخاب پر واپس
do-copy-citation = حوالہ نقل کریں
do-toggle-column = سال کھولیں یا بند کریں
do-solo-column = صرف یہی سال
do-span-to-column = سالوں کا وقفہ
do-fit-layer = تہہ پوری دکھائیں
do-show-table = تہہ کا جدول
do-show-style = تہہ کا انداز
do-show-import = تہہ کیسے پڑھی جاتی ہے
do-brush-years = سالوں کا وقفہ
do-copy-text = نقل کریں
do-all-years = تمام سال
do-no-years = کوئی سال نہیں
do-next-year = اگلا سال
do-previous-year = پچھلا سال
do-toggle-play = سال چلائیں یا روکیں
do-play-step = چلانے کا اگلا قدم
do-toggle-layer = تہہ دکھائیں یا چھپائیں
do-shade-by = علاقوں کو ان کے واقعات کے حساب سے رنگیں
do-reveal = چھپا ہوا دکھائیں
do-pan = نقشہ ہلائیں
do-zoom-about = بڑا یا چھوٹا کریں
do-zoom-in = بڑا کریں
do-zoom-out = چھوٹا کریں
do-home = پورا سرحدی علاقہ دکھائیں
do-fit-selection = انتخاب کو پورا دکھائیں
do-resize-map = نقشے کا سائز بدلیں
do-set-theme = رنگ چنیں
do-switch-theme = ہلکا یا گہرا
do-toggle-panel-layers = تہوں کا خانہ
do-toggle-panel-reader = مطالعے کا خانہ
do-toggle-panel-years = سالوں کا خانہ
do-toggle-about = پروگرام اور مآخذ کے بارے میں
do-toggle-keys = کی بورڈ
do-write-story = نئی کہانی لکھیں
do-write-from-clipboard = کلپ بورڈ سے کہانی لکھیں
do-edit-story = اس کہانی کی نقل میں ترمیم کریں
do-read-story = اسے پڑھیں
do-quit = بند کریں
do-undo = واپس کریں
do-redo = دوبارہ کریں
do-set-boundary-view = سرحدوں کا نقطۂ نظر چنیں
do-go-to-year = کسی سال پر جائیں
do-set-language = زبان چنیں
do-toggle-find = تلاش
do-centre-on = کسی مقام پر جائیں
do-larger = بڑا
do-smaller = چھوٹا
do-usual-size = عام سائز
do-toggle-still = حرکت کم کریں

### Undo

undone = واپس لیا گیا: { $what }
redone = دوبارہ کیا گیا: { $what }
nothing-to-undo = واپس لینے کو کچھ نہیں۔
nothing-to-redo = دوبارہ کرنے کو کچھ نہیں۔

### Views of the borders

view-in-fact = عملاً
view-pakistan = پاکستان
view-afghanistan = افغانستان
view-caveat = اس نقشے پر کھینچی گئی لکیر یہ فیصلہ نہیں کرتی کہ کون حق پر ہے۔
view-of-borders = سرحدیں: { $view ->
    [in-fact] عملاً
    [pakistan] پاکستان کی نظر میں
   *[afghanistan] افغانستان کی نظر میں
}

### Numbers

count-events = { $count ->
    [one] { $count } واقعہ
   *[other] { $count } واقعات
}
events-counted = { $count ->
    [one] { $grouped } واقعہ
   *[other] { $grouped } واقعات
}

### Dates

when-day = { $day } { $month } { $year }
when-month = { $month } { $year }
when-season = { $season } { $year }
when-decade = { $year } کی دہائی
when-decades = { $years } کی دہائیاں
when-century = { $number }ویں صدی
when-millennium = { $number } واں ہزاریہ
when-before-christ = { $year } ق م
when-about = تقریباً { $date }
when-uncertain = { $date }؟
when-years = { $from } تا { $to }
when-span = { $from } تا { $to }
when-days = { $day } تا { $to }
when-days-of-months = { $day } { $month } تا { $to }
when-months = { $from } تا { $to } { $year }
when-since = { $date } سے
when-from = { $date } سے
when-until = { $date } تک
when-any = کسی بھی وقت
when-undated = بلا تاریخ
when-early = { $years } کے اوائل
when-mid = { $years } کے وسط
when-late = { $years } کے اواخر
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر
season-spring = بہار
season-summer = گرما
season-autumn = خزاں
season-winter = سرما

### What things are called: places, events, years that are on

kind-country = ملک
kind-province = صوبہ
kind-territory = علاقہ
kind-agency = ایجنسی
kind-frontier-region = سرحدی علاقہ
kind-border = سرحد
kind-border-stretch = سرحد کا حصہ
kind-disputed-line = متنازع لکیر
kind-crossing = سرحدی گزرگاہ
kind-town = شہر
kind-river = دریا
kind-lake = جھیل
kind-glacier = گلیشیر
kind-urban-area = شہری علاقہ
kind-region = خطہ
kind-line = لکیر
kind-spot = مقام
category-border = سرحد اور گزرگاہ
category-politics = سیاست اور سفارت
category-military = فوجی کارروائی
category-militancy = عسکری تحریک
category-attack = حملہ
precision-exact = عین جگہ معلوم ہے
precision-town = شہر تک معلوم ہے
precision-region = علاقے تک معلوم ہے
precision-country = ملک تک معلوم ہے
paragraph-headline = سرخی
paragraph-standfirst = ذیلی سرخی
paragraph-caption = تصویر کی عبارت
events-around = { $position } کے آس پاس کے واقعات
position-north = { $degrees } درجے شمال
position-south = { $degrees } درجے جنوب
position-east = { $degrees } درجے مشرق
position-west = { $degrees } درجے مغرب
years-all = تمام سال
years-none = کوئی سال نہیں
years-range = { $from } تا { $to }
years-some = { $all } میں سے { $count } تاریخیں
hidden-all-years-off = تمام سال بند ہیں
hidden-years-only = صرف { $years }
hidden-category-off = «{ $category }» بند ہے

### About

about-title = durand اور اس کے مآخذ کے بارے میں
about-program = durand { $version } ایک مضمون کو اس کے نقشے پر پڑھتا ہے، انٹرنیٹ کے بغیر۔
about-article = مضمون
about-data = مآخذ
about-typefaces = حروف
about-file = فائل
about-source = ماخذ
about-version = نسخہ
about-licence = لائسنس
about-attribution = انتساب
about-accuracy = کتنا درست

### The bar and what is open over the map

bar-menu = مینو
bar-light-theme = ہلکا رنگ
bar-dark-theme = گہرا رنگ
bar-back = پیچھے ({ $keys })
bar-forward = آگے ({ $keys })
bar-language = زبان
notice-put-away = یہ اطلاع ہٹائیں
chooser-here = یہاں ہیں

### Files that are read

loading-stop = پڑھنا روکیں
loading-stopping = رک رہا ہے …
loading-so-far = { $files } · { $count ->
    [one] { $grouped } واقعہ
   *[other] { $grouped } واقعات
}
loading-faults = { $count ->
    [one] { $grouped } غلطی
   *[other] { $grouped } غلطیاں
}
faults-title = فائلوں میں غلطیاں
faults-found = { $count ->
    [one] فائلوں میں ایک غلطی ملی۔
   *[other] فائلوں میں { $grouped } غلطیاں ملیں۔
}
faults-show = دکھائیں
faults-first = ان میں سے پہلی { $count }:

### Cards: names and standing through time

card-today = آج { $name }
card-in-year = { $year } میں
card-not-yet = { $year } میں { $name } نہیں تھا؛ تب یہ زمین:
card-not-told-of = یہاں نہیں بتایا گیا کہ { $year } میں یہ کیا تھا؛ نام آج کا ہے۔
card-modern-geometry = شکلیں آج کی ہیں؛ سال کے ساتھ صرف نام اور حیثیت بدلتے ہیں۔
card-history = وقت کے ساتھ نام اور حیثیت
card-until-today = آج
card-go-to-year = { $year } پر جائیں
card-view = اس نقطۂ نظر سے ({ $view })
card-see-view = نقطۂ نظر: { $view }

### Cards: places and events

card-published-km = شائع شدہ لمبائیاں: { $lengths } کلومیٹر؛ لکیر جتنی تفصیلی ہو لمبائی اتنی بڑھتی ہے
card-article = مضمون
card-labelled = { $name }: { $text }
card-date = تاریخ
card-article-says = مضمون کے الفاظ
card-file-says = فائل کے الفاظ
card-place = مقام
card-position = محل وقوع
card-what-article-says = مضمون کیا کہتا ہے
card-added = اضافہ، مضمون میں نہیں
card-also-in-file = فائل میں یہ بھی ہے
card-from-file = { $file } سے
card-own-file = { $file } سے، جو آپ کی اپنی فائل ہے: اس کا ماخذ، لائسنس اور درستی durand کو معلوم نہیں۔
card-from-a-file = ایک فائل سے، مضمون سے نہیں
card-hidden = نقشے پر چھپا ہوا: { $why }۔
card-show-it = دکھائیں
card-also = نیز { $names }
card-english = انگریزی
card-urdu = اردو
card-pashto = پشتو
card-km = کلومیٹر
card-km-to = کلومیٹر، { $metres } میٹر تک
card-km2 = مربع کلومیٹر
card-units = ایجنسیاں اور ایف آر
card-people = لوگ
card-passages = { $count ->
    [one] اقتباس
   *[other] اقتباسات
}
card-events = { $count ->
    [one] واقعہ
   *[other] واقعات
}
card-units-heading = { $count } ایجنسیاں اور سرحدی علاقے
card-select = { $name } منتخب کریں
region-counting = اس علاقے کے واقعات گنے جا رہے ہیں …
region-events = { $count ->
    [one] { $grouped } واقعہ اس میں ہے
   *[other] { $grouped } واقعات اس میں ہیں
}
region-others-off = { $all } میں سے؛ باقی بند ہیں
region-years = سال بہ سال واقعات: { $from } سے { $to } تک، زیادہ سے زیادہ { $events }
region-shown = { $events }، { $shown } دکھائے گئے

### Squares of very many events

square-undated = { $count } بلا تاریخ
square-zoom-in = یہاں بڑا کریں
square-back = ‹ { $name }
square-back-keys = فہرست پر واپس ({ $keys })
square-off-one = { $first } بند ہے
square-off-two = { $first } اور { $second } بند ہیں
square-off-many = { $count } اقسام بند ہیں
square-quoted = «{ $name }»
square-hidden = { $all } میں سے: { $why }
square-some-of = { $all } میں سے { $shown }
square-page = واقعات { $first } تا { $last }، کل { $all }
square-earlier = ‹ پہلے کے
square-later = بعد کے ›
square-around = { $position } کے آس پاس
square-around-town = { $position } کے آس پاس، { $town } کے قریب

### The reader

reader-back = { $name } پر واپس
reader-not-told = مضمون اس کا ذکر نہیں کرتا۔
reader-passage = اقتباس { $number } از { $count }
reader-copy = نقل
reader-copy-help = یہ اقتباس حوالے کے ساتھ نقل کریں
reader-show-in-article = مضمون میں
reader-next = اگلا ›
reader-previous = ‹ پچھلا

### The timeline

timeline-play = سال چلائیں
timeline-pause = روکیں
timeline-all = سب
timeline-none = کوئی نہیں
timeline-count = { $count ->
    [one] { $all } میں سے { $shown } واقعہ
   *[other] { $all } میں سے { $shown } واقعات
}
timeline-undated = { $undated } بلا تاریخ
timeline-event = واقعہ: { $title }
timeline-column = { $column }، { $events }
timeline-shown = { $column }، { $shown } دکھائے گئے
timeline-spans = وقفے
timeline-spans-of-years = سالوں کے وقفے
timeline-category = { $name }: { $count }
timeline-layer-class = { $layer }، { $class }
timeline-more-categories = اور { $count } مزید اقسام
timeline-help = کلک: کھولیں یا بند کریں۔ دو بار کلک: صرف یہی۔ Shift کے ساتھ کلک: پچھلے سے یہاں تک۔
timeline-from = وقفے کا پہلا سال
timeline-to = وقفے کا آخری سال
timeline-dates = { $from } سے { $to }
timeline-help-brush = کھینچیں: جہاں چھوڑیں وہاں تک۔ دو بار کلک: تمام سال۔
timeline-help-bars = کلک: کھولیں یا بند کریں۔ دو بار کلک: صرف یہی۔ Shift کے ساتھ کلک یا گھسیٹنا: وقفہ۔

### The map: nodes, legend, scale

map-speaks-of = { $year } کے نام اور حیثیت · شکلیں آج کی
map-modern-geometry = شکلیں آج کی
map-name = نقشہ
map-node = نقشے پر { $name }
map-more-marks = { $count ->
    [one] اور { $grouped } نشان: بڑا کریں
   *[other] اور { $grouped } نشان: بڑا کریں
}
map-events-at = { $events }، { $place }
map-more-in-about = باقی «بارے میں» میں
map-sources-in-about = مآخذ «بارے میں» میں
map-kilometres = { $number } کلومیٹر
map-metres = { $number } میٹر
map-counts-none = کوئی نہیں
map-on = { $years }: { $count ->
    [one] { $all } میں سے { $shown } واقعہ
   *[other] { $all } میں سے { $shown } واقعات
}
legend-layers = آپ کی تہیں
legend-from-to = { $from } سے { $to }
legend-below = { $from } سے { $to } سے کم
legend-others = { $count ->
    [one] ایک اور قدر
   *[other] { $count } اور قدریں
}
legend-no-number = کوئی عدد نہیں
legend-no-value = کوئی قدر نہیں
legend-looking = { $column }: پڑھا جا رہا ہے …
legend-regions = علاقے
legend-events = واقعات
legend-context = پس منظر
legend-disputed-lines = متنازع لکیریں
legend-relief = پہاڑ اور وادیاں
legend-waters = دریا، جھیلیں، گلیشیر
legend-towns = شہر
legend-units = صوبے اور ایجنسیاں
legend-region-counts = علاقہ وار واقعات

### For everyone: parts of the window, themes, sizes, and what is said aloud

everyone-bar = اوپر کی پٹی
everyone-layers = تہیں
everyone-map = نقشہ اور جو اس پر ہے
everyone-years = سال
everyone-reader = مطالعہ
everyone-theme = رنگ
everyone-theme-system = جیسا کمپیوٹر پر ہے
everyone-theme-light = ہلکا
everyone-theme-dark = گہرا
everyone-theme-high-contrast = نمایاں
everyone-theme-high-contrast-dark = نمایاں، گہرا
everyone-theme-now = رنگ: { $theme }
everyone-usual-size = عام سائز (اب { $percent } %)
everyone-size-now = سائز { $percent } %
everyone-still = کم حرکت
everyone-on = { $name } کھلا ہے
everyone-off = { $name } بند ہے
everyone-opened = { $name } کھلا
everyone-closed = { $name } بند
everyone-boundary-view = سرحدیں کس کی نظر میں: { $view }
everyone-whole-article = پورا مضمون
everyone-copied = اقتباس حوالے کے ساتھ نقل ہوا
everyone-nothing-selected = کچھ منتخب نہیں
everyone-selected-place = { $name }، { $passages ->
    [one] { $passages } اقتباس
   *[other] { $passages } اقتباسات
}، { $events ->
    [one] { $shown } واقعہ
   *[other] { $shown } واقعات
}
everyone-selected-event = { $name }، { $passages ->
    [one] { $passages } اقتباس
   *[other] { $passages } اقتباسات
}
everyone-years-now = { $years }: { $count ->
    [one] { $all } میں سے { $shown } واقعہ
   *[other] { $all } میں سے { $shown } واقعات
}
everyone-playing = چل رہا ہے۔ { $years }
everyone-paused = رکا ہوا۔ { $years }
everyone-passage = { $count } میں سے اقتباس { $number }
everyone-overlap = {"، "}کھلا ہے کیونکہ اس سے ملتا ہے

### Find, the palette and the list of keys

group-selection = تلاش اور انتخاب
group-reading = مطالعہ
group-years = سال
group-map = نقشہ
group-layers = تہیں
group-look = رنگ اور زبان
group-window = ونڈو
group-pointer = ماؤس سے اور لکھ کر
find-title = تلاش
find-button = تلاش…
find-field = مقامات، اقتباسات، واقعات، تاریخیں، احکام
find-results = جو ملا
find-nothing = «{ $text }» نام کی کوئی چیز نہیں، اور کسی اقتباس میں اس کا ذکر نہیں۔
find-nothing-here = اس قسم کی کوئی چیز «{ $text }» سے نہیں ملتی۔
find-hit-place = مقام
find-hit-event = واقعہ
find-hit-passage = اقتباس
find-hit-date = تاریخ
find-hit-position = محل وقوع
find-hit-command = حکم
keys-title = کی بورڈ
keys-intro = durand جو کچھ کر سکتا ہے؛ Ctrl+K ہر ایک کو اس کے نام سے ڈھونڈتا ہے۔
gesture-move = نقشہ ہلائیں
gesture-move-how = گھسیٹیں، تیر
gesture-zoom = بڑا یا چھوٹا کریں
gesture-zoom-how = پہیہ، چٹکی، دو بار کلک
gesture-walk = نقشے کی چیزوں پر چلیں
gesture-select = منتخب کریں
gesture-select-how = کلک، یا Enter
gesture-step = سالوں میں قدم بہ قدم
gesture-column = سال کھولیں یا بند کریں
gesture-column-how = اس کے خانے پر کلک
gesture-solo = صرف یہی سال
gesture-solo-how = اس کے خانے پر دو بار کلک
gesture-span = سالوں کا وقفہ
gesture-span-how = خانے پر Shift کے ساتھ کلک
gesture-walk-how = Tab، Shift+Tab
gesture-parts = ونڈو کے ایک حصے سے دوسرے پر
gesture-parts-how = F6، Shift+F6
gesture-point = کسی چیز کو نمایاں کریں
gesture-point-how = اس پر اشارہ کریں
gesture-fan = ایک ہی جگہ کے واقعات پھیلائیں
gesture-fan-how = ان کے نشان پر کلک
gesture-reveal = چھپا ہوا دکھائیں
gesture-reveal-how = اس کے کارڈ کا ربط
gesture-theme = ہلکا یا گہرا
gesture-theme-how = اوپر کی پٹی کا بٹن
gesture-step-how = ← →
gesture-year = کسی بھی سال پر جائیں
gesture-year-how = تلاش میں لکھیں: 1893
gesture-position = کسی مقام پر جائیں
gesture-position-how = تلاش میں لکھیں: 30.95, 66.43
gesture-menu = اقتباس کے لیے مزید
gesture-menu-how = دایاں کلک
find-hint = > احکام   @ مقامات   # واقعات   ¶ اقتباسات   ·   تاریخیں اور محل وقوع بھی
find-keys = ↑↓ چنیں   Enter جائیں   Ctrl+Enter جائیں اور کھلا رکھیں   Esc بند
find-count = { $count ->
    [one] { $shown } نتیجہ
   *[other] { $shown } نتائج
}
find-more = { $all } میں سے پہلے { $shown } نتائج
find-formerly = سابقہ نام { $name }
find-also = نیز { $name }
find-hidden-by = { $what } کی وجہ سے چھپا ہوا
find-layer-off = «{ $layer }» بند ہے
find-passage = اقتباس { $number }
find-year = { $year } کے نام، حیثیت اور واقعات
find-position = عرض بلد اور طول بلد
find-position-other = طول بلد پہلے، عرض بلد بعد میں

### What the palette offers, and why not

offer-boundary-view = سرحدیں: { $what }
offer-hide-layer = { $what } چھپائیں
offer-show-layer = { $what } دکھائیں
offer-theme = رنگ: { $what }
offer-language = زبان: { $what }
theme-light = ہلکا
theme-dark = گہرا
theme-system = جیسا کمپیوٹر پر ہے
theme-high-contrast = نمایاں
theme-high-contrast-dark = نمایاں، گہرا
layer-disputed-lines = متنازع لکیریں
layer-relief = پہاڑ اور وادیاں
layer-waters = دریا، جھیلیں، گلیشیر
layer-towns = شہر
layer-units = صوبے اور ایجنسیاں
layer-region-counts = علاقہ وار واقعات
why-largest = سب کچھ جتنا بڑا ہو سکتا ہے اتنا ہے۔
why-smallest = سب کچھ جتنا چھوٹا ہو سکتا ہے اتنا ہے۔
why-chosen = ابھی یہی چنا ہوا ہے۔
why-nothing-selected = کچھ منتخب نہیں۔
why-no-way-back = اس سے پہلے کچھ منتخب نہ تھا۔
why-no-way-forward = اس کے بعد کچھ منتخب نہ تھا۔
why-no-passage = کوئی اقتباس سامنے نہیں۔
why-no-other-passage = اس طرف کوئی اور اقتباس نہیں۔

### Reach: measuring, citations, links, guided reading

do-copy-citation-plain = حوالہ نقل کریں
do-copy-citation-markdown = حوالہ Markdown میں نقل کریں
do-copy-citation-bibtex = حوالہ BibTeX میں نقل کریں
do-copy-current-citation = اس اقتباس کا حوالہ نقل کریں
do-copy-coordinates = محل وقوع نقل کریں
do-copy-feature = GeoJSON میں نقل کریں
do-copy-link = اس منظر کا ربط نقل کریں
do-open-link = ربط کھولیں
do-next-stop = مضمون میں آگے
do-previous-stop = مضمون میں پیچھے
do-toggle-measure = پیمائش
do-measure-from = یہاں سے پیمائش
do-measure-point = نقطہ لگائیں
do-measure-move = پیمائش کا نقطہ ہلائیں
do-measure-close = رقبہ بند کریں
do-measure-take-back = آخری نقطہ واپس لیں
do-measure-copy = پیمائش نقل کریں
do-zoom-in-at = یہاں بڑا کریں
do-toggle-export = برآمد …
measure-title = پیمائش
measure-end = پیمائش ختم کریں
measure-first = پہلا نقطہ لگانے کے لیے کلک کریں۔
measure-next = اگلا نقطہ لگانے کے لیے کلک کریں۔
measure-length = { $km } کلومیٹر ({ $miles } میل)
measure-area-of = { $km } مربع کلومیٹر ({ $miles } مربع میل)
measure-distance = فاصلہ: { $length }
measure-area = رقبہ: { $area }
measure-perimeter = احاطہ: { $length }
here-title = یہاں
here-nothing = کچھ نہیں جو نقشے کو معلوم ہو
here-more = اور { $count } مزید
here-copy-coordinates = { $what } نقل کریں
here-copy-feature = { $name } کو GeoJSON میں نقل کریں
here-copied = نقل ہوا: { $what }
cite-as = نقل بطور …
cite-as-short = بطور …
cite-plain = سادہ متن
guide-said = منزل { $number }، کل { $count } · { $paragraph } · { $name }
guide-stop = منزل { $number }، کل { $count } · { $paragraph }
guide-hidden = یہ چھپا ہوا ہے: { $what }۔
guide-hidden-short = چھپا ہوا: { $what }
guide-show = دکھائیں
everyone-layers-width = تہوں کی چوڑائی
everyone-years-height = سالوں کی اونچائی
everyone-reader-width = مطالعے کی چوڑائی
map-described = { $article } میں مذکور مقامات اور واقعات کا نقشہ۔ { $years }: { $count ->
    [one] { $all } میں سے { $shown } واقعہ
   *[other] { $all } میں سے { $shown } واقعات
}۔
map-licences = لائسنس: { $names }
map-legend-more = … اور { $count } مزید
about-geometry = تمام شکلیں آج کی ہیں۔ اس نقشے کی کوئی لکیر یہ فیصلہ نہیں کرتی کہ کون حق پر ہے: جن سرحدوں پر کسی ریاست کو اعتراض ہے وہ ویسی دکھائی گئی ہیں جیسی عملاً ہیں، اور ان کے کارڈ ہر فریق کا موقف اس کے ماخذ کے ساتھ بتاتے ہیں۔
about-typefaces-list = Source Sans 3 اور Source Serif 4 (Adobe)، Noto Naskh Arabic (Noto)، ہر ایک SIL Open Font License 1.1 کے تحت۔
everyone-borders = سرحدیں
guide-at-last = یہ { $count } منزلوں میں سے آخری تھی۔
guide-at-first = یہ { $count } منزلوں میں سے پہلی ہے۔
guide-nothing = یہ مضمون نقشے کے کسی مقام یا واقعے کا نام نہیں لیتا۔
do-set-article = مضمون کی نقل کھولیں یا بند کریں
do-close-article = مضمون کی اپنی نقل بند کریں
do-toggle-own-article = اپنی نقل یا خلاصہ

do-file-new = نیا
do-file-open = کھولیں …
do-file-open-paths = فائلیں کھولیں
do-file-save = محفوظ کریں
do-file-save-as = نئے نام سے محفوظ کریں …
do-file-close = منصوبہ بند کریں
do-file-locate = تلاش کریں …
do-file-forget = منصوبہ بھول جائیں
do-file-bring-back = غیر محفوظ کام واپس لائیں
do-file-throw-away = غیر محفوظ کام حذف کریں
do-add-layers = فائلیں کھولیں
do-remove-layer = پرت ہٹائیں
do-move-layer = پرت کو فہرست میں اوپر یا نیچے لے جائیں
do-change-layer = پرت بدلیں
step-read = تہہ کیسے پڑھی جاتی ہے
step-style = تہہ کا انداز
step-name = پرت کا نام
do-set-story = دوسری تحریر پڑھیں
