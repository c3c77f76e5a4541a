# The settings, for administrators.

## Everywhere

settings = Einstellungen
loading = Wird geladen …
try-again = Erneut versuchen
save = Speichern
saving = Wird gespeichert …
discard = Verwerfen
cancel = Abbrechen
change-of = { $name } ändern
change = Ändern
remove = Entfernen
removing = Wird entfernt …
remove-of = { $name } entfernen
add = Hinzufügen
adding = Wird hinzugefügt …
making = Wird erstellt …
choose = Auswählen …
copy = Kopieren
copied = Kopiert
saved = Gespeichert
copy-by-hand = Bitte markieren und selbst kopieren
copy-now = Kopieren Sie es jetzt. Es wird nie wieder angezeigt.
show-older = Ältere zeigen
keep = Behalten
name = Name
on = Ein
off = Aus

## Saving, and two administrators at once

unsaved = { $count ->
    [one] { NUMBER($count) } Änderung nicht gespeichert
   *[other] { NUMBER($count) } Änderungen nicht gespeichert
}
invalid = Noch stimmt nicht alles.
invalid-hint = Korrigieren Sie, was rot markiert ist, und speichern Sie dann.
save-question = Änderungen speichern?
changed-fields = Geändert: { $fields }
stay = Hierbleiben
conflict = Diese Seite wurde inzwischen geändert.
conflict-hint = Nichts wurde überschrieben. Vergleichen Sie und speichern Sie Ihren Stand oder übernehmen Sie den anderen.
nothing-overwritten = Nichts wurde überschrieben. Versuchen Sie es noch einmal.
field = Feld
theirs = Jetzt gespeichert
mine = Ihr Stand
save-mine = Meinen Stand speichern
take-theirs = Anderen Stand übernehmen
empty = Leer
hidden = Verborgen
new-secret = Ein neuer Wert

## Faults

no-connection = Keine Verbindung zu Ringlet.
no-connection-hint = Es wurde nichts geändert. Prüfen Sie die Verbindung und versuchen Sie es erneut.
no-answer = Ringlet hat nicht rechtzeitig geantwortet.
no-answer-hint = Ob es ausgeführt wurde, ist unbekannt. Sehen Sie nach, bevor Sie es erneut versuchen.
session-ended = Ihre Sitzung ist beendet.
session-ended-hint = Melden Sie sich erneut an; Ihre Eingaben bleiben, bis Sie diese Seite verlassen.
odd-answer = Ringlet hat etwas geantwortet, das diese Seite nicht versteht.
odd-answer-hint = Die Seite ist vielleicht älter als der Server. Laden Sie sie neu.
failed = Ringlet konnte das nicht ausführen.
server-said = Der Server meldet „{ $code }“.
gone = Es ist nicht mehr da.

## Who may see the settings

not-yours = Diese Einstellungen können Sie nicht ändern
not-yours-hint = Sie sind als { $name } angemeldet. Die Einstellungen sind für die Administration; fragen Sie dort nach oder melden Sie sich entsprechend an.
sign-in-title = Zum Ändern der Einstellungen anmelden
email = E-Mail
password = Passwort
sign-in = Anmelden
signing-in = Anmeldung läuft …
wrong-password = E-Mail und Passwort passen nicht zusammen.

## The rail

lines = Leitungen
people = Personen
pages = Seite
records = Protokolle
providers = Anbieter
default-line = Standardleitung
users = Benutzer
phones = Telefone der Agenten
access = Wer anrufen darf
embed = Einbetten
dispositions = Ergebnisse
region = Region
do-not-call = Sperrliste
audit = Änderungsprotokoll
requests = Anfrageprotokoll
needs-attention = Braucht Aufmerksamkeit

## Providers at a glance

hub-line = Worüber Anrufe hinaus- und hereingehen.
none-working = Noch keine Leitung ist bereit.
working = { $count ->
    [one] { NUMBER($count) } Leitung ist bereit.
   *[other] { NUMBER($count) } Leitungen sind bereit.
}
needing = { $count ->
    [one] { NUMBER($count) } braucht Sie.
   *[other] { NUMBER($count) } brauchen Sie.
}
connected = Verbunden
waiting = Wartet auf ersten Webhook
failing = Gestört
failing-since = Gestört seit { $time }
last-event = Letztes Ereignis { $when }
no-event = Noch kein Ereignis
just-now = gerade eben
minutes-ago = { $count ->
   *[other] vor { NUMBER($count) } Min.
}
set-up = Einrichten
open = Öffnen
fix = Beheben
go-on = Fortfahren
act-on = { $act }: { $name }
all-providers = Alle Anbieter

