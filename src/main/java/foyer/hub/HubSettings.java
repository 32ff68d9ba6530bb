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
/// @param messageBurst how often a member may do at once what others hear of
/// @param messagesPerSecond how often in the long run
public record HubSettings(
        String name,
        Set<String> hosts,
        List<String> rooms,
        String firstRoom,
        List<Schedule> schedules,
        int messageBurst,
        int messagesPerSecond) {
    public static final int MESSAGE_BURST = 20;
    public static final int MESSAGES_PER_SECOND = 5;

    /// Wrong passwords from one address in ten minutes.
    static final int PASSWORD_TRIES = 5;

    public HubSettings {
        hosts = Set.copyOf(hosts);
        rooms = List.copyOf(rooms);
        schedules = List.copyOf(schedules);
    }

    /// With the usual pace.
    public HubSettings(
            String name, Set<String> hosts, List<String> rooms, List<Schedule> schedules) {
        this(name, hosts, rooms, "", schedules, MESSAGE_BURST, MESSAGES_PER_SECOND);
    }
}
