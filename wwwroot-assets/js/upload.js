// Sends files to /uploads by tus 1.0, in chunks that continue where a lost connection broke them. Bytes never cross the circuit.
//
// upload(file, { role, signal, onProgress(percent), onDone(itemId), onRefused(message), onFailed(message) }) → Promise<void>
//   role: first_frame, last_frame, reference_image, reference_video, reference_audio, or nothing. Exactly one of onDone, onRefused,
//   onFailed is called, none after an abort. onRefused carries the server's sentence; onFailed means that the retries ran out.

const CHUNK = 8 * 1024 * 1024;
const ATTEMPTS = 8;
const PROGRESS_EVERY = 200; // ms
const TUS = { "Tus-Resumable": "1.0.0" };

export async function upload(file, { role, signal, onProgress, onDone, onRefused, onFailed } = {}) {
  const say = throttle(onProgress);
  let address = null;
  let offset = 0;
  for (let failures = 0; ; ) {
    try {
      if (!address) {
        address = await begin(file, role, signal);
        offset = 0;
      }
      const reply = await send(address, file, offset, signal, (sent) => say(percent(offset + sent, file.size)));
      failures = 0;
      offset = Number(reply.header("Upload-Offset"));
      const item = reply.header("Upload-Item");
      if (item) {
        say(100, true);
        onDone?.(item);
        return;
      }
    } catch (problem) {
      if (signal?.aborted) {
        if (address) fetch(address, { method: "DELETE", headers: TUS }).catch(() => {});
        return;
      }
      if (problem.refusal) {
        onRefused?.(problem.refusal);
        return;
      }
      if (++failures >= ATTEMPTS || [400, 401, 403, 415].includes(problem.status)) {
        onFailed?.(problem.words ?? "");
        return;
      }
      if (!(await pause(failures, signal))) continue;
      if (address) {
        const state = await look(address, signal);
        if (state?.item) {
          say(100, true);
          onDone?.(state.item);
          return;
        }
        if (state === null) address = null; // expired or swept: from the start
        else if (state) offset = state.offset;
      }
    }
  }
}

async function begin(file, role, signal) {
  const metadata = [`filename ${base64(file.name)}`, role ? `role ${base64(role)}` : ""].filter(Boolean).join(",");
  const headers = { ...TUS, "Upload-Length": String(file.size), "Upload-Metadata": metadata };
  const reply = await fetch("/uploads", { method: "POST", headers, signal });
  if (reply.status !== 201) throw fault(reply.status, await reply.text());
  return reply.headers.get("Location");
}

// fetch can't tell how much of a body is on its way, so the pieces go by XMLHttpRequest.
function send(address, file, offset, signal, onSent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("PATCH", address);
    for (const [name, value] of Object.entries(TUS)) request.setRequestHeader(name, value);
    request.setRequestHeader("Upload-Offset", String(offset));
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () =>
      request.status === 204
        ? resolve({ header: (name) => request.getResponseHeader(name) })
        : reject(fault(request.status, request.responseText));
    request.onerror = () => reject(fault(0, ""));
    request.onabort = () => reject(fault(0, ""));
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) {
      reject(fault(0, ""));
      return;
    }
    request.send(file.slice(offset, offset + CHUNK));
  });
}

// What the server has: { offset, item }, null when it has nothing, undefined when it can't be asked.
async function look(address, signal) {
  try {
    const reply = await fetch(address, { method: "HEAD", headers: TUS, cache: "no-store", signal });
    if (reply.status === 404 || reply.status === 410) return null;
    return reply.ok ? { offset: Number(reply.headers.get("Upload-Offset")), item: reply.headers.get("Upload-Item") } : undefined;
  } catch {
    return undefined;
  }
}

function fault(status, body) {
  let message = "";
  try {
    message = JSON.parse(body).message ?? "";
  } catch {
    // not from the studio: a proxy's page, or nothing
  }
  const refused = (status === 413 || status === 422) && message;
  return { status, words: message, refusal: refused ? message : null };
}

// Waits longer each time, and no longer than it takes the network to come back; false when it was aborted.
function pause(failures, signal) {
  return new Promise((resolve) => {
    const wait = Math.min(30_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2);
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve(!signal?.aborted);
    };
    const timer = setTimeout(done, wait);
    window.addEventListener("online", done);
    signal?.addEventListener("abort", done);
  });
}

function throttle(report) {
  let at = 0;
  let shown = -1;
  return (value, force = false) => {
    const now = performance.now();
    if (!report || value === shown || (!force && now - at < PROGRESS_EVERY)) return;
    at = now;
    shown = value;
    report(value);
  };
}

const percent = (sent, size) => Math.min(99, Math.floor((sent / size) * 100)); // 100 is for a file that was taken

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