## One provider

line-on = { $name } ein
experimental = Experimentell
experimental-hint = Über die Schnittstelle ist wenig veröffentlicht. Probieren Sie sie aus, bevor Sie sich darauf verlassen.
connection = Verbindung
test-connection = Verbindung testen
test-again = Erneut testen
testing = Wird getestet …
test-saved = Getestet wird, was gespeichert ist. Speichern Sie zuerst, um Ihre Änderungen zu testen.
answered-in = Antwort nach { $seconds } s.
webhook = Webhook
webhook-line = { $name } meldet Anrufe hier.
webhook-address = Webhook-Adresse
webhook-secret = Wer diese Adresse kennt, kann Anrufe melden. Sie bleibt zwischen Ihnen und dem Anbieter.
webhook-signed = Was hier ankommt, ist vom Anbieter signiert; alles andere wird abgewiesen. Die Adresse ist kein Geheimnis.
step-copy = Adresse kopieren
webhook-waiting = Warten auf den ersten Webhook …
webhook-waiting-hint = Machen Sie einen Testanruf; diese Zeile wird von selbst grün.
webhook-first = Erster Webhook empfangen am { $day }
webhook-since = { $count ->
   *[other] { NUMBER($count) } seitdem
}
webhook-last = Letzter { $when }, verstanden
webhook-odd = Letzter { $when }, aber es ging um keinen Anruf, den Ringlet versteht. Er bleibt aufbewahrt.
register-webhook = Webhook registrieren
registering = Wird registriert …
webhook-registered = Der Anbieter kennt diese Adresse jetzt. Sein nächster Anruf wird hier gemeldet.
new-address = Neue Adresse erstellen
new-address-question = Die alte Adresse gilt sofort nicht mehr. Anrufe werden nicht gemeldet, bis die neue beim Anbieter eingetragen ist.
keep-address = Alte behalten
test-call = Testanruf
test-call-line = Ruft über diese Leitung eine Ihrer Nummern an, wie es ein Agent täte.
test-call-off = Schalten Sie die Leitung zuerst ein und speichern Sie.
number-to-call = Anzurufende Nummer
call = Anrufen
calling = Anruf läuft …
test-call-placed = Der Anruf läuft. Sein Fenster zeigt den Verlauf.

## Secrets

replace = Ersetzen
keep-old = Alten behalten
show-typed = Eingabe zeigen
secret-saved = Gespeichert, verborgen
secret-kept = Der gespeicherte gilt, bis Sie einen neuen speichern. Er wird nie wieder angezeigt.

## What can’t be right

needed = Ohne dies lässt sich die Leitung nicht einschalten.
no-digits = Das ist keine Telefonnummer: Sie hat keine Ziffern.
bad-country-code = Diese Landesvorwahl gibt es nicht.
add-country-code = Ergänzen Sie die Landesvorwahl, beginnend mit +.
number-short = Diese Nummer ist zu kurz für { $country }. Nach +{ $code } folgen { NUMBER($digits) } Ziffern.
number-long = Diese Nummer ist zu lang für { $country }. Nach +{ $code } folgen { NUMBER($digits) } Ziffern.
number-unknown = Diese Nummer gibt es in { $country } nicht.
this-country = diesem Land
address-empty = Geben Sie die Adresse ein, beginnend mit https://.
address-scheme = Eine Adresse beginnt mit https://.
address-password = Eine Adresse darf weder Benutzernamen noch Passwort enthalten.
address-host = Dieser Adresse fehlt der Host, oder sie enthält ein Leerzeichen.
origin-path = Nur den Anfang der Adresse, etwa https://crm.example.com, ohne Pfad.
password-empty = Geben Sie ein Passwort ein.
password-short = Ein Passwort hat mindestens 8 Zeichen.
password-long = Ein Passwort hat höchstens 512 Zeichen.
email-bad = Geben Sie eine E-Mail-Adresse ein, etwa asha@example.com.
name-empty = Geben Sie einen Namen ein.
number-range = Eine ganze Zahl von { NUMBER($least) } bis { NUMBER($most) }.
number-whole = Geben Sie eine ganze Zahl ein.
text-long = Höchstens { NUMBER($most) } Zeichen.
text-begins = Der Wert muss mit { $with } beginnen.

