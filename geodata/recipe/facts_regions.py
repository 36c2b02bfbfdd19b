"""What is known of the regions: names, aliases, summaries and standing over the years.

Dates are EDTF.  Intervals run from `from` up to, but not including, `to`; without `to`
they reach today.  `references.py` lists the works cited.
"""

from references import (
    ANNOTATED,
    BAL_ARCHIVES,
    C_1973,
    C_18,
    C_FATA,
    DAVIES,
    DAWN_1970,
    DISSOLVED,
    EB,
    EB11,
    EB11_NWFP,
    EB14,
    FATA_1973,
    GOI_1935,
    HINDU_1970,
    IGI_BAL,
    IGI_NWFP,
    INDEPENDENCE,
    INDEPENDENCE_2,
    LAW,
    OMRANI,
    ONE_UNIT,
    ONE_UNIT_DAY,
    SINGLE,
    STORY,
    merged_territories,
    span,
    west_pakistan,
)


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
        span("1849-03-29", "1901-11-09", "Tribal tracts beyond the Punjab frontier",
             "not a territory yet: the country of tribes that the Punjab and the Government of"
             " India dealt with beyond the British districts; from 12 November 1893 on the British"
             " side of the Durand Line", EB11_NWFP, DAVIES, not_yet=True),
        span("1901-11-09", "1947-08-14", "Tribal areas of the North-West Frontier",
             "political agencies and tribal tracts beyond the settled districts, under the"
             " chief commissioner, later governor, as agent of the governor-general", IGI_NWFP,
             EB14 + "“North-West Frontier Province”"),
        span("1947-08-14", "1955-10-14", "Tribal areas",
             "tribal areas under the central government of Pakistan, to which their jirgas acceded",
             "Supreme Court of Pakistan, Zewar Khan (PLD 1969 SC 485), as reported by S. S."
             " Pirzada, “Durand Line”, Dawn, 4 December 2012", OMRANI),
        span("1955-10-14", "1970-07-01", "Tribal areas of West Pakistan",
             "special areas of the single province of West Pakistan (One Unit), their own"
             " administration kept", ONE_UNIT, STORY + ONE_UNIT_DAY),
        span("1970-07-01", "1973-08-14", "Centrally Administered Tribal Areas",
             "tribal areas administered by the President, beside the provinces",
             DISSOLVED, DAWN_1970 + "; " + HINDU_1970 + " for the day"),
        span("1973-08-14", "2018-05-31", "Federally Administered Tribal Areas",
             "a territory of its own beside the provinces, administered by the federation under"
             " the President", C_FATA, FATA_1973),
        merged_territories("Merged districts of Khyber Pakhtunkhwa",
                           "part of the province of Khyber Pakhtunkhwa, called ex-FATA"),
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
        span("1849-03-29", "1901-11-09", "Frontier districts of the Punjab",
             "not a province yet: Hazara, Peshawar, Kohat, Bannu and Dera Ismail Khan, districts"
             " of the Punjab in British India; Dir, Swat and Chitral to their north under chiefs",
             EB11_NWFP, DAVIES, not_yet=True),
        span("1901-11-09", "1947-08-14", "North-West Frontier Province",
             "province of British India, under a chief commissioner and from 1932 a governor;"
             " made by Lord Curzon in 1901 (25 October in some accounts)",
             IGI_NWFP + "; " + GOI_1935 + ", section 46",
             EB11_NWFP + ", with 25 October 1901; " + DAVIES),
        span("1947-08-14", "1955-10-14", "North-West Frontier Province",
             "province of Pakistan, after a referendum", INDEPENDENCE_2, ONE_UNIT
             + ", which names it among the provinces of the day"),
        west_pakistan(),
        span("1970-07-01", "2010-04-19", "North-West Frontier Province",
             "province of Pakistan", DISSOLVED, DAWN_1970 + "; " + HINDU_1970 + " for the day"),
        span("2010-04-19", "2018-05-31", "Khyber Pakhtunkhwa",
             "province of Pakistan under its new name, beside the Federally Administered Tribal"
             " Areas", C_18, ANNOTATED),
        merged_territories("Khyber Pakhtunkhwa", "province of Pakistan, with the former FATA"),
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
        span("1877", "1887", "Balochistan Agency of British India",
             "then spelt Baluchistan Agency: Kalat and the states under it, with an Agent to the"
             " Governor-General; Pishin and Sibi under British officers from 1879", BAL_ARCHIVES,
             "Imperial Gazetteer of India, 2nd edition, vol. 2 (1885), “Baluchistan”"),
        span("1887", "1947-08-14", "Balochistan Agency of British India",
             "then spelt Baluchistan Agency: British Baluchistan, since 1887 British territory"
             " under a chief commissioner who was also Agent to the Governor-General, with agency"
             " territories and the states of Kalat, Makran, Kharan and Las Bela", IGI_BAL,
             EB14 + "“Baluchistan”"),
        span("1947-08-14", "1952-10-03", "Baluchistan",
             "chief commissioner's province of Pakistan; the four states acceded in March 1948,"
             " Kalat last, which had declared itself independent in August 1947",
             INDEPENDENCE_2 + "; " + EB + "“Balochistan”",
             "Y. K. Bangash, A Princely Affair: The Accession and Integration of the Princely"
             " States of Pakistan, 1947-1955 (2015)"),
        span("1952-10-03", "1955-10-14", "Baluchistan",
             "chief commissioner's province of Pakistan in the north-east, and the Baluchistan"
             " States Union of Kalat, Makran, Kharan and Las Bela in the rest", ONE_UNIT
             + ", which names both", LAW + ", for the union's years"),
        west_pakistan(),
        span("1970-07-01", None, "Balochistan",
             "province of Pakistan (long spelt Baluchistan)", DISSOLVED,
             DAWN_1970 + "; " + HINDU_1970 + " for the day"),
    ],
)


