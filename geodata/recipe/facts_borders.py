"""What is known of the lines: the Durand Line, its stretches, crossings, disputed lines.

Positions are stated side by side, each with its source; none is taken.
"""

from references import (
    AGREEMENT,
    BALLAND,
    DOUIE,
    EB,
    EB14,
    GANDAMAK,
    INDEPENDENCE,
    OMRANI,
    RAWALPINDI,
    SINGLE,
    STALEMATE,
    YEAR_ONLY,
    claim,
    span,
)

HAMILTON = "A. Hamilton, Afghanistan (1906), which reprints the agreements of 1893 and 1895"
MUJAHID = (
    "Defence Minister M. Y. Mujahid, press conference of October 2025, reported by Tawazon Media"
    " and Dialogue Pakistan"
)
AFGHAN_2012 = "Ministry of Foreign Affairs of Afghanistan, statement of 24 October 2012"
PAKISTAN_2024 = (
    "Ministry of Foreign Affairs of Pakistan, statement of the spokesperson, February 2024,"
    " reported by Daily Times"
)
ZEWAR_KHAN = (
    "Supreme Court of Pakistan, Zewar Khan (PLD 1969 SC 485), as reported by S. S. Pirzada,"
    " “Durand Line”, Dawn, 4 December 2012"
)
HANSARD = (
    "House of Commons, answers of P. J. Noel-Baker, 30 June 1949 (Hansard vol. 466, cc. 1491-3),"
    " and of Sir Anthony Eden, 1 March 1956 (vol. 549, cc. 1367-8)"
)
WASHINGTON = (
    "J. F. Dulles at the SEATO Council, 7 March 1956 (Foreign Relations of the United States,"
    " 1955-1957, vol. XXI, document 90); US Department of State, daily press briefing (V. Nuland),"
    " 23 October 2012"
)
LOK_SABHA = (
    "Answer of A. K. Antony, Minister of Defence, to the Lok Sabha, “De-militarisation of Siachen"
    " Glacier”"
)

DURAND_LINE = dict(
    name="Durand Line",
    name_ur="ڈیورنڈ لائن",
    name_ps="د ډیورنډ کرښه",
    aliases=[
        "Durand Line border",
        "Pakistan-Afghanistan border",
        "Pakistan–Afghanistan border",
        "Afghanistan-Pakistan border",
        "Afghanistan–Pakistan border",
        "Afghan-Pakistani border",
        "Afghan-Pakistan border",
        "Afghan–Pakistani border",
        "Pakistani-Afghan border",
        "Pak-Afghan border",
        "AfPak border",
        "border between Afghanistan and Pakistan",
        "border between Pakistan and Afghanistan",
    ],
    kind="border",
    summary="The line agreed at Kabul on 12 November 1893 between Amir Abdur Rahman Khan and Sir"
    " Mortimer Durand and marked on the ground in 1894–96. It has run between Afghanistan and"
    " Pakistan since 1947 and is the boundary in fact; Afghanistan contests its standing.",
    label=[64.4, 29.55],
    rank=1,
    status=[
        span("1879-05-26", "1893-11-12", "Afghan frontier of British India",
             "no agreed line yet: the Treaty of Gandamak had put Kurram, Pishin, Sibi and the Khyber"
             " pass under British control, and both sides dealt with the tribes between", GANDAMAK,
             BALLAND, not_yet=True),
        span("1893-11-12", "1919-08-08", "Durand Line",
             "frontier of Afghanistan by article 1, limit of the spheres of influence of"
             " Afghanistan and British India by the preamble; mostly demarcated 1894–96, not near"
             " the Khyber", AGREEMENT, HAMILTON + "; " + BALLAND),
        span("1919-08-08", "1947-08-14", "Indo-Afghan frontier",
             "frontier accepted again by both sides in the treaties of 1919 and 1921; the stretch"
             " west of the Khyber was left to a British commission to lay down", RAWALPINDI,
             OMRANI),
        span("1947-08-14", None, "Durand Line",
             "boundary in fact between Afghanistan and Pakistan, contested by Afghanistan",
             INDEPENDENCE + "; " + EB + "“Durand Line”", STALEMATE + "; " + OMRANI),
    ],
    claims=[
        claim("Pakistan",
              "The line is the settled international boundary, which Pakistan inherited from"
              " British India in 1947.", ZEWAR_KHAN, PAKISTAN_2024),
        claim("Afghanistan",
              "No government since 1947 has accepted the line as an international boundary; a"
              " Loya Jirga of 1949 declared the agreements with British India void.",
              AFGHAN_2012, STALEMATE),
        claim("Other states",
              "The United States and the United Kingdom have said that they treat the line as the"
              " international boundary between the two countries, and most published maps draw it"
              " so.", HANSARD, WASHINGTON),
    ],
    views=[
        dict(view="in-fact", name="Durand Line",
             wording="The line is drawn as the boundary in fact between Afghanistan and Pakistan;"
             " Afghanistan contests its standing.",
             source=BALLAND + "; " + STALEMATE),
        dict(view="pakistan", name="Pakistan–Afghanistan international border",
             wording="Pakistan speaks of the Pakistan–Afghanistan border and holds it to be the"
             " recognised international border, which is not open to talks.",
             source=PAKISTAN_2024 + "; Inter-Services Public Relations, statement on Chaman,"
             " reported by The News, 28 May 2017; briefing of the spokesperson, reported by Ground"
             " Zero, “Islamabad rules out talks on internationally recognized Pak-Afghan"
             " border”"),
        dict(view="afghanistan", name="so-called Durand Line",
             wording="Afghan governments speak of a line and not of a border: they do not"
             " recognise it, today's calls it hypothetical, and that of 2012 held that only the"
             " Afghan nation can determine its status.",
             source=AFGHAN_2012 + "; " + MUJAHID),
    ],
)

