package foyer.state;

import foyer.lan.Findings;
import foyer.lan.Firewall;
import foyer.language.Texts;
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
                        Texts.of("checklist.network"),
                        Texts.of("checklist.network.none"),
                        "")
                : new Check(
                        Result.UNKNOWN,
                        Texts.of("checklist.network"),
                        Texts.of("checklist.network.at", String.join(", ", found.addresses())),
                        "");
    }

    private static Check voice(Findings found) {
        boolean silent = found.addresses().isEmpty();
        return new Check(
                found.ownVoice() ? Result.GOOD : silent ? Result.UNKNOWN : Result.BAD,
                Texts.of("checklist.call"),
                found.ownVoice() ? Texts.of("checklist.call.good") : Texts.of("checklist.call.bad"),
                "");
    }

    private static Check others(Findings found) {
        return new Check(
                found.otherVoices() ? Result.GOOD : Result.UNKNOWN,
                Texts.of("checklist.others"),
                found.otherVoices()
                        ? Texts.of("checklist.others.idle")
                        : Texts.of("checklist.others.none"),
                "");
    }

    private static Check tunnel(Findings found) {
        return found.tunnels().isEmpty()
                ? new Check(
                        Result.GOOD, Texts.of("checklist.vpn"), Texts.of("checklist.vpn.none"), "")
                : new Check(
                        Result.BAD,
                        Texts.of("checklist.vpn"),
                        Texts.of("checklist.vpn.on", String.join(", ", found.tunnels())),
                        "");
    }

    private static Check wall(Findings found) {
        Firewall wall = found.firewall();
        if (wall.name().isEmpty()) {
            return new Check(
                    Result.UNKNOWN,
                    Texts.of("checklist.firewall"),
                    Texts.of("checklist.firewall.none"),
                    "");
        }
        var words = new ArrayList<String>();
        words.add(
                Texts.of(
                        wall.on() ? "checklist.firewall.on" : "checklist.firewall.if_on",
                        wall.name()));
        words.addAll(wall.commands());
        return new Check(
                Result.UNKNOWN,
                Texts.of("checklist.firewall"),
                String.join("\n", words),
                String.join("\n", wall.commands()));
    }
}
