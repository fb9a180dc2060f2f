// Sends the text a moment after the last key, again until the server has it, and keeps what it may not have over a reload.
const pause = 300; // ms without a key before the text is sent
const patience = 2000; // ms after which an unanswered text is sent again

const reconnecting = () =>
  document.getElementById("components-reconnect-modal")?.matches(".components-reconnect-show, .components-reconnect-failed, .components-reconnect-rejected");

/** @param onLate hears whether a text is unanswered for long: the line may be gone before anybody notices. */
export function createSync(owner, read, { draft, text, first }, onLate) {
  let step = first.number; // the last step of the server that was followed
  let sent = text;
  let taken = text; // what the server has answered for
  let saved = text; // what is on its disk
  let sentAt = 0;
  let timer = 0;
  let closed = false;
  const key = () => `prompt:${draft}`;

  function keep() {
    try {
      const now = read();
      if (now === saved) sessionStorage.removeItem(key());
      else sessionStorage.setItem(key(), JSON.stringify({ text: now, bases: [saved, taken, sent] }));
    } catch {
      // No storage, or a full one: the server's copy remains.
    }
  }

  function forget() {
    try {
      sessionStorage.removeItem(key());
    } catch {
      // No storage: nothing was kept.
    }
  }

  function plan(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => send(), delay);
  }

  /** @param isAsked whether what comes next needs the text: an unanswered one may be lost, and is sent again at once. */
  async function send(isAsked = false) {
    clearTimeout(timer);
    const now = read();
    keep();
    if (now === sent && now === taken) return;
    if (!closed) plan(patience);
    const isLate = sent !== taken && performance.now() - sentAt >= patience;
    if (isLate) onLate(true);
    if (reconnecting() || (now === sent && !isLate && !isAsked)) return;
    const sentStep = step;
    [sent, sentAt] = [now, performance.now()];
    let isTaken;
    try {
      isTaken = await owner.invokeMethodAsync("TextChanged", now, sentStep);
    } catch {
      return; // sent again by the timer, or restored after the reload
    }
    onLate(false);
    if (isTaken && step === sentStep) taken = now;
    if (sent === taken && read() === taken) clearTimeout(timer);
  }

  // The text arrives before whatever is asked for next: calls of the browser keep their order.
  const onAsk = () => send(true);
  const onHide = () => document.hidden && send();
  addEventListener("click", onAsk, true);
  addEventListener("compose:send", onAsk);
  document.addEventListener("visibilitychange", onHide);
  addEventListener("pagehide", keep);

  return {
    send,
    /** The text changed: whether there is one at all decides about sending, so that goes at once. */
    changed() {
      if (!read().trim() !== !sent.trim()) send();
      else plan(pause);
    },
    /** The text for the server that asks for it now. */
    report() {
      clearTimeout(timer);
      sent = taken = read();
      return { text: sent, step };
    },
    /** The server took a step: what it has followed it, or is now `text`. */
    stepped(to, follow, replaced) {
      step = to;
      [sent, taken, saved] = replaced === null ? [sent, taken, saved].map(follow) : [replaced, replaced, saved];
      if (read() !== sent) plan(pause);
    },
    /** The server has saved what it took. */
    saved() {
      saved = taken;
      keep();
    },
    /** Another draft takes the place of this one: what was typed while it was on its way is kept for this one. */
    open(id, whole) {
      clearTimeout(timer);
      if (read() === taken) forget();
      else keep();
      draft = id;
      sent = taken = saved = whole;
    },
    /** What was typed before a reload, or while another draft was on its way, and never arrived: `text`, and whether it goes on from what the server has; null without any. */
    lost() {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key()));
        return kept && kept.text !== taken ? { text: kept.text, goesOn: kept.bases.includes(taken) } : null;
      } catch {
        return null;
      }
    },
    dispose() {
      closed = true;
      send().then(() => sent === taken && forget());
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onHide);
      removeEventListener("click", onAsk, true);
      removeEventListener("compose:send", onAsk);
      removeEventListener("pagehide", keep);
    },
  };
}
