package foyer.hub;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.ChatOptions;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.RefusedCommandException;
import foyer.protocol.Request;
import foyer.serverfiles.FileLimits;
import foyer.serverfiles.SharedFileStore;
import foyer.testing.ClientStores;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The models of several clients around one real hub, on one thread. Queues of frames take the
/// place of sockets; the test decides when a frame arrives.
public final class HubWithClients {
    private static final ServerAddress ADDRESS = new ServerAddress("test", 1);

    public final HubFixture hub;
    private final List<Seat> seats = new ArrayList<>();

    public HubWithClients(String... rooms) {
        hub = new HubFixture(rooms);
    }

    /// With a hub that stores shared files in this folder.
    public HubWithClients(Path folder, String... rooms) throws IOException {
        var files = SharedFileStore.open(folder, FileLimits.DEFAULT, InstantSource.system());
        hub = new HubFixture(new FileWorker(files, Runnable::run), rooms);
    }

    /// A connected client; "Host" is the host.
    public Seat seat(String name) {
        return seat(name, name);
    }

    /// A connected client.
    ///
    /// @param keyName the name from which the key is made
    public Seat seat(String keyName, String name) {
        return seat(keyName, name, ClientStores.brief(), ClientStores.noFiles());
    }

    /// A connected client that uses this store and these files.
    public Seat seat(String keyName, String name, ClientStore clientStore, LocalFiles localFiles) {
        var seat = new Seat(keyName, name, clientStore, localFiles);
        seats.add(seat);
        seat.connect();
        settle();
        return seat;
    }

    /// A connected client that keeps its files in a folder of its name and is in the lobby.
    public Seat seatWithFiles(String name, Path folder) {
        Seat seat =
                seat(name, name, ClientStores.brief(), ClientStores.files(folder.resolve(name)));
        seat.model.memberships().join("lobby", "");
        settle();
        return seat;
    }

    /// A client ends without a goodbye, and the server notices.
    public void dies(Seat seat) {
        seat.lose();
        seats.remove(seat);
    }

    /// Delivers all frames, and those that they cause.
    public void settle() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Seat seat : seats) {
                moved |= seat.deliverOutgoing() | seat.deliverIncoming();
            }
            hub.hub.commitPending();
            moved |= seats.stream().anyMatch(seat -> !seat.incoming.isEmpty());
        }
    }

    /// Delivers the frames of one client to the hub, and nothing to any client.
    public void settleOutOf(Seat seat) {
        while (seat.deliverOutgoing()) {}
        hub.hub.commitPending();
    }

    /// Delivers one frame somewhere, or commits the hub's pending batch.
    public void step(Random random) {
        Seat seat = seats.get(random.nextInt(seats.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> seat.deliverOutgoing();
            case 2, 3 -> seat.deliverIncoming();
            default -> hub.hub.commitPending();
        }
    }

    /// Lets time pass, ticks the timer of every client, and delivers all frames.
    public void pass(Duration time) {
        hub.pass(time);
        seats.forEach(seat -> seat.model.tick());
        settle();
    }

    /// A client: its model and what takes the place of its connection.
    public final class Seat {
        public final ChatModel model;
        private final String keyName;
        private final Deque<String> outgoing = new ArrayDeque<>();
        private final Deque<String> incoming = new ArrayDeque<>();
        private String name;
        private @Nullable SeatPeer peer;
        private boolean live;
        private boolean over;
        private long lastId;
        private long helloId;

        private Seat(String keyName, String name, ClientStore clientStore, LocalFiles localFiles) {
            this.keyName = keyName;
            this.name = name;
            this.model =
                    new ChatModel(
                            ADDRESS,
                            MemberKeys.id(keyName),
                            clientStore.writerFor("table"),
                            clientStore.load("table"),
                            localFiles,
                            this::send,
                            hub.time,
                            ChatOptions.DEFAULT);
        }

        public String id() {
            return MemberKeys.id(keyName);
        }

        public String name() {
            return name;
        }

        /// Whether the client is signed in.
        public boolean isLive() {
            return live;
        }

        /// Whether the server ended the session for good.
        public boolean isOver() {
            return over;
        }

        private long send(Command command) {
            if (!live) {
                return 0;
            }
            outgoing.add(Codec.encode(new Request(++lastId, command)));
            return lastId;
        }

        /// Opens a new connection and sends hello.
        public void connect() {
            if (peer != null || over) {
                return;
            }
            peer = new SeatPeer(this);
            model.handle(new ConnectionEvent.Connecting(ADDRESS));
            model.handle(new ConnectionEvent.SocketOpened(ADDRESS, "table", "", true));
            hub.hub.onConnected(peer);
            helloId = ++lastId;
            var hello = new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(keyName));
            outgoing.add(Codec.encode(new Request(helloId, hello)));
        }

        /// Loses the connection and the frames on it. Both sides notice.
        public void lose() {
            SeatPeer lost = drop("The connection was lost.");
            if (lost != null) {
                hub.hub.onDisconnected(lost, Departure.LOST);
            }
        }

        /// Loses the connection. The hub does not notice before the next one.
        public void loseUnnoticed() {
            drop("The connection was lost.");
        }

        private @Nullable SeatPeer drop(String text) {
            SeatPeer lost = peer;
            if (lost != null) {
                peer = null;
                live = false;
                outgoing.clear();
                incoming.clear();
                model.handle(new ConnectionEvent.Lost(text, 500));
            }
            return lost;
        }

        private boolean deliverOutgoing() {
            String frame = outgoing.poll();
            if (frame == null || peer == null) {
                return false;
            }
            try {
                hub.hub.handle(peer, Codec.decodeRequest(frame));
            } catch (RefusedCommandException e) {
                throw new AssertionError("a model sent an invalid command", e);
            }
            return true;
        }

        private boolean deliverIncoming() {
            String frame = incoming.poll();
            if (frame == null) {
                return false;
            }
            switch (Codec.decodeEvent(frame)) {
                case null -> throw new AssertionError("the hub sent an unknown event");
                case Event.Welcome welcome -> {
                    live = true;
                    model.handle(new ConnectionEvent.Received(welcome));
                }
                case Event.Refused refused when !live && refused.re() == helloId -> {
                    end();
                    model.handle(new ConnectionEvent.Refused(refused.code(), refused.words()));
                }
                case Event.Goodbye goodbye -> {
                    end();
                    model.handle(new ConnectionEvent.Closed(goodbye.reason(), goodbye.words()));
                }
                case Event.Renamed renamed when renamed.member().equals(id()) -> {
                    name = renamed.to();
                    model.handle(new ConnectionEvent.Received(renamed));
                }
                case Event other -> model.handle(new ConnectionEvent.Received(other));
            }
            return true;
        }

        private void end() {
            peer = null;
            live = false;
            over = true;
            outgoing.clear();
            incoming.clear();
        }
    }

    /// A connection of a client, as the hub sees it.
    private static final class SeatPeer implements Peer {
        private final Seat seat;

        SeatPeer(Seat seat) {
            this.seat = seat;
        }

        @Override
        public void offer(EncodedEvent encoded) {
            if (seat.peer == this) {
                seat.incoming.add(encoded.toString());
            }
        }

        @Override
        public void close(Departure reason) {}

        @Override
        public String address() {
            return "table";
        }

        @Override
        public InetAddress inetAddress() {
            return InetAddress.getLoopbackAddress();
        }
    }
}
