# The settings, for administrators.

## Everywhere

settings = सेटिंग
loading = लोड हो रहा है…
try-again = फिर कोशिश करें
save = सहेजें
saving = सहेजा जा रहा है…
discard = बदलाव हटाएँ
cancel = रद्द करें
change-of = { $name } बदलें
change = बदलें
remove = हटाएँ
removing = हटाया जा रहा है…
remove-of = { $name } हटाएँ
add = जोड़ें
adding = जोड़ा जा रहा है…
making = बनाया जा रहा है…
choose = चुनें…
copy = कॉपी करें
copied = कॉपी हो गया
saved = सहेजा गया
copy-by-hand = चुनकर खुद कॉपी करें
copy-now = इसे अभी कॉपी करें। यह दोबारा नहीं दिखेगा।
show-older = पुराने दिखाएँ
keep = रहने दें
name = नाम
on = चालू
off = बंद

## Saving, and two administrators at once

unsaved = { $count ->
    [one] { NUMBER($count) } बदलाव सहेजा नहीं गया
   *[other] { NUMBER($count) } बदलाव सहेजे नहीं गए
}
invalid = अभी सब कुछ सही नहीं है।
invalid-hint = लाल रंग में दिखाई गई बातें ठीक करें, फिर सहेजें।
save-question = बदलाव सहेजें?
changed-fields = बदला गया: { $fields }
stay = यहीं रहें
conflict = इस बीच किसी ने यह पेज बदल दिया।
conflict-hint = कुछ भी ओवरराइट नहीं हुआ। तुलना करें, फिर अपना सहेजें या उनका रखें।
nothing-overwritten = कुछ भी ओवरराइट नहीं हुआ। फिर से कोशिश करें।
field = फ़ील्ड
theirs = अभी सहेजा हुआ
mine = आपका
save-mine = मेरा सहेजें
take-theirs = उनका रखें
empty = खाली
hidden = छिपा हुआ
new-secret = नया मान

## Faults

no-connection = Ringlet से कनेक्शन नहीं है।
no-connection-hint = कुछ भी नहीं बदला। कनेक्शन जाँचें और फिर कोशिश करें।
no-answer = Ringlet ने समय पर जवाब नहीं दिया।
no-answer-hint = यह हुआ या नहीं, पता नहीं। फिर कोशिश करने से पहले देख लें।
session-ended = आपका सत्र समाप्त हो गया।
session-ended-hint = फिर साइन इन करें; आपका लिखा इस पेज को छोड़ने तक रहेगा।
odd-answer = Ringlet का जवाब इस पेज की समझ में नहीं आया।
odd-answer-hint = पेज शायद सर्वर से पुराना है। उसे फिर लोड करें।
failed = Ringlet यह नहीं कर सका।
server-said = सर्वर ने कहा: “{ $code }”।
gone = यह अब मौजूद नहीं है।

## Who may see the settings

not-yours = ये सेटिंग आप नहीं बदल सकते
not-yours-hint = आप { $name } के रूप में साइन इन हैं। सेटिंग एडमिन के लिए हैं; उनसे कहें, या एडमिन के रूप में साइन इन करें।
sign-in-title = सेटिंग बदलने के लिए साइन इन करें
email = ईमेल
password = पासवर्ड
sign-in = साइन इन करें
signing-in = साइन इन हो रहा है…
wrong-password = यह ईमेल और पासवर्ड मेल नहीं खाते।

## The rail

lines = लाइनें
people = लोग
pages = पेज
records = रिकॉर्ड
providers = प्रदाता
default-line = डिफ़ॉल्ट लाइन
users = उपयोगकर्ता
phones = एजेंटों के फ़ोन
access = कौन कॉल कर सकता है
embed = एम्बेड करें
dispositions = परिणाम
region = क्षेत्र
do-not-call = कॉल न करने की सूची
audit = ऑडिट लॉग
requests = अनुरोध लॉग
needs-attention = ध्यान चाहिए

