// Undo and redo over whole texts: a burst of typing is one step, and a step of the server renumbers every text that is kept.
const burst = 1000; // ms between keys of one burst
const most = 200;

export function createHistory() {
  let undone = [];
  let done = [];
  let last = {};

  return {
    /** Keeps what stood before a change. `kind` joins it to a burst of the same kind that ended where it begins. */
    note(before, kind, caret) {
      const now = performance.now();
      const joins = kind && kind === last.kind && now - last.at < burst && before.end === last.caret;
      if (!joins) done.push(before);
      if (done.length > most) done.shift();
      undone = [];
      last = { kind, at: now, caret };
    },
    undo(current) {
      last = {};
      const state = done.pop();
      if (state) undone.push(current);
      return state;
    },
    redo(current) {
      last = {};
      const state = undone.pop();
      if (state) done.push(current);
      return state;
    },
    /** Changes every text that is kept, its selection with it. */
    map(change) {
      const mapped = ({ text, start, end }) => ({
        text: change(text),
        start: change(text.slice(0, start)).length,
        end: change(text.slice(0, end)).length,
      });
      [done, undone] = [done.map(mapped), undone.map(mapped)];
      last = {};
    },
    clear() {
      [done, undone, last] = [[], [], {}];
    },
  };
}
