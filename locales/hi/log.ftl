# The call log and its player.

## Filters

filters = फ़िल्टर
search = नाम या नंबर
period = अवधि
any-time = किसी भी समय
today = आज
yesterday = कल
last-7 = पिछले 7 दिन
last-30 = पिछले 30 दिन
own-days = अपने दिन
first-day = से
last-day = तक
since-day = { $day } से
until-day = { $day } तक
days-reversed = आख़िरी दिन पहले दिन से पहले है। दोनों को बदल दें।
direction = दिशा
outcome = नतीजा
source = स्रोत
disposition = परिणाम
number = नंबर
more = और
picked = { $name }: { NUMBER($count) }
without = फ़िल्टर “{ $name }” हटाएँ
quoted = “{ $text }”
clear-filters = फ़िल्टर हटाएँ

## Words of a call

incoming = आई हुई
outgoing = की गई
internal = आंतरिक
completed = बात हुई
voicemail = वॉइसमेल
rejected = अस्वीकृत
blocked = रोकी गई
unknown-number = नंबर छिपा है
from-phone = फ़ोन (ब्लूटूथ)
by-hand = हाथ से दर्ज
call-back-due = वापस कॉल करनी है
sources-count = { NUMBER($count) } स्रोत

## The list

calls = कॉल
calls-of = { $day } की कॉल
count = { $count ->
    [one] { NUMBER($count) } कॉल
   *[other] { NUMBER($count) } कॉल
}
reached = { NUMBER($reached) } पर बात हुई
hours-minutes = { NUMBER($hours) } घं { NUMBER($minutes) } मि
minutes = { NUMBER($minutes) } मि
seconds = { NUMBER($seconds) } से
day = { $count ->
    [one] { NUMBER($count) } कॉल, { NUMBER($reached) } पर बात हुई
   *[other] { NUMBER($count) } कॉल, { NUMBER($reached) } पर बात हुई
}
loading = कॉल लोड हो रही हैं
none-yet = अभी कोई कॉल नहीं
none-yet-hint = आपकी कॉल यहाँ अपने आप दिखती हैं। पहली कॉल के लिए किसी भी नंबर पर क्लिक करें।
none-of-record = इस रिकॉर्ड की कॉल यहाँ अपने आप दिखती हैं।
none-found = इन फ़िल्टरों से कोई कॉल नहीं मिली
failed = कॉल सूची लोड नहीं हो सकी
failed-hint = आपकी कॉल सर्वर पर सुरक्षित हैं।
away-hint = Ringlet तक पहुँच नहीं है। आपकी कॉल सर्वर पर सुरक्षित हैं; यह अपने आप फिर कोशिश करेगा।
sign-in = अपनी कॉल देखने के लिए साइन इन करें
sign-in-hint = इस पेज पर साइन इन करते ही Ringlet उन्हें दिखाएगा।
show-older = पुरानी कॉल दिखाएँ
loading-older = लोड हो रहा है…
out-of-date = Ringlet से संपर्क नहीं है। सूची पुरानी हो सकती है।

## The detail

call-detail = कॉल
close-detail = विवरण बंद करें
started = शुरू
talk-time = बातचीत का समय
agent = एजेंट
line = लाइन
our-number = हमारा नंबर
record = रिकॉर्ड
reason = कारण
note = नोट
task = काम
due = { $date } तक
what-happened = क्या हुआ
detail-failed = बाकी लोड नहीं हो सका
placed = कॉल की गई
rang = घंटी बजी
answered = उत्तर मिला
held = होल्ड पर
resumed = फिर शुरू
over = समाप्त
hangup-asked = काटने को कहा गया

## The player

recording = रिकॉर्डिंग
play = चलाएँ
pause = रोकें
position = स्थान
position-text = { $total } में से { $at }
speed = गति { $factor }
download = रिकॉर्डिंग डाउनलोड करें
no-recording = रिकॉर्डिंग लोड नहीं हो सकी। शायद वह प्रदाता के पास अब नहीं है।

## What can be done with the list

look = दृश्य
as-list = सूची
as-day = दिन के अनुसार
export = निर्यात
exporting = निर्यात हो रहा है…
export-hint = ठीक वही कॉल जो फ़िल्टर में हैं
export-failed = कॉल निर्यात नहीं हो सकीं
add-or-import = दर्ज या आयात करें
add-call = कॉल दर्ज करें
import-calls = कॉल आयात करें
close-panel = बंद करें
done = हो गया

