package foyer.client;

import foyer.discovery.Findings;
import foyer.discovery.Firewall;
import foyer.language.Texts;
import java.util.ArrayList;
import java.util.List;

/// One check of why no server may be found. Immutable; any thread.
///
/// @param title what is checked
/// @param text the finding, and what to do about it
/// @param copies shell commands to copy; empty if none
public record NetworkCheck(Result result, String title, String text, String copies) {
    public enum Result {
        GOOD,
        BAD,
        UNKNOWN
    }

    /// All checks, the likeliest cause first.
    static List<NetworkCheck> all(Findings found) {
        return List.of(network(found), voice(found), others(found), tunnel(found), wall(found));
    }

    private static NetworkCheck network(Findings found) {
        return found.addresses().isEmpty()
                ? new NetworkCheck(
                        Result.BAD,
                        Texts.of("checklist.network"),
                        Texts.of("checklist.network.none"),
                        "")
                : new NetworkCheck(
                        Result.UNKNOWN,
                        Texts.of("checklist.network"),
                        Texts.of("checklist.network.at", String.join(", ", found.addresses())),
                        "");
    }

    private static NetworkCheck voice(Findings found) {
        boolean silent = found.addresses().isEmpty();
        return new NetworkCheck(
                found.hearsItself() ? Result.GOOD : silent ? Result.UNKNOWN : Result.BAD,
                Texts.of("checklist.call"),
                found.hearsItself()
                        ? Texts.of("checklist.call.good")
                        : Texts.of("checklist.call.bad"),
                "");
    }

    private static NetworkCheck others(Findings found) {
        return new NetworkCheck(
                found.hearsOthers() ? Result.GOOD : Result.UNKNOWN,
                Texts.of("checklist.others"),
                found.hearsOthers()
                        ? Texts.of("checklist.others.idle")
                        : Texts.of("checklist.others.none"),
                "");
    }

    private static NetworkCheck tunnel(Findings found) {
        return found.tunnels().isEmpty()
                ? new NetworkCheck(
                        Result.GOOD, Texts.of("checklist.vpn"), Texts.of("checklist.vpn.none"), "")
                : new NetworkCheck(
                        Result.BAD,
                        Texts.of("checklist.vpn"),
                        Texts.of("checklist.vpn.on", String.join(", ", found.tunnels())),
                        "");
    }

    private static NetworkCheck wall(Findings found) {
        Firewall wall = found.firewall();
        if (wall.name().isEmpty()) {
            return new NetworkCheck(
                    Result.UNKNOWN,
                    Texts.of("checklist.firewall"),
                    Texts.of("checklist.firewall.none"),
                    "");
        }
        var text = new ArrayList<String>();
        text.add(
                Texts.of(
                        wall.on() ? "checklist.firewall.on" : "checklist.firewall.if_on",
                        wall.name()));
        text.addAll(wall.commands());
        return new NetworkCheck(
                Result.UNKNOWN,
                Texts.of("checklist.firewall"),
                String.join("\n", text),
                String.join("\n", wall.commands()));
    }
}
