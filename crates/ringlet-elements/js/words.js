/* Our few words, in the languages we speak; `{region}` is a country's name, as the browser knows it. */
import { locale, defaultRegion } from "./config.js";

const words = {
  en: {
    call: "Call {number}",
    calling: "This call is up",
    missing: "There is no number to call.",
    "too-short": "This number is too short{for}. Check the digits or add a country code.",
    "too-long": "This number is too long{for}. Check the digits or add a country code.",
    length: "No number{for} has this many digits. Check the digits or add a country code.",
    "country-code": "This number’s country code is unknown. Check the digits after the plus sign.",
    "no-number": "This is not a phone number. Check the digits.",
    doubtful: "This number isn’t valid{for}. It is dialled as it is.",
    elsewhere: " In {region} it would be {number}.",
    for: " for {region}",
    "not-loaded": "Ringlet can’t be reached. Check your connection and try again.",
  },
  de: {
    call: "{number} anrufen",
    calling: "Dieser Anruf läuft",
    missing: "Es gibt keine Nummer zum Anrufen.",
    "too-short": "Diese Nummer ist zu kurz{for}. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.",
    "too-long": "Diese Nummer ist zu lang{for}. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.",
    length: "Keine Nummer{for} hat so viele Ziffern. Prüfen Sie die Ziffern oder ergänzen Sie die Landesvorwahl.",
    "country-code": "Die Landesvorwahl dieser Nummer ist unbekannt. Prüfen Sie die Ziffern nach dem Pluszeichen.",
    "no-number": "Das ist keine Telefonnummer. Prüfen Sie die Ziffern.",
    doubtful: "Diese Nummer ist{for} nicht gültig. Sie wird gewählt, wie sie ist.",
    elsewhere: " In {region} wäre es {number}.",
    for: " für {region}",
    "not-loaded": "Ringlet ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
  },
  "pt-BR": {
    call: "Ligar para {number}",
    calling: "Esta chamada está em andamento",
    missing: "Não há número para ligar.",
    "too-short": "Este número é curto demais{for}. Confira os dígitos ou inclua o código do país.",
    "too-long": "Este número é longo demais{for}. Confira os dígitos ou inclua o código do país.",
    length: "Nenhum número{for} tem essa quantidade de dígitos. Confira os dígitos ou inclua o código do país.",
    "country-code": "O código de país deste número é desconhecido. Confira os dígitos depois do sinal de mais.",
    "no-number": "Isto não é um número de telefone. Confira os dígitos.",
    doubtful: "Este número não é válido{for}. Será discado como está.",
    elsewhere: " Em outra região ({region}) seria {number}.",
    for: " ({region})",
    "not-loaded": "Não foi possível falar com o Ringlet. Verifique a conexão e tente de novo.",
  },
  hi: {
    call: "{number} पर कॉल करें",
    calling: "यह कॉल चालू है",
    missing: "कॉल करने के लिए कोई नंबर नहीं है।",
    "too-short": "यह नंबर बहुत छोटा है{for}। अंक जाँचें या देश का कोड जोड़ें।",
    "too-long": "यह नंबर बहुत लंबा है{for}। अंक जाँचें या देश का कोड जोड़ें।",
    length: "इतने अंकों का कोई नंबर नहीं होता{for}। अंक जाँचें या देश का कोड जोड़ें।",
    "country-code": "इस नंबर का देश कोड अज्ञात है। प्लस चिह्न के बाद के अंक जाँचें।",
    "no-number": "यह फ़ोन नंबर नहीं है। अंक जाँचें।",
    doubtful: "यह नंबर मान्य नहीं है{for}। यह जैसा है वैसा ही डायल होगा।",
    elsewhere: " {region} में यह {number} होगा।",
    for: " ({region})",
    "not-loaded": "Ringlet से संपर्क नहीं हो पा रहा। कनेक्शन जाँचें और फिर कोशिश करें।",
  },
};

/** A word or sentence with its gaps filled. */
export function say(key, gaps = {}) {
  return words[locale()][key].replace(/\{(\w+)\}/g, (_, name) => gaps[name] ?? "");
}

/** Why `text` cannot be dialled from `region`; names the country unless the number itself says another. */
export function reasonSentence(reason, text, region) {
  const abroad = /^\s*(\+|tel:)/i.test(text);
  return say(reason, { for: abroad ? "" : say("for", { region: countryName(region || defaultRegion()) }) });
}

/** What to think of before a number that isn't valid is dialled; empty without such a doubt. */
export function doubtSentence(doubt, text, region) {
  if (!doubt) return "";
  const elsewhere = doubt.number && say("elsewhere", { region: countryName(doubt.region), number: doubt.number });
  return reasonSentence("doubtful", text, region) + elsewhere;
}

function countryName(region) {
  try {
    return new Intl.DisplayNames(locale(), { type: "region" }).of(region.toUpperCase());
  } catch {
    return region;
  }
}
