"""The three letters by which a machine-readable zone names a state: ISO 3166-1, and those of ICAO Doc 9303 part 3."""

import pycountry

SPECIAL = {
    "D": "DE", "GBD": "GB", "GBN": "GB", "GBO": "GB", "GBP": "GB", "GBS": "GB", "RKS": "XK", "XKX": "XK",
    # Still printed in documents from before the code changed.
    "ROM": "RO", "TMP": "TL", "ZAR": "CD",
}  # fmt: skip
# Organisations, people without a state, and the state of the specimens.
WITHOUT_COUNTRY = {
    "EUE", "UNO", "UNA", "UNK", "UTO", "XAA", "XBA", "XCC", "XCE", "XCO", "XDC", "XEC", "XES", "XIM", "XMP", "XOM",
    "XPO", "XXA", "XXB", "XXC", "XXX", "IAO", "NTZ", "ANT", "SCG", "YUG",
}  # fmt: skip


def country_of(code: str) -> str:
    """ISO 3166-1 alpha-2; '' where the code stands for no country, or for nothing."""
    if code in SPECIAL:
        return SPECIAL[code]
    found = pycountry.countries.get(alpha_3=code)
    return found.alpha_2 if found else ""


def is_known(code: str) -> bool:
    return code in WITHOUT_COUNTRY or bool(country_of(code))
