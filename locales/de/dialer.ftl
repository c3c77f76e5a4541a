# The dial pad.

number = Nummer
delete-last = Letzte Ziffer löschen
country = Land: { $country }
choose-country = Land
change = Ändern
done = Fertig
missing = { $count ->
    [one] { NUMBER($count) } Ziffer fehlt
   *[other] { NUMBER($count) } Ziffern fehlen
}
too-long = Zu lang für { $country }
too-short = Zu kurz für { $country }
unknown-code = Diese Landesvorwahl gibt es nicht
not-a-number = Keine Telefonnummer
mobile = { $country }, Mobilfunk
fixed-line = { $country }, Festnetz
toll-free = { $country }, gebührenfrei
line-away = { $provider } antwortet gerade nicht.