## Providers at a glance

hub-line = जहाँ से कॉल जाती और आती हैं।
none-working = अभी कोई लाइन चालू नहीं।
working = { $count ->
    [one] { NUMBER($count) } लाइन चालू है।
   *[other] { NUMBER($count) } लाइनें चालू हैं।
}
needing = { $count ->
   *[other] { NUMBER($count) } पर आपका ध्यान चाहिए।
}
connected = जुड़ा हुआ
waiting = पहले वेबहुक का इंतज़ार
failing = विफल
failing-since = { $time } से विफल
last-event = पिछली घटना { $when }
no-event = अभी कोई घटना नहीं
just-now = अभी-अभी
minutes-ago = { $count ->
   *[other] { NUMBER($count) } मिनट पहले
}
set-up = सेट अप करें
open = खोलें
fix = ठीक करें
go-on = जारी रखें
act-on = { $act }: { $name }
all-providers = सभी प्रदाता

## One provider

line-on = { $name } चालू
experimental = प्रायोगिक
experimental-hint = कंपनी ने अपने इंटरफ़ेस के बारे में कम बताया है। भरोसा करने से पहले जाँच लें।
connection = कनेक्शन
test-connection = कनेक्शन जाँचें
test-again = फिर जाँचें
testing = जाँच हो रही है…
test-saved = जाँच सहेजी हुई जानकारी से होती है। अपने बदलाव जाँचने के लिए पहले सहेजें।
answered-in = { $seconds } सेकंड में जवाब मिला।
webhook = वेबहुक
webhook-line = { $name } कॉल की जानकारी यहाँ भेजता है।
webhook-address = वेबहुक पता
webhook-secret = जिसे यह पता मालूम है, वह कॉल की सूचना भेज सकता है। इसे अपने और प्रदाता के बीच रखें।
webhook-signed = यहाँ वही लिया जाता है जिस पर प्रदाता के हस्ताक्षर हों; बाकी सब ठुकरा दिया जाता है। यह पता गोपनीय नहीं है।
step-copy = पता कॉपी करें
webhook-waiting = पहले वेबहुक का इंतज़ार है…
webhook-waiting-hint = एक टेस्ट कॉल करें, यह पंक्ति अपने आप हरी हो जाएगी।
webhook-first = पहला वेबहुक { $day } को मिला
webhook-since = { $count ->
   *[other] तब से { NUMBER($count) }
}
webhook-last = पिछला { $when }, समझ में आया
webhook-odd = पिछला { $when }, पर वह ऐसी कॉल के बारे में नहीं था जिसे Ringlet समझे। वह रखा गया है।
register-webhook = वेबहुक रजिस्टर करें
registering = रजिस्टर हो रहा है…
webhook-registered = अब प्रदाता यह पता जानता है। अगली कॉल की सूचना यहाँ आएगी।
new-address = नया पता बनाएँ
new-address-question = पुराना पता तुरंत काम करना बंद कर देगा। नया पता प्रदाता के यहाँ डालने तक कॉल की सूचना नहीं आएगी।
keep-address = पुराना रखें
test-call = टेस्ट कॉल
test-call-line = इस लाइन से आपके किसी नंबर पर कॉल करता है, जैसे कोई एजेंट करता।
test-call-off = पहले लाइन चालू करें और सहेजें।
number-to-call = कॉल करने का नंबर
call = कॉल करें
calling = कॉल लग रही है…
test-call-placed = कॉल चल रही है। उसकी विंडो में हाल दिखेगा।

## Secrets

replace = बदलें
keep-old = पुराना रखें
show-typed = लिखा हुआ दिखाएँ
secret-saved = सहेजा हुआ, छिपा हुआ
secret-kept = नया सहेजने तक पुराना ही रहेगा। वह दोबारा नहीं दिखाया जाता।

## What can’t be right

