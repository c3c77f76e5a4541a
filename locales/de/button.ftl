# What a call button says: the few words that every page load pays for.

call = { $number } anrufen
calling = Dieser Anruf läuft
missing = Es gibt keine Nummer zum Anrufen.
too-short = Diese Nummer ist zu kurz{ $for }. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.
too-long = Diese Nummer ist zu lang{ $for }. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.
length = Keine Nummer{ $for } hat so viele Ziffern. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.
country-code = Die Landesvorwahl dieser Nummer ist unbekannt. Prüfen Sie die Ziffern nach dem Pluszeichen.
no-number = Das ist keine Telefonnummer. Prüfen Sie die Ziffern.
doubtful = Diese Nummer ist{ $for } nicht gültig. Sie wird gewählt, wie sie ist.
elsewhere = { " " }In { $region } wäre es { $number }.
for = { " " }für { $region }
not-loaded = Ringlet ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.
