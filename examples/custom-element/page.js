// Everything a page may do with Ringlet: configure, listen, veto, dial, read numbers.
const { ringlet } = window;
const list = document.querySelector("#events");

const tell = (text) => {
  const item = document.createElement("li");
  item.textContent = text;
  list.append(item);
};

ringlet.configure({ token: new URLSearchParams(location.search).get("token") });
ringlet.ready.then(() => tell(`ready, version ${ringlet.version}`));
ringlet.on("authentication", (authenticated, user) => tell(authenticated ? `signed in as ${user}` : "not signed in"));

// Every dial asks first, and the page may say no.
document.addEventListener("ringlet-dial", (event) => {
  const { country, international } = ringlet.parseNumber(event.detail.number, "IN");
  if (country !== "IN" && !confirm(`Call ${international}, abroad?`)) event.preventDefault();
});

document.addEventListener("ringlet-call-state", ({ detail }) => tell(`${detail.number}: ${detail.state}`));
document.addEventListener("ringlet-call-end", ({ detail }) => {
  tell(`${detail.number}: ${detail.outcome}, talked for ${detail.durationSeconds ?? 0} s`);
});
document.addEventListener("ringlet-error", ({ detail }) => tell(`${detail.code}: ${detail.message}`));

document.querySelector("#dial").addEventListener("click", async () => {
  try {
    const call = await ringlet.initiateCall("+91 98765 43210", { customerName: "Maya Rao", customData: "from-code" });
    tell(`placed, call ${call.callId}`);
  } catch (error) {
    tell(`${error.code}: ${error.message}`);
  }
});
