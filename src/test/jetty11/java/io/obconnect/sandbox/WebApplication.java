package io.obconnect.sandbox;

import io.obconnect.sandbox.server.Generation;
import io.obconnect.sandbox.server.Settings;

import org.eclipse.jetty.annotations.AnnotationConfiguration;
import org.eclipse.jetty.plus.webapp.EnvConfiguration;
import org.eclipse.jetty.plus.webapp.PlusConfiguration;
import org.eclipse.jetty.util.resource.PathResource;
import org.eclipse.jetty.webapp.WebAppClassLoader;
import org.eclipse.jetty.webapp.WebAppContext;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The auth server's web application: provider, stand-ins, the server's libraries, and what lies in {@code custom/libs}. */
final class WebApplication {

    private WebApplication() {
    }

    static WebAppContext of(Path work, List<Path> jars, Map<String, String> settings, MovableTime time,
            Map<String, Function<String, String>> hooks) throws IOException {
        WebAppContext context = new WebAppContext();
        context.setContextPath(AuthServer.CONTEXT);
        context.setBaseResource(new PathResource(webRoot()));
        context.setTempDirectory(Files.createDirectory(work.resolve("temp")).toFile());
        context.setThrowUnavailableOnStartupException(true);
        context.addConfiguration(new AnnotationConfiguration(), new PlusConfiguration(), new EnvConfiguration());
        // what Jetty's module cdi-decorate does; with its default, filters that a listener adds go without injection
        context.setInitParameter("org.eclipse.jetty.cdi", "CdiDecoratingListener");
        context.setAttribute("org.eclipse.jetty.containerInitializerOrder",
                "org.eclipse.jetty.cdi.CdiServletContainerInitializer,org.jboss.weld.environment.servlet.EnhancedListener,"
                        + "com.sun.faces.config.FacesInitializer,*");
        List<Path> path = new ArrayList<>();
        path.add(ServerClassPath.pack(work, Generation.of(settings.get("generation"))));
        path.addAll(jars);
        context.setExtraClasspath(path.stream().map(Path::toString).collect(Collectors.joining(",")));
        // reads the extra class path as it is now
        context.setClassLoader(new WebAppClassLoader(ServerClassPath.parentWithLibraries(), context));
        context.setAttribute("org.eclipse.jetty.server.webapp.WebInfIncludeJarPattern",
                ServerClassPath.scanned(jars.stream().map(jar -> jar.getFileName().toString())));
        context.setAttribute(Settings.SETTINGS, settings);
        context.setAttribute(Settings.CLOCK, (LongSupplier) time::ahead);
        context.setAttribute(Settings.HOOKS, hooks);
        return context;
    }

    private static Path webRoot() throws IOException {
        try {
            return Path.of(AuthServer.class.getResource("/sandbox/webapp/WEB-INF/web.xml").toURI()).getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
