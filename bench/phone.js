/* Parse and E.164, ours and libphonenumber-js, in the same page: first call, then rounds of the same rows in turn. */

/** Fetches both, so that the network isn't measured, and answers what to call. */
async function engines(rows) {
  const bytes = await (await fetch("/phone/wasm_all_bg.wasm")).arrayBuffer();
  const empty = await (await fetch("/phone/empty/wasm_empty_bg.wasm")).arrayBuffer();
  const [{ initSync, e164 }, none, module] = await Promise.all([
    import("/phone/wasm_all.js"),
    import("/phone/empty/wasm_empty.js"),
    WebAssembly.compile(bytes),
  ]);
  const [text, region] = rows[0];
  const before = none.initSync({ module: await WebAssembly.compile(empty) }).memory.buffer.byteLength;
  const started = performance.now();
  const { memory } = initSync({ module });
  e164(text, region);
  const firstOurs = performance.now() - started;
  const theirs = await import("/bench/dist/libphonenumber.js");
  const startedTheirs = performance.now();
  theirs.e164(text, region);
  const firstTheirs = performance.now() - startedTheirs;
  return { ours: e164, theirs: theirs.e164, memory, before, firstOurs, firstTheirs };
}

/** Microseconds a call over all rows. Browsers round their clock to 0.1 ms: several passes. */
function time(call, rows, passes = 10) {
  const started = performance.now();
  for (let pass = 0; pass < passes; pass++) for (const [text, region] of rows) call(text, region);
  return ((performance.now() - started) * 1000) / (rows.length * passes);
}

/** Rows `[text, region]`; answers medians over `rounds` and the first pass, in µs a call, with the first calls in ms
    and the memory in bytes. */
window.measure = async (rows, rounds) => {
  const { ours, theirs, memory, before, firstOurs, firstTheirs } = await engines(rows);
  const taken = { ours: [], theirs: [] };
  const firstPass = { ours: time(ours, rows, 1), theirs: time(theirs, rows, 1) };
  // Browsers compile what runs often a second time, better: both get the time to come that far.
  for (let pass = 0; pass < 100; pass++) rows.forEach(([text, region]) => (ours(text, region), theirs(text, region)));
  let same = 0;
  for (const [text, region] of rows) same += (ours(text, region) ?? null) === (theirs(text, region) ?? null);
  for (let round = 0; round < rounds; round++) {
    taken.ours.push(time(ours, rows));
    taken.theirs.push(time(theirs, rows));
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  return {
    ours: median(taken.ours),
    theirs: median(taken.theirs),
    firstPass,
    firstOurs,
    firstTheirs,
    memory: memory.buffer.byteLength - before,
    same,
    rows: rows.length,
  };
};
