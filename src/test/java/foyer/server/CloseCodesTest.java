package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.ProtocolDocument;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CloseCodesTest {
    private static final String NONE_CAME = "1006";

    @Test
    void documentListsExactlyTheCloseCodesSent() throws Exception {
        var sent = new TreeSet<String>(List.of(NONE_CAME));
        for (Field field : FrameEncoder.class.getDeclaredFields()) {
            if (field.getType() == int.class && Modifier.isStatic(field.getModifiers())) {
                int code = field.getInt(null);
                if (code >= 1_000) {
                    sent.add(String.valueOf(code));
                }
            }
        }
        String chapter = ProtocolDocument.read().chapter("How a connection ends");
        assertEquals(
                sent,
                ProtocolDocument.rows(chapter).stream()
                        .map(List::getFirst)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
