// Data kept in this browser for this address: the key, settings and undelivered messages.

/// Used if the browser refuses storage.
const fallbackStorage = new Map();

function loadItem(key) {
  try { return localStorage.getItem("foyer." + key) ?? ""; } catch { return fallbackStorage.get(key) ?? ""; }
}

function storeItem(key, value) {
  fallbackStorage.set(key, value);
  try { localStorage.setItem("foyer." + key, value); } catch { /* full or refused: kept in memory */ }
}

/// The secret that identifies this member after a reload: 192 random bits. Pages without TLS have no other part of `crypto`.
function memberKey() {
  let key = loadItem("key");
  if (!/^[A-Za-z0-9_-]{22,128}$/.test(key)) {
    key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replace(/\+/g, "-").replace(/\//g, "_");
    storeItem("key", key);
  }
  return key;
}

/// Increases with each message, even after the browser's data was deleted.
function nextMessageNumber() {
  const n = Math.max(Number(loadItem("n")) + 1, Date.now());
  storeItem("n", String(n));
  return n;
}

function randomName() {
  const qualities = "Amber Brave Bright Calm Cheery Clever Cosy Eager Gentle Golden Happy Jolly Keen Kind Lively Lucky Merry Nimble Polite Quick Quiet Sunny Swift Witty".split(" ");
  const animals = "Badger Beaver Crane Deer Dolphin Falcon Finch Fox Gecko Hare Heron Ibis Koala Lark Lynx Newt Otter Owl Panda Quail Raven Robin Seal Swan".split(" ");
  const pick = (words) => words[Math.floor(Math.random() * words.length)];
  return pick(qualities) + " " + pick(animals);
}

/// Messages the server has not acknowledged: {n, room, text, at, log, to?, problem?}.
const outbox = (() => { try { return JSON.parse(loadItem("outbox") || "[]").filter((message) => message.n && message.room && message.text); } catch { return []; } })();

function saveOutbox() { storeItem("outbox", JSON.stringify(outbox.map(({ n, room, text, at, log, to, problem }) => ({ n, room, text, at, log, to, problem })))); }

/// The rooms this tab has joined, for a reload.
function saveJoinedRooms(names) { try { sessionStorage.setItem("foyer.rooms", JSON.stringify(names)); } catch { /* a reload joins the room of the link */ } }
function loadJoinedRooms() { try { return JSON.parse(sessionStorage.getItem("foyer.rooms") || "[]"); } catch { return []; } }
