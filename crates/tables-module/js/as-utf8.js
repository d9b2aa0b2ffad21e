// Tables as text in UTF-8, whatever they were written in.

/** A .csv in UTF-8: by its mark, else as it is where it is UTF-8, else from GBK, in which Excel and WPS write it in China. Other files as they are. */
export function asUtf8(file, fileName) {
  if (!(file instanceof Uint8Array) || !/\.[ct]sv\s*$/i.test(String(fileName))) return file;
  const marked = { "255,254": "utf-16le", "254,255": "utf-16be" }[String(file.subarray(0, 2))];
  const read = (encoding, fatal) => new TextDecoder(encoding, { fatal }).decode(file);
  let text;
  try {
    text = read(marked || "utf-8", true);
  } catch (_) {
    text = read("gb18030", false);
  }
  return new TextEncoder().encode(text);
}
