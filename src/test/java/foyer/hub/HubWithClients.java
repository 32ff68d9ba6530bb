package foyer.hub;

import foyer.clientstore.ClientStore;
import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
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
import foyer.serverstore.MessageStore;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Several people's models around one real hub on one thread: queues of frames stand where sockets
/// would, and a test decides when what is in them arrives.
public final class HubWithClients {
    private static final ServerAddress HERE = new ServerAddress("test", 1);

    public final HubFixture hub;
    private final List<Seat> seats = new ArrayList<>();

    public HubWithClients(String... rooms) {
        hub = new HubFixture(rooms);
    }

    /// One whose server takes files, into this folder.
    public HubWithClients(Path folder, String... rooms) throws IOException {
        var files = SharedFileStore.open(folder, FileLimits.DEFAULT, InstantSource.system());
        hub =
                new HubFixture(
                        MessageStore.inMemory("log-of-this-house"),
                        new HubSettings(
                                "Ada's house",
                                Set.of(MemberKeys.id("Host")),
                                List.of(rooms),
                                List.of()),
                        new FileWorker(files, Runnable::run));
    }

    /// Somebody with a model of their own, connected; "Host" is the host.
    public Seat seat(String who) {
        return seat(who, who);
    }

    /// The same under another name than their key has.
    public Seat seat(String who, String name) {
        return seat(who, name, ClientStores.brief());
    }

    /// The same with what their Foyer remembers, from before and from now on.
    public Seat seat(String who, String name, ClientStore clientStore) {
        var seat = new Seat(who, name, clientStore);
        seats.add(seat);
        seat.connect();
        settle();
        return seat;
    }

    /// Somebody's program is no more, and the server notices.
    public void dies(Seat seat) {
        seat.lose();
        seats.remove(seat);
    }

    /// Lets everything arrive that is on its way, and what comes of it.
    public void settle() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Seat seat : seats) {
                moved |= seat.carryOut() | seat.carryIn();
            }
            hub.hub.commitPending();
            moved |= seats.stream().anyMatch(seat -> !seat.in.isEmpty());
        }
    }

    /// Lets what somebody sent arrive, but nothing of what comes of it.
    public void settleOutOf(Seat seat) {
        while (seat.carryOut()) {}
        hub.hub.commitPending();
    }

    /// Lets one frame arrive somewhere, or has the hub settle.
    public void step(Random random) {
        Seat seat = seats.get(random.nextInt(seats.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> seat.carryOut();
            case 2, 3 -> seat.carryIn();
            default -> hub.hub.commitPending();
        }
    }

    /// Lets time pass, with everything arriving at its end and one tick of every client's timer.
    public void pass(Duration time) {
        hub.pass(time);
        seats.forEach(seat -> seat.model.tick());
        settle();
    }

    /// One person: their model, and what a link would be.
    public final class Seat {
        public final ChatModel model;
        private final String who;
        private final Deque<String> out = new ArrayDeque<>();
        private final Deque<String> in = new ArrayDeque<>();
        private String name;
        private @Nullable Wire wire;
        private boolean live;
        private boolean over;
        private long ids;
        private long helloId;

        private Seat(String who, String name, ClientStore clientStore) {
            this.who = who;
            this.name = name;
            this.model =
                    new ChatModel(
                            HERE,
                            MemberKeys.id(who),
                            clientStore.writerFor("table"),
                            clientStore.load("table"),
                            this::send,
                            hub.time);
        }

        public String id() {
            return MemberKeys.id(who);
        }

        public String name() {
            return name;
        }

        public boolean isLive() {
            return live;
        }

        /// Whether the link ended for good.
        public boolean isOver() {
            return over;
        }

        private long send(Command command) {
            if (!live) {
                return 0;
            }
            out.add(Codec.encode(new Request(++ids, command)));
            return ids;
        }

        /// A new connection, and hello on it.
        public void connect() {
            if (wire != null || over) {
                return;
            }
            wire = new Wire(this);
            model.handle(new ConnectionEvent.Connecting(HERE));
            model.handle(new ConnectionEvent.SocketOpened(HERE, "table", "", true));
            hub.hub.onConnected(wire);
            helloId = ++ids;
            var hello = new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(who));
            out.add(Codec.encode(new Request(helloId, hello)));
        }

        /// The connection breaks, what was on its way is lost, and both sides notice.
        public void lose() {
            Wire broken = drop("The connection was lost.");
            if (broken != null) {
                hub.hub.onDisconnected(broken, Departure.LOST);
            }
        }

        /// The same, but the server has not noticed when the next connection comes.
        public void loseUnnoticed() {
            drop("The connection was lost.");
        }

        private @Nullable Wire drop(String words) {
            Wire broken = wire;
            if (broken != null) {
                wire = null;
                live = false;
                out.clear();
                in.clear();
                model.handle(new ConnectionEvent.Lost(words, 500));
            }
            return broken;
        }

        private boolean carryOut() {
            String frame = out.poll();
            if (frame == null || wire == null) {
                return false;
            }
            try {
                hub.hub.handle(wire, Codec.decodeRequest(frame));
            } catch (RefusedCommandException e) {
                throw new AssertionError("a model sent what no server takes", e);
            }
            return true;
        }

        private boolean carryIn() {
            String frame = in.poll();
            if (frame == null) {
                return false;
            }
            switch (Codec.decodeEvent(frame)) {
                case null -> throw new AssertionError("an event that is not of this wire");
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
            wire = null;
            live = false;
            over = true;
            out.clear();
            in.clear();
        }
    }

    /// One connection of a seat, as the hub sees it.
    private static final class Wire implements Peer {
        private final Seat seat;

        Wire(Seat seat) {
            this.seat = seat;
        }

        @Override
        public void offer(EncodedEvent encoded) {
            if (seat.wire == this) {
                seat.in.add(encoded.toString());
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