needed = लाइन चालू करने के लिए यह ज़रूरी है।
no-digits = यह फ़ोन नंबर नहीं है: इसमें अंक नहीं हैं।
bad-country-code = ऐसा कोई देश कोड नहीं है।
add-country-code = + से शुरू होने वाला देश कोड जोड़ें।
number-short = यह नंबर { $country } के लिए छोटा है। +{ $code } के बाद { NUMBER($digits) } अंक होते हैं।
number-long = यह नंबर { $country } के लिए लंबा है। +{ $code } के बाद { NUMBER($digits) } अंक होते हैं।
number-unknown = { $country } में यह नंबर नहीं होता।
this-country = इस देश
address-empty = https:// से शुरू होने वाला पता लिखें।
address-scheme = पता https:// से शुरू होता है।
address-password = पते में उपयोगकर्ता नाम या पासवर्ड नहीं हो सकता।
address-host = इस पते में होस्ट नहीं है, या उसमें खाली जगह है।
origin-path = सिर्फ़ पते की शुरुआत, जैसे https://crm.example.com, बिना पाथ के।
password-empty = पासवर्ड लिखें।
password-short = पासवर्ड में कम से कम 8 अक्षर हों।
password-long = पासवर्ड में अधिक से अधिक 512 अक्षर हों।
email-bad = ईमेल पता लिखें, जैसे asha@example.com।
name-empty = नाम लिखें।
number-range = { NUMBER($least) } से { NUMBER($most) } तक पूर्ण संख्या।
number-whole = पूर्ण संख्या लिखें।
text-long = अधिक से अधिक { NUMBER($most) } अक्षर।
text-begins = यह { $with } से शुरू होना चाहिए।

## Default line

default-line-line = जब न पेज ने, न व्यक्ति ने कोई लाइन चुनी हो।
ask-each-time = हर बार पूछें
ask-each-time-hint = एक से ज़्यादा लाइन वाले लोग खुद चुनते हैं
off-now = अभी बंद है

## Users

users-line = कौन साइन इन करता है, कौन सा फ़ोन बजता है, कौन सी लाइनें मिलती हैं।
role = भूमिका
phone = फ़ोन
may-use = इस्तेमाल कर सकते हैं
add-user = उपयोगकर्ता जोड़ें
all-users = सभी उपयोगकर्ता
admin = एडमिन
admin-line = सेटिंग, उपयोगकर्ता और नीचे का सब कुछ
admins = एडमिन
agent = एजेंट
agent-line = कॉल करता और लेता है, अपनी सूची देखता है
agents = एजेंट
viewer = दर्शक
viewer-line = देखता है, पर कॉल नहीं करता
no-role = कोई भूमिका नहीं
disabled = बंद
disabled-line = तुरंत साइन आउट, फिर साइन इन नहीं; कॉल और नोट रहते हैं
enabled = चालू
may-sign-in = साइन इन कर सकते हैं
no-phone = अभी फ़ोन नहीं
every-line = हर लाइन
none = कोई नहीं
signs-in-with = इसी से साइन इन होगा।
first-password = पहला पासवर्ड
first-password-hint = कम से कम 8 अक्षर। अकेले में बताएँ।
new-password = नया पासवर्ड
new-password-hint = खाली: पुराना रहेगा।
api-key = API कुंजी
api-key-line = इस उपयोगकर्ता की ओर से काम करने वाले प्रोग्राम के लिए। अधिकार वही हैं।
api-key-has = कुंजी है। नई बनते ही पुरानी बंद हो जाएगी।
make-key = API कुंजी बनाएँ
replace-key = API कुंजी बदलें
copy-key = कुंजी कॉपी करें
remove-user = उपयोगकर्ता हटाएँ
remove-user-line = कॉल, नोट और कार्य रहेंगे। कुछ समय के लिए रोकना हो तो बंद कर दें।
remove-user-question = { $name } को हटाएँ? इसे वापस नहीं लिया जा सकता।

## Agents’ phones

