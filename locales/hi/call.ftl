# A call: popup, pill, wrap-up, chooser, toasts.

## Status lines

queued = लाइन का इंतज़ार है
dialing = कॉल लग रही है…
ringing = घंटी बज रही है…
connected = बात चल रही है
on-hold = होल्ड पर
ended = कॉल समाप्त
no-answer = जवाब नहीं मिला
busy = व्यस्त
canceled = रद्द
missed = छूटी हुई
failed = विफल
incoming = आने वाली
wrap-up = समापन
result-unknown = परिणाम अज्ञात

## The line below a name

rang-for = { $time } तक घंटी बजी
you-ended = आपने समाप्त की
you-rejected = आपने अस्वीकार की
they-declined = उन्होंने अस्वीकार की
voicemail = वॉइसमेल, { $time }
voicemail-untimed = वॉइसमेल पर गई
not-in-crm = आपके CRM में नहीं
matches = { $count ->
    [one] { NUMBER($count) } रिकॉर्ड मिला
   *[other] { NUMBER($count) } रिकॉर्ड मिले
}

## Records

lead = लीड
deal = डील
contact = संपर्क
who-is-calling = कौन कॉल कर रहा है?
open-record = रिकॉर्ड खोलें
create-lead = लीड बनाएँ
first-name = पहला नाम
last-name = उपनाम
company = कंपनी
lead-created = { $name } के लिए लीड बनी
lead-failed = लीड नहीं बनी
first-name-needed = पहला नाम लिखें।
find-record = रिकॉर्ड खोजें
name-or-number = नाम या नंबर
looking = खोज रहे हैं…
no-record-found = कोई रिकॉर्ड नहीं मिला।
linked = कॉल { $name } के साथ रखी गई
link-failed = कॉल रिकॉर्ड के साथ नहीं रखी जा सकी

## Window and controls

call = कॉल
call-controls = कॉल के नियंत्रण
minimise = छोटा करें
close = बंद करें
open-window = कॉल विंडो खोलें
move-window = तीर कुंजियों से कॉल विंडो खिसकाएँ
answer = उत्तर दें
hold-and-answer = होल्ड करके उत्तर दें
reject = अस्वीकार करें
hang-up = कॉल काटें
cancel-call = कॉल रद्द करें
mute = म्यूट
unmute = अनम्यूट
hold = होल्ड
resume = जारी रखें
keypad = कीपैड
tones-sent = टोन भेजे गए
note = नोट
task = कार्य
demo-line = डेमो लाइन
answer-on-phone = अपने फ़ोन पर उत्तर दें। यह विंडो कॉल के साथ चलती है।
is-calling = { $name } कॉल कर रहे हैं
second-call = दूसरी कॉल
more-calls = { $count ->
    [one] { NUMBER($count) } और
   *[other] { NUMBER($count) } और
}
swap = बदलें
open = खोलें

## Ended

log-and-close = दर्ज करके बंद करें
call-again = फिर कॉल करें
call-back = वापस कॉल करें
remind-me = याद दिलाएँ
other-line = दूसरी लाइन
try-again = फिर कोशिश करें
use-other = { $provider } से करें
stop-waiting = इंतज़ार बंद करें
do-wrap-up = समापन करें
wrap-up-not-saved = समापन सहेजा नहीं गया

## Wrap-up

how-did-it-go = बात कैसी रही?
disposition = परिणाम
draft-kept = ड्राफ़्ट सुरक्षित
save = सहेजें
saving = सहेजा जा रहा है…
skip = छोड़ें
saved-to = कॉल { $name } में सहेजी गई
saved = कॉल सहेजी गई
not-saved = अभी सहेजा नहीं गया। कनेक्शन नहीं है।
kept-here = इस डिवाइस पर रखा है, कनेक्शन लौटते ही सहेजा जाएगा।
save-failed = सहेजा नहीं गया।
did-you-reach = { $provider } ने परिणाम नहीं बताया। क्या बात हुई?
we-spoke = हाँ, बात हुई
left-voicemail = वॉइसमेल

## Note editor

format = फ़ॉर्मैट
bold = मोटा
italic = तिरछा
list = सूची
link = लिंक
link-address = लिंक का पता
add-link = लिंक जोड़ें

## Task

add-task = कार्य जोड़ें
add = कार्य जोड़ें
edit-task = कार्य बदलें
remove-task = कार्य हटाएँ
cancel = रद्द करें
task-title = कार्य
task-title-needed = लिखें कि क्या करना है।
details = विवरण
optional = वैकल्पिक
due = कब तक
priority = प्राथमिकता
low = कम
medium = मध्यम
high = उच्च
assigned-to = किसे सौंपा
you = { $name } (आप)
call-back-task = { $name } को फिर कॉल करें

## Chooser

call-name-with = { $name } को इससे कॉल करें
line = लाइन
rings-your-phone = आपके फ़ोन पर घंटी बजेगी
in-this-browser = इस ब्राउज़र में
not-allowed-for-you = आपके लिए अनुमति नहीं
line-away = अभी जवाब नहीं दे रहा
make-default = इसे मेरा डिफ़ॉल्ट बनाएँ

## Toasts and notices

