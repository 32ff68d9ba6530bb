package foyer.state;

import foyer.link.Destination;
import foyer.link.Link;
import foyer.link.LinkEvent;
import foyer.link.MemberKey;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.memory.Recollection;
import foyer.protocol.Command.Hello;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One server this person goes to: the link there and, once it is known who that is, what they see.
/// UI thread. [Visits] and [Entrance] change it.
public final class Visit {
    private final Destination to;
    private final String room;
    private final String token;
    private final String secret;
    private final @Nullable String password;
    private final String fallback;
    private final Memory memory;
    private final Hosting.@Nullable Hosted hosted;
    private final Link link;
    private final InstantSource clock;
    private final Executor ui;
    private final Executor background;
    private final BiConsumer<Visit, LinkEvent> listener;
    private boolean closed;
    private final ReadOnlyObjectWrapper<@Nullable ChatModel> chat = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LinkEvent.@Nullable End> end =
            new ReadOnlyObjectWrapper<>();

    /// @param where the room in it is where to go first
    /// @param called what the server was called when this person was there last; may be empty
    /// @param name what this person wants to be called
    /// @param secret their own, from which their key there is made
    /// @param password the server's, if it asked for one; told only to a server that is known by
    ///   its key
    /// @param hosted the server, if it runs in this program
    /// @param listener hears on the UI thread what the link tells, when the chat has taken it in
    /// @param background may wait
    Visit(
            Whereto where,
            String called,
            String name,
            String secret,
            @Nullable String password,
            Memory memory,
            Hosting.@Nullable Hosted hosted,
            BiConsumer<Visit, LinkEvent> listener,
            Executor ui,
            Executor background,
            InstantSource clock,
            RandomGenerator random) {
        this.to = where.to();
        this.room = where.room();
        this.token = where.token();
        this.fallback = called.isEmpty() ? to.address().toString() : called;
        this.secret = secret;
        this.password = password;
        this.memory = memory;
        this.hosted = hosted;
        this.listener = listener;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        String given = gaveToken() ? token : password;
        this.link =
                new Link(
                        to,
                        at -> new Hello(Limits.PROTOCOL, name, MemberKey.at(at, secret), given),
                        this::told,
                        random);
    }

    Destination to() {
        return to;
    }

    /// Where to go first; empty for wherever one was.
    String room() {
        return room;
    }

    boolean gavePassword() {
        return password != null;
    }

    /// Whether they came with an invitation, rather than with a password.
    boolean gaveToken() {
        return password == null && !token.isEmpty();
    }

    void open() {
        link.open();
    }

    /// Goes back to a server this person was at; what they remember of it is seen at once, whether
    /// it is there or not.
    void openAgain() {
        background.execute(
                () -> {
                    Recollection recalled = memory.recall(to.print());
                    ui.execute(
                            () -> {
                                if (closed) {
                                    return;
                                }
                                if (chat.get() == null) {
                                    chat.set(meet(to.print(), recalled));
                                }
                                link.openAgain();
                            });
                });
    }

    /// This person comes here once more.
    void goOn(Whereto there) {
        seenAt(there.to().addresses());
        ChatModel known = chat.get();
        if (known != null && !there.room().isEmpty()) {
            var _ = known.actions().join(there.room(), there.token());
        }
    }

    /// The server was seen at these addresses; the quickest first.
    void seenAt(List<ServerAddress> addresses) {
        link.seenAt(addresses);
    }

    /// What is seen there; null before it is known who that is.
    public ReadOnlyObjectProperty<@Nullable ChatModel> chatProperty() {
        return chat.getReadOnlyProperty();
    }

    /// How this visit ended; null while it goes on.
    public ReadOnlyObjectProperty<LinkEvent.@Nullable End> endProperty() {
        return end.getReadOnlyProperty();
    }

    LinkEvent.@Nullable End end() {
        return end.get();
    }

    void end(LinkEvent.End how) {
        end.set(how);
    }

    @Nullable ChatModel chat() {
        return chat.get();
    }

    /// The print of the server's key; empty if it is not known, or the server has none.
    String print() {
        ChatModel known = chat.get();
        String seen = known == null ? "" : known.connection().printProperty().get();
        return seen.isEmpty() ? to.print() : seen;
    }

    /// What the server is called, or where it is while that is not known.
    public String title() {
        ChatModel known = chat.get();
        String called = known == null ? "" : known.connection().serverProperty().get();
        return called.isEmpty() ? fallback : called;
    }

    /// Whether the server runs in this program.
    public boolean isHosted() {
        return hosted != null;
    }

    /// Says goodbye; a server in this program is closed for all.
    ///
    /// @return done when that was heard
    CompletableFuture<Void> close() {
        closed = true;
        ChatModel known = chat.get();
        if (known != null) {
            known.keepDrafts();
        }
        CompletableFuture<Void> gone = link.close();
        return hosted == null ? gone : gone.thenRunAsync(hosted::stop, background);
    }

    /// On the link's thread, which may wait for the file; hello goes out behind this.
    private void told(LinkEvent event) {
        Recollection recalled =
                event instanceof LinkEvent.Reached(_, String identity, _, _)
                        ? memory.recall(identity)
                        : null;
        ui.execute(() -> heard(event, recalled));
    }

    private void heard(LinkEvent event, @Nullable Recollection recalled) {
        if (chat.get() == null
                && recalled != null
                && event instanceof LinkEvent.Reached(_, String identity, _, _)) {
            chat.set(meet(identity, recalled));
        }
        ChatModel known = chat.get();
        if (known != null) {
            known.apply(event);
        }
        if (known != null && hosted != null && event instanceof LinkEvent.Measured) {
            renew(known, hosted);
        }
        listener.accept(this, event);
    }

    private ChatModel meet(String identity, Recollection recalled) {
        var met =
                new ChatModel(
                        to.address(),
                        MemberId.of(MemberKey.at(identity, secret)),
                        memory.of(identity),
                        recalled,
                        link::send,
                        clock);
        met.actions().goFirstTo(room, token);
        if (hosted != null) {
            reachedAt(met, hosted.addresses());
            met.hostDesk().setNotice(hosted.notice());
            if (hosted.isAnnounced()) {
                met.hostDesk().announced(hosted.firewall());
            }
            hosted.hearReach(reach -> ui.execute(() -> met.hostDesk().heard(reach)));
            met.hostDesk().guests().serve(hosted::guests, background, ui);
        }
        return met;
    }

    /// This computer may be in another network by now.
    private void renew(ChatModel known, Hosting.Hosted server) {
        background.execute(
                () -> {
                    List<String> now = server.addresses();
                    ui.execute(
                            () -> {
                                if (!closed && !now.equals(known.hostDesk().addresses())) {
                                    reachedAt(known, now);
                                    known.hostDesk().guests().renew();
                                }
                            });
                });
    }

    private static void reachedAt(ChatModel known, List<String> addresses) {
        known.invitation().setAddresses(addresses);
        known.hostDesk().addresses().setAll(addresses);
    }
}
