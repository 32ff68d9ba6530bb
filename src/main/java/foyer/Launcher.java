package foyer;

/// Starts Foyer.
public final class Launcher {
    private Launcher() {}

    static void main(String[] args) {}
}