## Default line

default-line-line = Gilt, wenn weder die Seite noch die Person eine gewählt hat.
ask-each-time = Jedes Mal fragen
ask-each-time-hint = Wer mehrere Leitungen nutzen darf, wählt selbst
off-now = Zurzeit aus

## Users

users-line = Wer sich anmeldet, welches Telefon klingelt, welche Leitungen erlaubt sind.
role = Rolle
phone = Telefon
may-use = Darf nutzen
add-user = Benutzer hinzufügen
all-users = Alle Benutzer
admin = Administrator
admin-line = Einstellungen, Benutzer und alles Folgende
admins = Administratoren
agent = Agent
agent-line = Telefoniert und sieht das eigene Protokoll
agents = Agenten
viewer = Betrachter
viewer-line = Sieht zu, ruft aber nie an
no-role = Keine Rolle
disabled = Gesperrt
disabled-line = Sofort abgemeldet, keine Anmeldung mehr; Anrufe und Notizen bleiben
enabled = Freigegeben
may-sign-in = Darf sich anmelden
no-phone = Noch kein Telefon
every-line = Jede Leitung
none = Keine
signs-in-with = Dient zur Anmeldung.
first-password = Erstes Passwort
first-password-hint = Mindestens 8 Zeichen. Geben Sie es vertraulich weiter.
new-password = Neues Passwort
new-password-hint = Leer: Das alte bleibt.
api-key = API-Schlüssel
api-key-line = Für Programme, die für diesen Benutzer handeln. Er hat dieselben Rechte.
api-key-has = Es gibt einen Schlüssel. Ein neuer beendet den alten sofort.
make-key = API-Schlüssel erstellen
replace-key = API-Schlüssel ersetzen
copy-key = Schlüssel kopieren
remove-user = Benutzer entfernen
remove-user-line = Anrufe, Notizen und Aufgaben bleiben. Für eine Zeit lang genügt es, zu sperren.
remove-user-question = { $name } entfernen? Das lässt sich nicht rückgängig machen.

## Agents’ phones

phones-line = Das Telefon, das beim Anrufen klingelt, und wo Anrufe ankommen.
all-phones = Alle Telefone
takes-calls = Nimmt Anrufe an
set-at-provider = Beim Anbieter hinterlegt
sites-default = Standard der Website
in-browser = Im Browser
in-browser-line = Wo der Anbieter es kann; sonst klingelt das Telefon
on-phone = Am Telefon
on-phone-line = Die Nummer oben klingelt
numbers = Nummern
another-number = Weitere Nummer
rings = Klingelt
let-it-ring = Klingeln lassen
number-that-rings = Nummer, die klingelt
no-phone-hint = Noch kein Telefon. Fügen Sie die Nummer hinzu, die klingeln soll.
agent-number = Nummer oder ID bei { $name }
agent-number-hint = Telefonnummer, Nebenstelle oder Agenten-ID dort. Leer: die Nummer, die klingelt.
agent-id = ID bei { $name }
agent-id-hint = Ohne sie kann diese Person nicht über { $name } anrufen.
agent-caller-id = Von { $name } gezeigte Nummer
agent-caller-id-hint = Die Kunden sehen sie. Leer: die Nummer der Firma.

## Who may call

access-line = Wird auf dem Server geprüft, bevor etwas gesendet wird.
line = Leitung
everybody = Alle
everybody-line = Alle Administratoren und Agenten
only-these = Nur diese
only-these-line = Gewählte Rollen und Personen; alle anderen werden abgewiesen
roles = Rollen
add-person = Person hinzufügen
nobody-chosen = Niemand ist gewählt: Niemand darf über diese Leitung anrufen.

## Embed

