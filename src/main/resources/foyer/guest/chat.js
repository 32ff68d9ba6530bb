// What this person knows: who they are, the rooms, what was said in them.

let me = null, log = "", serverName = "", shown = null, serverTrouble = "", greeted = false;
const rooms = new Map();
const ROWS_MOST = 2_000;

function roomOf(name) {
  let room = rooms.get(name);
  if (!room) { room = { name, topic: "", people: 0, with: null, locked: false, inside: false, entering: false, last: 0, more: false, asking: false, unread: 0, rows: [], marks: new Map(), members: new Map(), wanted: false, draft: "" }; rooms.set(name, room); }
  return room;
}
function titleOf(room) { return room.with ? room.with.name : room.name; }

function takeInfo(info) {
  const room = roomOf(info.name);
  room.topic = info.topic; room.people = info.people; room.with = info.with ?? null; room.keeping = info.keeping ?? "always"; room.locked = Boolean(info.locked);
  return room;
}

const asks = new Map();
/// Sends a command; `refused` hears why not, if it is refused.
function ask(command, refused) { const id = wire.send(command); if (id && refused) asks.set(id, refused); return id; }

let token = "", tokenRoom = "", wantedRoom = readLink();
/// Where the link leads. What lets its bearer in without a password is taken out of the address.
function readLink() {
  const [room, ...fields] = location.hash.slice(1).split("&");
  let name;
  try { name = decodeURIComponent(room).trim(); } catch { name = ""; }
  const given = fields.find((field) => field.startsWith("t="));
  if (given) { token = given.slice(2); tokenRoom = name; }
  if (fields.length) history.replaceState(null, "", "#" + room);
  return name;
}
/// What a wrong password, or an invitation that holds no more, is called.
function passwordWords(refused, given) {
  if (refused.code !== "password_wrong" || given !== token) return refusalWords(refused);
  token = "";
  return t("staleInvite");
}

function join(name, password = name === tokenRoom ? token : "") {
  const room = rooms.get(name);
  const after = room?.last ? { after: room.last, log: room.log } : {};
  const word = password ? { password } : {};
  return ask({ type: "join", room: name, ...after, ...word }, (refused) => {
    forget(name);
    if (password || refused.code === "password_needed") askRoomPassword(name, password ? passwordWords(refused, password) : "", refused.re === selectOn);
    else say(refusalWords(refused));
  });
}
function forget(name) { const room = rooms.get(name); if (room) room.wanted = false; }

function onWelcome(event) {
  if (log && log !== event.log) { rooms.clear(); shown = null; }
  silence = null; drawSilence();
  $("password").value = ""; $("password-field").classList.add("hidden");
  me = event.you; log = event.log; serverName = event.server; serverTrouble = ""; wire.tries = 0;
  remember("name", me.name);
  for (const room of rooms.values()) { room.inside = room.entering = room.asking = false; room.listed = false; }
  for (const message of outbox) if (message.log && message.log !== log) message.problem = { words: t("otherServer") };
}

let silence = null;
/// Who muted whom, or lets them speak again.
function because(done, reason) {
  return done + (reason ? ": " + reason : "");
}
function penaltyWords(event) {
  if (event.type === "unmuted") return event.by ? t("unmuted", event.by_name, event.name) : t("unmutedByTime", event.name);
  return because(t("muted", event.by_name, event.name), event.reason);
}
function silenceWords() {
  const until = silence.until ? " " + t("until", (new Date(silence.until).toDateString() === new Date().toDateString() ? "" : dayOf(silence.until) + ", ") + clock(silence.until)) : "";
  return t("mutedYou", silence.by_name) + until + (silence.reason ? ": " + silence.reason : ".");
}

/// All rooms are known: go where one was, or where the link leads.
function onListed() {
  for (const room of [...rooms.values()]) if (!room.listed) { rooms.delete(room.name); if (room === shown) shown = null; }
  const before = [...rooms.values()].filter((room) => room.wanted).map((room) => room.name);
  const kept = greeted ? before : keptRooms();
  greeted = true;
  const first = wantedRoom || (shown ? shown.name : kept[0]) || [...rooms.values()].find((room) => !room.with)?.name;
  wantedRoom = "";
  for (const name of new Set([...kept, ...outbox.filter((m) => m.log === log).map((m) => m.room)])) if (name !== first) join(name);
  if (first) goTo(first);
  onInside();
}

function addRow(room, row) {
  room.rows.push(row);
  if (room.rows.length > ROWS_MOST && room === shown && isAtEnd()) { room.rows.splice(0, room.rows.length - ROWS_MOST / 2); room.more = true; drawLog(); return; }
  if (room === shown) drawAdded(row);
}
function note(room, text) { if (room) addRow(room, { type: "note", text, at: Date.now() }); }

/// An entry of the room's log, live or missed.
function takeEntry(room, entry) {
  if (entry.by === me.id && entry.n) receipt(entry);
  if (entry.seq <= room.last) return;
  if (entry.seq > room.last + 1 && !room.entering) { if (!room.gap) { room.gap = true; join(room.name); } return; }
  room.last = entry.seq;
  if (entry.type === "topic_set") room.topic = entry.topic;
  if (entry.type === "keeping_set") room.keeping = entry.keeping;
  amend(room, entry);
  addRow(room, entry);
  if (entry.by !== me.id && ["said", "announced"].includes(entry.type) && (room !== shown || document.hidden || !isAtEnd())) { room.unread++; newsChanged(); }
}

