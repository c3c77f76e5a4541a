# Providers and the fields of their settings. A field is named <provider>-<field>, or any-<field> where several have it;
# its attributes are its help and the words of its choices (is_<choice>).

## What providers are, and where their webhook address goes

demo = Demoleitung
    .about = Eine nachgebildete Vermittlung in diesem Server: Sie spielt echte Anrufe durch und erreicht niemanden. Die letzten Ziffern einer Nummer bestimmen den Verlauf.
tata_tele = Tata Tele Smartflo
    .about = Ruft das Telefon des Agenten, dann den Kunden, und meldet jeden Anruf.
    .paste = Im Smartflo-Portal eintragen: API Connect, Webhook
telecmi = TeleCMI
    .about = Ruft den Agenten bei TeleCMI, dann den Kunden, und meldet jeden Anruf.
    .paste = Im TeleCMI-Dashboard eintragen: Settings, Webhooks, für Anrufberichte und Live-Ereignisse
jt_telecom = JT Telecom PABX
    .about = Ruft die Nebenstelle des Agenten im PABX em nuvem, dann den Kunden. Anrufe kommen aus dessen Verlauf.
    .paste = Lassen Sie sie von JT Telecom als Webhook Ihrer Anlage eintragen
twilio = Twilio
    .about = Anrufe aus dem Browser, oder zuerst klingelt das Telefon des Agenten, dann das des Kunden. Eingehende Anrufe klingeln im Browser oder am Telefon.
    .paste = Für eingehende Anrufe: Twilio-Konsole, Phone Numbers, Ihre Nummer, A call comes in: Webhook
exotel = Exotel
    .about = Ruft das Telefon des Agenten, dann den Kunden, und zeigt Ihr ExoPhone.
    .paste = Für eingehende Anrufe: in ein Passthru-Applet Ihres Exotel-Flows eintragen
placetel = Placetel
    .about = Ruft das SIP-Telefon des Agenten, dann den Kunden, und sendet signierte Ereignisse.
    .paste = Im Placetel-Portal eintragen: Einstellungen, Externe APIs, Notify
dialpad = Dialpad
    .about = Anrufe in der Seite mit dem Mini Dialer; Ereignisse melden ihren Verlauf.
    .paste = Unten „Webhook registrieren“ drücken oder die Adresse bei Dialpad von Hand eintragen
manual = Von Hand
    .about = Öffnet die Nummer im Programm des Computers oder Telefons. Der Agent sagt, wie es lief.
teams = Microsoft Teams
    .about = Holt die Anrufe aus Teams ins Protokoll; Teams bewahrt sie 30 Tage auf. Wählen lässt sich darüber nicht.

## Fields that several have

any-api_endpoint = API-Adresse
    .help = Nur ändern, wenn Sie eine andere Adresse bekommen haben.
any-api_token = API-Token
any-api_key = API-Schlüssel
any-dispositions = Ergebnisse
    .help = Eines je Zeile; sie werden nach Anrufen über diese Leitung angeboten. Leer: die Liste der Website.
any-account_sid = Account-SID
any-caller_id = Den Kunden gezeigte Nummer
    .help = Eine Ihrer Nummern beim Anbieter. Leer: Der Anbieter wählt.
any-record_call = Anrufe aufzeichnen
    .help = Sagen Sie es den Angerufenen, wo das Gesetz es verlangt.

## Tata Tele Smartflo

tata_tele-api_token = API-Token
    .help = Smartflo-Portal, API Connect, API Tokens. Wird dort nur einmal gezeigt.
tata_tele-phone_number = Agentennummer
    .help = Klingelt zuerst, dann der Kunde. Für Agenten ohne eigene Nummer.
tata_tele-account_id = Konto-ID
    .help = Falls Tata Tele Ihnen eine gegeben hat. Darf leer bleiben.

## TeleCMI

telecmi-app_id = App-ID
    .help = TeleCMI-Dashboard, Settings, Developer. Eine Zahl.
telecmi-app_secret = App-Geheimnis
    .help = Steht im Dashboard neben der App-ID.
telecmi-user_id = Benutzer-ID
    .help = Etwa 5002_1111112: ruft für Agenten ohne eigene ID an.
telecmi-rings = Klingelt zuerst
    .help = Was beim Agenten klingelt, bevor der Kunde angerufen wird.
    .is_phone = Das Telefon des Agenten
    .is_softphone = Das Programm von TeleCMI

## JT Telecom PABX

jt_telecom-auth_user = API-Benutzer
    .help = JT Telecom gibt ihn zusammen mit dem Token aus.
jt_telecom-auth_token = API-Token
    .help = Fragen Sie JT Telecom; das Modul Click2Call muss zum Vertrag gehören.
jt_telecom-dial_body = Form der Anrufanfrage
    .help = Nehmen Sie die andere, wenn der Test gelingt, aber kein Anruf beginnt.
    .is_dados = Mit „dados“
    .is_flat = Ohne „dados“
jt_telecom-credentials_in = Zugangsdaten stehen
    .help = Nehmen Sie das andere, wenn der Test trotz richtiger Daten abgewiesen wird.
    .is_body = Im Inhalt
    .is_query = In der Adresse
jt_telecom-utc_offset = Uhr der Anlage
    .help = Brasília ist −03:00.
jt_telecom-poll_seconds = Sekunden zwischen Blicken in den Verlauf
    .help = Kürzer zeigt Anrufe früher und fragt die Anlage öfter.
jt_telecom-requests_per_minute = Höchstens Anfragen pro Minute
    .help = Ringlet wartet lieber, als mehr zu senden.

## Twilio

twilio-account_sid = Account-SID
    .help = Twilio-Konsole, Account info. Beginnt mit AC.
