# Calling lists.

## The list

calling-list = Anrufliste
progress = { NUMBER($done) } von { NUMBER($total) } erledigt
done-share = Erledigt
later-today = { $count ->
    [one] { NUMBER($count) } Rückruf später heute
   *[other] { NUMBER($count) } Rückrufe später heute
}
next-up = Als Nächstes
show-more = Mehr anzeigen
left = Noch { NUMBER($count) }
loading = Die Anrufliste wird geladen

## Whom to call

last-call = Letzter Anruf
never-called = Noch keiner
last-result = Letztes Ergebnis
nothing-chosen = Noch keins
tries = Versuche
tries-of = { NUMBER($tries) } von { NUMBER($most) }
completed = Gesprochen
call-later = Später anrufen
call-back-at = Rückruf um { $time }
do-not-call = Nicht anrufen
with-somebody = { $name } ist dran
call-this-one = { $name } als Nächstes anrufen
change-time = Zeit für { $name } ändern
take-off = Von der Liste nehmen

## Later

when-later = Wann { $name } zurückgerufen wird
in-one-hour = In 1 Stunde
in-three-hours = In 3 Stunden
tomorrow-at = Morgen, { $time }
day-and-time = Tag und Uhrzeit
set-time = Festlegen

## Nobody to call

list-done = Liste erledigt
done-sum = { NUMBER($called) } angerufen, { NUMBER($reached) } erreicht.
see-results = Ergebnisse ansehen
hide-results = Ergebnisse ausblenden
results = Ergebnisse
disposition = Ergebnis
people = Personen
none-chosen = Nichts gewählt
next-call-back-at = Nächster Rückruf um { $time }
nothing-until = Bis dahin ist niemand anzurufen. { $who }
call-anyway = Trotzdem jetzt anrufen
nobody-free = Alle Übrigen sind gerade bei anderen
nobody-free-hint = Sobald jemand frei ist, erscheint er hier.
only-blocked = Niemand darf angerufen werden
only-blocked-hint = Die Übrigen stehen auf der Nicht-anrufen-Liste.
nobody-yet = Auf dieser Liste steht noch niemand
nobody-yet-hint = Fügen Sie Personen aus einer Datei, der Anrufliste oder Ihren Datensätzen hinzu.
nobody-yet-agent = Ein Administrator fügt Personen hinzu. Sie erscheinen hier von selbst.
no-lists = Noch keine Anruflisten
no-lists-hint = Eine Anrufliste sagt, wer als Nächstes anzurufen ist, immer eine Person auf einmal.
no-lists-agent = Ihnen ist noch keine zugeteilt. Fragen Sie Ihren Administrator.

## Refusals

failed = Die Anrufliste konnte nicht geladen werden
failed-hint = Sie ist auf dem Server sicher.
sign-in = Melden Sie sich an, um Ihre Anrufliste zu sehen
sign-in-hint = Ringlet zeigt sie, sobald Sie auf dieser Seite angemeldet sind.
not-yours = Anruflisten sind für alle, die anrufen
not-yours-hint = Ihr Administrator kann Sie zum Agenten machen.
not-done = Das wurde nicht ausgeführt
no-connection = Keine Verbindung zu Ringlet. Versuchen Sie es gleich noch einmal.

## Keeping lists

new-list = Neue Liste
edit-list = Liste bearbeiten
list-name = Name
who-calls = Wer anruft
every-agent = Jeder Agent
only-these = Nur diese
stays-after = Bleibt auf der Liste nach
stays-after-hint = Kommt wieder, wenn die mit dem Anruf angelegte Aufgabe fällig ist, sonst einen Tag später.
most-tries = Versuche höchstens
most-tries-hint = Wer nicht erreicht wurde, kommt nach einer Stunde wieder.
changed-meanwhile = Diese Liste wurde inzwischen geändert.
nothing-overwritten = Nichts wurde überschrieben. Speichern Sie Ihren Stand – was nur dort geändert wurde, bleibt – oder übernehmen Sie den anderen.
take-theirs = Anderen Stand übernehmen
save-mine = Meinen Stand speichern
theirs-and-mine = { $field }: jetzt gespeichert { $theirs }, bei Ihnen { $mine }
delete-list = Liste löschen
delete-question = „{ $name }“ mit allen darauf löschen? Anrufe und Notizen bleiben.
keep-it = Behalten

## Adding people

add-people = Personen hinzufügen
from = Aus
from-file = CSV-Datei
from-calls = Anrufprotokoll
from-records = Datensätze
choose-file = Datei wählen
file-hint = Die erste Zeile nennt die Spalten.
phone-column = Telefonnummer
name-column = Name
company-column = Firma
note-column = Notiz
left-out = Weglassen
period = Zeitraum
any-time = Jederzeit
today = Heute
last-7 = Letzte 7 Tage
last-30 = Letzte 30 Tage
outcomes = Ausgang
kind = Art
leads = Leads
contacts = Kontakte
deals = Deals
status = Status
any-status = Jeder Status
checking = Wird geprüft…
to-be-added = { $count ->
    [one] { NUMBER($count) } Person hinzuzufügen
   *[other] { NUMBER($count) } Personen hinzuzufügen
}
doubles = { $count ->
    [one] { NUMBER($count) } kommt doppelt vor oder steht schon auf der Liste
   *[other] { NUMBER($count) } kommen doppelt vor oder stehen schon auf der Liste
}
blocked = { $count ->
    [one] { NUMBER($count) } steht auf der Nicht-anrufen-Liste
   *[other] { NUMBER($count) } stehen auf der Nicht-anrufen-Liste
}
refused = { $count ->
    [one] { NUMBER($count) } kann nicht hinzugefügt werden
   *[other] { NUMBER($count) } können nicht hinzugefügt werden
}
line = Zeile { $line }
add-count = { $count ->
    [one] { NUMBER($count) } Person hinzufügen
   *[other] { NUMBER($count) } Personen hinzufügen
}
adding = Wird hinzugefügt…
