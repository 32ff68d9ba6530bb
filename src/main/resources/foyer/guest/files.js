// Shared files: fetched over the WebSocket one at a time and passed to the browser as blobs.

/// Larger pictures are fetched only on request.
const MAX_AUTOMATIC_BYTES = 10_000_000;
/// The number of pieces that answer one `fetch`.
const PIECES_PER_REQUEST = 4;
const downloads = new Map(), downloadQueue = [];

function sizeOf(bytes) { return bytes < 1_000 ? bytes + " B" : bytes < 1e6 ? Math.round(bytes / 1e3) + " kB" : (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) + " MB"; }

/// The download of a file: its blob's address when complete, the received parts and the functions that draw it.
function downloadOf(room, file) {
  const key = room + " " + file.id;
  if (!downloads.has(key)) downloads.set(key, { room, file, url: "", problem: "", parts: [], received: 0, isQueued: false, saveWhenDone: false, draw: new Set() });
  return downloads.get(key);
}

function startDownload(download) {
  if (download.url || download.isQueued) return;
  download.isQueued = true;
  download.problem = "";
  downloadQueue.push(download);
  if (downloadQueue[0] === download) requestPieces();
  drawDownload(download);
}

function requestPieces() {
  const download = downloadQueue[0];
  if (!download) return;
  download.piecesReceived = 0;
  sendCommand({ type: "fetch", room: download.room, file: download.file.id, offset: download.received }, (refused) => {
    if (download !== downloadQueue[0]) return;
    if (["too_fast", "busy", "not_a_member"].includes(refused.code)) setTimeout(requestPieces, 1_000);
    else finishDownload(refusalText(refused));
  });
}

function onPiece(event) {
  const download = downloadQueue[0];
  if (!download || event.file !== download.file.id || event.offset !== download.received) return;
  const bytes = Uint8Array.from(atob(event.data), (c) => c.charCodeAt(0));
  download.parts.push(bytes);
  download.received += bytes.length;
  drawDownload(download);
  if (!event.more || download.received >= download.file.bytes) finishDownload(download.received === download.file.bytes ? "" : t("fileBroken"));
  else if (++download.piecesReceived === PIECES_PER_REQUEST) requestPieces();
}

function finishDownload(problem) {
  const download = downloadQueue.shift();
  download.isQueued = false;
  download.problem = problem;
  if (!problem) {
    // only pictures have a type, so the browser never renders another file
    download.url = URL.createObjectURL(new Blob(download.parts, { type: download.file.type ?? "application/octet-stream" }));
    if (download.saveWhenDone) saveFile(download);
  }
  download.parts = [];
  if (problem) download.received = 0;
  drawDownload(download);
  requestPieces();
}

/// Continues after a reconnect, from the received bytes.
function resumeDownloads() { requestPieces(); }

function saveFile(download) {
  download.saveWhenDone = false;
  const a = document.createElement("a");
  a.href = download.url;
  a.download = download.file.name;
  a.click();
}

function drawDownload(download) { for (const draw of download.draw) draw(); }

/// A file with its name, size and a save button, and the picture if it is one.
function fileBox(room, file) {
  const download = downloadOf(room, file), box = make("div", "file"), card = make("p", "file-card");
  const size = make("span", "size"), button = make("button", "small", t("save"));
  card.append(isolated("bdi", "file-name", file.name), size, button);
  button.setAttribute("aria-label", t("saveFile", file.name));
  button.onclick = () => { download.saveWhenDone = true; if (download.url) saveFile(download); else startDownload(download); };
  if (file.type?.startsWith("image/")) {
    const scale = Math.min(1, 320 / file.width, 240 / file.height), img = make("img", "picture");
    img.width = Math.max(32, Math.round(file.width * scale));
    img.height = Math.max(32, Math.round(file.height * scale));
    img.alt = file.name;
    img.decoding = "async";
    img.onclick = () => { if (download.url) window.open(download.url, "_blank", "noopener"); else startDownload(download); };
    box.append(img);
  }
  const draw = () => {
    size.textContent = download.problem || (download.isQueued ? sizeOf(download.received) + " / " : "") + sizeOf(file.bytes);
    const img = box.querySelector("img");
    if (img && download.url && img.src !== download.url) img.src = download.url;
  };
  download.draw.clear();
  download.draw.add(draw);
  box.append(card);
  draw();
  if (file.type && file.bytes <= MAX_AUTOMATIC_BYTES && !download.problem) startDownload(download);
  return box;
}
