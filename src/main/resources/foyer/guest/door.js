// The door, and what the keys and buttons do.

let live = false, everLive = false, arriving = false, selectOn = 0, greetedAs = null;

function touch() { return matchMedia("(pointer: coarse)").matches; }

function show(inside) {
  $("door").classList.toggle("hidden", inside);
  $("inside").classList.toggle("hidden", !inside);
}

/// Out again: at the door, with these words.
function toDoor(words) {
  wire.close();
  live = everLive = false;
  show(false);
  $("join").disabled = false;
  $("farewell").textContent = words;
  $("farewell").classList.toggle("hidden", !words);
  document.title = "Foyer";
  $("name").value = me?.name ?? $("name").value;
}

function hello() {
  greetedAs = { type: "hello", protocol: 1, name: $("name").value, key: myKey() };
  const word = $("password").value || token;
  if (word) greetedAs.password = word;
  wire.send(greetedAs);
}

function onWireOpen() {
  if (everLive && me) $("name").value = me.name;
  hello();
}

function onWireLost() {
  live = false;
  for (const room of rooms.values()) room.inside = room.entering = false;
  if (everLive) drawTrouble();
  else { toDoor(""); problem("door-problem", t("noAnswer")); }
}

function onInside() {
  const first = !everLive;
  live = everLive = true;
  $("join").disabled = false;
  show(true);
  drawTrouble();
  drawSides();
  if (first) { arriving = true; drawLog(); if (shown) select(shown); }
}

function problem(id, words) {
  for (const each of ["name-problem", "password-problem", "door-problem"]) $(each).textContent = each === id ? words : "";
  $("name").setAttribute("aria-invalid", String(id === "name-problem"));
}

/// `hello` was refused: asked for in place, where one is.
function onTurnedAway(event) {
  const words = passwordWords(event, greetedAs?.password);
  const wasInside = everLive;
  if (event.code.startsWith("password") || event.code === "too_many_tries") {
    if (wasInside) toDoor("");
    wire.close();
    const again = !$("password-field").classList.contains("hidden") && greetedAs?.password;
    $("password-field").classList.remove("hidden");
    problem(again ? "password-problem" : "", words);
    if (!again) $("farewell").textContent = words;
    $("farewell").classList.toggle("hidden", Boolean(again));
    $("password").focus();
    $("password").select();
  } else {
    toDoor("");
    const aboutName = event.code === "name_taken" || event.code === "invalid";
    problem(aboutName ? "name-problem" : "door-problem", words);
    if (aboutName) $("name").focus();
  }
  $("join").disabled = false;
}

function onGoodbye(event) {
  if (event.retry_after != null) { wire.drop(); live = false; wire.later(event.retry_after * 1_000 + Math.random() * 2_000); serverTrouble = ""; drawTrouble(); return; }
  const reason = "bye_" + event.reason;
  // the server's sentence of a second tab would repeat the page's own
  toDoor([t(reason in WORDS.en ? reason : "bye_lost"), event.reason === "replaced" ? "" : event.words].filter(Boolean).join(" "));
  $("farewell").scrollIntoView();
  $("join").focus();
  me = null;
}

const trips = [];
function onLatency(millis) {
  trips.push(millis);
  if (trips.length > 30) trips.shift();
  const median = [...trips].sort((a, b) => a - b)[trips.length >> 1];
  $("latency").textContent = t("latency", Math.max(1, Math.round(median)));
}

function onRenamed() { if (!$("rename").classList.contains("hidden")) closeRename(); drawLog(); }
function closeRename() { $("rename").classList.add("hidden"); $("me").classList.remove("hidden"); $("rename-open").focus(); }

$("enter").onsubmit = (event) => {
  event.preventDefault();
  problem("", "");
  $("farewell").classList.add("hidden");
  $("join").disabled = true;
  me = null;
  if (wire.socket?.readyState === WebSocket.OPEN) hello(); else { wire.tries = 0; wire.open(); }
};

function submitWords() {
  const text = $("words").value;
  if (!shown || silence || !text.trim() || [...text].length > 8_000) return;
  $("words").value = "";
  grow();
  toEnd();
  write(text, shown.answers);
  answer(null);
}
$("composer").onsubmit = (event) => { event.preventDefault(); submitWords(); $("words").focus(); };
$("words").oninput = grow;
$("words").onkeydown = (event) => {
  // on a phone Enter begins a line, and the button sends
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !touch()) { event.preventDefault(); submitWords(); }
};

$("log").onscroll = () => { if ($("log").scrollTop < 200) askOlder(); if (isAtEnd()) { $("newest").classList.add("hidden"); seen(); } };
$("newest").onclick = () => { toEnd(); seen(); $("words").focus(); };
$("open-rooms").onclick = () => openSide($("rooms"), $("open-rooms"));
$("open-people").onclick = () => openSide($("people"), $("open-people"));
$("veil").onclick = () => { closeDeeds(); closeSides(); };
for (const button of document.querySelectorAll(".side .close")) button.onclick = closeSides;
onkeydown = (event) => {
  if (event.key !== "Escape") return;
  if (deedsOf) closeDeeds();
  else if (!$("rename").classList.contains("hidden")) closeRename();
  else if ($("words") === document.activeElement && shown?.answers) answer(null);
  else closeSides();
};
$("other-room").onsubmit = (event) => { event.preventDefault(); const name = $("other-name").value.trim(); if (name) { goTo(name); $("other-name").value = ""; closeSides(); } };
$("room-password").onsubmit = (event) => { event.preventDefault(); const word = $("room-word").value; if (word) { closeSides(); selectOn = join(askedRoom, word); } };
$("room-without").onclick = () => { doWithoutRoom(); $("other-name").focus(); };
$("rename-open").onclick = () => { $("me").classList.add("hidden"); $("rename").classList.remove("hidden"); $("rename-problem").textContent = ""; $("new-name").value = me.name; $("new-name").select(); $("new-name").focus(); };
$("rename-cancel").onclick = closeRename;
$("rename").onsubmit = (event) => {
  event.preventDefault();
  const name = $("new-name").value.trim();
  if (name === me.name) closeRename(); else ask({ type: "rename", name }, (refused) => { $("rename-problem").textContent = refusalWords(refused); $("new-name").focus(); });
};
$("leave").onclick = () => {
  closeSides();
  if (!wire.send({ type: "goodbye" })) { onGoodbye({ reason: "left", words: "" }); return; }
  const socket = wire.socket;
  setTimeout(() => { if (wire.socket === socket && socket) onGoodbye({ reason: "left", words: "" }); }, 2_000);
};
document.addEventListener("visibilitychange", () => { if (!document.hidden) { seen(); if (everLive) wire.doubt(); } });
addEventListener("hashchange", () => { const name = readLink(); if (name && live) goTo(name); else wantedRoom = name; });

matchMedia("(min-width: 800px)").addEventListener("change", () => { opener = null; closeSides(); });

$("name").value = recall("name") || inventedName();
setLanguage(language);
show(false);
if (!touch()) $("join").focus();
