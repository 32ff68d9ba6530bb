// What happens to messages after they were said: other words, deletion, marks. And what an answer answers.

/// Those have their place in the log, and are seen at the message they are about.
function isUnseen(row) { return ["edited", "deleted", "reacted"].includes(row.type) || (row.type === "pinned" && !row.on); }

/// The last row before a place that is seen.
function seenBefore(rows, at) { for (let i = at - 1; i >= 0; i--) if (!isUnseen(rows[i])) return rows[i]; return undefined; }

/// Takes in what an entry changes about a message before it.
function amend(room, entry) {
  if (entry.type === "reacted") takeMark(room, entry);
  else if (entry.type === "edited" || entry.type === "deleted") {
    const row = rowAt(room, entry.of);
    if (row && entry.type === "deleted") { row.type = "erased"; delete row.text; }
    if (row?.type === "said" && entry.text) { row.text = entry.text; row.edited = true; }
  } else return;
  if (room === shown && !filling) drawAgain(entry.of);
}
function rowAt(room, seq) { return room.rows.find((row) => row.seq === seq); }

/// Of each member what they did last with an emoji counts, in whatever order one hears of it.
function takeMark(room, { of, emoji, by, name, seq, on }) {
  const about = room.marks.get(of) ?? new Map(), members = about.get(emoji) ?? new Map();
  if (!(members.get(by)?.seq > seq)) members.set(by, { name, seq, on });
  about.set(emoji, members);
  room.marks.set(of, about);
}

function marksOf(row) {
  const marks = make("p", "marks");
  for (const [emoji, members] of shown?.marks.get(row.seq) ?? []) {
    const on = [...members.values()].filter((member) => member.on), names = on.map((member) => member.name).join(", ");
    if (!on.length) continue;
    const mine = Boolean(members.get(me.id)?.on), mark = make("button", "mark" + (mine ? " mine" : ""), emoji + " " + on.length);
    mark.title = names;
    mark.tabIndex = -1;
    mark.dataset.key = emoji;
    mark.setAttribute("aria-pressed", String(mine));
    mark.onclick = () => react(row.seq, emoji);
    mark.append(isolated("span", "aloud", " " + names));
    marks.append(mark);
  }
  return marks.childNodes.length ? marks : null;
}

/// The beginning of the answered message; a press goes there, where it is here.
function quoteOf(row) {
  const answered = rowAt(shown, row.to), gone = answered ? answered.type !== "said" && answered.type !== "announced" : !shown.more;
  if (!answered || gone) return make("p", "quote", t(gone ? "answersGone" : "answersOlder"));
  const quote = make("button", "quote");
  quote.append(isolated("bdi", "author", answered.name), " ", isolated("bdi", "", answered.text.trim().split("\n", 1)[0]));
  quote.onclick = () => {
    const li = document.querySelector(`#log [data-seq="${row.to}"]`);
    li?.scrollIntoView({ block: "center" });
    li?.classList.add("found");
    setTimeout(() => li?.classList.remove("found"), 1_600);
  };
  return quote;
}

/// Draws the rows once more that show a message: its own, and those of its answers.
function drawAgain(seq) {
  const stay = isAtEnd();
  shown.rows.forEach((row, i) => {
    if (row.seq !== seq && row.to !== seq) return;
    const old = document.querySelector(`#log [data-seq="${row.seq}"]`), key = old?.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    const fresh = rowOf(row, seenBefore(shown.rows, i));
    old?.replaceWith(fresh);
    if (key) (fresh.querySelector(`[data-key="${key}"]`) ?? fresh.querySelector(".deeds"))?.focus();
  });
  keepStop();
  if (stay) toEnd();
}
