// What one says: kept until it is heard back, sent again after a break, never twice.

const BURST = 10, PACE = 250, SILENCE = 10_000;
let paced = 0;

function write(text, to) {
  const message = { n: nextNumber(), room: shown.name, text, at: Date.now(), log, to };
  outbox.push(message);
  keepOutbox();
  drawWaiting();
  sendWaiting();
}

/// Sends what was not sent on this connection, in order, some at once and the rest below the allowed rate.
function sendWaiting() {
  clearTimeout(paced);
  let sent = 0;
  const now = performance.now();
  for (const message of outbox) {
    if (message.problem || (message.wire === wire.socket && now - message.sentAt < SILENCE)) continue;
    const room = rooms.get(message.room);
    if (!room?.inside || room.entering) continue;
    if (sent++ === BURST) break;
    message.id = wire.send({ type: "say", room: message.room, n: message.n, text: message.text, ...(message.to ? { to: message.to } : {}) });
    if (!message.id) return;
    message.wire = wire.socket;
    message.sentAt = now;
  }
  if (outbox.some((message) => !message.problem)) paced = setTimeout(sendWaiting, sent > BURST ? BURST * PACE : SILENCE);
}

/// One's own message came back: it is on the host's disk.
function receipt(entry) {
  const at = outbox.findIndex((each) => each.n === entry.n && each.room === entry.room);
  if (at < 0) return;
  outbox.splice(at, 1);
  keepOutbox();
  drawWaiting();
}

function refuse(message, refused) {
  message.id = 0;
  if (refused.code === "too_fast" || refused.code === "busy") {
    message.wire = null;
    clearTimeout(paced);
    paced = setTimeout(sendWaiting, 1_500);
    return;
  }
  if (refused.code === "not_kept") { discard(message); return; }
  if (refused.code === "number_reused") { message.n = nextNumber(); message.wire = null; keepOutbox(); sendWaiting(); return; }
  message.problem = { code: refused.code, words: refusalWords(refused) };
  keepOutbox();
  drawWaiting();
  announceAloud(t("notSent") + " " + message.problem.words);
}

function retry(message) {
  delete message.problem;
  message.wire = null;
  // what it answers is of another log
  if (message.log !== log) delete message.to;
  message.log = log;
  keepOutbox();
  drawWaiting();
  sendWaiting();
}
function retryAll(code) { for (const message of outbox) if (message.problem?.code === code) retry(message); }
function discard(message) { outbox.splice(outbox.indexOf(message), 1); keepOutbox(); drawWaiting(); }
