"""What is known of the regions: names, aliases, summaries and standing over the years.

Dates are EDTF.  Intervals run from `from` up to, but not including, `to`; without `to`
they reach today.  Sources are given as plain references.
"""

C_FATA = "Constitution of the Islamic Republic of Pakistan, 1973, articles 246-247"
C_18 = "Constitution (Eighteenth Amendment) Act, 2010 (Act X of 2010)"
C_25 = "Constitution (Twenty-fifth Amendment) Act, 2018 (Act XXXVII of 2018)"
ONE_UNIT = "Establishment of West Pakistan Act, 1955"
DISSOLVED = "Province of West Pakistan (Dissolution) Order, 1970"
IGI_NWFP = "Imperial Gazetteer of India, new edition (1907-09), North-West Frontier Province"
IGI_BAL = "Imperial Gazetteer of India, new edition (1908), Baluchistan"
INDEPENDENCE = "Indian Independence Act, 1947"
EB = "Encyclopaedia Britannica, "
# Years of foundation of the agencies for which we found no primary source.
COMMON = "Year as commonly given; not traced to a primary source"
COMMON_1895 = "Year as commonly given (some accounts: 1910); not traced to a primary source"


def _span(start, end, name, status, source):
    entry = {"from": start}
    if end:
        entry["to"] = end
    entry.update(name=name, status=status, source=source)
    return entry


# --- The four regions -------------------------------------------------------------

EX_FATA = dict(
    name="ex-FATA",
    name_ur="سابقہ فاٹا",
    name_ps="پخوانۍ فاټا",
    aliases=[
        "FATA",
        "FATA region",
        "ex-FATA region",
        "former FATA",
        "erstwhile FATA",
        "Federally Administered Tribal Areas",
        "former Federally Administered Tribal Areas",
        "former tribal areas",
        "tribal areas",
        "tribal region",
        "tribal belt",
        "Pakistan's tribal areas",
        "Pakistan's tribal region",
        "merged districts",
        "Newly Merged Districts",
    ],
    kind="territory",
    parent="khyber-pakhtunkhwa",
    country="PAK",
    summary="Seven agencies and six Frontier Regions along the Durand Line, governed from the"
    " centre under the Frontier Crimes Regulation and outside the reach of parliament and the"
    " higher courts. On 31 May 2018 they became part of Khyber Pakhtunkhwa.",
    label=[69.85, 32.72],
    rank=1,
    status=[
        _span("1901-11-09", "1947-08-14", "Tribal areas of the North-West Frontier",
              "political agencies and tribal tracts beyond the settled districts, under the"
              " Chief Commissioner (later Governor) as agent of British India", IGI_NWFP),
        _span("1947-08-14", "1973-08-14", "Tribal areas",
              "tribal areas under the central government of Pakistan",
              "Constitution of the Islamic Republic of Pakistan, 1956, article 218; Constitution"
              " of the Republic of Pakistan, 1962"),
        _span("1973-08-14", "2018-05-31", "Federally Administered Tribal Areas",
              "tribal areas administered by the federation, under the President", C_FATA),
        _span("2018-05-31", None, "Merged districts of Khyber Pakhtunkhwa",
              "part of the province of Khyber Pakhtunkhwa", C_25),
    ],
)

