package dev.cryb.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What must stay true of every module, so that who knows one service knows all. */
public final class ArchitectureRules {

    private static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("one waits for facts, and event loops wait for nobody");

    private static final ArchRule CONTRACT_KNOWS_NO_STORE = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.cryb.event..",
                    "dev.cryb.request..",
                    "dev.cryb.model..",
                    "dev.cryb.permission..",
                    "dev.cryb.id..",
                    "dev.cryb.error..",
                    "dev.cryb.json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cryb.bus..", "io.vertx..", "io.quarkus..", "io.smallrye.mutiny..")
            .because("the contract is types only");

    private static final ArchRule COMMON_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAnyPackage("dev.cryb.bus..", "dev.cryb.event..", "dev.cryb.request..", "dev.cryb.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.cryb.gateway..",
                    "dev.cryb.messaging..",
                    "dev.cryb.presence..",
                    "dev.cryb.voice..",
                    "dev.cryb.service..")
            .because("services stand on the bus, not the other way round");

    private static final ArchRule SERVICES_KNOW_NOT_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.cryb.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cryb.messaging..", "dev.cryb.presence..", "dev.cryb.voice..", "dev.cryb.service..")
            .because("what one needs from another travels as a message");

    private static final ArchRule HANDLERS_ARE_NOBODYS = classes()
            .that()
            .resideInAnyPackage("dev.cryb.messaging..", "dev.cryb.presence..", "dev.cryb.voice..")
            .and()
            .haveSimpleNameEndingWith("Handler")
            .should()
            .bePackagePrivate()
            .because("only the bus calls a handler");

    private static final ArchRule HANDLERS_TALK_TO_NO_REDIS = noClasses()
            .that()
            .resideInAnyPackage("dev.cryb.messaging..", "dev.cryb.presence..", "dev.cryb.voice..")
            .and()
            .resideOutsideOfPackages("dev.cryb.presence.inbound..", "dev.cryb.voice.reconcile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..redis..")
            .because("Redis is the bus' own");

    private static final ArchRule PROTOCOLS_KNOW_NO_RIGHTS = noClasses()
            .that()
            .resideInAPackage("dev.cryb.gateway.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.cryb.gateway.access..",
                    "dev.cryb.gateway.fanout..",
                    "dev.cryb.gateway.outbound..",
                    "dev.cryb.bus..")
            .because("a protocol is a codec and nothing else");

    private static final List<ArchRule> ALL = List.of(
            NOBODY_SLEEPS,
            CONTRACT_KNOWS_NO_STORE,
            COMMON_KNOWS_NO_SERVICE,
            SERVICES_KNOW_NOT_EACH_OTHER,
            HANDLERS_ARE_NOBODYS,
            HANDLERS_TALK_TO_NO_REDIS,
            PROTOCOLS_KNOW_NO_RIGHTS);

    private ArchitectureRules() {}

    /** Holds all rules against the main classes of a package. */
    public static void check(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        ALL.forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }
}
