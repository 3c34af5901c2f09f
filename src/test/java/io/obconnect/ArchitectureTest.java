package io.obconnect;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Clock;
import java.time.Instant;

/** The design's rules: who may know whom. */
@AnalyzeClasses(packages = "io.obconnect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_ADAPTERS_KNOW_JANSSEN = noClasses().that().resideOutsideOfPackage("io.obconnect.janssen..")
            .should().dependOnClassesThat().resideInAPackage("io.jans..");

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_ADAPTERS = noClasses().that().resideOutsideOfPackage("io.obconnect.janssen..")
            .should().dependOnClassesThat().resideInAPackage("io.obconnect.janssen..");

    @ArchTest
    static final ArchRule MESSAGE_KNOWS_NO_CONTAINER_AND_NO_OTHER_PACKAGE = classes().that().resideInAPackage("io.obconnect.message..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.obconnect", "io.obconnect.message..", "java..", "javax.crypto..",
                    "org.jose4j..");

    @ArchTest
    static final ArchRule MESSAGE_READS_NO_FILE_NO_NETWORK_AND_NO_CLOCK_OF_ITS_OWN = noClasses().that()
            .resideInAPackage("io.obconnect.message..").should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net.http..")
            .orShould().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule THE_SHARED_VOCABULARY_KNOWS_NO_PACKAGE = noClasses().that().resideInAPackage("io.obconnect")
            .should().dependOnClassesThat().resideInAPackage("io.obconnect.(*)..");

    @ArchTest
    static final ArchRule CONFIGURATION_KNOWS_ONLY_MESSAGES = noClasses().that().resideInAPackage("io.obconnect.config..")
            .should().dependOnClassesThat(resideInAPackage("io.obconnect.(*)..")
                    .and(not(resideInAPackage("io.obconnect.config..")))
                    .and(not(resideInAPackage("io.obconnect.message.."))));

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY = slices().matching("io.obconnect.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR = noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule ONLY_TOOLS_WRITE_TO_THE_CONSOLE = noClasses().that().resideOutsideOfPackage("io.obconnect.tools..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule TOOLS_RUN_WITHOUT_A_SERVER = noClasses().that().resideInAnyPackage("io.obconnect.tools..", "io.obconnect.launch..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta..", "io.jans..");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_AN_INJECTED_CLOCK = noClasses().should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis");
}
