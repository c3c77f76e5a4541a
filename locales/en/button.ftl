# What a call button says: the few words that every page load pays for.

call = Call { $number }
calling = This call is up
missing = There is no number to call.
too-short = This number is too short{ $for }. Check the digits or add a country code.
too-long = This number is too long{ $for }. Check the digits or add a country code.
length = No number{ $for } has this many digits. Check the digits or add a country code.
country-code = This number’s country code is unknown. Check the digits after the plus sign.
no-number = This is not a phone number. Check the digits.
doubtful = This number isn’t valid{ $for }. It is dialled as it is.
elsewhere = { " " }In { $region } it would be { $number }.
for = { " " }for { $region }
not-loaded = Ringlet can’t be reached. Check your connection and try again.
