# The call log and its player.

## Filters

filters = Filters
search = Name or number
period = Period
any-time = Any time
today = Today
yesterday = Yesterday
last-7 = Last 7 days
last-30 = Last 30 days
own-days = Own days
first-day = From
last-day = To
since-day = Since { $day }
until-day = Until { $day }
days-reversed = The last day comes before the first. Swap them.
direction = Direction
outcome = Outcome
source = Source
disposition = Disposition
number = Number
more = More
picked = { $name }: { NUMBER($count) }
without = Remove the filter “{ $name }”
quoted = “{ $text }”
clear-filters = Clear filters

## Words of a call

incoming = Incoming
outgoing = Outgoing
internal = Internal
completed = Completed
voicemail = Voicemail
rejected = Rejected
blocked = Blocked
unknown-number = Number withheld
from-phone = Phone (Bluetooth)
by-hand = Entered by hand
call-back-due = Call back due
sources-count = { NUMBER($count) } sources

## The list

calls = Calls
calls-of = Calls { $day }
count = { $count ->
    [one] { NUMBER($count) } call
   *[other] { NUMBER($count) } calls
}
reached = { NUMBER($reached) } reached
hours-minutes = { NUMBER($hours) } h { NUMBER($minutes) } min
minutes = { NUMBER($minutes) } min
seconds = { NUMBER($seconds) } s
day = { $count ->
    [one] { NUMBER($count) } call, { NUMBER($reached) } reached
   *[other] { NUMBER($count) } calls, { NUMBER($reached) } reached
}
loading = Loading calls
none-yet = No calls yet
none-yet-hint = Calls you make or receive appear here on their own. Click any phone number to make the first one.
none-of-record = Calls with this record appear here on their own.
none-found = No calls match these filters
failed = The call log couldn’t be loaded
failed-hint = Your calls are safe on the server.
away-hint = Ringlet isn’t reachable. Your calls are safe on the server; it tries again by itself.
sign-in = Sign in to see your calls
sign-in-hint = Ringlet shows them as soon as you are signed in to this page.
show-older = Show older calls
loading-older = Loading…
out-of-date = No connection to Ringlet. The list may be out of date.

## The detail

call-detail = Call
close-detail = Close detail
started = Started
talk-time = Talk time
agent = Agent
line = Line
our-number = Our number
record = Record
reason = Reason
note = Note
task = Task
due = due { $date }
what-happened = What happened
detail-failed = The rest couldn’t be loaded
placed = Placed
rang = Rang
answered = Answered
held = On hold
resumed = Resumed
over = Ended
hangup-asked = Hang-up asked for

## The player

recording = Recording
play = Play
pause = Pause
position = Position
position-text = { $at } of { $total }
speed = Speed { $factor }
download = Download recording
no-recording = The recording couldn’t be loaded. It may be gone at the provider.

## What can be done with the list

look = View
as-list = List
as-day = Day by day
export = Export
exporting = Exporting…
export-hint = Exactly the calls that are filtered
export-failed = The calls couldn’t be exported
add-or-import = Add or import
add-call = Add a call
import-calls = Import calls
close-panel = Close
done = Done

## A day

day-before = Day before
day-after = Day after
day-shown = Day shown
none-on-day = No calls on this day
day-is-cut = Only the newest { NUMBER($count) } calls of this day are drawn. Filter to see the others.
nobody = Nobody

## Several sources, legs

not-the-same = Not the same call
the-same = The same call
join-with = Join with another entry
none-near = No other call with this number within two hours
change-failed = That couldn’t be changed
legs = Legs
agent-phone = Our phone
other-side = Other side
answered-at = Answered at { $at }
rang-at = Rang at { $at }, not answered
write-down = Note and task
link-record = Link to a record
change-record = Change
new-record = New lead, deal or contact
create = Create
name-or-company-needed = Enter a first name or a company.
record-created = Created and linked: { $name }
record-not-created = That wasn’t created

## A call entered by hand

name = Name
not-said = Not said
length-help = Minutes, or minutes and seconds
length-wrong = Write it like 4:32 or 5.
number-or-name = Enter a number or a name.
number-wrong = This isn’t a phone number. Check the digits or add a country code.
time-missing = Enter day and time.
time-to-come = This time is still to come.

## The import of files

choose-files = Choose files or drop them here
files-hint = A phone’s call history (.vcf) or a table (.csv)
in-log-of = In the log of
device = Phone
device-help = Give each phone a name of its own, so that its calls are recognised when it is imported again.
reading-files = Reading the files…
storing-calls = Storing the calls…
new-calls = { $count ->
    [one] { NUMBER($count) } new call
   *[other] { NUMBER($count) } new calls
}
added-calls = { $count ->
    [one] { NUMBER($count) } call imported
   *[other] { NUMBER($count) } calls imported
}
known-calls = { NUMBER($count) } known already
skipped-rows = { NUMBER($count) } not readable
import-count = { $count ->
    [one] Import { NUMBER($count) } call
   *[other] Import { NUMBER($count) } calls
}
import-failed = The files couldn’t be read
what-is-wrong = What couldn’t be read
file-line = { $file }, line { $line }
first-rows = First rows of the file
columns = Which column is what
people-in-table = Who is who
field-id = Id
field-answered = Answered at
time-zone = Time zone
site-zone = The site’s
local-z = Times marked as UTC are local times (some phones do that)
direction-of-all = Direction of all rows
by-column = As the column says
changed-calls = { NUMBER($count) } corrected

## Teams

sync-teams = Sync Teams now
syncing = Syncing…
synced = Teams: { NUMBER($added) } new, { NUMBER($updated) } updated
sync-waiting = { $count ->
    [one] { NUMBER($count) } more call is being fetched.
   *[other] { NUMBER($count) } more calls are being fetched.
}
sync-failed = Teams couldn’t be synced
