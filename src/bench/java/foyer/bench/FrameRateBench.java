package foyer.bench;

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

/// Prints how smooth the real window is with a room of 100,000 messages of every kind: frames while
/// it is scrolled and while 10,000 messages a second come in, the jump when history is put above,
/// how long it takes to open and to change rooms, and the heap. Marks: p95 of 20 and 25 ms, 0 px,
/// 300 and 50 ms, 128 MB.
public final class FrameRateBench {
    private static final int ROWS = 100_000;
    private static final int PAGE = 200;
    private static final int FRAMES = 300;
    private static final int PER_SECOND = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Member ME = ScriptedChat.member("Ada", Role.HOST);
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private final ScriptedChat scriptedChat =
            new ScriptedChat(
                    new ClientStore(null, InstantSource.system(), disk, Platform::runLater),
                    ME,
                    "Ada’s Foyer",
                    room("general"),
                    room("garden"));
    private SampleLog talk;
    private Stage stage;
    private RowList<?> log;

    private static foyer.protocol.RoomInfo room(String name) {
        return ScriptedChat.room(name, "", SampleLog.PEOPLE.size());
    }

    public static void main(String[] args) throws Exception {
        var started = new CompletableFuture<Void>();
        Platform.startup(() -> started.complete(null));
        started.get();
        var frameRateBench = new FrameRateBench();
        Path folder = Files.createTempDirectory("frames");
        try {
            frameRateBench.talk =
                    on(
                            () ->
                                    new SampleLog(
                                            frameRateBench.scriptedChat,
                                            folder,
                                            frameRateBench.files));
            frameRateBench.run();
        } finally {
            Platform.exit();
            frameRateBench.disk.shutdown();
            frameRateBench.files.close();
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run() throws Exception {
        var members = SampleLog.PEOPLE.stream().map(ScriptedChat::member).toList();
        RoomModel general = on(() -> scriptedChat.enter(room("general"), members, false));
        RoomModel garden = on(() -> scriptedChat.enter(room("garden"), members, false));
        for (int done = 0; done < ROWS; done += PAGE) {
            var page = new Event.Page("general", talk.some("general", PAGE), false);
            on(() -> hear(page));
        }
        on(() -> hear(new Event.Page("garden", talk.some("garden", PAGE), false)));
        on(this::show);
        print("open, ms", "%.0f", shown(general));
        var switches = new ArrayList<Double>();
        for (int i = 0; i < 20; i++) {
            switches.add(shown(i % 2 == 0 ? garden : general));
        }
        print("change rooms, median ms", "%.0f", percentile(switches, 50));
        log = (RowList<?>) on(() -> stage.getScene().lookup(".log-view"));
        frames("scroll 40 px a frame", _ -> log.scroll(-40));
        frames("scroll 300 px a frame", _ -> log.scroll(-300));
        jump();
        on(() -> show(general));
        frames(
                "10,000 messages/s",
                millis -> talk.some("general", PER_SECOND * millis / 1000).forEach(this::hear));
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        print("heap after all of it, MB", "%.0f", used / 1e6);
    }

    private Void hear(Event event) {
        scriptedChat.heard(event);
        return null;
    }

    private Void show() {
        Theme.wear(ColorScheme.LIGHT);
        Parent view = new ShellFixture(scriptedChat).view();
        stage = new Stage();
        var scene = new Scene(view, 1000, 700);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        return null;
    }

    private Void show(RoomModel room) {
        scriptedChat.chat.actions().open(room);
        return null;
    }

    /// Milliseconds until a room is drawn.
    private double shown(RoomModel room) throws Exception {
        var drawn = new CompletableFuture<Long>();
        long start = System.nanoTime();
        on(
                () -> {
                    show(room);
                    var once = new Runnable[1];
                    once[0] =
                            () -> {
                                stage.getScene().removePostLayoutPulseListener(once[0]);
                                drawn.complete(System.nanoTime());
                            };
                    stage.getScene().addPostLayoutPulseListener(once[0]);
                    Platform.requestNextPulse();
                    return null;
                });
        return (drawn.get() - start) / 1e6;
    }

    /// Does something each frame, and prints how long frames are.
    private void frames(String what, IntConsumer each) throws Exception {
        var times = new ArrayList<Double>();
        var work = new ArrayList<Double>();
        var done = new CompletableFuture<Void>();
        on(
                () -> {
                    new AnimationTimer() {
                        private long last;
                        private long worked;

                        @Override
                        public void handle(long now) {
                            long until = THREADS.getCurrentThreadCpuTime();
                            if (last != 0) {
                                times.add((now - last) / 1e6);
                                work.add((until - worked) / 1e6);
                            }
                            worked = until;
                            each.accept(last == 0 ? 16 : (int) ((now - last) / 1_000_000));
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
        print(what + ", p50 ms", "%.1f", percentile(times, 50));
        print(what + ", p95 ms", "%.1f", percentile(times, 95));
        print(what + ", CPU of the UI thread, p50 ms", "%.1f", percentile(work, 50));
        print(what + ", CPU of the UI thread, p95 ms", "%.1f", percentile(work, 95));
    }

    /// Puts a page above a room of which the rest is loaded, while its middle is read.
    private void jump() throws Exception {
        double worst = 0;
        for (int trial = 0; trial < 12; trial++) {
            String name = "history " + trial;
            List<LogEntry> all = on(() -> talk.some(name, 3 * PAGE));
            RoomModel room =
                    on(
                            () -> {
                                hear(new Event.RoomOpened(room(name)));
                                scriptedChat.enter(room(name), List.of(ME), false);
                                return scriptedChat.model(name);
                            });
            on(
                    () ->
                            hear(
                                    new Event.Entered(
                                            0,
                                            room(name),
                                            all.get(2 * PAGE - 1).seq(),
                                            true,
                                            "log")));
            shown(room);
            on(() -> hear(new Event.Page(name, all.subList(2 * PAGE, 3 * PAGE), true)));
            settle();
            on(this::wheelUp);
            settle();
            Object read = on(() -> log.cells().iterator().next().item());
            double before = on(() -> placeOf(read));
            on(() -> hear(new Event.Page(name, all.subList(PAGE, 2 * PAGE), true)));
            settle();
            worst = Math.max(worst, Math.abs(on(() -> placeOf(read)) - before));
        }
        print("jump when history is put above, px", "%.1f", worst);
    }

    private double placeOf(Object row) {
        return Objects.requireNonNull(log.cell(log.rows().indexOf(row))).getLayoutY();
    }

    /// As a person does who reads back, so that the newest row is no longer followed.
    private Void wheelUp() {
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

    /// Three pulses have passed.
    private void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            var pulse = new CompletableFuture<Void>();
            on(
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

    private static void print(String what, String form, double value) {
        System.out.printf("| %s | " + form + " |%n", what, value);
    }

    private interface Asked<T> {
        T get() throws Exception;
    }

    private static <T> T on(Asked<T> asked) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        answer.complete(asked.get());
                    } catch (Throwable e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer.get();
    }
}
