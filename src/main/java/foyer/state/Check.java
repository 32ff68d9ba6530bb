package foyer.state;

import foyer.lan.Findings;
import foyer.lan.Firewall;
import java.util.ArrayList;
import java.util.List;

/// One line of the list of what may keep people from finding each other, with what was found here.
/// Immutable; any thread.
///
/// @param result how it stands
/// @param title what is looked at
/// @param words what was found, and what to do about it
/// @param copies what the person may want to type elsewhere; empty for nothing
public record Check(Result result, String title, String words, String copies) {
    /// How a check stands.
    public enum Result {
        GOOD,
        BAD,
        UNKNOWN
    }

    /// All checks, the likeliest reason first.
    static List<Check> all(Findings found) {
        return List.of(network(found), voice(found), others(found), tunnel(found), wall(found));
    }

    private static Check network(Findings found) {
        return found.addresses().isEmpty()
                ? new Check(
                        Result.BAD,
                        "Same network?",
                        "This computer is on no network. Connect it to the Wi-Fi or cable of the"
                                + " others.",
                        "")
                : new Check(
                        Result.UNKNOWN,
                        "Same network?",
                        "This computer is at %s. The host must be on the same network; guest Wi-Fi"
                                        .formatted(String.join(", ", found.addresses()))
                                + " often keeps computers apart.",
                        "");
    }

    private static Check voice(Findings found) {
        boolean silent = found.addresses().isEmpty();
        return new Check(
                found.ownVoice() ? Result.GOOD : silent ? Result.UNKNOWN : Result.BAD,
                "Can it call out?",
                found.ownVoice()
                        ? "This computer hears its own call to everybody."
                        : "This computer does not hear its own call to everybody.",
                "");
    }

    private static Check others(Findings found) {
        return new Check(
                found.otherVoices() ? Result.GOOD : Result.UNKNOWN,
                "Anybody else?",
                found.otherVoices()
                        ? "Another Foyer is heard, but it hosts no room."
                        : "No other Foyer has been heard.",
                "");
    }

    private static Check tunnel(Findings found) {
        return found.tunnels().isEmpty()
                ? new Check(Result.GOOD, "VPN?", "No VPN is on.", "")
                : new Check(
                        Result.BAD,
                        "VPN?",
                        "A VPN is on (%s). Turn it off, or let it allow the local network."
                                .formatted(String.join(", ", found.tunnels())),
                        "");
    }

    private static Check wall(Findings found) {
        Firewall wall = found.firewall();
        if (wall.name().isEmpty()) {
            return new Check(
                    Result.UNKNOWN,
                    "Firewall?",
                    "None that Foyer knows is on here. The host’s may be in the way.",
                    "");
        }
        var words = new ArrayList<String>();
        words.add(
                wall.on()
                        ? "%s is on. This lets Foyer through:".formatted(wall.name())
                        : "If the %s is on, this lets Foyer through:".formatted(wall.name()));
        words.addAll(wall.commands());
        return new Check(
                Result.UNKNOWN,
                "Firewall?",
                String.join("\n", words),
                String.join("\n", wall.commands()));
    }
}
