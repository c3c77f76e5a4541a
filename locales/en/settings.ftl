# The settings, for administrators.

## Everywhere

settings = Settings
loading = Loading…
try-again = Try again
save = Save
saving = Saving…
discard = Discard
cancel = Cancel
change-of = Change { $name }
change = Change
remove = Remove
removing = Removing…
remove-of = Remove { $name }
add = Add
adding = Adding…
making = Making…
choose = Choose…
copy = Copy
copied = Copied
saved = Saved
copy-by-hand = Select and copy it by hand
copy-now = Copy it now. It is never shown again.
show-older = Show older
keep = Keep
name = Name
on = On
off = Off

## Saving, and two administrators at once

unsaved = { $count ->
    [one] { NUMBER($count) } change not saved
   *[other] { NUMBER($count) } changes not saved
}
invalid = Not everything can be right yet.
invalid-hint = Correct what is marked in red, then save.
save-question = Save your changes?
changed-fields = Changed: { $fields }
stay = Stay
conflict = Somebody changed this page meanwhile.
conflict-hint = Nothing was overwritten. Compare, then save yours or take theirs.
nothing-overwritten = Nothing was overwritten. Try again.
field = Field
theirs = Stored now
mine = Yours
save-mine = Save mine
take-theirs = Take theirs
empty = Empty
hidden = Hidden
new-secret = A new one

## Faults

no-connection = No connection to Ringlet.
no-connection-hint = Nothing was changed. Check the connection and try again.
no-answer = Ringlet didn’t answer in time.
no-answer-hint = It isn’t known whether this was done. Look before you try again.
session-ended = Your session ended.
session-ended-hint = Sign in again; what you typed stays until you leave this page.
odd-answer = Ringlet gave an answer this page doesn’t understand.
odd-answer-hint = The page may be older than the server. Reload it.
failed = Ringlet couldn’t do this.
server-said = The server said “{ $code }”.
gone = It isn’t there any more.

## Who may see the settings

not-yours = These settings aren’t yours to change
not-yours-hint = You are signed in as { $name }. The settings are for administrators; ask one of them, or sign in as one.
sign-in-title = Sign in to change settings
email = E-mail
password = Password
sign-in = Sign in
signing-in = Signing in…
wrong-password = This e-mail and password don’t match.

## The rail

lines = Lines
people = People
pages = Page
records = Records
providers = Providers
default-line = Default line
users = Users
phones = Agents’ phones
access = Who may call
embed = Embed
dispositions = Dispositions
region = Region
do-not-call = Do-not-call list
audit = Audit log
requests = Request log
needs-attention = Needs attention

## Providers at a glance

hub-line = Where calls go out and come in.
none-working = No line works yet.
working = { $count ->
    [one] { NUMBER($count) } line works.
   *[other] { NUMBER($count) } lines work.
}
needing = { $count ->
    [one] { NUMBER($count) } needs you.
   *[other] { NUMBER($count) } need you.
}
connected = Connected
waiting = Waiting for first webhook
failing = Failing
failing-since = Failing since { $time }
last-event = Last event { $when }
no-event = No event yet
just-now = just now
minutes-ago = { $count ->
   *[other] { NUMBER($count) } min ago
}
set-up = Set up
open = Open
fix = Fix
go-on = Continue
act-on = { $act }: { $name }
all-providers = All providers

## One provider

line-on = { $name } on
experimental = Experimental
experimental-hint = The company publishes little about its interface. Try it out before you rely on it.
connection = Connection
test-connection = Test connection
test-again = Test again
testing = Testing…
test-saved = The test uses what is saved. Save first to test your changes.
answered-in = Answered in { $seconds } s.
webhook = Webhook
webhook-line = { $name } reports calls here.
webhook-address = Webhook address
webhook-secret = Whoever knows this address can report calls. Keep it between you and the provider.
webhook-signed = What comes here is signed by the provider; anything else is refused. The address is no secret.
step-copy = Copy the address
webhook-waiting = Waiting for the first webhook…
webhook-waiting-hint = Make a test call and this line turns green by itself.
webhook-first = First webhook received on { $day }
webhook-since = { $count ->
   *[other] { NUMBER($count) } since
}
webhook-last = Last one { $when }, understood
webhook-odd = Last one { $when }, but it wasn’t about a call Ringlet understands. It is kept.
register-webhook = Register the webhook
registering = Registering…
webhook-registered = The provider knows this address now. Its next call is reported here.
new-address = Make a new address
new-address-question = The old address stops working at once. Calls go unreported until the new one is pasted at the provider.
keep-address = Keep the old one
test-call = Test call
test-call-line = Calls a number of yours through this line, as an agent would.
test-call-off = Switch the line on and save first.
number-to-call = Number to call
call = Call
calling = Calling…
test-call-placed = The call is under way. Its window shows how it goes.

## Secrets

replace = Replace
keep-old = Keep old
show-typed = Show what is typed
secret-saved = Saved, hidden
secret-kept = The saved one stays until you save a new one. It is never shown again.

## What can’t be right

