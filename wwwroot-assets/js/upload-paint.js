// Paints how far an upload is into every [data-transit="key"] of the document, without the circuit: the state as data-state, the share
// as --at, and into its [data-paint] parts the percent, the pace and the state, in the words that their data attributes carry.

const period = 250; // ms
const memory = 5000; // ms over which the speed is averaged

const moving = new Map(); // key -> { entry, samples }
let timer = null;

/** Paints an upload from now on: { key, size, sent, state }. */
export function follow(entry) {
  moving.set(entry.key, { entry, samples: [] });
  timer ??= setInterval(() => moving.forEach(paint), period);
}

export function unfollow(key) {
  moving.delete(key);
  if (moving.size === 0) {
    clearInterval(timer);
    timer = null;
  }
}

/** Paints at once, when the state has changed. */
export const repaint = (key) => moving.has(key) && paint(moving.get(key));

function paint({ entry, samples }) {
  const speed = measure(entry, samples);
  const percent = Math.min(99, Math.floor((entry.sent / entry.size) * 100)); // 100 is for a file that was taken
  for (const place of document.querySelectorAll(`[data-transit="${entry.key}"]`)) {
    place.style.setProperty("--at", `${percent}%`);
    place.dataset.state = entry.state;
    place.querySelector("[role=progressbar]")?.setAttribute("aria-valuenow", percent);
    for (const part of place.querySelectorAll("[data-paint]")) {
      const text = words[part.dataset.paint](part.dataset, { percent, speed, state: entry.state, left: (entry.size - entry.sent) / speed });
      if (part.textContent !== text) part.textContent = text;
    }
  }
}

function measure(entry, samples) {
  const now = performance.now();
  if (entry.state !== "sending" || entry.sent < samples.at(-1)?.sent) samples.length = 0;
  else samples.push({ now, sent: entry.sent });
  while (samples.length > 1 && now - samples[0].now > memory) samples.shift();
  const first = samples[0];
  return first && now - first.now >= 2 * period ? ((entry.sent - first.sent) * 1000) / (now - first.now) : 0;
}

const words = {
  percent: (forms, { percent }) => fill(forms.form, percent),
  pace(forms, { speed, left }) {
    if (!speed) return "";
    const digits = speed < 10e6 ? 1 : 0;
    const pace = fill(forms.speed, number(speed / 1e6, digits));
    return `${pace}, ${left < 90 ? fill(forms.seconds, number(Math.ceil(left))) : fill(forms.minutes, number(Math.ceil(left / 60)))}`;
  },
  state: (forms, { state }) => forms[state] ?? "",
};

const fill = (form, value) => form.replace("{0}", value);

const number = (value, digits = 0) =>
  value.toLocaleString(document.documentElement.lang || undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits });
