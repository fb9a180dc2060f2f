// Cuts a picture to a ratio: a window over it is dragged, sized and moved by keys; the cut is drawn in the picture's own pixels.
//
// attach(root, ratio, minSide) → { open(), cut(name, type), dispose() }
//   open: whether a crop of this ratio has minSide pixels on each side; fails where the browser can't read the picture
//   cut: the crop as a File
const quality = 0.95;
const step = 0.01; // of the picture, for an arrow key
const leap = 0.1; // with Shift

export function attach(root, ratio, minSide) {
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const [stage, sheet, picture, frame, size, pixels] = ["stage", "sheet", "picture", "window", "size", "pixels"].map(part);
  let box = { x: 0, y: 0, w: 0 }; // in the picture's pixels
  let [least, most] = [0, 0]; // widths
  let held = null;

  const tall = (w) => w / ratio;
  const within = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

  async function open() {
    await picture.decode();
    const { naturalWidth: across, naturalHeight: down } = picture;
    most = Math.min(across, down * ratio);
    least = Math.min(most, Math.max(minSide, minSide * ratio));
    frame.hidden = false;
    put({ x: (across - most) / 2, y: (down - tall(most)) / 2, w: most });
    return Math.round(most) >= minSide && Math.round(tall(most)) >= minSide;
  }

  function put({ x, y, w }) {
    const { naturalWidth: across, naturalHeight: down } = picture;
    w = within(w, least, most);
    box = { w, x: within(x, 0, across - w), y: within(y, 0, down - tall(w)) };
    const share = (value, of) => `${(value / of) * 100}%`;
    Object.assign(frame.style, { left: share(box.x, across), top: share(box.y, down), width: share(w, across), height: share(tall(w), down) });
    size.value = most > least ? ((w - least) / (most - least)) * 100 : 100;
    size.disabled = most <= least;
    const { width, height } = cutting();
    pixels.textContent = `${width} × ${height}`;
    size.setAttribute("aria-valuetext", pixels.textContent);
    size.style.setProperty("--at", `${size.value}%`);
  }

  // About the middle of the window, which stays.
  const resize = (w) => {
    w = within(w, least, most);
    put({ w, x: box.x + (box.w - w) / 2, y: box.y + (tall(box.w) - tall(w)) / 2 });
  };

  function cutting() {
    const width = Math.min(Math.round(box.w), picture.naturalWidth);
    const height = Math.min(Math.round(tall(box.w)), picture.naturalHeight);
    return {
      width,
      height,
      left: within(Math.round(box.x), 0, picture.naturalWidth - width),
      top: within(Math.round(box.y), 0, picture.naturalHeight - height),
    };
  }

  async function cut(name, type) {
    const { left, top, width, height } = cutting();
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    if (type === "image/jpeg") {
      context.fillStyle = "#fff"; // JPEG has no transparency
      context.fillRect(0, 0, width, height);
    }
    context.drawImage(picture, left, top, width, height, 0, 0, width, height); // as it is shown: turned as its EXIF says
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
    if (!blob) throw new Error("canvas");
    return new File([blob], name, { type });
  }

  const on = {
    pointerdown: [frame, (event) => {
      held = { x: event.clientX - box.x * scale(), y: event.clientY - box.y * scale() };
      frame.setPointerCapture(event.pointerId);
    }],
    pointermove: [frame, (event) => held && put({ ...box, x: (event.clientX - held.x) / scale(), y: (event.clientY - held.y) / scale() })],
    pointerup: [frame, () => (held = null)],
    pointercancel: [frame, () => (held = null)],
    keydown: [frame, (event) => {
      const far = (event.shiftKey ? leap : step) * picture.naturalWidth;
      const [x, y] = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[event.key] ?? [];
      const grow = { "+": 1, "=": 1, "-": -1 }[event.key];
      if (x !== undefined) put({ ...box, x: box.x + x, y: box.y + y });
      else if (grow) resize(box.w + grow * far);
      else return;
      event.preventDefault();
    }],
    wheel: [stage, (event) => {
      if (!most) return;
      event.preventDefault();
      resize(box.w * (event.deltaY > 0 ? 1.05 : 1 / 1.05));
    }],
    input: [size, () => resize(least + ((most - least) * Number(size.value)) / 100)],
  };

  const scale = () => sheet.clientWidth / picture.naturalWidth;

  for (const [name, [element, handler]] of Object.entries(on)) element.addEventListener(name, handler, { passive: false });
  return {
    open,
    cut,
    dispose() {
      for (const [name, [element, handler]] of Object.entries(on)) element.removeEventListener(name, handler);
    },
  };
}
