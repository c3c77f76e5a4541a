# Providers and the fields of their settings. A field is named <provider>-<field>, or any-<field> where several have it;
# its attributes are its help and the words of its choices (is_<choice>).

## What providers are, and where their webhook address goes

demo = डेमो लाइन
    .about = इस सर्वर के अंदर का नकली एक्सचेंज: असली कॉल जैसा चलता है, पर किसी तक नहीं पहुँचता। नंबर के आख़िरी अंक तय करते हैं कि कॉल कैसे चलेगी।
tata_tele = Tata Tele Smartflo
    .about = पहले एजेंट का फ़ोन बजता है, फिर ग्राहक का; हर कॉल की जानकारी मिलती है।
    .paste = Smartflo पोर्टल में पेस्ट करें: API Connect, Webhook
telecmi = TeleCMI
    .about = पहले TeleCMI पर एजेंट को, फिर ग्राहक को कॉल जाती है; हर कॉल की जानकारी मिलती है।
    .paste = TeleCMI डैशबोर्ड में पेस्ट करें: Settings, Webhooks, कॉल रिपोर्ट और लाइव इवेंट के लिए
jt_telecom = JT Telecom PABX
    .about = PABX em nuvem में पहले एजेंट का एक्सटेंशन, फिर ग्राहक को कॉल जाती है। कॉल उसके इतिहास से पढ़ी जाती हैं।
    .paste = JT Telecom से इसे अपने PABX के वेबहुक में डलवाएँ
twilio = Twilio
    .about = कॉल ब्राउज़र से होती है, या पहले एजेंट का और फिर ग्राहक का फ़ोन बजता है। आने वाली कॉल ब्राउज़र या फ़ोन पर बजती है।
    .paste = आने वाली कॉल के लिए: Twilio कंसोल, Phone Numbers, आपका नंबर, A call comes in: Webhook
exotel = Exotel
    .about = पहले एजेंट का फ़ोन, फिर ग्राहक को कॉल; आपका ExoPhone दिखता है।
    .paste = आने वाली कॉल के लिए: अपने Exotel फ़्लो के Passthru ऐपलेट में पेस्ट करें
placetel = Placetel
    .about = पहले एजेंट का SIP फ़ोन, फिर ग्राहक को कॉल; हस्ताक्षरित घटनाएँ भेजता है।
    .paste = Placetel पोर्टल में पेस्ट करें: Settings, External APIs, Notify
dialpad = Dialpad
    .about = पेज में Mini Dialer से कॉल; घटनाएँ बताती हैं कि कॉल कैसे चल रही है।
    .paste = नीचे “वेबहुक रजिस्टर करें” दबाएँ, या पता Dialpad में हाथ से डालें
manual = हाथ से
    .about = नंबर कंप्यूटर या फ़ोन के अपने प्रोग्राम में खुलता है। कॉल कैसी रही, एजेंट बताता है।
teams = Microsoft Teams
    .about = Teams की कॉल इतिहास में लाता है; Teams उन्हें 30 दिन तक रखता है। इससे कॉल नहीं की जाती।

## Fields that several have

any-api_endpoint = API का पता
    .help = तभी बदलें जब कंपनी ने दूसरा पता दिया हो।
any-api_token = API टोकन
any-api_key = API कुंजी
any-dispositions = परिणाम
    .help = हर पंक्ति में एक; इस लाइन की कॉल के बाद ये दिखते हैं। खाली: साइट की सूची।
any-account_sid = Account SID
any-caller_id = ग्राहकों को दिखने वाला नंबर
    .help = कंपनी में आपका कोई नंबर। खाली: कंपनी खुद चुनती है।
any-record_call = कॉल रिकॉर्ड करें
    .help = जहाँ कानून माँगे, वहाँ लोगों को बता दें।

## Tata Tele Smartflo

tata_tele-api_token = API टोकन
    .help = Smartflo पोर्टल, API Connect, API Tokens। वहाँ एक बार ही दिखता है।
tata_tele-phone_number = एजेंट नंबर
    .help = पहले यह बजता है, फिर ग्राहक। जिन एजेंटों का अपना नंबर नहीं, उनके लिए।
