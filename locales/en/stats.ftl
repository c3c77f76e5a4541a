# The dashboard.

## Filters

dashboard = Dashboard
period = Period
today = Today
last-7 = Last 7 days
last-14 = Last 14 days
last-30 = Last 30 days
last-90 = Last 90 days
other-days = Other days…
from-day = From
to-day = To
show-days = Show
days-wrong = Choose a first and a last day, at most a year apart.
agent = Agent
all-agents = All agents
provider = Provider
all-providers = All providers
compared-with = Compared with { $period }

## Tiles

calls = Calls
reached = Reached
talk-time = Talk time
average-call = Average call
from-before = from { $count }
points = { $change } points
call-backs-due = { $count ->
    [one] { NUMBER($count) } call-back due
   *[other] { NUMBER($count) } call-backs due
}
hours-minutes = { NUMBER($hours) } h { NUMBER($minutes) } min
minutes = { NUMBER($minutes) } min
as-before = as before

## Charts

calls-per-day = Calls per day
calls-per-week = Calls per week
not-reached = Not reached
how-calls-ended = How calls ended
calls-by-hour = Calls by hour
busiest-at = Busiest at { $hour }
by-agent = By agent
by-provider = By provider
by-hand = Entered by hand
phones-history = A phone’s call list
by-disposition = What agents chose
view = View
chart = Chart
table = Table
day = Day
hour = Hour
outcome = Outcome
share = Share
success-rate = Success rate
nobody-took = Nobody took it
none-chosen = Nothing chosen
disposition = Disposition

## Outcomes

completed = Completed
voicemail = Voicemail
rejected = Rejected
blocked = Blocked
no-result = Result unknown

## In place of the charts

loading = Loading the dashboard
none = No calls in this period
none-hint = Choose a longer period, or other agents or providers.
failed = The dashboard couldn’t be loaded
failed-hint = Your calls are safe on the server.
sign-in = Sign in to see the dashboard
sign-in-hint = Ringlet shows it as soon as you are signed in to this page.
