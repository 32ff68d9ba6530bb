// What the page says, in English and Bahasa Indonesia.

const LANGUAGES = { en: "English", id: "Bahasa Indonesia" };

const WORDS = {
  en: {
    guestOf: "You come as a guest to", yourName: "Your name", password: "Password", join: "Join", rooms: "Rooms", people: "People",
    peopleCount: "People · {0}", close: "Close", otherRoom: "Another room", go: "Go", save: "Save", cancel: "Cancel",
    changeName: "Change your name", leave: "Leave the chat", messages: "Messages", newest: "↓ Newest", message: "Message", send: "Send",
    open: "Not encrypted: whoever is on this network can read along.", sealed: "Encrypted.", latency: "{0} ms",
    connecting: "Connecting…", unreachable: "The host cannot be reached. Trying again…", lost: "The connection is lost. Trying again; nothing you wrote is lost.",
    noAnswer: "Nobody answers at this address. Does the host still let guests in?",
    saveFile: "Save {0}", fileBroken: "It did not arrive as it was given.",
    sending: "sending…", stored: "stored", notSent: "Not sent:", retry: "Retry", discard: "Discard", otherServer: "This is another server than the one you wrote it for.",
    tooLong: "{0} characters too many.", guest: "guest", you: "you", host: "host", moderator: "moderator", announced: "{0} to everyone",
    topicSet: "{0} set the topic: {1}", topicGone: "{0} removed the topic", joined: "{0} joined", keeping_always: "What is said here is kept from now on ({0})", keeping_day: "What is said here is kept for 24 hours from now on ({0})", keeping_nothing: "Nothing that is said here is kept from now on ({0})", keep_day: "Kept for 24 hours", keep_nothing: "Nothing is kept", renamed: "{0} is now {1}",
    left: "{0} left", left_lost: "{0} lost the connection", left_removed: "{0} was removed", left_banned: "{0} was banned", left_host_closed: "{0} left, the host closed the server",
    left_replaced: "{0} moved to another device", left_too_slow: "{0} was too slow to keep up",
    role_host: "{0} is now a host", role_moderator: "{0} is now a moderator", role_member: "{0} is no longer a moderator",
    closing: "{0} closes this room in {1} s", kept: "{0} keeps this room open", closed: "{0} was closed by {1}",
    bye_left: "You left.", bye_removed: "You were sent away.", bye_banned: "You were banned.", bye_host_closed: "The host closed the server.", bye_replaced: "You are here in another tab or window now.", bye_lost: "The connection ended.",
    leaveRoom: "Leave {0}", talkTo: "Write to {0} alone", unread: "{0} unread", noRoom: "Choose a room.", nothing: "Nothing has been said here yet.", older: "Loading…",
    staleInvite: "The invitation in this link was used already, or its time is over.",
    passwordOpen: "It goes over the network as you type it: this page is not encrypted.", roomAsks: "{0} asks for a password", locked: "asks for a password",
    passwordSet: "{0} set a password for {1}", passwordGone: "{0} took the password of {1} away", thisRoom: "this room", thisServer: "this server",
    isMuted: "muted", muted: "{0} muted {1}", unmuted: "{0} lets {1} speak again", unmutedByTime: "{0} may speak again",
    erased: "Message by {0} deleted", edited: "(edited)", pinned: "{0} pinned a message", answersGone: "Answers a message that is not here any more", answersOlder: "Answers an earlier message",
    deeds: "Reply to {0}, or mark it", reply: "Reply", copy: "Copy text", copied: "Copied", markWith: "Mark with {0}", answering: "Answering {0}: {1}", answerNot: "Do not answer it",
    mutedYou: "{0} muted you", until: "until {0}", untilLifted: "until further notice",
  },
  id: {
    guestOf: "Anda datang sebagai tamu ke", yourName: "Nama Anda", password: "Kata sandi", join: "Gabung", rooms: "Ruang", people: "Orang",
    peopleCount: "Orang · {0}", close: "Tutup", otherRoom: "Ruang lain", go: "Buka", save: "Simpan", cancel: "Batal",
    changeName: "Ganti nama Anda", leave: "Tinggalkan obrolan", messages: "Pesan", newest: "↓ Terbaru", message: "Pesan", send: "Kirim",
    open: "Tidak terenkripsi: siapa pun di jaringan ini dapat ikut membaca.", sealed: "Terenkripsi.", latency: "{0} md",
    connecting: "Menghubungkan…", unreachable: "Tuan rumah tidak terjangkau. Mencoba lagi…", lost: "Sambungan terputus. Mencoba lagi; tulisan Anda tidak hilang.",
    noAnswer: "Tidak ada jawaban di alamat ini. Apakah tuan rumah masih menerima tamu?",
    saveFile: "Simpan {0}", fileBroken: "Berkas tidak tiba dengan utuh.",
    sending: "mengirim…", stored: "tersimpan", notSent: "Tidak terkirim:", retry: "Coba lagi", discard: "Buang", otherServer: "Ini server lain, bukan yang Anda tuju saat menulis.",
    tooLong: "Kelebihan {0} karakter.", guest: "tamu", you: "Anda", host: "tuan rumah", moderator: "moderator", announced: "{0} kepada semua",
    topicSet: "{0} menetapkan topik: {1}", topicGone: "{0} menghapus topik", joined: "{0} bergabung", keeping_always: "Mulai sekarang percakapan di sini disimpan ({0})", keeping_day: "Mulai sekarang percakapan di sini disimpan 24 jam ({0})", keeping_nothing: "Mulai sekarang tidak ada yang disimpan di sini ({0})", keep_day: "Disimpan 24 jam", keep_nothing: "Tidak disimpan", renamed: "{0} kini bernama {1}",
    left: "{0} pergi", left_lost: "{0} kehilangan sambungan", left_removed: "{0} dikeluarkan", left_banned: "{0} dilarang masuk", left_host_closed: "{0} pergi, server ditutup tuan rumah",
    left_replaced: "{0} pindah ke perangkat lain", left_too_slow: "{0} terlalu lambat mengikuti",
    role_host: "{0} kini tuan rumah", role_moderator: "{0} kini moderator", role_member: "{0} bukan moderator lagi",
    closing: "{0} menutup ruang ini dalam {1} d", kept: "{0} membiarkan ruang ini terbuka", closed: "{0} ditutup oleh {1}",
    bye_left: "Anda pergi.", bye_removed: "Anda diminta pergi.", bye_banned: "Anda dilarang masuk.", bye_host_closed: "Tuan rumah menutup server.", bye_replaced: "Kini Anda di tab atau jendela lain.", bye_lost: "Sambungan berakhir.",
    leaveRoom: "Tinggalkan {0}", talkTo: "Tulis kepada {0} saja", unread: "{0} belum dibaca", noRoom: "Pilih ruang.", nothing: "Belum ada yang berbicara di sini.", older: "Memuat…",
    staleInvite: "Undangan di tautan ini sudah dipakai atau sudah berakhir.",
    passwordOpen: "Kata sandi dikirim apa adanya: halaman ini tidak terenkripsi.", roomAsks: "{0} meminta kata sandi", locked: "meminta kata sandi",
    passwordSet: "{0} memasang kata sandi untuk {1}", passwordGone: "{0} menghapus kata sandi {1}", thisRoom: "ruang ini", thisServer: "server ini",
    isMuted: "dibisukan", muted: "{0} membisukan {1}", unmuted: "{0} membolehkan {1} berbicara lagi", unmutedByTime: "{0} boleh berbicara lagi",
    erased: "Pesan {0} dihapus", edited: "(disunting)", pinned: "{0} menyematkan pesan", answersGone: "Menjawab pesan yang sudah tidak ada", answersOlder: "Menjawab pesan sebelumnya",
    deeds: "Balas atau tandai: {0}", reply: "Balas", copy: "Salin teks", copied: "Tersalin", markWith: "Tandai dengan {0}", answering: "Membalas {0}: {1}", answerNot: "Jangan membalasnya",
    mutedYou: "{0} membisukan Anda", until: "sampai {0}", untilLifted: "sampai ada pemberitahuan",
    code_name_taken: "Nama itu sudah dipakai di sini. Pilih nama lain.", code_invalid: "Itu tidak dapat dipakai: terlalu panjang, kosong, atau ada karakter terlarang.",
    code_too_fast: "Terlalu cepat. Tunggu sebentar.", code_too_many: "Sudah terlalu banyak.", code_not_a_member: "Anda tidak di ruang itu.", code_no_such_room: "Ruang itu tidak ada.",
    code_no_such_member: "Orang itu tidak ada di sini.", code_not_allowed: "Itu tidak diizinkan.", code_busy: "Server sedang sibuk. Coba lagi.", code_not_stored: "Tidak dapat disimpan di komputer tuan rumah, jadi tidak ada yang menerimanya.",
    code_fault: "Ada yang rusak di server.", code_password_needed: "Server ini meminta kata sandi.", code_password_wrong: "Kata sandinya bukan itu.", code_too_many_tries: "Terlalu banyak kata sandi salah dari alamat Anda. Coba lagi beberapa menit lagi.", code_banned: "Anda tidak boleh masuk.", code_muted: "Anda sedang dibisukan.", code_other_protocol: "Muat ulang halaman ini: versinya berbeda.",
  },
};