## A day

day-before = पिछला दिन
day-after = अगला दिन
day-shown = दिखाया गया दिन
none-on-day = इस दिन कोई कॉल नहीं
day-is-cut = इस दिन की सिर्फ़ नई { NUMBER($count) } कॉल दिखाई गई हैं। बाकी देखने के लिए फ़िल्टर करें।
nobody = कोई नहीं

## Several sources, legs

not-the-same = यह वही कॉल नहीं
the-same = यह वही कॉल है
join-with = दूसरी प्रविष्टि से जोड़ें
none-near = दो घंटे के भीतर इस नंबर की कोई दूसरी कॉल नहीं
change-failed = यह बदला नहीं जा सका
legs = कनेक्शन
agent-phone = हमारा फ़ोन
other-side = दूसरी ओर
answered-at = { $at } पर उत्तर मिला
rang-at = { $at } पर घंटी बजी, उत्तर नहीं मिला
write-down = नोट और काम
link-record = रिकॉर्ड से जोड़ें
change-record = बदलें
new-record = नई लीड, डील या संपर्क
create = बनाएँ
name-or-company-needed = पहला नाम या कंपनी लिखें।
record-created = बनाया गया और कॉल से जोड़ा गया: { $name }
record-not-created = यह नहीं बन सका

## A call entered by hand

name = नाम
not-said = नहीं बताया
length-help = मिनट, या मिनट और सेकंड
length-wrong = इसे 4:32 या 5 की तरह लिखें।
number-or-name = नंबर या नाम लिखें।
number-wrong = यह फ़ोन नंबर नहीं है। अंक जाँचें या देश कोड जोड़ें।
time-missing = दिन और समय लिखें।
time-to-come = यह समय अभी आया नहीं है।

## The import of files

choose-files = फ़ाइलें चुनें या यहाँ छोड़ें
files-hint = फ़ोन का कॉल इतिहास (.vcf) या तालिका (.csv)
in-log-of = किसकी सूची में
device = फ़ोन
device-help = हर फ़ोन को अपना नाम दें, ताकि दोबारा आयात करने पर उसकी कॉल पहचानी जाएँ।
reading-files = फ़ाइलें पढ़ी जा रही हैं…
storing-calls = कॉल सहेजी जा रही हैं…
new-calls = { $count ->
    [one] { NUMBER($count) } नई कॉल
   *[other] { NUMBER($count) } नई कॉल
}
added-calls = { $count ->
    [one] { NUMBER($count) } कॉल आयात हुई
   *[other] { NUMBER($count) } कॉल आयात हुईं
}
known-calls = { NUMBER($count) } पहले से मौजूद
skipped-rows = { NUMBER($count) } पढ़ी नहीं जा सकीं
import-count = { $count ->
    [one] { NUMBER($count) } कॉल आयात करें
   *[other] { NUMBER($count) } कॉल आयात करें
}
import-failed = फ़ाइलें पढ़ी नहीं जा सकीं
what-is-wrong = जो पढ़ा नहीं जा सका
file-line = { $file }, पंक्ति { $line }
first-rows = फ़ाइल की पहली पंक्तियाँ
columns = कौन-सा कॉलम क्या है
people-in-table = कौन कौन है
field-id = आईडी
field-answered = उत्तर का समय
time-zone = समय क्षेत्र
site-zone = साइट का
local-z = UTC लिखे समय स्थानीय समय हैं (कुछ फ़ोन ऐसा करते हैं)
direction-of-all = सभी पंक्तियों की दिशा
by-column = जैसा कॉलम बताए
changed-calls = { NUMBER($count) } सुधारी गईं

## Teams

sync-teams = Teams अभी सिंक करें
syncing = सिंक हो रहा है…
synced = Teams: { NUMBER($added) } नई, { NUMBER($updated) } अपडेट हुई
sync-waiting = { $count ->
    [one] { NUMBER($count) } और कॉल लाई जा रही है।
   *[other] { NUMBER($count) } और कॉल लाई जा रही हैं।
}
sync-failed = Teams सिंक नहीं हो सका
