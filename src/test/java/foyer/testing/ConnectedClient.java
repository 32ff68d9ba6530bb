package foyer.testing;

import foyer.client.PeriodicTimer;
import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.commands.SlashCommandHandler;
import foyer.connection.ConnectionEvent;
import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.connection.ServerConnection;
import foyer.model.ChatModel;
import foyer.model.ChatOptions;
import foyer.model.LogRow;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.protocol.Command.Hello;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
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

/// A client at a real server, without a window: a plain thread replaces the UI thread.
public final class ConnectedClient implements AutoCloseable {
    private static final String HERE = "the server";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final ExecutorService ui =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ClientStore clientStore;
    private final String name;
    private final ChatModel chat;
    private final ServerConnection connection;
    private final PeriodicTimer timer;
    private final Consumer<ConnectionEvent> listener;
    private final List<String> goodbyes = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    public ConnectedClient(String name, ServerAddress address) {
        this(name, MemberId.newKey(new SecureRandom()), address);
    }

    public ConnectedClient(String name, String key, ServerAddress address) {
        this(name, key, address, _ -> {});
    }

    /// @param listener receives each connection event before the chat does, on the client's thread
    public ConnectedClient(
            String name, String key, ServerAddress address, Consumer<ConnectionEvent> listener) {
        this(
                new Hello(Limits.PROTOCOL, name, key),
                Destination.of(address),
                listener,
                null,
                ClientStores.noFiles());
    }

    /// @param file file of the client's store; null for a store in memory
    public ConnectedClient(
            String name,
            String key,
            ServerAddress address,
            Consumer<ConnectionEvent> listener,
            @Nullable Path file) {
        this(
                new Hello(Limits.PROTOCOL, name, key),
                Destination.of(address),
                listener,
                file,
                ClientStores.noFiles());
    }

    private ConnectedClient(
            Hello hello,
            Destination to,
            Consumer<ConnectionEvent> listener,
            @Nullable Path file,
            LocalFiles localFiles) {
        this.name = hello.name();
        this.clientStore = new ClientStore(file, InstantSource.system(), disk, ui);
        this.listener = listener;
        this.connection =
                new ServerConnection(
                        to, _ -> hello, event -> ui.execute(() -> hear(event)), new SecureRandom());
        this.chat =
                new ChatModel(
                        to.address(),
                        MemberId.of(hello.key()),
                        clientStore.writerFor(HERE),
                        clientStore.load(HERE),
                        localFiles,
                        connection::send,
                        InstantSource.system(),
                        ChatOptions.DEFAULT);
        this.timer = PeriodicTimer.start(ui, chat::tick);
        connection.open();
    }

    /// A client with files, read and written on the thread that replaces the UI thread.
    public static ConnectedClient withFiles(
            String name, ServerAddress address, LocalFiles localFiles) {
        String key = MemberId.newKey(new SecureRandom());
        return new ConnectedClient(
                new Hello(Limits.PROTOCOL, name, key),
                Destination.of(address),
                _ -> {},
                null,
                localFiles);
    }

    /// A client that sends a password, if the rules permit it.
    ///
    /// @param to destination, with the server's fingerprint if known
    public static ConnectedClient withPassword(String name, String password, Destination to) {
        String key = MemberId.newKey(new SecureRandom());
        return new ConnectedClient(
                new Hello(Limits.PROTOCOL, name, key, password),
                to,
                _ -> {},
                null,
                ClientStores.noFiles());
    }

    private void hear(ConnectionEvent event) {
        listener.accept(event);
        if (event instanceof ConnectionEvent.Closed(_, String words)) {
            goodbyes.add(words);
        }
        if (event instanceof ConnectionEvent.Refused(_, String words)) {
            refusals.add(words);
        }
        chat.handle(event);
    }

    /// Waits until the server refuses the client with this text.
    public void untilRefused(String words) {
        until("the client is refused with “" + words + "”", _ -> refusals.contains(words));
    }

    /// Waits until the connection ends with a goodbye of this text.
    public void untilClosed(String words) {
        until("goodbye says “" + words + "”", _ -> goodbyes.contains(words));
    }

    /// Runs a task with the chat on its thread.
    public <T> T with(Function<ChatModel, T> task) {
        return CompletableFuture.supplyAsync(() -> task.apply(chat), ui)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /// Waits until the condition holds.
    public void until(String what, Predicate<ChatModel> condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!with(condition::test)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(name + " timed out waiting until " + what);
            }
            Thread.onSpinWait();
        }
    }

    /// Waits until the client is in a room.
    public void untilIn(String room) {
        until("in " + room, c -> room(c, room) != null);
    }

    private static RoomModel room(ChatModel chat, String room) {
        return chat.rooms().rooms().stream()
                .filter(each -> each.titleProperty().get().equals(room))
                .filter(each -> each.membershipProperty().get() == Membership.INSIDE)
                .findAny()
                .orElse(null);
    }

    /// A member of the shown room.
    public Member member(String called) {
        return with(
                c ->
                        c.rooms().selectedProperty().get().roster().members().stream()
                                .filter(who -> who.name().equals(called))
                                .findFirst()
                                .orElseThrow());
    }

    public void say(String room, String text) {
        with(c -> new SlashCommandHandler(c, _ -> {}, () -> {}).submit(room(c, room), text));
    }

    /// The messages of a room in the client's log.
    public List<String> log(String room) {
        return with(
                c ->
                        room(c, room).log().rows().stream()
                                .map(ConnectedClient::words)
                                .filter(words -> !words.isEmpty())
                                .toList());
    }

    public void untilHeard(String room, String words) {
        until(
                "“" + words + "” is in " + room,
                _ -> room(chat, room) != null && chatHas(room, words));
    }

    private boolean chatHas(String room, String words) {
        return room(chat, room).log().rows().stream()
                .map(ConnectedClient::words)
                .anyMatch(words::equals);
    }

    private static String words(LogRow row) {
        return switch (row) {
            case LogRow.Entry(var logEntry, _, _, _) ->
                    switch (logEntry) {
                        case foyer.protocol.LogEntry.Said said -> said.name() + ": " + said.text();
                        case foyer.protocol.LogEntry.Announced said ->
                                said.name() + " to all: " + said.text();
                        case foyer.protocol.LogEntry.TopicSet set ->
                                set.name() + " set the topic: " + set.topic();
                        case foyer.protocol.LogEntry.KeepingSet set ->
                                set.name() + " has it kept: " + set.keeping();
                        case foyer.protocol.LogEntry.Erased gone -> gone.name() + ": (deleted)";
                        case foyer.protocol.LogEntry.Pinned pin -> pin.name() + " pinned";
                        case foyer.protocol.LogEntry.Edited _,
                                foyer.protocol.LogEntry.Deleted _,
                                foyer.protocol.LogEntry.AllDeleted _,
                                foyer.protocol.LogEntry.Reacted _ ->
                                "";
                    };
            case LogRow.Notice(String words, _) -> words;
            case LogRow.Outgoing _, LogRow.NewLine _ -> "";
        };
    }

    @Override
    public void close() {
        connection.close().orTimeout(10, TimeUnit.SECONDS).join();
        // the last events of the connection are still queued
        with(
                _ -> {
                    timer.stop();
                    return true;
                });
        clientStore.close();
        ui.shutdown();
        disk.shutdown();
    }
}