tata_tele-account_id = खाता ID
    .help = अगर Tata Tele ने दिया हो। खाली रह सकता है।

## TeleCMI

telecmi-app_id = ऐप ID
    .help = TeleCMI डैशबोर्ड, Settings, Developer। एक संख्या।
telecmi-app_secret = ऐप सीक्रेट
    .help = डैशबोर्ड में ऐप ID के पास।
telecmi-user_id = उपयोगकर्ता ID
    .help = जैसे 5002_1111112: जिन एजेंटों का अपना ID नहीं, उनके लिए।
telecmi-rings = पहले बजता है
    .help = ग्राहक को कॉल से पहले एजेंट का क्या बजे।
    .is_phone = एजेंट का फ़ोन
    .is_softphone = TeleCMI का अपना प्रोग्राम

## JT Telecom PABX

jt_telecom-auth_user = API उपयोगकर्ता
    .help = JT Telecom इसे टोकन के साथ देता है।
jt_telecom-auth_token = API टोकन
    .help = JT Telecom से माँगें; अनुबंध में Click2Call मॉड्यूल होना चाहिए।
jt_telecom-dial_body = कॉल अनुरोध का रूप
    .help = जाँच ठीक हो पर कॉल शुरू न हो, तो दूसरा चुनें।
    .is_dados = “dados” के साथ
    .is_flat = “dados” के बिना
jt_telecom-credentials_in = पहचान जाती है
    .help = सही जानकारी पर भी जाँच मना हो, तो दूसरा चुनें।
    .is_body = बॉडी में
    .is_query = पते में
jt_telecom-utc_offset = PABX की घड़ी
    .help = ब्रासीलिया −03:00 है।
jt_telecom-poll_seconds = इतिहास देखने का अंतर, सेकंड
    .help = कम रखने पर कॉल जल्दी दिखती हैं और PABX से ज़्यादा पूछा जाता है।
jt_telecom-requests_per_minute = प्रति मिनट अधिकतम अनुरोध
    .help = Ringlet सीमा पार करने के बजाय रुकता है।

## Twilio

twilio-account_sid = Account SID
    .help = Twilio कंसोल, Account info। AC से शुरू होता है।
twilio-auth_token = Auth टोकन
    .help = कंसोल में Account SID के नीचे।
twilio-api_key = API कुंजी SID
    .help = खाली छोड़ें: सहेजने पर Ringlet इसे बना देता है।
twilio-api_secret = API कुंजी सीक्रेट
    .help = API कुंजी के साथ का। दोनों खाली छोड़ें तो बना दिए जाते हैं।
twilio-app_name = TwiML ऐप का नाम
    .help = सहेजने पर आपके खाते में बनता है; इस नाम का ऐप पहले से हो तो वही लिया जाता है। ब्राउज़र की कॉल इसी से जाती हैं।
twilio-twiml_sid = TwiML ऐप का SID
    .help = सहेजने पर भर जाता है।
twilio-twilio_apps = खाते के TwiML ऐप
twilio-phone_number = आपका Twilio नंबर
    .help = एजेंट का अपना नंबर न हो तो ग्राहक को यही दिखता है। Twilio कंसोल, Phone Numbers।
twilio-record_calls = कॉल रिकॉर्ड करें
    .help = जहाँ कानून माँगे, वहाँ लोगों को बता दें।
twilio-webhook_shared_key = वेबहुक की साझा कुंजी
    .help = केवल जब Twilio साझा कुंजी (SHA-256) से हस्ताक्षर करे।

## Exotel

exotel-subdomain = API होस्ट
    .help = api.exotel.com, या मुंबई खातों के लिए api.in.exotel.com। Exotel डैशबोर्ड, API settings।
exotel-account_sid = Account SID
    .help = Exotel डैशबोर्ड, API settings।
exotel-api_key = API कुंजी
    .help = Account SID वाले ही पेज पर।
exotel-api_token = API टोकन
    .help = API कुंजी के पास।
exotel-caller_id = ExoPhone
    .help = एजेंट का अपना न हो तो ग्राहकों को यही दिखता है।

## Placetel

