// The slash commands of the composer, as in the desktop window. A command is never sent as a message.

/// Commands that only the Foyer app has a view for.
const APP_COMMANDS = ["announce", "away", "ban", "close", "echo", "export", "invite", "kick", "mute", "topic"];
/// What executes a command. It returns why it failed; empty if it did not.
const COMMANDS = { help: showCommands, join: joinByName, leave: leaveShown, me: sendAction, msg: sendDirect, name: changeName, nick: changeName };
/// By member id: the messages that wait for their conversation.
const firstMessages = new Map();

function isCommand(word) { return Object.hasOwn(COMMANDS, word) || APP_COMMANDS.includes(word); }

/// A message to send, or else the word and the arguments of a command.
function parseLine(line) {
  const text = line.replace(/^[\s\p{Z}\p{Cf}\p{Cc}]+/u, "").trimEnd();
  if (text.startsWith("／")) return isCommand(text.slice(1).split(/\s/, 1)[0].normalize("NFKC").toLowerCase()) ? { wide: true } : { message: line };
  if (!text.startsWith("/")) return { message: line };
  const path = text.match(/^\/+([^\s/]+)\//);
  if (path && !isCommand(path[1].toLowerCase())) return { message: line };
  if (text.startsWith("//")) return { message: text.slice(1) };
  const [, word, rest] = text.match(/^\/(\S*)\s*([\s\S]*)$/);
  return { word: word.toLowerCase(), rest };
}

/// Executes a command; returns why it failed, empty if it did not.
function executeCommand({ wide, word, rest }) {
  if (wide) return t("commandWide");
  if (Object.hasOwn(COMMANDS, word)) return isConnected ? COMMANDS[word](rest) : t("commandOffline");
  return t(APP_COMMANDS.includes(word) ? "commandApp" : "commandUnknown", word);
}

function showCommands() { addNotice(shownRoom, t("commandList", Object.keys(COMMANDS).map((word) => "/" + word).join(" "))); return ""; }
function joinByName(name) { if (!name) return t("commandRoom"); joinAndSelect(name); return ""; }
function leaveShown() { leaveRoom(shownRoom); return ""; }
function changeName(name) { if (!name) return t("commandName"); sendCommand({ type: "rename", name }, (refused) => showNotice(refusalText(refused))); return ""; }
function sendAction(text) {
  if (!text) return t("commandMe");
  queueMessage("_" + me.name.replace(/[_*`\\[\]]/g, "\\$&") + " " + text + "_", shownRoom.replyTo);
  setReplyTarget(null);
  return "";
}

/// The members whose name the text begins with, the shortest name first.
function membersNamed(text) {
  const found = new Map(), folded = text.toLowerCase();
  for (const room of rooms.values()) for (const member of room.members.values()) {
    const name = member.name.toLowerCase();
    if (folded.startsWith(name) && /^(\s|$)/.test(text.slice(member.name.length))) found.set(member.id, member);
  }
  return [...found.values()].sort((a, b) => a.name.length - b.name.length);
}

function sendDirect(arguments_) {
  const quoted = arguments_.match(/^@?["“”„]([^"“”„]+)["“”](?:\s+([\s\S]*))?$/), typed = quoted ? quoted[1].trim() : arguments_.replace(/^@/, "");
  const members = membersNamed(typed).filter((member) => !quoted || member.name.length === typed.length);
  if (!typed) return t("commandWhom");
  if (!members.length) return t("commandNobody", [...typed.split(/\s/, 1)[0]].slice(0, 64).join(""));
  if (members.length > 1) return t("commandSeveral", members[0].name, members.at(-1).name);
  const member = members[0], text = quoted ? quoted[2] ?? "" : typed.slice(member.name.length).trim();
  const known = [...rooms.values()].find((room) => room.joined && room.with?.id === member.id);
  if (known) { selectRequestId = 0; selectRoom(known); if (text) queueMessage(text); return ""; }
  selectRequestId = sendCommand({ type: "direct", member: member.id }, (refused) => {
    const unsent = firstMessages.get(member.id);
    firstMessages.delete(member.id);
    showNotice(refusalText(refused) + (unsent ? " " + t("notSent") + " " + unsent : ""));
  });
  if (text) firstMessages.set(member.id, [firstMessages.get(member.id), text].filter(Boolean).join("\n"));
  return "";
}

/// Sends the message that waited for this conversation.
function sendFirstMessage(room) {
  const text = firstMessages.get(room.with?.id);
  if (!text) return;
  firstMessages.delete(room.with.id);
  queueMessage(text, undefined, room);
}
