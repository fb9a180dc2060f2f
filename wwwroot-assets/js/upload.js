// Sends one file to /uploads by tus 1.0, in chunks that go on where a lost connection broke them. Bytes never cross the circuit.
//
// upload(file, { role, address, signal, onAddress(address), onProgress(bytes), onOffline(isOffline) }) → Promise of one of
//   { item }      it is an item of the library
//   { refused }   the server's sentence: this file will never be taken
//   { failed }    the server's sentence or "": it may be tried again, with the same address
//   { stopped }   the signal was aborted; what arrived stays at the address
// discard(address): throws away what arrived there.

const chunk = 8 * 1024 * 1024;
const attempts = 8; // of a server that answers with faults; a network that is away is waited for without end
const longestPause = 30_000; // ms
const tus = { "Tus-Resumable": "1.0.0" };

export async function upload(file, { role, address, signal, onAddress, onProgress, onOffline } = {}) {
  let offset = 0;
  let unsure = Boolean(address); // whether the server must be asked how much it has
  for (let failures = 0, faults = 0; ; ) {
    try {
      if (unsure) {
        const state = await look(address, signal);
        if (state?.item) return { item: state.item };
        if (!state) address = null; // expired or swept: from the start
        offset = state?.offset ?? 0;
        unsure = false;
      }
      if (!address) onAddress?.((address = await begin(file, role, signal)));
      onOffline?.(false);
      onProgress?.(offset);
      const reply = await send(address, file, offset, signal, (sent) => onProgress?.(offset + sent));
      failures = faults = 0;
      offset = reply.offset;
      if (reply.item) return { item: reply.item };
    } catch (problem) {
      if (signal?.aborted) return { stopped: true };
      if (!("status" in problem)) throw problem;
      const { status, words } = problem;
      if ([413, 422, 429].includes(status) && words) return { refused: words };
      const isPassing = status === 0 || [404, 408, 409, 410, 423].includes(status);
      const isFault = status >= 500 && status !== 507; // a full store is for people to mend
      if (!isPassing && !(isFault && ++faults < attempts)) return { failed: words };
      onOffline?.(status === 0);
      unsure = Boolean(address);
      if (!(await pause(++failures, signal))) return { stopped: true };
    }
  }
}

export async function discard(address) {
  for (let failures = 1; failures < attempts; failures++) {
    const reply = await fetch(address, { method: "DELETE", headers: tus, keepalive: true }).catch(() => null);
    if (reply && reply.status !== 423) return; // locked: the server still reads from the connection that was cut
    await pause(failures);
  }
}

async function begin(file, role, signal) {
  const metadata = [`filename ${base64(file.name)}`, role ? `role ${base64(role)}` : ""].filter(Boolean).join(",");
  const headers = { ...tus, "Upload-Length": String(file.size), "Upload-Metadata": metadata };
  const reply = await ask("/uploads", { method: "POST", headers, signal });
  if (reply.status !== 201) throw fault(reply.status, await reply.text());
  return reply.headers.get("Location");
}

// What the server has: { offset, item }, or null when it has nothing.
async function look(address, signal) {
  const reply = await ask(address, { method: "HEAD", headers: tus, cache: "no-store", signal });
  if (reply.status === 404 || reply.status === 410) return null;
  if (!reply.ok) throw fault(reply.status, "");
  return { offset: Number(reply.headers.get("Upload-Offset")), item: reply.headers.get("Upload-Item") };
}

async function ask(address, options) {
  const reply = await fetch(address, { ...options, redirect: "manual" }).catch(() => null);
  if (!reply) throw fault(0, "");
  if (reply.type === "opaqueredirect") throw fault(401, ""); // to the sign-in page
  return reply;
}

// fetch can't tell how much of a body is on its way, so the pieces go by XMLHttpRequest.
function send(address, file, offset, signal, onSent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const broke = () => reject(fault(0, ""));
    request.open("PATCH", address);
    for (const [name, value] of Object.entries(tus)) request.setRequestHeader(name, value);
    request.setRequestHeader("Upload-Offset", String(offset));
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () =>
      request.status === 204
        ? resolve({ offset: Number(request.getResponseHeader("Upload-Offset")), item: request.getResponseHeader("Upload-Item") })
        : reject(fault(request.status, request.responseText));
    request.onerror = broke;
    request.onabort = broke;
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    if (signal?.aborted) return broke();
    signal?.addEventListener("abort", abort);
    request.send(file.slice(offset, offset + chunk));
  });
}

function fault(status, body) {
  let words = "";
  try {
    words = JSON.parse(body).message ?? "";
  } catch {
    // not from the studio: a proxy's page, or nothing
  }
  return { status, words };
}

// Waits longer each time, and no longer than it takes the network to come back; false when it was aborted.
function pause(failures, signal) {
  return new Promise((resolve) => {
    const wait = Math.min(longestPause, 500 * 2 ** failures) * (0.75 + Math.random() / 2);
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve(!signal?.aborted);
    };
    const timer = setTimeout(done, wait);
    addEventListener("online", done);
    signal?.addEventListener("abort", done);
    if (signal?.aborted) done();
  });
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
