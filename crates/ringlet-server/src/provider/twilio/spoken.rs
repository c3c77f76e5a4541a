//! What a caller hears when there is nobody to talk to, in the language of the site.

use super::twiml::Spoken;

/// One sentence in every language: English, German, Brazilian Portuguese, Hindi.
struct Sentence([&'static str; 4]);

/// As Twilio names them, in that order.
const LANGUAGES: [&str; 4] = ["en-US", "de-DE", "pt-BR", "hi-IN"];

const NOBODY: Sentence = Sentence([
    "Sorry, nobody can take your call right now. Please try again later.",
    "Leider kann gerade niemand Ihren Anruf annehmen. Bitte versuchen Sie es später noch einmal.",
    "Desculpe, ninguém pode atender sua ligação agora. Por favor, tente mais tarde.",
    "क्षमा करें, अभी कोई आपकी कॉल नहीं ले सकता। कृपया बाद में फिर कोशिश करें।",
]);

const CLOSED: Sentence = Sentence([
    "You have called outside our opening hours. Please try again when we are open.",
    "Sie rufen außerhalb unserer Geschäftszeiten an. Bitte versuchen Sie es zu unseren Geschäftszeiten noch einmal.",
    "Você ligou fora do nosso horário de atendimento. Por favor, tente novamente em nosso horário.",
    "आपने हमारे काम के समय के बाहर कॉल किया है। कृपया काम के समय में फिर कोशिश करें।",
]);

const NOT_PLACED: Sentence = Sentence([
    "This call can’t be placed.",
    "Dieser Anruf kann nicht hergestellt werden.",
    "Não é possível fazer esta ligação.",
    "यह कॉल नहीं की जा सकती।",
]);

impl Sentence {
    /// In the site's language; None and others: English.
    fn in_language(&self, locale: Option<&str>) -> Spoken {
        let index = match locale.and_then(|tag| tag.split('-').next()) {
            Some("de") => 1,
            Some("pt") => 2,
            Some("hi") => 3,
            _ => 0,
        };
        Spoken {
            language: LANGUAGES[index],
            text: self.0[index],
        }
    }
}

/// To somebody who calls while nobody can answer.
#[must_use]
pub fn nobody(locale: Option<&str>) -> Spoken {
    NOBODY.in_language(locale)
}

/// To somebody who calls outside the opening hours.
#[must_use]
pub fn closed(locale: Option<&str>) -> Spoken {
    CLOSED.in_language(locale)
}

/// To an agent whose call isn't placed.
#[must_use]
pub fn not_placed(locale: Option<&str>) -> Spoken {
    NOT_PLACED.in_language(locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_hear_english() {
        assert_eq!(nobody(Some("pt-BR")).language, "pt-BR");
        assert_eq!(nobody(Some("fr")).language, "en-US");
        assert_eq!(not_placed(None).text, "This call can’t be placed.");
    }
}
