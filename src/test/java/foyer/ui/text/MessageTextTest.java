package foyer.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.markup.WebLink;
import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    private static final String SAMPLE =
            """
            Plain, **bold**, *italic*, ***both***, ~~struck~~, `code` and https://foyer.example/a_b_c
            a second line
            > somebody said
            > > and somebody before
            - one
              - in it
            - two, which is so long that it needs another line to be written down in a window as small as this
            10. ten
            ```
            for (int i = 0; i < 10; i++) {
                out.println("a line too long for a window as small as this one is: " + i);
            }
            ```
            <b>not bold</b>

            מרחבא *שלום* לכולם https://foyer.example\
            """;

    private static VBox box(String... messages) {
        var box = new VBox(12);
        for (String message : messages) {
            var text = new MessageText();
            text.show(message, _ -> {});
            box.getChildren().add(text);
        }
        box.setStyle("-fx-padding: 16px; -fx-background-color: -color-bg-default");
        return box;
    }

    @Test
    void allMarkupIsDrawn() {
        for (int width : new int[] {700, 340}) {
            try (var ui =
                    new UiStage(
                            width,
                            620,
                            () ->
                                    box(
                                            SAMPLE,
                                            "Nothing but 😀 words 👍🏽 and 👩‍👩‍👧‍👦: **🇮🇩**!",
                                            "😀❤️"))) {
                ui.until("the emoji pictures are loaded", () -> isLoaded(ui.find(".emoji")));
                assertTrue(ui.shows("bold"));
                assertTrue(ui.shows("<b>not bold</b>"));
                ui.snapshot("message-text-" + width);
            }
        }
    }

    private static boolean isLoaded(Node emoji) {
        var picture = (ImageView) ((Parent) emoji).getChildrenUnmodifiable().getFirst();
        return picture.getImage().getProgress() == 1 && !picture.getImage().isError();
    }

    @Test
    void emojiOnlyMessageIsLarge() {
        assertEquals(2.8 / 1.35, height("😀") / height("a 😀"), 0.1);
        assertEquals(height("a 😀"), height("😀".repeat(30)), 0.1);
    }

    private static double height(String message) {
        try (var ui = new UiStage(500, 300, () -> box(message))) {
            return ui.on(() -> ui.find(".emoji").getBoundsInLocal().getHeight());
        }
    }

    @Test
    void codeBlockCanBeCopied() {
        try (var ui = new UiStage(500, 300, () -> box("so:\n```\na\n  b\n```"))) {
            ui.click(".copy-button");
            assertEquals("a\n  b", ui.on(() -> Clipboard.getSystemClipboard().getString()).strip());
        }
    }

    @Test
    void clickReportsLink() {
        var followed = new ArrayList<WebLink>();
        try (var ui =
                new UiStage(
                        500,
                        300,
                        () -> {
                            var text = new MessageText();
                            text.show("there: https://foyer.example/x", followed::add);
                            return new VBox(text);
                        })) {
            ui.click(".web-link");
            assertEquals(
                    List.of("https://foyer.example/x"),
                    followed.stream().map(WebLink::address).toList());
        }
    }

    @Test
    void reusedNodeShowsOnlyNewMessage() {
        var text = new MessageText();
        try (var ui = new UiStage(500, 300, () -> new VBox(text))) {
            ui.fx(() -> text.show("> **one**", _ -> {}));
            ui.fx(() -> text.show("two", _ -> {}));
            assertTrue(ui.shows("two") && !ui.shows("one"));
            ui.fx(() -> text.show("> three", _ -> {}));
            assertTrue(ui.shows("three") && !ui.shows("two"));
            ui.fx(text::clear);
            assertTrue(!ui.shows("three"));
        }
    }

    private static final String[] FRAGMENTS = {
        "**",
        "*",
        "~~",
        "`",
        "\n```\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "[",
        "](https://a.example)",
        " ",
        "abcdef",
        "\n",
        "مرحبا",
        "שלוםלכולםאני",
        "שלום ",
        "https://a.example/",
        "😀",
        "日本",
        "\u202e",
        "\u2067"
    };

    @ParameterizedTest(name = "randomTextIsLaidOutAtAnyWidth, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomTextIsLaidOutAtAnyWidth(long seed) {
        var random = new Random(seed);
        var text = new MessageText();
        try (var ui = new UiStage(600, 400, () -> new ScrollPane(text))) {
            for (int i = 0; i < 150; i++) {
                var mix = new StringBuilder();
                for (int parts = random.nextInt(60); parts >= 0; parts--) {
                    mix.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                }
                double width = random.nextInt(600);
                double height =
                        ui.on(
                                () -> {
                                    text.show(mix.toString(), _ -> {});
                                    text.resize(width, 300);
                                    text.layout();
                                    return text.prefHeight(width);
                                });
                assertTrue(height >= 0, mix.toString());
            }
        }
    }
}
