// The state of the chat: the member, the rooms and their logs.

let me = null, logId = "", serverName = "", shownRoom = null, storageProblem = "", isRestored = false;
const rooms = new Map();
const MAX_ROWS = 2_000;

function roomOf(name) {
  let room = rooms.get(name);
  if (!room) { room = { name, topic: "", people: 0, with: null, locked: false, joined: false, loading: false, last: 0, more: false, loadingOlder: false, unread: 0, rows: [], reactions: new Map(), members: new Map(), wanted: false, draft: "" }; rooms.set(name, room); }
  return room;
}
function titleOf(room) { return room.with ? room.with.name : room.name; }

function updateRoom(info) {
  const room = roomOf(info.name);
  room.topic = info.topic; room.people = info.people; room.with = info.with ?? null; room.keeping = info.keeping ?? "always"; room.locked = Boolean(info.locked);
  return room;
}

const refusalHandlers = new Map();
/// Sends a command; `handleRefusal` is called if the server refuses it.
function sendCommand(command, handleRefusal) { const id = connection.send(command); if (id && handleRefusal) refusalHandlers.set(id, handleRefusal); return id; }
/// Repeats an action a little later if the server refused it as too fast.
function retryIfThrottled(refused, action) {
  const isThrottled = refused.code === "too_fast" || refused.code === "busy";
  if (isThrottled) setTimeout(action, 2_000);
  return isThrottled;
}

let token = "", tokenRoom = "", wantedRoom = readHash();
/// Reads the room of the link, and removes the invitation token from the address.
function readHash() {
  const [room, ...fields] = location.hash.slice(1).split("&");
  let name;
  try { name = decodeURIComponent(room).trim(); } catch { name = ""; }
  const tokenField = fields.find((field) => field.startsWith("t="));
  if (tokenField) { token = tokenField.slice(2); tokenRoom = name; }
  if (fields.length) history.replaceState(null, "", "#" + room);
  return name;
}
/// The text of a refused password or an expired invitation.
function passwordText(refused, password) {
  if (refused.code !== "password_wrong" || password !== token) return refusalText(refused);
  token = "";
  return t("staleInvite");
}

function join(name, password = name === tokenRoom ? token : "", isProven = false) {
  const room = rooms.get(name);
  const after = room?.last ? { after: room.last, log: room.log } : {};
  const id = sendCommand({ type: "join", room: name, ...after }, (refused) => {
    if (room?.wanted && retryIfThrottled(refused, () => { if (room.wanted && !room.joined) join(name, password); })) return;
    if (!password || isProven || !refused.challenge) { onJoinRefused(name, refused, "", id === selectRequestId); return; }
    const again = () => { const next = join(name, password, true); if (id === selectRequestId) selectRequestId = next; };
    if (name === passwordRoom) $("room-problem").textContent = t("checking");
    prove(refused.challenge, password, again, (wrong) => onJoinRefused(name, wrong, password, id === selectRequestId));
  });
  return id;
}
function onJoinRefused(name, refused, password, isSelected) {
  markUnwanted(name);
  if (password || refused.code === "password_needed") showRoomPassword(name, password ? passwordText(refused, password) : "", isSelected);
  else showNotice(refusalText(refused));
}
function markUnwanted(name) { const room = rooms.get(name); if (room) room.wanted = false; }

function onWelcome(event) {
  repaired.clear();
  if (logId && logId !== event.log) { rooms.clear(); shownRoom = null; }
  muteEvent = null; drawMute();
  $("password").value = ""; $("password-field").classList.add("hidden");
  me = event.you; logId = event.log; serverName = event.server; storageProblem = ""; connection.attempts = 0;
  storeItem("name", me.name);
  for (const room of rooms.values()) { room.joined = room.loading = room.loadingOlder = false; room.listed = false; }
  for (const message of outbox) if (message.log && message.log !== logId) message.problem = { words: t("otherServer") };
}

/// The event that muted this member; null if they are not muted.
let muteEvent = null;
function withReason(text, reason) {
  return text + (reason ? ": " + reason : "");
}
function penaltyText(event) {
  if (event.type === "unmuted") return event.by ? t("unmuted", event.by_name, event.name) : t("unmutedByTime", event.name);
  return withReason(t("muted", event.by_name, event.name), event.reason);
}
function muteText() {
  const until = muteEvent.until ? " " + t("until", (new Date(muteEvent.until).toDateString() === new Date().toDateString() ? "" : dayOf(muteEvent.until) + ", ") + timeText(muteEvent.until)) : "";
  return t("mutedYou", muteEvent.by_name) + until + (muteEvent.reason ? ": " + muteEvent.reason : ".");
}

