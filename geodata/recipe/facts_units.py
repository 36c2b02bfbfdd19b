"""What is known of the seven agencies and six Frontier Regions of the former FATA."""

from references import (
    AGREEMENT,
    C_246C,
    C_25,
    C_FATA,
    DAWN_AGENTS,
    DIVISIONS_2018,
    DOUIE,
    EB11,
    EB11_NWFP,
    FATA_1973,
    HUSSAIN,
    IGI_KURRAM,
    IGI_WAZIR,
    SINGLE,
    YEAR_ONLY,
    span,
)

# Years of foundation of the agencies for which we found no primary source.
COMMON = "Year as commonly given; not traced to a primary source"
COMMON_1895 = "Year as commonly given (some accounts: 1910); not traced to a primary source"
LISTED = C_246C + ", lists the agency; " + YEAR_ONLY
ARTICLE_3 = AGREEMENT + ", article 3"


def _district(start, end, name, status="district of Khyber Pakhtunkhwa"):
    return span(start, end, name, status, C_25, DAWN_AGENTS)


def _agency(name, ur, ps, seat, founded, aliases, before=None, more="", after=None):
    """`founded`: the year, its source and a second one; `before`: what the ground was until then."""
    district = f"{name.replace(' Agency', '')} District"
    since, since_source, since_second = founded
    status = [before] if before else []
    status.append(span(since, "2018-05-31", name if "Agency" in name else f"{name} Agency",
                       "tribal agency", since_source, since_second))
    status += after or [_district("2018-05-31", None, district)]
    return dict(
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
        status=status,
    )


def _ground(start, end, name, status, source, second):
    """What the ground was before there was an agency."""
    return span(start, end, name, "not an agency yet: " + status, source, second, not_yet=True)


def _frontier_region(name, ur, ps, long_name, after, beside, later=False):
    """`beside` is the settled district; `later` says that it was parted from another after 1973."""
    listed = ", first as part of a larger one" if later else ""
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
            span("1893-11-12", "1973-08-14", f"Tribal area adjoining {beside} District",
                 "not a Frontier Region by law yet: tribal land on the British, later Pakistani,"
                 " side of the Durand Line, looked after from the settled district",
                 C_246C + ", which takes over the tribal areas of before", SINGLE, not_yet=True),
            span("1973-08-14", "2018-05-31", long_name,
                 f"Frontier Region within the Federally Administered Tribal Areas{listed}",
                 C_FATA, FATA_1973),
            span("2018-05-31", None, after[0].upper() + after[1:],
                 "subdivision of the neighbouring district of Khyber Pakhtunkhwa", C_25,
                 DIVISIONS_2018),
        ],
    )


