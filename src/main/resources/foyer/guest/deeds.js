// What one does with a message: answer it, mark it, copy its words.

/// Those of the window, and two more.
const USUAL = ["👍", "❤️", "😂", "😮", "😢", "🎉"];

/// The message whose deeds are open.
let deedsOf = null;

/// One of them is a stop for Tab; the arrows lead from it to the others.
function deedsButton(row) {
  const button = make("button", "icon deeds");
  button.tabIndex = -1;
  button.dataset.key = "deeds";
  button.title = t("deeds", row.name);
  button.setAttribute("aria-label", t("deeds", row.name));
  button.setAttribute("aria-haspopup", "menu");
  button.append(icon("more"));
  button.onclick = () => openDeeds(row.seq);
  return button;
}
function deedsAt(seq) { return document.querySelector(`#log [data-seq="${seq}"] .deeds`); }

/// Of all messages the newest, or the one that has the focus.
function keepStop() {
  const all = [...document.querySelectorAll("#log .deeds")], stop = all.includes(document.activeElement) ? document.activeElement : all.at(-1);
  for (const each of all) each.tabIndex = each === stop ? 0 : -1;
}

function openDeeds(seq) {
  const row = rowAt(shown, seq), button = deedsAt(seq);
  if (!button || !row || !["said", "announced"].includes(row.type)) return;
  deedsOf = seq;
  button.setAttribute("aria-expanded", "true");
  const mine = (emoji) => Boolean(shown.marks.get(seq)?.get(emoji)?.get(me.id)?.on);
  const others = [...(shown.marks.get(seq)?.keys() ?? [])].filter((emoji) => !USUAL.includes(emoji) && [...shown.marks.get(seq).get(emoji).values()].some((each) => each.on));
  const marks = make("div", "usual");
  for (const emoji of [...USUAL, ...others]) {
    const mark = deed("menuitemcheckbox", emoji, () => react(seq, emoji));
    mark.setAttribute("aria-label", t("markWith", emoji));
    mark.setAttribute("aria-checked", String(mine(emoji)));
    marks.append(mark);
  }
  const reply = deed("menuitem", t("reply"), () => answer(row)), copy = deed("menuitem", t("copy"), () => copyWords(row));
  reply.prepend(icon("reply"));
  copy.prepend(icon("copy"));
  const menu = $("deeds");
  menu.setAttribute("aria-label", t("deeds", row.name));
  menu.replaceChildren(marks, ...(silence ? [] : [reply]), copy);
  menu.classList.remove("hidden");
  $("veil").classList.remove("hidden");
  const at = button.getBoundingClientRect();
  menu.style.setProperty("--x", Math.max(8, at.right - menu.offsetWidth) + "px");
  menu.style.setProperty("--y", Math.max(8, Math.min(at.bottom, innerHeight - menu.offsetHeight - 8)) + "px");
  menu.querySelector("button").focus();
}

function deed(role, text, then) {
  const button = make("button", "", text);
  button.setAttribute("role", role);
  button.tabIndex = -1;
  button.onclick = () => { closeDeeds(); then(); };
  return button;
}

function closeDeeds() {
  if (!deedsOf) return;
  const button = deedsAt(deedsOf), inside = $("deeds").contains(document.activeElement);
  deedsOf = null;
  button?.removeAttribute("aria-expanded");
  $("deeds").classList.add("hidden");
  $("veil").classList.add("hidden");
  if (inside) (button ?? $("words")).focus();
}

function react(of, emoji) {
  const on = !shown.marks.get(of)?.get(emoji)?.get(me.id)?.on;
  if (!ask({ type: "react", room: shown.name, of, emoji, on }, (refused) => say(refusalWords(refused)))) announceAloud(t("lost"));
}

/// What is written next answers this; nothing if it answers none.
function answer(row) {
  if (shown) shown.answers = row?.seq ?? 0;
  drawAnswering();
  if (row) $("words").focus();
}

function drawAnswering() {
  const row = shown?.answers && rowAt(shown, shown.answers), words = row?.text?.trim().split("\n", 1)[0] || row?.file?.name;
  $("answering").classList.toggle("hidden", !row);
  $("answered").textContent = row ? (words ? t("answering", row.name, words) : t("answersGone")) : "";
}

/// The clipboard's own ways are not there on a page that is not encrypted.
function copyWords(row) {
  const field = make("textarea", "aloud", "");
  field.value = row.text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  announceAloud(t("copied"));
  deedsAt(row.seq)?.focus();
}

$("answer-not").onclick = () => { answer(null); $("words").focus(); };
// a finger that stays on a message; Safari has no `contextmenu`, so it is timed here
const HOLD = 500, SLIP = 10;
let holding = 0, held = false, from = null;
function letGo() { clearTimeout(holding); from = null; }
$("log").addEventListener("pointerdown", (event) => {
  const li = event.target.closest("[data-seq]");
  letGo();
  if (!li || event.pointerType !== "touch" || !event.isPrimary || event.target.closest("a, img, button")) return;
  from = event;
  holding = setTimeout(() => { held = true; openDeeds(Number(li.dataset.seq)); }, HOLD);
});
$("log").addEventListener("pointermove", (event) => { if (from && Math.hypot(event.x - from.x, event.y - from.y) > SLIP) letGo(); });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, letGo);
$("log").oncontextmenu = (event) => { if (touch() && !event.target.closest("a, img")) event.preventDefault(); };
// lifting that finger is no click
addEventListener("pointerdown", () => { held = false; }, true);
addEventListener("click", (event) => { if (held) { held = false; event.preventDefault(); event.stopPropagation(); } }, true);
$("log").onkeydown = (event) => {
  const all = [...document.querySelectorAll("#log .deeds")], at = all.indexOf(document.activeElement), to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || !all[to]) return;
  event.preventDefault();
  all[to].focus();
  keepStop();
};
$("deeds").onkeydown = (event) => {
  const all = [...$("deeds").querySelectorAll("button")], at = all.indexOf(document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Tab") closeDeeds();
  else if (to !== undefined) all[(to + all.length) % all.length].focus();
  else return;
  event.preventDefault();
};
addEventListener("pointerdown", (event) => { if (deedsOf && !event.target.closest("#deeds, #veil")) closeDeeds(); });
