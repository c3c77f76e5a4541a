# Providers and the fields of their settings. A field is named <provider>-<field>, or any-<field> where several have it;
# its attributes are its help and the words of its choices (is_<choice>).

## What providers are, and where their webhook address goes

demo = Demo line
    .about = A pretend exchange inside this server: it plays the life of a real call and reaches nobody. The last digits of a number decide how the call goes.
tata_tele = Tata Tele Smartflo
    .about = Rings the agent’s phone, then the customer, and reports every call.
    .paste = Paste it in the Smartflo portal: API Connect, Webhook
telecmi = TeleCMI
    .about = Rings the agent at TeleCMI, then the customer, and reports every call.
    .paste = Paste it in the TeleCMI dashboard: Settings, Webhooks, for call reports and live events
jt_telecom = JT Telecom PABX
    .about = Rings the agent’s extension of the PABX em nuvem, then the customer. Calls are read from its history.
    .paste = Ask JT Telecom to enter it as the webhook of your PABX
twilio = Twilio
    .about = Calls from the browser, or by ringing the agent’s phone and then the customer’s. Calls that come in ring the browser or a phone.
    .paste = For calls that come in: Twilio console, Phone Numbers, your number, A call comes in: Webhook
exotel = Exotel
    .about = Rings the agent’s phone, then the customer, and shows your ExoPhone.
    .paste = For incoming calls: paste it in a Passthru applet of your Exotel flow
placetel = Placetel
    .about = Rings the agent’s SIP phone, then the customer, and sends signed events.
    .paste = Paste it in the Placetel portal: Settings, External APIs, Notify
dialpad = Dialpad
    .about = Calls in the page with the Mini Dialer; events tell how they go.
    .paste = Press “Register the webhook” below, or enter the address at Dialpad by hand
manual = By hand
    .about = Opens the number in the computer’s or phone’s own program. The agent says how the call went.
teams = Microsoft Teams
    .about = Brings the calls of Teams into the log; Teams keeps them for 30 days. It places none.

## Fields that several have

any-api_endpoint = API address
    .help = Change it only if the company gave you another one.
any-api_token = API token
any-api_key = API key
any-dispositions = Dispositions
    .help = One a line, offered after calls through this line. Empty: the list of the site.
any-account_sid = Account SID
any-caller_id = Number shown to customers
    .help = One of your numbers at the company. Empty: the company’s own choice.
any-record_call = Record calls
    .help = Tell the people you call, where the law asks for it.

## Tata Tele Smartflo

tata_tele-api_token = API token
    .help = Smartflo portal, API Connect, API tokens. Shown there once.
tata_tele-phone_number = Agent number
    .help = Rings first, then the customer. Used for agents who have none of their own.
tata_tele-account_id = Account ID
    .help = Where Tata Tele gave you one. May stay empty.

## TeleCMI

telecmi-app_id = App ID
    .help = TeleCMI dashboard, Settings, Developer. A number.
telecmi-app_secret = App secret
    .help = Beside the app ID in the dashboard.
telecmi-user_id = User ID
    .help = Such as 5002_1111112: calls for agents who have no ID of their own.
telecmi-rings = Rings first
    .help = What of the agent’s rings before the customer is called.
    .is_phone = The agent’s phone
    .is_softphone = TeleCMI’s own program

## JT Telecom PABX

jt_telecom-auth_user = API user
    .help = JT Telecom gives it out together with the token.
jt_telecom-auth_token = API token
    .help = Ask JT Telecom; the module Click2Call must be part of your contract.
jt_telecom-dial_body = Form of a call request
    .help = Try the other one if the test works but calls don’t start.
    .is_dados = With “dados”
    .is_flat = Without “dados”
jt_telecom-credentials_in = Credentials go
    .help = Try the other one if the test is refused although user and token are right.
    .is_body = In the body
    .is_query = In the address
jt_telecom-utc_offset = The PABX’s clock
    .help = Brasília is −03:00.
jt_telecom-poll_seconds = Seconds between looks at the history
    .help = Shorter shows calls sooner and asks the PABX more often.
jt_telecom-requests_per_minute = Requests per minute, at most
    .help = Ringlet waits rather than exceed it.

## Twilio

