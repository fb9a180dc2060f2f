// The uploads of this page: three side by side, the others in line. They belong to the document, not to a component or a circuit:
// they go on while another page of the studio is open, while the circuit is away, and after a reload, in the draft (or the library) they were begun for.
//
// An upload: { key, draft, role, replaces, cutFrom, name, size, url, sent, state, item, words }; states: waiting, sending, offline, paused,
// missing (the file must be chosen again), refused, failed, done.
//
// follow(draft, tell(entry)) → stop    hears of every upload of a draft, now and at each change of state
// start({ key, file, url, draft, role, replaces, cutFrom }), forget(key), again(draft, file, role) → whether it goes on
// press(root, event)                   pauses or resumes the upload whose button inside root was clicked
import { discard, upload } from "./upload.js";
import * as painter from "./upload-paint.js";
import * as shelf from "./upload-shelf.js";

const atOnce = 3;
const entries = new Map();
const claimed = new Set();
const listeners = new Set(); // { draft, tell }
let lastKey = 0;

/** Grows, also over a reload: the order of choosing. */
export const nextKey = () => (lastKey = Math.max(lastKey + 1, Date.now() * 1000 + Math.floor(Math.random() * 1000)));

export function follow(draft, tell) {
  const listener = { draft, tell };
  listeners.add(listener);
  for (const entry of entries.values()) if (entry.draft === draft) tell(entry);
  for (const record of shelf.all()) if (record.draft === draft) restore(record);
  return () => listeners.delete(listener);
}

export async function start({ key, file, url, draft, role, replaces, cutFrom }) {
  const entry = { key, draft, role, replaces, cutFrom, name: file.name, size: file.size, modified: file.lastModified, url, file, sent: 0 };
  entries.set(key, entry);
  painter.follow(entry);
  enter(entry, "waiting");
  shelf.keepFile(key, file);
  await claim(entry);
}

export function press(root, event) {
  const button = event.target.closest?.("[data-upload]");
  const card = button && root.contains(button) && button.closest("[data-transit]");
  if (!card) return;
  const wish = button.dataset.upload;
  (wish === "pause" ? pause : resume)(Number(card.dataset.transit));
  card.querySelector(`[data-upload=${wish === "pause" ? "resume" : "pause"}]`)?.focus(); // the one pressed is hidden now
}

function pause(key) {
  const entry = entries.get(key);
  if (!entry || !["waiting", "sending", "offline"].includes(entry.state)) return;
  enter(entry, "paused");
  entry.stop?.abort();
}

function resume(key) {
  const entry = entries.get(key);
  if (entry && ["paused", "failed"].includes(entry.state)) enter(entry, "waiting");
}

/** Stops an upload and throws away what arrived of it; one that is done only goes from memory. */
export async function forget(key) {
  const entry = entries.get(key);
  if (!entry) return;
  entries.delete(key);
  painter.unfollow(key);
  URL.revokeObjectURL(entry.url);
  shelf.drop(key);
  entry.stop?.abort();
  await entry.running;
  if (entry.address && !["done", "refused"].includes(entry.state)) await discard(entry.address);
  entry.release?.();
  next();
}

/** Goes on with an upload whose file was lost at a reload, when the same file is chosen for the same place. */
export function again(draft, file, role) {
  const isSame = (e) => e.state === "missing" && e.draft === draft && (!role || e.role === role) &&
    e.name === file.name && e.size === file.size && e.modified === file.lastModified;
  const entry = [...entries.values()].find(isSame);
  if (!entry) return false;
  Object.assign(entry, { file, url: URL.createObjectURL(file) });
  shelf.keepFile(entry.key, file);
  enter(entry, "waiting");
  return true;
}

async function restore({ key }) {
  if (entries.has(key) || claimed.has(key)) return;
  const entry = { key };
  await claim(entry); // granted when no other tab sends it, or when that tab is closed
  const record = shelf.find(key);
  const file = record && (await shelf.findFile(key));
  if (!record || entries.has(key)) {
    entry.release();
    claimed.delete(key);
    return;
  }
  Object.assign(entry, record, { file, sent: record.sent ?? 0, url: file ? URL.createObjectURL(file) : "" });
  entries.set(key, entry);
  painter.follow(entry);
  enter(entry, entry.item ? "done" : !file ? "missing" : record.state === "paused" ? "paused" : "waiting");
}

function enter(entry, state) {
  entry.state = state;
  if (state === "refused") shelf.drop(entry.key);
  else if (entries.has(entry.key)) note(entry);
  painter.repaint(entry.key);
  for (const { draft, tell } of listeners) if (draft === entry.draft) tell(entry);
  if (state !== "sending") next();
}

function note({ key, draft, role, replaces, cutFrom, name, size, modified, address, sent, state, item }) {
  shelf.note({ key, draft, role, replaces, cutFrom, name, size, modified, address, sent, state, item });
}

function next() {
  const inOrder = [...entries.values()].sort((a, b) => a.key - b.key);
  const running = inOrder.filter((e) => e.running).length;
  for (const entry of inOrder.filter((e) => e.state === "waiting" && !e.running).slice(0, Math.max(0, atOnce - running))) {
    entry.running = run(entry).finally(() => {
      entry.running = null;
      next();
    });
  }
}

async function run(entry) {
  entry.stop = new AbortController();
  const isMine = () => entry.state === "sending" || entry.state === "offline";
  enter(entry, "sending");
  const outcome = await upload(entry.file, {
    role: entry.role?.replace(/\B[A-Z]/g, "_$&").toLowerCase(),
    address: entry.address,
    signal: entry.stop.signal,
    onAddress(address) {
      entry.address = address;
      if (entries.has(entry.key)) note(entry);
    },
    onProgress: (bytes) => (entry.sent = bytes),
    onOffline(isOffline) {
      const state = isOffline ? "offline" : "sending";
      if (isMine() && entry.state !== state) enter(entry, state);
    },
  }).catch(() => ({ failed: "" })); // the file itself can't be read any more
  if (outcome.stopped || !isMine()) return;
  if (outcome.item) entry.item = outcome.item;
  entry.words = outcome.refused ?? outcome.failed ?? "";
  enter(entry, outcome.item ? "done" : "refused" in outcome ? "refused" : "failed");
}

// One tab sends; the lock goes with the tab. Without https there are no locks, and two tabs of one draft may send the same file.
function claim(entry) {
  claimed.add(entry.key);
  return new Promise((granted) => {
    const hold = () => {
      granted();
      return new Promise((release) => (entry.release = release));
    };
    if (navigator.locks) navigator.locks.request(`studio-upload-${entry.key}`, hold);
    else hold();
  });
}