# Pakistani unit along the line: name of the stretch.
STRETCHES = {
    "balochistan": "Durand Line along Balochistan",
    "south-waziristan": "Durand Line along South Waziristan",
    "north-waziristan": "Durand Line along North Waziristan",
    "kurram": "Durand Line along Kurram",
    "khyber-agency": "Durand Line along Khyber Agency",
    "mohmand": "Durand Line along Mohmand",
    "bajaur": "Durand Line along Bajaur",
    "khyber-pakhtunkhwa": "Durand Line along Khyber Pakhtunkhwa before 2018",
    "gilgit-baltistan": "Durand Line along Gilgit-Baltistan",
}

# Crossing id: facts, and the two towns whose joining line meets the border there.
CROSSINGS = {
    "chaman-crossing": (
        dict(
            name="Chaman–Spin Boldak crossing",
            name_ur="چمن–سپین بولدک سرحدی گزرگاہ",
            name_ps="د چمن–سپین بولدک تګ‌لاره",
            aliases=[
                "Chaman–Spin Boldak",
                "Chaman-Spin Boldak",
                "Chaman-Spin Boldak crossing",
                "Chaman-Spin Boldak border crossing",
                "Chaman–Spin Boldak border crossing",
                "Spin Boldak-Chaman crossing",
                "Spin Boldak-Chaman border crossing",
                "Chaman border crossing",
                "Chaman crossing",
                "Spin Boldak border crossing",
                "Spin Boldak crossing",
                "Friendship Gate",
                "Bab-e-Dosti",
            ],
            kind="crossing",
            parent="durand-line",
            summary="The main southern crossing of the Durand Line, on the road from Quetta to"
            " Kandahar, with the Friendship Gate on the Pakistani side; one of the two busiest for"
            " trade between the countries.",
            rank=1,
            status=[
                span("1891", "1893-11-12", "New Chaman",
                     "no crossing of an agreed line yet: the railway from Quetta had reached New"
                     " Chaman, where the amir of Afghanistan objected to the British cantonment",
                     "FIBIS, “Chaman Extension Railway”, with 1891 (some accounts: 1892)",
                     AGREEMENT + ", article 5, for the objection; " + YEAR_ONLY, not_yet=True),
                span("1893-11-12", "1947-08-14", "New Chaman",
                     "railhead of British India at the line, which was to pass half-way between"
                     " its fort and the Afghan outpost", AGREEMENT + ", article 5",
                     EB14 + "“Baluchistan”, for the railhead on the frontier"),
                span("1947-08-14", "2003", "Chaman crossing",
                     "crossing between Pakistan and Afghanistan", INDEPENDENCE, SINGLE),
                span("2003", None, "Chaman–Spin Boldak crossing",
                     "crossing between Pakistan and Afghanistan, with the Friendship Gate",
                     "The Frontier Post, “Separate passage allocated for women at Chaman border"
                     " crossing”, for the gate of 2003",
                     "Dawn, 28 May 2017, “Border crossing with Afghanistan in Chaman reopens”, for"
                     " the gate; " + YEAR_ONLY),
            ],
        ),
        ("chaman", "spin-boldak"),
    ),
    "torkham-crossing": (
        dict(
            name="Torkham crossing",
            name_ur="طورخم سرحدی گزرگاہ",
            name_ps="د تورخم تګ‌لاره",
            aliases=["Torkham border crossing", "Torkham border", "Torkham gate"],
            kind="crossing",
            parent="durand-line",
            summary="The main northern crossing of the Durand Line, at the western end of the"
            " Khyber Pass on the road from Peshawar to Jalalabad and Kabul; the busiest between"
            " the countries.",
            rank=2,
            status=[
                span("1893-11-12", "1919-08-08", "Khyber road at Landi Khana",
                     "no marked crossing yet: the line was not demarcated here, and the British"
                     " post stood at Landi Khana", DOUIE,
                     "The Statesman's Year-Book 1913, “Afghanistan”", not_yet=True),
                span("1919-08-08", "1947-08-14", "Torkham",
                     "crossing between Afghanistan and British India, where a British commission"
                     " was to lay down the line", RAWALPINDI, SINGLE),
                span("1947-08-14", "2016-06", "Torkham crossing",
                     "crossing between Pakistan and Afghanistan", INDEPENDENCE, SINGLE),
                span("2016-06", None, "Torkham crossing",
                     "crossing between Pakistan and Afghanistan, with a gate on the Pakistani side"
                     " and passports asked for",
                     "The News, June 2016, “Torkham border reopens, work on gate resumes”",
                     "The Asia Foundation, Trade, Livelihoods and Border Closures along the Durand"
                     " Line"),
            ],
        ),
        ("landi-kotal", "jalalabad"),
    ),
}

