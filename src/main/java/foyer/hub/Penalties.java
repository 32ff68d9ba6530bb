package foyer.hub;

import foyer.protocol.Ban;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Sentence;
import foyer.serverstore.Change.Penalty;
import foyer.serverstore.PersistedState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The bans and mutes, and the refusals they cause. Penalties expire by the wall clock, because
/// people see their ends. Hub thread.
final class Penalties {
    private final People people;
    private final Delivery delivery;
    private final InstantSource clock;
    private final Map<Penalty.Kind, Map<String, Penalty>> byKind =
            new EnumMap<>(Penalty.Kind.class);

    Penalties(
            PersistedState persistedState, People people, Delivery delivery, InstantSource clock) {
        this.people = people;
        this.delivery = delivery;
        this.clock = clock;
        for (Penalty.Kind kind : Penalty.Kind.values()) {
            byKind.put(kind, new LinkedHashMap<>());
        }
        persistedState.penalties().forEach(this::add);
    }

    /// By member ID.
    private Map<String, Penalty> ofKind(Penalty.Kind kind) {
        return byKind.getOrDefault(kind, Map.of());
    }

    void add(Penalty penalty) {
        ofKind(penalty.kind()).put(penalty.member(), penalty);
        applyMuteTo(penalty.member());
    }

    void remove(Penalty penalty) {
        ofKind(penalty.kind()).remove(penalty.member());
        applyMuteTo(penalty.member());
    }

    private void applyMuteTo(String member) {
        Person person = people.byId(member);
        if (person != null) {
            applyMuteTo(person);
        }
    }

    /// Marks a person as muted or not.
    void applyMuteTo(Person person) {
        person.muted = find(Penalty.Kind.MUTE, person.id) != null;
    }

    int count(Penalty.Kind kind) {
        return ofKind(kind).size();
    }

    /// A member's penalty, or null if there is none or it has expired.
    @Nullable Penalty find(Penalty.Kind kind, String member) {
        Penalty found = ofKind(kind).get(member);
        return found == null || isExpired(found) ? null : found;
    }

    /// The ban of a person or their address, or null if there is none. A banned address does not
    /// keep moderators out, nor anyone while a host is connected from it.
    private @Nullable Penalty findBan(Person person, Peer peer) {
        Penalty own = find(Penalty.Kind.BAN, person.id);
        if (own != null || person.role.moderates()) {
            return own;
        }
        AddressRange address = AddressRange.of(peer.inetAddress());
        if (!mayBan(address)) {
            return null;
        }
        return ofKind(Penalty.Kind.BAN).values().stream()
                .filter(ban -> ban.address().equals(address.toString()) && !isExpired(ban))
                .findFirst()
                .orElse(null);
    }

    /// Whether an address can be banned: not this computer's, and not a connected host's.
    boolean mayBan(AddressRange address) {
        return !address.first().isLoopbackAddress()
                && people.hosts().stream()
                        .noneMatch(
                                host ->
                                        host.peer != null
                                                && AddressRange.of(host.peer.inetAddress())
                                                        .equals(address));
    }

    private boolean isExpired(Penalty penalty) {
        return penalty.until() != 0 && clock.millis() >= penalty.until();
    }

    List<Penalty> expired() {
        var expired = new ArrayList<Penalty>();
        for (Map<String, Penalty> kind : byKind.values()) {
            kind.values().stream().filter(this::isExpired).forEach(expired::add);
        }
        return expired;
    }

    /// How long a penalty lasts: " for 10 min", or empty if forever.
    String remainingText(Penalty penalty) {
        long minutes = minutesLeft(penalty);
        if (minutes == 0) {
            return "";
        }
        if (minutes < 120) {
            return " for " + minutes + " min";
        }
        long hours = Math.ceilDiv(minutes, 60);
        return hours < 48 ? " for " + hours + " h" : " for " + Math.ceilDiv(hours, 24) + " days";
    }

    /// Rounded up; 0 if forever.
    long minutesLeft(Penalty penalty) {
        return penalty.until() == 0
                ? 0
                : Math.max(1, Math.ceilDiv(penalty.until() - clock.millis(), 60_000));
    }

    /// The refusal for a person whom a ban keeps out.
    LocalizableText banText(Penalty ban, Person person) {
        boolean own = ban.member().equals(person.id);
        String text =
                ban.byName()
                        + (own ? " banned you" : " banned your address")
                        + " from this server"
                        + remainingText(ban);
        return new LocalizableText(
                sentence(withReason(text, ban.reason())),
                (own ? Sentence.YOU_BANNED : Sentence.ADDRESS_BANNED)
                        .with(ban.byName(), minutesLeft(ban), ban.reason()));
    }

