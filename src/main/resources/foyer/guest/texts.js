// The texts of the page, in English and Bahasa Indonesia.

const LANGUAGES = { en: "English", id: "Bahasa Indonesia" };

const TEXTS = {
  en: {
    guestOf: "Join {0} as a guest", yourName: "Your name", password: "Password", join: "Join", rooms: "Rooms", people: "People",
    peopleCount: "People · {0}", close: "Close", otherRoom: "Join or create a room", go: "Join", save: "Save", cancel: "Cancel",
    changeName: "Change your name", leave: "Leave the chat", messages: "Messages", newest: "↓ Newest", message: "Message", send: "Send",
    open: "Not encrypted: anyone on this network could read your messages.", sealed: "Encrypted.", latency: "{0} ms",
    connecting: "Connecting…", unreachable: "Can’t reach the host. Reconnecting…", lost: "Connection lost. Reconnecting… Your messages are kept.",
    noAnswer: "No answer. Is the host still accepting guests?",
    saveFile: "Save {0}", fileBroken: "The file was damaged on the way.", progressOf: "Download progress of {0}",
    perSecond: "{0}/s", secondsLeft: "{0} s left", minutesLeft: "{0} min left", hoursLeft: "{0} h left",
    pictureBroken: "This picture can’t be shown.", pictureTooLarge: "This picture is too large to be shown ({0} × {1} pixels).",
    showAll: "Show all {0} lines", sending: "sending…", stored: "sent", notSent: "Not sent:", retry: "Retry", discard: "Discard", otherServer: "You wrote this for a different server.",
    tooLong: "{0} characters too many.", guest: "guest", you: "you", host: "host", moderator: "moderator", announced: "Announcement by {0}",
    topicSet: "{0} set the topic: {1}", topicGone: "{0} removed the topic", joined: "{0} joined", keeping_always: "Messages here are now kept ({0})", keeping_day: "Messages here are now kept for 24 hours ({0})", keeping_nothing: "Messages here are no longer kept ({0})", keep_day: "Kept for 24 hours", keep_nothing: "Not kept", renamed: "{0} is now {1}",
    left: "{0} left", left_lost: "{0} lost the connection", left_removed: "{0} was removed", left_banned: "{0} was banned", left_host_closed: "{0} left: the host stopped hosting",
    left_replaced: "{0} moved to another device", left_too_slow: "{0} was disconnected (connection too slow)",
    role_host: "{0} is now a host", role_moderator: "{0} is now a moderator", role_member: "{0} is no longer a moderator",
    closing: "{0} is closing this room in {1} s", kept: "{0} cancelled closing this room", closed: "{0} was closed by {1}",
    bye_left: "You’ve left. Join again any time.", bye_removed: "You were removed.", bye_banned: "You were banned.", bye_host_closed: "You were disconnected.", bye_replaced: "You’re connected in another tab or window.", bye_lost: "The connection was closed.",
    leaveRoom: "Leave {0}", talkTo: "Message {0} privately", unread: "{0} unread", noRoom: "Choose a room.", nothing: "No messages yet.", older: "Loading…",
    staleInvite: "The invite in this link has been used or has expired.",
    checking: "Checking the password…", unproven: "This server didn’t prove that it knows the password, so it may be a different one. Ask the host.", roomAsks: "{0} needs a password", locked: "needs a password",
    passwordSet: "{0} set a password for {1}", passwordGone: "{0} removed the password for {1}", thisRoom: "this room", thisServer: "this server",
    isMuted: "muted", muted: "{0} muted {1}", unmuted: "{0} unmuted {1}", unmutedByTime: "{0} is no longer muted",
    erased: "{0}’s message was deleted", edited: "(edited)", pinned: "{0} pinned a message", answersGone: "Reply to a deleted message", answersOlder: "Reply to an earlier message",
    deeds: "Reply or react to {0}", reply: "Reply", copy: "Copy text", copied: "Copied", markWith: "React with {0}", answering: "Replying to {0}: {1}", answerNot: "Cancel reply",
    mutedYou: "{0} muted you", until: "until {0}",
    commandUnknown: "Unknown command /{0}. Type /help for the list, or start with // to send a message that begins with a slash.", commandApp: "/{0} works only in the Foyer app. Nothing was sent.", commandWide: "Commands start with /, not ／. Nothing was sent.", commandList: "Commands: {0}", commandRoom: "Add the name of a room after the command.", commandName: "Add your new name after the command.", commandMe: "Add what you’re doing, e.g. “/me waves”.", commandWhom: "Add a name after the command.", commandNobody: "No one here is called “{0}”.", commandSeveral: "Both “{0}” and “{1}” fit. Put the name in quotation marks: /msg “{0}” text", commandOffline: "Not connected. Nothing was sent.",
    code_other_protocol: "Reload this page: it belongs to a different version.",
  },
  id: {
    guestOf: "Bergabung ke {0} sebagai tamu", yourName: "Nama Anda", password: "Kata sandi", join: "Gabung", rooms: "Ruang", people: "Orang",
    peopleCount: "Orang · {0}", close: "Tutup", otherRoom: "Gabung atau buat", go: "Gabung", save: "Simpan", cancel: "Batal",
    changeName: "Ganti nama Anda", leave: "Tinggalkan obrolan", messages: "Pesan", newest: "↓ Terbaru", message: "Pesan", send: "Kirim",
    open: "Tidak terenkripsi: siapa pun di jaringan ini dapat membaca pesan Anda.", sealed: "Terenkripsi.", latency: "{0} md",
    connecting: "Menghubungkan…", unreachable: "Tuan rumah tidak terjangkau. Menyambung ulang…", lost: "Sambungan terputus. Menyambung ulang… Pesan Anda tetap tersimpan.",
    noAnswer: "Tidak ada jawaban. Apakah tuan rumah masih menerima tamu?",
    saveFile: "Simpan {0}", fileBroken: "Berkas rusak selama pengiriman.", progressOf: "Kemajuan unduhan {0}",
    perSecond: "{0}/dtk", secondsLeft: "sisa {0} dtk", minutesLeft: "sisa {0} mnt", hoursLeft: "sisa {0} jam",
    pictureBroken: "Gambar ini tidak dapat ditampilkan.", pictureTooLarge: "Gambar ini terlalu besar untuk ditampilkan ({0} × {1} piksel).",
    showAll: "Tampilkan semua {0} baris", sending: "mengirim…", stored: "terkirim", notSent: "Tidak terkirim:", retry: "Coba lagi", discard: "Buang", otherServer: "Pesan ini Anda tulis untuk server lain.",
    tooLong: "Kelebihan {0} karakter.", guest: "tamu", you: "Anda", host: "tuan rumah", moderator: "moderator", announced: "Pengumuman dari {0}",
    topicSet: "{0} menetapkan topik: {1}", topicGone: "{0} menghapus topik", joined: "{0} bergabung", keeping_always: "Pesan di sini kini disimpan ({0})", keeping_day: "Pesan di sini kini disimpan selama 24 jam ({0})", keeping_nothing: "Pesan di sini tidak disimpan lagi ({0})", keep_day: "Disimpan 24 jam", keep_nothing: "Tidak disimpan", renamed: "{0} kini bernama {1}",
    left: "{0} keluar", left_lost: "Sambungan {0} terputus", left_removed: "{0} dikeluarkan", left_banned: "{0} dilarang masuk", left_host_closed: "{0} keluar: tuan rumah menghentikan server",
    left_replaced: "{0} pindah ke perangkat lain", left_too_slow: "{0} diputus (sambungan terlalu lambat)",
    role_host: "{0} kini tuan rumah", role_moderator: "{0} kini moderator", role_member: "{0} bukan moderator lagi",
    closing: "{0} akan menutup ruang ini dalam {1} d", kept: "{0} membatalkan penutupan ruang ini", closed: "{0} ditutup oleh {1}",
    bye_left: "Anda sudah keluar. Silakan bergabung lagi kapan saja.", bye_removed: "Anda dikeluarkan.", bye_banned: "Anda dilarang masuk.", bye_host_closed: "Sambungan Anda diputus.", bye_replaced: "Anda tersambung di tab atau jendela lain.", bye_lost: "Sambungan ditutup.",
    leaveRoom: "Tinggalkan {0}", talkTo: "Kirim pesan pribadi ke {0}", unread: "{0} belum dibaca", noRoom: "Pilih ruang.", nothing: "Belum ada pesan.", older: "Memuat…",
    staleInvite: "Undangan di tautan ini sudah dipakai atau sudah kedaluwarsa.",
    checking: "Memeriksa kata sandi…", unproven: "Server ini tidak membuktikan bahwa ia mengetahui kata sandinya, jadi mungkin bukan server yang sama. Tanyakan kepada tuan rumah.", roomAsks: "{0} memerlukan kata sandi", locked: "memerlukan kata sandi",
    passwordSet: "{0} memasang kata sandi untuk {1}", passwordGone: "{0} menghapus kata sandi {1}", thisRoom: "ruang ini", thisServer: "server ini",
    isMuted: "dibisukan", muted: "{0} membisukan {1}", unmuted: "{0} tidak lagi membisukan {1}", unmutedByTime: "{0} tidak lagi dibisukan",
    erased: "Pesan {0} dihapus", edited: "(disunting)", pinned: "{0} menyematkan pesan", answersGone: "Balasan untuk pesan yang sudah dihapus", answersOlder: "Balasan untuk pesan sebelumnya",
    deeds: "Balas atau beri reaksi: {0}", reply: "Balas", copy: "Salin teks", copied: "Tersalin", markWith: "Beri reaksi {0}", answering: "Membalas {0}: {1}", answerNot: "Batalkan balasan",
    mutedYou: "{0} membisukan Anda", until: "sampai {0}",
    commandUnknown: "Perintah /{0} tidak dikenal. Ketik /help untuk daftarnya, atau awali dengan // untuk mengirim pesan yang diawali garis miring.", commandApp: "/{0} hanya berfungsi di aplikasi Foyer. Tidak ada yang terkirim.", commandWide: "Perintah diawali dengan /, bukan ／. Tidak ada yang terkirim.", commandList: "Perintah: {0}", commandRoom: "Tambahkan nama ruang setelah perintah.", commandName: "Tambahkan nama baru Anda setelah perintah.", commandMe: "Tambahkan apa yang Anda lakukan, misalnya “/me melambai”.", commandWhom: "Tambahkan nama setelah perintah.", commandNobody: "Tidak ada yang bernama “{0}” di sini.", commandSeveral: "“{0}” dan “{1}” sama-sama cocok. Tulis namanya dalam tanda petik: /msg “{0}” teks", commandOffline: "Tidak tersambung. Tidak ada yang terkirim.",
    code_name_taken: "Nama itu sudah dipakai di sini. Pilih nama lain.", code_invalid: "Itu tidak dapat dipakai: terlalu panjang, kosong, atau ada karakter terlarang.",
    code_too_fast: "Anda mengirim terlalu cepat. Tunggu sebentar, lalu coba lagi.", code_too_many: "Batasnya sudah tercapai.", code_not_a_member: "Anda tidak di ruang itu.", code_no_such_room: "Ruang itu tidak ada.",
    code_no_such_member: "Orang itu tidak ada di sini.", code_not_allowed: "Itu tidak diizinkan.", code_busy: "Server sedang sibuk. Coba lagi.", code_not_stored: "Tidak terkirim: tuan rumah tidak dapat menyimpannya.",
    code_fault: "Ada kesalahan di server.", code_password_needed: "Server ini memerlukan kata sandi.", code_password_wrong: "Kata sandi salah.", code_too_many_tries: "Terlalu banyak kata sandi salah dari alamat Anda. Coba lagi beberapa menit lagi.", code_banned: "Anda dilarang masuk.", code_muted: "Anda sedang dibisukan.", code_other_protocol: "Muat ulang halaman ini: versinya berbeda.",
  },
};

