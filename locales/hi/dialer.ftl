# The dial pad.

number = नंबर
delete-last = आख़िरी अंक हटाएँ
country = देश: { $country }
choose-country = देश
change = बदलें
done = हो गया
missing = { $count ->
    [one] { NUMBER($count) } अंक कम है
   *[other] { NUMBER($count) } अंक कम हैं
}
too-long = { $country } के लिए बहुत लंबा
too-short = { $country } के लिए बहुत छोटा
unknown-code = ऐसा कोई देश कोड नहीं
not-a-number = यह फ़ोन नंबर नहीं है
mobile = { $country }, मोबाइल
fixed-line = { $country }, लैंडलाइन
toll-free = { $country }, टोल-फ़्री
line-away = { $provider } अभी जवाब नहीं दे रहा है।