    boolean refuseIfBanned(Person person, Peer peer, long requestId) {
        Penalty ban = findBan(person, peer);
        if (ban != null) {
            LocalizableText text = banText(ban, person);
            delivery.refuse(peer, requestId, ErrorCode.BANNED, text.text(), text.explanation());
        }
        return ban != null;
    }

    /// Refuses a muted member's command if others would see what it says or whose it is. Opening a
    /// room is refused by [RoomOpener], and `say` by [MessageHandler], which answers repeats.
    boolean refuseIfMuted(Person person, long requestId, Command command) {
        return person.muted && speaksToOthers(person, command) && refuseIfMuted(person, requestId);
    }

    private static boolean speaksToOthers(Person person, Command command) {
        return switch (command) {
            case Command.SetPresence set ->
                    set.words() != null
                            && !set.words().isEmpty()
                            && !set.words().equals(person.status);
            case Command.Edit _,
                    Command.React _,
                    Command.Pin _,
                    Command.DeleteAll _,
                    Command.Announce _,
                    Command.AddSchedule _,
                    Command.DropSchedule _,
                    Command.SetTopic _,
                    Command.SetKeeping _,
                    Command.SetPassword _,
                    Command.CloseRoom _,
                    Command.KeepRoom _,
                    Command.Rename _,
                    Command.Remove _,
                    Command.Ban _,
                    Command.Unban _,
                    Command.Mute _,
                    Command.Unmute _,
                    Command.SetRole _ ->
                    true;
            case Command.Hello _,
                    Command.Prove _,
                    Command.Say _,
                    Command.Offer _,
                    Command.Chunk _,
                    Command.Withdraw _,
                    Command.Fetch _,
                    Command.Delete _,
                    Command.Read _,
                    Command.Typing _,
                    Command.Search _,
                    Command.Echo _,
                    Command.Join _,
                    Command.Invite _,
                    Command.Leave _,
                    Command.History _,
                    Command.Direct _,
                    Command.Accept _,
                    Command.Ignore _,
                    Command.Ping _,
                    Command.Goodbye _ ->
                    false;
        };
    }

    boolean refuseIfMuted(Person person, long requestId) {
        Penalty mute = find(Penalty.Kind.MUTE, person.id);
        if (mute != null) {
            String text = mute.byName() + " muted you" + remainingText(mute);
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.MUTED,
                    sentence(withReason(text, mute.reason())),
                    Sentence.YOU_MUTED.with(mute.byName(), minutesLeft(mute), mute.reason()));
        }
        return mute != null;
    }

    /// Sends a member who signs in their mute, if there is one.
    void sendMuteTo(Person person) {
        Penalty mute = find(Penalty.Kind.MUTE, person.id);
        if (mute != null) {
            delivery.send(person.peer, muted(mute));
        }
    }

    /// Sends the bans to a member who is a moderator or host.
    void sendBansIfModerator(Person person) {
        if (person.role.moderates()) {
            banList().forEach(bans -> delivery.send(person.peer, bans));
        }
    }

    void sendBansToModerators() {
        banList().forEach(bans -> delivery.sendToAll(people.moderators(), bans));
    }

    private List<Event> banList() {
        List<Ban> bans = ofKind(Penalty.Kind.BAN).values().stream().map(Penalties::ban).toList();
        var chunks = Codec.chunks(bans);
        return IntStream.range(0, chunks.size())
                .<Event>mapToObj(i -> new Event.Bans(chunks.get(i), i < chunks.size() - 1))
                .toList();
    }

    static Event muted(Penalty mute) {
        return new Event.Muted(
                mute.member(), mute.name(), mute.by(), mute.byName(), mute.reason(), until(mute));
    }

    private static Ban ban(Penalty penalty) {
        return new Ban(
                penalty.member(),
                penalty.name(),
                penalty.by(),
                penalty.byName(),
                penalty.reason(),
                until(penalty),
                penalty.address().isEmpty() ? null : true);
    }

    /// The end as it is on the wire: null if forever.
    static @Nullable Long until(Penalty penalty) {
        return penalty.until() == 0 ? null : penalty.until();
    }

    static String withReason(String text, String reason) {
        return reason.isEmpty() ? text : text + ": " + reason;
    }

    /// Adds a full stop unless the text ends like a sentence.
    static String sentence(String text) {
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }
}
