package foyer.bench;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.model.RoomModel;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.ui.Theme;
import foyer.ui.scroll.RowList;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/// Measures the window with a room of 100,000 messages of all kinds: frames while scrolling and
/// while 10,000 messages a second arrive, the shift of visible rows when history is prepended, the
/// time to open and to switch rooms, and the heap. Targets: p95 of 20 and 25 ms, 0 px, 300 and 50
/// ms, 128 MB.
public final class FrameRateBench {
    private static final int ROWS = 100_000;
    private static final int PAGE = 200;
    private static final int FRAMES = 300;
    private static final int PER_SECOND = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Member ME = ScriptedChat.member("Ada", Role.HOST);
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private final ScriptedChat scriptedChat;
    private SampleLog sampleLog;
    private Stage stage;
    private RowList<?> log;

    private FrameRateBench(Path folder) {
        scriptedChat =
                new ScriptedChat(
                        new ClientStore(null, InstantSource.system(), disk, Platform::runLater),
                        new LocalFiles(
                                folder.resolve("fetched"), folder, files, Platform::runLater),
                        ME,
                        "Ada’s Foyer",
                        room("general"),
                        room("garden"));
    }

    private static foyer.protocol.RoomInfo room(String name) {
        return ScriptedChat.room(name, "", SampleLog.PEOPLE.size());
    }

