package foyer.hub;

import foyer.protocol.Schedule;
import java.util.List;
import java.util.Set;

/// How a server is set up when it starts. Immutable.
///
/// @param name what the server is called
/// @param hosts ids of the members who are hosts
/// @param rooms open from the start, and kept when empty
/// @param firstRoom the same if the server has no room at all, not even from before; empty for none
/// @param schedules announcements made from the start; their ids do not matter
/// @param limits how much it bears
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

    /// With the usual limits.
    public HubSettings(
            String name, Set<String> hosts, List<String> rooms, List<Schedule> schedules) {
        this(name, hosts, rooms, "", schedules, HubLimits.DEFAULT);
    }
}