placetel-api_key = API कुंजी
    .help = Placetel पोर्टल, Settings, External APIs।
placetel-sip_user = SIP उपयोगकर्ता
    .help = जैसे 777abc@fpbx.de: जिन एजेंटों का अपना नहीं, उनके लिए।
placetel-from_name = दिखने वाला नाम
    .help = घंटी बजते समय एजेंट के फ़ोन पर। खाली रह सकता है।
placetel-shared_secret = साझा सीक्रेट
    .help = Placetel में notify पते के पास वाला ही; इससे साबित होता है कि घटनाएँ वहीं से आईं।

## Dialpad

dialpad-client_id = क्लाइंट ID
    .help = Mini Dialer (CTI) माँगने पर Dialpad भेजता है।
dialpad-api_key = API कुंजी
    .help = Dialpad एडमिन, Authentication, API keys। इससे घटनाएँ, इतिहास और बिना Mini Dialer के कॉल मिलती हैं।
dialpad-events = घटनाएँ कैसे आती हैं
    .help = जहाँ Dialpad इस सर्वर तक न पहुँचे, वहाँ WebSocket भी चलता है।
    .is_webhook = वेबहुक से
    .is_websocket = WebSocket से
    .is_none = नहीं आतीं
dialpad-webhook_secret = वेबहुक सीक्रेट
    .help = घटनाओं पर इससे हस्ताक्षर होता है। लंबा, बेतरतीब पाठ चुनें।
dialpad-allow_plain_json = बिना हस्ताक्षर की घटनाएँ लें
    .help = तभी, जब हस्ताक्षर संभव न हो: तब सिर्फ़ पता ही प्रमाण है।
dialpad-target_type = किसकी कॉल
    .help = WebSocket के लिए।
    .is_company = कंपनी की
    .is_office = किसी ऑफ़िस की
    .is_department = किसी विभाग की
    .is_callcenter = किसी कॉल सेंटर की
    .is_coachingteam = किसी कोचिंग टीम की
    .is_user = किसी उपयोगकर्ता की
dialpad-target_id = Dialpad में उसका ID
    .help = पूरी कंपनी के लिए खाली।
dialpad-fetch_history = Dialpad की कॉल सूची से कमी पूरी करें
    .help = जिन कॉल की घटना नहीं आई, वे बाद में जुड़ती हैं।
dialpad-open_app = Dialpad का अपना प्रोग्राम खोल सकता है
    .help = जहाँ न Mini Dialer, न API कॉल कर सके।
dialpad-frame_path = Mini Dialer का पाथ
    .help = खाली: क्लाइंट ID। तभी बदलें जब Dialpad ने दूसरा दिया हो।
dialpad-sandbox_tokens = Mini Dialer का फ़्रेम क्या कर सकता है
    .help = Sandbox टोकन, हर पंक्ति में एक। Dialpad न कहे तो वैसे ही रहने दें।

## Microsoft Teams

teams-tenant_id = टेनेंट ID
    .help = Entra एडमिन सेंटर, App registrations, Overview: Directory (tenant) ID।
teams-client_id = एप्लिकेशन ID
    .help = उसी पेज पर। एप्लिकेशन को व्यवस्थापक की सहमति के साथ CallRecords.Read.All अनुमति चाहिए।
teams-client_secret = क्लाइंट सीक्रेट
    .help = Entra एडमिन सेंटर, App registrations, Certificates & secrets। इसका मान, ID नहीं।
teams-subscribe = Teams नई कॉल की सूचना दे
    .help = यह सर्वर इंटरनेट से https पर पहुँच में होना चाहिए।
teams-sync_minutes = Teams की सूची दो बार देखने के बीच के मिनट
    .help = जो किसी सूचना में नहीं आया, वह मिल जाता है। 0: कभी नहीं।
teams-phone_logs = टेलीफ़ोन लॉग भी पढ़ें
    .help = कॉलिंग प्लान और डायरेक्ट राउटिंग। CallRecord-PstnCalls.Read.All अनुमति चाहिए।
teams-login_endpoint = साइन-इन का पता
    .help = केवल राष्ट्रीय क्लाउड के लिए बदलें।
