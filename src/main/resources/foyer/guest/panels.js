// Everything around the log: rooms, members, header, title and side panels.

let isDrawScheduled = false;
/// Draws once after several events.
function drawPanels() {
  if (isDrawScheduled) return;
  isDrawScheduled = true;
  setTimeout(() => { isDrawScheduled = false; if (me) { drawRooms(); drawPeople(); drawHeader(); } }, 30);
}

function drawHeader() {
  $("server").textContent = serverName;
  $("title").textContent = shownRoom ? titleOf(shownRoom) : serverName;
  $("topic").textContent = [["day", "nothing"].includes(shownRoom?.keeping) ? t("keep_" + shownRoom.keeping) : "", shownRoom?.topic].filter(Boolean).join(" · ");
  $("my-name").textContent = me.name;
  $("my-avatar").textContent = initials(me.name);
  $("my-avatar").className = "avatar small " + hue(me.id);
  $("composer").classList.toggle("hidden", !shownRoom);
  drawUnread();
}

function drawUnread() {
  let total = 0, otherRooms = 0;
  for (const room of rooms.values()) { total += room.unread; if (room !== shownRoom) otherRooms += room.unread; }
  document.title = (total ? `(${total}) ` : "") + (shownRoom ? titleOf(shownRoom) + " – " : "") + (serverName || "Foyer");
  $("badge").textContent = otherRooms;
  $("badge").classList.toggle("hidden", !otherRooms);
  $("open-rooms").setAttribute("aria-label", t("rooms") + (otherRooms ? ", " + t("unread", otherRooms) : ""));
}

/// Updates the title at once, because timers of background pages are slow.
function onUnreadChanged() { drawUnread(); drawPanels(); }

