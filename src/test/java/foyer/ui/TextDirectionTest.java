package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;
import org.junit.jupiter.api.Test;

class TextDirectionTest {
    @Test
    void firstLetterDecidesTheDirection() {
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, TextDirection.of("12, שלום abc"));
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, TextDirection.of("abc שלום"));
    }

    @Test
    void joinedTextStaysBehindRightToLeftInput() {
        assertEquals("Ada came · 10:30", TextDirection.join("Ada came", " · 10:30"));
        String text = TextDirection.join("Ada set the topic: שלום", " · 10:30");
        var bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
        assertEquals(0, bidi.getLevelAt(text.indexOf('·')));
        assertEquals(0, bidi.getLevelAt(text.indexOf("10")));
    }
}
