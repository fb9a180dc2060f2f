// Files come in by picking, dropping or pasting and are uploaded; a pasted link is fetched by the server.
//
// attach(root, owner, draft) → { add(files, slot), forget(key), refocus(element), open(draft), dispose() }
//   slot: { dataset: { role, replaces, cutFrom } }, such as the element of a slot; null lets the file's kind decide.
// The owner hears of a file at once (FileComing), before any click that comes after it, and decides (FileChosen, LinkPasted, CardMoved) and hears what becomes of a file (FileRestored, FileStarted, FilePaused, FileMissing, FileRefused,
// FileFailed, FileArrived); how far it is, is painted without it.
import * as cards from "./card-drag.js";
import { readFacts } from "./media-facts.js";
import * as uploads from "./uploads.js";

const retry = 2000; // ms; a circuit that is away may come back
const roles = { image: "ReferenceImage", video: "ReferenceVideo", audio: "ReferenceAudio" };
const isLink = /^https:\/\/\S+$/i;

export function attach(root, owner, draft) {
  const told = new Map(); // key -> what the owner knows of it; "" while it doesn't know the file
  const telling = new Set();
  const turnedAway = new Map(); // key -> address of the preview, of files that were refused before they were sent
  let isOpen = true;
  let over = null;

  async function add(chosen, slot) {
    const into = draft;
    const { role = null, replaces = null, cutFrom = null } = slot?.dataset ?? {};
    const files = [...chosen].filter((file) => !uploads.again(into, file, role));
    const entries = files.map((file) => {
      const [key, url, kind] = [uploads.nextKey(), URL.createObjectURL(file), file.type.split("/")[0]];
      const about = { key, url, name: file.name, size: file.size, kind, role, replaces, cutFrom };
      return { file, about, isKnown: announce(about).catch(() => false), facts: readFacts(file, url) };
    });
    for (const { file, about, isKnown, facts } of entries) {
      const { key, url, kind } = about;
      const answer = await ask(into, { ...about, ...(await facts) }, await isKnown);
      // Nobody is there any more who could judge it: the server will, when it has the bytes.
      const given = answer === undefined ? (role ?? roles[kind] ?? roles.image) : answer;
      if (given) uploads.start({ key, file, url, draft: into, role: given, replaces, cutFrom });
      else if (told.has(key)) turnedAway.set(key, url);
      else URL.revokeObjectURL(url);
    }
  }

  async function announce(file) {
    told.set(file.key, "moving");
    await owner.invokeMethodAsync("FileComing", file);
    return true;
  }

  // The role that the owner gives, null where it refuses; asked again while the circuit is away. Undefined once another draft is open.
  async function ask(into, file, isKnown) {
    while (isOpen && draft === into) {
      try {
        isKnown ||= await announce(file);
        return await owner.invokeMethodAsync("FileChosen", file);
      } catch {
        await wait();
      }
    }
  }

  const wait = () => new Promise((resolve) => setTimeout(resolve, retry));
  const stateOf = ({ state }) => (["waiting", "sending", "offline"].includes(state) ? "moving" : state);

  // One call at a time for each file, and the last state wins; what could not be said is said again.
  async function tell(entry) {
    const { key } = entry;
    if (telling.has(key)) return;
    telling.add(key);
    while (isOpen && entry.draft === draft && told.get(key) !== stateOf(entry)) {
      const state = stateOf(entry);
      try {
        if (!told.has(key)) await restored(entry);
        if (told.get(key) !== state && (await say(state, entry)) === false) break; // another draft is about to be open
        told.set(key, state);
        if (state !== "done") continue;
        forget(key);
        break;
      } catch {
        await wait();
      }
    }
    telling.delete(key);
  }

  async function restored({ key, url, name, role, replaces, cutFrom }) {
    await owner.invokeMethodAsync("FileRestored", { key, url: url ?? "", name, role, replaces: replaces ?? null, cutFrom: cutFrom ?? null });
    told.set(key, "moving");
  }

  function say(state, { key, url, words, item }) {
    const method = { moving: "FileStarted", paused: "FilePaused", missing: "FileMissing", refused: "FileRefused", failed: "FileFailed", done: "FileArrived" }[state];
    const more = { moving: [url], refused: [words], failed: [words], done: [item] }[state] ?? [];
    return owner.invokeMethodAsync(method, key, ...more);
  }

  function forget(key) {
    if (turnedAway.has(key)) URL.revokeObjectURL(turnedAway.get(key));
    turnedAway.delete(key);
    told.delete(key);
    uploads.forget(key);
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  function mark(element) {
    if (over === element) return;
    over?.removeAttribute("data-over");
    over = element;
    over?.setAttribute("data-over", "");
  }

  const on = {
    click: (event) => uploads.press(root, event),
    change(event) {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== "file" || !root.contains(input)) return;
      const chosen = [...input.files];
      input.value = ""; // the same file may be picked again
      add(chosen, input);
    },
    paste(event) {
      const { files: pasted, types } = event.clipboardData;
      const slot = document.activeElement?.closest("[data-role]");
      const writes = event.target.closest?.("textarea, input:not([type=file]), [contenteditable]");
      if (document.querySelector(".rz-dialog")) return;
      if (pasted.length) {
        // A copied table or paragraph brings its own picture along: in a text field its words are meant.
        if (types.includes("text/plain") && writes) return;
        event.preventDefault();
        add([...pasted], slot);
        return;
      }
      const words = event.clipboardData.getData("text/plain").trim();
      if (!slot || writes || !isLink.test(words)) return;
      event.preventDefault();
      owner.invokeMethodAsync("LinkPasted", words, slot.dataset.role, slot.dataset.replaces ?? null).catch(() => {});
    },
    dragover(event) {
      if (!hasFiles(event)) return;
      event.preventDefault(); // also beside the slots: otherwise the browser leaves the page for the file
      mark(root.contains(event.target) ? (event.target.closest("[data-role]") ?? root) : null);
    },
    drop(event) {
      if (!hasFiles(event)) return;
      mark(null);
      event.preventDefault();
      if (root.contains(event.target)) add([...event.dataTransfer.files], event.target.closest("[data-role]"));
    },
    dragleave(event) {
      if (!event.relatedTarget) mark(null);
    },
  };

  for (const [name, handler] of Object.entries(on)) document.addEventListener(name, handler);
  for (const input of root.querySelectorAll("input[type=file]")) if (input.files.length) on.change({ target: input }); // chosen before we were here
  const release = cards.attach(root, (role, item, place) => owner.invokeMethodAsync("CardMoved", role, item, place).catch(() => {}));
  let stop = uploads.follow(draft, tell);
  return {
    add,
    forget,
    refocus(element) {
      const now = document.activeElement;
      if (!now || now === document.body || now.closest("[data-item]")) element.focus();
    },
    open(other) {
      stop();
      told.clear();
      draft = other;
      stop = uploads.follow(draft, tell);
    },
    dispose() {
      isOpen = false;
      stop();
      release();
      for (const url of turnedAway.values()) URL.revokeObjectURL(url);
      for (const [name, handler] of Object.entries(on)) document.removeEventListener(name, handler);
    },
  };
}
