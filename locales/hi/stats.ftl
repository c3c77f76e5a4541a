# The dashboard.

## Filters

dashboard = डैशबोर्ड
period = अवधि
today = आज
last-7 = पिछले 7 दिन
last-14 = पिछले 14 दिन
last-30 = पिछले 30 दिन
last-90 = पिछले 90 दिन
other-days = दूसरे दिन…
from-day = से
to-day = तक
show-days = दिखाएँ
days-wrong = पहला और आख़िरी दिन चुनें, ज़्यादा से ज़्यादा एक साल के अंतर पर।
agent = एजेंट
all-agents = सभी एजेंट
provider = प्रदाता
all-providers = सभी प्रदाता
compared-with = { $period } से तुलना

## Tiles

calls = कॉल
reached = बात हुई
talk-time = बातचीत का समय
average-call = औसत कॉल
from-before = { $count } से
points = { $change } अंक
call-backs-due = { $count ->
    [one] { NUMBER($count) } कॉल बैक बाकी
   *[other] { NUMBER($count) } कॉल बैक बाकी
}
hours-minutes = { NUMBER($hours) } घं { NUMBER($minutes) } मि
minutes = { NUMBER($minutes) } मि
as-before = पहले जितना

## Charts

calls-per-day = प्रतिदिन कॉल
calls-per-week = प्रति सप्ताह कॉल
not-reached = बात नहीं हुई
how-calls-ended = कॉल कैसे खत्म हुईं
calls-by-hour = घंटे के हिसाब से कॉल
busiest-at = सबसे ज़्यादा { $hour } बजे
by-agent = एजेंट के हिसाब से
by-provider = प्रदाता के हिसाब से
by-hand = हाथ से दर्ज
phones-history = फ़ोन का कॉल इतिहास
by-disposition = एजेंटों ने क्या चुना
view = दृश्य
chart = चार्ट
table = तालिका
day = दिन
hour = घंटा
outcome = नतीजा
share = हिस्सा
success-rate = सफलता दर
nobody-took = किसी ने नहीं उठाई
none-chosen = कुछ नहीं चुना गया
disposition = चुना गया नतीजा

## Outcomes

completed = पूरी हुई
voicemail = वॉइसमेल
rejected = अस्वीकार
blocked = रोकी गई
no-result = नतीजा अज्ञात

## In place of the charts

loading = डैशबोर्ड लोड हो रहा है
none = इस अवधि में कोई कॉल नहीं
none-hint = लंबी अवधि, या दूसरे एजेंट या प्रदाता चुनें।
failed = डैशबोर्ड लोड नहीं हो सका
failed-hint = आपकी कॉल सर्वर पर सुरक्षित हैं।
sign-in = डैशबोर्ड देखने के लिए साइन इन करें
sign-in-hint = इस पेज पर साइन इन होते ही Ringlet उसे दिखाएगा।
