package foyer.clientfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.Skip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DownloadMarkTest {
    @TempDir private Path folder;
    private Path downloaded;

    @BeforeEach
    void needsAttributes() throws IOException {
        downloaded = Files.writeString(folder.resolve("downloaded"), "x");
        try {
            view(downloaded).write("test", ByteBuffer.allocate(1));
        } catch (IOException | UnsupportedOperationException | NullPointerException e) {
            Skip.unless(false, "the file system has no extended attributes");
        }
    }

    @Test
    void savedFileCarriesTheMark() throws IOException {
        Path saved =
                AtomicFileWriter.create(
                        folder, "saved.txt", AtomicFileWriter.markedCopyOf(downloaded));
        Path replaced =
                AtomicFileWriter.replace(
                        folder.resolve("as.txt"), AtomicFileWriter.markedCopyOf(downloaded));

        for (Path path : List.of(saved, replaced)) {
            assertEquals("foyer:", mark(path));
            assertEquals("x", Files.readString(path));
        }
    }

    private static UserDefinedFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    }

    private static String mark(Path path) throws IOException {
        var value = ByteBuffer.allocate(view(path).size(DownloadMark.LINUX_ATTRIBUTE));
        view(path).read(DownloadMark.LINUX_ATTRIBUTE, value);
        return StandardCharsets.UTF_8.decode(value.flip()).toString();
    }
}
