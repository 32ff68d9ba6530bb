// Files that others shared: fetched over the same WebSocket, one at a time, and given to the browser as a blob.

/// A larger picture is fetched only when somebody asks for it.
const UNASKED = 10_000_000;
/// Stretches that answer one `fetch`.
const PIECES = 4;
const files = new Map(), fetching = [];

function sizeOf(bytes) { return bytes < 1_000 ? bytes + " B" : bytes < 1e6 ? Math.round(bytes / 1e3) + " kB" : (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) + " MB"; }

/// What is known of a file: its blob's address once it is here, who draws it, and what came so far.
function fileOf(room, file) {
  const key = room + " " + file.id;
  if (!files.has(key)) files.set(key, { room, file, url: "", problem: "", parts: [], got: 0, wanted: false, save: false, draw: new Set() });
  return files.get(key);
}

function wantFile(each) {
  if (each.url || each.wanted) return;
  each.wanted = true;
  each.problem = "";
  fetching.push(each);
  if (fetching[0] === each) askPiece();
  drawFile(each);
}

function askPiece() {
  const each = fetching[0];
  if (!each) return;
  each.pieces = 0;
  ask({ type: "fetch", room: each.room, file: each.file.id, offset: each.got }, (refused) => {
    if (each !== fetching[0]) return;
    if (["too_fast", "busy", "not_a_member"].includes(refused.code)) setTimeout(askPiece, 1_000);
    else endFile(refusalWords(refused));
  });
}

function takePiece(event) {
  const each = fetching[0];
  if (!each || event.file !== each.file.id || event.offset !== each.got) return;
  const part = Uint8Array.from(atob(event.data), (c) => c.charCodeAt(0));
  each.parts.push(part);
  each.got += part.length;
  drawFile(each);
  if (!event.more || each.got >= each.file.bytes) endFile(each.got === each.file.bytes ? "" : t("fileBroken"));
  else if (++each.pieces === PIECES) askPiece();
}

function endFile(problem) {
  const each = fetching.shift();
  each.wanted = false;
  each.problem = problem;
  if (!problem) {
    // only a picture keeps its type: nothing else is ever shown by the browser here
    each.url = URL.createObjectURL(new Blob(each.parts, { type: each.file.type ?? "application/octet-stream" }));
    if (each.save) saveFile(each);
  }
  each.parts = [];
  if (problem) each.got = 0;
  drawFile(each);
  askPiece();
}

/// The connection is back: what was under way goes on from where it was.
function goOnWithFiles() { askPiece(); }

function saveFile(each) {
  each.save = false;
  const a = document.createElement("a");
  a.href = each.url;
  a.download = each.file.name;
  a.click();
}

function drawFile(each) { for (const draw of each.draw) draw(); }

/// A picture, or the file's name and size, with a button to save it.
function fileBox(room, file) {
  const each = fileOf(room, file), box = make("div", "file"), card = make("p", "file-card");
  const size = make("span", "size"), button = make("button", "small", t("save"));
  card.append(isolated("bdi", "file-name", file.name), size, button);
  button.setAttribute("aria-label", t("saveFile", file.name));
  button.onclick = () => { each.save = true; if (each.url) saveFile(each); else wantFile(each); };
  if (file.type?.startsWith("image/")) {
    const scale = Math.min(1, 320 / file.width, 240 / file.height), img = make("img", "picture");
    img.width = Math.max(32, Math.round(file.width * scale));
    img.height = Math.max(32, Math.round(file.height * scale));
    img.alt = file.name;
    img.decoding = "async";
    img.onclick = () => { if (each.url) window.open(each.url, "_blank", "noopener"); else wantFile(each); };
    box.append(img);
  }
  const draw = () => {
    size.textContent = each.problem || (each.wanted ? sizeOf(each.got) + " / " : "") + sizeOf(file.bytes);
    const img = box.querySelector("img");
    if (img && each.url && img.src !== each.url) img.src = each.url;
  };
  each.draw.clear();
  each.draw.add(draw);
  box.append(card);
  draw();
  if (file.type && file.bytes <= UNASKED && !each.problem) wantFile(each);
  return box;
}
