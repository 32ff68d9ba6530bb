// What stays in this browser for this address: who one is, and what is not yet delivered.

/// Stands in where the browser keeps nothing.
const memory = new Map();

function recall(what) {
  try { return localStorage.getItem("foyer." + what) ?? ""; } catch { return memory.get(what) ?? ""; }
}

function remember(what, value) {
  memory.set(what, value);
  try { localStorage.setItem("foyer." + what, value); } catch { /* full or forbidden: this page still knows */ }
}

/// The secret that makes one the same person after a reload: 192 random bits.
/// Only random numbers are needed: more of `crypto` is not there on a page that is not encrypted.
function myKey() {
  let key = recall("key");
  if (!/^[A-Za-z0-9_-]{22,128}$/.test(key)) {
    key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replace(/\+/g, "-").replace(/\//g, "_");
    remember("key", key);
  }
  return key;
}

/// Larger each time, also after this browser forgot everything.
function nextNumber() {
  const n = Math.max(Number(recall("n")) + 1, Date.now());
  remember("n", String(n));
  return n;
}

function inventedName() {
  const qualities = "Amber Brave Bright Calm Cheery Clever Cosy Eager Gentle Golden Happy Jolly Keen Kind Lively Lucky Merry Nimble Polite Quick Quiet Sunny Swift Witty".split(" ");
  const animals = "Badger Beaver Crane Deer Dolphin Falcon Finch Fox Gecko Hare Heron Ibis Koala Lark Lynx Newt Otter Owl Panda Quail Raven Robin Seal Swan".split(" ");
  const one = (of) => of[Math.floor(Math.random() * of.length)];
  return one(qualities) + " " + one(animals);
}

/// Messages that were written and not yet heard back: {n, room, text, at, log, to?, problem?}.
const outbox = (() => { try { return JSON.parse(recall("outbox") || "[]").filter((each) => each.n && each.room && each.text); } catch { return []; } })();

function keepOutbox() { remember("outbox", JSON.stringify(outbox.map(({ n, room, text, at, log, to, problem }) => ({ n, room, text, at, log, to, problem })))); }

/// The rooms this tab was in, for a reload.
function keepRooms(names) { try { sessionStorage.setItem("foyer.rooms", JSON.stringify(names)); } catch { /* then the link's room it is */ } }
function keptRooms() { try { return JSON.parse(sessionStorage.getItem("foyer.rooms") || "[]"); } catch { return []; } }
