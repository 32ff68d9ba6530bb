// The join form and the handlers of keys and buttons.

let isConnected = false, wasConnected = false, isArriving = false, selectRequestId = 0;

function isTouch() { return matchMedia("(pointer: coarse)").matches; }

function showChat(isVisible) {
  $("door").classList.toggle("hidden", isVisible);
  $("inside").classList.toggle("hidden", !isVisible);
}

/// Leaves the chat and shows the join form with a text.
function showJoinForm(text) {
  connection.close();
  isConnected = wasConnected = false;
  showChat(false);
  $("join").disabled = false;
  $("farewell").textContent = text;
  $("farewell").classList.toggle("hidden", !text);
  document.title = "Foyer";
  $("name").value = me?.name ?? $("name").value;
}

function sendHello() {
  connection.send({ type: "hello", protocol: 1, name: $("name").value, public_key: publicKey, signature: signHello(connection.nonce) });
}

function onConnected() {
  if (wasConnected && me) $("name").value = me.name;
  sendHello();
}

function onConnectionLost() {
  isConnected = false;
  for (const room of rooms.values()) room.joined = room.loading = false;
  if (wasConnected) drawConnectionState();
  else { showJoinForm(""); showProblem("door-problem", t("noAnswer")); }
}

function onRoomsKnown() {
  const first = !wasConnected;
  isConnected = wasConnected = true;
  $("join").disabled = false;
  showChat(true);
  drawConnectionState();
  drawPanels();
  if (first) { isArriving = true; drawLog(); if (shownRoom) selectRoom(shownRoom); }
}

function showProblem(id, text) {
  for (const each of ["name-problem", "password-problem", "door-problem"]) $(each).textContent = each === id ? text : "";
  $("name").setAttribute("aria-invalid", String(id === "name-problem"));
}

/// Proves the password if the server asks for it, or shows a refused `hello` at the field it concerns.
function onHelloRefused(event, tried = "") {
  const password = $("password").value || token;
  if (event.challenge && password && !tried) {
    if (password !== token) showProblem("password-problem", t("checking"));
    prove(event.challenge, password, sendHello, (wrong) => onHelloRefused(wrong, password));
    return;
  }
  const text = passwordText(event, tried);
  if (event.code.startsWith("password") || event.code === "too_many_tries") {
    if (wasConnected) showJoinForm("");
    connection.close();
    const isRetry = !$("password-field").classList.contains("hidden") && tried;
    $("password-field").classList.remove("hidden");
    showProblem(isRetry ? "password-problem" : "", text);
    if (!isRetry) $("farewell").textContent = text;
    $("farewell").classList.toggle("hidden", Boolean(isRetry));
    $("password").focus();
    $("password").select();
  } else {
    showJoinForm("");
    const aboutName = event.code === "name_taken" || event.code === "invalid";
    showProblem(aboutName ? "name-problem" : "door-problem", text);
    if (aboutName) $("name").focus();
  }
  $("join").disabled = false;
}

function onGoodbye(event) {
  if (event.retry_after != null) { connection.disconnect(); isConnected = false; connection.reconnectAfter(event.retry_after * 1_000 + Math.random() * 2_000); storageProblem = ""; drawConnectionState(); return; }
  const reason = "bye_" + event.reason;
  // for a second tab the server's text would repeat the page's own
  showJoinForm([t(reason in TEXTS.en ? reason : "bye_lost"), event.reason === "replaced" ? "" : event.words].filter(Boolean).join(" "));
  $("farewell").scrollIntoView();
  $("join").focus();
  me = null;
}

const latencies = [];
function onLatency(millis) {
  latencies.push(millis);
  if (latencies.length > 30) latencies.shift();
  const median = [...latencies].sort((a, b) => a - b)[latencies.length >> 1];
  $("latency").textContent = t("latency", Math.max(1, Math.round(median)));
}

function onRenamed() { if (!$("rename").classList.contains("hidden")) closeRename(); drawLog(); }
function closeRename() { $("rename").classList.add("hidden"); $("me").classList.remove("hidden"); $("rename-open").focus(); }

