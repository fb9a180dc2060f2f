// The provider's marks, such as quotation marks around spoken words: buttons of the foot put them in, and what stands in them is tinted.
const marked = /“[^”\n]*”|"[^"\n]*"|（[^）\n]*）|<[^>\n]*>|\{[^}\n]*\}|【[^】\n]*】/g;

export function createMarks(editor, foot) {
  const { element, box } = editor;
  const buttonOf = (event) => event.target.closest("[data-mark], [data-mention-key]");
  const hold = (event) => buttonOf(event) && event.preventDefault(); // the caret stays where it is

  function press(event) {
    const button = buttonOf(event);
    if (!button || !element.isContentEditable) return;
    const { start, end } = editor.selected;
    element.focus();
    box.select(start, end);
    const mark = button.dataset.mark;
    if (!mark) return editor.edit({ start, end }, "@", "type");
    editor.edit({ start, end }, mark[0] + editor.text.slice(start, end) + mark[1]);
    if (start === end) {
      box.select(start + 1);
      editor.selected = { start: start + 1, end: start + 1 };
    }
  }

  foot.addEventListener("mousedown", hold);
  foot.addEventListener("click", press);
  return {
    /** Without a change to the DOM. */
    tint() {
      if (!CSS.highlights) return;
      const parts = [...editor.text.matchAll(marked)];
      CSS.highlights.set("prompt-mark", new Highlight(...parts.map((p) => box.range(p.index, p.index + p[0].length))));
    },
    dispose: () => CSS.highlights?.delete("prompt-mark"),
  };
}
