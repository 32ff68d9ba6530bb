package foyer.model;

import foyer.clientstore.IgnoredMember;
import foyer.clientstore.ServerStateWriter;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The members whom the user ignores, by their ids. The client folds their messages; the server
/// keeps them from writing to the user directly. Saves each change. UI thread.
public final class IgnoredMembers {
    private final ObservableList<IgnoredMember> members = FXCollections.observableArrayList();
    private final ObservableList<IgnoredMember> readOnly =
            FXCollections.unmodifiableObservableList(members);
    private final Map<String, IgnoredMember> byId = new LinkedHashMap<>();
    private final PendingCommands pendingCommands;
    private final ServerStateWriter stateWriter;

    /// By member id: changes that the server does not know.
    private final Map<String, Command.Ignore> unsent = new LinkedHashMap<>();

    /// Ids of members changed here since the sign-in, whom the server's list may have otherwise.
    private final Set<String> changedSince = new HashSet<>();

    /// The server's list as far as it has arrived.
    private final List<IgnoredMember> listed = new ArrayList<>();

    IgnoredMembers(
            PendingCommands pendingCommands,
            ServerStateWriter stateWriter,
            List<IgnoredMember> saved) {
        this.pendingCommands = pendingCommands;
        this.stateWriter = stateWriter;
        saved.forEach(member -> byId.put(member.id(), member));
        members.setAll(saved);
    }

    /// The ignored members, the last ignored at the end.
    public ObservableList<IgnoredMember> members() {
        return readOnly;
    }

    public boolean contains(String memberId) {
        return byId.containsKey(memberId);
    }

    /// Ignores a member until [#stop].
    public void ignore(String memberId, String name) {
        if (!contains(memberId)) {
            add(new IgnoredMember(memberId, name));
            send(new Command.Ignore(memberId, true));
        }
    }

    private void add(IgnoredMember member) {
        byId.put(member.id(), member);
        stateWriter.saveIgnored(member);
        members.add(member);
    }

    public void stop(String memberId) {
        if (contains(memberId)) {
            remove(memberId);
            send(new Command.Ignore(memberId, false));
        }
    }

    private void remove(String memberId) {
        byId.remove(memberId);
        stateWriter.removeIgnored(memberId);
        members.removeIf(member -> member.id().equals(memberId));
    }

    /// A server that refuses, for example an older one, still has the messages folded here.
    private void send(Command.Ignore command) {
        unsent.remove(command.member());
        changedSince.add(command.member());
        pendingCommands.requestPatiently(
                command,
                (errorCode, _) -> {
                    if (errorCode == ErrorCode.FAULT) {
                        unsent.put(command.member(), command);
                    }
                });
    }

    /// The user has signed in: the server's list may follow.
    void signedIn() {
        listed.clear();
        changedSince.clear();
        changedSince.addAll(unsent.keySet());
        List.copyOf(unsent.values()).forEach(this::send);
    }

    /// The server's list comes in parts. It holds for what was not changed here meanwhile.
    void handle(Event.Ignoring ignoring) {
        ignoring.names().forEach((id, name) -> listed.add(new IgnoredMember(id, name)));
        if (ignoring.more()) {
            return;
        }
        List<String> ids = listed.stream().map(IgnoredMember::id).toList();
        List.copyOf(byId.keySet()).stream().filter(id -> !ids.contains(id)).forEach(this::drop);
        for (IgnoredMember member : listed) {
            if (!contains(member.id()) && !changedSince.contains(member.id())) {
                add(member);
            }
        }
        listed.clear();
    }

    private void drop(String memberId) {
        if (!changedSince.contains(memberId)) {
            remove(memberId);
        }
    }
}
