package foyer.ui.files;

import foyer.language.Texts;
import foyer.model.Upload;
import foyer.model.Upload.Stage;
import foyer.model.UploadQueue;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A file on its way: how far it is or why it does not go on, and what can be done about that. UI
/// thread.
final class UploadRow extends VBox {
    private static final double BAR = 120;

    private final Upload upload;
    private final ProgressBar bar = new ProgressBar();
    private final Label detail = new Label();
    private final BidiText why = new BidiText();
    private final Button pause;
    private final Button resume;
    private final Button cancel;
    private final Button putAway;

    UploadRow(Upload upload, UploadQueue uploads) {
        this.upload = upload;
        pause = FileRowParts.button("fth-pause", Texts.of("files.pause", upload.name()));
        resume = FileRowParts.button("fth-play", Texts.of("files.resume", upload.name()));
        cancel = FileRowParts.button("fth-x", Texts.of("files.do_not_send", upload.name()));
        putAway = FileRowParts.button("fth-x", Texts.of("files.put_away", upload.name()));
        pause.setOnAction(_ -> uploads.pause(upload));
        resume.setOnAction(_ -> uploads.resume(upload));
        cancel.setOnAction(_ -> uploads.cancel(upload));
        putAway.setOnAction(_ -> uploads.cancel(upload));
        bar.progressProperty()
                .bind(
                        upload.sentProperty()
                                .map(sent -> sent.doubleValue() / upload.bytesProperty().get()));
        bar.setPrefWidth(BAR);
        bar.setAccessibleText(Texts.of("files.progress", upload.name()));
        detail.getStyleClass().add("file-detail");
        detail.setMinWidth(0);
        why.getStyleClass().add("refusal");
        var name = FileRowParts.name(upload.name());
        var line = new HBox(8, name, bar, detail, pause, resume, cancel, putAway);
        line.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("giving-line");
        getChildren().addAll(line, why);
        upload.stageProperty().subscribe(this::tell);
        upload.sentProperty().subscribe(this::tell);
    }

    private void tell() {
        Stage stage = upload.stageProperty().get();
        boolean over = stage == Stage.ENDED;
        boolean refused = over || stage == Stage.FAILED;
        boolean still = stage == Stage.PAUSED || stage == Stage.FAILED;
        NodeVisibility.show(bar, !over);
        NodeVisibility.show(detail, !refused);
        NodeVisibility.show(why, refused);
        NodeVisibility.show(pause, !still && !over);
        NodeVisibility.show(resume, still);
        NodeVisibility.show(cancel, !over);
        NodeVisibility.show(putAway, over);
        why.setText(refused ? upload.wordsProperty().get() : "");
        detail.setText(detail(stage));
    }

    private String detail(Stage stage) {
        String sent = FileSizeText.of(upload.sentProperty().get(), upload.bytesProperty().get());
        return switch (stage) {
            case READING -> Texts.of("files.reading");
            case WAITING -> Texts.of("files.waiting");
            case SENDING -> sent;
            case PAUSED -> Texts.of("files.paused", sent);
            case FAILED, ENDED -> "";
        };
    }
}
