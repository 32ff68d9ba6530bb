package foyer.protocol;

/// The role of a member. A host owns every room and assigns roles; a moderator may announce and
/// remove members.
public enum Role {
    HOST,
    MODERATOR,
    MEMBER;

    /// Whether this role may announce, schedule announcements and remove members.
    public boolean moderates() {
        return this != MEMBER;
    }
}
