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
public record HubSettings(
        String name,
        Set<String> hosts,
        List<String> rooms,
        String firstRoom,
        List<Schedule> schedules,
        HubLimits limits) {
    public HubSettings {
        hosts = Set.copyOf(hosts);
        rooms = List.copyOf(rooms);
        schedules = List.copyOf(schedules);
    }

    /// Uses the default limits.
    public HubSettings(
            String name, Set<String> hosts, List<String> rooms, List<Schedule> schedules) {
        this(name, hosts, rooms, "", schedules, HubLimits.DEFAULT);
    }
}
