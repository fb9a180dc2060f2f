// How a prompt names its references; the same grammar as Mentions on the server.
const pattern = /\[(image|video|audio) ?([0-9]{1,2})\]|(图片|视频|音频) ?([0-9]{1,2})(?![0-9])/gi;
const kinds = { 图片: "Image", 视频: "Video", 音频: "Audio", image: "Image", video: "Video", audio: "Audio" };
const chinese = { Image: "图片", Video: "视频", Audio: "音频" };

const described = (match) => ({
  kind: kinds[(match[1] ?? match[3]).toLowerCase()],
  number: Number(match[2] ?? match[4]),
  start: match.index,
  end: match.index + match[0].length,
  text: match[0],
});

export const find = (text) => [...text.matchAll(pattern)].map(described);

export const write = (kind, number, language) => (language === "Chinese" ? `${chinese[kind]}${number}` : `[${kind} ${number}]`);

/** The text after a step of the server: mentions follow their files to new numbers, or change their language. */
export const follow = (text, { numbers, language }) =>
  text.replace(pattern, (...match) => {
    const { kind, number, text: old } = described(Object.assign(match, { index: 0 }));
    const now = numbers?.[kind]?.[number - 1] ?? number;
    return language ? write(kind, now, language) : old.replace(/[0-9]+/, now);
  });
