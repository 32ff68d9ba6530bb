// The log of the selected room. Messages become text nodes, never markup.

function make(tag, className = "", text = "") {
  const el = document.createElement(tag);
  if (className) el.className = className;
  if (text) el.textContent = text;
  return el;
}
function $(id) { return document.getElementById(id); }
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
  svg.firstChild.setAttribute("href", "#i-" + name);
  return svg;
}
function isolated(tag, className, text) { const el = make(tag, className, text); el.dir = "auto"; return el; }

/// The same colour as in the desktop window: Java's hash of the id.
function hue(id) { let hash = 0; for (const c of id) hash = (31 * hash + c.charCodeAt(0)) | 0; return "hue-" + ((hash % 10) + 10) % 10; }
function initials(name) { const words = name.trim().split(/[\s._-]+/).filter(Boolean); return [words[0], words.length > 1 ? words.at(-1) : ""].map((w) => [...(w ?? "")][0] ?? "").join("").toUpperCase(); }

/// Appends a message with its markup, of a very long one the first lines with a button for all.
function appendMessage(el, text) {
  const blocks = readMarkup(text), lines = blocks.reduce((sum, block) => sum + blockText(block).split("\n").length, 0);
  if (lines <= 60) { appendBlocks(el, blocks); return; }
  const all = make("button", "small show-all", t("showAll", lines.toLocaleString(language)));
  appendBlocks(el, firstLines(blocks, 40));
  all.type = "button";
  all.onclick = () => { el.replaceChildren(); appendBlocks(el, blocks); };
  el.append(all);
}
function blockText(block) { return block.spans.map((span) => span.text).join(""); }
/// The first lines as blocks, so that code stays code.
function firstLines(blocks, count) {
  const first = [];
  for (const block of blocks) {
    let end = -1;
    const text = blockText(block);
    do { end = text.indexOf("\n", end + 1); count--; } while (end >= 0 && count > 0);
    let left = end < 0 ? text.length : end;
    const spans = [];
    for (const span of block.spans) {
      if (left > 0) spans.push({ ...span, text: span.text.slice(0, left) });
      left -= span.text.length;
    }
    first.push({ ...block, spans });
    if (count <= 0) break;
  }
  return first;
}
function appendBlocks(el, blocks) {
  for (const block of blocks) {
    const box = blocks.length === 1 && !block.code && !block.quotes ? el : make(block.code ? "pre" : block.quotes ? "blockquote" : "div");
    for (const span of block.spans) box.append(...spanNodes(span));
    if (box !== el) el.append(box);
  }
}
const STYLES = { b: "strong", i: "em", s: "s", c: "code" };
function spanNodes(span) {
  const nodes = span.target ? linkNodes(span) : [span.text];
  if (!span.style) return nodes;
  const el = make(STYLES[span.style[0]]);
  let inner = el;
  for (const each of span.style.slice(1)) { const next = make(STYLES[each]); inner.append(next); inner = next; }
  inner.append(...nodes);
  return [el];
}
/// A link. If it does not start with its real host, the host follows it.
function linkNodes({ text, target }) {
  const a = isolated("a", "", text), isMail = target.href.startsWith("mailto:");
  a.href = target.href; a.target = "_blank"; a.rel = "noopener noreferrer"; a.title = target.href;
  const typed = text.replace(/^\w+:\/\//, ""), next = typed[target.host.length];
  const showsHost = isMail || (typed.startsWith(target.host) && !(next && !"/?#".includes(next)));
  return showsHost ? [a] : [a, " ", isolated("span", "host", "(" + target.host + ")")];
}

function timeText(at) { return new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }); }
function dayOf(at) { return new Date(at).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" }); }
function timeOf(at) { const el = make("time", "", timeText(at)); el.dateTime = new Date(at).toISOString(); el.title = new Date(at).toLocaleString(language); return el; }

/// A row of the log. A row that cannot be drawn is its plain text.
function rowElement(row, before) {
  let li;
  try { li = createRow(row, before); } catch (error) {
    console.warn("a row could not be drawn: " + error.name);
    li = isolated("li", "note", [row.name, row.text].filter(Boolean).join(": "));
  }
  if (row.seq) li.dataset.seq = row.seq;
  return li;
}

function createRow(row, before) {
  if (row.type === "erased") return isolated("li", "note", t("erased", row.name));
  if (row.type === "pinned" && row.on) return isolated("li", "note", t("pinned", row.name));
  if (row.type === "note") return isolated("li", "note", row.text);
  if (row.type === "topic_set") return isolated("li", "note", row.topic ? t("topicSet", row.name, row.topic) : t("topicGone", row.name));
  if (row.type === "keeping_set") return isolated("li", "note", t("keeping_" + (["day", "nothing"].includes(row.keeping) ? row.keeping : "always"), row.name));
  if (row.type === "announced") {
    const li = make("li", "announced"), head = make("p", "head");
    head.append(isolated("span", "", t("announced", row.name)), timeOf(row.at), menuButton(row));
    const words = isolated("div", "words", "");
    appendMessage(words, row.text);
    li.append(head, words, reactionsElement(row) ?? "");
    return li;
  }
  if (row.type !== "said" && row.type !== "waiting") return make("li", "hidden");
  const mine = row.type === "waiting" || row.by === me.id;
  const first = !(before && (before.type === "said" || before.type === "waiting") && before.by === row.by && row.at - before.at < 300_000);
  const li = make("li", "said" + (first ? " first" : "")), gutter = make("div", "gutter"), body = make("div", "body");
  if (first) {
    const avatar = make("span", "avatar " + hue(row.by), initials(row.name)), head = make("p", "head");
    avatar.setAttribute("aria-hidden", "true");
    gutter.append(avatar);
    head.append(isolated("bdi", "author " + hue(row.by), row.name));
    if (shownRoom?.members.get(row.by)?.guest) head.append(make("span", "tag", t("guest")));
    head.append(timeOf(row.at));
    body.append(head);
  } else body.append(make("span", "aloud", row.name + ": "));
  if (row.to) body.append(quoteElement(row));
  const words = isolated("div", "words", "");
  appendMessage(words, row.text);
  if (row.text || !row.file) body.append(words);
  if (row.file) body.append(fileBox(row.room, row.file));
  if (row.edited) body.append(make("p", "state", t("edited")));
  if (row.type === "said") body.append(reactionsElement(row) ?? "");
  li.append(gutter, body);
  if (mine && row.type === "said") { const tick = make("span", "tick"); tick.title = t("stored"); tick.append(icon("check"), make("span", "aloud", t("stored"))); li.append(tick); }
  if (row.type === "said") li.append(menuButton(row));
  if (row.type === "waiting") addOutboxState(li, body, row.message);
  return li;
}

function addOutboxState(li, body, message) {
  li.classList.add("waiting");
  if (!message.problem) { body.append(make("p", "state", t("sending"))); return; }
  body.append(make("p", "problem", t("notSent") + " " + message.problem.words));
  const retryButton = make("button", "small", t("retry")), discardButton = make("button", "small", t("discard")), actions = make("div", "actions");
  retryButton.onclick = () => { retry(message); $("words").focus(); };
  discardButton.onclick = () => { discard(message); $("words").focus(); };
  actions.append(retryButton, discardButton);
  body.append(actions);
}

let isBatch = false, outboxRows = [];
/// A busy log is not read by screen readers.
function setBusy(isBusy) { $("log").setAttribute("aria-busy", String(isBusy)); }
function isAtEnd() { const el = $("log"); return el.scrollHeight - el.scrollTop - el.clientHeight < 60; }
function scrollToEnd() { const el = $("log"); el.scrollTop = el.scrollHeight; $("newest").classList.add("hidden"); }
function dayDivider(row, before) { return !before || new Date(before.at).toDateString() !== new Date(row.at).toDateString() ? make("li", "day", dayOf(row.at)) : null; }

function drawRows(rows) {
  const all = document.createDocumentFragment();
  rows.forEach((row, i) => { if (isInvisible(row)) return; const before = previousVisibleRow(rows, i), day = dayDivider(row, before); if (day) all.append(day); all.append(rowElement(row, before)); });
  return all;
}

function drawLog() {
  setBusy(true);
  outboxRows = [];
  const el = $("log");
  if (!shownRoom) el.replaceChildren(make("li", "empty", t("noRoom")));
  else if (!shownRoom.rows.length) el.replaceChildren(make("li", "empty", t("nothing")));
  else el.replaceChildren(drawRows(shownRoom.rows));
  drawOutbox();
  updateTabStop();
  scrollToEnd();
  markRead();
  requestAnimationFrame(() => setBusy(false));
}

function drawAddedRow(row) {
  if (isBatch || isInvisible(row)) return;
  const el = $("log"), isScrolledUp = !isAtEnd(), before = previousVisibleRow(shownRoom.rows, shownRoom.rows.length - 1);
  el.querySelector(".empty")?.remove();
  const day = dayDivider(row, before), fresh = rowElement(row, before), at = outboxRows[0] ?? null;
  if (day) el.insertBefore(day, at);
  el.insertBefore(fresh, at);
  updateTabStop();
  if (isScrolledUp) $("newest").classList.remove("hidden"); else scrollToEnd();
}

/// Draws older rows above; the visible rows keep their position.
function drawOlder() {
  const el = $("log"), height = el.scrollHeight, top = el.scrollTop;
  setBusy(true);
  outboxRows = [];
  el.replaceChildren(drawRows(shownRoom.rows));
  drawOutbox();
  updateTabStop();
  el.scrollTop = top + el.scrollHeight - height;
  requestAnimationFrame(() => setBusy(false));
}

function drawOutbox() {
  const el = $("log"), isScrolledUp = !isAtEnd();
  for (const row of outboxRows) row.remove();
  let before = shownRoom ? previousVisibleRow(shownRoom.rows, shownRoom.rows.length) : undefined;
  outboxRows = !shownRoom || !me ? [] : outbox.filter((message) => message.room === shownRoom.name).map((message) => {
    const row = { type: "waiting", by: me.id, name: me.name, at: message.at, text: message.text, to: message.to, message };
    const li = rowElement(row, before);
    before = row;
    return li;
  });
  if (outboxRows.length) el.querySelector(".empty")?.remove();
  el.append(...outboxRows);
  if (!isScrolledUp) scrollToEnd();
}