KHYBER_PAKHTUNKHWA = dict(
    name="Khyber Pakhtunkhwa",
    name_ur="خیبر پختونخوا",
    name_ps="خیبر پښتونخوا",
    aliases=[
        "KP",
        "K.P.",
        "KPK",
        "Khyber-Pakhtunkhwa",
        "Khyber Pakhtunkhwa province",
        "North-West Frontier Province",
        "North West Frontier Province",
        "Northwest Frontier Province",
        "NWFP",
        "N.W.F.P.",
    ],
    kind="province",
    parent="pakistan",
    country="PAK",
    summary="Pakistan's north-western province, capital Peshawar: the North-West Frontier"
    " Province from 1901 to 2010, enlarged in 2018 by the former tribal areas. Pashtuns are its"
    " largest people.",
    label=[72.2, 35.45],
    rank=1,
    valid_from="2018-05-31",
    status=[
        _span("1901-11-09", "1947-08-14", "North-West Frontier Province",
              "province of British India, under a chief commissioner and from 1932 a governor",
              IGI_NWFP),
        _span("1947-08-14", "1955-10-14", "North-West Frontier Province",
              "province of Pakistan", INDEPENDENCE),
        _span("1955-10-14", "1970-07-01", "West Pakistan",
              "merged into the single province of West Pakistan (One Unit)", ONE_UNIT),
        _span("1970-07-01", "2010-04-19", "North-West Frontier Province",
              "province of Pakistan", DISSOLVED),
        _span("2010-04-19", "2018-05-31", "Khyber Pakhtunkhwa",
              "province of Pakistan under its new name", C_18),
        _span("2018-05-31", None, "Khyber Pakhtunkhwa",
              "province of Pakistan, with the former FATA", C_25),
    ],
)

KHYBER_PAKHTUNKHWA_BEFORE = dict(
    name="Khyber Pakhtunkhwa before 2018",
    kind="province",
    parent="khyber-pakhtunkhwa",
    country="PAK",
    summary="The province as it was until 31 May 2018, without the Federally Administered Tribal"
    " Areas.",
    label=[72.2, 35.45],
    rank=2,
    valid_to="2018-05-31",
    status=KHYBER_PAKHTUNKHWA["status"][:-1],
)

BALOCHISTAN = dict(
    name="Balochistan",
    name_ur="بلوچستان",
    name_ps="بلوچستان",
    aliases=["Baluchistan", "Balochistan province", "Pakistani Balochistan"],
    kind="province",
    parent="pakistan",
    country="PAK",
    summary="The largest and most thinly settled province of Pakistan, capital Quetta, on the"
    " Afghan and Iranian borders and the Arabian Sea. Pashtuns live in its northern belt, Baloch"
    " and Brahui in the rest.",
    label=[65.6, 28.3],
    rank=1,
    status=[
        _span("1887", "1947-08-14", "Baluchistan",
              "British Baluchistan, agency territories, and the states of Kalat, Makran, Kharan"
              " and Las Bela", IGI_BAL),
        _span("1947-08-14", "1955-10-14", "Baluchistan",
              "chief commissioner's province of Pakistan; the four states acceded in March 1948"
              " and formed the Baluchistan States Union from 1952",
              EB + "“Balochistan”"),
        _span("1955-10-14", "1970-07-01", "West Pakistan",
              "merged into the single province of West Pakistan (One Unit)", ONE_UNIT),
        _span("1970-07-01", None, "Balochistan",
              "province of Pakistan (long spelt Baluchistan)", DISSOLVED),
    ],
)


# --- Agencies and Frontier Regions ------------------------------------------------

def _agency(name, ur, ps, seat, since, since_source, aliases, more="", after=None, label=None):
    district = after or f"{name.replace(' Agency', '')} District"
    facts = dict(
        name=name,
        name_ur=ur,
        name_ps=ps,
        aliases=aliases,
        kind="agency",
        parent="ex-fata",
        country="PAK",
        summary=f"One of the seven agencies of the former FATA, seat {seat}; since 2018 a district"
        f" of Khyber Pakhtunkhwa.{more}",
        rank=5,
        status=[
            _span(since, "2018-05-31", name if "Agency" in name else f"{name} Agency",
                  "tribal agency", since_source),
            _span("2018-05-31", None, district, "district of Khyber Pakhtunkhwa", C_25),
        ],
    )
    if label:
        facts["label"] = label
    return facts


def _frontier_region(name, ur, ps, long_name, after):
    return dict(
        name=name,
        name_ur=ur,
        name_ps=ps,
        aliases=[long_name],
        kind="frontier-region",
        parent="ex-fata",
        country="PAK",
        summary="One of the six Frontier Regions of the former FATA, tribal land beside a settled"
        f" district whose officer looked after it; since 2018 {after} of Khyber Pakhtunkhwa.",
        rank=6,
        status=[
            _span("1973-08-14", "2018-05-31", long_name,
                  "Frontier Region within the Federally Administered Tribal Areas", C_FATA),
            _span("2018-05-31", None, after[0].upper() + after[1:],
                  "subdivision of the neighbouring district of Khyber Pakhtunkhwa", C_25),
        ],
    )


