// The prompt editor: the browser owns the text, so that typing never waits for the server and a late reply never overwrites it.
import { createBox } from "./box.js";
import { createClipboard } from "./clipboard.js";
import { createCount } from "./count.js";
import { createHistory } from "./history.js";
import { createMarks } from "./marks.js";
import { follow } from "./mentions.js";
import { createPicker, picture } from "./picker.js";
import { createSync } from "./sync.js";
import { createTyping } from "./typing.js";

const settling = 700; // ms without a key before a typed mention becomes a chip

/** @param root the editor's section: box, foot, list and notice are its parts. */
export function attach(root, owner, options) {
  const element = root.querySelector("[role=textbox]");
  const notice = root.querySelector("[data-notice]");
  const foot = root.querySelector("[data-foot]");
  const { sentences, icons, limit } = options;
  const history = createHistory();
  const count = createCount(foot);
  const box = createBox(element, dress);
  const sync = createSync(owner, box.text, options, sayLate);
  const picker = createPicker(root.querySelector("[role=listbox]"), element, { sentences, icons, onChoose: choose });
  // What keys, clipboard and marks work on.
  const editor = {
    element,
    box,
    picker,
    text: "",
    selected: { start: 0, end: 0 },
    selection: () => (editor.selected = box.selection() ?? editor.selected),
    isComposing: () => composing !== null,
    edit,
    travel,
  };
  const marks = createMarks(editor, foot);
  let known = { references: [], recommended: 1, extra: 0, language: "English" };
  let composing = null; // what stood before an input method began
  let waiting = []; // steps of the server that wait for its end
  let settle = 0;

  function dress(chip) {
    const { kind, number } = chip.dataset;
    const reference = known.references.find((r) => r.kind === kind && r.number === Number(number));
    chip.toggleAttribute("data-broken", !reference);
    chip.title = reference?.name ?? sentences.broken;
    const look = picture({ kind: reference ? kind : "", thumb: reference?.thumb }, icons);
    if (chip.firstElementChild?.matches("img, svg")) {
      if (chip.firstElementChild.outerHTML !== look.outerHTML) chip.firstElementChild.replaceWith(look);
    } else chip.prepend(look);
  }

  const rectOf = (offset) => box.range(offset, offset + 1).getBoundingClientRect();
  const current = () => ({ text: editor.text, ...editor.selected });

  function shown() {
    count(editor.text, known.recommended, known.extra);
    marks.tint();
  }

  function say(sentence) {
    if (notice.textContent !== sentence) notice.textContent = sentence;
  }

  function sayLate(isLate) {
    if (isLate) say(sentences.late);
    else if (notice.textContent === sentences.late) say("");
  }

  /** The text is another: draws it, with the caret, and tells everyone. */
  function put(text, start, end = start, open = -1) {
    editor.text = text;
    editor.selected = { start, end };
    box.render(text, open);
    if (document.activeElement === element) {
      box.select(start, end);
      box.reveal(end);
    }
    shown();
    clearTimeout(settle);
    if (open >= 0) settle = setTimeout(settleNow, settling);
    sync.changed();
  }

  function settleNow() {
    if (composing) return;
    const at = box.selection();
    box.render(editor.text);
    if (at && document.activeElement === element) box.select(at.start, at.end);
  }

  /** Replaces a part of the text, as one step or as part of a burst of typing. */
  function edit({ start, end }, insert, burst = null) {
    const { text } = editor;
    let added = insert.replace(/\r\n?/g, "\n").replace(/\p{Surrogate}/gu, ""); // half a character can't be sent
    // A digit right after a mention would make it name another file.
    if (/^[0-9]/.test(added) && box.chipAt(start, "before") && text[start - 1] !== "]") added = ` ${added}`;
    const room = limit - (text.length - (end - start));
    say(added.length > room ? sentences.full : "");
    if (added.length > room) added = added.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, "");
    if (!added && start === end) return;
    const caret = start + added.length;
    history.note(current(), added.length < 3 && (start === end || !added) ? burst : null, caret);
    put(text.slice(0, start) + added + text.slice(end), caret, caret, /[0-9]$/.test(added) && added.length < 3 ? caret : -1);
    offer(caret, burst === "type");
  }

  /** The list of references follows the text, and opens where one is asked for. */
  function offer(caret, opens) {
    if (picker.isOpen() || !opens) picker.filter(editor.text, caret, rectOf);
    else picker.offer(editor.text, caret, rectOf);
  }

  function choose(from, mention) {
    edit({ start: from, end: Math.max(editor.selection().end, from + 1) }, mention);
  }

  function travel(step) {
    picker.close();
    const state = history[step](current());
    if (state) put(state.text, state.start, state.end);
  }

  /** What the browser wrote by itself, an input method above all: read once it is done. */
  function readBack(before) {
    const next = box.text();
    const at = box.selection() ?? { start: next.length, end: next.length };
    if (next.length > limit) {
      put(before.text, before.start, before.end); // cutting would take from the end, wherever it was written
      say(sentences.full);
    } else if (next !== before.text) {
      say("");
      history.note(before, null);
      put(next, at.start, at.end, /[0-9]$/.test(next.slice(0, at.end)) ? at.end : -1);
      offer(at.end, true);
    } else if (!box.isSound()) put(next, at.start, at.end);
  }

  function take(step) {
    const { state, numbers, language, replacement, draft } = step;
    if (numbers || language) {
      const change = (old) => follow(old, step);
      history.map(change);
      const caret = (offset) => change(editor.text.slice(0, offset)).length;
      const { start, end } = editor.selected;
      [editor.selected, editor.text] = [{ start: caret(start), end: caret(end) }, change(editor.text)];
    }
    if (draft) {
      history.clear();
      sync.open(draft, replacement);
    } else if (replacement !== null && replacement !== editor.text) history.note(current(), null);
    if (replacement !== null) [editor.text, editor.selected] = [replacement, { start: replacement.length, end: replacement.length }];
    if (state) {
      known = state;
      picker.know(known.references, known.language);
    }
    if (numbers || language || replacement !== null) {
      const focused = document.activeElement === element;
      box.render(editor.text);
      if (focused) box.select(editor.selected.start, editor.selected.end);
    }
    if (state) box.dressAll();
    sync.stepped(step.number, (old) => follow(old, step), replacement);
    if (draft) restore();
    if (step.isSaved) sync.saved();
    shown();
  }

  /** What was typed into this draft and never arrived: it goes on, or waits behind an undo where the draft went on without it. */
  function restore() {
    const lost = sync.lost();
    if (!lost) return;
    history.note(lost.goesOn ? current() : { text: lost.text, start: 0, end: 0 }, null);
    if (lost.goesOn) {
      put(lost.text, lost.text.length);
      say(sentences.restored);
    }
  }

  const on = {
    ...createTyping(editor),
    ...createClipboard(editor),
    input(event) {
      if (!composing && !event.isComposing) readBack(current());
    },
    compositionstart() {
      clearTimeout(settle);
      composing = { text: editor.text, ...editor.selection() };
    },
    compositionend() {
      const before = composing ?? current();
      composing = null;
      readBack(before);
      for (const step of waiting.splice(0)) take(step);
    },
    focus: () => box.select(editor.selected.start, editor.selected.end), // where it was left; a click sets it anew
    blur() {
      picker.close();
      settleNow();
      sync.send();
    },
  };

  function onSelect() {
    const at = composing ? null : box.selection();
    if (!at) return;
    box.tidy();
    editor.selected = at;
    if (picker.isOpen()) picker.filter(editor.text, at.start === at.end ? at.end : null, rectOf);
  }

  for (const [name, handler] of Object.entries(on)) element.addEventListener(name, handler);
  document.addEventListener("selectionchange", onSelect);
  editor.text = options.text;
  editor.selected = { start: editor.text.length, end: editor.text.length };
  box.render(editor.text);
  take(options.first);
  restore();

  return {
    read: () => sync.report(),
    update(step) {
      if (composing) waiting.push(step);
      else take(step);
    },
    dispose() {
      sync.dispose();
      clearTimeout(settle);
      document.removeEventListener("selectionchange", onSelect);
      marks.dispose();
    },
  };
}