let language = loadItem("language") in LANGUAGES ? loadItem("language") : navigator.languages.map((l) => l.slice(0, 2).toLowerCase().replace("in", "id")).find((l) => l in LANGUAGES) ?? "en";

function t(key, ...values) {
  return (TEXTS[language][key] ?? TEXTS.en[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i]);
}

/// The text of a refusal in the page's language; the server's text is English.
function refusalText(refused) {
  const known = TEXTS[language]["code_" + refused.code];
  // the server's text names the moderator and the reason
  const hasDetails = ["banned", "muted"].includes(refused.code);
  return known ? known + (hasDetails ? " " + refused.words : "") : refused.words;
}

function setLanguage(next) {
  language = next;
  storeItem("language", next);
  document.documentElement.lang = next;
  for (const el of document.querySelectorAll("[data-t]")) el.textContent = t(el.dataset.t);
  for (const el of document.querySelectorAll("[data-label]")) { el.setAttribute("aria-label", t(el.dataset.label)); if (el.matches("button")) el.title = t(el.dataset.label); }
  for (const el of document.querySelectorAll("[data-hint]")) el.placeholder = t(el.dataset.hint);
  for (const el of document.querySelectorAll(".security")) el.textContent = t(location.protocol === "https:" ? "sealed" : "open");
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