UNITS = {
    "bajaur": _agency(
        "Bajaur", "باجوڑ", "باجوړ", "Khar", "1973", COMMON,
        ["Bajaur Agency", "Bajaur District", "Bajaur tribal district"]),
    "mohmand": _agency(
        "Mohmand", "مہمند", "مومند", "Ghalanai", "1951", COMMON,
        ["Mohmand Agency", "Mohmand District", "Mohmand tribal district"]),
    "khyber-agency": _agency(
        "Khyber Agency", "خیبر ایجنسی", "خیبر ایجنسۍ", "Landi Kotal (offices in Peshawar)", "1879",
        COMMON, ["Khyber District", "Khyber tribal district"],
        " The Khyber Pass runs through it."),
    "orakzai": _agency(
        "Orakzai", "اورکزئی", "اورکزی", "Kalaya (offices in Hangu)", "1973", COMMON,
        ["Orakzai Agency", "Orakzai District", "Orakzai tribal district"]),
    "kurram": _agency(
        "Kurram", "کرم", "کرمه", "Parachinar", "1892", COMMON,
        ["Kurram Agency", "Kurram District", "Kurram tribal district"]),
    "north-waziristan": _agency(
        "North Waziristan", "شمالی وزیرستان", "شمالي وزیرستان", "Miran Shah", "1895", COMMON_1895,
        ["North Waziristan Agency", "North Waziristan District",
         "North Waziristan tribal district"],
        " The army operation Zarb-e-Azb began here in June 2014."),
    "south-waziristan": _agency(
        "South Waziristan", "جنوبی وزیرستان", "جنوبي وزیرستان", "Wana (winter: Tank)", "1895",
        COMMON,
        ["South Waziristan Agency", "South Waziristan District",
         "South Waziristan tribal district"],
        " In 2022 the province divided it into Upper and Lower South Waziristan."),
    "fr-peshawar": _frontier_region(
        "FR Peshawar", "ایف آر پشاور", "اېف ار پېښور", "Frontier Region Peshawar",
        "the Hassan Khel subdivision of Peshawar District"),
    "fr-kohat": _frontier_region(
        "FR Kohat", "ایف آر کوہاٹ", "اېف ار کوهاټ", "Frontier Region Kohat",
        "the Darra Adam Khel subdivision of Kohat District"),
    "fr-bannu": _frontier_region(
        "FR Bannu", "ایف آر بنوں", "اېف ار بنو", "Frontier Region Bannu",
        "the Wazir subdivision of Bannu District"),
    "fr-lakki-marwat": _frontier_region(
        "FR Lakki Marwat", "ایف آر لکی مروت", "اېف ار لکي مروت", "Frontier Region Lakki Marwat",
        "the Bettani subdivision of Lakki Marwat District"),
    "fr-tank": _frontier_region(
        "FR Tank", "ایف آر ٹانک", "اېف ار ټانک", "Frontier Region Tank",
        "the Jandola subdivision of Tank District"),
    "fr-dera-ismail-khan": _frontier_region(
        "FR Dera Ismail Khan", "ایف آر ڈیرہ اسماعیل خان", "اېف ار ډېره اسماعیل خان",
        "Frontier Region Dera Ismail Khan",
        "the Darazinda subdivision of Dera Ismail Khan District"),
}


# --- Countries ----------------------------------------------------------------------

