package foyer.protocol;

/// What a member may do on a server. The host owns every room and gives the roles; a moderator may
/// announce and remove; a member talks.
public enum Role {
    HOST,
    MODERATOR,
    MEMBER;

    /// Whether this role may announce, schedule announcements and remove members.
    public boolean moderates() {
        return this != MEMBER;
    }
}