# --- Provinces ------------------------------------------------------------------------

PAKISTANI_PROVINCES = {
    "Punjab": ("punjab", dict(
        name="Punjab", name_ur="پنجاب", name_ps="پنجاب", aliases=["Punjab province"], rank=3,
        status=[
            span("1849-03-29", "1901-11-09", "Punjab",
                 "province of British India, with the districts of the north-west frontier",
                 EB11_NWFP, EB11 + "“Punjab”"),
            span("1901-11-09", "1947-08-14", "Punjab",
                 "province of British India, of which this is the western part; Bahawalpur was a"
                 " state beside it", GOI_1935 + ", section 46", EB11 + "“Punjab”"),
            span("1947-08-14", "1955-10-14", "Punjab",
                 "province of Pakistan, the western part of the divided province, in the Act West"
                 " Punjab", INDEPENDENCE + ", sections 2 and 4", ONE_UNIT
                 + ", which names it among the provinces of the day"),
            west_pakistan(),
            span("1970-07-01", None, "Punjab", "province of Pakistan, with Bahawalpur", DISSOLVED,
                 DAWN_1970 + "; " + HINDU_1970 + " for the day"),
        ])),
    "Sind": ("sindh", dict(
        name="Sindh", name_ur="سندھ", name_ps="سیند", aliases=["Sind", "Sindh province"], rank=3,
        status=[
            span("1843", "1936-04-01", "Sind",
                 "conquered by the British in 1843 and soon part of the Bombay Presidency",
                 EB11 + "“Sind”", EB + "“Sindh”"),
            span("1936-04-01", "1947-08-14", "Sind", "province of British India",
                 "Government of India (Constitution of Sind) Order, 1936",
                 "Sind Government Gazette, Extraordinary, 1 April 1936"),
            span("1947-08-14", "1955-10-14", "Sind", "province of Pakistan", INDEPENDENCE_2,
                 ONE_UNIT + ", which names it among the provinces of the day"),
            west_pakistan(),
            span("1970-07-01", None, "Sindh",
                 "province of Pakistan, with Karachi (long spelt Sind)", DISSOLVED,
                 DAWN_1970 + "; " + HINDU_1970 + " for the day"),
        ])),
    "Northern Areas": ("gilgit-baltistan", dict(
        name="Gilgit-Baltistan", name_ur="گلگت بلتستان", name_ps="ګلګت بلتستان",
        aliases=["Gilgit–Baltistan", "Northern Areas"], rank=4,
        summary="Territory administered by Pakistan in the north, claimed by India as part of"
        " Jammu and Kashmir.",
        status=[
            span("1947-11", "1970", "Gilgit Agency and Baltistan",
                 "not one territory yet: parts of Jammu and Kashmir held by Pakistan since the"
                 " rising of November 1947, with the states of Hunza and Nagar",
                 "Government of Gilgit-Baltistan, “History”",
                 "The Nation, 2 September 2009, “Change in Northern Areas”", not_yet=True),
            span("1970", "2009-09", "Northern Areas", "territory administered by Pakistan",
                 EB + "“Gilgit-Baltistan”", "Government of Gilgit-Baltistan, “History”"),
            span("2009-09", None, "Gilgit-Baltistan",
                 "territory administered by Pakistan, with an assembly of its own",
                 "Gilgit-Baltistan (Empowerment and Self-Governance) Order, 2009, of 9 September"
                 " 2009", "Dawn, September 2009, “Autonomy order for Gilgit-Baltistan signed”"),
        ])),
    "Azad Kashmir": ("azad-kashmir", dict(
        name="Azad Kashmir", name_ur="آزاد کشمیر", name_ps="ازاد کشمیر",
        aliases=["Azad Jammu and Kashmir", "AJK"], rank=4,
        summary="Territory administered by Pakistan west of the Line of Control, claimed by India"
        " as part of Jammu and Kashmir.",
        status=[
            span("1947-10-24", None, "Azad Kashmir",
                 "territory with a government of its own, administered by Pakistan",
                 EB + "“Azad Kashmir”; the day as commonly given", SINGLE),
        ])),
    "F.C.T.": ("islamabad-capital-territory", dict(
        name="Islamabad Capital Territory", name_ur="وفاقی دارالحکومت اسلام آباد",
        aliases=["ICT", "Federal Capital Territory"], rank=4,
        status=[
            span("1970-07-01", None, "Islamabad Capital Territory",
                 "capital territory under the central government, in no province", DISSOLVED,
                 C_1973 + ", article 1; " + DAWN_1970),
        ])),
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
