package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Creates the JVM's ahead-of-time cache by a training run: a window without a display, in which a
/// room is hosted and a message is sent.
final class AotCache {
    private AotCache() {}

    /// @param options of the JVM; the cache fits only the same options
    static void train(RuntimeImage image, List<String> options, Path cache, Path data)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(image.java().toString()));
        command.add("-XX:AOTCacheOutput=" + cache);
        // names each class that cannot be stored, and why
        command.add("-Xlog:aot*=error");
        command.addAll(options);
        command.addAll(image.targetPlatform().sqliteOptions(BuildTool.slashPath(image.home())));
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.addAll(List.of("-Dfoyer.rehearse=true", "-m", "foyer/foyer.Launcher"));
        command.addAll(List.of("--data", data.toString(), "--listen", "127.0.0.1"));
        BuildTool.start(3, command);
        if (!Files.exists(cache)) {
            throw new IOException("the training run created no " + cache);
        }
    }
}
