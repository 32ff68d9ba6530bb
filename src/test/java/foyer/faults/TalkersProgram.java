package foyer.faults;

import foyer.link.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// [Talkers] that do what they are told line by line, and answer each line with one; see
/// [TalkersElsewhere]. One thread.
final class TalkersProgram {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private TalkersProgram() {}

    /// @param args how many, and where their server is
    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var talkers = new Talkers(Integer.parseInt(args[0]), ServerAddress.parse(args[1]))) {
            OUT.println("in");
            boolean talking = false;
            while (true) {
                if (talking && !in.ready()) {
                    talkers.talkOn();
                    LockSupport.parkNanos(1_000_000);
                    continue;
                }
                switch (String.valueOf(in.readLine())) {
                    case "talk" -> talking = true;
                    case "hush" -> talking = false;
                    case "meet" -> talkers.meet();
                    case "finish" -> talkers.finish();
                    case "lost" -> OUT.println(talkers.lost());
                    case "accounts" -> tell(talkers.accounts());
                    default -> {
                        return;
                    }
                }
                OUT.println("done");
            }
        }
    }

    private static void tell(List<Account> accounts) {
        OUT.println(accounts.size());
        accounts.forEach(each -> each.write(OUT));
    }
}
