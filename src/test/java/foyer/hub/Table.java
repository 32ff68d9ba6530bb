package foyer.hub;

import foyer.files.FileFolder;
import foyer.files.FileLimits;
import foyer.link.LinkEvent;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Frame;
import foyer.protocol.Limits;
import foyer.protocol.Refusal;
import foyer.protocol.Request;
import foyer.state.ChatModel;
import foyer.store.MessageStore;
import foyer.testing.Keys;
import foyer.testing.Memories;
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
public final class Table {
    private static final ServerAddress HERE = new ServerAddress("test", 1);

    public final House house;
    private final List<Seat> seats = new ArrayList<>();

    public Table(String... rooms) {
        house = new House(rooms);
    }

    /// One whose server takes files, into this folder.
    public Table(Path folder, String... rooms) throws IOException {
        var files = FileFolder.open(folder, FileLimits.DEFAULT, InstantSource.system());
        house =
                new House(
                        MessageStore.inMemory("log-of-this-house"),
                        new HubSettings(
                                "Ada's house", Set.of(Keys.id("Host")), List.of(rooms), List.of()),
                        new Filing(files, Runnable::run));
    }

    /// Somebody with a model of their own, connected; "Host" is the host.
    public Seat seat(String who) {
        return seat(who, who);
    }

    /// The same under another name than their key has.
    public Seat seat(String who, String name) {
        return seat(who, name, Memories.brief());
    }

    /// The same with what their Foyer remembers, from before and from now on.
    public Seat seat(String who, String name, Memory memory) {
        var seat = new Seat(who, name, memory);
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
            house.hub.settle();
            moved |= seats.stream().anyMatch(seat -> !seat.in.isEmpty());
        }
    }

    /// Lets what somebody sent arrive, but nothing of what comes of it.
    public void settleOutOf(Seat seat) {
        while (seat.carryOut()) {}
        house.hub.settle();
    }

    /// Lets one frame arrive somewhere, or has the hub settle.
    public void step(Random random) {
        Seat seat = seats.get(random.nextInt(seats.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> seat.carryOut();
            case 2, 3 -> seat.carryIn();
            default -> house.hub.settle();
        }
    }

    /// Lets time pass, with everything arriving at its end, pings among it.
    public void pass(Duration time) {
        house.pass(time);
        seats.stream()
                .filter(Seat::isLive)
                .forEach(seat -> seat.model.apply(new LinkEvent.Measured(1_000_000)));
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

        private Seat(String who, String name, Memory memory) {
            this.who = who;
            this.name = name;
            this.model =
                    new ChatModel(
                            HERE,
                            Keys.id(who),
                            memory.of("table"),
                            memory.recall("table"),
                            this::send,
                            house.time);
        }

        public String id() {
            return Keys.id(who);
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
            model.apply(new LinkEvent.Connecting(HERE));
            model.apply(new LinkEvent.Reached(HERE, "table", "", true));
            house.hub.opened(wire);
            helloId = ++ids;
            var hello = new Command.Hello(Limits.PROTOCOL, name, Keys.of(who));
            out.add(Codec.encode(new Request(helloId, hello)));
        }

        /// The connection breaks, what was on its way is lost, and both sides notice.
        public void lose() {
            Wire broken = drop("The connection was lost.");
            if (broken != null) {
                house.hub.gone(broken, Departure.LOST);
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
                model.apply(new LinkEvent.Lost(words, 500));
            }
            return broken;
        }

        private boolean carryOut() {
            String frame = out.poll();
            if (frame == null || wire == null) {
                return false;
            }
            try {
                house.hub.asked(wire, Codec.decodeRequest(frame));
            } catch (Refusal e) {
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
                    model.apply(new LinkEvent.Heard(welcome));
                }
                case Event.Refused refused when !live && refused.re() == helloId -> {
                    end();
                    model.apply(new LinkEvent.Refused(refused.code(), refused.words()));
                }
                case Event.Goodbye goodbye -> {
                    end();
                    model.apply(new LinkEvent.Closed(goodbye.reason(), goodbye.words()));
                }
                case Event.Renamed renamed when renamed.member().equals(id()) -> {
                    name = renamed.to();
                    model.apply(new LinkEvent.Heard(renamed));
                }
                case Event other -> model.apply(new LinkEvent.Heard(other));
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
        public void offer(Frame frame) {
            if (seat.wire == this) {
                seat.in.add(frame.toString());
            }
        }

        @Override
        public void close(Departure reason) {}

        @Override
        public String address() {
            return "table";
        }

        @Override
        public InetAddress from() {
            return InetAddress.getLoopbackAddress();
        }
    }
}