embed-line = Fügen Sie dies einmal in die Seiten Ihres CRM ein, vor dem Ende von head.
script-tag = Script-Tag
copy-script-tag = Script-Tag kopieren
open-demo = Demoseite öffnen
csp-line = Nur für Seiten, die diesen Header senden: Ergänzen Sie diese Direktiven.
header = Header
copy-header = Header kopieren
origins = Seiten, die einbetten dürfen
origins-line = Nur diese Adressen können Ringlet mit Ihren Daten laden.
no-origins = Noch keine: nur Seiten dieses Servers selbst.
another-page = Weitere Seite
add-page = Seite hinzufügen
set-at-start = Beim Start festgelegt
embed-secret = Einbettungsgeheimnis
embed-secret-line = Damit meldet Ihr eigener Server Personen an.
embed-secret-made = Erstellt am { $day }.
embed-secret-none = Damit meldet Ihr eigener Server Personen an, sodass hier keine Anmeldung nötig ist. Noch ist keines erstellt.
make-secret = Geheimnis erstellen
replace-secret = Geheimnis ersetzen
replace-secret-question = Alle, die mit dem alten Geheimnis angemeldet sind, werden sofort abgemeldet, bis Ihr Server das neue verwendet.
secret-on-server = Bewahren Sie es auf Ihrem Server auf; nie in einer Seite.
copy-secret = Geheimnis kopieren

## Dispositions

dispositions-line = Woraus nach einem Anruf gewählt wird, in dieser Reihenfolge.
no-dispositions = Keine: Die Nachbereitung hat dann nur Notiz und Aufgabe.
new-disposition = Neues Ergebnis
disposition-example = Nächste Woche zurückrufen
move-up = { $name } nach oben
move-down = { $name } nach unten
in-list = Das steht schon in der Liste.
disposition-long = Höchstens { NUMBER($most) } Zeichen, damit es auf den Knopf passt.
dispositions-full = Höchstens { NUMBER($most) }; entfernen Sie zuerst eines.

## Region

region-line = Wie Nummern gelesen werden und welche Sprache Ringlet spricht. Was im Script-Tag einer Seite steht, geht vor.
country = Land
country-hint = Für Nummern, die ohne + beginnen.
country-default = Nicht gewählt: { $country }
language = Sprache
language-hint = Von Knöpfen, Fenster, Protokoll und Einstellungen.
language-page = Sprache der Seite
record-url = Adresse eines Datensatzes
record-url-hint = Wo Ihr CRM einen Datensatz zeigt, mit { "{" }doctype{ "}" } und { "{" }name{ "}" } anstelle von Art und Schlüssel. Leer: Das Fenster zeigt keinen Link.
record-url-start = Sie beginnt mit / oder https://.
record-url-name = Sie braucht { "{" }name{ "}" }, wo der Schlüssel steht.
opening-hours = Geschäftszeiten
opening-hours-hint = Wann Anrufe angenommen werden, nach der Uhr des Servers. Ein leerer Tag ist geschlossen; alle leer: immer geöffnet. Außerhalb klingelt bei Anrufen über Twilio niemand, und die Anrufenden hören, warum. Andere Anbieter entscheiden selbst.
opening-hours-wrong = Von und bis, z. B. 09:00–18:00.

## Do-not-call list

do-not-call-line = Nummern, die niemand anrufen darf. Der Server weist sie ab, bevor etwas gesendet wird.
do-not-call-none = Keine Nummer steht auf der Liste.
number = Nummer
reason = Grund
added = Hinzugefügt
add-number = Nummer hinzufügen
added-by = { $who }, { $when }

## Records

audit-line = Änderungen der Einstellungen, Anmeldungen, aufgebaute und abgewiesene Anrufe. Hier lässt sich nichts ändern.
when = Wann
who = Wer
what = Was
nobody = Nicht angemeldet
nothing-yet = Noch ist nichts geschehen.
requests-line = Was Ringlet und die Anbieter einander mitteilten, nur das Neueste. Geheimnisse fehlen, Nummern sind verdeckt.
no-requests = Noch wurde nichts gesendet oder empfangen.
request = Anfrage
sent = Gesendet
received = Empfangen
no-reply = keine Antwort
milliseconds = { NUMBER($count) } ms
request-address = Adresse
request-error = Was schiefging
request-body = Was gefragt wurde
response-body = Was geantwortet wurde
do-not-call-reason = Wird jedem gesagt, der dort anrufen will.

## Extensions, numbers and operators of a PABX

extensions = Nebenstellen
extensions-line = Was die JT-Telecom-Anlage hat. Änderungen gelten dort sofort.
dids = Rufnummern
operators = Operatoren
user = Benutzer
leads-to = Führt zu
leads-to-hint = Eine Nebenstelle oder Warteschlange, wie die Anlage sie nennt.
nobodys = Niemand
add-extension = Nebenstelle hinzufügen
add-did = Rufnummer hinzufügen
nothing-there = Hier ist noch nichts.
remove-for-good = Endgültig entfernen
presence-offline = Abgemeldet
presence-available = Nimmt Anrufe an
presence-paused = Pause
operator-login = Anmelden
operator-logout = Abmelden
operator-pause = Pausieren
operator-unpause = Wieder annehmen
pause-reason = Grund der Pause
asking = Anlage wird gefragt …