COUNTRIES = {
    "AFG": ("afghanistan", dict(
        name="Afghanistan",
        name_ur="افغانستان",
        name_ps="افغانستان",
        aliases=["Islamic Republic of Afghanistan", "Islamic Emirate of Afghanistan"],
        summary="Landlocked country north and west of the Durand Line, capital Kabul. Its"
        " governments since 1947 have not accepted the line as an international boundary; the"
        " Taliban have ruled it since 15 August 2021.",
        label=[65.2, 33.55],
        rank=1,
        status=[
            _span("1880", "1926-06-09", "Emirate of Afghanistan",
                  "monarchy; its foreign relations in British hands until 1919",
                  EB + "“Afghanistan”"),
            _span("1926-06-09", "1973-07-17", "Kingdom of Afghanistan", "monarchy",
                  EB + "“Afghanistan”"),
            _span("1973-07-17", "1978-04-27", "Republic of Afghanistan",
                  "republic under Mohammad Daud Khan", EB + "“Afghanistan”"),
            _span("1978-04-27", "1992-04-28", "Democratic Republic of Afghanistan",
                  "communist-led state, from 1987 named Republic of Afghanistan; Soviet troops"
                  " from December 1979 to February 1989", EB + "“Afghanistan”"),
            _span("1992-04-28", "2001-12-22", "Islamic State of Afghanistan",
                  "government of the mujahideen parties, which kept Afghanistan's seat at the"
                  " United Nations throughout", EB + "“Afghanistan”"),
            _span("1996-09-27", "2001-11-13", "Islamic Emirate of Afghanistan",
                  "Taliban government in Kabul, recognised by Pakistan, Saudi Arabia and the"
                  " United Arab Emirates", EB + "“Taliban”"),
            _span("2001-12-22", "2004-01-26", "Afghanistan",
                  "interim and transitional administrations after the Bonn agreement",
                  "Bonn Agreement, 5 December 2001 (UN document S/2001/1154)"),
            _span("2004-01-26", "2021-08-15", "Islamic Republic of Afghanistan", "republic",
                  "Constitution of Afghanistan, 2004"),
            _span("2021-08-15", None, "Islamic Emirate of Afghanistan",
                  "Taliban government in fact; Afghanistan's seat at the United Nations is held"
                  " by the republic's mission", EB + "“Taliban”"),
        ])),
    "PAK": ("pakistan", dict(
        name="Pakistan",
        name_ur="پاکستان",
        name_ps="پاکستان",
        aliases=["Islamic Republic of Pakistan"],
        summary="Country south and east of the Durand Line, capital Islamabad, independent since"
        " 14 August 1947. It holds the line to be its international boundary with Afghanistan.",
        label=[71.6, 30.75],
        rank=1,
        status=[
            _span("1947-08-14", "1956-03-23", "Dominion of Pakistan",
                  "dominion, in two parts, East and West", INDEPENDENCE),
            _span("1956-03-23", "1971-12-16", "Islamic Republic of Pakistan",
                  "republic, in two parts, East and West",
                  "Constitution of the Islamic Republic of Pakistan, 1956"),
            _span("1971-12-16", None, "Islamic Republic of Pakistan",
                  "republic, without the east, which became Bangladesh",
                  EB + "“Pakistan”"),
        ])),
    "IRN": ("iran", dict(name="Iran", name_ur="ایران", name_ps="ایران",
                         aliases=["Islamic Republic of Iran"], rank=2, label=[57.8, 31.9])),
    "IND": ("india", dict(name="India", name_ur="بھارت", name_ps="هند",
                          aliases=["Republic of India"], rank=2, label=[76.6, 27.0])),
    "CHN": ("china", dict(name="China", name_ur="چین", name_ps="چین",
                          aliases=["People's Republic of China"], rank=2, label=[80.2, 37.9])),
    "TJK": ("tajikistan", dict(name="Tajikistan", name_ur="تاجکستان", name_ps="تاجکستان", rank=2)),
    "TKM": ("turkmenistan", dict(name="Turkmenistan", name_ur="ترکمانستان", name_ps="ترکمنستان",
                                 rank=2, label=[60.6, 39.1])),
    "UZB": ("uzbekistan", dict(name="Uzbekistan", name_ur="ازبکستان", name_ps="ازبکستان",
                               rank=2, label=[65.2, 40.0])),
    "KGZ": ("kyrgyzstan", dict(name="Kyrgyzstan", rank=3)),
    "KAZ": ("kazakhstan", dict(name="Kazakhstan", rank=3)),
    "SAU": ("saudi-arabia", dict(name="Saudi Arabia", name_ur="سعودی عرب",
                                 aliases=["Kingdom of Saudi Arabia"], rank=2)),
    "ARE": ("united-arab-emirates", dict(name="United Arab Emirates",
                                         name_ur="متحدہ عرب امارات",
                                         aliases=["UAE", "U.A.E.", "the Emirates"], rank=2)),
    "QAT": ("qatar", dict(name="Qatar", name_ur="قطر", name_ps="قطر", rank=2)),
    "OMN": ("oman", dict(name="Oman", rank=3)),
    "NPL": ("nepal", dict(name="Nepal", rank=3)),
    "IRQ": ("iraq", dict(name="Iraq", rank=3)),
    "AZE": ("azerbaijan", dict(name="Azerbaijan", rank=4)),
    "KWT": ("kuwait", dict(name="Kuwait", rank=4)),
    "BHR": ("bahrain", dict(name="Bahrain", rank=4)),
    "YEM": ("yemen", dict(name="Yemen", rank=4)),
    "ARM": ("armenia", dict(name="Armenia", rank=5)),
    "GEO": ("georgia", dict(name="Georgia", rank=5)),
    "TUR": ("turkey", dict(name="Turkey", aliases=["Türkiye"], rank=5)),
    "RUS": ("russia", dict(name="Russia", aliases=["Russian Federation"], rank=4)),
    "MNG": ("mongolia", dict(name="Mongolia", rank=5)),
    "BGD": ("bangladesh", dict(name="Bangladesh", rank=4)),
    "BTN": ("bhutan", dict(name="Bhutan", rank=5)),
    "KAS": ("siachen-glacier", dict(
        name="Siachen Glacier", name_ur="سیاچن", rank=6, kind="territory",
        summary="Glaciated ground beyond the northern end of the Line of Control, claimed by India"
        " and Pakistan and held by India since 1984; drawn apart from both, as in Natural"
        " Earth.")),
}


