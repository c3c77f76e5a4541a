# A call: popup, pill, wrap-up, chooser, toasts.

## Status lines

queued = Warten auf eine Leitung
dialing = Anruf läuft …
ringing = Es klingelt …
connected = Im Gespräch
on-hold = Gehalten
ended = Anruf beendet
no-answer = Keine Antwort
busy = Besetzt
canceled = Abgebrochen
missed = Verpasst
failed = Fehlgeschlagen
incoming = Eingehend
wrap-up = Nachbereitung
result-unknown = Ergebnis unbekannt

## The line below a name

rang-for = { $time } geklingelt
you-ended = von Ihnen beendet
you-rejected = von Ihnen abgelehnt
they-declined = abgelehnt
voicemail = Mailbox, { $time }
voicemail-untimed = an die Mailbox gegangen
not-in-crm = Nicht in Ihrem CRM
matches = { $count ->
    [one] { NUMBER($count) } Datensatz passt
   *[other] { NUMBER($count) } Datensätze passen
}

## Records

lead = Lead
deal = Deal
contact = Kontakt
who-is-calling = Wer ruft an?
open-record = Datensatz öffnen
create-lead = Lead anlegen
first-name = Vorname
last-name = Nachname
company = Firma
lead-created = Lead für { $name } angelegt
lead-failed = Der Lead wurde nicht angelegt
first-name-needed = Geben Sie einen Vornamen ein.
find-record = Datensatz suchen
name-or-number = Name oder Nummer
looking = Suche…
no-record-found = Kein Datensatz gefunden.
linked = Anruf bei { $name } abgelegt
link-failed = Der Anruf wurde nicht beim Datensatz abgelegt

## Window and controls

call = Anruf
call-controls = Anrufsteuerung
minimise = Minimieren
close = Schließen
open-window = Anruffenster öffnen
move-window = Anruffenster mit den Pfeiltasten verschieben
answer = Annehmen
hold-and-answer = Halten und annehmen
reject = Ablehnen
hang-up = Auflegen
cancel-call = Anruf abbrechen
mute = Stumm
unmute = Ton an
hold = Halten
resume = Weiter
keypad = Tasten
tones-sent = Töne gesendet
note = Notiz
task = Aufgabe
demo-line = Demoleitung
answer-on-phone = Nehmen Sie an Ihrem Telefon ab. Dieses Fenster folgt dem Anruf.
is-calling = { $name } ruft an
second-call = Zweiter Anruf
more-calls = { $count ->
    [one] { NUMBER($count) } weiterer
   *[other] { NUMBER($count) } weitere
}
swap = Wechseln
open = Öffnen

## Ended

log-and-close = Ablegen und schließen
call-again = Erneut anrufen
call-back = Zurückrufen
remind-me = Erinnern
other-line = Andere Leitung
try-again = Erneut versuchen
use-other = Mit { $provider }
stop-waiting = Nicht länger warten
do-wrap-up = Nachbereiten
wrap-up-not-saved = Nachbereitung nicht gespeichert

## Wrap-up

how-did-it-go = Wie lief es?
disposition = Ergebnis
draft-kept = Entwurf behalten
save = Speichern
saving = Wird gespeichert …
skip = Überspringen
saved-to = Anruf bei { $name } gespeichert
saved = Anruf gespeichert
not-saved = Noch nicht gespeichert. Keine Verbindung.
kept-here = Auf diesem Gerät behalten und gespeichert, sobald die Verbindung zurück ist.
save-failed = Nicht gespeichert.
did-you-reach = { $provider } hat kein Ergebnis gemeldet. Haben Sie jemanden erreicht?
we-spoke = Ja, wir sprachen
left-voicemail = Mailbox

## Note editor

format = Format
bold = Fett
italic = Kursiv
list = Liste
link = Link
link-address = Adresse des Links
add-link = Link einfügen

## Task

add-task = Aufgabe hinzufügen
add = Hinzufügen
edit-task = Aufgabe bearbeiten
remove-task = Aufgabe entfernen
cancel = Abbrechen
task-title = Aufgabe
task-title-needed = Sagen Sie, was zu tun ist.
details = Einzelheiten
optional = optional
due = Fällig
priority = Priorität
low = Niedrig
medium = Mittel
high = Hoch
assigned-to = Zuständig
you = { $name } (Sie)
call-back-task = { $name } erneut anrufen

## Chooser

call-name-with = { $name } anrufen mit
line = Leitung
rings-your-phone = Ihr Telefon klingelt
in-this-browser = In diesem Browser
not-allowed-for-you = Für Sie nicht freigegeben
line-away = Antwortet gerade nicht
make-default = Als Standard merken

## Toasts and notices

