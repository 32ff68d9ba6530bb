// Amendments of messages: edits, deletions and reactions; and the quotes of answered messages.

/// Whether an entry is shown only at the message it amends.
function isInvisible(row) { return ["edited", "deleted", "all_deleted", "reacted"].includes(row.type) || (row.type === "pinned" && !row.on); }

/// The last visible row before an index.
function previousVisibleRow(rows, at) { for (let i = at - 1; i >= 0; i--) if (!isInvisible(rows[i])) return rows[i]; return undefined; }

/// Applies an amendment to its message.
function applyAmendment(room, entry) {
  if (entry.type === "reacted") applyReaction(room, entry);
  else if (entry.type === "all_deleted") { eraseMember(room, entry); return; }
  else if (entry.type === "edited" || entry.type === "deleted") {
    const row = rowAt(room, entry.of);
    if (row && entry.type === "deleted") { row.type = "erased"; delete row.text; }
    if (row?.type === "said" && entry.text) { row.text = entry.text; row.edited = true; }
  } else return;
  if (room === shownRoom && !isBatch) redrawMessage(entry.of);
}
/// Erases the messages and reactions that a member has sent before an entry.
function eraseMember(room, { member, seq }) {
  for (const row of room.rows) {
    if (row.by !== member || row.seq >= seq || !["said", "announced"].includes(row.type)) continue;
    row.type = "erased"; delete row.text; delete row.file;
  }
  for (const byEmoji of room.reactions.values()) for (const members of byEmoji.values()) if (members.get(member)?.seq < seq) members.delete(member);
  if (room === shownRoom && !isBatch) drawLog();
}
function rowAt(room, seq) { return room.rows.find((row) => row.seq === seq); }

/// The emoji without variation selectors: with and without them it is the same reaction.
function reactionKey(emoji) { return emoji.replaceAll("\uFE0F", ""); }

/// Keeps the latest reaction of each member and emoji, in whatever order they arrive.
function applyReaction(room, { of, emoji, by, name, seq, on }) {
  const byEmoji = room.reactions.get(of) ?? new Map(), key = reactionKey(emoji);
  const members = byEmoji.get(key) ?? Object.assign(new Map(), { emoji });
  if (!(members.get(by)?.seq > seq)) members.set(by, { name, seq, on });
  byEmoji.set(key, members);
  room.reactions.set(of, byEmoji);
}

function reactionsElement(row) {
  const reactions = make("p", "marks");
  for (const members of shownRoom?.reactions.get(row.seq)?.values() ?? []) {
    const emoji = members.emoji;
    const reacting = [...members.values()].filter((member) => member.on), names = reacting.map((member) => member.name).join(", ");
    if (!reacting.length) continue;
    const mine = Boolean(members.get(me.id)?.on), button = make("button", "mark" + (mine ? " mine" : ""), emoji + " " + reacting.length);
    button.title = names;
    button.tabIndex = -1;
    button.dataset.key = emoji;
    button.setAttribute("aria-pressed", String(mine));
    button.onclick = () => react(row.seq, emoji);
    button.append(isolated("span", "aloud", " " + names));
    reactions.append(button);
  }
  return reactions.childNodes.length ? reactions : null;
}

/// The beginning of the answered message; a click scrolls to it if it is loaded.
function quoteElement(row) {
  const answered = rowAt(shownRoom, row.to), gone = answered ? answered.type !== "said" && answered.type !== "announced" : !shownRoom.more;
  if (!answered || gone) return make("p", "quote", t(gone ? "answersGone" : "answersOlder"));
  const quote = make("button", "quote");
  quote.append(isolated("bdi", "author", answered.name), " ", isolated("bdi", "", plainText(answered.text).trim().split("\n", 1)[0]));
  quote.onclick = () => {
    const li = document.querySelector(`#log [data-seq="${row.to}"]`);
    li?.scrollIntoView({ block: "center" });
    li?.classList.add("found");
    setTimeout(() => li?.classList.remove("found"), 1_600);
  };
  return quote;
}

/// Draws a message and the answers that quote it again.
function redrawMessage(seq) {
  const wasAtEnd = isAtEnd();
  shownRoom.rows.forEach((row, i) => {
    if (row.seq !== seq && row.to !== seq) return;
    const old = document.querySelector(`#log [data-seq="${row.seq}"]`), key = old?.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    const fresh = rowElement(row, previousVisibleRow(shownRoom.rows, i));
    old?.replaceWith(fresh);
    if (key) (fresh.querySelector(`[data-key="${key}"]`) ?? fresh.querySelector(".deeds"))?.focus();
  });
  updateTabStop();
  if (wasAtEnd) scrollToEnd();
}
