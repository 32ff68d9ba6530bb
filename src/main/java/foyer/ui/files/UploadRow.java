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

/// An upload's progress, or why it does not continue, and buttons to pause, resume and cancel it.
/// UI thread.
final class UploadRow extends VBox {
    private static final double BAR_WIDTH = 120;

    private final Upload upload;
    private final ProgressBar bar = new ProgressBar();
    private final Label detail = new Label();
    private final BidiText problem = new BidiText();
    private final Button pause;
    private final Button resume;
    private final Button cancel;
    private final Button dismiss;

    UploadRow(Upload upload, UploadQueue uploads) {
        this.upload = upload;
        pause = FileRowParts.button("fth-pause", Texts.of("files.pause", upload.name()));
        resume = FileRowParts.button("fth-play", Texts.of("files.resume", upload.name()));
        cancel = FileRowParts.button("fth-x", Texts.of("files.do_not_send", upload.name()));
        dismiss = FileRowParts.button("fth-x", Texts.of("files.put_away", upload.name()));
        pause.setOnAction(_ -> uploads.pause(upload));
        resume.setOnAction(_ -> uploads.resume(upload));
        cancel.setOnAction(_ -> uploads.cancel(upload));
        dismiss.setOnAction(_ -> uploads.cancel(upload));
        bar.progressProperty()
                .bind(
                        upload.sentProperty()
                                .map(sent -> sent.doubleValue() / upload.bytesProperty().get()));
        bar.setPrefWidth(BAR_WIDTH);
        bar.setAccessibleText(Texts.of("files.progress", upload.name()));
        detail.getStyleClass().add("file-detail");
        detail.setMinWidth(0);
        problem.getStyleClass().add("refusal");
        var name = FileRowParts.name(upload.name());
        var row = new HBox(8, name, bar, detail, pause, resume, cancel, dismiss);
        row.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("attachment-row");
        getChildren().addAll(row, problem);
        upload.stageProperty().subscribe(this::update);
        upload.sentProperty().subscribe(this::update);
    }

    private void update() {
        Stage stage = upload.stageProperty().get();
        boolean ended = stage == Stage.ENDED;
        boolean failed = stage == Stage.FAILED || stage == Stage.STALLED;
        boolean stopped = failed || stage == Stage.PAUSED;
        NodeVisibility.show(bar, !ended);
        NodeVisibility.show(detail, !failed && !ended);
        NodeVisibility.show(problem, failed || ended);
        NodeVisibility.show(pause, !stopped && !ended);
        NodeVisibility.show(resume, stopped);
        NodeVisibility.show(cancel, !ended);
        NodeVisibility.show(dismiss, ended);
        problem.setText(upload.problemProperty().get());
        detail.setText(detail(stage));
    }

    private String detail(Stage stage) {
        String sent = FileSizeText.of(upload.sentProperty().get(), upload.bytesProperty().get());
        return switch (stage) {
            case SAVING, HASHING -> Texts.of("files.reading");
            case WAITING -> Texts.of("files.waiting");
            case SENDING, SENT -> sent;
            case PAUSED -> Texts.of("files.paused", sent);
            case STALLED, FAILED, ENDED -> "";
        };
    }
}
