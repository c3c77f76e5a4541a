# What a call button says: the few words that every page load pays for.

call = { $number } पर कॉल करें
calling = यह कॉल चालू है
missing = कॉल करने के लिए कोई नंबर नहीं है।
too-short = यह नंबर बहुत छोटा है{ $for }। अंक जाँचें या देश का कोड जोड़ें।
too-long = यह नंबर बहुत लंबा है{ $for }। अंक जाँचें या देश का कोड जोड़ें।
length = इतने अंकों का कोई नंबर नहीं होता{ $for }। अंक जाँचें या देश का कोड जोड़ें।
country-code = इस नंबर का देश कोड अज्ञात है। प्लस चिह्न के बाद के अंक जाँचें।
no-number = यह फ़ोन नंबर नहीं है। अंक जाँचें।
doubtful = यह नंबर मान्य नहीं है{ $for }। यह जैसा है वैसा ही डायल होगा।
elsewhere = { " " }{ $region } में यह { $number } होगा।
for = { " " }({ $region })
not-loaded = Ringlet से संपर्क नहीं हो पा रहा। कनेक्शन जाँचें और फिर कोशिश करें।
