// The WebSocket: comes back by itself, with patience and chance, and notices silence.

const PING_EVERY = 5_000, DEAD_AFTER = 20_000, CONNECT_WITHIN = 10_000, RETRY_FIRST = 500, RETRY_MOST = 15_000;

const wire = {
  socket: null, ids: 0, tries: 0, retry: 0, heardAt: 0, asked: new Map(), wanted: false,

  /// Connects, now and whenever it breaks, until `close`.
  open() {
    this.wanted = true;
    clearTimeout(this.retry);
    if (this.socket) return;
    const socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/ws");
    this.socket = socket;
    const since = this.heardAt = performance.now();
    setTimeout(() => { if (socket === this.socket && this.heardAt === since && socket.readyState !== WebSocket.OPEN) this.lost(); }, CONNECT_WITHIN);
    socket.onopen = () => { if (socket === this.socket) onWireOpen(); };
    socket.onmessage = (event) => { if (socket === this.socket) this.hear(event.data); };
    socket.onclose = () => { if (socket === this.socket) this.lost(); };
  },

  /// @returns the command's id, 0 if there is no connection
  send(command) {
    if (this.socket?.readyState !== WebSocket.OPEN) return 0;
    const id = ++this.ids;
    this.socket.send(JSON.stringify({ ...command, id }));
    return id;
  },

  hear(text) {
    this.heardAt = performance.now();
    let event;
    try { event = JSON.parse(text); } catch { return; }
    if (event.type === "pong") {
      const from = this.asked.get(event.re);
      if (from !== undefined) onLatency(this.heardAt - from);
      this.asked.clear();
    } else onEvent(event);
  },

  lost() {
    this.drop();
    if (!this.wanted) return;
    const wait = Math.min(RETRY_MOST, RETRY_FIRST * 2 ** this.tries++) * (0.5 + Math.random());
    this.later(wait);
    onWireLost();
  },

  later(wait) { clearTimeout(this.retry); this.wanted = true; this.retry = setTimeout(() => this.open(), wait); },

  drop() {
    const socket = this.socket;
    this.socket = null;
    this.asked.clear();
    if (socket) { socket.onclose = socket.onmessage = socket.onopen = null; socket.close(1000); }
  },

  close() { this.wanted = false; clearTimeout(this.retry); this.drop(); },

  /// Something changed around us: find out at once whether the connection lives.
  doubt() {
    if (!this.wanted) return;
    if (!this.socket) { this.tries = 0; this.open(); return; }
    this.ping();
    const socket = this.socket, since = performance.now();
    setTimeout(() => { if (socket === this.socket && this.heardAt < since) { this.tries = 0; this.lost(); } }, 4_000);
  },

  ping() { const id = this.send({ type: "ping" }); if (id) this.asked.set(id, performance.now()); },
};

// a browser lets the clock of a page in the background tick once a minute, so silence alone says nothing: a ping that was not answered does
setInterval(() => {
  if (wire.socket?.readyState !== WebSocket.OPEN || !me) return;
  const [first] = wire.asked.values();
  if (first !== undefined && performance.now() - first > DEAD_AFTER && wire.heardAt < first) wire.lost(); else wire.ping();
}, PING_EVERY);
addEventListener("online", () => wire.doubt());
addEventListener("pagehide", () => { if (wire.send({ type: "goodbye" })) wire.socket.close(1000); });
addEventListener("pageshow", (event) => { if (event.persisted && me) wire.doubt(); });
