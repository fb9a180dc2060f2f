// Sends a file by tus 1.0: begun with a POST, carried by PATCH, continued after a break from where the server stands.
const waits = [500, 1000, 2000, 4000, 8000]; // ms between tries

class Refused extends Error {
  constructor(sentence) {
    super(sentence ?? "Not taken");
    this.sentence = sentence;
  }
}

const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

// XMLHttpRequest, because fetch tells no progress of a body that is being sent.
function request(method, url, headers, body, { signal, onProgress }) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const stop = () => call.abort();
    call.open(method, url);
    call.setRequestHeader("Tus-Resumable", "1.0.0");
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    if (onProgress) call.upload.onprogress = (event) => onProgress(event.loaded);
    call.onload = () => resolve(call);
    call.onerror = () => reject(new TypeError("The line broke"));
    call.onabort = () => reject(new DOMException("Stopped", "AbortError"));
    call.onloadend = () => signal?.removeEventListener("abort", stop);
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    else call.send(body);
  });
}

function sentenceOf(call) {
  try {
    return JSON.parse(call.responseText).message;
  } catch {
    return null;
  }
}

// Resolves with the item's id; rejects with an error whose `sentence` says why the file is not taken.
export async function upload(file, { role, signal, onProgress }) {
  const metadata = [`filename ${encode(file.name)}`, ...(role ? [`role ${encode(role)}`] : [])].join(",");
  const begun = await request("POST", "/uploads", { "Upload-Length": file.size, "Upload-Metadata": metadata }, null, { signal });
  if (begun.status !== 201) throw new Refused(sentenceOf(begun));
  const url = begun.getResponseHeader("Location");
  signal?.addEventListener("abort", () => request("DELETE", url, {}, null, {}).catch(() => {}), { once: true });

  let offset = 0;
  for (let tries = 0; ; tries++) {
    try {
      const call = await request(
        "PATCH", url, { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" }, file.slice(offset),
        { signal, onProgress: (sent) => onProgress(((offset + sent) / file.size) * 100) },
      );
      const item = call.getResponseHeader("Upload-Item");
      if (item) return item;
      if (call.status === 413 || call.status === 422 || tries === waits.length) throw new Refused(sentenceOf(call));
    } catch (error) {
      if (error instanceof Refused || error.name === "AbortError" || tries === waits.length) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waits[tries]));
    const standing = await request("HEAD", url, {}, null, { signal }).catch(() => null);
    if (standing?.status === 404) throw new Refused(null);
    offset = Number(standing?.getResponseHeader("Upload-Offset") ?? offset);
  }
}