close-message = संदेश बंद करें
no-connection = Ringlet से कनेक्शन नहीं है
goes-on = Ringlet से कनेक्शन नहीं है। आपकी कॉल जारी है; स्थिति पुरानी हो सकती है।
invalid-number = इस नंबर पर कॉल नहीं हो सकती
check-digits = अंक जाँचें या देश का कोड जोड़ें।
sign-in = कॉल के लिए साइन इन करें
not-signed-in = इस पेज पर कोई साइन इन नहीं है।
not-allowed = आप { $provider } से कॉल नहीं कर सकते
ask-or-use = आपके व्यवस्थापक ने अनुमति नहीं दी है। { $other } से करें या अनुमति माँगें।
ask-for-it = आपके व्यवस्थापक ने अनुमति नहीं दी है। अनुमति माँगें।
call-with = { $provider } से कॉल करें
refused = { $provider } ने कॉल अस्वीकार की
ask-to-check = अपने व्यवस्थापक से जाँचने को कहें।
away = { $provider } जवाब नहीं दे रहा
away-or-use = कॉल नहीं लगी। फिर कोशिश करें या { $other } से करें।
away-retry = कॉल नहीं लगी। फिर कोशिश करें।
fell-back = { $from } उपलब्ध नहीं है। { $to } से कॉल हो रही है।
too-much-data = इस कॉल के साथ बहुत अधिक डेटा है
too-much-data-body = पेज 2,000 अक्षर भेज सकता है। पेज चलाने वालों को बताएँ।
no-reply = { $provider } से अभी जवाब नहीं मिला
no-reply-body = पता नहीं कि कॉल लगी या नहीं। फिर कॉल करने से पहले अपना फ़ोन देखें।
no-phone = आपका कोई फ़ोन सेट नहीं है
no-phone-body = अपने व्यवस्थापक से अपना नंबर जुड़वाएँ।
no-line = कोई लाइन सेट नहीं है
no-line-body = व्यवस्थापक से प्रदाता जुड़वाएँ, या अपने फ़ोन से कॉल करें।
mic-denied = माइक्रोफ़ोन पर रोक है
mic-denied-body = ब्राउज़र के पता बार में इस पेज को अनुमति दें, फिर दोबारा कॉल करें।
mic-missing = कोई माइक्रोफ़ोन नहीं मिला
mic-missing-body = माइक्रोफ़ोन जोड़ें या जो प्रोग्राम उसे इस्तेमाल कर रहा है उसे बंद करें, फिर दोबारा कॉल करें।
already-talking = आप पहले से कॉल पर हैं
already-talking-body = पहले वह कॉल समाप्त करें, फिर दोबारा कॉल करें।
use-phone = अपने फ़ोन से कॉल करें
too-many = एक साथ बहुत सारी कॉल
too-many-body = एक मिनट रुकें, फिर कॉल करें।
not-placed = कॉल नहीं लगी
control-failed = { $provider } ने यह नहीं किया
the-provider = लाइन

## Dialpad

waiting-for-sign-in = साइन-इन की प्रतीक्षा
handed-to-dialpad = Dialpad को सौंपी गई
ringing-stopped = घंटी बंद हुई
dialpad-waits = Dialpad में साइन इन करें और कॉल लग जाएगी। यह { $time } और प्रतीक्षा करेगी।
continue-in-dialpad = Dialpad की विंडो में आगे बढ़ें। जैसे ही Dialpad बताएगा, स्थिति यहाँ दिखेगी।
dialpad-says-nothing = Dialpad इस कॉल के बारे में कुछ नहीं बताता, इसलिए समय अनुमानित है। कॉल खत्म होने पर बताएँ।
own-phone-says-nothing = इस कॉल के बारे में कोई सूचना नहीं आती, इसलिए समय अनुमानित है। कॉल खत्म होने पर बताएँ।
dialpad-is-asked = Dialpad से पूछा जा रहा है कि कॉल उठाई गई या नहीं।
call-is-over = कॉल खत्म हो गई
dialpad-silent = Dialpad जवाब नहीं दे रहा
dialpad-silent-body = dialpad.com के लिए कुकी और पॉप-अप की अनुमति दें, या पूछें कि यह पेज उसकी सूची में है या नहीं।
dialpad-sign-in = कॉल करने के लिए Dialpad में साइन इन करें
dialpad-sign-in-body = समय पर किसी ने साइन इन नहीं किया, इसलिए कॉल नहीं लगी। साइन इन करें और फिर कॉल करें।
dialpad-other-user = Dialpad में कोई और साइन इन है
dialpad-other-user-body = अब कॉल उपयोगकर्ता { $user } के नाम से जाएँगी।
dialpad-wrong-identity = पेज ने ऐसा ऑफ़िस या कॉल सेंटर बताया है जिसे Dialpad नहीं जानता। इस पेज को चलाने वाले को बताएँ।
dialpad-wrong-caller-id = दिखाया जाने वाला नंबर पूरा अंतरराष्ट्रीय नंबर नहीं है। इस पेज को चलाने वाले को बताएँ।
dialpad-loading = Dialpad खुल रहा है…
dialpad-signed-in = साइन इन है
dialpad-signed-in-as = उपयोगकर्ता { $user } के रूप में साइन इन
dialpad-needs-sign-in = कॉल करने और लेने के लिए साइन इन करें
show-dialpad = Dialpad दिखाएँ
hide-dialpad = Dialpad छिपाएँ
move-dialpad = Dialpad को तीर कुंजियों से खिसकाएँ
