// Reads the markup of messages by the rules of the desktop window (MarkupReader, MarkupLine, WordBoundary, WebLink; docs/decisions/0026).
// The cases of src/test/resources/foyer/markup/cases.json hold for both.

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
const isUnspaced = (point) => UNSPACED.test(point) && /^\p{L}$/u.test(point);
const isWordPoint = (point) => /^[\p{L}\p{M}\p{N}]$/u.test(point) && !isUnspaced(point);
const isSpacePoint = (point) => point === "\t" || /^\p{Z}$/u.test(point);
const pointAt = (line, i) => String.fromCodePoint(line.codePointAt(i));
const pointBefore = (line, i) => i > 1 && /[\udc00-\udfff]/.test(line[i - 1]) && /[\ud800-\udbff]/.test(line[i - 2]) ? line.slice(i - 2, i) : line[i - 1];

/// Whether only signs stand between an index and the edge of a word. Quotation marks may touch two signs, but not one: find -name "*test*".
function isFreeBefore(line, start, length) {
  for (let i = start, signs = 0; signs < 8; signs++) {
    if (i === 0) return true;
    const point = pointBefore(line, i);
    if (isSpacePoint(point) || isUnspaced(point)) return true;
    if (isWordPoint(point) || (point < "\x80" && !("([{*_~" + (length > 1 ? "\"'" : "")).includes(point))) return false;
    i -= point.length;
  }
  return false;
}
function isFreeAfter(line, end, length) {
  for (let i = end, signs = 0; signs < 8; signs++) {
    if (i === line.length) return true;
    const point = pointAt(line, i);
    if (isSpacePoint(point) || isUnspaced(point)) return true;
    if (isWordPoint(point) || (point < "\x80" && !(".,;:!?)]}*_~-" + (length > 1 ? "\"'" : "")).includes(point))) return false;
    i += point.length;
  }
  return false;
}
function mayOpen(line, start, length, end) {
  const next = start + length;
  if (next >= end) return false;
  const first = pointAt(line, next);
  return !isSpacePoint(first) && !"/\\)]},;:=|&".includes(first) && !(first === "." && length === 1) && isFreeBefore(line, start, length);
}
function mayClose(line, start, length) {
  const last = pointBefore(line, start);
  return !isSpacePoint(last) && !"/\\([{=|&".includes(last) && isFreeAfter(line, start + length, length);
}