    public static void main(String[] args) throws Exception {
        var started = new CompletableFuture<Void>();
        Platform.startup(() -> started.complete(null));
        started.get();
        Path folder = Files.createTempDirectory("frames");
        var frameRateBench = new FrameRateBench(folder);
        try {
            frameRateBench.sampleLog =
                    onUiThread(
                            () ->
                                    new SampleLog(
                                            frameRateBench.scriptedChat,
                                            folder.resolve("fetched")));
            frameRateBench.run();
        } finally {
            Platform.exit();
            frameRateBench.disk.shutdown();
            frameRateBench.files.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run() throws Exception {
        var members = SampleLog.PEOPLE.stream().map(ScriptedChat::member).toList();
        RoomModel general = onUiThread(() -> scriptedChat.enter(room("general"), members, false));
        RoomModel garden = onUiThread(() -> scriptedChat.enter(room("garden"), members, false));
        for (int done = 0; done < ROWS; done += PAGE) {
            var page = new Event.Page("general", sampleLog.nextEntries("general", PAGE), false);
            onUiThread(() -> receive(page));
        }
        onUiThread(
                () ->
                        receive(
                                new Event.Page(
                                        "garden", sampleLog.nextEntries("garden", PAGE), false)));
        onUiThread(this::show);
        printRow("open a room, ms", "%.0f", openAndMeasure(general));
        var switches = new ArrayList<Double>();
        for (int i = 0; i < 20; i++) {
            switches.add(openAndMeasure(i % 2 == 0 ? garden : general));
        }
        printRow("switch rooms, median ms", "%.0f", percentile(switches, 50));
        log = (RowList<?>) onUiThread(() -> stage.getScene().lookup(".log-view"));
        measureFrames("scroll 40 px a frame", _ -> log.scroll(-40));
        measureFrames("scroll 300 px a frame", _ -> log.scroll(-300));
        measureShift();
        onUiThread(() -> show(general));
        measureFrames(
                "10,000 messages/s",
                millis ->
                        sampleLog
                                .nextEntries("general", PER_SECOND * millis / 1000)
                                .forEach(this::receive));
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        printRow("heap at the end, MB", "%.0f", used / 1e6);
    }

    private Void receive(Event event) {
        scriptedChat.heard(event);
        return null;
    }

    private Void show() {
        Theme.apply(ColorScheme.LIGHT);
        Parent view = new ShellFixture(scriptedChat).view();
        stage = new Stage();
        var scene = new Scene(view, 1000, 700);
        Theme.addStyles(scene);
        stage.setScene(scene);
        stage.show();
        return null;
    }

    private Void show(RoomModel room) {
        scriptedChat.chat.memberships().open(room);
        return null;
    }

    /// Opens a room; returns the milliseconds until it is drawn.
    private double openAndMeasure(RoomModel room) throws Exception {
        var drawn = new CompletableFuture<Long>();
        long start = System.nanoTime();
        onUiThread(
                () -> {
                    show(room);
                    var listener = new Runnable[1];
                    listener[0] =
                            () -> {
                                stage.getScene().removePostLayoutPulseListener(listener[0]);
                                drawn.complete(System.nanoTime());
                            };
                    stage.getScene().addPostLayoutPulseListener(listener[0]);
                    Platform.requestNextPulse();
                    return null;
                });
        return (drawn.get() - start) / 1e6;
    }

    /// Runs an action in each frame and prints the frame times.
    private void measureFrames(String name, IntConsumer action) throws Exception {
        var times = new ArrayList<Double>();
        var work = new ArrayList<Double>();
        var done = new CompletableFuture<Void>();
        onUiThread(
                () -> {
                    new AnimationTimer() {
                        private long last;
                        private long lastCpuTime;

                        @Override
                        public void handle(long now) {
                            long cpuTime = THREADS.getCurrentThreadCpuTime();
                            if (last != 0) {
                                times.add((now - last) / 1e6);
                                work.add((cpuTime - lastCpuTime) / 1e6);
                            }
                            lastCpuTime = cpuTime;
                            action.accept(last == 0 ? 16 : (int) ((now - last) / 1_000_000));
                            last = now;
                            if (times.size() == FRAMES) {
                                stop();
                                done.complete(null);
                            }
                        }
                    }.start();
                    return null;
                });
        done.get();
        printRow(name + ", p50 ms", "%.1f", percentile(times, 50));
        printRow(name + ", p95 ms", "%.1f", percentile(times, 95));
        printRow(name + ", CPU of the UI thread, p50 ms", "%.1f", percentile(work, 50));
        printRow(name + ", CPU of the UI thread, p95 ms", "%.1f", percentile(work, 95));
    }

    /// Measures how far a visible row moves when older messages are added above.
    private void measureShift() throws Exception {
        double maxShift = 0;
        for (int trial = 0; trial < 12; trial++) {
            String name = "history " + trial;
            List<LogEntry> all = onUiThread(() -> sampleLog.nextEntries(name, 3 * PAGE));
            RoomModel room =
                    onUiThread(
                            () -> {
                                receive(new Event.RoomOpened(room(name)));
                                scriptedChat.enter(room(name), List.of(ME), false);
                                return scriptedChat.model(name);
                            });
            onUiThread(
                    () ->
                            receive(
                                    new Event.Entered(
                                            0,
                                            room(name),
                                            all.get(2 * PAGE - 1).seq(),
                                            true,
                                            "log")));
            openAndMeasure(room);
            onUiThread(() -> receive(new Event.Page(name, all.subList(2 * PAGE, 3 * PAGE), true)));
            settle();
            onUiThread(this::scrollUp);
            settle();
            Object visibleRow = onUiThread(() -> log.cells().iterator().next().item());
            double previousY = onUiThread(() -> positionOf(visibleRow));
            onUiThread(() -> receive(new Event.Page(name, all.subList(PAGE, 2 * PAGE), true)));
            settle();
            maxShift =
                    Math.max(
                            maxShift,
                            Math.abs(onUiThread(() -> positionOf(visibleRow)) - previousY));
        }
        printRow("shift when history is prepended, px", "%.1f", maxShift);
    }

    private double positionOf(Object row) {
        return Objects.requireNonNull(log.cell(log.rows().indexOf(row))).getLayoutY();
    }

    /// Scrolls like a user reading older messages, so that the list stops following the end.
    private Void scrollUp() {
        javafx.event.Event.fireEvent(
                log,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        300,
                        300,
                        300,
                        300,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        200,
                        0,
                        200,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
        return null;
    }

    /// Waits for three pulses.
    private void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            var pulse = new CompletableFuture<Void>();
            onUiThread(
                    () -> {
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                stop();
                                pulse.complete(null);
                            }
                        }.start();
                        return null;
                    });
            pulse.get();
        }
    }

    private static double percentile(List<Double> values, int percent) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void printRow(String name, String format, double value) {
        System.out.printf("| %s | " + format + " |%n", name, value);
    }

    private static <T> T onUiThread(Callable<T> task) throws Exception {
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(task.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.get();
    }
}
