# The dial pad.

number = Number
delete-last = Delete last digit
country = Country: { $country }
choose-country = Country
change = Change
done = Done
missing = { $count ->
    [one] { NUMBER($count) } digit missing
   *[other] { NUMBER($count) } digits missing
}
too-long = Too long for { $country }
too-short = Too short for { $country }
unknown-code = No such country code
not-a-number = Not a phone number
mobile = { $country }, mobile
fixed-line = { $country }, landline
toll-free = { $country }, toll-free
line-away = { $provider } doesn’t answer at the moment.