/// After the list of rooms: joins the room of the link, or the rooms of before.
function onListed() {
  for (const room of [...rooms.values()]) if (!room.listed) { rooms.delete(room.name); if (room === shownRoom) shownRoom = null; }
  const wanted = [...rooms.values()].filter((room) => room.wanted).map((room) => room.name);
  const previous = isRestored ? wanted : loadJoinedRooms();
  isRestored = true;
  const first = wantedRoom || (shownRoom ? shownRoom.name : previous[0]) || [...rooms.values()].find((room) => !room.with)?.name;
  wantedRoom = "";
  for (const name of new Set([...previous, ...outbox.filter((message) => message.log === logId).map((message) => message.room)])) if (name !== first) join(name);
  if (first) joinAndSelect(first);
  onRoomsKnown();
}

function addRow(room, row) {
  room.rows.push(row);
  if (room.rows.length > MAX_ROWS && room === shownRoom && isAtEnd()) { room.rows.splice(0, room.rows.length - MAX_ROWS / 2); room.more = true; drawLog(); return; }
  if (room === shownRoom) drawAddedRow(row);
}
function addNotice(room, text) { if (room) addRow(room, { type: "note", text, at: Date.now() }); }

/// Applies an entry of a room's log, live or fetched.
function applyEntry(room, entry) {
  if (entry.by === me.id && entry.n) onStored(entry);
  if (entry.seq <= room.last) return;
  if (entry.seq > room.last + 1 && !room.loading) { if (!room.gap) { room.gap = true; join(room.name); } return; }
  room.last = entry.seq;
  if (entry.type === "topic_set") room.topic = entry.topic;
  if (entry.type === "keeping_set") room.keeping = entry.keeping;
  applyAmendment(room, entry);
  addRow(room, entry);
  if (entry.by !== me.id && ["said", "announced"].includes(entry.type) && (room !== shownRoom || document.hidden || !isAtEnd())) { room.unread++; onUnreadChanged(); }
}

function onPage(room, event) {
  if (room.loading) {
    room.loading = false;
    if (room.anew) room.more = event.more;
    // the first page may start after seq 1; that is no gap
    if (room.anew && event.entries.length) room.last = event.entries[0].seq - 1;
    const unread = room.unread;
    isBatch = true;
    try { for (const entry of event.entries) applyEntry(room, entry); } finally { isBatch = false; }
    if (room.anew) room.unread = unread;
    room.last = Math.max(room.last, room.lastAnnounced);
    if (room === shownRoom) { drawLog(); } else onUnreadChanged();
    sendOutbox();
    resumeDownloads();
  } else if (room.loadingOlder) {
    room.loadingOlder = false;
    room.more = event.more;
    const first = firstSeq(room);
    const older = event.entries.filter((entry) => entry.seq < first);
    room.rows.unshift(...older);
    for (const entry of older) if (entry.type === "reacted") applyReaction(room, entry);
    if (room === shownRoom) drawOlder();
  }
}
function firstSeq(room) { return room.rows.find((row) => row.seq)?.seq ?? Infinity; }
function loadOlder() {
  const room = shownRoom;
  if (!room?.joined || room.loading || room.loadingOlder || !room.more) return;
  const before = firstSeq(room);
  if (before === Infinity) return;
  room.loadingOlder = true;
  sendCommand({ type: "history", room: room.name, before, limit: 50 }, (refused) => retryIfThrottled(refused, () => { room.loadingOlder = false; }) || (room.loadingOlder = false));
}

// the names of the rooms that were fetched again since the page connected
const repaired = new Set();
/// Applies an event. One that cannot be applied costs its room a new fetch, once a connection.
function onEvent(event) {
  try { applyEvent(event); } catch (error) {
    console.warn("an event could not be applied: " + error.name);
    const room = rooms.get(event.room?.name ?? event.room);
    if (!room?.joined || repaired.has(room.name)) return;
    repaired.add(room.name);
    room.last = 0;
    join(room.name);
  }
}

