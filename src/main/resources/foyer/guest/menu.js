// The menu of a message: reply, react, copy the text.

/// Those of the desktop window, and two more.
const QUICK_REACTIONS = ["👍", "❤️", "😂", "😮", "😢", "🎉"];

/// The message whose menu is open; null if none is.
let menuSeq = null;

/// Only one of these buttons is a tab stop; the arrow keys move between them.
function menuButton(row) {
  const button = make("button", "icon deeds");
  button.tabIndex = -1;
  button.dataset.key = "deeds";
  button.title = t("deeds", row.name);
  button.setAttribute("aria-label", t("deeds", row.name));
  button.setAttribute("aria-haspopup", "menu");
  button.append(icon("more"));
  button.onclick = () => openMenu(row.seq);
  return button;
}
function menuButtonAt(seq) { return document.querySelector(`#log [data-seq="${seq}"] .deeds`); }

/// Makes the focused menu button the tab stop, or else the newest.
function updateTabStop() {
  const all = [...document.querySelectorAll("#log .deeds")], stop = all.includes(document.activeElement) ? document.activeElement : all.at(-1);
  for (const each of all) each.tabIndex = each === stop ? 0 : -1;
}

function openMenu(seq) {
  const row = rowAt(shownRoom, seq), button = menuButtonAt(seq);
  if (!button || !row || !["said", "announced"].includes(row.type)) return;
  menuSeq = seq;
  button.setAttribute("aria-expanded", "true");
  const mine = (emoji) => Boolean(shownRoom.reactions.get(seq)?.get(reactionKey(emoji))?.get(me.id)?.on);
  const others = [...(shownRoom.reactions.get(seq)?.values() ?? [])].filter((members) => !QUICK_REACTIONS.some((quick) => reactionKey(quick) === reactionKey(members.emoji)) && [...members.values()].some((each) => each.on)).map((members) => members.emoji);
  const reactions = make("div", "usual");
  for (const emoji of [...QUICK_REACTIONS, ...others]) {
    const item = menuItem("menuitemcheckbox", emoji, () => react(seq, emoji));
    item.setAttribute("aria-label", t("markWith", emoji));
    item.setAttribute("aria-checked", String(mine(emoji)));
    reactions.append(item);
  }
  const reply = menuItem("menuitem", t("reply"), () => setReplyTarget(row)), copy = menuItem("menuitem", t("copy"), () => copyText(row));
  reply.prepend(icon("reply"));
  copy.prepend(icon("copy"));
  const menu = $("deeds");
  menu.setAttribute("aria-label", t("deeds", row.name));
  menu.replaceChildren(reactions, ...(muteEvent ? [] : [reply]), copy);
  menu.classList.remove("hidden");
  $("veil").classList.remove("hidden");
  const bounds = button.getBoundingClientRect();
  menu.style.setProperty("--x", Math.max(8, bounds.right - menu.offsetWidth) + "px");
  menu.style.setProperty("--y", Math.max(8, Math.min(bounds.bottom, innerHeight - menu.offsetHeight - 8)) + "px");
  menu.querySelector("button").focus();
}

function menuItem(role, text, action) {
  const button = make("button", "", text);
  button.setAttribute("role", role);
  button.tabIndex = -1;
  button.onclick = () => { closeMenu(); action(); };
  return button;
}

function closeMenu() {
  if (!menuSeq) return;
  const button = menuButtonAt(menuSeq), hadFocus = $("deeds").contains(document.activeElement);
  menuSeq = null;
  button?.removeAttribute("aria-expanded");
  $("deeds").classList.add("hidden");
  $("veil").classList.add("hidden");
  if (hadFocus) (button ?? $("words")).focus();
}

function react(of, emoji) {
  const on = !shownRoom.reactions.get(of)?.get(reactionKey(emoji))?.get(me.id)?.on;
  if (!sendCommand({ type: "react", room: shownRoom.name, of, emoji, on }, (refused) => showNotice(refusalText(refused)))) announce(t("lost"));
}

/// The next message answers this row; none if null.
function setReplyTarget(row) {
  if (shownRoom) shownRoom.replyTo = row?.seq ?? 0;
  drawReplyTarget();
  if (row) $("words").focus();
}

function drawReplyTarget() {
  const row = shownRoom?.replyTo && rowAt(shownRoom, shownRoom.replyTo), words = row?.text?.trim().split("\n", 1)[0] || row?.file?.name;
  $("answering").classList.toggle("hidden", !row);
  $("answered").textContent = row ? (words ? t("answering", row.name, words) : t("answersGone")) : "";
}

/// Uses a text area, because pages without TLS have no clipboard API.
function copyText(row) {
  const field = make("textarea", "aloud", "");
  field.value = row.text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  announce(t("copied"));
  menuButtonAt(row.seq)?.focus();
}

$("answer-not").onclick = () => { setReplyTarget(null); $("words").focus(); };
// a long press on a message opens the menu; timed here, because Safari has no `contextmenu`
const HOLD_MILLIS = 500, MAX_HOLD_DISTANCE = 10;
let holdTimer = 0, isHeld = false, holdStart = null;
function cancelHold() { clearTimeout(holdTimer); holdStart = null; }
$("log").addEventListener("pointerdown", (event) => {
  const li = event.target.closest("[data-seq]");
  cancelHold();
  if (!li || event.pointerType !== "touch" || !event.isPrimary || event.target.closest("a, img, button")) return;
  holdStart = event;
  holdTimer = setTimeout(() => { isHeld = true; openMenu(Number(li.dataset.seq)); }, HOLD_MILLIS);
});
$("log").addEventListener("pointermove", (event) => { if (holdStart && Math.hypot(event.x - holdStart.x, event.y - holdStart.y) > MAX_HOLD_DISTANCE) cancelHold(); });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, cancelHold);
$("log").oncontextmenu = (event) => { if (isTouch() && !event.target.closest("a, img")) event.preventDefault(); };
// the end of a long press is no click
addEventListener("pointerdown", () => { isHeld = false; }, true);
addEventListener("click", (event) => { if (isHeld) { isHeld = false; event.preventDefault(); event.stopPropagation(); } }, true);
$("log").onkeydown = (event) => {
  const all = [...document.querySelectorAll("#log .deeds")], at = all.indexOf(document.activeElement), to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || !all[to]) return;
  event.preventDefault();
  all[to].focus();
  updateTabStop();
};
$("deeds").onkeydown = (event) => {
  const all = [...$("deeds").querySelectorAll("button")], at = all.indexOf(document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Tab") closeMenu();
  else if (to !== undefined) all[(to + all.length) % all.length].focus();
  else return;
  event.preventDefault();
};
addEventListener("pointerdown", (event) => { if (menuSeq && !event.target.closest("#deeds, #veil")) closeMenu(); });