# --- Provinces ------------------------------------------------------------------------

PAKISTANI_PROVINCES = {
    "Punjab": ("punjab", dict(
        name="Punjab", name_ur="پنجاب", name_ps="پنجاب", aliases=["Punjab province"], rank=3,
        status=[
            _span("1947-08-14", "1955-10-14", "Punjab",
                  "province of Pakistan, the western part of the divided province", INDEPENDENCE),
            _span("1955-10-14", "1970-07-01", "West Pakistan",
                  "merged into the single province of West Pakistan (One Unit)", ONE_UNIT),
            _span("1970-07-01", None, "Punjab", "province of Pakistan", DISSOLVED),
        ])),
    "Sind": ("sindh", dict(
        name="Sindh", name_ur="سندھ", name_ps="سیند", aliases=["Sind", "Sindh province"], rank=3,
        status=[
            _span("1936-04-01", "1947-08-14", "Sind", "province of British India",
                  "Government of India Act, 1935"),
            _span("1947-08-14", "1955-10-14", "Sind", "province of Pakistan", INDEPENDENCE),
            _span("1955-10-14", "1970-07-01", "West Pakistan",
                  "merged into the single province of West Pakistan (One Unit)", ONE_UNIT),
            _span("1970-07-01", None, "Sindh", "province of Pakistan (long spelt Sind)",
                  DISSOLVED),
        ])),
    "Northern Areas": ("gilgit-baltistan", dict(
        name="Gilgit-Baltistan", name_ur="گلگت بلتستان", name_ps="ګلګت بلتستان",
        aliases=["Gilgit–Baltistan", "Northern Areas"], rank=4,
        summary="Territory administered by Pakistan in the north, claimed by India as part of"
        " Jammu and Kashmir.",
        status=[
            _span("1970", "2009-09", "Northern Areas", "territory administered by Pakistan",
                  EB + "“Gilgit-Baltistan”"),
            _span("2009-09", None, "Gilgit-Baltistan",
                  "territory administered by Pakistan, with an assembly of its own",
                  "Gilgit-Baltistan (Empowerment and Self-Governance) Order, 2009"),
        ])),
    "Azad Kashmir": ("azad-kashmir", dict(
        name="Azad Kashmir", name_ur="آزاد کشمیر", name_ps="ازاد کشمیر",
        aliases=["Azad Jammu and Kashmir", "AJK"], rank=4,
        summary="Territory administered by Pakistan west of the Line of Control, claimed by India"
        " as part of Jammu and Kashmir.")),
    "F.C.T.": ("islamabad-capital-territory", dict(
        name="Islamabad Capital Territory", name_ur="وفاقی دارالحکومت اسلام آباد",
        aliases=["ICT", "Federal Capital Territory"], rank=4)),
}

