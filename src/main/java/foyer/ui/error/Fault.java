package foyer.ui.error;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;

/// An unexpected exception as it may be reported: its type and place, without its message, which
/// may contain user input. Immutable.
///
/// @param code six characters, equal for the same type at the same place
/// @param details the text for a report
record Fault(String code, String details) {
    private static final int MAX_CAUSES = 8;
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    static Fault of(Throwable thrown) {
        String code = code(thrown);
        return new Fault(code, details(code, thrown));
    }

    private static String code(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        String place =
                frames.length == 0
                        ? ""
                        : frames[0].getClassName() + "#" + frames[0].getMethodName();
        long rest = Integer.toUnsignedLong((thrown.getClass().getName() + "@" + place).hashCode());
        var code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return code.toString();
    }

    private static String details(String code, Throwable thrown) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        out.println("Foyer " + version() + ", code " + code);
        out.print(Diagnostics.programs());
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            out.println((i == 0 ? "" : "caused by ") + cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                out.println("    at " + frame);
            }
            cause = cause.getCause();
        }
        out.flush();
        return text.toString().replace("\r\n", "\n");
    }

    private static String version() {
        ModuleDescriptor module = Fault.class.getModule().getDescriptor();
        return module == null ? "in development" : module.rawVersion().orElse("in development");
    }
}
