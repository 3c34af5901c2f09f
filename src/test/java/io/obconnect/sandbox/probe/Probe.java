package io.obconnect.sandbox.probe;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The probe extension as a jar. */
public final class Probe {

    private Probe() {
    }

    /** Packs it. */
    public static java.nio.file.Path jar(java.nio.file.Path directory) {
        java.nio.file.Path jar = directory.resolve("probe.jar");
        ShrinkWrap.create(JavaArchive.class, "probe.jar")
                .addClasses(ProbeLogin.class, ProbeTokens.class, ProbeFilters.class, ProbeFilters.Early.class, ProbeFilters.Annotated.class,
                        ProbeCleaner.class, ProbeApplication.class, ProbeResource.class)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsManifestResource(new StringAsset(page("#{authenticator.authenticateWithOutcome}")), "resources/auth/probe/back.xhtml")
                .addAsManifestResource(new StringAsset(page("#{authenticator.prepareAuthenticationForStep}")), "resources/auth/probe/wait.xhtml")
                .as(ZipExporter.class).exportTo(jar.toFile(), true);
        return jar;
    }

    private static String page(String action) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:f=\"http://xmlns.jcp.org/jsf/core\"><f:view><f:metadata>"
                + "<f:viewAction action=\"" + action + "\"/></f:metadata></f:view><body>probe</body></html>";
    }
}
