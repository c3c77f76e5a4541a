// Answers in the shapes of the wire. Times are relative to now, so that "2 min ago" stays true.
{
  const minute = 60_000;
  const now = Date.now();
  const iso = (at) => new Date(at).toISOString();

  const boot = (user) => ({
    user, csrf_token: "x", server_time: now, teams: true, agent: { has_phone: true, default_provider: null },
    site: { region: "IN", locale: null, demo: true, dispositions: ["Interested", "Call back", "Not interested"], record_url: "/#/record/{doctype}/{name}", time_zone: "Asia/Kolkata", utc_offset_seconds: 19800 },
    providers: [{ id: "tata_tele", label: "Tata Tele", allowed: true, capabilities: {} }, { id: "demo", label: "Demo line", allowed: true, capabilities: {} }],
  });
  const admin = { id: "asha@example.com", name: "Asha Kulkarni", roles: ["admin"] };
  const agent = { id: "jonas.weber@example.com", name: "Jonas Weber", roles: ["agent"] };

  const provider = (id, label, state, more) => ({ id, label, enabled: state !== "off", state, detail: null, last_webhook_at: null, webhook_count: 0, failing_since: null, default: false, ...more });
  const providers = (state) => [
    state === "failing"
      ? provider("tata_tele", "Tata Tele", "failing", { detail: "Smartflo doesn’t accept the token", failing_since: now - 42 * minute, default: true })
      : state === "waiting"
        ? provider("tata_tele", "Tata Tele", "waiting", { detail: "Token accepted. Paste the webhook address at Smartflo to finish", default: true })
        : provider("tata_tele", "Tata Tele", "connected", { last_webhook_at: now - 2 * minute, webhook_count: 215, default: true }),
    provider("demo", "Demo line", "connected", { last_webhook_at: now - 14 * minute, webhook_count: 12 }),
  ];

  const users = [
    { ...admin, enabled: true, has_api_key: true, last_seen_at: now },
    { ...agent, enabled: true },
    { id: "mariana.albuquerque.figueiredo@example.com", name: "Mariana Albuquerque Figueiredo", roles: ["agent"], enabled: true },
    { id: "priya@example.com", name: "Priya Nair", roles: ["viewer"], enabled: true },
    { id: "old@example.com", name: "Maximiliane von Schwarzenberg-Hohenlohe", roles: ["agent"], enabled: false },
  ];
  const agents = [
    { user: admin.id, mobile_no: "+919820012345", phone_nos: [{ number: "+919820012345", is_primary: 1 }, { number: "+912248004410", is_primary: 0 }], default_medium: "Tata Tele", call_receiving_device: "Phone", tata_tele_agent_number: "204", modified: "1" },
    { user: agent.id, mobile_no: null, phone_nos: [], tata_tele_agent_number: "204", default_medium: null, call_receiving_device: "Computer", modified: "1" },
  ];
  const webhook = (state) => ({
    url: "https://calls.example.com/api/method/crm.integrations.tata_tele.handler.webhook_handler?key=6c1f0e5ab8d24e0fa0",
    ...(state === "waiting" ? { count: 0, first_at: null, last_at: null, last_understood: null } : { count: 215, first_at: now - 8 * 1440 * minute, last_at: now - 2 * minute, last_understood: true }),
  });

  const call = (id, minutesAgo, name, number, shown, direction, outcome, seconds, more) => ({
    id, source: "tata_tele", external_id: null, user_id: admin.id, user_name: admin.name, direction, state: "ended", outcome, reason: null,
    remote_number: number, remote_display: shown, remote_name: name, local_number: "+912248004410", reference: null,
    started_at: iso(now - minutesAgo * minute), answered_at: seconds ? iso(now - minutesAgo * minute + 9_000) : null, ended_at: iso(now - minutesAgo * minute + 9_000 + seconds * 1000),
    sources: [more?.source ?? "tata_tele"], call_back_due: false,
    duration_seconds: seconds, has_recording: false, disposition: null, wrapped_up: true, note_count: 0, task_count: 0, created_at: iso(now), updated_at: iso(now), ...more,
  });
  const lead = { doctype: "CRM Lead", name: "CRM-LEAD-2026-00001" };
  const calls = [
    call("c1", 5, "Lata Shah", "+919999988888", "+91 99999 88888", "outbound", null, 1, { state: "connected", duration_seconds: null, ended_at: null, reference: lead }),
    call("c2", 18, null, "+5521998765432", "+55 21 99876-5432", "inbound", "missed", null, { user_id: null, user_name: null, call_back_due: true }),
    call("c3", 49, "Maximiliane von Schwarzenberg-Hohenlohe", "+4915123456789", "+49 1512 3456789", "outbound", "completed", 728, { user_name: "Jonas Weber", disposition: "Interested", has_recording: true, reference: lead, note_count: 1, task_count: 1 }),
    call("c4", 82, "João Pedro de Albuquerque Cavalcanti", "+5511912345678", "+55 11 91234-5678", "outbound", "busy", null),
    call("c5", 219, "Olivia Martinez", "+14155550132", "+1 415-555-0132", "inbound", "completed", 3723, { source: "placetel", sources: ["placetel", "teams"], has_recording: true, disposition: "Interested", note_count: 1 }),
    call("c6", 267, "Annegret Kühn-Lüdenscheid", "+4930901820", "+49 30 901820", "outbound", "failed", null, { user_name: "Jonas Weber", reason: "Smartflo doesn’t accept the token." }),
    call("c7", 1270, "Rajendra Prasad Venkataraman", "+918047100002", "+91 80 4710 0002", "inbound", "voicemail", 38, { user_name: "Priya Nair" }),
    call("c8", 1292, "Emily Carter", "+12125550187", "+1 212-555-0187", "outbound", "no-answer", null, { source: "demo" }),
    call("c9", 1380, "Lata Shah", "+919999988888", "+91 99999 88888", "inbound", null, null, { disposition: "Call back" }),
  ];
  // As many as a large site has: made as they are asked for.
  const many = 20_000;
  const manyPage = (query) => {
    const from = Number(query.get("cursor") ?? 0);
    const page = Array.from({ length: Math.min(Number(query.get("limit")), many - from) }, (_, index) => {
      const at = from + index;
      const like = calls[1 + (at % (calls.length - 1))];
      const started = now - (20 + at * 7) * minute;
      return { ...like, id: `m${at}`, remote_name: `${like.remote_name ?? "Nobody"} ${at}`, started_at: iso(started), answered_at: null, ended_at: iso(started) };
    });
    return { calls: page, next_cursor: from + page.length < many ? String(from + page.length) : null };
  };
  const summary = (state) => {
    const days = new Map();
    for (const one of state === "empty" ? [] : calls) {
      const at = new Date(one.started_at);
      const date = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
      const day = days.get(date) ?? { date, calls: 0, reached: 0 };
      day.calls += 1;
      day.reached += one.outcome === "completed" ? 1 : 0;
      days.set(date, day);
    }
    return state === "empty" ? { calls: 0, reached: 0, talk_seconds: 0, days: [] } : { calls: state === "many" ? many : 1284, reached: 861, talk_seconds: 223_800, days: [...days.values()] };
  };
  const detail = (id) => {
    const entry = calls.find((one) => one.id === id) ?? { ...calls[2], id };
    const at = (seconds) => iso(Date.parse(entry.started_at) + seconds * 1000);
    return {
      call: entry,
      legs: [{ leg: "agent", state: "answered", rang_at: at(0), answered_at: at(6) }, { leg: "customer", state: "answered", rang_at: at(4), answered_at: at(9) }],
      same: entry.sources.slice(1).map((source) => ({ ...entry, id: `${id}x`, source, sources: [source], has_recording: false })),
      matches: [{ ...lead, title: entry.remote_name ?? "", subtitle: "Hohenlohe Logistik GmbH & Co. KG · Qualified" }],
      events: [
        { at: at(0), state: "dialing", kind: "dialing", detail: null }, { at: at(4), state: "ringing", kind: "ringing", detail: null },
        { at: at(9), state: "connected", kind: "answered", detail: null }, { at: at(60), state: "on-hold", kind: "hold", detail: null },
        { at: at(108), state: "connected", kind: "resume", detail: null }, { at: at(737), state: "ended", kind: "ended", detail: "Normal call clearing" },
      ],
      notes: entry.note_count ? [{ name: "n", title: "Call note", content: "<p>Renewal agreed for <b>two years</b>.</p><ul><li>Rate card by Monday</li><li>Call with Finance</li></ul>", owner: admin.id, created_at: at(800), updated_at: at(800) }] : [],
      tasks: entry.task_count ? [{ name: "7", title: "Send the new rate card", description: "", status: "Todo", priority: "High", due_date: "2026-11-23 10:00:00", assigned_to: admin.id, created_at: at(800) }] : [],
    };
  };

  const audit = [
    ["settings-changed", "asha@example.com", "Asha Kulkarni changed the agent number of Tata Tele."], ["dial", "jonas.weber@example.com", "Jonas Weber called +49 •••• 6789 through Tata Tele."],
    ["dial-refused", "priya@example.com", "Priya Nair may not call through the Demo line."], ["sign-in", "asha@example.com", null], ["sign-in-failed", null, "Somebody tried to sign in as asha@example.com."],
  ].map(([action, user, text], index) => ({ id: 90 - index, at: now - index * 17 * minute, user, action, target: user, detail: text }));

  const failures = {
    failed: [503, { code: "backend-unreachable", message: "" }],
    refused: [403, { code: "not-allowed", message: "Only administrators may see this." }],
  };

  // A call of the past, as the forms that write about it know it.
  const viewOf = (id) => {
    const entry = calls.find((one) => one.id === id) ?? calls[2];
    const at = (time) => time && Date.parse(time);
    return {
      id, revision: 1, state: "ended", outcome: entry.outcome, reason: null, direction: entry.direction, provider: "tata_tele", capabilities: {},
      number: { raw: entry.remote_number, e164: entry.remote_number, international: entry.remote_display }, agent: entry.user_id, display_name: entry.remote_name,
      matches: [], reference: entry.reference, started_at: at(entry.started_at), answered_at: at(entry.answered_at), ended_at: at(entry.ended_at),
      duration_seconds: entry.duration_seconds, has_recording: entry.has_recording, disposition: entry.disposition, wrapped_up: true,
    };
  };

  const routes = (state) => [
    [/\/api\/ringlet\/boot$/, () => boot(state === "guest" ? null : state === "refusal" ? agent : admin)],
    [/\/settings\/providers$/, () => ({ providers: providers(state) })],
    [/\/webhook(\/rotate)?$/, () => webhook(state)],
    [/CRM%20Tata%20Tele%20Settings/, (method) => (method === "PUT" && state === "stale")
      ? [417, { exc_type: "TimestampMismatchError", _server_messages: JSON.stringify([JSON.stringify({ message: "Jonas Weber changed this page at 14:58." })]) }]
      : { data: state === "empty" ? { enabled: 0 } : { enabled: 1, api_endpoint: "https://api-smartflo.tatateleservices.com/v1/click_to_call", api_token: "********", account_id: "TT-20931", phone_number: "+91 22 4800 4410", modified: "1" } }],
    [/validate_connection/, () => ({ message: state === "failing" ? { success: false, message: "Smartflo doesn’t accept the token.", hint: "It answered 401. Make a new one under API tokens and choose “Replace” above.", elapsed_ms: 400 } : { success: true, message: "Works. Smartflo answered in 0.4 s.", hint: "The agent number is active.", elapsed_ms: 400 } })],
    [/\/settings\/site$/, () => ({ region: "IN", locale: null, default_provider: "tata_tele", dispositions: state === "empty" ? [] : boot(admin).site.dispositions, record_url: "/crm/{doctype}/{name}", modified: "1" })],
    [/\/settings\/embed$/, () => ({ origins: state === "empty" ? [] : ["https://crm.shahtextiles.example", "https://shah.lightning.force.example"], fixed_origins: state === "empty" ? [] : ["http://localhost:4100"], secret_set: state !== "empty", secret_made_at: now - 17 * 1440 * minute, script_tag: '<script src="https://calls.example.com/ringlet.js"\n        data-backend="https://calls.example.com"\n        data-region="IN" async></script>', csp: "script-src https://calls.example.com 'wasm-unsafe-eval'; connect-src https://calls.example.com; img-src data:" })],
    [/\/embed\/secret$/, () => ({ secret: "rs_5b8f2c4e9a7d4f0c8e1a6b3d2f9c7e50" })],
    [/\/settings\/access\//, () => ({ everyone: false, roles: ["admin"], users: [agent.id, "mariana.albuquerque.figueiredo@example.com"] })],
    [/\/api-key$/, () => ({ key: "9f2c51d0aa34", secret: "c0ffee7d1e2f4a5b" })],
    [/\/api\/ringlet\/users$/, () => ({ users })],
    [/CRM%20Telephony%20Agent\?/, () => ({ data: agents })],
    [/CRM%20Telephony%20Agent\//, () => ({ data: agents[0] })],
    [/\/api\/ringlet\/audit/, () => ({ entries: state === "empty" ? [] : audit, next_cursor: state === "empty" ? null : "x" })],
    [/\/calls\/active$/, () => ({ calls: [] })],
    [/\/api\/ringlet\/match/, (_, url) => ({ matches: url.searchParams.get("number") === "+919999988888" ? [{ ...lead, title: "Lata Shah", subtitle: "Shah Textiles · Contacted" }] : [] })],
    [/\/api\/ringlet\/calls\/\w+$/, (_, url) => ({ call: viewOf(url.pathname.split("/").pop()) })],
    [/\/calls\/(?!summary)\w+$/, (_, url) => detail(url.pathname.split("/").pop())],
    [/\/calls\/summary$/, () => summary(state)],
    [/\/calls$/, (_, url) => state === "many" ? manyPage(url.searchParams) : ({ calls: state === "empty" || url.searchParams.get("q") === "nobody" ? [] : calls, next_cursor: null })],
  ];

  window.ringletScreens = {
    /** A fetch that answers what is the server's, and lets the build's own files through. */
    fetch: (state, real) => async (input, options = {}) => {
      const url = new URL(input.url ?? input, location.href);
      if (!/^\/(api|calls)/.test(url.pathname)) return real(input, options);
      if (url.pathname.endsWith("/events")) return new Response(new ReadableStream({ start() {} }), { headers: { "content-type": "text/event-stream" } });
      const isBoot = url.pathname.endsWith("/boot");
      if (state === "loading" && !isBoot) return new Promise(() => {});
      if (failures[state] && !isBoot) return new Response(JSON.stringify(failures[state][1]), { status: failures[state][0] });
      const route = routes(state).find(([pattern]) => pattern.test(url.pathname + url.search) || pattern.test(url.pathname));
      const answer = route ? route[1](options.method ?? "GET", url) : [404, { code: "not-found", message: `No answer for ${url.pathname}` }];
      const [status, body] = Array.isArray(answer) ? answer : [200, answer];
      return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
    },
  };
}