SIMLA = "Simla Agreement between India and Pakistan, 2 July 1972"

LINE_OF_CONTROL = dict(
    name="Line of Control",
    name_ur="لائن آف کنٹرول",
    name_ps="د کنټرول کرښه",
    aliases=["LoC", "Ceasefire Line"],
    kind="disputed-line",
    summary="The line between the parts of Kashmir held by Pakistan and by India: the ceasefire"
    " line of 1949, redrawn and renamed in 1972.",
    rank=3,
    status=[
        span("1846-03-16", "1949-07-27", "Jammu and Kashmir",
             "no line yet: ground of the princely state of Jammu and Kashmir, fought over from"
             " October 1947", "Treaty of Amritsar, 16 March 1846", EB + "“Kashmir”",
             not_yet=True),
        span("1949-07-27", "1972-12-11", "Ceasefire Line",
             "line of the Karachi agreement under United Nations observation",
             "Karachi Agreement, 27 July 1949 (UN document S/1430/Add.1)", EB + "“Kashmir”"),
        span("1972-12-11", None, "Line of Control",
             "line resulting from the ceasefire of 17 December 1971", SIMLA, EB + "“Kashmir”"),
    ],
    claims=[
        claim("India", "All of the former state of Jammu and Kashmir is Indian; the line divides"
              " it in fact only.",
              "Resolution of both Houses of Parliament of India, 22 February 1994", LOK_SABHA),
        claim("Pakistan", "The state's future is open until its people decide it in a plebiscite;"
              " the line is provisional.", "Constitution of Pakistan, 1973, article 257",
              "UN Security Council resolution 47 (1948), for the plebiscite"),
    ],
)

LINE_OF_ACTUAL_CONTROL = dict(
    name="Line of Actual Control (western sector)",
    aliases=["Line of Actual Control", "LAC"],
    kind="disputed-line",
    summary="The line between ground held by India in Ladakh and by China in Aksai Chin since the"
    " war of 1962; the two sides do not agree on its course.",
    rank=4,
    claims=[
        claim("India", "Aksai Chin is part of Ladakh and so of India.",
              "Resolution of the Parliament of India, 14 November 1962", EB + "“Aksai Chin”"),
        claim("China", "Aksai Chin is part of Xinjiang and Tibet; the traditional customary line"
              " runs west of it.", EB + "“Aksai Chin”", SINGLE),
    ],
)

SIACHEN_CLAIMS = [
    claim("India", "From point NJ9842 the line runs north along the Saltoro ridge.",
          EB + "“Siachen Glacier”", LOK_SABHA),
    claim("Pakistan", "From point NJ9842 the line runs north-east to the Karakoram Pass.",
          EB + "“Siachen Glacier”", SINGLE),
]

# Natural Earth's claim lines carry only the claimant.  What each holds, by claimant.
CLAIM_SENTENCE = {
    "India": "Claims the ground up to this line as part of the former state of Jammu and Kashmir.",
    "Pakistan": "Regards the ground up to this line as part of the disputed state of Jammu and"
    " Kashmir.",
    "China": "Claims the ground up to this line.",
}
