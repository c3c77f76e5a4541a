# Calling lists.

## The list

calling-list = कॉल सूची
progress = { NUMBER($total) } में से { NUMBER($done) } पूरे
done-share = पूरे
later-today = { $count ->
    [one] आज बाद में { NUMBER($count) } कॉल बैक
   *[other] आज बाद में { NUMBER($count) } कॉल बैक
}
next-up = अगले
show-more = और दिखाएँ
left = { NUMBER($count) } बाकी
loading = कॉल सूची लोड हो रही है

## Whom to call

last-call = पिछली कॉल
never-called = अभी तक नहीं
last-result = पिछला नतीजा
nothing-chosen = अभी तक नहीं
tries = कोशिशें
tries-of = { NUMBER($most) } में से { NUMBER($tries) }
completed = पूरी हुई
call-later = बाद में कॉल करें
call-back-at = { $time } बजे कॉल बैक
do-not-call = कॉल न करें
with-somebody = { $name } के पास
call-this-one = अगली कॉल { $name } को
change-time = { $name } का समय बदलें
take-off = सूची से हटाएँ

## Later

when-later = { $name } को कब कॉल बैक करना है
in-one-hour = 1 घंटे में
in-three-hours = 3 घंटे में
tomorrow-at = कल, { $time }
day-and-time = दिन और समय
set-time = तय करें

## Nobody to call

list-done = सूची पूरी हुई
done-sum = { NUMBER($called) } को कॉल किया, { NUMBER($reached) } से बात हुई।
see-results = नतीजे देखें
hide-results = नतीजे छिपाएँ
results = नतीजे
disposition = नतीजा
people = लोग
none-chosen = कुछ नहीं चुना गया
next-call-back-at = अगला कॉल बैक { $time } बजे
nothing-until = तब तक किसी को कॉल नहीं करना है। { $who }
call-anyway = फिर भी अभी कॉल करें
nobody-free = बाकी सभी किसी और के पास हैं
nobody-free-hint = कोई खाली होते ही यहाँ दिखेगा।
only-blocked = किसी को कॉल नहीं कर सकते
only-blocked-hint = बाकी लोग “कॉल न करें” सूची में हैं।
nobody-yet = इस सूची में अभी कोई नहीं है
nobody-yet-hint = फ़ाइल, कॉल लॉग या अपने रिकॉर्ड से लोग जोड़ें।
nobody-yet-agent = एडमिन लोग जोड़ते हैं। वे यहाँ अपने आप दिखेंगे।
no-lists = अभी कोई कॉल सूची नहीं है
no-lists-hint = कॉल सूची बताती है कि अगली कॉल किसे करनी है, एक बार में एक व्यक्ति।
no-lists-agent = आपको अभी कोई सूची नहीं मिली है। अपने एडमिन से पूछें।

## Refusals

failed = कॉल सूची लोड नहीं हो सकी
failed-hint = वह सर्वर पर सुरक्षित है।
sign-in = अपनी कॉल सूची देखने के लिए साइन इन करें
sign-in-hint = इस पेज पर साइन इन होते ही Ringlet उसे दिखाएगा।
not-yours = कॉल सूचियाँ कॉल करने वालों के लिए हैं
not-yours-hint = आपके एडमिन आपको एजेंट बना सकते हैं।
not-done = यह नहीं हो सका
no-connection = Ringlet से कनेक्शन नहीं है। थोड़ी देर में फिर कोशिश करें।

## Keeping lists

new-list = नई सूची
edit-list = सूची बदलें
list-name = नाम
who-calls = कौन कॉल करेगा
every-agent = हर एजेंट
only-these = सिर्फ़ ये
stays-after = इसके बाद सूची में रहेंगे
stays-after-hint = कॉल के साथ बने कार्य की नियत तारीख पर लौटेंगे, नहीं तो एक दिन बाद।
most-tries = ज़्यादा से ज़्यादा कोशिशें
most-tries-hint = जिनसे बात नहीं हुई, वे एक घंटे बाद लौटेंगे।
changed-meanwhile = इस बीच किसी ने यह सूची बदल दी।
nothing-overwritten = कुछ भी ओवरराइट नहीं हुआ। अपना सहेजें – जो सिर्फ़ उन्होंने बदला वह बना रहेगा – या उनका रखें।
take-theirs = उनका रखें
save-mine = मेरा सहेजें
theirs-and-mine = { $field }: अभी सहेजा हुआ { $theirs }, आपका { $mine }
delete-list = सूची हटाएँ
delete-question = “{ $name }” को सभी लोगों के साथ हटाएँ? कॉल और नोट बने रहेंगे।
keep-it = रहने दें

## Adding people

add-people = लोग जोड़ें
from = कहाँ से
from-file = CSV फ़ाइल
from-calls = कॉल लॉग
from-records = रिकॉर्ड
choose-file = फ़ाइल चुनें
file-hint = पहली पंक्ति में कॉलम के नाम हों।
phone-column = फ़ोन नंबर
name-column = नाम
company-column = कंपनी
note-column = नोट
left-out = छोड़ दें
period = अवधि
any-time = कभी भी
today = आज
last-7 = पिछले 7 दिन
last-30 = पिछले 30 दिन
outcomes = नतीजे
kind = प्रकार
leads = लीड
contacts = संपर्क
deals = डील
status = स्थिति
any-status = कोई भी स्थिति
checking = जाँच हो रही है…
to-be-added = { $count ->
    [one] { NUMBER($count) } व्यक्ति जुड़ेगा
   *[other] { NUMBER($count) } लोग जुड़ेंगे
}
doubles = { $count ->
    [one] { NUMBER($count) } दो बार है या पहले से सूची में है
   *[other] { NUMBER($count) } दो बार हैं या पहले से सूची में हैं
}
blocked = { $count ->
    [one] { NUMBER($count) } “कॉल न करें” सूची में है
   *[other] { NUMBER($count) } “कॉल न करें” सूची में हैं
}
refused = { $count ->
    [one] { NUMBER($count) } नहीं जुड़ सकता
   *[other] { NUMBER($count) } नहीं जुड़ सकते
}
line = पंक्ति { $line }
add-count = { $count ->
    [one] { NUMBER($count) } व्यक्ति जोड़ें
   *[other] { NUMBER($count) } लोग जोड़ें
}
adding = जोड़ा जा रहा है…
