/* libphonenumber-js with all its metadata, as a page that wants exact numbers would load it. */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";

export const e164 = (text, region) => parsePhoneNumberFromString(text, region)?.number;
