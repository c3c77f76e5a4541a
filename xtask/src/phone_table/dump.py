"""Prints the numbering plans of the `phonenumbers` package as JSON.

Usage: dump.py PATH, where PATH is the package's wheel or the folder it was installed to.
Attributes that are not known here make it stop, so that a new kind of rule is never lost unseen.
"""
import json
import sys
import unicodedata

sys.path.insert(0, sys.argv[1])
import phonenumbers  # noqa: E402
from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE as CODES  # noqa: E402
from phonenumbers.phonemetadata import PhoneMetadata  # noqa: E402

TYPES = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan",
         "voicemail", "fixed_line", "mobile")
USED = {"id", "country_code", "general_desc", "international_prefix", "national_prefix_for_parsing",
        "national_prefix_transform_rule", "preferred_extn_prefix", "number_format", "intl_number_format",
        "leading_digits", "same_mobile_and_fixed_line_pattern"} | set(TYPES)
# Rules for things we do not offer: short numbers, dialling out of a country, carrier choice.
UNUSED = {"emergency", "short_code", "standard_rate", "carrier_specific", "sms_services",
          "no_international_dialling", "preferred_international_prefix", "national_prefix",
          "main_country_for_code", "mobile_number_portable_region", "short_data", "leading_zero_possible"}
FORMAT = {"pattern", "format", "leading_digits_pattern", "national_prefix_formatting_rule",
          "national_prefix_optional_when_formatting", "domestic_carrier_code_formatting_rule"}
DESCRIPTION = {"national_number_pattern", "example_number", "possible_length", "possible_length_local_only"}


def fields(thing, known):
    """The public attributes of a metadata object; stops at one that is not known."""
    found = {k: v for k, v in vars(thing).items() if not k.startswith("_")}
    strange = set(found) - known
    if strange:
        sys.exit("unknown metadata attributes: %s" % sorted(strange))
    return found


def description(desc):
    if desc is None:
        return None
    found = fields(desc, DESCRIPTION)
    return {"pattern": found["national_number_pattern"], "example": found["example_number"],
            "lengths": list(found["possible_length"]), "local": list(found["possible_length_local_only"])}


def number_format(rule):
    found = fields(rule, FORMAT)
    return {"pattern": found["pattern"], "template": found["format"],
            "leads": found["leading_digits_pattern"],
            "prefix_rule": found["national_prefix_formatting_rule"],
            "prefix_optional": bool(found["national_prefix_optional_when_formatting"]),
            "carrier": found["domestic_carrier_code_formatting_rule"] is not None}


def region(code, name):
    world = name == "001"
    plan = PhoneMetadata.metadata_for_nongeo_region(code) if world else PhoneMetadata.metadata_for_region(name)
    found = fields(plan, USED | UNUSED)
    assert found["country_code"] == code
    return {"name": name, "code": code, "general": description(found["general_desc"]),
            "types": [description(found[kind]) for kind in TYPES],
            "same_fixed_mobile": found["same_mobile_and_fixed_line_pattern"],
            "leading_digits": found["leading_digits"],
            "international_prefix": found["international_prefix"],
            "national_prefix": found["national_prefix_for_parsing"],
            "transform": found["national_prefix_transform_rule"],
            "extension_prefix": found["preferred_extn_prefix"],
            "formats": [number_format(f) for f in found["number_format"]],
            "international_formats": [number_format(f) for f in found["intl_number_format"]]}


def runs(belongs):
    """Ranges [first, last] of the characters for which `belongs` is true."""
    ranges = []
    for point in range(0x110000):
        if belongs(chr(point)):
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return ranges


def digits():
    """Runs [first character, how many, value of the first, decimal] of consecutive digits."""
    found = []
    for point in range(0x110000):
        value = unicodedata.digit(chr(point), None)
        if value is None:
            continue
        decimal = chr(point).isdecimal()
        last = found[-1] if found else None
        if last and last[0] + last[1] == point and last[2] + last[1] == value and last[3] == decimal:
            last[1] += 1
        else:
            found.append([point, 1, value, decimal])
    return found


print(json.dumps({
    "version": phonenumbers.__version__,
    "unicode": unicodedata.unidata_version,
    "regions": [region(code, name) for code in sorted(CODES) for name in CODES[code]],
    "alphanumeric": runs(str.isalnum),
    "digits": digits(),
}))
