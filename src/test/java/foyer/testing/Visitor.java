package foyer.testing;

import foyer.link.Destination;
import foyer.link.Link;
import foyer.link.LinkEvent;
import foyer.link.ServerAddress;
import foyer.memory.Memory;
import foyer.protocol.Command.Hello;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.state.ChatModel;
import foyer.state.LogRow;
import foyer.state.RoomModel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Somebody at a real server through a real link, without a window: a thread of their own takes the
/// UI thread's place.
public final class Visitor implements AutoCloseable {
    private static final String HERE = "the server";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final ExecutorService ui =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final Memory memory;
    private final String name;
    private final ChatModel chat;
    private final Link link;
    private final Consumer<LinkEvent> listener;
    private final List<String> goodbyes = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    public Visitor(String name, ServerAddress address) {
        this(name, MemberId.newKey(new SecureRandom()), address);
    }

    public Visitor(String name, String key, ServerAddress address) {
        this(name, key, address, _ -> {});
    }

    /// @param listener hears what the link tells, before the chat does, on the visitor's thread
    public Visitor(String name, String key, ServerAddress address, Consumer<LinkEvent> listener) {
        this(new Hello(Limits.PROTOCOL, name, key), Destination.of(address), listener, null);
    }

    /// @param file what they remember is there; nothing to remember until the end only
    public Visitor(
            String name,
            String key,
            ServerAddress address,
            Consumer<LinkEvent> listener,
            @Nullable Path file) {
        this(new Hello(Limits.PROTOCOL, name, key), Destination.of(address), listener, file);
    }

    private Visitor(
            Hello hello, Destination to, Consumer<LinkEvent> listener, @Nullable Path file) {
        this.name = hello.name();
        this.memory = new Memory(file, InstantSource.system(), disk, ui);
        this.listener = listener;
        this.link =
                new Link(
                        to, _ -> hello, event -> ui.execute(() -> hear(event)), new SecureRandom());
        this.chat =
                new ChatModel(
                        to.address(),
                        MemberId.of(hello.key()),
                        memory.of(HERE),
                        memory.recall(HERE),
                        link::send,
                        InstantSource.system());
        link.open();
    }

    /// Somebody who gives a password, if the rules let them.
    ///
    /// @param to with the server's print, if it is known
    public static Visitor withPassword(String name, String password, Destination to) {
        String key = MemberId.newKey(new SecureRandom());
        return new Visitor(new Hello(Limits.PROTOCOL, name, key, password), to, _ -> {}, null);
    }

    private void hear(LinkEvent event) {
        listener.accept(event);
        if (event instanceof LinkEvent.Closed(_, String words)) {
            goodbyes.add(words);
        }
        if (event instanceof LinkEvent.Refused(_, String words)) {
            refusals.add(words);
        }
        chat.apply(event);
    }

    /// Waits until the server did not let this person in, for this reason.
    public void untilRefused(String words) {
        until("they are refused with “" + words + "”", _ -> refusals.contains(words));
    }

    /// Waits until the link is over, and the goodbye said this.
    public void untilClosed(String words) {
        until("goodbye says “" + words + "”", _ -> goodbyes.contains(words));
    }

    /// Does something to the chat, or asks it, on its thread.
    public <T> T with(Function<ChatModel, T> task) {
        return CompletableFuture.supplyAsync(() -> task.apply(chat), ui)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /// Waits until the chat is so.
    public void until(String what, Predicate<ChatModel> condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!with(condition::test)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(name + " waited in vain until " + what);
            }
            Thread.onSpinWait();
        }
    }

    /// Waits until this person is in a room.
    public void untilIn(String room) {
        until("in " + room, c -> room(c, room) != null);
    }

    private static RoomModel room(ChatModel chat, String room) {
        return chat.rooms().rooms().stream()
                .filter(each -> each.titleProperty().get().equals(room))
                .filter(each -> each.presenceProperty().get() == RoomModel.Presence.INSIDE)
                .findAny()
                .orElse(null);
    }

    /// Somebody in the room on show.
    public Member member(String called) {
        return with(
                c ->
                        c.rooms().selectedProperty().get().roster().members().stream()
                                .filter(who -> who.name().equals(called))
                                .findFirst()
                                .orElseThrow());
    }

    public void say(String room, String text) {
        with(c -> c.slashCommands().enter(room(c, room), text));
    }

    /// What was said in a room, as this person's log has it.
    public List<String> log(String room) {
        return with(
                c ->
                        room(c, room).log().rows().stream()
                                .map(Visitor::words)
                                .filter(words -> !words.isEmpty())
                                .toList());
    }

    public void untilHeard(String room, String words) {
        until(
                "“" + words + "” is in " + room,
                _ -> room(chat, room) != null && chatHas(room, words));
    }

    private boolean chatHas(String room, String words) {
        return room(chat, room).log().rows().stream().map(Visitor::words).anyMatch(words::equals);
    }

    private static String words(LogRow row) {
        return switch (row) {
            case LogRow.Entry(var logged, _, _) ->
                    switch (logged) {
                        case foyer.protocol.Logged.Said said -> said.name() + ": " + said.text();
                        case foyer.protocol.Logged.Announced said ->
                                said.name() + " to all: " + said.text();
                        case foyer.protocol.Logged.TopicSet set ->
                                set.name() + " set the topic: " + set.topic();
                        case foyer.protocol.Logged.KeepingSet set ->
                                set.name() + " has it kept: " + set.keeping();
                        case foyer.protocol.Logged.Erased gone -> gone.name() + ": (deleted)";
                        case foyer.protocol.Logged.Pinned pin -> pin.name() + " pinned";
                        case foyer.protocol.Logged.Edited _,
                                foyer.protocol.Logged.Deleted _,
                                foyer.protocol.Logged.Reacted _ ->
                                "";
                    };
            case LogRow.Notice(String words, _) -> words;
            case LogRow.Outgoing _, LogRow.NewLine _ -> "";
        };
    }

    @Override
    public void close() {
        link.close().orTimeout(10, TimeUnit.SECONDS).join();
        // what the link told last is still to be heard
        with(_ -> true);
        memory.close();
        ui.shutdown();
        disk.shutdown();
    }
}
