"""What is known of the lines: the Durand Line, its stretches, crossings, disputed lines.

Positions are stated side by side, each with its source; none is taken.
"""

from facts_regions import EB, INDEPENDENCE, _span

AGREEMENT = (
    "Agreement between Amir Abdur Rahman Khan and Sir Mortimer Durand, Kabul, 12 November 1893;"
    " text in C. U. Aitchison, A Collection of Treaties, Engagements and Sanads, Afghanistan"
)
RAWALPINDI = (
    "Treaty of Peace, Rawalpindi, 8 August 1919, article 5, and Treaty of Kabul, 22 November 1921,"
    " article 2; texts in C. U. Aitchison, A Collection of Treaties, Engagements and Sanads"
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
        _span("1893-11-12", "1919-08-08", "Durand Line",
              "limit of the spheres of Afghanistan and British India, demarcated 1894–96",
              AGREEMENT),
        _span("1919-08-08", "1947-08-14", "Indo-Afghan frontier",
              "frontier accepted again by both sides in the treaties of 1919 and 1921", RAWALPINDI),
        _span("1947-08-14", None, "Durand Line",
              "boundary in fact between Afghanistan and Pakistan, contested by Afghanistan",
              INDEPENDENCE + "; " + EB + "“Durand Line”"),
    ],
    claims=[
        dict(party="Pakistan",
             position="The line is the settled international boundary, which Pakistan inherited"
             " from British India in 1947.",
             source="Supreme Court of Pakistan, Zewar Khan (PLD 1969 SC 485), as reported by"
             " S. S. Pirzada, “Durand Line”, Dawn, December 2012"),
        dict(party="Afghanistan",
             position="No government since 1947 has accepted the line as an international"
             " boundary; a Loya Jirga of 1949 declared the agreements with British India void.",
             source="Ministry of Foreign Affairs of Afghanistan, statement of 24 October 2012;"
             " B. R. Rubin and A. Siddique, Resolving the"
             " Pakistan-Afghanistan Stalemate, US Institute of Peace Special Report 176 (2006)"),
        dict(party="United States",
             position="Treats the line as the international boundary between the two countries.",
             source="US Department of State, daily press briefing (V. Nuland), 23 October 2012"),
        dict(party="United Kingdom",
             position="Told Parliament in 1950 that it regards Pakistan as heir to British"
             " India's rights and the line as the international frontier.",
             source="House of Commons, statement by P. J. Noel-Baker, Secretary of State for"
             " Commonwealth Relations, 30 June 1950"),
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
        _span("1949-07-27", "1972-12-11", "Ceasefire Line",
              "line of the Karachi agreement under United Nations observation",
              "Karachi Agreement, 27 July 1949 (UN document S/1430/Add.1)"),
        _span("1972-12-11", None, "Line of Control",
              "line resulting from the ceasefire of 17 December 1971", SIMLA),
    ],
    claims=[
        dict(party="India", position="All of the former state of Jammu and Kashmir is Indian; the"
             " line divides it in fact only.",
             source="Resolution of both Houses of Parliament of India, 22 February 1994"),
        dict(party="Pakistan", position="The state's future is open until its people decide it in"
             " a plebiscite; the line is provisional.",
             source="Constitution of Pakistan, 1973, article 257; UN Security Council resolution"
             " 47 (1948)"),
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
        dict(party="India", position="Aksai Chin is part of Ladakh and so of India.",
             source="Resolution of the Parliament of India, 14 November 1962"),
        dict(party="China", position="Aksai Chin is part of Xinjiang and Tibet; the traditional"
             " customary line runs west of it.",
             source=EB + "“Aksai Chin”"),
    ],
)

SIACHEN_CLAIMS = [
    dict(party="India", position="From point NJ9842 the line runs north along the Saltoro ridge.",
         source=EB + "“Siachen Glacier”"),
    dict(party="Pakistan", position="From point NJ9842 the line runs north-east to the Karakoram"
         " Pass.", source=EB + "“Siachen Glacier”"),
]

# Natural Earth's claim lines carry only the claimant.  What each holds, by claimant.
CLAIM_SENTENCE = {
    "India": "Claims the ground up to this line as part of the former state of Jammu and Kashmir.",
    "Pakistan": "Regards the ground up to this line as part of the disputed state of Jammu and"
    " Kashmir.",
    "China": "Claims the ground up to this line.",
}
