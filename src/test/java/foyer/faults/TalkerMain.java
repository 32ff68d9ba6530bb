package foyer.faults;

import foyer.connection.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Runs a [TalkerGroup] that executes commands from standard input and answers each with a line;
/// see [TalkerProcess]. One thread.
final class TalkerMain {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private TalkerMain() {}

    /// @param args name prefix, number of talkers, server address and perhaps the folder of their
    ///   stores
    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var talkerGroup =
                new TalkerGroup(
                        args[0],
                        Integer.parseInt(args[1]),
                        ServerAddress.parse(args[2]),
                        args.length < 4 ? null : Path.of(args[3]))) {
            OUT.println("in");
            boolean talking = false;
            while (true) {
                if (talking && !in.ready()) {
                    talkerGroup.keepTalking();
                    LockSupport.parkNanos(1_000_000);
                    continue;
                }
                String[] words = String.valueOf(in.readLine()).split(" ");
                switch (words[0]) {
                    case "talk" -> talking = true;
                    case "hush" -> talking = false;
                    case "say" -> talkerGroup.send(Integer.parseInt(words[1]));
                    case "meet" -> talkerGroup.meet();
                    case "settle" -> talkerGroup.settle();
                    case "finish" -> talkerGroup.finish();
                    case "lost" -> OUT.println(talkerGroup.lost());
                    case "accounts" -> tell(talkerGroup.talkerReports());
                    default -> {
                        return;
                    }
                }
                OUT.println("done");
            }
        }
    }

    private static void tell(List<TalkerReport> talkerReports) {
        OUT.println(talkerReports.size());
        talkerReports.forEach(each -> each.write(OUT));
    }
}