const LINK = /(?:(?<![\p{L}\p{N}_])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]))(?:(?:(?:https?|foyer):\/\/|mailto:|www\.)[^\s<>"“”«»`\\、。，！？；：「」『』【】《》〈〉]+|(?<![.+-])[a-z0-9._+-]{1,64}@(?!\d+x\.)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,63}(?![a-z0-9@_-]|[:\/]\S))/giu;
const BRACKETS = ["()", "[]", "{}", "（）", "［］"];

/// The link without the punctuation of its sentence, and without a bracket that was opened before it.
function trimmedLink(link) {
  const open = BRACKETS.map(([o, c]) => [...link].reduce((sum, point) => sum + (point === o) - (point === c), 0));
  for (;;) {
    if (!link) return "";
    const point = pointBefore(link, link.length), bracket = BRACKETS.findIndex((pair) => pair[1] === point);
    const isTrimmed = bracket >= 0 ? open[bracket] < 0 : ".,;:!?'*_~|".includes(point) || (point > "\x7f" && /^[\p{Po}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pd}]$/u.test(point));
    if (!isTrimmed) return link;
    if (bracket >= 0) open[bracket]++;
    link = link.slice(0, -point.length);
  }
}

/// @returns the target of a link as { href, host }, or null if it stays text
function linkTarget(typed) {
  if (typed.length > 2_000 || /\p{C}/u.test(typed)) return null;
  const isAddress = /^(?:https?|foyer):\/\/|^www\./i.test(typed);
  if (!isAddress) {
    const mail = typed.replace(/^mailto:/i, ""), to = mail.split("?")[0];
    return /^[^@%,]+@[^@%,]+$/.test(to) ? { href: "mailto:" + mail, host: to } : null;
  }
  const address = /^www\./i.test(typed) ? "https://" + typed : typed;
  const authority = address.slice(address.indexOf("://") + 3).split(/[\/?#]/)[0];
  if (/[%@]/.test(authority)) return null;
  let url;
  // browsers read the host of their own schemes only
  try { url = new URL(address.replace(/^foyer:/i, "https:")); } catch { return null; }
  const host = url.host + (url.port || !/:\d+$/.test(authority) ? "" : authority.match(/:\d+$/)[0]);
  if (!/^(?:[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d+)?$/.test(host)) return null;
  return { href: /^foyer:/i.test(address) ? "foyer:" + url.href.slice(6) : url.href, host };
}

/// Where code and links are in a line: [end, text, target] by their start. Markup inside them is text.
function codeAndLinks(line) {
  const found = new Map(), links = [...line.matchAll(LINK)], hasNoEnd = new Set();
  let next = 0;
  for (let i = 0; i < line.length;) {
    while (next < links.length && links[next].index < i) next++;
    if (next < links.length && links[next].index === i) {
      const typed = trimmedLink(links[next][0]), target = links[next][0].length > 2_000 ? null : linkTarget(typed);
      next++;
      if (target) { found.set(i, { end: i + typed.length, text: typed, target }); i += typed.length; continue; }
    }
    if (line[i] !== "`") { i++; continue; }
    const ticks = runLength(line, i, line.length), isInWord = i > 0 && isWordPoint(pointBefore(line, i));
    const end = ticks > 8 || isInWord || hasNoEnd.has(ticks) ? -1 : codeEnd(line, i, ticks);
    if (end < 0) { if (!isInWord) hasNoEnd.add(ticks); i += ticks; continue; }
    const code = line.slice(i + ticks, end - ticks), isPadded = ticks > 1 && code.startsWith(" ") && code.endsWith(" ") && code.trim();
    found.set(i, { end, text: isPadded ? code.slice(1, -1) : code, target: null });
    i = end;
  }
  return found;
}
function codeEnd(line, start, ticks) {
  for (let i = start + ticks; i < line.length;) {
    const length = line[i] === "`" ? runLength(line, i, line.length) : 0;
    if (length === ticks) return i + ticks;
    i += Math.max(1, length);
  }
  return -1;
}
function runLength(line, start, end) { let i = start; while (i < end && line[i] === line[start]) i++; return i - start; }

const SIGNS = { "*1": "i", "*2": "b", "*3": "bi", "_1": "i", "~2": "s" };

/// Appends the spans of a line: { text, style, target }, where style has the letters b, i, s and c.
function readLine(line, spans) {
  const opaque = codeAndLinks(line);
  const read = (start, end, style) => {
    let plain = start;
    const unclosed = new Set();
    for (let i = start; i < end;) {
      const inside = opaque.get(i), c = line[i];
      if (inside) {
        addSpan(spans, line.slice(plain, i), style, null);
        addSpan(spans, inside.text, inside.target ? style : style + "c", inside.target);
        i = plain = inside.end;
        continue;
      }
      if (c !== "*" && c !== "_" && c !== "~") { i++; continue; }
      const length = runLength(line, i, end), added = SIGNS[c + length], key = c + length;
      if (added && !unclosed.has(key) && ![...added].some((each) => style.includes(each)) && mayOpen(line, i, length, end)) {
        const close = closeOf(c, length, i + length, end);
        if (close > 0) {
          addSpan(spans, line.slice(plain, i), style, null);
          read(i + length, close, style + added);
          i = plain = close + length;
          continue;
        }
        unclosed.add(key);
      }
      i += length;
    }
    addSpan(spans, line.slice(plain, end), style, null);
  };
  const closeOf = (c, length, from, end) => {
    let hasWord = false;
    for (let i = from; i < end;) {
      const inside = opaque.get(i);
      if (inside) { hasWord = true; i = inside.end; continue; }
      if (line[i] === c) {
        const found = runLength(line, i, end);
        if (found === length && hasWord && mayClose(line, i, length)) return i;
        i += found;
        continue;
      }
      const point = pointAt(line, i);
      hasWord ||= point > "\x7f" || /[a-z0-9]/i.test(point);
      i += point.length;
    }
    return -1;
  };
  read(0, line.length, "");
}

function addSpan(spans, text, style, target) {
  const last = spans.at(-1);
  if (!text) return;
  if (last && !target && !last.target && last.style === style) last.text += text; else spans.push({ text, style, target });
}

/// The blocks of a message: { code, quotes, spans }, at least one.
function readMarkup(text) {
  const lines = text.split("\n"), blocks = [];
  let pending = [], pendingQuotes = 0, hasNoMoreFences = false;
  const endLines = () => {
    if (!pending.length) return;
    const spans = [];
    pending.forEach((line, i) => { if (i) addSpan(spans, "\n", "", null); readLine(line, spans); });
    blocks.push({ code: false, quotes: pendingQuotes, spans });
    pending = []; pendingQuotes = 0;
  };
  const addCode = (code) => { endLines(); const spans = []; addSpan(spans, code, "c", null); blocks.push({ code: true, quotes: 0, spans }); };
  const readCode = (first) => {
    const alone = /^```([^`]+)```[ \t]*$/.exec(lines[first]), fence = /^(`{3,})([^`]*)$/.exec(lines[first]);
    if (alone) { addCode(alone[1]); return first + 1; }
    if (hasNoMoreFences || !fence) return first;
    const code = /^[\w+#.-]{0,20}[ \t]*$/.test(fence[2]) ? [] : [fence[2]];
    for (let i = first + 1; i < lines.length; i++) {
      const end = lines[i].trimEnd();
      if (end.endsWith(fence[1])) {
        const last = end.slice(0, -fence[1].length);
        if (last) code.push(last);
        addCode(code.join("\n"));
        return i + 1;
      }
      code.push(lines[i]);
    }
    hasNoMoreFences = fence[1].length === 3;
    return first;
  };
  for (let i = 0; i < lines.length;) {
    const next = readCode(i);
    if (next > i) { i = next; continue; }
    let rest = lines[i], quotes = 0;
    while (quotes < 8 && rest.startsWith("> ")) { rest = rest.slice(2); quotes++; }
    if ((quotes && !rest.trim()) || lines[i] === ">") { quotes = pendingQuotes; rest = quotes ? "" : lines[i]; }
    if (quotes !== pendingQuotes) { endLines(); pendingQuotes = quotes; }
    pending.push(rest);
    i++;
  }
  endLines();
  return blocks.length ? blocks : [{ code: false, quotes: 0, spans: [] }];
}
/// What a message shows, without the signs of its markup; quotations keep theirs.
function plainText(text) { return readMarkup(text).map((block) => "> ".repeat(block.quotes) + block.spans.map((span) => span.text).join("").replaceAll("\n", "\n" + "> ".repeat(block.quotes))).join("\n"); }