let language = recall("language") in LANGUAGES ? recall("language") : navigator.languages.map((l) => l.slice(0, 2).toLowerCase().replace("in", "id")).find((l) => l in LANGUAGES) ?? "en";

function t(key, ...values) {
  return (WORDS[language][key] ?? WORDS.en[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i]);
}

/// What a refusal says: the server's own words are English.
function refusalWords(refused) {
  const known = WORDS[language]["code_" + refused.code];
  // these say who did it and why
  const told = ["banned", "muted"].includes(refused.code);
  return known ? known + (told ? " " + refused.words : "") : refused.words;
}

function setLanguage(next) {
  language = next;
  remember("language", next);
  document.documentElement.lang = next;
  for (const el of document.querySelectorAll("[data-t]")) el.textContent = t(el.dataset.t);
  for (const el of document.querySelectorAll("[data-label]")) { el.setAttribute("aria-label", t(el.dataset.label)); if (el.matches("button")) el.title = t(el.dataset.label); }
  for (const el of document.querySelectorAll("[data-hint]")) el.placeholder = t(el.dataset.hint);
  for (const el of document.querySelectorAll(".security")) el.textContent = t(location.protocol === "https:" ? "sealed" : "open");
  $("password-open").classList.toggle("hidden", location.protocol === "https:");
  for (const el of document.querySelectorAll(".languages")) {
    el.replaceChildren(...Object.entries(LANGUAGES).map(([code, name]) => {
      const b = make("button", "link small", name);
      b.type = "button"; b.lang = code; b.setAttribute("aria-pressed", String(code === language));
      b.onclick = () => { setLanguage(code); el.querySelector(`[lang=${code}]`).focus(); };
      return b;
    }));
  }
  redraw();
}
