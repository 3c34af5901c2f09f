package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.jans.model.custom.script.type.BaseExternalType;
import io.obconnect.janssen.ObconnectIntrospection;
import io.obconnect.janssen.ObconnectPersonAuthentication;
import io.obconnect.janssen.ObconnectUpdateToken;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.util.PythonInterpreter;

/** The texts of {@code deploy/scripts}, loaded as the server loads them: by their fixed class names, as the server's interface. */
class ScriptStubsTest {

    private static final Path SCRIPTS = Path.of("deploy/scripts");

    @TempDir
    private Path classes;

    @BeforeAll
    static void jython() {
        Properties properties = new Properties();
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        PythonInterpreter.initialize(System.getProperties(), properties, new String[0]);
    }

    static Stream<Arguments> scripts() {
        return Stream.of(Arguments.of("PersonAuthentication", "person_authentication.py", ObconnectPersonAuthentication.class),
                Arguments.of("UpdateToken", "update_token.py", ObconnectUpdateToken.class),
                Arguments.of("Introspection", "introspection.py", ObconnectIntrospection.class));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void jythonRunsTheScript(String name, String file, Class<?> base) throws IOException {
        try (PythonInterpreter interpreter = new PythonInterpreter(); var text = Files.newInputStream(SCRIPTS.resolve(file))) {
            interpreter.execfile(text);
            PyObject type = interpreter.get(name);
            assertThat(type).as("class %s in %s", name, file).isNotNull();

            Object script = type.__call__(new PyObject[] {new PyLong(1_700_000_000_000L)}).__tojava__(BaseExternalType.class);

            assertThat(script).isInstanceOf(base).isInstanceOf(BaseExternalType.class);
            assertThat(((BaseExternalType) script).getApiVersion()).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theCompilerTakesTheScript(String name, String file, Class<?> base) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(null, null, null, "-d", classes.toString(), "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SCRIPTS.resolve(name + ".java").toString());
        assertThat(status).isZero();

        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Object script = loader.loadClass(name).getDeclaredConstructor().newInstance();

            assertThat(script).isInstanceOf(base);
            assertThat(((BaseExternalType) script).getApiVersion()).isEqualTo(11);
        }
    }
}
