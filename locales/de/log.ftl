# The call log and its player.

## Filters

filters = Filter
search = Name oder Nummer
period = Zeitraum
any-time = Jederzeit
today = Heute
yesterday = Gestern
last-7 = Letzte 7 Tage
last-30 = Letzte 30 Tage
direction = Richtung
outcome = Ausgang
clear-filters = Filter aufheben

## Words of a call

incoming = Eingehend
outgoing = Ausgehend
internal = Intern
completed = Gesprochen
voicemail = Mailbox
rejected = Abgelehnt
blocked = Gesperrt
unknown-number = Nummer unterdrückt

## The list

calls = Anrufe
calls-of = Anrufe { $day }
day = { $count ->
    [one] { NUMBER($count) } Anruf, { NUMBER($reached) } erreicht
   *[other] { NUMBER($count) } Anrufe, { NUMBER($reached) } erreicht
}
loading = Anrufe werden geladen
none-yet = Noch keine Anrufe
none-yet-hint = Ihre Anrufe erscheinen hier von selbst. Klicken Sie auf eine Nummer, um den ersten zu führen.
none-of-record = Anrufe zu diesem Eintrag erscheinen hier von selbst.
none-found = Keine Anrufe passen zu diesen Filtern
failed = Die Anrufliste konnte nicht geladen werden
failed-hint = Ihre Anrufe sind auf dem Server sicher.
sign-in = Melden Sie sich an, um Ihre Anrufe zu sehen
sign-in-hint = Ringlet zeigt sie, sobald Sie auf dieser Seite angemeldet sind.
show-older = Ältere Anrufe zeigen
loading-older = Wird geladen…

## The detail

call-detail = Anruf
close-detail = Einzelheiten schließen
started = Beginn
talk-time = Gesprächszeit
agent = Mitarbeiter
line = Leitung
our-number = Unsere Nummer
record = Eintrag
reason = Grund
note = Notiz
task = Aufgabe
due = fällig { $date }
what-happened = Was geschah
detail-failed = Der Rest konnte nicht geladen werden
placed = Gewählt
rang = Klingelte
answered = Angenommen
held = Gehalten
resumed = Fortgesetzt
over = Beendet
hangup-asked = Auflegen verlangt

## The player

recording = Aufnahme
play = Abspielen
pause = Pause
position = Stelle
position-text = { $at } von { $total }
speed = Tempo { $factor }
download = Aufnahme herunterladen
no-recording = Die Aufnahme konnte nicht geladen werden. Vielleicht gibt es sie beim Anbieter nicht mehr.
