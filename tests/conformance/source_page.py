"""The facts of the source page that tests compare the catalog with, taken from the page itself.

Only facts: countries, years, articles, numbers and names. The page's prose is not ours to keep.
"""

import typing

CHARTER = "instruments/democratic-charter"
RESOLUTION_1080 = "instruments/resolution-1080"

SLUGS = {
    "BO": "bolivia", "EC": "ecuador", "GT": "guatemala", "HN": "honduras", "HT": "haiti",
    "NI": "nicaragua", "PE": "peru", "PY": "paraguay", "VE": "venezuela",
}


class Row(typing.NamedTuple):
    """A row of one of the page's two tables."""

    instrument: str
    position: int
    region_code: str
    year_text: str
    years: tuple
    articles: tuple = ()
    application_text: str = ""


ROWS = (
    Row(RESOLUTION_1080, 1, "HT", "1991", (1991,)),
    Row(RESOLUTION_1080, 2, "PE", "1992", (1992,)),
    Row(RESOLUTION_1080, 3, "GT", "1993", (1993,)),
    Row(RESOLUTION_1080, 4, "PY", "1996", (1996,)),
    Row(CHARTER, 1, "VE", "2002", (2002,), (20,), "Article 20"),
    Row(CHARTER, 2, "BO", "2003, 2005 and 2008", (2003, 2005, 2008), (), "General invocation"),
    Row(CHARTER, 3, "PE", "2004", (2004,), (), "General invocation"),
    Row(CHARTER, 4, "NI", "2004 and 2005", (2004, 2005), (18,), "Article 18"),
    Row(CHARTER, 5, "EC", "2005", (2005,), (18,), "Article 18"),
    Row(CHARTER, 6, "HN", "2009", (2009,), (20, 21), "Article 20 and 21"),
)


class Invocation(typing.NamedTuple):
    """One country and year of a row."""

    name: str
    year: int
    row: Row


INVOCATIONS = tuple(
    Invocation(f"invocations/{SLUGS[row.region_code]}-{year}", year, row)
    for row in ROWS for year in row.years)

# Which mission of the page dealt with which case of its tables.
MISSIONS_OF_INVOCATION = {
    "invocations/haiti-1991": ["missions/haiti-1991"],
    "invocations/peru-1992": ["missions/peru-1992"],
    "invocations/guatemala-1993": ["missions/guatemala-1993"],
    "invocations/paraguay-1996": ["missions/paraguay-1996"],
    "invocations/venezuela-2002": ["missions/venezuela-2002"],
    "invocations/bolivia-2003": [],
    "invocations/bolivia-2005": ["missions/bolivia-2005"],
    "invocations/bolivia-2008": ["missions/bolivia-2008"],
    "invocations/peru-2004": [],
    "invocations/nicaragua-2004": ["missions/nicaragua-2004"],
    "invocations/nicaragua-2005": ["missions/nicaragua-2005"],
    "invocations/ecuador-2005": ["missions/ecuador-2005"],
    "invocations/honduras-2009": ["missions/honduras-2009"],
}

# The years of the page's 17 headings; None where the heading says "present".
MISSIONS = {
    "missions/nicaragua-2005": (2005, 2005),
    "missions/ecuador-2005": (2005, 2005),
    "missions/ecuador-2010": (2010, 2010),
    "missions/bolivia-2005": (2005, 2005),
    "missions/haiti-2002": (2002, 2006),
    "missions/haiti-2005": (2005, 2005),
    "missions/honduras-2009": (2009, 2011),
    "missions/venezuela-2002": (2002, 2004),
    "missions/peru-1992": (1992, 1992),
    "missions/guatemala-1993": (1993, 1993),
    "missions/nicaragua-2004": (2004, 2004),
    "missions/haiti-1991": (1991, 1991),
    "missions/bolivia-2008": (2008, 2008),
    "missions/paraguay-1996": (1996, 1996),
    "missions/guatemala-2009": (2009, 2009),
    "missions/paraguay-2012": (2012, 2013),
    "missions/honduras-2015": (2015, None),
}
