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
category-other = دیگر
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
menu-file = فائل
menu-edit = ترمیم
menu-view = منظر
menu-story = کہانی
bar-light-theme = ہلکا رنگ
bar-dark-theme = گہرا رنگ
bar-back = پیچھے ({ $keys })
bar-forward = آگے ({ $keys })
bar-language = زبان
notice-put-away = یہ اطلاع ہٹائیں
notice-more = { $count ->
    [one] … اور ایک مزید
   *[other] … اور { $count } مزید
}
notice-show-all = سب دکھائیں
notice-show-fewer = کم دکھائیں
notice-close-all = سب ہٹائیں
chooser-here = یہاں ہیں

### Files that are read

loading-stop = پڑھنا روکیں
loading-stopping = رک رہا ہے …
loading-so-far = { $files } · { $count ->
    [one] { $grouped } واقعہ
   *[other] { $grouped } واقعات
}
loading-faults = { $count ->
    [one] { $grouped } غلطی یا تنبیہ
   *[other] { $grouped } غلطیاں یا تنبیہیں
}
faults-title = غلطیاں اور تنبیہیں
faults-left-open = یہ طے نہیں کیا گیا کہ دن پہلے ہے یا مہینہ۔
faults-found = فائلوں میں { $what }۔
faults-first = پہلی { $count } کی فہرست ہے؛ سب اپنی قسم کے مطابق:
faults-show = دکھائیں

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
card-events-told = { $count ->
    [one] بیان شدہ واقعہ
   *[other] بیان شدہ واقعات
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
gesture-main-menu = مینو
gesture-main-menu-how = F10، پھر تیر والی کلیدیں
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
do-remove-layer = تہہ ہٹائیں
do-move-layer = تہہ کو فہرست میں اوپر یا نیچے لے جائیں
do-change-layer = تہہ بدلیں
step-read = تہہ کیسے پڑھی جاتی ہے
step-style = تہہ کا انداز
step-name = تہہ کا نام
do-set-story = دوسری تحریر پڑھیں

### Layers of the reader's own, and files

work-too-many-layers = اس کھڑکی میں اور فائلیں نہیں کھل سکتیں: اسے بند کر کے دوسری کھولیں۔
offer-fit-layer = { $what } پوری دکھائیں
offer-show-table = { $what } کا جدول
offer-show-style = { $what } کا انداز
offer-show-import = { $what } کیسے پڑھی جاتی ہے
offer-export-layer = { $what } کے واقعات برآمد کریں
offer-remove-layer = { $what } ہٹائیں
offer-shade-by = { $name } کے علاقوں کو ان کے واقعات سے رنگیں
find-files = فائلوں کے واقعات کے عنوان فائلوں ہی میں رہتے ہیں اور ان میں تلاش نہیں ہوتی؛ کہانی کے { $count } واقعات میں ہوتی ہے۔
find-link = جہاں تک ممکن ہو کھلتا ہے، اور جو نہ ملے وہ بتاتا ہے
gesture-brush = جہاں سال بہت ہوں، سالوں کا ایک حصہ لیں
gesture-brush-how = کالموں پر یا حصے کے سروں پر گھسیٹیں؛ تیر منتخب سرے کو ہلاتے ہیں
gesture-layer = اپنی کوئی تہہ بدلیں
gesture-layer-how = تہوں کی فہرست میں اس کی سطر کے آخر کا مینو
gesture-rows = جدول کی سطروں میں چلیں
gesture-rows-how = Tab سے وہاں، پھر تیر، Page Up اور Page Down، Home، End؛ Enter منتخب کرتا ہے، Ctrl+C سطر نقل کرتا ہے
gesture-order = اپنی ایک تہہ دوسری کے اوپر بنائیں
gesture-order-how = تہوں کی فہرست میں گھسیٹیں؛ یا Alt+↑ اور Alt+↓
gesture-link = کسی منظر کا ربط کھولیں
gesture-link-how = اسے تلاش میں چسپاں کریں
gesture-files = فائلیں کھولیں: واقعات، شکلیں، تحریریں، کہانیاں، منصوبے
gesture-files-how = انہیں کھڑکی پر لا کر چھوڑ دیں
gesture-shade = اپنے علاقوں کو رنگیں
gesture-shade-how = علاقے کے کارڈ کا ربط
gesture-lost = گم شدہ فائل تلاش کریں، غیر محفوظ کام واپس لائیں
gesture-lost-how = نقشے کے اوپر کے ربط
gesture-recent = حالیہ منصوبہ بھول جائیں
gesture-recent-how = مینو، حالیہ کھولیں
gesture-measure = پیمائش کے نقطے لگائیں اور ہلائیں
gesture-measure-how = کلک، یا تیر اور Enter
gesture-here = یہاں کیا ہے، اور اس کا محل وقوع
gesture-here-how = دایاں کلک، Shift+F10، مینو کی کلید
everyone-copied-text = نقل ہو گیا
do-export-layer = ایک تہہ کے واقعات برآمد کریں
layers-menu = { $name } کا مینو
layers-row = تہہ { $name }، { $count } میں سے { $place }، { $events }
layers-name = تہہ کا نام
layers-help = گھسیٹیں: دوسری کے اوپر یا نیچے۔ دو بار کلک: دوسرا نام۔
layers-fit = پوری دکھائیں
layers-table = جدول …
layers-style = انداز …
layers-import = کیسے پڑھی جاتی ہے …
layers-shade = اس کے علاقوں کو ان کے واقعات سے رنگیں
layers-rename = نام بدلیں
layers-up = اوپر لے جائیں
layers-down = نیچے لے جائیں
layers-export = اس کے واقعات برآمد کریں …
layers-remove = ہٹائیں
region-shade = { $name } کے علاقوں کو ان کے واقعات سے رنگیں
region-shade-none = { $name } کے علاقوں کو مزید نہ رنگیں
region-shaded = { $name } کے علاقے ان کے واقعات سے رنگے گئے ہیں۔
region-shaded-no-more = علاقے اب اپنے واقعات سے نہیں رنگے جاتے۔
hidden-layer-off = «{ $layer }» بند ہے
map-own-file = { $file }: پڑھنے والے کی اپنی فائل، ماخذ اور لائسنس نامعلوم
map-counts-by = { $name } کے علاقہ وار واقعات

### Faults

faults-count = { $count ->
    [one] 1 غلطی
   *[other] { $grouped } غلطیاں
}
faults-count-warnings = { $count ->
    [one] 1 تنبیہ
   *[other] { $grouped } تنبیہیں
}
faults-and = {"، "}
faults-fault = غلطی
faults-warning = تنبیہ
faults-of-file = فائل
faults-all-files = سب فائلیں
faults-copy = فہرست نقل کریں
faults-how-read = کیسے پڑھی جاتی ہے …
faults-save-rejected =
    { $count ->
        [one] { $name } کی وہ ایک سطر محفوظ کریں جس کی جگہ نہ مل سکی …
       *[other] { $name } کی وہ { $grouped } سطریں محفوظ کریں جن کی جگہ نہ مل سکی …
    }
faults-save-undated =
    { $count ->
        [one] { $name } کا ایک بے تاریخ واقعہ محفوظ کریں …
       *[other] { $name } کے { $grouped } بے تاریخ واقعات محفوظ کریں …
    }
faults-saved =
    { $count ->
        [one] { $path } میں 1 سطر محفوظ ہوئی۔
       *[other] { $path } میں { $grouped } سطریں محفوظ ہوئیں۔
    }

### Style of a layer

style-title = «{ $name }» کا انداز
style-colour = رنگ
style-by-category = قسم کے مطابق
style-own-of-layer = تہہ کا اپنا رنگ
style-one-colour = ایک رنگ
style-by-column = ایک کالم کے مطابق
style-column = کالم
style-equal-counts = ہر درجے میں برابر واقعات
style-round-steps = گول اعداد کے درجے
style-each-value = ہر قدر الگ
style-ramp = رنگوں کا سلسلہ { $number }
style-palette = رنگ { $number }
style-own-colour = کوئی اور رنگ
style-symbol = علامت
style-symbol-usual = قسم کے مطابق
style-circle = دائرہ
style-square = مربع
style-diamond = معین
style-triangle = مثلث
style-hexagon = مسدس
style-size = حجم
style-one-size = ایک حجم
style-size-by-column = کالم کے عدد کے مطابق
style-opacity = گہرائی
style-usual = جیسا شروع میں تھا

### Table of a layer

table-panel = تہہ کا جدول
table-height = جدول کی اونچائی
table-close = جدول بند کریں
table-count = { $count ->
    [one] { $all } میں سے { $shown } سطر
   *[other] { $all } میں سے { $shown } سطریں
}
table-columns = { $all } میں سے پہلے { $shown } کالم
table-asking = تلاش جاری ہے …
table-not-read = اس کی فائل ابھی پڑھی نہیں گئی، یا پڑھی نہیں جا سکتی۔
table-filter = چھانیں
table-filter-hint = الفاظ، یا > 100
table-in = کالم
table-any-column = کوئی بھی کالم
table-only-seen = صرف نظر آنے والے
table-only-shown = صرف جو کھلے ہیں
table-page = { $all } میں سے سطریں { $first } تا { $last }
table-back = پچھلی سطریں
table-on = اگلی سطریں
table-order = { $column } کے مطابق ترتیب دیں
table-ordered-up = { $column } کے مطابق، سب سے چھوٹا پہلے
table-ordered-down = { $column } کے مطابق، سب سے بڑا پہلے
table-rows = { $name } کی سطریں
table-row = سطر { $number }: { $values }

### Measuring, copying, links

measure-begun = پیمائش جاری ہے۔ نقطے لگانے کے لیے کلک کریں، یا تیروں سے نشان ہلا کر Enter دبائیں۔
measure-ended = پیمائش ختم ہوئی۔
measure-help = Backspace ایک نقطہ واپس لیتا ہے، Enter رقبہ بند کرتا ہے، Esc ختم کرتا ہے۔
measure-last-leg = آخری ٹکڑا: { $length }
measure-area-if-closed = بند کرنے پر رقبہ: { $area }
measure-perimeter-if-closed = بند کرنے پر گھیرا: { $length }
measure-crosses = حد خود کو کاٹتی ہے، اس لیے اس کا رقبہ نہیں۔
measure-point = { $number }: { $place }
measure-point-name = پیمائش کا نقطہ { $number }
measure-said-first = نقطہ 1: { $place }۔
measure-said-next = نقطہ { $number }: پچھلے سے { $leg }، کل { $whole }۔
measure-too-few = رقبے کے لیے تین نقطے چاہییں۔
measure-open-again = رقبہ پھر کھل گیا؛ کوئی نقطہ واپس نہیں لیا گیا۔
measure-taken-back = { $count ->
    [0] کوئی نقطہ باقی نہیں۔
    [one] ایک نقطہ باقی ہے۔
   *[other] { $count } نقطے باقی ہیں۔
}
measure-nothing = ابھی کچھ ناپا نہیں گیا۔
measure-copied = پیمائش نقل ہو گئی۔
measure-most = { $count } نقطے لگ چکے ہیں؛ اور نہیں لگ سکتے۔
here-copied-feature = { $name } کو GeoJSON کے طور پر نقل کیا گیا۔
here-no-feature = { $name } کی کوئی شکل نہیں جو نقل ہو سکے۔
cite-copied = اقتباس { $paragraph } حوالے کے ساتھ نقل ہو گیا
cite-copied-article = مضمون کا حوالہ نقل ہو گیا۔
link-copied = اس منظر کا ربط نقل ہو گیا۔
link-copied-without = اس منظر کا ربط نقل ہو گیا، مگر جو منتخب ہے اس کا نام ربط میں نہیں آ سکتا۔
link-opened = ربط کھل گیا۔
link-other-article = یہ ربط ایک اور مضمون «{ $name }» کا ہے؛ جس کا اس میں نام ہے اسے اس مضمون میں تلاش کیا گیا۔
link-no-place = اس ربط میں مقام «{ $name }» کا نام ہے، جو اس نقشے میں نہیں۔
link-no-event = اس ربط میں واقعہ «{ $name }» کا نام ہے، جو اس مضمون میں نہیں۔
link-no-passage = اس ربط میں اقتباس «{ $name }» کا نام ہے، جو اس مضمون میں نہیں۔
link-no-layer = اس ربط میں تہہ «{ $name }» کا نام ہے، جو یہاں نہیں۔
link-no-year = اس ربط میں تاریخ «{ $name }» کا نام ہے، جو سالوں میں نہیں۔
link-unknown = اس ربط میں «{ $name }» ہے، جسے یہ durand نہیں جانتا۔
link-out-of-range = اس ربط میں «{ $name }» ہے، جو نقشے پر نہیں؛ پورا نقشہ دکھایا گیا ہے۔
link-more = { $count ->
    [one] اور ایک چیز مزید یہاں نہیں۔
   *[other] اور { $count } چیزیں مزید یہاں نہیں۔
}

### Export

export-title = برآمد
export-what = کیا
export-map = نقشہ
export-events = واقعات
export-passages = اقتباسات
export-form = شکل
export-of = کس کے
export-of-all = کہانی اور سب تہیں
export-form-text = متن
export-scale = فی نقطہ پکسل
export-paper = کاغذ
export-portrait = کھڑا
export-landscape = لیٹا
export-only-events = صرف دکھائے گئے واقعات: { $count } میں سے { $shown }
export-shapes-left-out = { $count ->
    [one] ایک خط یا علاقہ شامل نہیں: { $form } میں صرف نقطوں کے واقعات آتے ہیں؛ GeoJSON میں دونوں آتے ہیں۔
   *[other] { $count } خطوط اور علاقے شامل نہیں: { $form } میں صرف نقطوں کے واقعات آتے ہیں؛ GeoJSON میں دونوں آتے ہیں۔
}
export-only-passages = صرف انتخاب کے اقتباسات: { $count } میں سے { $shown }
export-file = فائل
export-save = محفوظ کریں
export-close = بند کریں
export-working = لکھا جا رہا ہے …
export-saved = محفوظ ہوا: { $path }، { $size }
export-kept = { $name } پہلے سے تھی اور ویسی ہی ہے۔
export-copy-path = راستہ نقل کریں
export-failed = کچھ محفوظ نہیں ہوا: { $why }
export-no-file = لکھی جانے والی فائل کا نام اس کے فولڈر کے ساتھ دیں۔
export-bytes = { $count ->
    [one] { $count } بائٹ
   *[other] { $count } بائٹ
}

### The window that opens files

open-title = کھولیں
open-title-save = منصوبہ یہاں محفوظ کریں
open-title-locate = فائل اب کہاں ہے؟
open-title-locate-file = { $file } اب کہاں ہے؟
open-path = راستہ
open-up = اوپر
open-home = گھر
open-documents = دستاویزات
open-downloads = ڈاؤن لوڈ
open-project-folder = منصوبے کا فولڈر
open-recent = حالیہ منصوبے
open-files = فائلیں
open-folder = { $name }، فولڈر
open-all = سب فائلیں دکھائیں
open-embed = تہوں کی فائلیں منصوبے میں رکھیں
open-cut = پہلی { $count } دکھائی گئی ہیں؛ باقی کے لیے نام کا ایک حصہ لکھیں۔
open-go = کھولیں
open-many = { $count } فائلیں کھولیں
open-save = محفوظ کریں
open-replace = اس کی جگہ لکھیں
open-locate = یہ فائل لیں
open-cancel = منسوخ
open-keys = Tab مکمل کرتا ہے، ↑ ↓ چنتے ہیں، Ctrl+Space کئی پر نشان لگاتا ہے، Alt+↑ اوپر جاتا ہے
open-keys-one = Tab مکمل کرتا ہے، ↑ ↓ چنتے ہیں، Alt+↑ اوپر جاتا ہے
open-listing = فولڈر دیکھا جا رہا ہے …
open-nothing = یہاں ایسا کچھ نہیں جسے durand پڑھے؛ «سب فائلیں دکھائیں» باقی دکھاتا ہے۔
open-unlisted = فولڈر کی فہرست نہیں بن سکتی: { $why }
open-choose = فائل چنیں، یا اس کا راستہ لکھیں۔
open-missing = ایسی کوئی فائل نہیں: { $path }
open-name = فولڈر کے بعد منصوبے کا نام لکھیں۔
open-no-folder = محفوظ کرنے کے لیے ایسا کوئی فولڈر نہیں: { $path }
open-no-project = یہ منصوبہ نہیں، اور کسی اور چیز کی جگہ نہیں لکھا جاتا: { $path }
open-is-there = ایسا منصوبہ پہلے سے ہے۔ اس کی جگہ لکھیں، یا دوسرا نام چنیں: { $path }
group-files = فائلیں
file-recent = حالیہ کھولیں
file-forget = { $name } بھول جائیں
file-untitled = بے نام
file-title = { $name } · durand
file-title-unsaved = { $name } (محفوظ نہیں) · durand
file-name = { $name }
file-name-unsaved = { $name } (محفوظ نہیں)
file-begun = نئے سرے سے شروع ہوا۔
file-opened = { $name } کھلا ہے۔
file-there = { $name } پہلے سے کھلا ہے۔
file-saved = محفوظ ہوا: { $path }
file-not-saved = منصوبہ محفوظ نہیں ہوا، اور اس کی فائل ویسی ہی ہے: { $why }
file-not-kept = غیر محفوظ کام اس کے ساتھ نہیں رکھا جا سکتا: { $why }
file-not-embedded = { $name } کی فائل منصوبے سے باہر رہتی ہے: وہ گم ہے، یا بہت بڑی ہے۔
file-damaged = اس منصوبے کا ایک حصہ پڑھا نہیں جا سکا، اس لیے اس کی جگہ نہیں لکھا جاتا۔ اسے دوسرے نام سے محفوظ کریں۔
file-changed = اس دوران کسی اور پروگرام نے یہ منصوبہ لکھا ہے۔ دوسرے نام سے محفوظ کریں، یا اس کی جگہ لکھیں۔
file-more-faults = { $count ->
    [one] اس میں ایک غلطی اور ہے؛ durand check سب بتاتا ہے: { $path }
   *[other] اس میں { $count } غلطیاں اور ہیں؛ durand check سب بتاتا ہے: { $path }
}
file-recovered = { $name } کا بچایا گیا کام، جو محفوظ نہیں ہوا تھا؛ رکھا گیا { $at }۔
file-keep = اسے کھولیں
file-keep-named = { $name } کا بچایا گیا کام کھولیں
file-discard = ہمیشہ کے لیے حذف کریں
file-discard-named = { $name } کا بچایا گیا کام ہمیشہ کے لیے حذف کریں
file-later = بعد میں پوچھیں
file-brought-back = بچایا گیا کام کھلا ہے، اور ابھی محفوظ نہیں۔
file-thrown-away = بچایا گیا کام حذف ہوا۔
file-locate = تلاش کریں …
file-lost =
    { $count ->
        [one] ایک تہہ کی فائل اپنی جگہ پر نہیں۔
       *[other] { $count } تہوں کی فائلیں اپنی جگہ پر نہیں۔
    }
file-missing = اس کی فائل گم ہے: { $file }
file-locate-named = { $name } کی فائل تلاش کریں
file-located = { $count ->
    [one] ایک فائل ملی۔
   *[other] { $count } فائلیں ملیں۔
}
drop-project = منصوبہ { $name } کھولنے کے لیے چھوڑ دیں۔
drop-text = { $name } پڑھنے کے لیے چھوڑ دیں۔
drop-events = { $count ->
    [one] اسے کہانی کے ساتھ رکھنے کے لیے چھوڑ دیں۔
   *[other] { $count } فائلیں کہانی کے ساتھ رکھنے کے لیے چھوڑ دیں۔
}
drop-files = { $count ->
    [one] اسے کھولنے کے لیے چھوڑ دیں۔
   *[other] { $count } فائلیں کھولنے کے لیے چھوڑ دیں۔
}

### Writing a story

why-editing = اس میں ترمیم ہو رہی ہے۔
why-not-editing = کسی کہانی میں ترمیم نہیں ہو رہی۔
draft-do-about = کہانی کا سرنامہ بدلیں
draft-do-type = لکھیں
draft-do-insert = نیا پیراگراف
draft-do-split = پیراگراف توڑیں
draft-do-merge = دو پیراگراف ملائیں
draft-do-move = پیراگراف ہلائیں
draft-do-remove = پیراگراف حذف کریں
draft-do-role = پیراگراف کی نوعیت بدلیں
draft-do-mark = مقام پر نشان لگائیں
draft-do-no-place = نشان: مقام نہیں
draft-do-unmark = نشان ہٹائیں
draft-do-change-place = کہانی کا مقام بدلیں
draft-do-remove-place = کہانی کا مقام حذف کریں
draft-do-add-event = واقعہ شامل کریں
draft-do-change-event = واقعہ بدلیں
draft-do-move-event = واقعہ ہلائیں
draft-do-remove-event = واقعہ حذف کریں
draft-do-tell = یہاں واقعے کا ذکر کریں
draft-do-untell = یہاں واقعے کا ذکر نہ کریں
draft-do-forget = گم شدہ نشان بھول جائیں
draft-error-gone = جسے بدلنا تھا وہ اب نہیں ہے۔
draft-error-no-words = کوئی الفاظ منتخب نہیں: پہلے کچھ منتخب کریں۔
draft-error-too-long = ایک کہانی میں زیادہ سے زیادہ 2,000 پیراگراف اور بیس لاکھ حروف ہوتے ہیں: کچھ چھوڑ دیں۔
draft-error-too-many = ایک کہانی میں زیادہ سے زیادہ 2,000 واقعات اور ایک پیراگراف میں 250 نشان ہوتے ہیں: کچھ چھوڑ دیں۔
draft-error-nameless = اسے ایک نام چاہیے۔
draft-fault-no-title = کہانی کا عنوان نہیں، جس کے بغیر وہ محفوظ نہیں ہو سکتی: عنوان دیں۔
draft-fault-no-text = کہانی میں کوئی تحریر نہیں: لکھیں یا چسپاں کریں۔
draft-fault-no-such-place = یہاں «{ $name }» نام کا کوئی مقام نہیں: دوسرے پر نشان لگائیں۔
draft-fault-off-place = «{ $name }» کا نشان اس کے مقام سے باہر ہے: اسے ہلائیں یا دوسرا مقام چنیں۔
draft-fault-untold = کسی پیراگراف میں «{ $name }» کا ذکر نہیں: کسی میں شامل کریں، یا حذف کریں۔
draft-fault-lost-place = «{ $name }» پر مقام کا نشان تھا، اور وہ تحریر سے جا چکا ہے۔
draft-fault-lost-event = «{ $name }» پر واقعے کا نشان تھا، اور وہ تحریر سے جا چکا ہے۔
draft-fault-figure = «{ $name }» کہنے والا پیراگراف جا چکا ہے: یہ عدد محفوظ نہیں ہو گا۔
write-title = تحریر
write-unsaved = محفوظ نہیں
write-saved-state = محفوظ
write-save = محفوظ کریں
write-story-title = عنوان
write-author = مصنف
write-outlet = ناشر
write-date = تاریخ
write-more = کہانی کے بارے میں مزید
write-kind = یہ کس قسم کی تحریر ہے
write-language = زبان، جیسے ur
write-summary = خلاصہ
write-author-note = مصنف کے بارے میں
write-note = پڑھنے والے کے لیے نوٹ
write-rights = تحریر کس کی ہے
write-id = شناخت
write-id-help = بہتر ہے کہ کہانی کے فولڈر کا نام اس کی شناخت ہو: { $id }
write-date-read = { $date } پڑھا گیا
write-date-use = { $edtf } لیں ({ $date })
write-date-help = دن 2014-12-16 ہے، مہینہ 2014-12، سال 2014؛ تقریباً 2014 یوں ہے: 2014~، شاید 2014 یوں: 2014?، 1990 کی دہائی 199X، اس کا آخر 1995~/1999~، 2001 سے اب تک 2001/..، بہار 2021 یوں: 2021-21۔
write-paragraph-hint = یہاں لکھیں یا چسپاں کریں
write-paragraph-name = { $label } کی تحریر
write-paragraph-empty = خالی پیراگراف کی تحریر
write-new-paragraph = نیا پیراگراف
write-select-first = پہلے الفاظ منتخب کریں۔
write-mark-place = مقام
write-mark-place-help = یہ الفاظ ایک مقام ہیں (Ctrl+Shift+P)
write-mark-event = واقعہ
write-mark-event-help = یہ الفاظ ایک واقعہ بتاتے ہیں (Ctrl+Shift+E)
write-mark-none = مقام نہیں
write-mark-none-help = یہ الفاظ کوئی مقام نہیں (Ctrl+Shift+N)
write-unmark = نشان ہٹائیں
write-paragraph-menu = پیراگراف
write-move-up = اوپر لے جائیں
write-move-down = نیچے لے جائیں
write-split = یہاں سے توڑیں
write-merge = اوپر والے سے ملائیں
write-insert-below = نیچے نیا پیراگراف
write-remove = حذف کریں
write-role-headline = سرخی
write-role-standfirst = ابتدائیہ
write-role-caption = تصویر کی عبارت
write-role-body = نمبر والا پیراگراف
write-which-place = «{ $words }» کون سا مقام ہے؟
write-place-field = مقام تلاش کریں
write-place-hint = مقام کا نام
write-place-none = نقشے کے کسی مقام کا یہ نام نہیں۔
write-place-own = اسے نقشے پر رکھیں
write-cancel = منسوخ
write-own-name = مقام کا نام
write-own-kind = یہ کیا ہے
write-own-at = کہاں: عرض بلد، طول بلد
write-own-at-help = نقشے پر جہاں ہے وہاں کلک کریں، یا اس کا محل وقوع لکھیں، جیسے 34.02, 71.58۔ کلیدوں سے: F6 سے نقشے پر، پھر تیر، Shift کے ساتھ چھوٹے قدم۔
write-own-at-wrong = یہ محل وقوع نہیں: عرض بلد اور طول بلد درجوں میں لکھیں، جیسے 34.02, 71.58۔
write-own-aliases = تحریر میں اس کے دوسرے نام، بیچ میں کاما
write-own-summary = اس کے بارے میں ایک جملہ
write-own-put = وہاں رکھیں
write-places = اس کہانی کے مقامات
write-place-change = { $name } بدلیں
write-place-remove = { $name } حذف کریں
write-events = واقعات ({ $count })
write-events-none = الفاظ منتخب کریں، جیسے کوئی تاریخ، اور واقعہ چنیں۔
write-undated = بے تاریخ
write-event-new = نیا واقعہ
write-event-change = واقعہ
write-event-title = کیا ہوا
write-event-date = کب، جیسے 2014-12-16
write-event-date-text = تحریر کے الفاظ میں تاریخ
write-event-category = کس قسم کا واقعہ
write-event-place = مقام
write-event-no-place = مقام چنیں
write-event-nowhere = کوئی مقام نہیں
write-event-click = نقشے پر کلک کریں
write-event-click-now = نقشے پر جہاں ہوا وہاں کلک کریں؛ درست ہو تو یہاں دبائیں
write-event-place-text = مقام دوسرے الفاظ میں
write-event-precision = مقام کتنا ٹھیک معلوم ہے
write-event-short = دو تین الفاظ میں
write-event-description = تحریر اس کے بارے میں کیا کہتی ہے
write-event-keep = رکھیں
write-event-kept = رکھا گیا: { $title }
write-event-wants = اسے ایک عنوان، پڑھی جا سکنے والی تاریخ یا کوئی تاریخ نہیں، اور ایک محل وقوع چاہیے۔
write-event-untell = یہاں ذکر نہیں
write-event-remove = واقعہ حذف کریں
write-event-up = اوپر: { $title }
write-event-down = نیچے: { $title }
write-event-away = حذف: { $title }
write-added-new = تحریر کے علاوہ جو معلوم ہے شامل کریں
write-added-text = تحریر کے علاوہ معلوم، { $number }
write-added-source = اس کا ماخذ، { $number }
write-added-remove = { $number } چھوڑ دیں
write-mend = درستی طلب ({ $count })
write-mend-nothing = کچھ نہیں: کہانی درست ہے۔
write-forget = «{ $words }» بھول جائیں
write-save-title = محفوظ کرنا
write-save-folder = کہانی کا فولڈر
write-save-here = کہانی محفوظ کریں
write-save-help = کہانی چھوٹی فائلوں کا ایک فولڈر ہے۔ durand اسے --story سے کھولتا ہے، اور durand check اسے پرکھتا ہے۔
write-saved = { $count ->
    [0] محفوظ ہوئی، اور کوئی غلطی نہیں: { $folder }
    [one] محفوظ ہوئی، ایک غلطی کے ساتھ جو durand check بتاتا ہے: { $folder }
   *[other] محفوظ ہوئی، { $count } غلطیوں کے ساتھ جو durand check بتاتا ہے: { $folder }
}
write-save-failed = محفوظ نہیں ہوئی: { $why }
write-save-stopped = پروگرام نے لکھنا چھوڑ دیا

### How a file is read

import-title = «{ $name }» کیسے پڑھی جاتی ہے
import-preset = جدول کی قسم
import-no-preset = کوئی معلوم قسم نہیں
import-found = خود معلوم کیا گیا
import-delimiter = خانوں کے بیچ
import-encoding = رمز بندی
import-day-first = دن پہلے
import-month-first = مہینہ پہلے
import-swapped = عرض بلد اور طول بلد ادل بدل کریں
import-serial = اکیلے عدد سپریڈ شیٹ کے دن ہیں
import-swap = ادل بدل کریں
import-no-positions = معلوم نہیں کہ محل وقوع کس کالم میں ہے: بتائیں کہ طول بلد اور عرض بلد کن میں ہیں۔
import-header-below = سطر { $line } میں خانوں کے نام ہیں؛ اس سے اوپر جو ہے وہ چھوڑ دیا گیا۔
import-same-name = { $count } خانوں کا نام { $name } ہے؛ ان میں سے پہلا اس نام سے پڑھا جاتا ہے۔
import-guessed = محل وقوع کے کالم ناموں سے نہیں، عددوں سے پہچانے گئے۔
import-seem-swapped =
    { $count ->
        [one] محل وقوع تبھی درست ہے جب عرض بلد اور طول بلد ادل بدل ہوں۔
       *[other] { $grouped } محل وقوع تبھی درست ہیں جب عرض بلد اور طول بلد ادل بدل ہوں۔
    }
import-orders-both = { $date } جیسی تاریخوں میں دن پہلے ہو سکتا ہے یا مہینہ؛ جب تک آپ نہ بتائیں، صرف سال لیا جاتا ہے۔
import-orders-mixed = جتنی تاریخوں میں دن پہلے ہے اتنی ہی میں مہینہ؛ جب تک آپ نہ بتائیں، صرف سال لیا جاتا ہے۔
import-line = سطر
import-read-as = { $column } کو یوں پڑھیں
import-many-columns = { $count } میں سے { $shown } کالم دکھائے گئے ہیں؛ باقی نام سے:
import-counts = { $placed } کی جگہ ملی، { $unplaced } کی نہیں، { $undated } بے تاریخ
import-counts-first = پہلی سطروں میں: { $placed } کی جگہ ملی، { $unplaced } کی نہیں، { $undated } بے تاریخ
import-read = یوں پڑھیں
import-cancel = منسوخ
purpose-longitude = طول بلد
purpose-latitude = عرض بلد
purpose-position = محل وقوع
purpose-date = تاریخ
purpose-end = اختتام
purpose-year = سال
purpose-month = مہینہ
purpose-day = دن
purpose-category = قسم
purpose-title = عنوان
purpose-place = مقام
purpose-description = تفصیل
purpose-id = شناخت
purpose-nothing = کچھ نہیں
delimiter-comma = کاما
delimiter-semicolon = سیمی کولن
delimiter-tab = ٹیب
delimiter-pipe = کھڑی لکیریں
preset-drone-strikes = نیو امریکا، ڈرون حملے

### The reader's own copy of the article

own-copy = آپ کی نقل
own-digest = خلاصہ
own-found-short = { $all } میں سے { $found } حصے آپ کی نقل میں
own-file = آپ کی نقل { $file } ہے۔ وہ وہیں رہتی ہے: صرف یہ یاد رکھا جاتا ہے کہ وہ کہاں ہے۔
own-close = اپنی نقل بند کریں
own-lost = مضمون کی آپ کی نقل اپنی جگہ پر نہیں: { $file }
own-locate = مضمون کی اپنی نقل { $file } تلاش کریں
own-none = مضمون کی کوئی نقل کھلی نہیں۔
own-found = مضمون کی آپ کی نقل دکھائی گئی ہے: اس کے { $all } حصوں میں سے { $found } اس میں ہیں۔
own-unknown = durand { $file } کے مضمون کو نہیں جانتا۔ اس کے اپنے پیراگراف دکھائے گئے ہیں، نقشے کے ان مقامات کے ساتھ جن کا وہ نام لیتے ہیں۔
own-shown = مضمون کی آپ کی نقل دکھائی گئی ہے
own-digest-shown = خلاصہ دکھایا گیا ہے
own-stands-in = آپ کی نقل میں نہیں: durand کے الفاظ میں
own-rest = { $count ->
    [one] 1 ٹکڑا نہیں ملا
   *[other] { $count } ٹکڑے نہیں ملے
}
own-not-found = { $paragraph }: آپ کی نقل میں نہیں
own-in-part = { $paragraph }: اس کا صرف ایک حصہ آپ کی نقل میں ہے، سطر { $line } پر
own-no-fingerprint = { $paragraph }: کہانی میں اسے پہچاننے کو کچھ نہیں
own-left = سطر { $line }، مضمون کی نہیں: «{ $words }»
own-repeats = سطر { $line }، { $paragraph } کی تکرار: «{ $words }»
own-more = { $count ->
    [one] اور 1 ٹکڑا مزید؛ durand check سب بتاتا ہے۔
   *[other] اور { $count } ٹکڑے مزید؛ durand check سب بتاتا ہے۔
}
