# Calling lists.

## The list

calling-list = Calling list
progress = { NUMBER($done) } of { NUMBER($total) } done
done-share = Done
later-today = { $count ->
    [one] { NUMBER($count) } call-back later today
   *[other] { NUMBER($count) } call-backs later today
}
next-up = Next
show-more = Show more
left = { NUMBER($count) } left
loading = Loading the calling list

## Whom to call

last-call = Last call
never-called = None yet
last-result = Last result
nothing-chosen = None yet
tries = Tries
tries-of = { NUMBER($tries) } of { NUMBER($most) }
completed = Completed
call-later = Call later
call-back-at = Call back at { $time }
do-not-call = Do not call
with-somebody = { $name } is at it
call-this-one = Call { $name } next
change-time = Change the time of { $name }
take-off = Take off the list

## Later

when-later = When to call { $name } back
in-one-hour = In 1 hour
in-three-hours = In 3 hours
tomorrow-at = Tomorrow, { $time }
day-and-time = Day and time
set-time = Set

## Nobody to call

list-done = List done
done-sum = { NUMBER($called) } called, { NUMBER($reached) } reached.
see-results = See results
hide-results = Hide results
results = Results
disposition = Disposition
people = People
none-chosen = Nothing chosen
next-call-back-at = Next call-back at { $time }
nothing-until = Nothing to call until then. { $who }
call-anyway = Call now anyway
nobody-free = Everybody left is with somebody else
nobody-free-hint = The next one appears here as soon as somebody is free.
only-blocked = Nobody may be called
only-blocked-hint = Those left are on the do-not-call list.
nobody-yet = Nobody is on this list yet
nobody-yet-hint = Add people from a file, the call log or your records.
nobody-yet-agent = An administrator adds people. They appear here on their own.
no-lists = No calling lists yet
no-lists-hint = A calling list says who is to be called next, one person at a time.
no-lists-agent = None is given to you yet. Ask your administrator.

## Refusals

failed = The calling list couldn’t be loaded
failed-hint = It is safe on the server.
sign-in = Sign in to see your calling list
sign-in-hint = Ringlet shows it as soon as you are signed in to this page.
not-yours = Calling lists are for those who call
not-yours-hint = Your administrator can make you an agent.
not-done = That wasn’t done
no-connection = No connection to Ringlet. Try again in a moment.

## Keeping lists

new-list = New list
edit-list = Edit list
list-name = Name
who-calls = Who calls
every-agent = Every agent
only-these = Only these
stays-after = Stays on the list after
stays-after-hint = They come back when the task made with the call is due, else a day later.
most-tries = Tries at most
most-tries-hint = Who couldn’t be reached comes back after an hour.
changed-meanwhile = Somebody changed this list meanwhile.
nothing-overwritten = Nothing was overwritten. Save yours, and what only they changed stays, or take theirs.
take-theirs = Take theirs
save-mine = Save mine
theirs-and-mine = { $field }: stored now { $theirs }, yours { $mine }
delete-list = Delete list
delete-question = Delete “{ $name }” with everybody on it? Calls and notes stay.
keep-it = Keep it

## Adding people

add-people = Add people
from = From
from-file = CSV file
from-calls = Call log
from-records = Records
choose-file = Choose a file
file-hint = The first line names the columns.
phone-column = Phone number
name-column = Name
company-column = Company
note-column = Note
left-out = Left out
period = Period
any-time = Any time
today = Today
last-7 = Last 7 days
last-30 = Last 30 days
outcomes = Outcomes
kind = Kind
leads = Leads
contacts = Contacts
deals = Deals
status = Status
any-status = Any status
checking = Checking…
to-be-added = { $count ->
    [one] { NUMBER($count) } person to add
   *[other] { NUMBER($count) } people to add
}
doubles = { $count ->
    [one] { NUMBER($count) } comes twice or is on the list already
   *[other] { NUMBER($count) } come twice or are on the list already
}
blocked = { $count ->
    [one] { NUMBER($count) } is on the do-not-call list
   *[other] { NUMBER($count) } are on the do-not-call list
}
refused = { $count ->
    [one] { NUMBER($count) } can’t be added
   *[other] { NUMBER($count) } can’t be added
}
line = Line { $line }
add-count = { $count ->
    [one] Add { NUMBER($count) } person
   *[other] Add { NUMBER($count) } people
}
adding = Adding…
