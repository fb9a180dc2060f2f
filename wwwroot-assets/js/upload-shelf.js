// Remembers uploads that are under way over a reload: what they are in localStorage, one entry each; their bytes in IndexedDB, because
// a loaded page no longer has the files. Where the browser refuses to keep bytes, the same file has to be chosen again.

const prefix = "studio-upload-";
const life = 2 * 24 * 60 * 60 * 1000; // ms; the server forgets unfinished uploads as well

/** Every remembered upload, in the order of choosing; those that nobody came back for are dropped. */
export function all() {
  const records = [];
  for (const name of Object.keys(localStorage).filter((n) => n.startsWith(prefix))) {
    try {
      const record = JSON.parse(localStorage.getItem(name));
      if (Date.now() - record.at < life) records.push(record);
      else drop(record.key);
    } catch {
      localStorage.removeItem(name);
    }
  }
  return records.sort((a, b) => a.key - b.key);
}

export const find = (key) => all().find((record) => record.key === key);

/** Writes down what an upload is now. */
export function note(record) {
  try {
    localStorage.setItem(prefix + record.key, JSON.stringify({ ...record, at: Date.now() }));
  } catch {
    // storage is full or forbidden: this upload ends with the page
  }
}

/** Keeps the bytes; quietly doesn't where the browser refuses. */
export const keepFile = (key, file) => inStore("readwrite", (store) => store.put(file, key)).catch(() => {});

/** The bytes; null where they were not kept. */
export const findFile = (key) => inStore("readonly", (store) => store.get(key)).then((file) => file ?? null, () => null);

export function drop(key) {
  localStorage.removeItem(prefix + key);
  return inStore("readwrite", (store) => store.delete(key)).catch(() => {});
}

let database = null;

function open() {
  return (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("studio-uploads", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("files");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
}

async function inStore(mode, act) {
  const transaction = (await open()).transaction("files", mode);
  return await new Promise((resolve, reject) => {
    const request = act(transaction.objectStore("files"));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