function applyEvent(event) {
  const room = event.room?.name === undefined ? rooms.get(event.room) : null;
  switch (event.type) {
    case "welcome": onWelcome(event); break;
    case "rooms":
      for (const info of event.rooms) updateRoom(info).listed = true;
      if (!event.more) onListed();
      break;
    case "entered": {
      const entered = updateRoom(event.room);
      refusalHandlers.delete(event.re);
      if (event.anew) { entered.rows = []; entered.replyTo = 0; entered.reactions = new Map(); entered.last = 0; }
      Object.assign(entered, { joined: true, wanted: true, loading: true, gap: false, anew: event.anew, log: event.log, lastAnnounced: event.last, members: new Map(), listed: true });
      if (entered.name === passwordRoom) hideRoomPassword();
      if (!shownRoom || (event.re && event.re === selectRequestId)) { selectRequestId = 0; selectRoom(entered); }
      sendFirstMessage(entered);
      saveJoinedRooms([shownRoom, ...rooms.values()].filter((r, i, all) => r?.wanted && all.indexOf(r) === i).map((r) => r.name));
      break;
    }
    case "present": for (const member of event.members) room?.members.set(member.id, member); break;
    case "page": if (room) onPage(room, event); break;
    case "said": case "edited": case "deleted": case "all_deleted": case "erased": case "reacted": case "pinned": case "announced": case "topic_set": case "keeping_set": if (room) applyEntry(room, event); break;
    case "piece": onPiece(event); break;
    case "joined": if (room && !room.members.has(event.member.id)) addNotice(room, t("joined", event.member.name)); room?.members.set(event.member.id, event.member); break;
    case "left":
      if (room && event.member === me.id) { onLeft(room); break; }
      room?.members.delete(event.member);
      addNotice(room, event.words && language === "en" ? event.words : t(leftKey(event.reason), event.name) + (event.words ? ": " + event.words : ""));
      break;
    case "renamed":
      for (const each of rooms.values()) {
        const member = each.members.get(event.member);
        if (member) { member.name = event.to; addNotice(each, t("renamed", event.from, event.to)); }
        if (each.with?.id === event.member) each.with.name = event.to;
      }
      if (event.member === me.id) { me.name = event.to; storeItem("name", event.to); onRenamed(); }
      break;
    case "role_set":
      if (event.member === me.id) me.role = event.role;
      for (const each of rooms.values()) { const member = each.members.get(event.member); if (member) { member.role = event.role; addNotice(each, t("role_" + (["host", "moderator"].includes(event.role) ? event.role : "member"), member.name)); } }
      break;
    case "muted": case "unmuted":
      if (event.member === me.id) muteEvent = event.type === "muted" ? event : null;
      for (const each of rooms.values()) { const member = each.members.get(event.member); if (member) { member.muted = event.type === "muted"; addNotice(each, penaltyText(event)); } }
      drawMute();
      break;
    case "room_opened": updateRoom(event.room).listed = true; break;
    case "room_closing": addNotice(room, withReason(t("closing", event.name, event.seconds), event.reason)); break;
    case "room_kept": addNotice(room, t("kept", event.name)); break;
    case "room_closed":
      // no other room is shown: what the guest writes must not go there
      if (room) { rooms.delete(room.name); if (room === shownRoom) selectRoom(null); if (room.wanted) showNotice(withReason(t("closed", titleOf(room), event.name), event.reason)); }
      break;
    case "password_set":
      if (room) room.locked = event.locked;
      for (const each of event.room ? [room] : rooms.values()) if (each?.joined) addNotice(each, t(event.locked ? "passwordSet" : "passwordGone", event.name, t(event.room ? "thisRoom" : "thisServer")));
      break;
    case "counted": for (const [name, people] of Object.entries(event.people)) { const counted = rooms.get(name); if (counted) counted.people = people; } break;
    case "storing": storageProblem = event.works ? "" : event.words; drawConnectionState(); if (event.works) retryAll("not_stored"); break;
    case "refused": onRefused(event); break;
    case "proved": onProved(event); break;
    case "goodbye": onGoodbye(event); break;
    default: return;
  }
  drawPanels();
}

function leftKey(reason) { return reason === "left" ? "left" : "left_" + reason in TEXTS.en ? "left_" + reason : "left_lost"; }

function onLeft(room) {
  Object.assign(room, { joined: false, wanted: false, rows: [], replyTo: 0, reactions: new Map(), last: 0, unread: 0, members: new Map() });
  if (room.with) rooms.delete(room.name);
  if (room === shownRoom) selectRoom(room.isLeaving ? firstJoinedRoom() : null);
  room.isLeaving = false;
}
function firstJoinedRoom() { return [...rooms.values()].find((room) => room.joined) ?? null; }

function onRefused(event) {
  const message = outbox.find((each) => each.id === event.re && event.re);
  if (message) { onMessageRefused(message, event); return; }
  const proof = proofs.get(event.re);
  proofs.delete(event.re);
  if (proof) { proof.onRefused(event); return; }
  const handleRefusal = refusalHandlers.get(event.re);
  refusalHandlers.delete(event.re);
  if (handleRefusal) handleRefusal(event); else if (!isConnected) onHelloRefused(event); else showNotice(refusalText(event));
}
