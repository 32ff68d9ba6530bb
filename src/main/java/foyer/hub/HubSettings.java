package foyer.hub;

import foyer.protocol.Schedule;
import java.util.List;
import java.util.Set;

/// The settings with which a hub starts. Immutable.
///
/// @param name the server's name
/// @param hosts the IDs of the members who are hosts
/// @param rooms the rooms that are always open
/// @param firstRoom the room to open if there is no other, not even a saved one; empty for none
/// @param schedules announcements to repeat; their IDs are ignored
/// @param fingerprint the server's key fingerprint; empty if it has no key
public record HubSettings(
        String name,
        Set<String> hosts,
        List<String> rooms,
        String firstRoom,
        List<Schedule> schedules,
        HubLimits limits,
        String fingerprint) {
    public HubSettings {
        hosts = Set.copyOf(hosts);
        rooms = List.copyOf(rooms);
        schedules = List.copyOf(schedules);
    }

    /// Of a server without a key.
    public HubSettings(
            String name,
            Set<String> hosts,
            List<String> rooms,
            String firstRoom,
            List<Schedule> schedules,
            HubLimits limits) {
        this(name, hosts, rooms, firstRoom, schedules, limits, "");
    }

    /// With the key of the server.
    public HubSettings withFingerprint(String newFingerprint) {
        return new HubSettings(name, hosts, rooms, firstRoom, schedules, limits, newFingerprint);
    }

    /// Uses the default limits.
    public HubSettings(
            String name, Set<String> hosts, List<String> rooms, List<Schedule> schedules) {
        this(name, hosts, rooms, "", schedules, HubLimits.DEFAULT);
    }
}
