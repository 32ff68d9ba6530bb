package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile file names (docs/faults.md, case 27).
class FileNamesTest {
    private static final List<String> PARTS =
            List.of(
                    "../",
                    "..\\",
                    "/",
                    "\\",
                    "C:",
                    "C:\\",
                    "~",
                    "CON",
                    "nul",
                    "com1",
                    "LPT¹",
                    ".",
                    "..",
                    " ",
                    "\0",
                    "\n",
                    "\t",
                    "\u202e",
                    "\u2066",
                    "\u200f",
                    "\u200b",
                    "\ufeff",
                    "a",
                    "photo",
                    "exe",
                    ".exe",
                    ".jpg",
                    "😀",
                    "é",
                    "e\u0301",
                    "\ud800",
                    "\udfff",
                    "%2e%2e",
                    "$",
                    "`id`",
                    "'",
                    "\"",
                    "|",
                    "*",
                    "?",
                    "<",
                    ">",
                    ":",
                    ";",
                    "-rf",
                    "\u2215",
                    "\uff0f",
                    "\u3164",
                    "\u00a0",
                    "\u2028",
                    "x".repeat(300),
                    "漢".repeat(100),
                    "file://",
                    "//server/share",
                    "name:stream",
                    "desktop.ini");

    @ParameterizedTest
    @CsvSource({
        "soup.png, soup.png",
        "../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "C:\\Users\\ada\\soup.png, soup.png",
        "C:soup.png, C_soup.png",
        "CON, _CON",
        "nul.txt, _nul.txt",
        "com1.tar.gz, _com1.tar.gz",
        "console.txt, console.txt",
        "'soup.png. . ', soup.png",
        "...., file",
        ".bashrc, bashrc",
        "soup.jpg.exe, soup.jpg.exe",
        "a   b.txt, a b.txt",
        "what?.txt, what_.txt"
    })
    void nameBecomesSafeOnAllSystems(String name, String safe) {
        assertEquals(safe, FileNames.safe(name));
        assertEquals(safe, Names.file(name));
    }

    @Test
    void directionMarksAndInvisibleLettersAreRemoved() {
        assertEquals("photogpj.exe", FileNames.safe("photo\u202egpj.exe"));
        assertEquals("soup.exe", FileNames.safe("so\u200bup\ufeff.e\0xe\n"));
        assertEquals(FileNames.NAMELESS, FileNames.safe("\u202e\u2066"));
        assertEquals(FileNames.NAMELESS, FileNames.safe("a/"));
    }

    @Test
    void longNameKeepsItsExtension() {
        String safe = FileNames.safe("漢".repeat(300) + ".jpg.exe");
        assertTrue(safe.endsWith(".exe"), safe);
        assertTrue(safe.getBytes(StandardCharsets.UTF_8).length <= 200);
    }

    @Test
    void hostileNamesStayInTheFolder(@TempDir Path folder) throws Exception {
        var random = new Random(27);
        for (int i = 0; i < 1_000; i++) {
            var name = new StringBuilder();
            for (int parts = random.nextInt(6); parts >= 0; parts--) {
                name.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String safe = FileNames.safe(name.toString());
            assertEquals(safe, FileNames.safe(safe), "tidied once is tidied");
            assertEquals(safe, Names.file(safe), "and fit for the wire");
            assertFalse(safe.matches(".*[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}].*"), safe);
            assertFalse(safe.matches("(?i)(con|nul|com1)(\\..*)?|.*[. ]|[. ].*"), safe);
            Path there = folder.resolve(safe);
            assertEquals(folder, there.normalize().getParent(), safe);
            Files.write(there, new byte[1]);
        }
        try (var all = Files.walk(folder.getParent(), 3)) {
            assertTrue(
                    all.filter(Files::isRegularFile)
                            .filter(file -> file.startsWith(folder))
                            .allMatch(file -> file.getParent().equals(folder)));
        }
    }

    @Test
    void numberIsInsertedBeforeTheExtension() {
        assertEquals("soup (2).png", FileNames.numbered("soup.png", 2));
        assertEquals("soup (12)", FileNames.numbered("soup", 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.exe",
                "a.jpg.EXE",
                "a.lnk",
                "a.desktop",
                "a.sh",
                "a.jar",
                "a.svg",
                "a.html",
                "run",
                "a.exe. ",
                "a.ps1",
                "a.app",
                "a.docm",
                "photo\u202egpj.exe",
                "a.py"
            })
    void runnableFilesAreRecognized(String name) {
        assertTrue(FileNames.isRunnable(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.pdf", "a.txt", "a.tar.gz", "exe.txt", "a.odt", "a.mp4"})
    void otherFilesMayBeOpened(String name) {
        assertFalse(FileNames.isRunnable(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a.PNG", "a b.jpeg", "a.tar.txt", "a.ogg", "a.webm"})
    void harmlessFilesMayBeOpened(String name) {
        assertTrue(FileNames.isHarmless(name));
        assertFalse(FileNames.isRunnable(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.msc",
                "a.rdp",
                "a.inetloc",
                "a.fileloc",
                "a.appinstaller",
                "a.xht",
                "a.shtml",
                "a.doc",
                "a.xls",
                "a.ppt",
                "a.rtf",
                "a.one",
                "a.vsto",
                "a.scpt",
                "a.docm",
                "a.exe",
                "a.pdf.lnk",
                "a.pdf ",
                "a",
                "a.",
                ".pdf",
                "a.svg",
                "a.html",
                "pdf"
            })
    void otherFilesMayNotBeOpened(String name) {
        boolean isPdf = FileNames.safe(name).equals("a.pdf");
        assertEquals(isPdf, FileNames.isHarmless(name), name);
        assertEquals(!isPdf, FileNames.isRunnable(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.docx", "a.xlsx", "a.pptx", "a.odt", "a.csv", "a.zip", "a.unknown"})
    void unknownFilesMayOnlyBeSaved(String name) {
        assertFalse(FileNames.isHarmless(name));
    }
}
