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
import javafx.scene.layout.Priority;
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
    private final Button sendChanged = new Button(Texts.of("files.send_changed"));
    private final TransferText progress = new TransferText(System::nanoTime);
    private final HBox transfer;
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
        sendChanged.setOnAction(_ -> uploads.resume(upload));
        sendChanged.getStyleClass().add("small");
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
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        bar.setMinWidth(BAR_WIDTH / 2);
        var row = new HBox(8, name, pause, resume, cancel, dismiss);
        row.setAlignment(Pos.CENTER_LEFT);
        transfer = new HBox(8, bar, detail);
        transfer.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("attachment-row");
        getChildren().addAll(row, transfer, problem, sendChanged);
        upload.stageProperty().subscribe(this::update);
        upload.sentProperty().subscribe(this::update);
    }

    private void update() {
        Stage stage = upload.stageProperty().get();
        boolean ended = stage == Stage.ENDED;
        boolean failed = stage == Stage.FAILED || stage == Stage.STALLED;
        boolean stopped = failed || stage == Stage.PAUSED;
        boolean changed = upload.isChanged();
        NodeVisibility.show(transfer, !failed && !ended);
        NodeVisibility.show(sendChanged, changed);
        NodeVisibility.show(problem, failed || ended);
        NodeVisibility.show(pause, !stopped && !ended);
        NodeVisibility.show(resume, stopped && !changed);
        NodeVisibility.show(cancel, !ended);
        NodeVisibility.show(dismiss, ended);
        problem.setText(upload.problemProperty().get());
        detail.setText(detail(stage));
    }

    private String detail(Stage stage) {
        long done = upload.sentProperty().get();
        long bytes = upload.bytesProperty().get();
        if (stage != Stage.SENDING) {
            progress.clear();
        }
        return switch (stage) {
            case SAVING, HASHING -> Texts.of("files.reading");
            case WAITING -> Texts.of("files.waiting");
            case SENDING, SENT -> progress.of(done, bytes);
            case PAUSED -> Texts.of("files.paused", FileSizeText.of(done, bytes));
            case STALLED, FAILED, ENDED -> "";
        };
    }
}
