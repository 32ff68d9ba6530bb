package foyer.model;

import foyer.language.Texts;
import foyer.protocol.Event;
import foyer.protocol.Member;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The people of one server as this person sees them: who comes and goes, is called otherwise, may
/// do more or less. What happens to somebody is said in the rooms where they are seen. UI thread.
final class MemberEventHandler {
    private final String myId;
    private final RoomList rooms;
    private final RoomActions actions;
    private final NameChangeModel nameChange;
    private final HostModel hostModel;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable Member> me = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MuteStatus> muteStatus =
            new ReadOnlyObjectWrapper<>();

    MemberEventHandler(
            String myId,
            RoomList rooms,
            RoomActions actions,
            NameChangeModel nameChange,
            HostModel hostModel,
            InstantSource clock) {
        this.myId = myId;
        this.rooms = rooms;
        this.actions = actions;
        this.nameChange = nameChange;
        this.hostModel = hostModel;
        this.clock = clock;
    }

    /// This person as the server knows them; null before it does.
    ReadOnlyObjectProperty<@Nullable Member> meProperty() {
        return me.getReadOnlyProperty();
    }

    /// That this person may say nothing for now; null while they may.
    ReadOnlyObjectProperty<@Nullable MuteStatus> muteStatusProperty() {
        return muteStatus.getReadOnlyProperty();
    }

    /// Welcomed, for the first time or again. That they may say nothing is told again if it still
    /// holds.
    void arrive(Member you) {
        becomes(you);
        muteStatus.set(null);
    }

    private void becomes(Member now) {
        me.set(now);
        nameChange.renamed(now.name());
        hostModel.openFor(now);
    }

    void joined(RoomModel room, Event.Joined joined) {
        room.joined(joined.member());
        if (!room.isDirect()) {
            room.log().notice(Texts.of("happened.joined", joined.member().name()), clock.millis());
        }
    }

    /// What was said before this person came is here.
    void arrived(RoomModel room) {
        if (room.pollJustJoined()) {
            room.log().notice(Texts.of("happened.you_joined"), clock.millis());
        }
    }

    void left(RoomModel room, Event.Left left) {
        if (left.member().equals(myId)) {
            actions.left(room);
            if (room.isDirect()) {
                rooms.remove(room);
            }
            return;
        }
        room.left(left.member());
        if (!room.isDirect()) {
            room.log().notice(NoticeTexts.left(left), clock.millis());
        }
    }

    void renamed(Event.Renamed renamed) {
        String text = Texts.of("happened.renamed", renamed.from(), renamed.to());
        changed(renamed.member(), who -> who.withName(renamed.to()), _ -> text);
    }

    void presenceSet(Event.PresenceSet set) {
        Member mine = me.get();
        if (mine != null && set.member().equals(mine.id())) {
            me.set(mine.withPresence(set.presence(), set.words()));
        }
        for (RoomModel room : rooms.rooms()) {
            Member member = room.roster().member(set.member());
            if (member != null) {
                room.change(member.withPresence(set.presence(), set.words()));
            }
        }
    }

    void roleSet(Event.RoleSet set) {
        changed(
                set.member(),
                who -> who.withRole(set.role()),
                now -> NoticeTexts.role(now.name(), set.role()));
    }

    /// Somebody, perhaps this person, is another wherever they are seen.
    private void changed(String id, UnaryOperator<Member> change, Function<Member, String> text) {
        Member mine = me.get();
        if (mine != null && id.equals(mine.id())) {
            becomes(change.apply(mine));
        }
        for (RoomModel room : rooms.rooms()) {
            Member member = room.roster().member(id);
            if (member != null) {
                Member now = change.apply(member);
                room.change(now);
                room.log().notice(text.apply(now), clock.millis());
            }
        }
    }

    void banned(Event.Banned banned) {
        aside(
                banned.member(),
                NoticeTexts.penalty(
                        banned.byName(),
                        "happened.banned_by",
                        banned.name(),
                        banned.until(),
                        banned.reason(),
                        clock.millis()));
    }

    void unbanned(Event.Unbanned unbanned) {
        aside(
                unbanned.member(),
                unbanned.by().isEmpty()
                        ? Texts.of("happened.unbanned", unbanned.name())
                        : Texts.of("happened.unbanned_by", unbanned.byName(), unbanned.name()));
    }

    void muted(Event.Muted muted) {
        String text =
                NoticeTexts.penalty(
                        muted.byName(),
                        "happened.muted_by",
                        muted.name(),
                        muted.until(),
                        muted.reason(),
                        clock.millis());
        if (muted.member().equals(myId)) {
            muteStatus.set(new MuteStatus(muted.byName(), muted.reason(), muted.until()));
        }
        aside(muted.member(), text);
        changed(muted.member(), who -> who.withMuted(true), _ -> text);
    }

    void unmuted(Event.Unmuted unmuted) {
        String text =
                unmuted.by().isEmpty()
                        ? Texts.of("happened.unmuted", unmuted.name())
                        : Texts.of("happened.unmuted_by", unmuted.byName(), unmuted.name());
        if (unmuted.member().equals(myId)) {
            muteStatus.set(null);
        }
        aside(unmuted.member(), text);
        changed(unmuted.member(), who -> who.withMuted(false), _ -> text);
    }

    /// Something about somebody who is in no room here.
    private void aside(String id, String text) {
        RoomModel shown = rooms.selectedProperty().get();
        if (shown != null
                && rooms.rooms().stream().allMatch(room -> room.roster().member(id) == null)) {
            shown.noticeIfInside(text, clock.millis());
        }
    }
}
