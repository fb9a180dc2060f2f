// The browser owns the prompt's text: typing never waits for the server and a late reply never overwrites it.
const pause = 300; // ms without a key before the text is sent

export function attach(area, count, owner, text, recommended) {
  const grows = CSS.supports("field-sizing", "content");
  const ring = count.querySelector("circle:last-child");
  const words = count.querySelector("span");
  let sent = text;
  let timer = 0;

  const draw = () => {
    const length = [...area.value].length; // code points, as the server counts
    words.textContent = `${length} / ${recommended}`;
    ring.setAttribute("stroke-dasharray", `${Math.min(length, recommended)} ${recommended}`);
    ring.setAttribute("opacity", length ? 1 : 0); // a round end draws a dot for nothing
    count.toggleAttribute("data-long", length > recommended);
    if (!grows) {
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight}px`;
    }
  };

  const send = () => {
    clearTimeout(timer);
    if (area.value === sent) return;
    sent = area.value;
    owner.invokeMethodAsync("TextChanged", sent);
  };

  const onInput = (event) => {
    draw();
    clearTimeout(timer);
    if (event.isComposing) return;
    // Whether there is a prompt at all decides about sending, so that goes at once.
    if (!area.value.trim() !== !sent.trim()) send();
    else timer = setTimeout(send, pause);
  };
  const onHide = () => document.hidden && send();

  area.value = text;
  draw();
  area.addEventListener("input", onInput);
  area.addEventListener("compositionend", onInput);
  area.addEventListener("blur", send);
  document.addEventListener("visibilitychange", onHide);
  document.addEventListener("compose:send", send); // before the wish to send, so that it arrives before it

  return {
    read() {
      clearTimeout(timer);
      sent = area.value;
      return sent;
    },
    write(newer) {
      clearTimeout(timer);
      sent = newer;
      area.value = newer;
      draw();
    },
    recommend(characters) {
      recommended = characters;
      draw();
    },
    dispose() {
      send();
      document.removeEventListener("visibilitychange", onHide);
      document.removeEventListener("compose:send", send);
    },
  };
}
