// Data kept in this browser for this server, wherever it is: the key, settings and undelivered messages.

/// The server of this page: its key fingerprint, or its log's id if it has no key.
const serverId = document.documentElement.dataset.server;
/// Used if the browser refuses storage.
const fallbackStorage = new Map();

function itemName(key) { return "foyer." + serverId + "." + key; }

function loadItem(key) {
  try { return localStorage.getItem(itemName(key)) ?? ""; } catch { return fallbackStorage.get(key) ?? ""; }
}

function storeItem(key, value) {
  fallbackStorage.set(key, value);
  try { localStorage.setItem(itemName(key), value); } catch { /* full or refused: kept in memory */ }
}

// earlier pages stored by address and sent the key, so it is a secret no longer
try {
  for (const key of ["name", "language", "outbox"]) {
    const value = localStorage.getItem("foyer." + key);
    if (value && !loadItem(key)) storeItem(key, value);
  }
  for (const key of ["name", "language", "outbox", "key", "n"]) localStorage.removeItem("foyer." + key);
} catch { /* nothing is stored */ }

/// The Ed25519 seed that identifies this member after a reload. It never leaves this browser.
const memberSeed = (() => {
  let seed = loadItem("seed");
  if (!/^[0-9a-f]{64}$/.test(seed)) {
    // pages without TLS have no other part of `crypto`
    seed = noble.bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
    storeItem("seed", seed);
  }
  return noble.hexToBytes(seed);
})();
const publicKey = noble.bytesToHex(noble.getPublicKey(memberSeed));

/// Proves the key to this server on the connection with this nonce.
function signHello(nonce) { return noble.bytesToHex(noble.sign(new TextEncoder().encode("foyer hello " + serverId + " " + nonce), memberSeed)); }

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
function saveJoinedRooms(names) { try { sessionStorage.setItem(itemName("rooms"), JSON.stringify(names)); } catch { /* a reload joins the room of the link */ } }
function loadJoinedRooms() { try { return JSON.parse(sessionStorage.getItem(itemName("rooms")) || "[]"); } catch { return []; } }