function onPage(room, event) {
  if (room.entering) {
    room.entering = false;
    if (room.anew) room.more = event.more;
    // a page may begin beyond 1: nothing between is missing then
    if (room.anew && event.entries.length) room.last = event.entries[0].seq - 1;
    const hidden = room.unread;
    filling = true;
    for (const entry of event.entries) takeEntry(room, entry);
    filling = false;
    if (room.anew) room.unread = hidden;
    room.last = Math.max(room.last, room.lastTold);
    if (room === shown) { drawLog(); } else newsChanged();
    sendWaiting();
    goOnWithFiles();
  } else if (room.asking) {
    room.asking = false;
    room.more = event.more;
    const first = firstSeq(room);
    const older = event.entries.filter((entry) => entry.seq < first);
    room.rows.unshift(...older);
    for (const entry of older) if (entry.type === "reacted") takeMark(room, entry);
    if (room === shown) drawOlder();
  }
}
function firstSeq(room) { return room.rows.find((row) => row.seq)?.seq ?? Infinity; }
function askOlder() {
  const room = shown;
  if (!room?.inside || room.entering || room.asking || !room.more) return;
  const before = firstSeq(room);
  if (before === Infinity) return;
  room.asking = true;
  ask({ type: "history", room: room.name, before, limit: 50 }, () => { room.asking = false; });
}

function onEvent(event) {
  const room = event.room?.name === undefined ? rooms.get(event.room) : null;
  switch (event.type) {
    case "welcome": onWelcome(event); break;
    case "rooms":
      for (const info of event.rooms) takeInfo(info).listed = true;
      if (!event.more) onListed();
      break;
    case "entered": {
      const entered = takeInfo(event.room);
      asks.delete(event.re);
      if (event.anew) { entered.rows = []; entered.answers = 0; entered.marks = new Map(); entered.last = 0; }
      Object.assign(entered, { inside: true, wanted: true, entering: true, gap: false, anew: event.anew, log: event.log, lastTold: event.last, members: new Map(), listed: true });
      if (entered.name === askedRoom) doWithoutRoom();
      if (!shown || (event.re && event.re === selectOn)) { selectOn = 0; select(entered); }
      keepRooms([shown, ...rooms.values()].filter((r, i, all) => r?.wanted && all.indexOf(r) === i).map((r) => r.name));
      break;
    }
    case "present": for (const member of event.members) room?.members.set(member.id, member); break;
    case "page": if (room) onPage(room, event); break;
    case "said": case "edited": case "deleted": case "erased": case "reacted": case "pinned": case "announced": case "topic_set": case "keeping_set": if (room) takeEntry(room, event); break;
    case "piece": takePiece(event); break;
    case "joined": if (room && !room.members.has(event.member.id)) note(room, t("joined", event.member.name)); room?.members.set(event.member.id, event.member); break;
    case "left":
      if (room && event.member === me.id) { leaveRoom(room); break; }
      room?.members.delete(event.member);
      note(room, event.words && language === "en" ? event.words : t(leftKey(event.reason), event.name) + (event.words ? ": " + event.words : ""));
      break;
    case "renamed":
      for (const each of rooms.values()) {
        const member = each.members.get(event.member);
        if (member) { member.name = event.to; note(each, t("renamed", event.from, event.to)); }
        if (each.with?.id === event.member) each.with.name = event.to;
      }
      if (event.member === me.id) { me.name = event.to; remember("name", event.to); onRenamed(); }
      break;
    case "role_set":
      if (event.member === me.id) me.role = event.role;
      for (const each of rooms.values()) { const member = each.members.get(event.member); if (member) { member.role = event.role; note(each, t("role_" + (["host", "moderator"].includes(event.role) ? event.role : "member"), member.name)); } }
      break;
    case "muted": case "unmuted":
      if (event.member === me.id) silence = event.type === "muted" ? event : null;
      for (const each of rooms.values()) { const member = each.members.get(event.member); if (member) { member.muted = event.type === "muted"; note(each, penaltyWords(event)); } }
      drawSilence();
      break;
    case "room_opened": takeInfo(event.room).listed = true; break;
    case "room_closing": note(room, because(t("closing", event.name, event.seconds), event.reason)); break;
    case "room_kept": note(room, t("kept", event.name)); break;
    case "room_closed":
      if (room) { if (room.wanted) say(because(t("closed", titleOf(room), event.name), event.reason)); rooms.delete(room.name); if (room === shown) select(firstInside()); }
      break;
    case "password_set":
      if (room) room.locked = event.locked;
      for (const each of event.room ? [room] : rooms.values()) if (each?.inside) note(each, t(event.locked ? "passwordSet" : "passwordGone", event.name, t(event.room ? "thisRoom" : "thisServer")));
      break;
    case "counted": for (const [name, people] of Object.entries(event.people)) { const counted = rooms.get(name); if (counted) counted.people = people; } break;
    case "storing": serverTrouble = event.works ? "" : event.words; drawTrouble(); if (event.works) retryAll("not_stored"); break;
    case "refused": onRefused(event); break;
    case "goodbye": onGoodbye(event); break;
    default: return;
  }
  drawSides();
}

function leftKey(reason) { return reason === "left" ? "left" : "left_" + reason in WORDS.en ? "left_" + reason : "left_lost"; }

function leaveRoom(room) {
  Object.assign(room, { inside: false, wanted: false, rows: [], answers: 0, marks: new Map(), last: 0, unread: 0, members: new Map() });
  if (room.with) rooms.delete(room.name);
  if (room === shown) select(firstInside());
}
function firstInside() { return [...rooms.values()].find((room) => room.inside) ?? null; }

function onRefused(event) {
  const message = outbox.find((each) => each.id === event.re && event.re);
  if (message) { refuse(message, event); return; }
  const then = asks.get(event.re);
  asks.delete(event.re);
  if (then) then(event); else if (!live) onTurnedAway(event); else say(refusalWords(event));
}
