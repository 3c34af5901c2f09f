package io.obconnect.sandbox;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the extension may call by the slice, the stand-ins have, under the very same signature. */
class StandInsTest {

    @Test
    void everyMemberOfTheSliceHasAStandIn() throws Exception {
        Path slice = Path.of("target/classes");
        URL[] both = {Path.of("target/test-classes").toUri().toURL(), slice.toUri().toURL()};
        List<String> missing = new ArrayList<>();
        int compared = 0;
        try (URLClassLoader sliceLoader = new OwnFirst(new URL[] {slice.toUri().toURL()}); URLClassLoader standIns = new OwnFirst(both);
             Stream<Path> files = Files.walk(slice.resolve("io/jans"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = slice.relativize(file).toString().replace(".class", "").replace(File.separatorChar, '.');
                Set<String> wanted = members(sliceLoader.loadClass(name));
                // the compiler gives it to classes of the slice that declare no constructor
                wanted.remove("new()");
                wanted.removeAll(members(standIns.loadClass(name)));
                wanted.forEach(member -> missing.add(name + ": " + member));
                compared++;
            }
        }
        assertThat(missing).isEmpty();
        assertThat(compared).isGreaterThan(80);
    }

    /** Public members, inherited ones too, with types as the JVM sees them. */
    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass().getName().startsWith("io.jans.")) {
                members.add((Modifier.isStatic(method.getModifiers()) ? "static " : "") + method.getReturnType().getName() + " "
                        + method.getName() + types(method.getParameterTypes()));
            }
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            members.add("new" + types(constructor.getParameterTypes()));
        }
        for (Field field : type.getFields()) {
            if (field.getDeclaringClass().getName().startsWith("io.jans.")) {
                members.add(field.getType().getName() + " " + field.getName());
            }
        }
        return members;
    }

    private static String types(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Takes {@code io.jans} from its own directories, and all else from the class path. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL[] urls) {
            super(urls, StandInsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith("io.jans.") ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
