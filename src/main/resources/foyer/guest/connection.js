// The WebSocket: reconnects with random, growing delays and detects a dead connection by pings.

const PING_INTERVAL = 5_000, PING_TIMEOUT = 20_000, CONNECT_TIMEOUT = 10_000, FIRST_RETRY = 500, MAX_RETRY = 15_000;

const connection = {
  socket: null, nonce: "", lastId: 0, attempts: 0, retryTimer: 0, receivedAt: 0, pings: new Map(), keepOpen: false,

  /// Connects and reconnects until `close`.
  open() {
    this.keepOpen = true;
    clearTimeout(this.retryTimer);
    if (this.socket) return;
    const socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/ws");
    this.socket = socket;
    this.nonce = "";
    proofs.clear();
    const since = this.receivedAt = performance.now();
    setTimeout(() => { if (socket === this.socket && this.receivedAt === since && socket.readyState !== WebSocket.OPEN) this.onLost(); }, CONNECT_TIMEOUT);
    socket.onmessage = (event) => { if (socket === this.socket) this.receive(event.data); };
    socket.onclose = () => { if (socket === this.socket) this.onLost(); };
  },

  /// @returns the command's id, 0 if there is no connection
  send(command) {
    if (this.socket?.readyState !== WebSocket.OPEN) return 0;
    const id = ++this.lastId;
    this.socket.send(JSON.stringify({ ...command, id }));
    return id;
  },

  receive(text) {
    this.receivedAt = performance.now();
    let event;
    try { event = JSON.parse(text); } catch { return; }
    if (event.type === "pong") {
      const sentAt = this.pings.get(event.re);
      if (sentAt !== undefined) onLatency(this.receivedAt - sentAt);
      this.pings.clear();
    } else if (event.type === "challenge") {
      // another server has this address now: its own page knows its own key
      if (event.server !== serverId) { location.reload(); return; }
      this.nonce = event.nonce;
      onConnected();
    } else onEvent(event);
  },

  onLost() {
    this.disconnect();
    if (!this.keepOpen) return;
    const wait = Math.min(MAX_RETRY, FIRST_RETRY * 2 ** this.attempts++) * (0.5 + Math.random());
    this.reconnectAfter(wait);
    onConnectionLost();
  },

  reconnectAfter(wait) { clearTimeout(this.retryTimer); this.keepOpen = true; this.retryTimer = setTimeout(() => this.open(), wait); },

  disconnect() {
    const socket = this.socket;
    this.socket = null;
    this.pings.clear();
    if (socket) { socket.onclose = socket.onmessage = null; socket.close(1000); }
  },

  close() { this.keepOpen = false; clearTimeout(this.retryTimer); this.disconnect(); },

  /// Checks the connection at once, after the network or the visibility changed.
  checkAlive() {
    if (!this.keepOpen) return;
    if (!this.socket) { this.attempts = 0; this.open(); return; }
    this.ping();
    const socket = this.socket, since = performance.now();
    setTimeout(() => { if (socket === this.socket && this.receivedAt < since) { this.attempts = 0; this.onLost(); } }, 4_000);
  },

  ping() { const id = this.send({ type: "ping" }); if (id) this.pings.set(id, performance.now()); },
};

// timers of background pages may run only once a minute, so only an unanswered ping proves that the connection is dead
setInterval(() => {
  if (connection.socket?.readyState !== WebSocket.OPEN || !me) return;
  const [oldestPing] = connection.pings.values();
  if (oldestPing !== undefined && performance.now() - oldestPing > PING_TIMEOUT && connection.receivedAt < oldestPing) connection.onLost(); else connection.ping();
}, PING_INTERVAL);
addEventListener("online", () => connection.checkAlive());
addEventListener("pagehide", () => { if (connection.send({ type: "goodbye" })) connection.socket.close(1000); });
addEventListener("pageshow", (event) => { if (event.persisted && me) connection.checkAlive(); });