twilio-auth_token = Auth-Token
    .help = Steht in der Konsole unter der Account-SID.
twilio-api_key = SID des API-Schlüssels
    .help = Leer lassen: Ringlet legt beim Speichern einen an.
twilio-api_secret = Geheimnis des API-Schlüssels
    .help = Gehört zum API-Schlüssel. Lassen Sie beide leer, dann werden sie angelegt.
twilio-app_name = Name der TwiML-App
    .help = Wird beim Speichern in Ihrem Konto angelegt; gibt es schon eine mit diesem Namen, wird sie genommen. Anrufe aus dem Browser gehen über sie.
twilio-twiml_sid = SID der TwiML-App
    .help = Wird beim Speichern ausgefüllt.
twilio-twilio_apps = TwiML-Apps des Kontos
twilio-phone_number = Ihre Twilio-Nummer
    .help = Wird Kunden gezeigt, wenn der Agent keine eigene hat. Twilio-Konsole, Phone Numbers.
twilio-record_calls = Anrufe aufzeichnen
    .help = Sagen Sie es den Angerufenen, wo das Gesetz es verlangt.
twilio-webhook_shared_key = Gemeinsamer Schlüssel der Webhooks
    .help = Nur wenn Twilio mit einem gemeinsamen Schlüssel signiert (SHA-256).

## Exotel

exotel-subdomain = API-Host
    .help = api.exotel.com, oder api.in.exotel.com für Konten in Mumbai. Exotel-Dashboard, API settings.
exotel-account_sid = Account-SID
    .help = Exotel-Dashboard, API settings.
exotel-api_key = API-Schlüssel
    .help = Auf derselben Seite wie die Account-SID.
exotel-api_token = API-Token
    .help = Steht neben dem API-Schlüssel.
exotel-caller_id = ExoPhone
    .help = Wird Kunden gezeigt, wenn der Agent keines hat.

## Placetel

placetel-api_key = API-Schlüssel
    .help = Placetel-Portal, Einstellungen, Externe APIs.
placetel-sip_user = SIP-Benutzer
    .help = Etwa 777abc@fpbx.de: ruft für Agenten ohne eigenen an.
placetel-from_name = Gezeigter Name
    .help = Auf dem Telefon des Agenten, während es klingelt. Darf leer bleiben.
placetel-shared_secret = Gemeinsames Geheimnis
    .help = Dasselbe wie bei Placetel neben der Notify-Adresse; es beweist, dass Ereignisse von dort kommen.

## Dialpad

dialpad-client_id = Client-ID
    .help = Dialpad schickt sie, nachdem Sie den Mini Dialer (CTI) beantragt haben.
dialpad-api_key = API-Schlüssel
    .help = Dialpad-Admin, Authentication, API keys. Für Ereignisse, Verlauf und Anrufe ohne Mini Dialer.
dialpad-events = Wie Ereignisse kommen
    .help = Ein WebSocket geht auch, wenn Dialpad diesen Server nicht erreicht.
    .is_webhook = Per Webhook
    .is_websocket = Per WebSocket
    .is_none = Gar nicht
dialpad-webhook_secret = Webhook-Geheimnis
    .help = Damit werden Ereignisse signiert. Wählen Sie einen langen zufälligen Text.
dialpad-allow_plain_json = Unsignierte Ereignisse annehmen
    .help = Nur wenn sie nicht signiert werden können: Dann beweist allein die Adresse die Herkunft.
dialpad-target_type = Wessen Anrufe
    .help = Für den WebSocket.
    .is_company = Der Firma
    .is_office = Eines Büros
    .is_department = Einer Abteilung
    .is_callcenter = Eines Callcenters
    .is_coachingteam = Eines Coaching-Teams
    .is_user = Eines Benutzers
dialpad-target_id = Dessen ID bei Dialpad
    .help = Leer für die ganze Firma.
dialpad-fetch_history = Lücken aus Dialpads Anrufliste füllen
    .help = Anrufe ohne Ereignis werden nachgetragen.
dialpad-open_app = Darf das Programm von Dialpad öffnen
    .help = Wo weder Mini Dialer noch API anrufen können.
dialpad-frame_path = Pfad des Mini Dialers
    .help = Leer: die Client-ID. Nur ändern, wenn Dialpad einen anderen genannt hat.
dialpad-sandbox_tokens = Was der Rahmen des Mini Dialers darf
    .help = Sandbox-Tokens, eines pro Zeile. So lassen, außer Dialpad sagt etwas anderes.

## Microsoft Teams

teams-tenant_id = Mandanten-ID
    .help = Entra Admin Center, App-Registrierungen, Übersicht: Verzeichnis-ID (Mandant).
teams-client_id = Anwendungs-ID
    .help = Auf derselben Seite. Die Anwendung braucht die Berechtigung CallRecords.Read.All mit Zustimmung des Administrators.
teams-client_secret = Clientgeheimnis
    .help = Entra Admin Center, App-Registrierungen, Zertifikate & Geheimnisse. Der Wert, nicht seine ID.
teams-subscribe = Teams meldet neue Anrufe
    .help = Dieser Server muss aus dem Internet über https erreichbar sein.
teams-sync_minutes = Minuten zwischen zwei Blicken in die Liste von Teams
    .help = Findet, was keine Benachrichtigung gemeldet hat. 0: nie.
teams-phone_logs = Auch die Telefonprotokolle lesen
    .help = Anrufpläne und Direct Routing. Braucht die Berechtigung CallRecord-PstnCalls.Read.All.
teams-login_endpoint = Anmeldeadresse
    .help = Nur für eine nationale Cloud ändern.
