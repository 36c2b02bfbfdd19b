"""The works that the facts cite, and the two shapes they are cited in.

Every entry of `status` and of `claims` names two sources that do not copy each other, or
says in so many words that a second one is not at hand.  A work is listed here only where it
is certain to exist and to speak of the matter; README.md says which of them were opened.
"""

SINGLE = "Second source not at hand"
YEAR_ONLY = "no second source at hand for the year"
DAY_ONLY = "no second source at hand for the day"

# --- Treaties and statutes ----------------------------------------------------------

GANDAMAK = (
    "Treaty of Gandamak, 26 May 1879; text in C. U. Aitchison, A Collection of Treaties,"
    " Engagements and Sanads, Afghanistan"
)
AGREEMENT = (
    "Agreement between Amir Abdur Rahman Khan and Sir Mortimer Durand, Kabul, 12 November 1893;"
    " text in C. U. Aitchison, A Collection of Treaties, Engagements and Sanads, Afghanistan"
)
RAWALPINDI = (
    "Treaty of Peace, Rawalpindi, 8 August 1919, article 5, and Treaty of Kabul, 22 November 1921,"
    " article 2; texts in C. U. Aitchison, A Collection of Treaties, Engagements and Sanads"
)
GOI_1858 = "Government of India Act, 1858"
GOI_1935 = "Government of India Act, 1935"
INDEPENDENCE = "Indian Independence Act, 1947"
INDEPENDENCE_2 = INDEPENDENCE + ", section 2"
ONE_UNIT = "Establishment of West Pakistan Act, 1955, section 2"
DISSOLVED = "Province of West Pakistan (Dissolution) Order, 1970"
C_1956 = "Constitution of the Islamic Republic of Pakistan, 1956"
C_1962 = "Constitution of the Republic of Pakistan, 1962"
C_1973 = "Constitution of the Islamic Republic of Pakistan, 1973"
C_FATA = C_1973 + ", articles 246-247"
C_246C = C_1973 + ", article 246(c) as amended"
C_18 = "Constitution (Eighteenth Amendment) Act, 2010 (Act X of 2010)"
C_25 = "Constitution (Twenty-fifth Amendment) Act, 2018 (Act XXXVII of 2018)"
# The Act gives no day: it leaves it to a notification.
ONE_UNIT_DAY = "; 14 October 1955 as commonly given, the Act leaving the day to a notification"

# --- Works of reference -------------------------------------------------------------

EB = "Encyclopaedia Britannica, "
EB11 = "Encyclopaedia Britannica, 11th edition (1911), "
EB14 = "Encyclopaedia Britannica, 14th edition, "
EB11_NWFP = EB11 + "“North-West Frontier Province”"
IGI_NWFP = "Imperial Gazetteer of India, Provincial Series, North-West Frontier Province (1908)"
IGI_BAL = "Imperial Gazetteer of India, new edition, vol. 6 (1908), “Baluchistan”"
IGI_KURRAM = "Imperial Gazetteer of India, new edition, vol. 16 (1908), “Kurram Agency”"
IGI_WAZIR = "Imperial Gazetteer of India, new edition, vol. 24 (1908), “Waziristan”"
BAL_ARCHIVES = "Balochistan Archives, Records of the Agent to the Governor General in Balochistan"
ANNOTATED = "Constitution of Pakistan as annotated at pakistani.org, notes to article 246"
ARCHONTOLOGY = "Archontology, “Pakistan: Polity Style, 1947-2024”, after the Gazette of Pakistan"
LAW = "G. Law, Administrative Subdivisions of Countries (1999)"
STORY = "Story of Pakistan, “West Pakistan Established as One Unit”"

# --- Studies ------------------------------------------------------------------------

BALLAND = "D. Balland, “Boundaries iii. Boundaries of Afghanistan”, Encyclopaedia Iranica"
DAVIES = "C. C. Davies, The Problem of the North-West Frontier, 1890-1908 (1932)"
DOUIE = "J. Douie, The Panjab, North-West Frontier Province and Kashmir (1916)"
HUSSAIN = "N. Hussain, “Khyber Agency: An Appraisal”, Pakistan 49 (2013)"
KAKAR_MONARCHY = (
    "H. Kakar, “The Fall of the Afghan Monarchy in 1973”, International Journal of Middle East"
    " Studies (1978)"
)
KAKAR_AMIR = (
    "H. K. Kakar, Government and Society in Afghanistan: The Reign of Amir ‘Abd al-Rahman Khan"
    " (1979)"
)
OMRANI = (
    "B. Omrani, “The Durand Line: Analysis of the Legal Status of the Disputed"
    " Afghanistan-Pakistan Frontier”, University of Miami International and Comparative Law"
    " Review 26 (2018)"
)
RUBIN_STATE = "B. R. Rubin, The Fragmentation of Afghanistan, 2nd edition (2002)"
STALEMATE = (
    "B. R. Rubin and A. Siddique, Resolving the Pakistan-Afghanistan Stalemate, US Institute of"
    " Peace Special Report 176 (2006)"
)
FATA_1973 = (
    "Z. Anwar and M. Q. Khan, “The Status of FATA in the 1973 Constitution of Pakistan and the"
    " 2016 Report”, FWU Journal of Social Sciences (2017)"
)
RASHID = "A. Rashid, Taliban (2000)"

# --- Press --------------------------------------------------------------------------

DAWN_1970 = "Dawn, 2 April 1970, on the order of the day before (reprinted 2 April 2020)"
HINDU_1970 = "The Hindu, 31 March 1970 (reprinted 31 March 2020)"
NATION_2018 = "The Nation, 1 June 2018, on the President's assent of the day before"
DAWN_AGENTS = "Dawn, 9 June 2018, on political agents renamed deputy commissioners"
DIVISIONS_2018 = "The News, 20 July 2018, on the province's divisions newly composed"


def span(start, end, name, status, source, second, not_yet=False, overlaps=False):
    """One entry of `status`: what a place was called, and was, from `start` up to `end`.

    `not_yet` says that the place did not exist as itself then: name and status are those of the
    ground.  `overlaps` marks the one kind of entry that runs beside others on purpose.
    """
    entry = {"from": start}
    if end:
        entry["to"] = end
    entry.update(name=name, status=status)
    if not_yet:
        entry["not_yet"] = True
    if overlaps:
        entry["overlaps"] = True
    entry.update(source=source, second_source=second)
    return entry


def claim(party, position, source, second):
    """One entry of `claims`: what a party holds, in one sentence."""
    return dict(party=party, position=position, source=source, second_source=second)


def west_pakistan():
    """The fifteen years in which the provinces of the west were one; the same for each."""
    return span("1955-10-14", "1970-07-01", "West Pakistan",
                "merged into the single province of West Pakistan (One Unit)", ONE_UNIT,
                STORY + ONE_UNIT_DAY)


def merged_territories(name, status):
    """From the Twenty-fifth Amendment on."""
    return span("2018-05-31", None, name, status, C_25, ANNOTATED + "; " + NATION_2018)
