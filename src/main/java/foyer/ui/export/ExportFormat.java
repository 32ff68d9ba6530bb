package foyer.ui.export;

import foyer.language.Texts;

/// The file format of an exported conversation. The text of messages is escaped in each. Any
/// thread.
enum ExportFormat {
    HTML("export.form.html", "html") {
        @Override
        String format(Conversation conversation, ExportedFiles files) {
            return HtmlExporter.format(conversation, files);
        }
    },
    MARKDOWN("export.form.markdown", "md") {
        @Override
        String format(Conversation conversation, ExportedFiles files) {
            return MarkdownExporter.format(conversation, files);
        }
    },
    JSON("export.form.json", "json") {
        @Override
        String format(Conversation conversation, ExportedFiles files) {
            return JsonExporter.format(conversation, files);
        }
    };

    private final String label;
    private final String extension;

    ExportFormat(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    abstract String format(Conversation conversation, ExportedFiles files);

    /// The file name extension without the dot.
    String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return Texts.of(label);
    }
}
