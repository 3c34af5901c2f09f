package io.obconnect.sandbox.probe;

import io.obconnect.sandbox.GenerationClasses;
import io.obconnect.sandbox.server.Generation;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The probe extension as a jar. */
public final class Probe {

    private static final List<Class<?>> CLASSES = List.of(ProbeLogin.class, ProbeTokens.class, ProbeFilters.class, ProbeFilters.Early.class,
            ProbeFilters.Annotated.class, ProbeCleaner.class, ProbeTimer.class, ProbeTimer.Tick.class, ProbeGrants.class, ProbeApplication.class,
            ProbeResource.class);

    private Probe() {
    }

    /** Packs it, as if it had been compiled against a server of this generation. */
    public static Path jar(Path directory, Generation generation) throws IOException {
        Path file = directory.resolve("probe.jar");
        GenerationClasses classes = new GenerationClasses(generation);
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "probe.jar");
        for (Class<?> each : CLASSES) {
            String name = each.getName().replace('.', '/') + ".class";
            try (InputStream in = each.getResourceAsStream("/" + name)) {
                jar.add(new ByteArrayAsset(classes.content(name, in.readAllBytes())), name);
            }
        }
        jar.addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsManifestResource(new StringAsset(page("#{authenticator.authenticateWithOutcome}")), "resources/auth/probe/back.xhtml")
                .addAsManifestResource(new StringAsset(page("#{authenticator.prepareAuthenticationForStep}")), "resources/auth/probe/wait.xhtml")
                .as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static String page(String action) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:f=\"http://xmlns.jcp.org/jsf/core\"><f:view><f:metadata>"
                + "<f:viewAction action=\"" + action + "\"/></f:metadata></f:view><body>probe</body></html>";
    }
}