phones-line = कॉल करते समय बजने वाला फ़ोन, और जहाँ कॉल आती हैं।
all-phones = सभी फ़ोन
takes-calls = कॉल लेता है
set-at-provider = प्रदाता के यहाँ तय
sites-default = साइट का डिफ़ॉल्ट
in-browser = ब्राउज़र में
in-browser-line = जहाँ प्रदाता कर सके; वरना फ़ोन बजेगा
on-phone = फ़ोन पर
on-phone-line = ऊपर वाला नंबर बजेगा
numbers = नंबर
another-number = दूसरा नंबर
rings = बजता है
let-it-ring = इसे बजने दें
number-that-rings = बजने वाला नंबर
no-phone-hint = अभी फ़ोन नहीं है। बजने वाला नंबर जोड़ें।
agent-number = { $name } पर नंबर या ID
agent-number-hint = वहाँ का फ़ोन नंबर, एक्सटेंशन या एजेंट ID। खाली: बजने वाला नंबर।
agent-id = { $name } पर ID
agent-id-hint = इसके बिना यह व्यक्ति { $name } से कॉल नहीं कर सकता।
agent-caller-id = { $name } पर दिखने वाला नंबर
agent-caller-id-hint = ग्राहकों को यही दिखता है। खाली: कंपनी का नंबर।

## Who may call

access-line = कुछ भी भेजने से पहले सर्वर पर जाँचा जाता है।
line = लाइन
everybody = सभी
everybody-line = हर एडमिन और एजेंट
only-these = सिर्फ़ ये
only-these-line = चुनी हुई भूमिकाएँ और लोग; बाकी को मना किया जाता है
roles = भूमिकाएँ
add-person = किसी को जोड़ें
nobody-chosen = कोई नहीं चुना गया: इस लाइन से कोई कॉल नहीं कर सकता।

## Embed

embed-line = इसे अपने CRM के पेजों में head के अंत से पहले एक बार पेस्ट करें।
script-tag = स्क्रिप्ट टैग
copy-script-tag = स्क्रिप्ट टैग कॉपी करें
open-demo = डेमो पेज खोलें
csp-line = सिर्फ़ उन पेजों के लिए जो यह हेडर भेजते हैं: ये निर्देश जोड़ें।
header = हेडर
copy-header = हेडर कॉपी करें
origins = एम्बेड कर सकने वाले पेज
origins-line = सिर्फ़ ये पते आपके डेटा के साथ Ringlet लोड कर सकते हैं।
no-origins = अभी कोई नहीं: सिर्फ़ इसी सर्वर के पेज।
another-page = दूसरा पेज
add-page = पेज जोड़ें
set-at-start = शुरू में तय
embed-secret = एम्बेड सीक्रेट
embed-secret-line = इससे आपका अपना सर्वर लोगों को साइन इन कराता है।
embed-secret-made = { $day } को बनाया गया।
embed-secret-none = इससे आपका सर्वर लोगों को साइन इन कराता है, यहाँ लॉगिन नहीं करना पड़ता। अभी नहीं बना है।
make-secret = सीक्रेट बनाएँ
replace-secret = सीक्रेट बदलें
replace-secret-question = पुराने सीक्रेट से साइन इन सभी लोग तुरंत साइन आउट हो जाएँगे, जब तक आपका सर्वर नया इस्तेमाल न करे।
secret-on-server = इसे अपने सर्वर पर रखें; किसी पेज में कभी न डालें।
copy-secret = सीक्रेट कॉपी करें

## Dispositions

dispositions-line = कॉल खत्म होने पर लोग इनमें से चुनते हैं, इसी क्रम में।
no-dispositions = कोई नहीं: तब समापन में सिर्फ़ नोट और कार्य होंगे।
new-disposition = नया परिणाम
disposition-example = अगले हफ़्ते वापस कॉल करें
move-up = { $name } ऊपर ले जाएँ
move-down = { $name } नीचे ले जाएँ
in-list = यह पहले से सूची में है।
disposition-long = अधिक से अधिक { NUMBER($most) } अक्षर, ताकि बटन में आ सके।
dispositions-full = अधिक से अधिक { NUMBER($most) }; पहले एक हटाएँ।

