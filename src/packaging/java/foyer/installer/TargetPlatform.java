package foyer.installer;

import java.util.List;
import java.util.Locale;

/// The system that the installer is for: the one the build runs on.
///
/// @param name as the names of files have it
/// @param libraries the folder of a Java runtime where native libraries are
/// @param suffix what the names of native libraries end with
/// @param sqlite the folder of this system in SQLite's jar
record TargetPlatform(String name, String libraries, String suffix, String sqlite) {

    static TargetPlatform here() {
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

    /// Where to find SQLite's native library, so that no copy of it is unpacked at each start.
    ///
    /// @param home of the Java runtime
    List<String> sqliteOptions(String home) {
        return List.of(
                "-Dorg.sqlite.lib.path=" + home + "/" + libraries,
                "-Dorg.sqlite.lib.name=" + sqliteLibrary());
    }
}
