"""The towns that matter, by hand: common name, Urdu, Pashto, rank, other spellings.

One line each: GeoNames id | our id | English | Urdu | Pashto | rank | aliases (;)
A dash stands for "not given".
"""

CURATED = """
1138958 | kabul | Kabul | کابل | کابل | 2 | -
1138336 | kandahar | Kandahar | قندھار | کندهار | 2 | Qandahar
1140026 | herat | Herat | ہرات | هرات | 3 | -
1133616 | mazar-e-sharif | Mazar-e-Sharif | مزار شریف | مزار شریف | 3 | Mazar-i-Sharif; Mazar-e Sharif; Mazar-i Sharif
1139715 | jalalabad | Jalalabad | جلال آباد | جلال آباد | 3 | -
1135689 | kunduz | Kunduz | قندوز | کندز | 4 | Qunduz; Kondoz
1141269 | ghazni | Ghazni | غزنی | غزني | 4 | -
1141857 | gardez | Gardez | گردیز | ګردېز | 5 | Gardiz
1136469 | khost | Khost | خوست | خوست | 4 | Khowst
1134720 | lashkar-gah | Lashkar Gah | لشکرگاہ | لښکرګاه | 4 | Lashkargah
1142264 | farah | Farah | فراہ | فراه | 4 | -
1120985 | zaranj | Zaranj | زرنج | زرنج | 4 | -
1148311 | asadabad | Asadabad | اسعد آباد | اسعدآباد | 5 | -
1123004 | taloqan | Taloqan | تالقان | تالقان | 5 | Taluqan
1147242 | bamyan | Bamyan | بامیان | بامیان | 5 | Bamiyan
1130490 | pul-e-khumri | Pul-e Khumri | پل خمری | پلخمري | 5 | Puli Khumri; Pol-e Khomri
1125444 | sheberghan | Sheberghan | شبرغان | شبرغان | 5 | Shibirghan
1145352 | charikar | Charikar | چاریکار | چاریکار | 5 | -
1133453 | maymana | Maymana | میمنہ | میمنه | 5 | Maimana
1142170 | fayzabad | Fayzabad | فیض آباد | فیض آباد | 5 | Faizabad
1130131 | qalat | Qalat | قلات | قلات | 5 | Qalat-e Ghilji
1122747 | tarinkot | Tarinkot | ترین کوٹ | ترینکوټ | 5 | Tarin Kowt; Tirin Kot
8534261 | sharana | Sharana | شرنہ | شرنه | 5 | Sharan
1133574 | mehtar-lam | Mehtar Lam | مہترلام | مهترلام | 6 | Mehtarlam
1456960 | maidan-shahr | Maidan Shahr | میدان شہر | میدان ښار | 6 | -
1130497 | pul-e-alam | Pul-e Alam | پل علم | پل علم | 6 | Puli Alam
1147540 | baghlan | Baghlan | بغلان | بغلان | 6 | -
1127768 | aybak | Aybak | ایبک | ایبک | 6 | -
1129867 | qala-e-naw | Qala-e Naw | قلعہ نو | - | 6 | Qala-i-Naw
1145904 | chaghcharan | Chaghcharan | چغچران | چغچران | 6 | Firozkoh; Feroz Koh
1131833 | nili | Nili | نیلی | نيلي | 7 | -
1429434 | bazarak | Bazarak | بازارک | بازارک | 7 | -
1127110 | sar-e-pol | Sar-e Pol | سرپل | سرپل | 6 | Sari Pul
1130469 | parun | Parun | پارون | پارون | 7 | -
1147290 | balkh | Balkh | بلخ | بلخ | 6 | -
1123906 | spin-boldak | Spin Boldak | سپین بولدک | سپین بولدک | 3 | Spin Buldak; Spin Baldak
1141540 | gereshk | Gereshk | گرشک | ګرشک | 6 | Girishk
1127547 | sangin | Sangin | سنگین | سنګین | 7 | -
1142404 | islam-qala | Islam Qala | اسلام قلعہ | اسلام کلا | 6 | -
1125155 | shindand | Shindand | شین ڈنڈ | شينډنډ | 6 | -
1131479 | urgun | Urgun | ارگون | ارګون | 7 | Orgun
1140970 | ghorian | Ghorian | غوریان | غوریان | 8 | Ghoryan
1120863 | zarghun-shahr | Zarghun Shahr | - | زرغون ښار | 8 | -
1145799 | khogyani-ghazni | Khogyani | - | خوږياڼي | 9 | -
1146822 | mohmand-dara | Mohmand Dara | - | مومند دره | 8 | Muhmand Dara
1469706 | achin | Achin | - | اچين | 8 | -
1147851 | azra | Azra | - | ازره | 9 | -
1149052 | dishu | Dishu | - | ديشو | 9 | -
1126263 | sayyidabad-wardak | Sayyidabad | - | سيدآباد | 8 | Saydabad
1121381 | yakawlang | Yakawlang | - | - | 7 | -
1143901 | darweshan | Darweshan | - | درويشان | 9 | -
1144559 | dahana-i-ghori | Dahana-i-Ghori | - | - | 9 | -
1176615 | islamabad | Islamabad | اسلام آباد | اسلام آباد | 2 | -
1166993 | rawalpindi | Rawalpindi | راولپنڈی | راولپنډۍ | 2 | -
1168197 | peshawar | Peshawar | پشاور | پېښور | 2 | Peshawer
1174872 | karachi | Karachi | کراچی | کراچۍ | 2 | -
1167528 | quetta | Quetta | کوئٹہ | کوټه | 2 | -
1169684 | murree | Murree | مری | مري | 3 | -
1172451 | lahore | Lahore | لاہور | لاهور | 2 | -
1181611 | chaman | Chaman | چمن | چمن | 3 | -
1170367 | miran-shah | Miran Shah | میران شاہ | میرانشاه | 3 | Miranshah; Miramshah
1162634 | wana | Wana | وانا | واڼه | 3 | -
1168394 | parachinar | Parachinar | پارا چنار | پاړه چنار | 5 | -
1174089 | khar | Khar | خار | خار | 6 | -
1172208 | landi-kotal | Landi Kotal | لنڈی کوتل | لنډي کوتل | 5 | -
1176233 | jamrud | Jamrud | جمرود | جمرود | 6 | -
1183460 | bannu | Bannu | بنوں | بنو | 4 | -
1173491 | kohat | Kohat | کوہاٹ | کوهاټ | 4 | -
1180281 | dera-ismail-khan | Dera Ismail Khan | ڈیرہ اسماعیل خان | ډېره اسماعیل خان | 4 | D.I. Khan; D. I. Khan
1180289 | dera-ghazi-khan | Dera Ghazi Khan | ڈیرہ غازی خان | ډېره غازي خان | 5 | D.G. Khan
1163905 | tank | Tank | ٹانک | ټانک | 6 | -
1177203 | hangu | Hangu | ہنگو | هنګو | 6 | -
1174074 | karak | Karak | کرک | کرک | 7 | -
1172339 | lakki-marwat | Lakki Marwat | لکی مروت | لکي مروت | 6 | Lakki
1170880 | mardan | Mardan | مردان | مردان | 5 | -
1170395 | mingora | Mingora | مینگورہ | مینګوره | 4 | -
1181439 | charsadda | Charsadda | چارسدہ | چارسده | 6 | -
11124382 | nowshera | Nowshera | نوشہرہ | نوښار | 6 | -
1164216 | swabi | Swabi | صوابی | صوابۍ | 6 | -
1185056 | abbottabad | Abbottabad | ایبٹ آباد | ایبټ آباد | 4 | -
1170951 | mansehra | Mansehra | مانسہرہ | مانسهره | 6 | -
1181065 | chitral | Chitral | چترال | چترال | 5 | -
1179757 | dir | Dir | دیر | دیر | 6 | -
1169607 | muzaffarabad | Muzaffarabad | مظفر آباد | مظفر آباد | 4 | -
1178338 | gilgit | Gilgit | گلگت | ګلګت | 4 | -
1164709 | skardu | Skardu | سکردو | - | 5 | -
1162105 | zhob | Zhob | ژوب | ژوب | 5 | Fort Sandeman
1171868 | loralai | Loralai | لورالائی | لورلايي | 6 | -
1167821 | pishin | Pishin | پشین | پښين | 6 | -
1167550 | qila-saifullah | Qila Saifullah | قلعہ سیف اللہ | - | 7 | Killa Saifullah
1167579 | qila-abdullah | Qila Abdullah | قلعہ عبداللہ | - | 7 | Killa Abdullah
1162094 | ziarat | Ziarat | زیارت | زیارت | 7 | -
1173664 | khuzdar | Khuzdar | خضدار | - | 5 | -
1163054 | turbat | Turbat | تربت | - | 5 | -
1177446 | gwadar | Gwadar | گوادر | - | 4 | -
1175296 | kalat | Kalat | قلات | - | 6 | -
1164896 | sibi | Sibi | سبی | - | 6 | -
1168749 | nushki | Nushki | نوشکی | - | 5 | Noshki
1180729 | dalbandin | Dalbandin | دالبندین | - | 5 | -
9969716 | taftan | Taftan | تفتان | - | 5 | -
1174062 | kharan | Kharan | خاران | - | 6 | -
1170706 | mastung | Mastung | مستونگ | - | 6 | -
1168446 | panjgur | Panjgur | پنجگور | - | 6 | -
12524485 | hub | Hub | حب | - | 7 | -
1179400 | faisalabad | Faisalabad | فیصل آباد | - | 4 | Lyallpur
1169825 | multan | Multan | ملتان | - | 4 | -
1176734 | hyderabad | Hyderabad | حیدرآباد | - | 4 | -
1177662 | gujranwala | Gujranwala | گوجرانوالہ | - | 5 | -
1164909 | sialkot | Sialkot | سیالکوٹ | - | 5 | -
1183880 | bahawalpur | Bahawalpur | بہاولپور | - | 5 | -
1166000 | sargodha | Sargodha | سرگودھا | - | 5 | -
1164408 | sukkur | Sukkur | سکھر | - | 5 | -
1172128 | larkana | Larkana | لاڑکانہ | - | 5 | -
1176515 | jacobabad | Jacobabad | جیکب آباد | - | 6 | -
1167460 | rahim-yar-khan | Rahim Yar Khan | رحیم یار خان | - | 6 | -
1177654 | gujrat | Gujrat | گجرات | - | 6 | -
1175864 | jhelum | Jhelum | جہلم | - | 6 | -
1175892 | jhang | Jhang | جھنگ | - | 6 | -
1184249 | attock | Attock | اٹک | اټک | 6 | Campbellpur
1261481 | new-delhi | New Delhi | نئی دہلی | نوی ډیلي | 2 | -
1273294 | delhi | Delhi | دہلی | ډیلي | 6 | -
112931 | tehran | Tehran | تہران | تهران | 2 | Teheran
108410 | riyadh | Riyadh | ریاض | ریاض | 2 | -
292968 | abu-dhabi | Abu Dhabi | ابوظہبی | ابوظبي | 2 | -
290030 | doha | Doha | دوحہ | دوحه | 2 | -
292223 | dubai | Dubai | دبئی | دوبۍ | 4 | -
287286 | muscat | Muscat | مسقط | - | 4 | -
124665 | mashhad | Mashhad | مشہد | مشهد | 4 | Meshed
1159301 | zahedan | Zahedan | زاہدان | زاهدان | 4 | -
1113217 | zabol | Zabol | زابل | - | 6 | -
1161724 | chabahar | Chabahar | چابہار | - | 5 | Chah Bahar
1255634 | srinagar | Srinagar | سرینگر | - | 4 | -
1278710 | amritsar | Amritsar | امرتسر | - | 5 | -
1269321 | jammu-town | Jammu | جموں | - | 6 | -
1264976 | leh | Leh | لیہہ | - | 6 | -
1221874 | dushanbe | Dushanbe | دوشنبہ | دوشنبه | 3 | -
1221328 | khorog | Khorog | - | - | 6 | Khorugh
1221194 | kulob | Kulob | - | - | 6 | Kulyab
1215957 | termez | Termez | ترمذ | ترمذ | 5 | Tirmiz
1512569 | tashkent | Tashkent | تاشقند | تاشکند | 3 | -
1216265 | samarkand | Samarkand | سمرقند | سمرقند | 4 | -
162183 | ashgabat | Ashgabat | اشک آباد | - | 3 | Ashkhabad
1528675 | bishkek | Bishkek | - | - | 4 | -
1280849 | kashgar | Kashgar | کاشغر | - | 4 | Kashi
1281019 | hotan | Hotan | - | - | 6 | Khotan
1275339 | mumbai | Mumbai | ممبئی | - | 4 | Bombay
418863 | isfahan | Isfahan | اصفہان | - | 5 | Esfahan
"""

