package foyer.hub;

import foyer.protocol.Ban;
import foyer.protocol.Codec;
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

/// Who is banned and who is muted, and how they are told. A penalty is over when its time is, by
/// the clock that people see. One thread, the hub's.
final class Penalties {
    private final People people;
    private final Delivery delivery;
    private final InstantSource clock;
    private final Map<Penalty.Kind, Map<String, Penalty>> all = new EnumMap<>(Penalty.Kind.class);

    Penalties(
            PersistedState persistedState, People people, Delivery delivery, InstantSource clock) {
        this.people = people;
        this.delivery = delivery;
        this.clock = clock;
        for (Penalty.Kind kind : Penalty.Kind.values()) {
            all.put(kind, new LinkedHashMap<>());
        }
        persistedState.penalties().forEach(this::add);
    }

    private Map<String, Penalty> of(Penalty.Kind kind) {
        return all.getOrDefault(kind, Map.of());
    }

    void add(Penalty penalty) {
        of(penalty.kind()).put(penalty.member(), penalty);
        applyMuteTo(penalty.member());
    }

    void remove(Penalty penalty) {
        of(penalty.kind()).remove(penalty.member());
        applyMuteTo(penalty.member());
    }

    private void applyMuteTo(String member) {
        Person person = people.byId(member);
        if (person != null) {
            applyMuteTo(person);
        }
    }

    /// Has a person know whether they are muted.
    void applyMuteTo(Person person) {
        person.muted = find(Penalty.Kind.MUTE, person.id) != null;
    }

    int count(Penalty.Kind kind) {
        return of(kind).size();
    }

    @Nullable Penalty find(Penalty.Kind kind, String member) {
        Penalty found = of(kind).get(member);
        return found == null || isOver(found) ? null : found;
    }

    /// Why somebody is not let in; null if nothing keeps them out. Moderators may come from
    /// wherever they like, and from where a host is, everybody may.
    private @Nullable Penalty against(Person person, Peer peer) {
        Penalty own = find(Penalty.Kind.BAN, person.id);
        if (own != null || person.role.moderates()) {
            return own;
        }
        AddressRange from = AddressRange.of(peer.inetAddress());
        if (!mayBan(from)) {
            return null;
        }
        return of(Penalty.Kind.BAN).values().stream()
                .filter(ban -> ban.address().equals(from.toString()) && !isOver(ban))
                .findFirst()
                .orElse(null);
    }

    /// Whether nobody there may be let in: never this computer, never where a host is.
    boolean mayBan(AddressRange from) {
        return !from.first().isLoopbackAddress()
                && people.hosts().stream()
                        .noneMatch(
                                host ->
                                        host.peer != null
                                                && AddressRange.of(host.peer.inetAddress())
                                                        .equals(from));
    }

    private boolean isOver(Penalty penalty) {
        return penalty.until() != 0 && clock.millis() >= penalty.until();
    }

    /// Those whose time is over.
    List<Penalty> expired() {
        var over = new ArrayList<Penalty>();
        for (Map<String, Penalty> kind : all.values()) {
            kind.values().stream().filter(this::isOver).forEach(over::add);
        }
        return over;
    }

    /// How long it lasts yet, in words: "for 10 min"; empty if nobody knows.
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

    /// 0 if nobody knows.
    long minutesLeft(Penalty penalty) {
        return penalty.until() == 0
                ? 0
                : Math.max(1, Math.ceilDiv(penalty.until() - clock.millis(), 60_000));
    }

    /// What somebody is told of the ban that keeps them out.
    LocalizableText banText(Penalty ban, Person person) {
        boolean own = ban.member().equals(person.id);
        String what =
                ban.byName()
                        + (own ? " banned you" : " banned your address")
                        + " from this server"
                        + remainingText(ban);
        return new LocalizableText(
                sentence(withReason(what, ban.reason())),
                (own ? Sentence.YOU_BANNED : Sentence.ADDRESS_BANNED)
                        .with(ban.byName(), minutesLeft(ban), ban.reason()));
    }

    /// Whether somebody may not come in; they are told.
    boolean refuseIfBanned(Person person, Peer peer, long requestId) {
        Penalty ban = against(person, peer);
        if (ban != null) {
            LocalizableText localizableText = banText(ban, person);
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.BANNED,
                    localizableText.text(),
                    localizableText.explanation());
        }
        return ban != null;
    }

    /// Whether somebody may not say anything; they are told.
    boolean refuseIfMuted(Person person, long requestId) {
        Penalty mute = find(Penalty.Kind.MUTE, person.id);
        if (mute != null) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.MUTED,
                    sentence(
                            withReason(
                                    mute.byName() + " muted you" + remainingText(mute),
                                    mute.reason())),
                    Sentence.YOU_MUTED.with(mute.byName(), minutesLeft(mute), mute.reason()));
        }
        return mute != null;
    }

    /// What somebody who has just arrived is to know.
    void sendMuteTo(Person person) {
        Penalty mute = find(Penalty.Kind.MUTE, person.id);
        if (mute != null) {
            delivery.send(person.peer, muted(mute));
        }
        tellIfModerator(person);
    }

    void tellIfModerator(Person person) {
        if (person.role.moderates()) {
            listing().forEach(bans -> delivery.send(person.peer, bans));
        }
    }

    void tellModerators() {
        listing().forEach(bans -> delivery.sendToAll(people.moderators(), bans));
    }

    private List<Event> listing() {
        List<Ban> bans = of(Penalty.Kind.BAN).values().stream().map(Penalties::ban).toList();
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

    /// As it travels.
    static @Nullable Long until(Penalty penalty) {
        return penalty.until() == 0 ? null : penalty.until();
    }

    static String withReason(String what, String reason) {
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    /// With a full stop behind it, unless it has an end already.
    static String sentence(String text) {
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }
}