## What runs by itself, and imports

background = Importe und Hintergrundarbeit
source-teams = Anrufe aus Microsoft Teams
source-teams-subscription = Benachrichtigungen von Microsoft Teams
source-phone = Anruflisten von Telefonen
source-table = Tabellen
source-retention = Löschen alter Anrufe
next-run = nächstes Mal { $when }

## Privacy

privacy = Datenschutz
privacy-line = Wie lange Anrufe aufbewahrt werden, und wie eine Nummer vergessen wird, wenn jemand das verlangt.
keep-calls = Wie lange Anrufe aufbewahrt werden
keep-for-good = Unbegrenzt
keep-for-good-line = Bis eine Nummer gelöscht wird
keep-for-a-time = Eine Zeit lang
keep-for-a-time-line = Ältere Anrufe werden stündlich gelöscht, mit allem, was zu ihnen gemeldet wurde
days = Tage
days-hint = 365 sind ein Jahr.
kept-since = Anrufe, die vor dem { $day } begannen, werden gelöscht.
none-older = Anrufe, die vor dem { $day } begannen, werden gelöscht. Zurzeit gibt es keine.
older-go = { $count ->
    [one] { NUMBER($count) } Anruf, der vor dem { $day } begann, wird binnen einer Stunde nach dem Speichern gelöscht.
   *[other] { NUMBER($count) } Anrufe, die vor dem { $day } begannen, werden binnen einer Stunde nach dem Speichern gelöscht.
}
no-way-back = Das lässt sich nicht rückgängig machen.
removing-failed = Alte Anrufe konnten nicht gelöscht werden.
last-looked = Zuletzt nachgesehen: { $when }
removed-none = Bisher wurde kein Anruf gelöscht
removed-so-far = { $count ->
    [one] Bisher wurde { NUMBER($count) } Anruf gelöscht, am { $when }
   *[other] Bisher wurden { NUMBER($count) } Anrufe gelöscht, die letzten am { $when }
}
erase-number = Nummer löschen
erase-number-line = Entfernt Nummer, Name, Notizen, Aufgaben und die Meldungen der Anbieter aus allen ihren Anrufen. Gezählt werden die Anrufe weiterhin, aber ohne Person.
show-kept = Zeigen, was da ist
looking = Wird gesucht …
nothing-kept = Zu { $number } ist nichts gespeichert.
kept-of = Gespeichert zu { $number }
erase-calls = { $count ->
    [one] { NUMBER($count) } Anruf
   *[other] { NUMBER($count) } Anrufe
}
erase-recordings = { $count ->
    [one] { NUMBER($count) } Verweis auf eine Aufnahme
   *[other] { NUMBER($count) } Verweise auf Aufnahmen
}
erase-reports = { $count ->
    [one] { NUMBER($count) } Meldung eines Anbieters
   *[other] { NUMBER($count) } Meldungen von Anbietern
}
erase-notes = { $count ->
    [one] { NUMBER($count) } Notiz
   *[other] { NUMBER($count) } Notizen
}
erase-tasks = { $count ->
    [one] { NUMBER($count) } Aufgabe
   *[other] { NUMBER($count) } Aufgaben
}
erase-rows = { $count ->
    [one] { NUMBER($count) } Platz auf einer Anrufliste
   *[other] { NUMBER($count) } Plätze auf Anruflisten
}
erase-leaves = Kontakte, Leads und Deals bleiben, ebenso die Sperrliste und Aufnahmen beim Anbieter. Löschen Sie diese dort, wo sie sind.
number-again = Die Nummer noch einmal
not-the-number = Das ist nicht die Nummer von oben.
erase-for-good = Endgültig löschen
erasing = Wird gelöscht …
erased = { $number } ist gelöscht.
proof = Nachweis
proof-hint = Er steht anstelle der Nummer im Änderungsprotokoll, mit der Angabe, wer wann wie viel gelöscht hat. Dieselbe Nummer ergibt beim nächsten Löschen denselben Nachweis.
copy-proof = Nachweis kopieren
see-audit = Zum Änderungsprotokoll
