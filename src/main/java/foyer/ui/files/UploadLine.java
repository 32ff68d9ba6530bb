package foyer.ui.files;

import foyer.language.Texts;
import foyer.state.Upload;
import foyer.state.Upload.Stage;
import foyer.state.Uploads;
import foyer.ui.Parts;
import foyer.ui.WrappedText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A file on its way: how far it is or why it does not go on, and what can be done about that. UI
/// thread.
final class UploadLine extends VBox {
    private static final double BAR = 120;

    private final Upload upload;
    private final ProgressBar bar = new ProgressBar();
    private final Label detail = new Label();
    private final WrappedText why = new WrappedText();
    private final Button pause;
    private final Button resume;
    private final Button cancel;
    private final Button putAway;

    UploadLine(Upload upload, Uploads uploads) {
        this.upload = upload;
        pause = LineParts.button("fth-pause", Texts.of("files.pause", upload.name()));
        resume = LineParts.button("fth-play", Texts.of("files.resume", upload.name()));
        cancel = LineParts.button("fth-x", Texts.of("files.do_not_send", upload.name()));
        putAway = LineParts.button("fth-x", Texts.of("files.put_away", upload.name()));
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
        var name = LineParts.name(upload.name());
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
        Parts.show(bar, !over);
        Parts.show(detail, !refused);
        Parts.show(why, refused);
        Parts.show(pause, !still && !over);
        Parts.show(resume, still);
        Parts.show(cancel, !over);
        Parts.show(putAway, over);
        why.setText(refused ? upload.wordsProperty().get() : "");
        detail.setText(detail(stage));
    }

    private String detail(Stage stage) {
        String sent = Sizes.of(upload.sentProperty().get(), upload.bytesProperty().get());
        return switch (stage) {
            case READING -> Texts.of("files.reading");
            case WAITING -> Texts.of("files.waiting");
            case SENDING -> sent;
            case PAUSED -> Texts.of("files.paused", sent);
            case FAILED, ENDED -> "";
        };
    }
}