# Places the gazetteer lacks.
BY_HAND = [
    dict(
        id="torkham", name="Torkham", name_ur="طورخم", name_ps="تورخم", rank=3, country="AFG",
        at=(71.0905, 34.1235),
        source="Added by hand: the settlement on the Afghan side of the Torkham crossing, placed"
        " beside the derived crossing; within about 1 km",
    ),
    dict(
        id="ahmad-wal", name="Ahmad Wal", name_ur="احمد وال", rank=4, country="PAK",
        at=(65.93, 29.42), aliases=["Ahmadwal"],
        source="Added by hand from general maps: a railway halt between Nushki and Dalbandin;"
        " within about 5 km",
    ),
    dict(
        id="ghalanai", name="Ghalanai", name_ur="غلنئی", rank=7, country="PAK",
        at=(71.40, 34.32), aliases=["Ghallanai"],
        source="Added by hand from general maps: seat of Mohmand; within about 3 km",
    ),
]

# Not wanted: doubles of a curated town, suburbs, and points whose figures cannot be right.
SKIPPED = {
    1120879, 1162572, 1166547, 1168864, 1170157, 1171305, 1172993, 1259239,
    1261809, 1262111, 1264773, 1267696, 1273292, 1275610, 1275971, 1332083,
    1341204, 1512296, 1514230, 7046010, 10263153, 10581114, 11250625, 12069922,
}

# Here GeoNames' figure is that of the whole tehsil or district: no population is given.
NOT_THE_TOWNS_POPULATION = {
    1183460, 1183105, 1184370, 1180942, 1168021, 1163964, 1163965, 1175748, 1182682, 1164776,
    1179837, 1172657, 1167648, 1180752, 1164045, 1174376, 8986037, 1176358, 1170989,
    1179660, 1165569, 1175088, 1163198, 1163272, 1180374, 1170367, 1162634, 1172208,
}