close-message = Meldung schließen
no-connection = Keine Verbindung zu Ringlet
goes-on = Keine Verbindung zu Ringlet. Ihr Anruf läuft weiter; der Stand kann veraltet sein.
invalid-number = Diese Nummer kann nicht angerufen werden
check-digits = Prüfen Sie die Ziffern oder ergänzen Sie eine Ländervorwahl.
sign-in = Zum Anrufen anmelden
not-signed-in = Auf dieser Seite ist niemand angemeldet.
not-allowed = Sie können nicht mit { $provider } anrufen
ask-or-use = Die Administration hat es nicht für Sie freigegeben. Nutzen Sie { $other } oder fragen Sie danach.
ask-for-it = Die Administration hat es nicht für Sie freigegeben. Fragen Sie danach.
call-with = Mit { $provider } anrufen
refused = { $provider } hat den Anruf abgelehnt
ask-to-check = Bitten Sie die Administration, das zu prüfen.
away = { $provider } antwortet nicht
away-or-use = Der Anruf wurde nicht aufgebaut. Versuchen Sie es erneut oder nutzen Sie { $other }.
away-retry = Der Anruf wurde nicht aufgebaut. Versuchen Sie es erneut.
fell-back = { $from } ist nicht erreichbar. Der Anruf geht über { $to }.
too-much-data = Dieser Anruf trägt zu viele Daten
too-much-data-body = Die Seite darf 2.000 Zeichen mitgeben. Sagen Sie es den Betreibern der Seite.
no-reply = Noch keine Antwort von { $provider }
no-reply-body = Wir wissen nicht, ob der Anruf aufgebaut wurde. Sehen Sie auf Ihr Telefon, bevor Sie erneut anrufen.
no-phone = Für Sie ist kein Telefon eingerichtet
no-phone-body = Bitten Sie die Administration, Ihre Nummer einzutragen.
no-line = Keine Leitung eingerichtet
no-line-body = Bitten Sie die Administration, einen Anbieter zu verbinden, oder rufen Sie mit Ihrem Telefon an.
mic-denied = Das Mikrofon ist gesperrt
mic-denied-body = Erlauben Sie es für diese Seite in der Adressleiste und rufen Sie dann noch einmal an.
mic-missing = Kein Mikrofon gefunden
mic-missing-body = Schließen Sie eines an oder beenden Sie das Programm, das es gerade nutzt, und rufen Sie dann noch einmal an.
already-talking = Sie telefonieren schon
already-talking-body = Legen Sie erst auf und rufen Sie dann noch einmal an.
use-phone = Mit meinem Telefon anrufen
too-many = Zu viele Anrufe auf einmal
too-many-body = Warten Sie eine Minute, dann rufen Sie erneut an.
not-placed = Der Anruf wurde nicht aufgebaut
control-failed = { $provider } hat das nicht ausgeführt
the-provider = Die Leitung

## Dialpad

waiting-for-sign-in = Wartet auf Anmeldung
handed-to-dialpad = An Dialpad übergeben
ringing-stopped = Klingelt nicht mehr
dialpad-waits = Melden Sie sich bei Dialpad an, dann wird angerufen. Der Anruf wartet noch { $time }.
continue-in-dialpad = Weiter geht es im Dialpad-Fenster. Der Stand erscheint hier, sobald Dialpad ihn meldet.
dialpad-says-nothing = Dialpad meldet nichts zu diesem Anruf, seine Dauer ist daher geschätzt. Sagen Sie, wenn er vorbei ist.
own-phone-says-nothing = Niemand meldet etwas zu diesem Anruf, seine Dauer ist daher geschätzt. Sagen Sie, wenn er vorbei ist.
dialpad-is-asked = Dialpad wird gefragt, ob der Anruf angenommen wurde.
call-is-over = Der Anruf ist vorbei
dialpad-silent = Dialpad antwortet nicht
dialpad-silent-body = Erlauben Sie Cookies und Pop-ups für dialpad.com, oder fragen Sie, ob diese Seite auf seiner Liste steht.
dialpad-sign-in = Zum Anrufen bei Dialpad anmelden
dialpad-sign-in-body = Niemand hat sich rechtzeitig angemeldet, der Anruf ging nicht hinaus. Melden Sie sich an und rufen Sie noch einmal an.
dialpad-other-user = Bei Dialpad ist jemand anders angemeldet
dialpad-other-user-body = Anrufe gehen jetzt im Namen von Benutzer { $user } hinaus.
dialpad-wrong-identity = Die Seite nennt ein Büro oder Callcenter, das Dialpad nicht kennt. Sagen Sie es dem Betreiber der Seite.
dialpad-wrong-caller-id = Die anzuzeigende Nummer ist keine vollständige internationale Nummer. Sagen Sie es dem Betreiber der Seite.
dialpad-loading = Dialpad wird geöffnet…
dialpad-signed-in = Angemeldet
dialpad-signed-in-as = Angemeldet als Benutzer { $user }
dialpad-needs-sign-in = Zum Anrufen und Annehmen anmelden
show-dialpad = Dialpad zeigen
hide-dialpad = Dialpad verbergen
move-dialpad = Dialpad mit den Pfeiltasten verschieben
