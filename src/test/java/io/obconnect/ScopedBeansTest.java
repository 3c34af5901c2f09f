package io.obconnect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ScopedBeansTest {

    private static final Path CLASSES = Path.of("target", "classes");

    /**
     * Beans with a normal scope are called through the container's proxies, and those call a method that isn't public by reflection: several
     * times slower, and a flood of forged returns passes three of them each.
     */
    @Test
    void what_is_called_through_a_proxy_is_public() throws IOException {
        List<Class<?>> beans = beans();
        assertThat(beans).hasSizeGreaterThan(30);
        assertThat(beans.stream().flatMap(bean -> Arrays.stream(bean.getDeclaredMethods()).filter(ScopedBeansTest::reflected))).isEmpty();
    }

    private static boolean reflected(Method method) {
        int modifiers = method.getModifiers();
        return !method.isSynthetic() && !Modifier.isStatic(modifiers) && !Modifier.isPublic(modifiers) && !Modifier.isPrivate(modifiers)
                && Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream).map(Annotation::annotationType)
                        .noneMatch(Observes.class::equals);
    }

    private static List<Class<?>> beans() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("io/obconnect"))) {
            return files.filter(file -> file.toString().endsWith(".class")).<Class<?>>map(ScopedBeansTest::loaded)
                    .filter(type -> type.isAnnotationPresent(ApplicationScoped.class) || type.isAnnotationPresent(RequestScoped.class)).toList();
        }
    }

    private static Class<?> loaded(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
        try {
            return Class.forName(name, false, ScopedBeansTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