# Natural Earth's name: our English name, Pashto.
AFGHAN_PROVINCES = {
    "Badakhshan": ("Badakhshan", "بدخشان"),
    "Badghis": ("Badghis", "بادغیس"),
    "Baghlan": ("Baghlan", "بغلان"),
    "Balkh": ("Balkh", "بلخ"),
    "Bamyan": ("Bamyan", "بامیان"),
    "Daykundi": ("Daykundi", "دایکندي"),
    "Farah": ("Farah", "فراه"),
    "Faryab": ("Faryab", "فاریاب"),
    "Ghazni": ("Ghazni", "غزني"),
    "Ghor": ("Ghor", "غور"),
    "Hilmand": ("Helmand", "هلمند"),
    "Hirat": ("Herat", "هرات"),
    "Jawzjan": ("Jowzjan", "جوزجان"),
    "Kabul": ("Kabul", "کابل"),
    "Kandahar": ("Kandahar", "کندهار"),
    "Kapisa": ("Kapisa", "کاپیسا"),
    "Khost": ("Khost", "خوست"),
    "Kunar": ("Kunar", "کونړ"),
    "Kunduz": ("Kunduz", "کندز"),
    "Laghman": ("Laghman", "لغمان"),
    "Logar": ("Logar", "لوګر"),
    "Nangarhar": ("Nangarhar", "ننګرهار"),
    "Nimroz": ("Nimruz", "نیمروز"),
    "Nuristan": ("Nuristan", "نورستان"),
    "Paktika": ("Paktika", "پکتیکا"),
    "Paktya": ("Paktia", "پکتیا"),
    "Panjshir": ("Panjshir", "پنجشېر"),
    "Parwan": ("Parwan", "پروان"),
    "Samangan": ("Samangan", "سمنګان"),
    "Sari Pul": ("Sar-e Pol", "سرپل"),
    "Takhar": ("Takhar", "تخار"),
    "Uruzgan": ("Uruzgan", "اروزګان"),
    "Wardak": ("Maidan Wardak", "میدان وردګ"),
    "Zabul": ("Zabul", "زابل"),
}
# Spellings a text may use for a province as such.
AFGHAN_PROVINCE_ALIASES = {
    "Helmand": ["Hilmand Province"],
    "Nimruz": ["Nimroz", "Nimroz Province"],
    "Paktia": ["Paktya", "Paktiya"],
    "Maidan Wardak": ["Wardak", "Wardak Province"],
    "Jowzjan": ["Jawzjan"],
    "Uruzgan": ["Oruzgan", "Urozgan"],
    "Bamyan": ["Bamiyan Province"],
    "Nangarhar": ["Ningarhar"],
    "Kunar": ["Konar Province"],
    "Nuristan": ["Nooristan"],
}
# Provinces whose bare name is no town and no other feature of the atlas: it is theirs.
AFGHAN_BARE_NAMES = {
    "Badakhshan", "Badghis", "Daykundi", "Faryab", "Ghor", "Helmand", "Jowzjan", "Kapisa",
    "Kunar", "Laghman", "Logar", "Nangarhar", "Nimruz", "Nuristan", "Paktika", "Paktia",
    "Panjshir", "Parwan", "Samangan", "Takhar", "Maidan Wardak", "Zabul",
}
