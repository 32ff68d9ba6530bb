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

/// Applies events about members, and adds notices to the rooms they are in. UI thread.
final class MemberEventHandler {
    private final String myId;
    private final RoomList rooms;
    private final MembershipActions memberships;
    private final NameChangeModel nameChange;
    private final HostModel hostModel;
    private final MissedMessages missed;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable Member> me = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MuteStatus> muteStatus =
            new ReadOnlyObjectWrapper<>();

    MemberEventHandler(
            String myId,
            RoomList rooms,
            MembershipActions memberships,
            NameChangeModel nameChange,
            HostModel hostModel,
            MissedMessages missed,
            InstantSource clock) {
        this.myId = myId;
        this.rooms = rooms;
        this.memberships = memberships;
        this.nameChange = nameChange;
        this.hostModel = hostModel;
        this.missed = missed;
        this.clock = clock;
    }

    /// The user as the server knows them; null before the first sign-in.
    ReadOnlyObjectProperty<@Nullable Member> meProperty() {
        return me.getReadOnlyProperty();
    }

    /// The mute that keeps the user from sending messages; null if none.
    ReadOnlyObjectProperty<@Nullable MuteStatus> muteStatusProperty() {
        return muteStatus.getReadOnlyProperty();
    }

    /// The user has signed in. If they are muted, [Event.Muted] follows.
    void signedIn(Member user) {
        setMe(user);
        muteStatus.set(null);
    }

    private void setMe(Member user) {
        me.set(user);
        nameChange.renamed(user.name());
        hostModel.openFor(user);
    }

    void handle(Event.Present present) {
        rooms.ifPresent(
                present.room(),
                room -> {
                    room.addMembers(present.members());
                    missed.rescan();
                });
    }

    void handle(Event.Joined joined) {
        rooms.ifPresent(
                joined.room(),
                room -> {
                    room.joined(joined.member());
                    if (!room.isDirect()) {
                        room.notice(Texts.of("happened.joined", joined.member().name()));
                    }
                });
    }

    void handle(Event.Left left) {
        rooms.ifPresent(
                left.room(),
                room -> {
                    if (left.member().equals(myId)) {
                        memberships.left(room);
                        if (room.isDirect()) {
                            rooms.remove(room);
                        }
                        return;
                    }
                    room.left(left.member());
                    if (!room.isDirect()) {
                        room.notice(NoticeTexts.left(left));
                    }
                });
    }

    void handle(Event.Renamed renamed) {
        String text = Texts.of("happened.renamed", renamed.from(), renamed.to());
        change(renamed.member(), member -> member.withName(renamed.to()), _ -> text);
    }

    void handle(Event.RoleSet set) {
        change(
                set.member(),
                member -> member.withRole(set.role()),
                member -> NoticeTexts.role(member.name(), set.role()));
    }

    void handle(Event.PresenceSet set) {
        Member user = me.get();
        if (user != null && set.member().equals(user.id())) {
            me.set(user.withPresence(set.presence(), set.words()));
        }
        for (RoomModel room : rooms.rooms()) {
            Member member = room.roster().member(set.member());
            if (member != null) {
                room.change(member.withPresence(set.presence(), set.words()));
            }
        }
    }

    void handle(Event.Typing typing) {
        rooms.ifPresent(
                typing.room(),
                room -> {
                    if (!rooms.ignored().contains(typing.member())) {
                        room.roster().setTyping(typing.member(), clock.millis());
                    }
                });
    }

    void handle(Event.ReadUpTo readUpTo) {
        rooms.ifPresent(
                readUpTo.room(), room -> readUpTo.seqs().forEach(room.roster()::setReadUpTo));
    }

    void handle(Event.Banned banned) {
        noticeIfAbsent(
                banned.member(),
                NoticeTexts.penalty(
                        banned.byName(),
                        "happened.banned_by",
                        banned.name(),
                        banned.until(),
                        banned.reason(),
                        clock.millis()));
    }

    void handle(Event.Unbanned unbanned) {
        noticeIfAbsent(
                unbanned.member(),
                unbanned.by().isEmpty()
                        ? Texts.of("happened.unbanned", unbanned.name())
                        : Texts.of("happened.unbanned_by", unbanned.byName(), unbanned.name()));
    }

    void handle(Event.Muted muted) {
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
        setMuted(muted.member(), true, text);
    }

    void handle(Event.Unmuted unmuted) {
        String text =
                unmuted.by().isEmpty()
                        ? Texts.of("happened.unmuted", unmuted.name())
                        : Texts.of("happened.unmuted_by", unmuted.byName(), unmuted.name());
        if (unmuted.member().equals(myId)) {
            muteStatus.set(null);
        }
        setMuted(unmuted.member(), false, text);
    }

    private void setMuted(String memberId, boolean isMuted, String text) {
        noticeIfAbsent(memberId, text);
        change(memberId, member -> member.withMuted(isMuted), _ -> text);
    }

    /// Changes a member in every room they are in, with a notice there.
    private void change(
            String memberId, UnaryOperator<Member> change, Function<Member, String> notice) {
        Member user = me.get();
        if (user != null && memberId.equals(user.id())) {
            setMe(change.apply(user));
        }
        for (RoomModel room : rooms.rooms()) {
            Member member = room.roster().member(memberId);
            if (member != null) {
                Member changed = change.apply(member);
                room.change(changed);
                room.notice(notice.apply(changed));
            }
        }
    }

    /// Adds a notice to the shown room if the member is in none of the user's rooms.
    private void noticeIfAbsent(String memberId, String text) {
        RoomModel shown = rooms.selectedProperty().get();
        if (shown != null
                && rooms.rooms().stream()
                        .allMatch(room -> room.roster().member(memberId) == null)) {
            shown.noticeIfInside(text);
        }
    }
}
