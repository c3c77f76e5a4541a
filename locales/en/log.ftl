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
direction = Direction
outcome = Outcome
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

## The list

calls = Calls
calls-of = Calls { $day }
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
sign-in = Sign in to see your calls
sign-in-hint = Ringlet shows them as soon as you are signed in to this page.
show-older = Show older calls
loading-older = Loading…

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
