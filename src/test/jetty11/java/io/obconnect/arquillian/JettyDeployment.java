package io.obconnect.arquillian;

import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.ServerClassPath;
import org.eclipse.jetty.webapp.WebAppClassLoader;
import org.eclipse.jetty.webapp.WebAppContext;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jboss.arquillian.container.jetty.embedded_11.WebAppContextProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets up the web application that Arquillian deploys into Jetty 11 as production has it: cut off from this JVM's class path. */
public final class JettyDeployment implements LoadableExtension, WebAppContextProcessor {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(WebAppContextProcessor.class, JettyDeployment.class);
    }

    @Override
    public void process(WebAppContext context, Archive<?> archive) {
        // not the archive's name, which would make every deployment use the same file
        context.setContextPath(AuthServer.CONTEXT);
        context.setThrowUnavailableOnStartupException(true);
        // what Jetty's module cdi-decorate does; with its default, filters that a listener adds go without injection
        context.setInitParameter("org.eclipse.jetty.cdi", "CdiDecoratingListener");
        context.setAttribute("org.eclipse.jetty.containerInitializerOrder",
                "org.eclipse.jetty.cdi.CdiServletContainerInitializer,org.jboss.weld.environment.servlet.EnhancedListener,"
                        + "com.sun.faces.config.FacesInitializer,*");
        // arquillian-jakarta-servlet-protocol.jar carries the servlet through which tests inside are started
        context.setAttribute("org.eclipse.jetty.server.webapp.WebInfIncludeJarPattern",
                ServerClassPath.scanned(Stream.of(Surroundings.EXTENSION_JAR, "arquillian-jakarta-servlet-protocol.jar")));
        isolate(context);
        context.addEventListener(new Around());
    }

    private static void isolate(WebAppContext context) {
        try {
            context.setExtraClasspath(ServerClassPath.libraries().stream().map(Path::toString).collect(Collectors.joining(",")));
            // reads the extra class path as it is now
            context.setClassLoader(new WebAppClassLoader(ServerClassPath.parent(), context));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port is known only when the context starts. */
    private static final class Around implements LifeCycle.Listener {

        private Surroundings surroundings;

        @Override
        public void lifeCycleStarting(LifeCycle starting) {
            WebAppContext context = (WebAppContext) starting;
            surroundings = Surroundings.start();
            surroundings.describe(((NetworkConnector) context.getServer().getConnectors()[0]).getLocalPort(), context::setAttribute);
        }

        @Override
        public void lifeCycleFailure(LifeCycle failed, Throwable cause) {
            lifeCycleStopped(failed);
        }

        @Override
        public void lifeCycleStopped(LifeCycle stopped) {
            if (surroundings != null) {
                surroundings.close();
            }
        }
    }
}