$("enter").onsubmit = (event) => {
  event.preventDefault();
  showProblem("", "");
  $("farewell").classList.add("hidden");
  $("join").disabled = true;
  me = null;
  if (connection.socket?.readyState === WebSocket.OPEN) { if (connection.nonce) sendHello(); } else { connection.attempts = 0; connection.open(); }
};

// the characters that draw nothing, as in the desktop window (MessageTexts)
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

function sendDraft() {
  const text = $("words").value;
  if (!shownRoom || muteEvent || !VISIBLE.test(text) || [...text].length > 8_000) return;
  const typed = parseLine(text), room = shownRoom;
  if (typed.message === undefined) {
    const problem = executeCommand(typed);
    if (!problem) { room.draft = ""; if (room === shownRoom) $("words").value = ""; }
    resizeInput();
    if (problem) $("too-long").textContent = problem;
    return;
  }
  $("words").value = "";
  resizeInput();
  scrollToEnd();
  queueMessage(typed.message, shownRoom.replyTo);
  setReplyTarget(null);
}
$("composer").onsubmit = (event) => { event.preventDefault(); sendDraft(); $("words").focus(); };
$("words").oninput = resizeInput;
$("words").onkeydown = (event) => {
  // on a phone Enter inserts a line break and the button sends
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !isTouch()) { event.preventDefault(); sendDraft(); }
};

$("log").onscroll = () => { if ($("log").scrollTop < 200) loadOlder(); if (isAtEnd()) { $("newest").classList.add("hidden"); markRead(); } };
$("newest").onclick = () => { scrollToEnd(); markRead(); $("words").focus(); };
$("open-rooms").onclick = () => openPanel($("rooms"), $("open-rooms"));
$("open-people").onclick = () => openPanel($("people"), $("open-people"));
$("veil").onclick = () => { closeMenu(); closePanels(); };
for (const button of document.querySelectorAll(".side .close")) button.onclick = closePanels;
onkeydown = (event) => {
  // what is typed beside the fields goes to the composer
  if ([...event.key].length === 1 && event.key !== " " && !event.ctrlKey && !event.altKey && !event.metaKey && me && !menuSeq && !$("talk").inert && shownRoom && !document.activeElement?.matches("input, textarea")) $("words").focus();
  if (event.key !== "Escape") return;
  if (menuSeq) closeMenu();
  else if (!$("rename").classList.contains("hidden")) closeRename();
  else if ($("words") === document.activeElement && shownRoom?.replyTo) setReplyTarget(null);
  else closePanels();
};
$("other-room").onsubmit = (event) => { event.preventDefault(); const name = $("other-name").value.trim(); if (name) { joinAndSelect(name); $("other-name").value = ""; closePanels(); } };
$("room-password").onsubmit = (event) => { event.preventDefault(); const password = $("room-word").value; if (password) { closePanels(); selectRequestId = join(passwordRoom, password); } };
$("room-without").onclick = () => { hideRoomPassword(); $("other-name").focus(); };
$("rename-open").onclick = () => { $("me").classList.add("hidden"); $("rename").classList.remove("hidden"); $("rename-problem").textContent = ""; $("new-name").value = me.name; $("new-name").select(); $("new-name").focus(); };
$("rename-cancel").onclick = closeRename;
$("rename").onsubmit = (event) => {
  event.preventDefault();
  const name = $("new-name").value.trim();
  if (name === me.name) closeRename(); else sendCommand({ type: "rename", name }, (refused) => { $("rename-problem").textContent = refusalText(refused); $("new-name").focus(); });
};
$("leave").onclick = () => {
  closePanels();
  if (!connection.send({ type: "goodbye" })) { onGoodbye({ reason: "left", words: "" }); return; }
  const socket = connection.socket;
  setTimeout(() => { if (connection.socket === socket && socket) onGoodbye({ reason: "left", words: "" }); }, 2_000);
};
document.addEventListener("visibilitychange", () => { if (!document.hidden) { markRead(); if (wasConnected) connection.checkAlive(); } });
addEventListener("hashchange", () => { const name = readHash(); if (name && isConnected) joinAndSelect(name); else wantedRoom = name; });

matchMedia("(min-width: 800px)").addEventListener("change", () => { panelButton = null; closePanels(); });

$("name").value = loadItem("name") || randomName();
setLanguage(language);
showChat(false);
if (!isTouch()) $("join").focus();
