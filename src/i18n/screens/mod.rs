//! Words of the call log and the dial pad. English is the original: its text is also each message's documentation.

mod de;
mod hi;
mod pt_br;

pub(super) use de::DE;
pub(super) use hi::HI;
pub(super) use pt_br::PT_BR;

use crate::i18n::messages;

messages! {
    /// Words of the call log and the dial pad. `{…}` are gaps for [`crate::i18n::fill`].
    ScreensText {
        // Filters
        filters: "Filters",
        search: "Name or number",
        period: "Period",
        any_time: "Any time",
        today: "Today",
        yesterday: "Yesterday",
        last_7: "Last 7 days",
        last_30: "Last 30 days",
        direction: "Direction",
        outcome: "Outcome",
        clear_filters: "Clear filters",
        // Words of a call
        incoming: "Incoming",
        outgoing: "Outgoing",
        internal: "Internal",
        completed: "Completed",
        voicemail: "Voicemail",
        rejected: "Rejected",
        blocked: "Blocked",
        unknown_number: "Number withheld",
        // The list
        calls: "Calls",
        calls_of: "Calls {day}",
        day_one: "{count} call, {reached} reached",
        day_other: "{count} calls, {reached} reached",
        loading: "Loading calls",
        none_yet: "No calls yet",
        none_yet_hint: "Calls you make or receive appear here on their own. Click any phone number to make the first one.",
        none_of_record: "Calls with this record appear here on their own.",
        none_found: "No calls match these filters",
        failed: "The call log couldn’t be loaded",
        failed_hint: "Your calls are safe on the server.",
        sign_in: "Sign in to see your calls",
        sign_in_hint: "Ringlet shows them as soon as you are signed in to this page.",
        show_older: "Show older calls",
        loading_older: "Loading…",
        // The detail
        call_detail: "Call",
        close_detail: "Close detail",
        started: "Started",
        talk_time: "Talk time",
        agent: "Agent",
        line: "Line",
        our_number: "Our number",
        record: "Record",
        reason: "Reason",
        note: "Note",
        task: "Task",
        due: "due {date}",
        what_happened: "What happened",
        detail_failed: "The rest couldn’t be loaded",
        placed: "Placed",
        rang: "Rang",
        answered: "Answered",
        held: "On hold",
        resumed: "Resumed",
        over: "Ended",
        hangup_asked: "Hang-up asked for",
        // The player
        recording: "Recording",
        play: "Play",
        pause: "Pause",
        position: "Position",
        position_text: "{at} of {total}",
        speed: "Speed {factor}",
        download: "Download recording",
        no_recording: "The recording couldn’t be loaded. It may be gone at the provider.",
        // The dial pad
        number: "Number",
        delete_last: "Delete last digit",
        country: "Country: {country}",
        choose_country: "Country",
        change: "Change",
        done: "Done",
        missing_one: "{count} digit missing",
        missing_other: "{count} digits missing",
        too_long: "Too long for {country}",
        too_short: "Too short for {country}",
        unknown_code: "No such country code",
        not_a_number: "Not a phone number",
        mobile: "{country}, mobile",
        fixed_line: "{country}, landline",
        toll_free: "{country}, toll-free",
    }
}
