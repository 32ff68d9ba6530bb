package foyer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Platform;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Which package may depend on which, and why. docs/architecture.md draws the same arrows.
class ArchitectureTest {
    private static final JavaClasses FOYER =
            new ClassFileImporter()
                    .importPath(
                            Path.of(Objects.requireNonNull(System.getProperty("foyer.classes"))));

    private static final String[] CLIENT = {
        "foyer.client..",
        "foyer.commands..",
        "foyer.model..",
        "foyer.connection..",
        "foyer.ui..",
        "foyer.settings..",
        "foyer.clientstore..",
        "foyer.clientfiles.."
    };
    private static final String[] SERVER = {
        "foyer.hub..",
        "foyer.server..",
        "foyer.serverstore..",
        "foyer.guest..",
        "foyer.serverfiles.."
    };

    /// The entry point and the packages that create and connect everything else.
    private static final String[] COMPOSITION_ROOTS = {
        "foyer", "foyer.app..", "foyer.hosting..", "foyer.window.."
    };

    @Test
    void classesAreImported() {
        Assertions.assertTrue(FOYER.size() > 600, "target/classes holds the program");
    }

    @Test
    void clientDoesNotDependOnServer() {
        forbid(
                CLIENT,
                SERVER,
                "the halves meet only in the protocol: the host's own window uses the same"
                        + " connection as everyone else");
    }

    @Test
    void serverDoesNotDependOnClient() {
        forbid(SERVER, CLIENT, "the server also runs without a window");
        forbid(
                SERVER,
                new String[] {"javafx..", "atlantafx.."},
                "the server also runs without a window");
    }

    @Test
    void onlyHostingUsesTheServerIdentity() {
        onlyIn(
                new String[] {"foyer.identity..", "foyer.hosting.."},
                "foyer.identity..",
                "sockets get a TLS context, never the key");
    }

    @Test
    void onlyIdentityAndPasswordUseBouncyCastle() {
        onlyIn(
                new String[] {"foyer.identity..", "foyer.password.."},
                "org.bouncycastle..",
                "certificates are made in one place and passwords hashed in one");
    }

    @Test
    void passwordHashingStandsAlone() {
        dependsOnNoOtherOf("foyer.password", "hashing does not depend on what a password protects");
    }

    @Test
    void markupStandsAlone() {
        dependsOnNoOtherOf("foyer.markup", "its twin on the guest page has nothing else either");
        forbid(
                new String[] {"foyer.markup.."},
                new String[] {"javafx.."},
                "exports and notifications use it without a window");
    }

    @Test
    void protocolStandsAlone() {
        dependsOnNoOtherOf("foyer.protocol", "both halves rest on it");
        forbid(
                new String[] {"foyer.protocol.."},
                new String[] {"javafx..", "org.java_websocket..", "java.sql.."},
                "it describes messages, not how they travel, are stored or look");
    }

    @Test
    void languageDependsOnlyOnTheProtocol() {
        dependsOnNoOtherOf(
                "foyer.language", "every part that shows text uses it", "foyer.protocol..");
        forbid(
                new String[] {"foyer.language.."},
                new String[] {"javafx.."},
                "the tray and the command line use it without a window");
    }

    @Test
    void searchDependsOnlyOnTheProtocol() {
        dependsOnNoOtherOf("foyer.search", "both halves find the same by it", "foyer.protocol..");
    }

    @Test
    void serverSpeaksNoLanguage() {
        forbid(
                new String[] {"foyer.hub..", "foyer.server.."},
                new String[] {"foyer.language.."},
                "its members read different languages: it sends codes and English sentences");
    }

    @Test
    void onlyTheTrayUsesTheDesktopBus() {
        onlyIn(
                new String[] {"foyer.tray.."},
                "org.freedesktop.dbus..",
                "most systems have no session bus and load none of these classes");
        dependsOnNoOtherOf("foyer.tray", "it shows what it is given, on any thread");
        forbid(
                new String[] {"foyer.tray.."},
                new String[] {"javafx.."},
                "it shows what it is given, on any thread");
    }

    @Test
    void onlyServerAndConnectionUseTheWebSocketLibrary() {
        onlyIn(
                new String[] {"foyer.server..", "foyer.connection.."},
                "org.java_websocket..",
                "its faults are known there and it can be replaced there");
    }

