// Reads from a file, before it is sent, what the rules judge it by; a fact that this browser can't read is null, and the server reads it.

const patience = 3000; // ms
const headLength = 256; // bytes, by which the type is told

/** { head, width, height, seconds }: the first bytes, pixels, playing time. */
export async function readFacts(file, url) {
  const [head, measured] = await Promise.all([readHead(file), measure(file.type.split("/")[0], url)]);
  return { head, width: null, height: null, seconds: null, ...measured };
}

async function readHead(file) {
  try {
    return new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  } catch {
    return null;
  }
}

function measure(kind, url) {
  const watch = { image: measureImage, video: measurePlayer, audio: measurePlayer }[kind];
  if (!watch) return null;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patience);
    watch(kind, url, (facts) => {
      clearTimeout(timer);
      resolve(facts);
    });
  });
}

function measureImage(_, url, done) {
  const image = new Image();
  image.onload = () => done({ width: image.naturalWidth, height: image.naturalHeight });
  image.onerror = () => done(null);
  image.src = url;
}

function measurePlayer(kind, url, done) {
  const player = document.createElement(kind);
  const end = (facts) => {
    player.removeAttribute("src"); // lets go of the file
    player.load();
    done(facts);
  };
  player.preload = "metadata";
  player.onloadedmetadata = () =>
    end({
      width: player.videoWidth || null,
      height: player.videoHeight || null,
      seconds: Number.isFinite(player.duration) ? player.duration : null,
    });
  player.onerror = () => done(null);
  player.src = url;
}
