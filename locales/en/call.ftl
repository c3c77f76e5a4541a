# A call: popup, pill, wrap-up, chooser, toasts.

## Status lines

queued = Waiting for a line
dialing = Calling…
ringing = Ringing…
connected = In progress
on-hold = On hold
ended = Call ended
no-answer = No answer
busy = Busy
canceled = Canceled
missed = Missed
failed = Failed
incoming = Incoming
wrap-up = Wrap-up
result-unknown = Result unknown

## The line below a name

rang-for = rang for { $time }
you-ended = you ended it
you-rejected = you rejected it
they-declined = they declined
voicemail = voicemail, { $time }
voicemail-untimed = went to voicemail
not-in-crm = Not in your CRM
matches = { $count ->
    [one] { NUMBER($count) } record matches
   *[other] { NUMBER($count) } records match
}

## Records

lead = Lead
deal = Deal
contact = Contact
who-is-calling = Who is calling?
open-record = Open record
create-lead = Create lead
first-name = First name
last-name = Last name
company = Company
lead-created = Lead created for { $name }
lead-failed = The lead wasn’t created
first-name-needed = Enter a first name.
find-record = Find record
name-or-number = Name or number
looking = Looking…
no-record-found = No record found.
linked = Call kept with { $name }
link-failed = The call wasn’t kept with the record

## Window and controls

call = Call
call-controls = Call controls
minimise = Minimise
close = Close
open-window = Open call window
move-window = Move the call window with the arrow keys
answer = Answer
hold-and-answer = Hold and answer
reject = Reject
hang-up = Hang up
cancel-call = Cancel call
mute = Mute
unmute = Unmute
hold = Hold
resume = Resume
keypad = Keypad
tones-sent = Tones sent
note = Note
task = Task
demo-line = Demo line
answer-on-phone = Answer on your phone. This window follows the call.
is-calling = { $name } is calling
second-call = Second call
more-calls = { $count ->
    [one] { NUMBER($count) } more
   *[other] { NUMBER($count) } more
}
swap = Swap
open = Open

## Ended

log-and-close = Log and close
call-again = Call again
call-back = Call back
remind-me = Remind me
other-line = Other line
try-again = Try again
use-other = Use { $provider }
stop-waiting = Stop waiting
do-wrap-up = Wrap up
wrap-up-not-saved = Wrap-up not saved

## Wrap-up

how-did-it-go = How did it go?
disposition = Disposition
draft-kept = Draft kept
save = Save
saving = Saving…
skip = Skip
saved-to = Call saved to { $name }
saved = Call saved
not-saved = Not saved yet. No connection.
kept-here = Kept on this device and saved as soon as the connection is back.
save-failed = Not saved.
did-you-reach = { $provider } didn’t report the result. Did you reach them?
we-spoke = Yes, we spoke
left-voicemail = Voicemail

## Note editor

format = Format
bold = Bold
italic = Italic
list = List
link = Link
link-address = Address of the link
add-link = Add link

## Task

add-task = Add a task
add = Add task
edit-task = Edit task
remove-task = Remove task
cancel = Cancel
task-title = Task
task-title-needed = Say what is to be done.
details = Details
optional = optional
due = Due
priority = Priority
low = Low
medium = Medium
high = High
assigned-to = Assigned to
you = { $name } (you)
call-back-task = Call { $name } again

## Chooser

call-name-with = Call { $name } with
line = Line
rings-your-phone = Rings your phone
in-this-browser = In this browser
not-allowed-for-you = Not allowed for you
line-away = Doesn’t answer at the moment
make-default = Make this my default

## Toasts and notices

close-message = Close message
no-connection = No connection to Ringlet
goes-on = No connection to Ringlet. Your call goes on; the state may be out of date.
invalid-number = This number can’t be called
check-digits = Check the digits or add a country code.
sign-in = Sign in to call
not-signed-in = Nobody is signed in on this page.
not-allowed = You can’t call with { $provider }
ask-or-use = Your administrator hasn’t allowed it for you. Use { $other } or ask for it.
ask-for-it = Your administrator hasn’t allowed it for you. Ask for it.
call-with = Call with { $provider }
refused = { $provider } refused the call
ask-to-check = Ask your administrator to check it.
away = { $provider } doesn’t answer
away-or-use = The call wasn’t placed. Try again or use { $other }.
away-retry = The call wasn’t placed. Try again.
fell-back = { $from } is away. Calling through { $to }.
too-much-data = This call carries too much data
too-much-data-body = The page may pass 2,000 characters. Tell whoever runs this page.
no-reply = No reply from { $provider } yet
no-reply-body = We don’t know whether the call was placed. Check your phone before calling again.
no-phone = You have no phone set up
no-phone-body = Ask your administrator to add your number.
no-line = No line is set up
no-line-body = Ask your administrator to connect a provider, or call from your phone.
mic-denied = The microphone is blocked
mic-denied-body = Allow it for this page in your browser’s address bar, then call again.
mic-missing = No microphone was found
mic-missing-body = Connect one, or close the program that uses it, then call again.
already-talking = You’re in a call already
already-talking-body = End it, then call again.
use-phone = Call from my phone
too-many = Too many calls at once
too-many-body = Wait a minute, then call again.
not-placed = The call wasn’t placed
control-failed = { $provider } didn’t do that
the-provider = The line

## Dialpad

waiting-for-sign-in = Waiting for sign-in
handed-to-dialpad = Handed to Dialpad
ringing-stopped = Ringing stopped
dialpad-waits = Sign in to Dialpad and the call is placed. It waits for { $time } more.
continue-in-dialpad = Continue in the Dialpad window. The state shows here as soon as Dialpad reports it.
dialpad-says-nothing = Dialpad doesn’t report this call, so its time is an estimate. Say when it is over.
own-phone-says-nothing = Nobody reports this call, so its time is an estimate. Say when it is over.
dialpad-is-asked = Dialpad is asked whether it was answered.
call-is-over = The call is over
dialpad-silent = Dialpad doesn’t respond
dialpad-silent-body = Allow cookies and pop-ups for dialpad.com, or ask whether this page is on its list.
dialpad-sign-in = Sign in to Dialpad to call
dialpad-sign-in-body = Nobody signed in in time, so the call wasn’t placed. Sign in and call again.
dialpad-other-user = Another user is signed in to Dialpad
dialpad-other-user-body = Calls now go out in the name of user { $user }.
dialpad-wrong-identity = The page names an office or call center that Dialpad doesn’t know. Tell whoever runs this page.
dialpad-wrong-caller-id = The number to be shown isn’t a full international number. Tell whoever runs this page.
dialpad-loading = Opening Dialpad…
dialpad-signed-in = Signed in
dialpad-signed-in-as = Signed in as user { $user }
dialpad-needs-sign-in = Sign in to make and take calls
show-dialpad = Show Dialpad
hide-dialpad = Hide Dialpad
move-dialpad = Move Dialpad with the arrow keys