/// Replaces the rows of a list and keeps the focus.
function fillList(list, rows) {
  const key = document.activeElement?.closest?.("#" + list.id) ? document.activeElement.dataset.key : "";
  list.replaceChildren(...rows);
  if (key) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function drawRooms() {
  fillList($("room-list"), [...rooms.values()].map((room) => {
    const li = make("li", "row" + (room.joined ? "" : " outside") + (room.unread ? " unread" : ""));
    const go = make("button"), name = isolated("bdi", "name", (room.with ? "" : "# ") + titleOf(room));
    go.dataset.key = "go " + room.name;
    go.setAttribute("aria-current", String(room === shownRoom));
    go.append(name);
    if (room.locked) { const lock = icon("lock"); lock.classList.add("lock"); go.append(lock, make("span", "aloud", t("locked"))); }
    if (room.unread) { const n = make("span", "badge", String(room.unread)); n.setAttribute("aria-label", t("unread", room.unread)); go.append(n); }
    else if (!room.with) go.append(make("span", "n", String(room.people)));
    go.onclick = () => { if (room.joined) { selectRequestId = 0; selectRoom(room); } else joinAndSelect(room.name); closePanels(); };
    li.append(go);
    if (room.joined) {
      const leave = make("button", "icon");
      leave.dataset.key = "leave " + room.name;
      leave.setAttribute("aria-label", t("leaveRoom", titleOf(room)));
      leave.title = t("leaveRoom", titleOf(room));
      leave.append(icon("x"));
      leave.onclick = () => leaveRoom(room);
      li.append(leave);
    }
    return li;
  }));
}

function drawPeople() {
  const members = [...(shownRoom?.members.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name, language));
  $("count").textContent = members.length || "";
  $("people-title").textContent = t("peopleCount", members.length);
  $("open-people").setAttribute("aria-label", t("peopleCount", members.length));
  fillList($("member-list"), members.map((member) => {
    const li = make("li"), mine = member.id === me.id, row = make(mine ? "div" : "button", "person");
    const avatar = make("span", "avatar small " + hue(member.id), initials(member.name));
    avatar.setAttribute("aria-hidden", "true");
    row.append(avatar, isolated("bdi", "name", member.name));
    const tags = [mine && t("you"), member.role !== "member" && t(member.role === "host" ? "host" : "moderator"), member.guest && t("guest"), member.muted && t("isMuted")].filter(Boolean);
    if (tags.length) row.append(make("span", "tag", tags.join(", ")));
    if (!mine) {
      row.dataset.key = member.id;
      row.title = t("talkTo", member.name);
      row.onclick = () => { selectRequestId = sendCommand({ type: "direct", member: member.id }, (refused) => showNotice(refusalText(refused))); closePanels(); };
    }
    li.append(row);
    return li;
  }));
}

let passwordRoom = "";
/// Shows the password form of a room.
function showRoomPassword(name, problem, isRequested) {
  passwordRoom = name;
  $("room-asks").textContent = t("roomAsks", name);
  $("room-problem").textContent = problem;
  $("room-password").classList.remove("hidden");
  if (!isRequested) return;
  if (!matchMedia("(min-width: 800px)").matches) openPanel($("rooms"), $("open-rooms"));
  $("room-word").focus();
  $("room-word").select();
}
function hideRoomPassword() { passwordRoom = ""; $("room-word").value = ""; $("room-password").classList.add("hidden"); }

function leaveRoom(room) { room.isLeaving = Boolean(sendCommand({ type: "leave", room: room.name })); }
function joinAndSelect(name) { selectRequestId = join(name); }

function selectRoom(room) {
  if (shownRoom) shownRoom.draft = $("words").value;
  shownRoom = room;
  $("words").value = room?.draft ?? "";
  closeMenu();
  resizeInput();
  drawLog();
  drawPanels();
  drawReplyTarget();
  $("composer").classList.toggle("hidden", !room);
  // on a phone the keyboard would cover the log
  if (isArriving && room) { isArriving = false; (isTouch() ? $("title") : $("words")).focus(); }
}

/// Marks the selected room as read while its end is visible.
function markRead() { if (shownRoom?.unread && !document.hidden && isAtEnd()) { shownRoom.unread = 0; onUnreadChanged(); } }

let panelButton = null;
function openPanel(side, button) {
  closePanels();
  panelButton = button;
  side.classList.add("open");
  button.setAttribute("aria-expanded", "true");
  $("veil").classList.remove("hidden");
  $("talk").inert = true;
  side.querySelector("button.close").focus();
}
function closePanels() {
  for (const side of document.querySelectorAll(".side")) side.classList.remove("open");
  for (const id of ["open-rooms", "open-people"]) $(id).setAttribute("aria-expanded", "false");
  $("veil").classList.add("hidden");
  $("talk").inert = false;
  if (panelButton) { const button = panelButton; panelButton = null; button.focus(); }
}

function drawConnectionState() {
  const text = isConnected ? storageProblem : wasConnected ? t(connection.attempts > 2 ? "unreachable" : "lost") : t("connecting");
  $("trouble").textContent = text;
  $("trouble").classList.toggle("hidden", !text);
}
function announce(text) { $("said-aloud").textContent = text; }

/// Shows a notice in the log and announces it to screen readers.
function showNotice(text) { if (shownRoom) addNotice(shownRoom, text); else $("log").replaceChildren(isolated("li", "empty", text)); announce(text); }

/// Shows a muted member the reason above the composer.
function drawMute() {
  $("silence").textContent = muteEvent ? muteText() : "";
  $("silence").classList.toggle("hidden", !muteEvent);
  $("words").disabled = Boolean(muteEvent);
  resizeInput();
}

function resizeInput() {
  const input = $("words");
  input.style.height = "auto";
  input.style.height = input.scrollHeight + "px";
  const excess = [...input.value].length - 8_000;
  $("too-long").textContent = excess > 0 ? t("tooLong", excess) : "";
  $("send").disabled = excess > 0 || Boolean(muteEvent);
}

function redraw() { if (me) { drawLog(); drawPanels(); drawConnectionState(); drawMute(); drawReplyTarget(); closeMenu(); } $("where").textContent = t("guestOf", $("where").dataset.server); }