needed = The line needs this before it can be switched on.
no-digits = This is not a phone number. It has no digits.
bad-country-code = This country code doesn’t exist.
add-country-code = Add the country code, beginning with +.
number-short = This number is too short for { $country }. It has { NUMBER($digits) } digits after +{ $code }.
number-long = This number is too long for { $country }. It has { NUMBER($digits) } digits after +{ $code }.
number-unknown = This number doesn’t exist in { $country }.
this-country = this country
address-empty = Enter the address, beginning with https://.
address-scheme = An address begins with https://.
address-password = An address may not hold a user name or password.
address-host = This address has no host, or a space in it.
origin-path = Only the beginning of the address, such as https://crm.example.com, without a path.
password-empty = Enter a password.
password-short = A password has at least 8 characters.
password-long = A password has at most 512 characters.
email-bad = Enter an e-mail address, such as asha@example.com.
name-empty = Enter a name.
number-range = A whole number from { NUMBER($least) } to { NUMBER($most) }.
number-whole = Enter a whole number.
text-long = At most { NUMBER($most) } characters.
text-begins = It must begin with { $with }.

## Default line

default-line-line = Used when neither the page nor the person has chosen one.
ask-each-time = Ask each time
ask-each-time-hint = People choose when they may use more than one line
off-now = Off at the moment

## Users

users-line = Who signs in, which phone rings, which lines they may use.
role = Role
phone = Phone
may-use = May use
add-user = Add user
all-users = All users
admin = Administrator
admin-line = Settings, users and everything below
admins = Administrators
agent = Agent
agent-line = Makes and takes calls, sees their own log
agents = Agents
viewer = Viewer
viewer-line = Looks, but never calls
no-role = No role
disabled = Disabled
disabled-line = Signs out at once and can’t sign in; calls and notes stay
enabled = Enabled
may-sign-in = May sign in
no-phone = No phone yet
every-line = Every line
none = None
signs-in-with = Signs in with it.
first-password = First password
first-password-hint = At least 8 characters. Pass it on in private.
new-password = New password
new-password-hint = Empty: the old one stays.
api-key = API key
api-key-line = For programs that act as this user. It has the same rights.
api-key-has = Has a key. A new one ends the old one at once.
make-key = Make API key
replace-key = Replace API key
copy-key = Copy key
remove-user = Remove user
remove-user-line = Calls, notes and tasks stay. To shut somebody out for a while, disable them.
remove-user-question = Remove { $name }? This can’t be taken back.

## Agents’ phones

phones-line = The phone that rings when somebody calls out, and where their calls come in.
all-phones = All phones
takes-calls = Takes calls
set-at-provider = Set at the provider
sites-default = The site’s default
in-browser = In the browser
in-browser-line = Where the provider can; else the phone rings
on-phone = On the phone
on-phone-line = The number above rings
numbers = Numbers
another-number = Another number
rings = Rings
let-it-ring = Let it ring
number-that-rings = Number that rings
no-phone-hint = No phone yet. Add the number that shall ring.
agent-number = Number or ID at { $name }
agent-number-hint = Phone number, extension or agent ID there. Empty: the number that rings.
agent-id = ID at { $name }
agent-id-hint = Without it this person can’t call through { $name }.
agent-caller-id = Number shown by { $name }
agent-caller-id-hint = Customers see it. Empty: the company’s number.

## Who may call

access-line = Checked on the server before anything is sent.
line = Line
everybody = Everybody
everybody-line = Every administrator and agent
only-these = Only these
only-these-line = Chosen roles and people; anyone else is refused
roles = Roles
add-person = Add somebody
nobody-chosen = Nobody is chosen: nobody may call through this line.

## Embed

embed-line = Paste this once into your CRM’s pages, before the end of the head.
script-tag = Script tag
copy-script-tag = Copy script tag
open-demo = Open the demo page
csp-line = Only for pages that send this header: add these directives to it.
header = Header
copy-header = Copy header
origins = Pages that may embed
origins-line = Only these addresses can load Ringlet with your data.
no-origins = None yet: only pages of this server itself.
another-page = Another page
add-page = Add page
set-at-start = Set at start
embed-secret = Embed secret
embed-secret-line = Your own server signs people in with it.
embed-secret-made = Made on { $day }.
embed-secret-none = With it your own server signs people in, so that they need no login here. None is made yet.
make-secret = Make secret
replace-secret = Replace secret
replace-secret-question = Everybody signed in with the old secret is signed out at once, until your server uses the new one.
secret-on-server = Keep it on your server; never put it into a page.
copy-secret = Copy secret

## Dispositions

dispositions-line = What people choose from when a call is over, in this order.
no-dispositions = None: the wrap-up then has only note and task.
new-disposition = New disposition
disposition-example = Call back next week
move-up = Move { $name } up
move-down = Move { $name } down
in-list = This is in the list already.
disposition-long = At most { NUMBER($most) } characters, so that it fits a chip.
dispositions-full = { NUMBER($most) } at most; remove one first.

## Region

