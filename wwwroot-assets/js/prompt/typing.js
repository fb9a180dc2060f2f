// What keys and clicks do in the prompt: the browser's own editing is turned into edits of the text, and a chip counts as one letter.
const units = { Content: "character", Word: "word", SoftLine: "lineboundary", HardLine: "paragraphboundary" };

export function createTyping(editor) {
  const { element, box, picker } = editor;

  const deletes = (event) => event.inputType.startsWith("delete");

  function rangeOf({ inputType }) {
    const range = editor.selection();
    const [, unit, way] = /^delete(Content|Word|SoftLine|HardLine)(Backward|Forward)$/.exec(inputType) ?? [];
    if (unit && range.start === range.end) return box.chipAt(range.start, way === "Backward" ? "before" : "after") ?? box.beside(units[unit], way);
    return range;
  }

  /** Arrow keys step over a chip as over one letter. */
  function over(event) {
    const back = (event.key === "ArrowLeft") === (getComputedStyle(element).direction === "ltr");
    if (!event.shiftKey && !getSelection().isCollapsed) return;
    const chip = box.chipAt(box.focusOffset(), back ? "before" : "after");
    if (!chip) return;
    event.preventDefault();
    const to = back ? chip.start : chip.end;
    if (event.shiftKey) box.extend(to);
    else box.select(to);
  }

  return {
    beforeinput(event) {
      if (editor.isComposing() || event.isComposing || event.inputType === "insertCompositionText" || !event.cancelable) return;
      event.preventDefault();
      const kind = event.inputType;
      if (kind === "historyUndo" || kind === "historyRedo") return editor.travel(kind === "historyUndo" ? "undo" : "redo");
      if (kind.startsWith("format")) return;
      const range = rangeOf(event);
      if (deletes(event)) editor.edit(range, "", kind.startsWith("deleteContent") ? "delete" : null);
      else if (kind === "insertParagraph" || kind === "insertLineBreak") editor.edit(range, "\n");
      else editor.edit(range, event.data ?? event.dataTransfer?.getData("text/plain") ?? "", kind === "insertText" ? "type" : null);
    },
    mousedown(event) {
      const chip = event.target.closest("[data-mention]");
      if (!chip || event.button || event.shiftKey) return;
      event.preventDefault(); // a click in a chip would leave the caret where nothing can be typed
      element.focus();
      box.selectChip(chip, event.detail > 1 ? "all" : event.offsetX < chip.offsetWidth / 2 ? "before" : "after");
    },
    keydown(event) {
      if (event.isComposing) return;
      box.tidy();
      if (event.keyCode === 229) return; // an input method is about to begin
      if (picker.key(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const letter = (event.ctrlKey || event.metaKey) && !event.altKey ? event.key.toLowerCase() : "";
      if (letter === "z" || (letter === "y" && !event.shiftKey)) {
        event.preventDefault();
        editor.travel(letter === "y" || event.shiftKey ? "redo" : "undo");
      } else if ((event.key === "Home" || event.key === "End") && isPlain) {
        event.preventDefault();
        const edge = box.lineEdge(box.focusOffset(), event.key === "End");
        if (event.shiftKey) box.extend(edge);
        else box.select(edge);
      } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && isPlain) over(event);
    },
  };
}
