package foyer.ui.export;

import foyer.language.Texts;

/// How a conversation is written into a file. What people wrote stays text in all of them. Any
/// thread.
enum Form {
    HTML("export.form.html", "html") {
        @Override
        String of(Conversation talk, Enclosed files) {
            return HtmlForm.of(talk, files);
        }
    },
    MARKDOWN("export.form.markdown", "md") {
        @Override
        String of(Conversation talk, Enclosed files) {
            return MarkdownForm.of(talk, files);
        }
    },
    JSON("export.form.json", "json") {
        @Override
        String of(Conversation talk, Enclosed files) {
            return JsonForm.of(talk, files);
        }
    };

    private final String words;
    private final String ending;

    Form(String words, String ending) {
        this.words = words;
        this.ending = ending;
    }

    abstract String of(Conversation talk, Enclosed files);

    /// What a file's name ends with, without the dot.
    String ending() {
        return ending;
    }

    @Override
    public String toString() {
        return Texts.of(words);
    }
}
