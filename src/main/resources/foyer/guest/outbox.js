// Messages being sent: kept until the server acknowledges them, sent again after a reconnect, stored once.

const BURST = 10, SEND_INTERVAL = 250, RESEND_AFTER = 10_000;
let resendTimer = 0;

function queueMessage(text, to, room = shownRoom) {
  const message = { n: nextMessageNumber(), room: room.name, text, at: Date.now(), log: logId, to };
  outbox.push(message);
  saveOutbox();
  drawOutbox();
  sendOutbox();
}

/// Sends the messages not yet sent on this connection in order: a burst, then the rest below the rate limit.
function sendOutbox() {
  clearTimeout(resendTimer);
  let sent = 0;
  const now = performance.now();
  for (const message of outbox) {
    if (message.problem || (message.socket === connection.socket && now - message.sentAt < RESEND_AFTER)) continue;
    const room = rooms.get(message.room);
    if (!room?.joined || room.loading) continue;
    if (sent++ === BURST) break;
    message.id = connection.send({ type: "say", room: message.room, n: message.n, text: message.text, ...(message.to ? { to: message.to } : {}) });
    if (!message.id) return;
    message.socket = connection.socket;
    message.sentAt = now;
  }
  if (outbox.some((message) => !message.problem)) resendTimer = setTimeout(sendOutbox, sent > BURST ? BURST * SEND_INTERVAL : RESEND_AFTER);
}

/// The server has stored an own message.
function onStored(entry) {
  const index = outbox.findIndex((message) => message.n === entry.n && message.room === entry.room);
  if (index < 0) return;
  outbox.splice(index, 1);
  saveOutbox();
  drawOutbox();
}

function onMessageRefused(message, refused) {
  message.id = 0;
  if (refused.code === "too_fast" || refused.code === "busy") {
    message.socket = null;
    clearTimeout(resendTimer);
    resendTimer = setTimeout(sendOutbox, 1_500);
    return;
  }
  if (refused.code === "not_kept") { discard(message); return; }
  if (refused.code === "number_reused") { message.n = nextMessageNumber(); message.socket = null; saveOutbox(); sendOutbox(); return; }
  message.problem = { code: refused.code, words: refusalText(refused) };
  saveOutbox();
  drawOutbox();
  announce(t("notSent") + " " + message.problem.words);
}

function retry(message) {
  delete message.problem;
  message.socket = null;
  // after a change of the log, the seq of the answered message is meaningless
  if (message.log !== logId) delete message.to;
  message.log = logId;
  saveOutbox();
  drawOutbox();
  sendOutbox();
}
function retryAll(code) { for (const message of outbox) if (message.problem?.code === code) retry(message); }
function discard(message) { outbox.splice(outbox.indexOf(message), 1); saveOutbox(); drawOutbox(); }