## Region

region-line = नंबर कैसे पढ़े जाएँ और Ringlet कौन सी भाषा बोले। पेज के अपने स्क्रिप्ट टैग की बात पहले मानी जाती है।
country = देश
country-hint = उन नंबरों के लिए जो + से शुरू नहीं होते।
country-default = नहीं चुना: { $country }
language = भाषा
language-hint = बटन, विंडो, सूची और सेटिंग की।
language-page = पेज की भाषा
record-url = रिकॉर्ड का पता
record-url-hint = जहाँ आपका CRM रिकॉर्ड दिखाता है; प्रकार और कुंजी की जगह { "{" }doctype{ "}" } और { "{" }name{ "}" }। खाली: विंडो में लिंक नहीं दिखेगा।
record-url-start = यह / या https:// से शुरू होता है।
record-url-name = जहाँ रिकॉर्ड की कुंजी आती है वहाँ { "{" }name{ "}" } चाहिए।
opening-hours = खुलने का समय
opening-hours-hint = कॉल कब ली जाती हैं, सर्वर की घड़ी के अनुसार। खाली दिन बंद रहता है; सभी खाली हों तो हमेशा खुला। इसके बाहर Twilio से आने वाली कॉल पर कोई फ़ोन नहीं बजता और कॉल करने वाले को कारण सुनाया जाता है। बाकी प्रदाता खुद तय करते हैं।
opening-hours-wrong = कब से कब तक, जैसे 09:00–18:00।

## Do-not-call list

do-not-call-line = वे नंबर जिन पर कोई कॉल नहीं कर सकता। सर्वर कुछ भेजने से पहले ही मना कर देता है।
do-not-call-none = सूची में कोई नंबर नहीं है।
number = नंबर
reason = कारण
added = जोड़ा गया
add-number = नंबर जोड़ें
added-by = { $who }, { $when }

## Records

audit-line = सेटिंग के बदलाव, साइन इन, की गई और रोकी गई कॉल। यहाँ कुछ भी नहीं बदला जा सकता।
when = कब
who = कौन
what = क्या
nobody = बिना साइन इन
nothing-yet = अभी कुछ नहीं हुआ।
requests-line = Ringlet और प्रदाताओं की हालिया बातचीत। सीक्रेट नहीं रखे जाते, नंबर छिपे रहते हैं।
no-requests = अभी कुछ भेजा या मिला नहीं।
request = अनुरोध
sent = भेजा
received = मिला
no-reply = जवाब नहीं
milliseconds = { NUMBER($count) } मि.से.
request-address = पता
request-error = क्या गलत हुआ
request-body = क्या पूछा गया
response-body = क्या जवाब मिला
do-not-call-reason = कॉल करने की कोशिश करने वाले को बताया जाता है।

## Extensions, numbers and operators of a PABX

extensions = एक्सटेंशन
extensions-line = JT Telecom PABX में जो है। बदलाव वहाँ तुरंत होते हैं।
dids = नंबर
operators = ऑपरेटर
user = उपयोगकर्ता
leads-to = कहाँ जाता है
leads-to-hint = एक्सटेंशन या कतार, PABX के नाम से।
nobodys = कोई नहीं
add-extension = एक्सटेंशन जोड़ें
add-did = नंबर जोड़ें
nothing-there = अभी कुछ नहीं है।
remove-for-good = हमेशा के लिए हटाएँ
presence-offline = साइन आउट
presence-available = कॉल लेता है
presence-paused = रुका हुआ
operator-login = साइन इन करें
operator-logout = साइन आउट करें
operator-pause = रोकें
operator-unpause = फिर कॉल लें
pause-reason = रुकने का कारण
asking = PABX से पूछा जा रहा है…

## What runs by itself, and imports

