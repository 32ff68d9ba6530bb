package foyer.protocol;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a file may be called, whoever named it: the rules of all systems at once (Windows reserves
/// the names of devices, and drops dots and spaces at the end). Pure functions; any thread.
public final class FileNames {
    /// What a file is called of whose name nothing is left.
    public static final String NAMELESS = "file";

    /// File systems allow 255; a number may be put before the ending.
    private static final int BYTES_MOST = 200;

    private static final int ENDING_CHARS_MOST = 16;

    private static final Pattern APART = Pattern.compile("[\\\\/:*?\"<>|]");
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])\\s*(\\..*)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// What systems run, or what runs when it is opened.
    private static final Set<String> RUN =
            Set.of(
                    ("exe com bat cmd scr pif msi msp msix appx cpl dll sys drv ocx hta vbs vbe js jse"
                                    + " mjs ws wsf wsh wsc ps1 psm1 psd1 ps1xml psc1 msh reg inf ins isp lnk url"
                                    + " scf sct shb shs gadget application appref-ms jar jnlp class py pyc pyw pyz"
                                    + " rb pl php sh bash zsh csh ksh fish command tool workflow action app"
                                    + " dmg pkg mpkg apk run bin elf so deb rpm snap flatpakref desktop appimage"
                                    + " chm hlp xll xlam xlsm xlsb xltm docm dotm pptm potm ppsm ppam sldm accde"
                                    + " mde mdb ade adp iso img vhd vhdx svg svgz html htm xhtml mht mhtml xml"
                                    + " swf settingcontent-ms library-ms search-ms diagcab theme themepack slk"
                                    + " iqy website webloc terminal term")
                            .split(" "));

    private FileNames() {}

    /// The name without what could not be seen: controls, and marks that turn the direction of
    /// writing, by which `exe.gpj` reads as something else.
    static String shown(String name) {
        if (name == null) {
            return NAMELESS;
        }
        var seen = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> isSpace(c) ? ' ' : c)
                .filter(c -> !Names.isUnseen(c) && c != 0x200D)
                .forEach(seen::appendCodePoint);
        String tidy = seen.toString().strip();
        return tidy.isEmpty() || Names.key(tidy).isEmpty() ? NAMELESS : tidy;
    }

    /// A name that any system takes for one file in the folder it is put in, and shows as it is.
    public static String safe(String name) {
        String seen = shown(name);
        String last = seen.substring(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
        String one = SPACES.matcher(APART.matcher(last).replaceAll("_")).replaceAll(" ");
        String whole = ends(one);
        if (DEVICE.matcher(whole).matches()) {
            whole = "_" + whole;
        }
        return whole.isEmpty() ? NAMELESS : shortened(whole);
    }

    /// Without dots and spaces at its ends.
    private static String ends(String name) {
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
        if (points <= Limits.FILE_NAME_POINTS && bytes(name) <= BYTES_MOST) {
            return name;
        }
        String ending = ending(name);
        String stem = name.substring(0, name.length() - ending.length());
        int[] all = stem.codePoints().toArray();
        int count =
                Math.min(
                        all.length,
                        Limits.FILE_NAME_POINTS - ending.codePointCount(0, ending.length()));
        while (count > 0 && bytes(new String(all, 0, count)) + bytes(ending) > BYTES_MOST) {
            count--;
        }
        return ends(new String(all, 0, count)) + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// What stands behind the last dot, with it; empty if there is none, or that is no ending.
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > ENDING_CHARS_MOST ? "" : name.substring(dot);
    }

    /// The name that is tried when this one is taken: `name (2).txt`.
    public static String numbered(String name, int number) {
        String ending = ending(name);
        return name.substring(0, name.length() - ending.length()) + " (" + number + ")" + ending;
    }

    /// Whether opening such a file could run something, on any system. One without an ending could.
    public static boolean isRun(String name) {
        String ending = ending(safe(name));
        return ending.length() < 2 || RUN.contains(ending.substring(1).toLowerCase(Locale.ROOT));
    }
}