twilio-account_sid = Account SID
    .help = Twilio console, Account info. Begins with AC.
twilio-auth_token = Auth token
    .help = Below the account SID in the console.
twilio-api_key = API key SID
    .help = Leave it empty: Ringlet makes one when you save.
twilio-api_secret = API key secret
    .help = Goes with the API key. Leave both empty to have them made.
twilio-app_name = Name of the TwiML app
    .help = Made in your account when you save, or the one of that name is taken. Calls from the browser go through it.
twilio-twiml_sid = SID of the TwiML app
    .help = Filled in when you save.
twilio-twilio_apps = TwiML apps of the account
twilio-phone_number = Your Twilio number
    .help = Shown to customers when the agent has none of their own. Twilio console, Phone Numbers.
twilio-record_calls = Record calls
    .help = Tell the people you call, where the law asks for it.
twilio-webhook_shared_key = Shared key of webhooks
    .help = Only where Twilio signs with a shared key (SHA-256).

## Exotel

exotel-subdomain = API host
    .help = api.exotel.com, or api.in.exotel.com for accounts in Mumbai. Exotel dashboard, API settings.
exotel-account_sid = Account SID
    .help = Exotel dashboard, API settings.
exotel-api_key = API key
    .help = On the same page as the account SID.
exotel-api_token = API token
    .help = Beside the API key.
exotel-caller_id = ExoPhone
    .help = Shown to customers when the agent has none of their own.

## Placetel

placetel-api_key = API key
    .help = Placetel portal, Settings, External APIs.
placetel-sip_user = SIP user
    .help = Such as 777abc@fpbx.de: calls for agents who have none of their own.
placetel-from_name = Name shown
    .help = On the agent’s phone while it rings. May stay empty.
placetel-shared_secret = Shared secret
    .help = The same as at Placetel beside the notify address; with it events are proven to come from there.

## Dialpad

dialpad-client_id = Client ID
    .help = Dialpad sends it after you asked for the Mini Dialer (CTI).
dialpad-api_key = API key
    .help = Dialpad admin, Authentication, API keys. Brings events, history and calls without the Mini Dialer.
dialpad-events = How events come
    .help = A WebSocket also works where Dialpad can’t reach this server.
    .is_webhook = By webhook
    .is_websocket = By WebSocket
    .is_none = Not at all
dialpad-webhook_secret = Webhook secret
    .help = Events are signed with it. Choose a long random text.
dialpad-allow_plain_json = Accept unsigned events
    .help = Only if your events can’t be signed: then the address alone is the proof.
dialpad-target_type = Whose calls
    .help = For the WebSocket.
    .is_company = The company’s
    .is_office = An office’s
    .is_department = A department’s
    .is_callcenter = A call center’s
    .is_coachingteam = A coaching team’s
    .is_user = A user’s
dialpad-target_id = Its ID at Dialpad
    .help = Empty for the whole company.
dialpad-fetch_history = Fill gaps from Dialpad’s call list
    .help = Calls that no event told of are added later.
dialpad-open_app = May open Dialpad’s own program
    .help = Where neither the Mini Dialer nor the API can place a call.
dialpad-frame_path = Path of the Mini Dialer
    .help = Empty: the client ID. Change it only if Dialpad gave you another one.
dialpad-sandbox_tokens = What the Mini Dialer’s frame may
    .help = Sandbox tokens, one a line. Leave it as it is unless Dialpad tells you otherwise.

## Microsoft Teams

teams-tenant_id = Tenant ID
    .help = Entra admin center, App registrations, Overview: Directory (tenant) ID.
teams-client_id = Application ID
    .help = On the same page. The application needs the permission CallRecords.Read.All with the administrator’s consent.
teams-client_secret = Client secret
    .help = Entra admin center, App registrations, Certificates & secrets. The value, not its ID.
teams-subscribe = Teams tells of new calls
    .help = The address of this server must be reachable by https from the Internet.
teams-sync_minutes = Minutes between two looks at Teams’ list
    .help = Finds what no notification told. 0: never.
teams-phone_logs = Read the telephone logs, too
    .help = Calling plans and direct routing. Needs the permission CallRecord-PstnCalls.Read.All.
teams-login_endpoint = Sign-in address
    .help = Change it only for a national cloud.