region-line = How numbers are read and which language Ringlet speaks. What a page’s own script tag says goes before this.
country = Country
country-hint = For numbers that begin without +.
country-default = Not chosen: { $country }
language = Language
language-hint = Of buttons, popup, log and settings.
language-page = The page’s language
record-url = Address of a record
record-url-hint = Where your CRM shows a record, with { "{" }doctype{ "}" } and { "{" }name{ "}" } in place of its kind and key. Empty: the popup shows no link.
record-url-start = It begins with / or https://.
record-url-name = It needs { "{" }name{ "}" } where the record’s key goes.
opening-hours = Opening hours
opening-hours-hint = When calls are taken, by the server’s clock. A day left empty is closed; all left empty: always open. Outside them nobody is rung by calls that come in through Twilio, and the caller hears why. Other providers decide by themselves.
opening-hours-wrong = From and to, e.g. 09:00–18:00.

## Do-not-call list

do-not-call-line = Numbers that nobody may call. The server refuses them before anything is sent.
do-not-call-none = No number is on the list.
number = Number
reason = Reason
added = Added
add-number = Add number
added-by = { $who }, { $when }

## Records

audit-line = Changes of settings, sign-ins, calls placed and refused. Nothing here can be changed.
when = When
who = Who
what = What
nobody = Nobody signed in
nothing-yet = Nothing has happened yet.
requests-line = What Ringlet and the providers told each other, the newest only. Secrets are left out and numbers masked.
no-requests = Nothing was sent or received yet.
request = Request
sent = Sent
received = Received
no-reply = no answer
milliseconds = { NUMBER($count) } ms
request-address = Address
request-error = What went wrong
request-body = What was asked
response-body = What was answered
do-not-call-reason = Told to whoever tries to call it.

## Extensions, numbers and operators of a PABX

extensions = Extensions
extensions-line = What the JT Telecom PABX has. Changes are made there at once.
dids = Numbers
operators = Operators
user = User
leads-to = Leads to
leads-to-hint = An extension or queue, as the PABX names it.
nobodys = Nobody
add-extension = Add extension
add-did = Add number
nothing-there = There is nothing yet.
remove-for-good = Remove for good
presence-offline = Signed out
presence-available = Takes calls
presence-paused = Paused
operator-login = Sign in
operator-logout = Sign out
operator-pause = Pause
operator-unpause = Take calls again
pause-reason = Reason for the pause
asking = Asking the PABX…

## What runs by itself, and imports

background = Imports and background work
source-teams = Calls of Microsoft Teams
source-teams-subscription = Notifications of Microsoft Teams
source-phone = Phones’ lists
source-table = Tables
source-retention = Removing old calls
next-run = next { $when }

## Privacy

privacy = Privacy
privacy-line = How long calls are kept, and forgetting a number when somebody asks for it.
keep-calls = How long calls are kept
keep-for-good = For good
keep-for-good-line = Until a number is erased
keep-for-a-time = For a time
keep-for-a-time-line = Older calls are removed every hour, with all that was reported of them
days = Days
days-hint = 365 are a year.
kept-since = Calls that began before { $day } are removed.
none-older = Calls that began before { $day } are removed. There are none now.
older-go = { $count ->
    [one] { NUMBER($count) } call that began before { $day } is removed within the hour after you save.
   *[other] { NUMBER($count) } calls that began before { $day } are removed within the hour after you save.
}
no-way-back = This can’t be taken back.
removing-failed = Old calls couldn’t be removed.
last-looked = Looked for old calls { $when }
removed-none = No call was removed so far
removed-so-far = { $count ->
    [one] { NUMBER($count) } call was removed so far, on { $when }
   *[other] { NUMBER($count) } calls were removed so far, the last on { $when }
}
erase-number = Erase a number
erase-number-line = Takes number, name, notes, tasks and what providers reported out of all its calls. The calls stay as counts without a person.
show-kept = Show what is kept
looking = Looking…
nothing-kept = Nothing is kept of { $number }.
kept-of = Kept of { $number }
erase-calls = { $count ->
    [one] { NUMBER($count) } call
   *[other] { NUMBER($count) } calls
}
erase-recordings = { $count ->
    [one] { NUMBER($count) } link to a recording
   *[other] { NUMBER($count) } links to recordings
}
erase-reports = { $count ->
    [one] { NUMBER($count) } report of a provider
   *[other] { NUMBER($count) } reports of providers
}
erase-notes = { $count ->
    [one] { NUMBER($count) } note
   *[other] { NUMBER($count) } notes
}
erase-tasks = { $count ->
    [one] { NUMBER($count) } task
   *[other] { NUMBER($count) } tasks
}
erase-rows = { $count ->
    [one] { NUMBER($count) } place on a calling list
   *[other] { NUMBER($count) } places on calling lists
}
erase-leaves = Contacts, leads and deals stay, and so do the do-not-call list and recordings at the provider. Remove them where they are.
number-again = The number once more
not-the-number = This isn’t the number above.
erase-for-good = Erase for good
erasing = Erasing…
erased = { $number } is erased.
proof = Proof
proof-hint = It stands in the audit log in place of the number, with who erased it, when and how much. Erasing the same number again gives the same proof.
copy-proof = Copy proof
see-audit = See the audit log