    @Test
    void roomsNeedNoNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "foyer.hub..",
                        "foyer.serverstore..",
                        "foyer.protocol..",
                        "foyer.ui..",
                        "foyer.settings..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .because("they are tested without a network")
                .check(FOYER);
    }

    @Test
    void discoveryDependsOnlyOnTheProtocol() {
        dependsOnNoOtherOf(
                "foyer.discovery", "servers and windows both use it", "foyer.protocol..");
    }

    @Test
    void onlyDiscoveryUsesMdns() {
        onlyIn(
                new String[] {"foyer.discovery.."},
                "javax.jmdns..",
                "its faults are known there and it can be replaced there");
    }

    @Test
    void hubDoesNotDependOnSockets() {
        forbid(
                new String[] {"foyer.hub.."},
                new String[] {"foyer.server.."},
                "decisions do not depend on how clients are connected");
    }

    @Test
    void storeDoesNotDependOnTheHub() {
        forbid(
                new String[] {"foyer.serverstore.."},
                new String[] {"foyer.hub..", "foyer.server.."},
                "the file outlives the code that decides what goes into it");
    }

    @Test
    void onlyTheStoresUseSql() {
        String[] stores = {"foyer.serverstore..", "foyer.clientstore..", "foyer.sqlite.."};
        onlyIn(stores, "java.sql..", "the file format can change without other packages");
        onlyIn(stores, "org.sqlite..", "the file format can change without other packages");
    }

    @Test
    void onlyTheWindowUsesTheToolkit() {
        String[] others = {"foyer", "foyer.window..", "foyer.ui.."};
        String reason = "what a person sees is tested without a window";
        noClasses()
                .that()
                .resideOutsideOfPackages(others)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("javafx..")
                                .and(
                                        resideInAnyPackage("javafx.beans..", "javafx.collections..")
                                                .negate()))
                .because(reason)
                .check(FOYER);
        onlyIn(others, "atlantafx..", reason);
        onlyIn(others, "org.kordamp..", reason);
        forbid(
                new String[] {"foyer.connection..", "foyer.settings..", "foyer.discovery.."},
                new String[] {"javafx.."},
                "they run on threads where no observable value may change");
    }

    @Test
    void modelsDoNotDependOnViews() {
        forbid(
                new String[] {"foyer.client..", "foyer.commands..", "foyer.model.."},
                new String[] {"foyer.ui.."},
                "views observe models");
    }

    @Test
    void connectionDoesNotDependOnItsListeners() {
        forbid(
                new String[] {"foyer.connection.."},
                new String[] {"foyer.client..", "foyer.model..", "foyer.ui..", "foyer.settings.."},
                "a connection serves any listener");
    }

    @Test
    void onlyUiExecutorEntersTheUiThread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("foyer.ui.UiExecutor")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("many events must wake the UI thread once and in order")
                .check(FOYER);
    }

    @Test
    void nothingDependsOnTheCompositionRoots() {
        classes()
                .that()
                .resideInAnyPackage(COMPOSITION_ROOTS)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(COMPOSITION_ROOTS)
                .because("every other part can then be created in a test")
                .check(FOYER);
    }

    @Test
    void rootPackageHoldsTheEntryPointOnly() {
        classes()
                .that()
                .resideInAPackage("foyer")
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleName("Launcher")
                .orShould()
                .haveSimpleName("FoyerApp")
                .orShould()
                .haveSimpleName("package-info")
                .because("a reader starts there and finds the parts by their packages")
                .check(FOYER);
    }

    @Test
    void packagesHaveNoCycles() {
        // classes of different packages then have none either
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(FOYER);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackages("foyer", "foyer.app..", "foyer.hosting..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("errors are shown to the person who caused them or logged once")
                .check(FOYER);
    }

    @Test
    void noNameIsLearnedFromTheNetwork() {
        noClasses()
                .should()
                .callMethod(InetAddress.class, "getCanonicalHostName")
                .because("whoever runs the network's name service could name any domain")
                .check(FOYER);
    }

    @Test
    void thereIsOneLog() {
        forbid(
                new String[] {"foyer.."},
                new String[] {"java.util.logging.."},
                "all logging goes through SLF4J and its filter for private text");
    }

    private static void forbid(String[] from, String[] to, String reason) {
        noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .because(reason)
                .check(FOYER);
    }

    private static void onlyIn(String[] allowed, String used, String reason) {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages(allowed)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(used)
                        .because(reason);
        rule.check(FOYER);
    }

    private static void dependsOnNoOtherOf(String name, String reason, String... allowed) {
        var others =
                resideInAPackage("foyer..")
                        .and(resideInAPackage(name + "..").negate())
                        .and(resideInAnyPackage(allowed).negate());
        noClasses()
                .that()
                .resideInAPackage(name + "..")
                .should()
                .dependOnClassesThat(others)
                .because(reason)
                .check(FOYER);
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "every package";
        }
    }
}
