package foyer.protocol;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes file names that are safe on all systems; for example, Windows reserves device names and
/// drops dots and spaces at the end. Thread-safe.
public final class FileNames {
    /// The name if nothing of a file name is left.
    public static final String NAMELESS = "file";

    /// File systems allow 255; a number may be inserted before the extension.
    private static final int MAX_BYTES = 200;

    private static final int MAX_EXTENSION_CHARS = 16;

    private static final Pattern RESERVED = Pattern.compile("[\\\\/:*?\"<>|]");
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])\\s*(\\..*)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// Extensions of files that a system runs, or that can run code when opened.
    private static final Set<String> RUNNABLE =
            Set.of(
                    ("exe com bat cmd scr pif msi msp msix appx cpl dll sys drv ocx hta vbs vbe js"
                                    + " jse mjs ws wsf wsh wsc ps1 psm1 psd1 ps1xml psc1 msh reg inf ins isp"
                                    + " lnk url scf sct shb shs gadget application appref-ms jar jnlp class py"
                                    + " pyc pyw pyz rb pl php sh bash zsh csh ksh fish command tool workflow"
                                    + " action app dmg pkg mpkg apk run bin elf so deb rpm snap flatpakref"
                                    + " desktop appimage chm hlp xll xlam xlsm xlsb xltm docm dotm pptm potm"
                                    + " ppsm ppam sldm accde mde mdb ade adp iso img vhd vhdx svg svgz html"
                                    + " htm xhtml mht mhtml xml swf settingcontent-ms library-ms search-ms"
                                    + " diagcab theme themepack slk iqy website webloc terminal term msc rdp"
                                    + " inetloc fileloc afploc ftploc appinstaller xht shtml shtm stm doc dot"
                                    + " xls xlt ppt pot pps rtf one onepkg vsto scpt scptd applescript osax"
                                    + " mobileconfig prf grp chq xbap ppkg wim csproj vcxproj sln wsb cer crt"
                                    + " pfx p12 kext prefpane xpc qlgenerator saver pub mad maf mag mam maq"
                                    + " mar mas mat mau mav maw der odc oqy rqy dqy xlw wbk wiz sldx")
                            .split(" "));

    /// Extensions of files that programs show without running anything in them. Office documents
    /// and CSV are not among them: macros, linked templates and formulas of theirs reach out.
    private static final Set<String> HARMLESS =
            Set.of(
                    ("pdf png jpg jpeg gif webp bmp txt md log mp3 ogg oga opus wav flac m4a mp4"
                                    + " m4v webm ogv")
                            .split(" "));

    private FileNames() {}

    /// Removes invisible characters: controls, and marks that reverse the text, by which `exe.gpj`
    /// reads as another name.
    static String visible(String name) {
        if (name == null) {
            return NAMELESS;
        }
        var visible = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> isSpace(c) ? ' ' : c)
                .filter(c -> !Names.isUnseen(c) && c != 0x200D)
                .forEach(visible::appendCodePoint);
        String tidy = visible.toString().strip();
        return tidy.isEmpty() || Names.key(tidy).isEmpty() ? NAMELESS : tidy;
    }

    /// A name that every system accepts for one file in a folder and shows unchanged.
    public static String safe(String name) {
        String visible = visible(name);
        String last =
                visible.substring(
                        Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1);
        String one = SPACES.matcher(RESERVED.matcher(last).replaceAll("_")).replaceAll(" ");
        String whole = stripped(one);
        if (DEVICE.matcher(whole).matches()) {
            whole = "_" + whole;
        }
        return whole.isEmpty() ? NAMELESS : shortened(whole);
    }

    /// Strips dots and spaces at both ends.
    private static String stripped(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isEdge(name.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isEdge(char c) {
        return c == '.' || isSpace(c);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String shortened(String name) {
        int points = name.codePointCount(0, name.length());
        if (points <= Limits.FILE_NAME_POINTS && bytes(name) <= MAX_BYTES) {
            return name;
        }
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        int[] all = stem.codePoints().toArray();
        int count =
                Math.min(
                        all.length,
                        Limits.FILE_NAME_POINTS - extension.codePointCount(0, extension.length()));
        while (count > 0 && bytes(new String(all, 0, count)) + bytes(extension) > MAX_BYTES) {
            count--;
        }
        return stripped(new String(all, 0, count)) + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// The extension with its dot; empty if there is none.
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > MAX_EXTENSION_CHARS ? "" : name.substring(dot);
    }

    /// The name with a number, for a name that already exists: `name (2).txt`.
    public static String numbered(String name, int number) {
        String extension = extension(name);
        return name.substring(0, name.length() - extension.length())
                + " ("
                + number
                + ")"
                + extension;
    }

    /// Whether opening such a file could run code on any system. A file without extension could.
    public static boolean isRunnable(String name) {
        String extension = extension(safe(name));
        return extension.length() < 2
                || RUNNABLE.contains(extension.substring(1).toLowerCase(Locale.ROOT));
    }

    /// Whether a program may open such a file from another member: only known harmless types.
    public static boolean isHarmless(String name) {
        String extension = extension(safe(name));
        return extension.length() >= 2
                && HARMLESS.contains(extension.substring(1).toLowerCase(Locale.ROOT));
    }
}