UNITS = {
    "bajaur": _agency(
        "Bajaur", "باجوڑ", "باجوړ", "Khar", ("1973", COMMON, LISTED),
        ["Bajaur Agency", "Bajaur District", "Bajaur tribal district"],
        _ground("1893-11-12", "1973", "Bajaur",
                "country of chiefs in which the amir of Afghanistan undertook not to interfere,"
                " dealt with from Malakand", ARTICLE_3, EB11_NWFP)),
    "mohmand": _agency(
        "Mohmand", "مہمند", "مومند", "Ghalanai", ("1951", COMMON, LISTED),
        ["Mohmand Agency", "Mohmand District", "Mohmand tribal district"],
        _ground("1893-11-12", "1951", "Mohmand country",
                "tribal country through which the line ran unmarked, dealt with from Peshawar",
                DOUIE, EB11_NWFP)),
    "khyber-agency": _agency(
        "Khyber Agency", "خیبر ایجنسی", "خیبر ایجنسۍ", "Landi Kotal (offices in Peshawar)",
        ("1879", HUSSAIN, "R. Warburton, Eighteen Years in the Khyber, 1879-1898 (1900)"),
        ["Khyber District", "Khyber tribal district"],
        more=" The Khyber Pass runs through it."),
    "orakzai": _agency(
        "Orakzai", "اورکزئی", "اورکزی", "Kalaya (offices in Hangu)", ("1973", COMMON, LISTED),
        ["Orakzai Agency", "Orakzai District", "Orakzai tribal district"],
        _ground("1893-11-12", "1973", "Orakzai country",
                "tribal country, later part of Frontier Region Kohat", EB11_NWFP, SINGLE)),
    "kurram": _agency(
        "Kurram", "کرم", "کرمه", "Parachinar",
        ("1892", EB11 + "“Turi”", IGI_KURRAM + ", for the agency; " + YEAR_ONLY),
        ["Kurram Agency", "Kurram District", "Kurram tribal district"],
        _ground("1880", "1892", "Kurram",
                "country of the Turis, who were declared independent of Kabul in 1880",
                EB11 + "“Kurram”", IGI_KURRAM)),
    "north-waziristan": _agency(
        "North Waziristan", "شمالی وزیرستان", "شمالي وزیرستان", "Miran Shah",
        ("1895", COMMON_1895, IGI_WAZIR + ", has the agency by 1908; " + YEAR_ONLY),
        ["North Waziristan Agency", "North Waziristan District",
         "North Waziristan tribal district"],
        _ground("1893-11-12", "1895", "Waziristan",
                "Waziri country and Dawar, to which the amir of Afghanistan gave up his claim",
                ARTICLE_3, EB11 + "“Waziristan”"),
        " The army operation Zarb-e-Azb began here in June 2014."),
    "south-waziristan": _agency(
        "South Waziristan", "جنوبی وزیرستان", "جنوبي وزیرستان", "Wana (winter: Tank)",
        ("1895", COMMON, IGI_WAZIR + ", has the agency by 1908; " + YEAR_ONLY),
        ["South Waziristan Agency", "South Waziristan District",
         "South Waziristan tribal district"],
        _ground("1893-11-12", "1895", "Waziristan",
                "Waziri country, to which the amir of Afghanistan gave up his claim", ARTICLE_3,
                EB11 + "“Waziristan”"),
        " In 2022 the province divided it into Upper and Lower South Waziristan.",
        [_district("2018-05-31", "2022-10", "South Waziristan District"),
         span("2022-10", None, "Upper and Lower South Waziristan",
              "two districts of Khyber Pakhtunkhwa",
              "Aaj News, 13 October 2022, on the province's notification",
              "Samaa News, October 2022, on the notification of the revenue department")]),
    "fr-peshawar": _frontier_region(
        "FR Peshawar", "ایف آر پشاور", "اېف ار پېښور", "Frontier Region Peshawar",
        "the Hassan Khel subdivision of Peshawar District", "Peshawar"),
    "fr-kohat": _frontier_region(
        "FR Kohat", "ایف آر کوہاٹ", "اېف ار کوهاټ", "Frontier Region Kohat",
        "the Darra Adam Khel subdivision of Kohat District", "Kohat"),
    "fr-bannu": _frontier_region(
        "FR Bannu", "ایف آر بنوں", "اېف ار بنو", "Frontier Region Bannu",
        "the Wazir subdivision of Bannu District", "Bannu"),
    "fr-lakki-marwat": _frontier_region(
        "FR Lakki Marwat", "ایف آر لکی مروت", "اېف ار لکي مروت", "Frontier Region Lakki Marwat",
        "the Bettani subdivision of Lakki Marwat District", "Bannu", later=True),
    "fr-tank": _frontier_region(
        "FR Tank", "ایف آر ٹانک", "اېف ار ټانک", "Frontier Region Tank",
        "the Jandola subdivision of Tank District", "Dera Ismail Khan", later=True),
    "fr-dera-ismail-khan": _frontier_region(
        "FR Dera Ismail Khan", "ایف آر ڈیرہ اسماعیل خان", "اېف ار ډېره اسماعیل خان",
        "Frontier Region Dera Ismail Khan",
        "the Darazinda subdivision of Dera Ismail Khan District", "Dera Ismail Khan"),
}
