// Plain text in and out of the prompt: paste, drop, copy, cut. Files are the page's.
export function createClipboard(editor) {
  const { element, box } = editor;

  function carry(event) {
    const { start, end } = editor.selection();
    if (start === end) return false;
    event.clipboardData.setData("text/plain", editor.text.slice(start, end));
    event.preventDefault();
    return element.isContentEditable;
  }

  return {
    paste(event) {
      const pasted = event.clipboardData.getData("text/plain");
      if (!pasted) return;
      event.preventDefault();
      event.stopPropagation();
      editor.edit(editor.selection(), pasted);
    },
    drop(event) {
      const dropped = event.dataTransfer.getData("text/plain");
      if (!dropped || event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation();
      const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
      const range = place && document.createRange();
      range?.setStart(place.offsetNode, place.offset);
      const at = (range && box.within(range)) ?? { start: editor.text.length, end: editor.text.length };
      element.focus();
      editor.edit(at, dropped);
    },
    copy: (event) => carry(event),
    cut(event) {
      if (carry(event)) editor.edit(editor.selected, "");
    },
  };
}
