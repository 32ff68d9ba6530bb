// Shared files: fetched over the WebSocket one at a time and passed to the browser as blobs.

/// Larger pictures are fetched only on request.
const MAX_AUTOMATIC_BYTES = 10_000_000;
/// Larger pictures are not drawn; see Limits.PICTURE_PIXELS.
const MAX_PICTURE_PIXELS = 50_000_000;
const MAX_PICTURE_SIDE = 320;
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
    download.blob = new Blob(download.parts, { type: download.file.type ?? "application/octet-stream" });
    download.url = URL.createObjectURL(download.blob);
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

/// Notes how much has come, and says how fast and how long it still takes; empty in the first second.
function speedText(download) {
  const now = performance.now(), samples = download.samples ??= [];
  if (samples.length && download.received < samples.at(-1).received) samples.length = 0;
  if (download.received !== samples.at(-1)?.received) samples.push({ now, received: download.received });
  while (samples.length > 2 && now - samples[0].now > 5_000) samples.shift();
  const seconds = (samples.at(-1).now - samples[0].now) / 1_000;
  if (seconds < 1) return "";
  const speed = (download.received - samples[0].received) / seconds, left = Math.max(1, Math.round((download.file.bytes - download.received) / speed));
  const time = left < 60 ? t("secondsLeft", left) : left < 3_600 ? t("minutesLeft", Math.round(left / 60)) : t("hoursLeft", Math.round(left / 3_600));
  return " · " + t("perSecond", sizeOf(speed)) + " · " + time;
}

/// Whether a file is a picture small enough to be drawn; the browser says whether it knows the format.
function isPicture(file) { return Boolean(file.type?.startsWith("image/")) && file.width * file.height <= MAX_PICTURE_PIXELS; }

/// Why a picture is a card; empty if it is none or not known to be broken.
function reasonNotShown(download) {
  const { file } = download;
  if (!file.type?.startsWith("image/")) return "";
  if (!isPicture(file)) return t("pictureTooLarge", file.width, file.height);
  return download.isBroken ? t("pictureBroken") : "";
}

function pictureBox(download) {
  const { file } = download, box = make("div", "picture-box"), img = make("img", "picture");
  const scale = Math.min(1, MAX_PICTURE_SIDE / file.width, MAX_PICTURE_SIDE / file.height);
  img.width = Math.max(32, Math.round(file.width * scale));
  img.height = Math.max(32, Math.round(file.height * scale));
  img.alt = file.name;
  img.decoding = "async";
  img.onclick = () => { if (download.url) window.open(download.url, "_blank", "noopener"); else startDownload(download); };
  box.append(img);
  return box;
}

/// Draws a picture that the browser can decode; a damaged one may have a size all the same.
function showPicture(download, img) {
  if (img.dataset.shown) return;
  img.dataset.shown = "true";
  const probe = new Image();
  probe.src = download.url;
  probe.decode().then(() => isDamagedPng(download.blob)).catch(() => true).then((isBroken) => {
    if (isBroken) { download.isBroken = true; drawDownload(download); } else img.src = download.url;
  });
}

/// Whether a PNG's pixels cannot be unpacked: browsers draw an empty picture then.
async function isDamagedPng(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer()), view = new DataView(bytes.buffer), parts = [];
  if (view.getUint32(0) !== 0x89504e47 || typeof DecompressionStream === "undefined") return false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  const reader = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  while (!(await reader.read()).done);
  return false;
}

/// A picture, or a card with a file's name and size and perhaps why it is not shown.
function fileBox(room, file) {
  const download = downloadOf(room, file), box = make("div", "file"), card = make("p", "file-card");
  const size = make("span", "size"), button = make("button", "small", t("save")), bar = make("progress");
  const name = isolated("bdi", "file-name", file.name), picture = isPicture(file) ? pictureBox(download) : null;
  bar.max = file.bytes;
  bar.setAttribute("aria-label", t("progressOf", file.name));
  card.append(name, bar, size, button);
  button.setAttribute("aria-label", t("saveFile", file.name));
  button.onclick = () => { download.saveWhenDone = true; if (download.url) saveFile(download); else startDownload(download); };
  if (picture) box.append(picture);
  const draw = () => {
    const isShown = picture && !download.problem && !download.isBroken, reason = reasonNotShown(download);
    size.textContent = download.problem || (download.isQueued ? sizeOf(download.received) + " / " : "") + sizeOf(file.bytes) + (download.isQueued ? speedText(download) : "") + (reason ? " · " + reason : "");
    bar.hidden = !download.isQueued;
    bar.value = download.received;
    if (picture) picture.hidden = !isShown;
    card.classList.toggle("on-picture", Boolean(isShown));
    card.classList.toggle("done", Boolean(download.url));
    if (isShown && download.url) showPicture(download, picture.querySelector("img"));
  };
  download.draw.clear();
  download.draw.add(draw);
  box.append(card);
  draw();
  if (isPicture(file) && file.bytes <= MAX_AUTOMATIC_BYTES && !download.problem && !download.isBroken) startDownload(download);
  return box;
}
