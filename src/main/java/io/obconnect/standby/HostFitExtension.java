package io.obconnect.standby;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

import java.net.URL;

/**
 * Keeps our beans out of a server that lacks what they need (CDI 3.0, section 11.5.6): one that can't be made would keep the whole web
 * application from starting.
 */
public class HostFitExtension implements Extension {

    private static final String OURS = root(HostFitExtension.class);

    void veto(@Observes ProcessAnnotatedType<?> type) {
        Class<?> candidate = type.getAnnotatedType().getJavaClass();
        if (!HostFit.fits() && candidate.getPackage() != HostFitExtension.class.getPackage() && root(candidate).equals(OURS)) {
            type.veto();
        }
    }

    /** The jar that a class comes from; by its resource, because not every class loader tells code sources. */
    private static String root(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        URL url = type.getClassLoader() == null ? null : type.getClassLoader().getResource(path);
        return url == null ? "" : url.toString().substring(0, url.toString().length() - path.length());
    }
}
