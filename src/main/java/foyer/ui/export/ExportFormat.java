package foyer.ui.export;

import foyer.language.Texts;

/// How a conversation is written into a file. What people wrote stays text in all of them. Any
/// thread.
enum ExportFormat {
    HTML("export.form.html", "html") {
        @Override
        String of(Conversation talk, ExportedFiles files) {
            return HtmlExporter.of(talk, files);
        }
    },
    MARKDOWN("export.form.markdown", "md") {
        @Override
        String of(Conversation talk, ExportedFiles files) {
            return MarkdownExporter.of(talk, files);
        }
    },
    JSON("export.form.json", "json") {
        @Override
        String of(Conversation talk, ExportedFiles files) {
            return JsonExporter.of(talk, files);
        }
    };

    private final String label;
    private final String ending;

    ExportFormat(String label, String ending) {
        this.label = label;
        this.ending = ending;
    }

    abstract String of(Conversation talk, ExportedFiles files);

    /// What a file's name ends with, without the dot.
    String ending() {
        return ending;
    }

    @Override
    public String toString() {
        return Texts.of(label);
    }
}
