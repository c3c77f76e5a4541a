//! From the PABX's words and codes to what happened to the call.

use ringlet_model::api::telephony::Presence;
use ringlet_model::call::{EventKind, Outcome};

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Sent by the PABX.
    Webhook,
    /// A row of the calls that are up.
    Online,
    /// A row of the history: the call is over, whatever it says.
    History,
}

/// What happened, by the word or code of a status; `Other` for words nobody has heard of.
///
/// Codes as in the history's filter: 0 not answered, 1 answered, 2 failed, 486 busy.
pub(super) fn kind(status: &str, source: Source) -> EventKind {
    let known = match (plain(status).as_str(), source) {
        // A call that is up is in one of three places, and the codes of the history don't fit it.
        (word, Source::Online) => going(word).unwrap_or(EventKind::Ringing(None)),
        (word, Source::History) => EventKind::Ended(ended(word).or_else(|| answered(word))),
        (word, Source::Webhook) => match ended(word) {
            Some(outcome) => EventKind::Ended(Some(outcome)),
            None if over(word) => EventKind::Ended(None),
            None => going(word).unwrap_or(EventKind::Other),
        },
    };
    match (known, status.trim()) {
        // A row that says nothing of its status says only that the call is there.
        (EventKind::Ringing(None), "") => EventKind::Other,
        (kind, _) => kind,
    }
}

fn ended(word: &str) -> Option<Outcome> {
    Some(match word {
        "1" | "completed" | "completada" | "concluida" | "finalizada" => Outcome::Completed,
        "0" | "missed" | "perdida" | "nao_atendida" | "nao_atendido" | "no_answer" | "noanswer" => {
            Outcome::NoAnswer
        }
        "486" | "busy" | "ocupado" | "ocupada" => Outcome::Busy,
        "2" | "failed" | "falha" | "falhou" | "erro" => Outcome::Failed,
        "487" | "canceled" | "cancelled" | "cancelada" | "cancelado" => Outcome::Canceled,
        "603" | "rejected" | "rejeitada" | "recusada" => Outcome::Rejected,
        "voicemail" | "caixa_postal" | "correio_de_voz" => Outcome::Voicemail,
        _ => return None,
    })
}

/// In the history an answered call is a completed one.
fn answered(word: &str) -> Option<Outcome> {
    matches!(word, "answered" | "atendida" | "atendido").then_some(Outcome::Completed)
}

fn over(word: &str) -> bool {
    matches!(word, "ended" | "hangup" | "encerrada" | "desligada")
}

fn going(word: &str) -> Option<EventKind> {
    Some(match word {
        "dialing" | "discando" | "initiated" | "iniciada" => EventKind::Dialing,
        "ringing" | "tocando" | "chamando" => EventKind::Ringing(None),
        "1" | "in_progress" | "em_andamento" | "answered" | "atendida" | "atendido"
        | "em_conversa" | "conversando" | "falando" | "em_conversacao" => EventKind::Answered(None),
        "on_hold" | "em_espera" => EventKind::Held,
        _ => return None,
    })
}

/// Whether an operator takes calls, by the PABX's word; None for words nobody has heard of.
pub(super) fn presence(word: &str) -> Option<Presence> {
    Some(match plain(word).as_str() {
        "logado" | "disponivel" | "livre" | "online" | "available" | "logged_in" | "1" => {
            Presence::Available
        }
        "pausa" | "pausado" | "em_pausa" | "paused" | "2" => Presence::Paused,
        "deslogado" | "offline" | "logged_out" | "indisponivel" | "0" => Presence::Offline,
        _ => return None,
    })
}

/// Without capitals and accents, parts joined by one underscore.
fn plain(text: &str) -> String {
    let without_accents: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' => 'a',
            'é' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'õ' => 'o',
            'ú' => 'u',
            'ç' => 'c',
            other => other,
        })
        .collect();
    let parts = without_accents.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_mean_what_the_source_makes_of_them() {
        use Source::{History, Online, Webhook};
        let ended = |outcome| EventKind::Ended(Some(outcome));
        for (status, source, wanted) in [
            ("completed", Webhook, ended(Outcome::Completed)),
            ("missed", Webhook, ended(Outcome::NoAnswer)),
            ("failed", Webhook, ended(Outcome::Failed)),
            ("busy", Webhook, ended(Outcome::Busy)),
            ("in_progress", Webhook, EventKind::Answered(None)),
            ("dialing", Webhook, EventKind::Dialing),
            ("hangup", Webhook, EventKind::Ended(None)),
            ("transferida", Webhook, EventKind::Other),
            ("", Webhook, EventKind::Other),
            ("0", History, ended(Outcome::NoAnswer)),
            ("1", History, ended(Outcome::Completed)),
            ("2", History, ended(Outcome::Failed)),
            ("486", History, ended(Outcome::Busy)),
            ("Atendida", History, ended(Outcome::Completed)),
            ("NÃO ATENDIDA", History, ended(Outcome::NoAnswer)),
            ("7", History, EventKind::Ended(None)),
            ("", History, EventKind::Ended(None)),
            ("1", Online, EventKind::Answered(None)),
            ("Atendida", Online, EventKind::Answered(None)),
            ("Em conversação", Online, EventKind::Answered(None)),
            ("Chamando", Online, EventKind::Ringing(None)),
            ("qualquer", Online, EventKind::Ringing(None)),
            ("", Online, EventKind::Other),
        ] {
            assert_eq!(kind(status, source), wanted, "{status} {source:?}");
        }
    }

    #[test]
    fn presence_is_said_in_words_too() {
        assert_eq!(presence("Disponível"), Some(Presence::Available));
        assert_eq!(presence("em pausa"), Some(Presence::Paused));
        assert_eq!(presence("Deslogado"), Some(Presence::Offline));
        assert_eq!(presence("?"), None);
    }
}
