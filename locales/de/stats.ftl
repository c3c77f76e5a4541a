# The dashboard.

## Filters

dashboard = Auswertung
period = Zeitraum
today = Heute
last-7 = Letzte 7 Tage
last-14 = Letzte 14 Tage
last-30 = Letzte 30 Tage
last-90 = Letzte 90 Tage
other-days = Andere Tage…
from-day = Von
to-day = Bis
show-days = Anzeigen
days-wrong = Wählen Sie einen ersten und einen letzten Tag, höchstens ein Jahr auseinander.
agent = Agent
all-agents = Alle Agenten
provider = Anbieter
all-providers = Alle Anbieter
compared-with = Verglichen mit { $period }

## Tiles

calls = Anrufe
reached = Erreicht
talk-time = Gesprächszeit
average-call = Anruf im Schnitt
from-before = von { $count }
points = { $change } Punkte
call-backs-due = { $count ->
    [one] { NUMBER($count) } Rückruf offen
   *[other] { NUMBER($count) } Rückrufe offen
}
hours-minutes = { NUMBER($hours) } Std. { NUMBER($minutes) } Min.
minutes = { NUMBER($minutes) } Min.
as-before = wie zuvor

## Charts

calls-per-day = Anrufe pro Tag
calls-per-week = Anrufe pro Woche
not-reached = Nicht erreicht
how-calls-ended = Wie Anrufe endeten
calls-by-hour = Anrufe nach Uhrzeit
busiest-at = Am meisten los um { $hour }
by-agent = Nach Agent
by-provider = Nach Anbieter
by-hand = Von Hand eingetragen
phones-history = Anrufliste eines Telefons
by-disposition = Was Agenten wählten
view = Ansicht
chart = Diagramm
table = Tabelle
day = Tag
hour = Stunde
outcome = Ausgang
share = Anteil
success-rate = Erfolgsquote
nobody-took = Von niemandem angenommen
none-chosen = Nichts gewählt
disposition = Ergebnis

## Outcomes

completed = Gesprochen
voicemail = Mailbox
rejected = Abgelehnt
blocked = Gesperrt
no-result = Ausgang unbekannt

## In place of the charts

loading = Die Auswertung wird geladen
none = Keine Anrufe in diesem Zeitraum
none-hint = Wählen Sie einen längeren Zeitraum oder andere Agenten oder Anbieter.
failed = Die Auswertung konnte nicht geladen werden
failed-hint = Ihre Anrufe sind auf dem Server sicher.
sign-in = Melden Sie sich an, um die Auswertung zu sehen
sign-in-hint = Ringlet zeigt sie, sobald Sie auf dieser Seite angemeldet sind.
