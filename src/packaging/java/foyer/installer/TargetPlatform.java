package foyer.installer;

import java.util.List;
import java.util.Locale;

/// The system for which the installer is built, which is the current one.
///
/// @param name as used in file names
/// @param libraries the folder of native libraries in a Java runtime
/// @param suffix of native libraries
/// @param sqlite the folder of this system in SQLite's jar
record TargetPlatform(String name, String libraries, String suffix, String sqlite) {

    static TargetPlatform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String processor = arm ? "aarch64" : "x86_64";
        if (system.contains("win")) {
            return new TargetPlatform("windows", "bin", ".dll", "Windows/" + processor);
        }
        if (system.contains("mac")) {
            return new TargetPlatform("macos", "lib", ".dylib", "Mac/" + processor);
        }
        return new TargetPlatform("linux", "lib", ".so", "Linux/" + processor);
    }

    String sqliteLibrary() {
        return (name.equals("windows") ? "" : "lib") + "sqlitejdbc" + suffix;
    }

    /// JVM options with the path of SQLite's native library; without them each start would unpack a
    /// copy.
    ///
    /// @param home of the Java runtime
    List<String> sqliteOptions(String home) {
        return List.of(
                "-Dorg.sqlite.lib.path=" + home + "/" + libraries,
                "-Dorg.sqlite.lib.name=" + sqliteLibrary());
    }
}
