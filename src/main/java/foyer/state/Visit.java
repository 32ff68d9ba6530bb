package foyer.state;

import foyer.link.Destination;
import foyer.link.Link;
import foyer.link.LinkEvent;
import foyer.link.MemberKey;
import foyer.memory.Memory;
import foyer.memory.Recollection;
import foyer.protocol.Command.Hello;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One server this person goes to: the link there and, once it is known who answers, what they see.
/// UI thread.
final class Visit {
    private final Destination to;
    private final String room;
    private final String secret;
    private final @Nullable String password;
    private final Memory memory;
    private final Hosting.@Nullable Hosted hosted;
    private final Link link;
    private final InstantSource clock;
    private final Executor ui;
    private final Executor background;
    private final BiConsumer<Visit, LinkEvent> listener;
    private @Nullable ChatModel chat;

    /// @param room where to go first; empty for wherever one was
    /// @param name what this person wants to be called
    /// @param secret their own, from which their key there is made
    /// @param password the server's, if it asked for one; told only to a server that is known by
    ///   its key
    /// @param hosted the server, if it runs in this program
    /// @param listener hears on the UI thread what the link tells, when the chat has taken it in
    /// @param background may wait
    Visit(
            Destination to,
            String room,
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
        this.to = to;
        this.room = room;
        this.secret = secret;
        this.password = password;
        this.memory = memory;
        this.hosted = hosted;
        this.listener = listener;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        this.link =
                new Link(
                        to,
                        at -> new Hello(Limits.PROTOCOL, name, MemberKey.at(at, secret), password),
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

    void open() {
        link.open();
    }

    /// What is seen there; null before somebody has answered.
    @Nullable ChatModel chat() {
        return chat;
    }

    /// The server, if it runs in this program.
    Hosting.@Nullable Hosted hosted() {
        return hosted;
    }

    /// Says goodbye.
    ///
    /// @return done when that was heard
    CompletableFuture<Void> close() {
        if (chat != null) {
            chat.keepDrafts();
        }
        return link.close();
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
        if (chat == null
                && recalled != null
                && event instanceof LinkEvent.Reached(_, String identity, _, _)) {
            chat = meet(identity, recalled);
        }
        if (chat != null) {
            chat.apply(event);
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
        met.actions().goFirstTo(room);
        if (hosted != null) {
            met.hostDesk().addresses().setAll(hosted.addresses());
            met.invitation().setAddresses(hosted.addresses());
            met.hostDesk().setNotice(hosted.notice());
            if (hosted.isAnnounced()) {
                met.hostDesk().announced(hosted.firewall());
            }
            hosted.hearReach(reach -> ui.execute(() -> met.hostDesk().heard(reach)));
            met.hostDesk().guests().serve(hosted::guests, background, ui);
        }
        return met;
    }
}
