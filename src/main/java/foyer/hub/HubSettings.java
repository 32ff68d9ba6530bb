package foyer.hub;

import foyer.protocol.Schedule;
import java.util.List;
import java.util.Set;

/// How a server is set up when it starts. Immutable.
///
/// @param name what the server is called
/// @param hosts ids of the members who are hosts
/// @param rooms open from the start, and kept when empty
/// @param schedules announcements made from the start; their ids do not matter
public record HubSettings(
        String name, Set<String> hosts, List<String> rooms, List<Schedule> schedules) {
    public HubSettings {
        hosts = Set.copyOf(hosts);
        rooms = List.copyOf(rooms);
        schedules = List.copyOf(schedules);
    }
}
