/// Foyer: a desktop chat with its own server inside.
module foyer {
    requires atlantafx.base;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.google.gson;
    requires com.ibm.icu;
    requires info.picocli;
    requires io.nayuki.qrcodegen;
    requires java.sql;
    requires javafx.controls;
    requires javafx.fxml;
    requires javax.jmdns;
    requires jdk.management;
    requires org.java_websocket;
    requires org.freedesktop.dbus;
    requires org.freedesktop.dbus.transport.jre;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;

    exports foyer to
            javafx.graphics;
    exports foyer.logging to
            ch.qos.logback.core;

    opens foyer.language to
            com.google.gson;
    opens foyer.settings to
            com.google.gson;
    opens foyer.tray to
            org.freedesktop.dbus;
    opens foyer.protocol to
            com.google.gson;
    opens foyer to
            info.picocli;
    opens foyer.app to
            info.picocli;
    opens foyer.hosting to
            info.picocli;
    opens foyer.ui to
            javafx.fxml;
    opens foyer.ui.about to
            javafx.fxml;
    opens foyer.ui.connection to
            javafx.fxml;
    opens foyer.ui.export to
            javafx.fxml;
    opens foyer.ui.help to
            javafx.fxml;
    opens foyer.ui.files to
            javafx.fxml;
    opens foyer.ui.host to
            javafx.fxml;
    opens foyer.ui.invite to
            javafx.fxml;
    opens foyer.ui.name to
            javafx.fxml;
    opens foyer.ui.start to
            javafx.fxml;
    opens foyer.ui.log to
            javafx.fxml;
    opens foyer.ui.members to
            javafx.fxml;
    opens foyer.ui.rooms to
            javafx.fxml;
    opens foyer.ui.scroll to
            javafx.fxml;
    opens foyer.ui.search to
            javafx.fxml;
    opens foyer.ui.settings to
            javafx.fxml;
    opens foyer.ui.switcher to
            javafx.fxml;
    opens foyer.ui.shell to
            javafx.fxml;
}
