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
own-days = Eigene Tage
first-day = Von
last-day = Bis
since-day = Seit { $day }
until-day = Bis { $day }
days-reversed = Der letzte Tag liegt vor dem ersten. Tauschen Sie die beiden.
direction = Richtung
outcome = Ausgang
source = Quelle
disposition = Ergebnis
number = Nummer
more = Mehr
picked = { $name }: { NUMBER($count) }
without = Filter „{ $name }“ entfernen
quoted = „{ $text }“
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
from-phone = Telefon (Bluetooth)
by-hand = Von Hand eingetragen
call-back-due = Rückruf fällig
sources-count = { NUMBER($count) } Quellen

## The list

calls = Anrufe
calls-of = Anrufe { $day }
count = { $count ->
    [one] { NUMBER($count) } Anruf
   *[other] { NUMBER($count) } Anrufe
}
reached = { NUMBER($reached) } erreicht
hours-minutes = { NUMBER($hours) } Std. { NUMBER($minutes) } Min.
minutes = { NUMBER($minutes) } Min.
seconds = { NUMBER($seconds) } Sek.
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
away-hint = Ringlet ist nicht erreichbar. Ihre Anrufe sind auf dem Server sicher; es wird von selbst erneut versucht.
sign-in = Melden Sie sich an, um Ihre Anrufe zu sehen
sign-in-hint = Ringlet zeigt sie, sobald Sie auf dieser Seite angemeldet sind.
show-older = Ältere Anrufe zeigen
loading-older = Wird geladen…
out-of-date = Keine Verbindung zu Ringlet. Die Liste ist vielleicht nicht aktuell.

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

## What can be done with the list

look = Ansicht
as-list = Liste
as-day = Tag für Tag
export = Exportieren
exporting = Wird exportiert…
export-hint = Genau die gefilterten Anrufe
export-failed = Die Anrufe konnten nicht exportiert werden
add-or-import = Eintragen oder importieren
add-call = Anruf eintragen
import-calls = Anrufe importieren
close-panel = Schließen
done = Fertig

## A day

day-before = Tag davor
day-after = Tag danach
day-shown = Gezeigter Tag
none-on-day = Keine Anrufe an diesem Tag
day-is-cut = Nur die neuesten { NUMBER($count) } Anrufe dieses Tages sind gezeichnet. Filtern Sie, um die anderen zu sehen.
nobody = Niemand

## Several sources, legs

not-the-same = Nicht derselbe Anruf
the-same = Derselbe Anruf
join-with = Mit einem anderen Eintrag verbinden
none-near = Kein anderer Anruf mit dieser Nummer innerhalb von zwei Stunden
change-failed = Das konnte nicht geändert werden
legs = Verbindungen
agent-phone = Unser Telefon
other-side = Gegenseite
answered-at = Angenommen um { $at }
rang-at = Klingelte um { $at }, nicht angenommen
write-down = Notiz und Aufgabe
link-record = Mit Eintrag verknüpfen
change-record = Ändern
new-record = Neuer Lead, Deal oder Kontakt
create = Anlegen
name-or-company-needed = Geben Sie einen Vornamen oder eine Firma ein.
record-created = Angelegt und mit dem Anruf verknüpft: { $name }
record-not-created = Das wurde nicht angelegt

## A call entered by hand

name = Name
not-said = Nicht angegeben
length-help = Minuten, oder Minuten und Sekunden
length-wrong = Schreiben Sie sie wie 4:32 oder 5.
number-or-name = Geben Sie eine Nummer oder einen Namen ein.
number-wrong = Das ist keine Telefonnummer. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.
time-missing = Geben Sie Tag und Uhrzeit ein.
time-to-come = Dieser Zeitpunkt liegt noch vor uns.

## The import of files

choose-files = Dateien wählen oder hier ablegen
files-hint = Die Anrufliste eines Telefons (.vcf) oder eine Tabelle (.csv)
in-log-of = In der Liste von
device = Telefon
device-help = Geben Sie jedem Telefon einen eigenen Namen, damit seine Anrufe beim nächsten Import wiedererkannt werden.
reading-files = Die Dateien werden gelesen…
storing-calls = Die Anrufe werden gespeichert…
new-calls = { $count ->
    [one] { NUMBER($count) } neuer Anruf
   *[other] { NUMBER($count) } neue Anrufe
}
added-calls = { $count ->
    [one] { NUMBER($count) } Anruf importiert
   *[other] { NUMBER($count) } Anrufe importiert
}
known-calls = { NUMBER($count) } schon bekannt
skipped-rows = { NUMBER($count) } nicht lesbar
import-count = { $count ->
    [one] { NUMBER($count) } Anruf importieren
   *[other] { NUMBER($count) } Anrufe importieren
}
import-failed = Die Dateien konnten nicht gelesen werden
what-is-wrong = Was nicht gelesen werden konnte
file-line = { $file }, Zeile { $line }
first-rows = Erste Zeilen der Datei
columns = Welche Spalte was ist
people-in-table = Wer ist wer
field-id = Kennung
field-answered = Angenommen um
time-zone = Zeitzone
site-zone = Die der Website
local-z = Als UTC gekennzeichnete Zeiten sind Ortszeiten (manche Telefone tun das)
direction-of-all = Richtung aller Zeilen
by-column = Wie die Spalte sagt
changed-calls = { NUMBER($count) } berichtigt

## Teams

sync-teams = Teams jetzt abgleichen
syncing = Wird abgeglichen…
synced = Teams: { NUMBER($added) } neu, { NUMBER($updated) } aktualisiert
sync-waiting = { $count ->
    [one] { NUMBER($count) } weiterer Anruf wird noch geholt.
   *[other] { NUMBER($count) } weitere Anrufe werden noch geholt.
}
sync-failed = Teams konnte nicht abgeglichen werden
