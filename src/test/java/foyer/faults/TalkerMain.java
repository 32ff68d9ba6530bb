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

/// [TalkerGroup] that do what they are told line by line, and answer each line with one; see
/// [TalkerProcess]. One thread.
final class TalkerMain {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private TalkerMain() {}

    /// @param args what they are called, how many, where their server is, and perhaps the folder
    ///   they keep what they remember in
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
                    talkerGroup.talkOn();
                    LockSupport.parkNanos(1_000_000);
                    continue;
                }
                String[] words = String.valueOf(in.readLine()).split(" ");
                switch (words[0]) {
                    case "talk" -> talking = true;
                    case "hush" -> talking = false;
                    case "say" -> talkerGroup.say(Integer.parseInt(words[1]));
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
