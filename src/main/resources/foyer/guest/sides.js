// Around the log: rooms, people, header, title, drawers.

let drawing = false;
/// Many events, one drawing.
function drawSides() {
  if (drawing) return;
  drawing = true;
  setTimeout(() => { drawing = false; if (me) { drawRooms(); drawPeople(); drawHeader(); } }, 30);
}

function drawHeader() {
  $("server").textContent = serverName;
  $("title").textContent = shown ? titleOf(shown) : serverName;
  $("topic").textContent = [["day", "nothing"].includes(shown?.keeping) ? t("keep_" + shown.keeping) : "", shown?.topic].filter(Boolean).join(" · ");
  $("my-name").textContent = me.name;
  $("my-avatar").textContent = initials(me.name);
  $("my-avatar").className = "avatar small " + hue(me.id);
  $("composer").classList.toggle("hidden", !shown);
  drawUnread();
}

function drawUnread() {
  let all = 0, elsewhere = 0;
  for (const room of rooms.values()) { all += room.unread; if (room !== shown) elsewhere += room.unread; }
  document.title = (all ? `(${all}) ` : "") + (shown ? titleOf(shown) + " – " : "") + (serverName || "Foyer");
  $("badge").textContent = elsewhere;
  $("badge").classList.toggle("hidden", !elsewhere);
  $("open-rooms").setAttribute("aria-label", t("rooms") + (elsewhere ? ", " + t("unread", elsewhere) : ""));
}

/// The title at once: a page in the background waits long for what it does later.
function newsChanged() { drawUnread(); drawSides(); }

/// Replaces a list's rows, and leaves the focus where it was.
function fillList(list, rows) {
  const key = document.activeElement?.closest?.("#" + list.id) ? document.activeElement.dataset.key : "";
  list.replaceChildren(...rows);
  if (key) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function drawRooms() {
  fillList($("room-list"), [...rooms.values()].map((room) => {
    const li = make("li", "row" + (room.inside ? "" : " outside") + (room.unread ? " unread" : ""));
    const go = make("button"), name = isolated("bdi", "name", (room.with ? "" : "# ") + titleOf(room));
    go.dataset.key = "go " + room.name;
    go.setAttribute("aria-current", String(room === shown));
    go.append(name);
    if (room.locked) { const lock = icon("lock"); lock.classList.add("lock"); go.append(lock, make("span", "aloud", t("locked"))); }
    if (room.unread) { const n = make("span", "badge", String(room.unread)); n.setAttribute("aria-label", t("unread", room.unread)); go.append(n); }
    else if (!room.with) go.append(make("span", "n", String(room.people)));
    go.onclick = () => { if (room.inside) select(room); else goTo(room.name); closeSides(); };
    li.append(go);
    if (room.inside) {
      const leave = make("button", "icon");
      leave.dataset.key = "leave " + room.name;
      leave.setAttribute("aria-label", t("leaveRoom", titleOf(room)));
      leave.title = t("leaveRoom", titleOf(room));
      leave.append(icon("x"));
      leave.onclick = () => ask({ type: "leave", room: room.name });
      li.append(leave);
    }
    return li;
  }));
}

function drawPeople() {
  const members = [...(shown?.members.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name, language));
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
      row.onclick = () => { selectOn = ask({ type: "direct", member: member.id }, (refused) => say(refusalWords(refused))); closeSides(); };
    }
    li.append(row);
    return li;
  }));
}

let askedRoom = "";
/// A room asks for its password, above the field for another room.
function askRoomPassword(name, problem, wanted) {
  askedRoom = name;
  $("room-asks").textContent = t("roomAsks", name);
  $("room-problem").textContent = problem;
  $("room-password").classList.remove("hidden");
  if (!wanted) return;
  if (!matchMedia("(min-width: 800px)").matches) openSide($("rooms"), $("open-rooms"));
  $("room-word").focus();
  $("room-word").select();
}
function doWithoutRoom() { askedRoom = ""; $("room-word").value = ""; $("room-password").classList.add("hidden"); }

function goTo(name) { selectOn = join(name); }

function select(room) {
  if (shown) shown.draft = $("words").value;
  shown = room;
  $("words").value = room?.draft ?? "";
  closeDeeds();
  grow();
  drawLog();
  drawSides();
  drawAnswering();
  $("composer").classList.toggle("hidden", !room);
  // on a phone the keyboard would cover what one came to read
  if (arriving && room) { arriving = false; (touch() ? $("title") : $("words")).focus(); }
}

/// The shown room's words are seen while one looks at their end.
function seen() { if (shown?.unread && !document.hidden && isAtEnd()) { shown.unread = 0; newsChanged(); } }

let opener = null;
function openSide(side, button) {
  closeSides();
  opener = button;
  side.classList.add("open");
  button.setAttribute("aria-expanded", "true");
  $("veil").classList.remove("hidden");
  $("talk").inert = true;
  side.querySelector("button.close").focus();
}
function closeSides() {
  for (const side of document.querySelectorAll(".side")) side.classList.remove("open");
  for (const id of ["open-rooms", "open-people"]) $(id).setAttribute("aria-expanded", "false");
  $("veil").classList.add("hidden");
  $("talk").inert = false;
  if (opener) { const to = opener; opener = null; to.focus(); }
}

function drawTrouble() {
  const words = live ? serverTrouble : everLive ? t(wire.tries > 2 ? "unreachable" : "lost") : t("connecting");
  $("trouble").textContent = words;
  $("trouble").classList.toggle("hidden", !words);
}
function announceAloud(words) { $("said-aloud").textContent = words; }

/// Something that happened, said in the log and to screen readers.
function say(words) { if (shown) note(shown, words); else $("log").replaceChildren(isolated("li", "empty", words)); announceAloud(words); }

/// Whoever is muted sees why, where they would write.
function drawSilence() {
  $("silence").textContent = silence ? silenceWords() : "";
  $("silence").classList.toggle("hidden", !silence);
  $("words").disabled = Boolean(silence);
  grow();
}

function grow() {
  const words = $("words");
  words.style.height = "auto";
  words.style.height = words.scrollHeight + "px";
  const over = [...words.value].length - 8_000;
  $("too-long").textContent = over > 0 ? t("tooLong", over) : "";
  $("send").disabled = over > 0 || Boolean(silence);
}

function redraw() { if (me) { drawLog(); drawSides(); drawTrouble(); drawSilence(); drawAnswering(); closeDeeds(); } $("where").textContent = t("guestOf", $("where").dataset.server); }
