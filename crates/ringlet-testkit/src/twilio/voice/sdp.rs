//! Session descriptions that a browser takes. Nobody is at the other end: no sound ever flows, and a page that waits long enough
//! finds that out.

/// Opus is left out: PCMU every browser has.
const MEDIA: &str = "m=audio 9 UDP/TLS/RTP/SAVPF 0 101\r\n\
    c=IN IP4 127.0.0.1\r\n\
    a=rtcp-mux\r\n\
    a=ice-ufrag:ring\r\n\
    a=ice-pwd:ringletringletringletringlet\r\n\
    a=fingerprint:sha-256 \
    00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F\r\n\
    a=sendrecv\r\n\
    a=rtpmap:0 PCMU/8000\r\n\
    a=rtpmap:101 telephone-event/8000\r\n";

/// An offer, as the gateway sends it with a call that comes in.
pub(super) fn offer() -> String {
    session("0", "actpass")
}

/// The answer to a page's offer.
pub(super) fn answer(offer: &str) -> String {
    let mid = offer.lines().find_map(|line| line.strip_prefix("a=mid:"));
    session(mid.unwrap_or("0").trim(), "active")
}

fn session(mid: &str, setup: &str) -> String {
    format!(
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE {mid}\r\n\
         {MEDIA}a=setup:{setup}\r\na=mid:{mid}\r\n"
    )
}
