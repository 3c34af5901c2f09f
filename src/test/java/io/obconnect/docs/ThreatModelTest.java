package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The threat model names code and tests; whoever renames one finds the page here. */
class ThreatModelTest {

    private static final Path PAGE = Path.of("docs/threat-model.md");
    private static final String ROOT = "io.obconnect.";
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final List<String> TEST_ANNOTATIONS = List.of("Test", "ParameterizedTest", "RepeatedTest", "Property", "Example");
    private static final int KNOWN_ATTACKS = 35;

    /** One attack of the page. */
    record Attack(String title, List<String> lines) {

        List<String> quotedIn(String label) {
            return lines.stream().filter(line -> line.startsWith(label + ": "))
                    .flatMap(line -> QUOTED.matcher(line).results().map(quoted -> quoted.group(1))).toList();
        }

        boolean says(String label) {
            return lines.stream().anyMatch(line -> line.startsWith(label));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static List<Attack> attacks() throws IOException {
        List<Attack> attacks = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("### ")) {
                attacks.add(new Attack(line.substring("### ".length()), new ArrayList<>()));
            } else if (!attacks.isEmpty()) {
                attacks.get(attacks.size() - 1).lines().add(line);
            }
        }
        return attacks;
    }

    @Test
    void thePageIsReadWhole() throws IOException {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(KNOWN_ATTACKS);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void everyAttackHasADefenceInTheCodeThatExists(Attack attack) {
        assertThat(attack.says("Attack")).as("an attack is described").isTrue();
        assertThat(attack.says("Defence: ")).as("a defence is described").isTrue();
        assertThat(attack.quotedIn("Where")).as("the defence is somewhere").isNotEmpty()
                .allSatisfy(name -> assertThat(type(name)).as("class %s", name).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void everyAttackHasATestThatExists(Attack attack) {
        assertThat(attack.quotedIn("Test")).as("tests").isNotEmpty().allSatisfy(ThreatModelTest::isTest);
    }

    private static void isTest(String reference) {
        Matcher parts = Pattern.compile("([\\w.]+)#(\\w+)").matcher(reference);
        assertThat(parts.matches()).as("%s names a class and a method", reference).isTrue();
        Class<?> type = type(parts.group(1));
        assertThat(type).as("class %s", parts.group(1)).isNotNull();
        assertThat(Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getName().equals(parts.group(2))))
                .as("test %s", reference).isNotEmpty().allMatch(ThreatModelTest::runs);
    }

    private static boolean runs(Method method) {
        return Arrays.stream(method.getAnnotations()).anyMatch(known -> TEST_ANNOTATIONS.contains(known.annotationType().getSimpleName()));
    }

    /** Found, not initialized; null where there is none. */
    private static Class<?> type(String name) {
        try {
            return Class.forName(ROOT + name, false, ThreatModelTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