background = आयात और पृष्ठभूमि के काम
source-teams = Microsoft Teams की कॉल
source-teams-subscription = Microsoft Teams की सूचनाएँ
source-phone = फ़ोन की सूचियाँ
source-table = तालिकाएँ
source-retention = पुरानी कॉल हटाना
next-run = अगली बार { $when }

## Privacy

privacy = गोपनीयता
privacy-line = कॉल कितने समय तक रखी जाएँ, और किसी के कहने पर उसका नंबर कैसे मिटाया जाए।
keep-calls = कॉल कितने समय तक रखी जाएँ
keep-for-good = हमेशा
keep-for-good-line = जब तक नंबर मिटाया न जाए
keep-for-a-time = कुछ समय तक
keep-for-a-time-line = पुरानी कॉल हर घंटे हटाई जाती हैं, उनके बारे में मिली सारी जानकारी के साथ
days = दिन
days-hint = 365 दिन यानी एक साल।
kept-since = { $day } से पहले शुरू हुई कॉल हटाई जाती हैं।
none-older = { $day } से पहले शुरू हुई कॉल हटाई जाती हैं। अभी ऐसी कोई नहीं है।
older-go = { $count ->
    [one] { $day } से पहले शुरू हुई { NUMBER($count) } कॉल सहेजने के एक घंटे के भीतर हट जाएगी।
   *[other] { $day } से पहले शुरू हुई { NUMBER($count) } कॉल सहेजने के एक घंटे के भीतर हट जाएँगी।
}
no-way-back = यह वापस नहीं लिया जा सकता।
removing-failed = पुरानी कॉल हटाई नहीं जा सकीं।
last-looked = पिछली जाँच: { $when }
removed-none = अब तक कोई कॉल नहीं हटाई गई
removed-so-far = { $count ->
    [one] अब तक { NUMBER($count) } कॉल हटाई गई, { $when } को
   *[other] अब तक { NUMBER($count) } कॉल हटाई गईं, आख़िरी { $when } को
}
erase-number = नंबर मिटाएँ
erase-number-line = उस नंबर की सभी कॉल से नंबर, नाम, नोट, काम और प्रदाताओं की भेजी जानकारी हटाता है। कॉल बिना व्यक्ति के केवल गिनती में रहती हैं।
show-kept = क्या रखा है, दिखाएँ
looking = खोजा जा रहा है…
nothing-kept = { $number } के बारे में कुछ नहीं रखा है।
kept-of = { $number } के बारे में रखा है
erase-calls = { $count ->
   *[other] { NUMBER($count) } कॉल
}
erase-recordings = { $count ->
   *[other] { NUMBER($count) } रिकॉर्डिंग के लिंक
}
erase-reports = { $count ->
   *[other] प्रदाताओं की { NUMBER($count) } सूचनाएँ
}
erase-notes = { $count ->
   *[other] { NUMBER($count) } नोट
}
erase-tasks = { $count ->
   *[other] { NUMBER($count) } काम
}
erase-rows = { $count ->
   *[other] कॉल सूचियों में { NUMBER($count) } जगह
}
erase-leaves = संपर्क, लीड और डील बने रहते हैं, और कॉल न करने की सूची तथा प्रदाता के पास रखी रिकॉर्डिंग भी। उन्हें वहीं से हटाएँ जहाँ वे हैं।
number-again = नंबर एक बार फिर
not-the-number = यह ऊपर वाला नंबर नहीं है।
erase-for-good = हमेशा के लिए मिटाएँ
erasing = मिटाया जा रहा है…
erased = { $number } मिटा दिया गया।
proof = प्रमाण
proof-hint = ऑडिट लॉग में नंबर की जगह यही रहता है, साथ में किसने, कब और कितना मिटाया। वही नंबर फिर मिटाने पर यही प्रमाण मिलता है।
copy-proof = प्रमाण कॉपी करें
see-audit = ऑडिट लॉग देखें
