package foyer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Platform;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// The arrows of the house: who may know whom, and why.
class ArchitectureTest {
    private static final JavaClasses FOYER =
            new ClassFileImporter()
                    .importPath(
                            Path.of(Objects.requireNonNull(System.getProperty("foyer.classes"))));

    private static final String[] CLIENT = {
        "foyer.client..",
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
        "foyer.password..",
        "foyer.serverfiles.."
    };

    /// The program and what wires its parts.
    private static final String[] ROOF = {
        "foyer", "foyer.app..", "foyer.hosting..", "foyer.window.."
    };

    private static void holds(ArchRule rule) {
        rule.check(FOYER);
    }

    @Test
    void thereIsSomethingToCheck() {
        Assertions.assertTrue(FOYER.size() > 80);
    }

    @Test
    void theClientKnowsNothingOfTheServer() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage(CLIENT)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(SERVER)
                        .because(
                                "both halves meet only in the protocol: the host's own window goes"
                                        + " through the same socket as everybody else's"));
    }

    @Test
    void theServerKnowsNothingOfTheClient() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage(SERVER)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(CLIENT)
                        .because("it also runs where there is no window"));
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage(SERVER)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "atlantafx..")
                        .because("it also runs where there is no window"));
    }

    @Test
    void whoAServerIsIsMadeInOnePlace() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("foyer.identity..", "foyer.hosting..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("foyer.identity..")
                        .because("sockets are given what encrypts, not the key"));
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("foyer.identity..", "foyer.password..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.bouncycastle..")
                        .because("a certificate is made in one place, a password hashed in one"));
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.password..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("foyer..")
                                        .and(resideInAPackage("foyer.password..").negate()))
                        .because("what a password is for is not its matter"));
    }

    @Test
    void theProtocolKnowsNobody() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.protocol..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("foyer..")
                                        .and(resideInAPackage("foyer.protocol..").negate())
                                        .or(
                                                resideInAnyPackage(
                                                        "javafx..",
                                                        "org.java_websocket..",
                                                        "java.sql..")))
                        .because("it is the contract that both halves rest on"));
    }

    @Test
    void theTextsKnowNobodyButTheProtocol() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.language..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("foyer..")
                                        .and(
                                                resideInAnyPackage(
                                                                "foyer.language..",
                                                                "foyer.protocol..")
                                                        .negate())
                                        .or(resideInAnyPackage("javafx..")))
                        .because("everybody who says something to a person asks them"));
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("foyer.hub..", "foyer.server..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("foyer.language..")
                        .because(
                                "what a server says goes to people of any language: it has codes,"
                                        + " and words in English"));
    }

    @Test
    void onlyTheTrayKnowsTheDesktopsBus() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("foyer.tray..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.freedesktop.dbus..")
                        .because("most who run Foyer have no such bus, and load none of it"));
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.tray..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("foyer..", "javafx..")
                                        .and(resideInAPackage("foyer.tray..").negate()))
                        .because("it shows what it is told, on any thread"));
    }

    @Test
    void onlyTheEdgesKnowSockets() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("foyer.server..", "foyer.connection..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.java_websocket..")
                        .because(
                                "the library is wrapped where its faults are known, and may be replaced there"));
        holds(
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
                        .because("the rooms are tested without a network"));
    }

    @Test
    void beingFoundKnowsNobodyAndNobodyElseKnowsMdns() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.discovery..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("foyer..")
                                        .and(
                                                resideInAnyPackage(
                                                                "foyer.discovery..",
                                                                "foyer.protocol..")
                                                        .negate()))
                        .because("servers and windows both use it"));
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("foyer.discovery..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javax.jmdns..")
                        .because("its faults are known there, and it may be replaced there"));
    }

    @Test
    void theHubKnowsNeitherServerNorThreadsOfOthers() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.hub..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("foyer.server..")
                        .because("sockets come and go; what is decided does not depend on them"));
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.serverstore..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("foyer.hub..", "foyer.server..")
                        .because("what is kept outlives who decided it"));
    }

    @Test
    void onlyWhatIsOnDiskKnowsTheDatabase() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "foyer.serverstore..", "foyer.clientstore..", "foyer.sqlite..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "org.sqlite..")
                        .because("nobody else needs to change when the way of keeping does"));
    }

    @Test
    void onlyTheWindowKnowsTheToolkit() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("foyer", "foyer.window..", "foyer.ui..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("javafx..")
                                        .and(
                                                resideInAnyPackage(
                                                                "javafx.beans..",
                                                                "javafx.collections..")
                                                        .negate())
                                        .or(resideInAnyPackage("atlantafx..", "org.kordamp..")))
                        .because("what a person sees is tested without a window"));
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "foyer.connection..", "foyer.settings..", "foyer.discovery..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx..")
                        .because(
                                "they work on threads of their own, where nothing observable may change"));
    }

    @Test
    void theWindowKnowsOnlyWhatThePersonSees() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("foyer.client..", "foyer.model..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("foyer.ui..")
                        .because("arrows go from the window to the state"));
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("foyer.connection..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "foyer.client..", "foyer.model..", "foyer.ui..", "foyer.settings..")
                        .because("a link serves whoever listens to it"));
    }

    @Test
    void thereIsOneDoorToTheUiThread() {
        holds(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("foyer.ui.UiExecutor")
                        .should()
                        .callMethod(Platform.class, "runLater", Runnable.class)
                        .because("many events must wake the UI thread once and in order"));
    }

    @Test
    void nobodyKnowsTheRoof() {
        holds(
                classes()
                        .that()
                        .resideInAnyPackage(ROOF)
                        .should()
                        .onlyHaveDependentClassesThat()
                        .resideInAnyPackage(ROOF)
                        .because(
                                "only the packages of the roof join the parts, so every part can be made in a test"));
    }

    @Test
    void noPackagesKnowEachOtherInACircle() {
        holds(slices().matching("foyer.(*)..").should().beFreeOfCycles());
        holds(slices().matching("foyer.ui.(*)..").should().beFreeOfCycles());
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("foyer", "foyer.hosting..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .orShould()
                        .callMethod(Throwable.class, "printStackTrace")
                        .because("what is worth saying is shown to the person or logged once"));
        holds(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging..")
                        .because("there is one log"));
    }
}
